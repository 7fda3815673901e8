// Verify checks what socai writes with the code of Go's checksum database, golang.org/x/mod/sumdb:
// another program by other people, with another implementation of everything.
//
//	verify note VKEY CHECKPOINT
//	verify cosigned VKEY CHECKPOINT
//	verify inclusion VKEY PROOF LINE
//	verify consistency VKEY OLD-CHECKPOINT PROOF
//	verify tiles VKEY DIR
//
// It ends with status 0 where it accepts, else with 1 and the reason.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 3 {
		return errors.New("usage: verify note|cosigned|inclusion|consistency|tiles VKEY FILE...")
	}
	verifier, err := newVerifier(args[1])
	if err != nil {
		return err
	}
	switch args[0] {
	case "note", "cosigned":
		data, err := os.ReadFile(args[2])
		if err != nil {
			return err
		}
		tree, err := open(data, verifier)
		if err != nil {
			return err
		}
		fmt.Println(tree.N, tree.Hash)
		return nil
	case "inclusion":
		return inclusion(verifier, args[2], args[3])
	case "consistency":
		return consistency(verifier, args[2], args[3])
	case "tiles":
		return tiles(verifier, args[2])
	}
	return fmt.Errorf("unknown check %q", args[0])
}

// cosigner verifies c2sp.org/tlog-cosignature, which x/mod does not know: its seam for other kinds
// of keys is the interface note.Verifier.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }
func (c *cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(sig))
	return ed25519.Verify(c.key, append([]byte(head), msg...), sig[8:])
}

func newVerifier(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) == 3 {
		key, err := base64.StdEncoding.DecodeString(parts[2])
		if err == nil && len(key) == 1+ed25519.PublicKeySize && key[0] == 4 {
			sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
			hash := binary.BigEndian.Uint32(sum[:])
			if fmt.Sprintf("%08x", hash) != parts[1] {
				return nil, errors.New("invalid verifier hash")
			}
			return &cosigner{parts[0], hash, key[1:]}, nil
		}
	}
	return note.NewVerifier(vkey)
}

// open verifies a signed checkpoint and reads it as the checksum database reads its own, whose
// first line is a constant.
func open(data []byte, verifier note.Verifier) (tlog.Tree, error) {
	n, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	i := strings.Index(n.Text, "\n")
	if i < 1 {
		return tlog.Tree{}, errors.New("a checkpoint has a first line")
	}
	return tlog.ParseTree([]byte("go.sum database tree" + n.Text[i:]))
}

// head splits a proof into the lines before its first blank one and the checkpoint behind it.
func head(path string) ([]string, []byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	i := bytes.Index(data, []byte("\n\n"))
	if i < 0 {
		return nil, nil, errors.New("no blank line")
	}
	return strings.Split(string(data[:i]), "\n"), data[i+2:], nil
}

func number(line, word string) (int64, error) {
	text := strings.TrimPrefix(line, word+" ")
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || line != fmt.Sprintf("%s %d", word, n) || n < 0 {
		return 0, fmt.Errorf("malformed %s line", word)
	}
	return n, nil
}

func hashes(lines []string) ([]tlog.Hash, error) {
	var list []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		list = append(list, hash)
	}
	return list, nil
}

func inclusion(verifier note.Verifier, proof, line string) error {
	lines, checkpoint, err := head(proof)
	if err != nil {
		return err
	}
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("no tlog-proof")
	}
	index, err := number(lines[1], "index")
	if err != nil {
		return err
	}
	path, err := hashes(lines[2:])
	if err != nil {
		return err
	}
	tree, err := open(checkpoint, verifier)
	if err != nil {
		return err
	}
	event, err := os.ReadFile(line)
	if err != nil {
		return err
	}
	leaf := tlog.RecordHash(bytes.TrimSuffix(event, []byte("\n")))
	return tlog.CheckRecord(path, tree.N, tree.Hash, index, leaf)
}

func consistency(verifier note.Verifier, old, proof string) error {
	lines, checkpoint, err := head(proof)
	if err != nil {
		return err
	}
	size, err := number(lines[0], "old")
	if err != nil {
		return err
	}
	path, err := hashes(lines[1:])
	if err != nil {
		return err
	}
	tree, err := open(checkpoint, verifier)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(old)
	if err != nil {
		return err
	}
	before, err := open(data, verifier)
	if err != nil {
		return err
	}
	if size != before.N {
		return errors.New("the proof is from another size")
	}
	return tlog.CheckTree(path, tree.N, tree.Hash, before.N, before.Hash)
}

// folder reads tiles of height 8 from files.
type folder string

func (f folder) Height() int { return 8 }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var list [][]byte
	for _, tile := range tiles {
		data, err := os.ReadFile(f.path(tile))
		if err != nil {
			return nil, err
		}
		list = append(list, data)
	}
	return list, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

// path is that of c2sp.org/tlog-tiles, which leaves the height out and calls data entries.
func (f folder) path(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return filepath.Join(string(f), strings.Replace(path, "tile/data/", "tile/entries/", 1))
}

// tiles verifies every tile of the checkpoint's tree, and every entry by its proof.
func tiles(verifier note.Verifier, dir string) error {
	f := folder(dir)
	data, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	if err != nil {
		return err
	}
	tree, err := open(data, verifier)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, f)
	if root, err := tlog.TreeHash(tree.N, reader); err != nil || root != tree.Hash {
		return fmt.Errorf("the tiles give another root: %v", err)
	}
	for start := int64(0); start < tree.N; start += 256 {
		width := tree.N - start
		if width > 256 {
			width = 256
		}
		bundle, err := os.ReadFile(f.path(tlog.Tile{H: 8, L: -1, N: start / 256, W: int(width)}))
		if err != nil {
			return err
		}
		for n := start; n < start+width; n++ {
			if len(bundle) < 2 || len(bundle)-2 < int(binary.BigEndian.Uint16(bundle)) {
				return fmt.Errorf("entry %d is cut off", n)
			}
			length := int(binary.BigEndian.Uint16(bundle))
			leaf := tlog.RecordHash(bundle[2 : 2+length])
			bundle = bundle[2+length:]
			proof, err := tlog.ProveRecord(tree.N, n, reader)
			if err != nil {
				return err
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaf); err != nil {
				return fmt.Errorf("entry %d: %v", n, err)
			}
		}
		if len(bundle) != 0 {
			return errors.New("bytes behind the last entry of a bundle")
		}
	}
	fmt.Println(tree.N, tree.Hash)
	return nil
}
