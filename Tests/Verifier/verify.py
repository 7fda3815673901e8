#!/usr/bin/env python3
"""Checks a ledger of Sổ Cái without any code of Sổ Cái: what a sceptic reads first.

    verify.py LEDGER [--checkpoint FILE]... [--key VKEY]... [--json]
    verify.py --proof FILE --line FILE [--origin NAME] [--key VKEY]... [--json]
    verify.py --growth FILE --checkpoint OLD [--key VKEY]... [--json]

The first form reads every byte of a ledger folder and lists all that is wrong with it, each with
its file, byte offset and event. The second checks a proof that an event is in a log, the third a
proof that a log only grew since an earlier checkpoint; these two need no ledger.
Exit status: 0 nothing is wrong, 1 something is, 2 the question cannot be answered.

Written from two pages alone, "Format" and "Checkpoints and proofs" of EventLog.docc; the comments
name the section obeyed. Python's standard library and nothing else; Ed25519 signatures are checked
by the `openssl` command where there is one, and else said to be unchecked.
"""
import argparse
import base64
import binascii
import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata


# --- Format, "The line": the checksum ------------------------------------------------------------

def _crc_table():
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    return table


CRC_TABLE = _crc_table()


def crc32c(data):
    """CRC-32C (Castagnoli) of the bytes."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


# --- Format, "The line": one canonical form ------------------------------------------------------

class Wrong(Exception):
    """What was expected at `offset`; `ends` where the bytes stop there and are right so far."""

    def __init__(self, kind, offset, expected, found, ends=False):
        super().__init__(expected)
        self.kind, self.offset, self.ends = kind, offset, ends
        self.expected, self.found = expected, found


# Everything but a quote, a backslash and U+0000 to U+001F stands for itself; escapes are these only.
STRING_BODY = re.compile(
    rb'"(?:[^"\\\x00-\x1f]|\\(?:["\\btnfr]|u00(?:0[0-7bef]|1[0-9a-f])))*')
ESCAPE_BEGUN = re.compile(rb'\\(?:u(?:0(?:0[01]?)?)?)?')
INTEGER = re.compile(rb'-?[0-9]*')
CANONICAL_INTEGER = re.compile(rb'0|-?[1-9][0-9]*')
INSTANT = re.compile(r'[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z', re.ASCII)
HEXADECIMAL = {b"%x" % digit for digit in range(16)}
LARGEST_INTEGER = 2 ** 53 - 1
LEVELS = 64
LINE_LIMIT = 65_535


class Reader:
    """Reads canonical JSON from left to right and accepts nothing else."""

    def __init__(self, data):
        self.data, self.offset, self.depth = data, 0, 0

    def wrong(self, expected, at=None):
        at = self.offset if at is None else at
        if at >= len(self.data):
            return Wrong("notCanonical", at, expected, "the end", ends=True)
        byte = self.data[at]
        found = chr(byte) if 0x21 <= byte <= 0x7E else f"byte 0x{byte:02x}"
        return Wrong("notCanonical", at, expected, found)

    def take(self, text):
        """Passes `text` where it comes next; a beginning of it at the end is an early end."""
        if self.data.startswith(text, self.offset):
            self.offset += len(text)
            return True
        if text.startswith(self.data[self.offset:]):
            raise self.wrong(text.decode(), len(self.data))
        return False

    def expect(self, text):
        if not self.take(text):
            rest = self.data[self.offset:]
            agree = next(i for i, byte in enumerate(text) if rest[i] != byte)
            raise self.wrong(text.decode(), self.offset + agree)

    def string(self):
        start = self.offset
        body = STRING_BODY.match(self.data, start)
        if not body:
            raise self.wrong('"')
        self.offset = body.end()
        begun = ESCAPE_BEGUN.match(self.data, self.offset)
        if begun and begun.end() == len(self.data):
            raise self.wrong("an escape", len(self.data))
        self.expect(b'"')
        raw = self.data[start:self.offset]
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise self.wrong("UTF-8", start + error.start) from error
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            raise Wrong("notCanonical", start + 1, "text in Unicode normalization form C",
                        "another form")
        return json.loads(text)

    def integer(self):
        start = self.offset
        digits = INTEGER.match(self.data, start).group()
        self.offset += len(digits)
        if digits in (b"", b"-"):
            raise self.wrong("a digit")
        is_canonical = len(digits) <= 17 and CANONICAL_INTEGER.fullmatch(digits)
        if not is_canonical or abs(int(digits)) > LARGEST_INTEGER:
            raise Wrong("notCanonical", start, "an integer within ±(2^53−1) without leading zeros",
                        digits.decode())
        return int(digits)

    def value(self):
        first = self.data[self.offset:self.offset + 1]
        if first == b'"':
            return self.string()
        if first in (b"{", b"["):
            return self.container(first)
        if first in (b"t", b"f"):
            self.expect(b"true" if first == b"t" else b"false")
            return first == b"t"
        if first in (b"-", *(b"%d" % digit for digit in range(10))):
            return self.integer()
        raise self.wrong("a value")  # null among them

    def container(self, opening):
        """An array, or an object in which no name stands twice."""
        if self.depth == LEVELS:
            raise Wrong("notCanonical", self.offset, f"at most {LEVELS} levels", "one more")
        self.depth += 1
        self.expect(opening)
        closing, members, values = (b"}", {}, None) if opening == b"{" else (b"]", None, [])
        if not self.take(closing):
            while True:
                start = self.offset
                if members is None:
                    values.append(self.value())
                else:
                    name = self.string()
                    if name in members:
                        raise Wrong("notCanonical", start, "each member once", f"{name} again")
                    self.expect(b":")
                    members[name] = self.value()
                if not self.take(b","):
                    break
            self.expect(closing)
        self.depth -= 1
        return values if members is None else members

    def text(self):
        start = self.offset
        text = self.string()
        if not text:
            raise Wrong("notCanonical", start, "a text", "an empty one")
        return text

    def count(self):
        start = self.offset
        number = self.integer()
        if number < 0:
            raise Wrong("notCanonical", start, "a number from 0", str(number))
        return number

    def instant(self):
        start = self.offset
        text = self.string()
        try:
            if INSTANT.fullmatch(text):
                datetime.datetime(*map(int, re.split("[-T:.]", text)[:6]))  # a day there is?
                return text
        except ValueError:
            pass
        raise Wrong("notCanonical", start, "a time as 2025-02-04T01:00:00.000Z", text)

    def object(self):
        if self.data[self.offset:self.offset + 1] not in (b"{", b""):
            raise self.wrong("an object")
        return self.value()

    def true(self):
        self.expect(b"true")
        return True


# The members of a line in their order, what they hold, and whether they must be there.
MEMBERS = (("seq", "count", True), ("at", "instant", True), ("by", "text", True),
           ("stream", "text", True), ("rev", "count", True), ("key", "text", False),
           ("type", "text", True), ("data", "object", True), ("more", "true", False),
           ("sig", "text", False))


def read_line(data):
    """The event that the bytes of a line, the line feed not among them, stand for; else Wrong."""
    if len(data) > LINE_LIMIT:
        raise Wrong("tooLong", LINE_LIMIT, f"at most {LINE_LIMIT} bytes", f"{len(data)} bytes")
    # Where a checksum stands at the end, it must be that of all bytes before it.
    body, end = data[:-18], data[-18:]
    if end.startswith(b',"crc":"') and end.endswith(b'"}') and end[8:16] != b"%08x" % crc32c(body):
        raise Wrong("crcMismatch", 0, f"the checksum {end[8:16].decode('ascii', 'replace')} "
                    "that the line carries", f"bytes that give {crc32c(body):08x}")
    reader, line = Reader(data), {}
    for name, form, required in MEMBERS:
        lead = b'%s"%s":' % (b"," if line else b"{", name.encode())
        if required:
            reader.expect(lead)
        elif not reader.take(lead):
            continue
        line[name] = getattr(reader, form)()
    reader.expect(b',"crc":"')
    for _ in range(8):
        if data[reader.offset:reader.offset + 1] not in HEXADECIMAL:
            raise reader.wrong("a lower-case hexadecimal digit")
        reader.offset += 1
    reader.expect(b'"}')
    if reader.offset < len(data):
        raise reader.wrong("the end")
    return line


def is_beginning(data, position):
    """Whether the bytes are right as far as they go and stop before the line does."""
    try:
        return read_line(data)["seq"] == position
    except Wrong as wrong:
        return wrong.ends


# --- Format, "The tree", and RFC 6962 ------------------------------------------------------------

def leaf_hash(line):
    return hashlib.sha256(b"\x00" + line).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(count):
    """The largest power of two below `count` (RFC 6962 §2.1)."""
    return 1 << (count - 1).bit_length() - 1


class Tree:
    """The head over all leaves so far, from the heads of the whole subtrees to its left."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def append(self, line):
        peak, count = leaf_hash(line), self.size
        while count & 1:
            peak, count = node_hash(self.peaks.pop(), peak), count >> 1
        self.peaks.append(peak)
        self.size += 1

    def root(self):
        if not self.peaks:
            return hashlib.sha256().digest()
        head = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            head = node_hash(peak, head)
        return head


def inclusion_root(leaf, index, size, hashes):
    """The head to which PATH(index, D[size]) of RFC 6962 §2.1.1 leads; takes `hashes` from its end."""
    if size == 1:
        return leaf
    middle, beside = split(size), hashes.pop()
    if index < middle:
        return node_hash(inclusion_root(leaf, index, middle, hashes), beside)
    return node_hash(beside, inclusion_root(leaf, index - middle, size - middle, hashes))


def growth_roots(old, old_size, size, hashes, whole=True):
    """The earlier and the later head to which SUBPROOF of RFC 6962 §2.1.2 leads."""
    if old_size == size:
        head = old if whole else hashes.pop()
        return head, head
    middle, beside = split(size), hashes.pop()
    if old_size <= middle:
        before, after = growth_roots(old, old_size, middle, hashes, whole)
        return before, node_hash(after, beside)
    before, after = growth_roots(old, old_size - middle, size - middle, hashes, False)
    return node_hash(beside, before), node_hash(beside, after)


# --- Checkpoints and proofs: notes, keys, signatures ---------------------------------------------

class Refused(Exception):
    """A text that is no note, checkpoint, key or proof, or one that proves nothing."""


class NewerFormat(Exception):
    """A ledger in a later version of the format: whatever was said of its lines would be wrong."""


def decode_base64(text, what, count=None):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        data = None
    # A hash has one text only: no bits that no byte is made of.
    if data is None or count and (len(data) != count or base64.b64encode(data).decode() != text):
        raise Refused(f"{what} is not in base64")
    return data


def number(text, what):
    if not re.fullmatch("0|[1-9][0-9]{0,18}", text) or int(text) >= 2 ** 63:
        raise Refused(f"{what} is no number below 2^63")
    return int(text)


class Key:
    """NAME+ID+KEY: the number is made of the name, the kind and the public key."""

    def __init__(self, text):
        parts = text.split("+", 2)
        data = decode_base64(parts[-1], "the key")
        if len(parts) != 3 or len(data) != 33 or data[0] not in (1, 4):
            raise Refused("this is no key NAME+ID+KEY of kind 1 or 4")
        self.name, self.kind, self.public = parts[0], data[0], data[1:]
        self.id = self.number()
        if not re.fullmatch("[0-9a-fA-F]{8}", parts[1]) or self.id != bytes.fromhex(parts[1]):
            raise Refused("the key's number does not belong to its name and its bytes")

    def number(self):
        text = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(text).digest()[:4]

    def cosigning(self):
        """The same key as a witness uses it: what a witness signs is of kind 4."""
        other = object.__new__(Key)
        other.name, other.kind, other.public = self.name, 4, self.public
        other.id = other.number()
        return other


def verifies(key, message, signature):
    """Whether openssl finds the signature right; None where there is no openssl to ask."""
    if not shutil.which("openssl"):
        return None
    # SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 §4): 12 bytes, then the key.
    der = bytes.fromhex("302a300506032b6570032100") + key.public
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key", "message", "signature")]
        for name, data in zip(names, (der, message, signature)):
            with open(name, "wb") as file:
                file.write(data)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0],
                   "-rawin", "-in", names[1], "-sigfile", names[2]]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


class Note:
    """A text, a blank line, and signature lines: U+2014, a space, name, a space, base64."""

    def __init__(self, data):
        if len(data) > 1_000_000:
            raise Refused("a note has at most 1,000,000 bytes")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refused("a note is UTF-8 text") from error
        if re.search("[\x00-\x09\x0b-\x1f]", text):
            raise Refused("a note holds no control characters but line feeds")
        body, blank, signatures = text.rpartition("\n\n")
        if not blank or not signatures.endswith("\n"):
            raise Refused("there is no blank line with signatures behind it")
        self.text, self.signatures = body + "\n", []
        for line in signatures[:-1].split("\n"):
            match = re.fullmatch(r"— ([^\s+]+) (\S+)", line)
            signed = decode_base64(match[2], "a signature") if match else b""
            if len(signed) < 5:
                raise Refused("a line behind the blank line is no signature")
            self.signatures.append((match[1], signed[:4], signed[4:]))
        if len(self.signatures) > 100:
            raise Refused("there are more than 100 signatures")

    def attestations(self, keys):
        """For each signature: its name, True, False or None for unknown, and the witness's time."""
        found = []
        for name, number_, signature in self.signatures:
            known = [key for key in keys if (key.name, key.id) == (name, number_)]
            message, seconds = self.text.encode(), None
            if known and known[0].kind == 4:
                seconds, signature = int.from_bytes(signature[:8], "big"), signature[8:]
                message = b"cosignature/v1\ntime %d\n" % seconds + message
            right = verifies(known[0], message, signature) if known else None
            found.append({"name": name, "verified": right, "secondsSinceEpoch": seconds})
        return found


class Checkpoint(Note):
    """A note of three lines: the name of the log, the number of events, the head in base64."""

    def __init__(self, data):
        super().__init__(data)
        lines = self.text.split("\n")
        if len(lines) != 4 or not lines[0]:
            raise Refused("a checkpoint has three lines before the blank one")
        self.origin, self.size = lines[0], number(lines[1], "the second line")
        self.root = decode_base64(lines[2], "the third line", 32)


def read_proof(data, first, word):
    """A proof file: its lines before the first blank one, the number behind `word`, hashes."""
    head, blank, note = data.partition(b"\n\n")
    lines = head.decode("utf-8", "replace").split("\n")
    if not blank:
        raise Refused("there is no blank line with a checkpoint behind it")
    if first and lines.pop(0) != first:
        raise Refused(f"the first line is not {first}")
    if first and lines and lines[0].startswith("extra "):
        decode_base64(lines.pop(0)[6:], "the extra line")
    if not lines or not lines[0].startswith(word + " "):
        raise Refused(f"there is no line beginning with “{word} ”")
    count = number(lines.pop(0)[len(word) + 1:], f"what stands behind “{word}”")
    hashes = [decode_base64(line, "a hash", 32) for line in lines]
    if len(hashes) > 64:
        raise Refused("a proof has at most 64 hashes")
    return count, hashes, Checkpoint(note)


def check_event_proof(data, line, origin):
    index, hashes, checkpoint = read_proof(data, "c2sp.org/tlog-proof@v1", "index")
    if origin and checkpoint.origin != origin:
        raise Refused(f"this is a checkpoint of “{checkpoint.origin}”, not of “{origin}”")
    if index >= checkpoint.size:
        raise Refused(f"a log of {checkpoint.size} events has none numbered {index}")
    try:
        head = inclusion_root(leaf_hash(line), index, checkpoint.size, hashes)
    except IndexError as error:
        raise Refused("there are too few hashes") from error
    if hashes or head != checkpoint.root:
        raise Refused("the hashes do not lead from this line to the checkpoint's root")
    return checkpoint, f"event {index} is in the log of {checkpoint.size} events, and is this line"


def check_growth_proof(data, old):
    old_size, hashes, checkpoint = read_proof(data, None, "old")
    if checkpoint.origin != old.origin:
        raise Refused(f"this is a checkpoint of “{checkpoint.origin}”, not of “{old.origin}”")
    if old_size != old.size or not 0 < old.size <= checkpoint.size:
        raise Refused(f"a proof from {old_size} to {checkpoint.size} events says nothing of the "
                      f"{old.size} of the earlier checkpoint")
    try:
        roots = growth_roots(old.root, old.size, checkpoint.size, hashes)
    except IndexError as error:
        raise Refused("there are too few hashes") from error
    if hashes or roots != (old.root, checkpoint.root):
        raise Refused("the hashes do not lead from the earlier root to the later one")
    return checkpoint, f"the log of {checkpoint.size} events begins with the {old.size} of before"


# --- Format, "The folder", "The line", "Torn, unclear, damaged" ----------------------------------

class Folder:
    """A ledger folder on the disk; a test may put one in memory in its place."""

    def __init__(self, path):
        self.path = path

    def names(self, room):
        path = os.path.join(self.path, room)
        return sorted(os.listdir(path)) if os.path.isdir(path) else []

    def bytes(self, name):
        with open(os.path.join(self.path, name), "rb") as file:
            return file.read()


class Piece:
    """What stands between two line feeds: an event or what is wrong with it."""

    def __init__(self, offset, data, ended, event=None, wrong=None):
        self.offset, self.data, self.ended = offset, data, ended
        self.event, self.wrong = event, wrong

    def ends_batch(self):
        """Also of a damaged line the ending can still say that its batch goes on."""
        if self.event:
            return "more" not in self.event
        return not re.search(rb',"more":true,"crc":".{8}"}\Z', self.data, re.DOTALL)


def pieces_of(data, offset=0):
    """The lines of a segment from one on, in order, intact or not."""
    while offset < len(data):
        feed = data.find(b"\n", offset)
        end = feed if feed >= 0 else len(data)
        line = data[offset:end]
        try:
            piece = Piece(offset, line, feed >= 0, read_line(line))
        except Wrong as wrong:
            piece = unseparated(offset, line) or Piece(offset, line, feed >= 0, None, wrong)
        yield piece
        offset = piece.offset + len(piece.data) + 1


def unseparated(offset, data):
    """The intact line before a line feed that became another byte: it costs no event."""
    for match in re.finditer(rb'"}(?=.(?:{"seq":|\Z))', data, re.DOTALL):
        end = match.end()
        try:
            event = read_line(data[:end])
        except Wrong:
            continue
        return Piece(offset, data[:end], True, event,
                     Wrong("notCanonical", end, "a line feed", f"byte 0x{data[end]:02x}"))
    return None


class Ledger:
    """Everything that is wrong with a ledger, in the order of its files."""

    def __init__(self, folder, given=(), keys=()):
        self.folder, self.given, self.keys = folder, list(given), list(keys)
        self.findings, self.checkpoints = [], []
        self.tree, self.heads, self.sizes = Tree(), {}, set()
        self.is_end_told = False
        self.next = self.size = 0        # the position expected next; one behind the last event
        self.uncertain = self.gaps = False  # lines are missing just here; anywhere
        self.at, self.revisions, self.key_names, self.batch = "", {}, {}, None
        self.in_unknown_batch = False
        self.citations, self.acknowledged, self.signed_lines = [], {}, 0
        self.read()

    def find(self, kind, file, expected, found, offset=0, seq=None):
        self.findings.append({"kind": kind, "segment": file, "offset": offset, "seq": seq,
                              "expected": expected, "found": found})

    def read(self):
        claims = self.read_checkpoints(self.read_identity())
        self.note_head()
        self.read_log()
        self.judge(claims)
        self.read_mark()
        self.read_evidence()
        self.read_quarantine()

    def read_identity(self):
        expected = '{"format":"socai-log/1","origin":"…","clock":"system" or "simulated"} and a feed'
        try:
            data = self.folder.bytes("ledger.json")
            version = re.match(rb'{"format":"socai-log/([0-9]{1,9})"', data)
            if version and int(version[1]) > 1:
                raise NewerFormat(f"the ledger is written in socai-log/{int(version[1])}, a newer "
                                  "format than this program reads")
            reader = Reader(data[:-1])
            identity = reader.object()
            good = (reader.offset == len(data) - 1 and data.endswith(b"\n")
                    and list(identity) == ["format", "origin", "clock"]
                    and identity["format"] == "socai-log/1" and isinstance(identity["origin"], str)
                    and identity["clock"] in ("system", "simulated"))
        except (Wrong, OSError) as error:
            self.find("identityDamaged", "ledger.json", expected, str(error))
            return []
        if not good:
            self.find("identityDamaged", "ledger.json", expected, data.decode("utf-8", "replace"))
            return []
        opened = self.opening()
        if opened in (None, (identity["origin"], identity["clock"])):
            return [identity["origin"]]
        self.find("identityDamaged", "ledger.json", f"{opened}, as event 0 says",
                  f"{(identity['origin'], identity['clock'])}")
        return [identity["origin"], opened[0]]

    def opening(self):
        """Origin and clock as event 0 says them, where it is intact and opens a ledger."""
        name = "0000000000000000.jsonl"
        if name not in self.folder.names("log"):
            return None
        try:
            event = read_line(self.folder.bytes("log/" + name).split(b"\n", 1)[0])
        except Wrong:
            return None
        opened = event["data"].get("origin"), event["data"].get("clock")
        is_identity = isinstance(opened[0], str) and opened[1] in ("system", "simulated")
        return opened if event["type"] == "ledger.opened" and is_identity else None

    def read_log(self):
        segments = []
        for name in self.folder.names("log"):
            if re.fullmatch(r"[0-9]{16}\.jsonl", name, re.ASCII):
                segments.append(name)
            else:
                self.find("foreignFile", "log/" + name, "only segments", name)
        for name in segments:
            self.begin_segment(name)
            data = self.folder.bytes("log/" + name)
            start = self.unwritten_start(data, name) if name == segments[-1] else None
            rest, reads_as_one = self.read_batches(data[:start], name)
            if start is not None:
                self.read_tail(list(pieces_of(data, start)), name)
                continue
            if rest and reads_as_one and name == segments[-1]:
                self.read_tail(rest, name)
                continue
            for piece in rest:
                self.take(piece, name)
            if self.batch or self.in_unknown_batch:
                self.find("batchBroken", name, "the last line of a batch", "the end of the segment",
                          len(data), self.next)
                self.batch, self.in_unknown_batch = None, False

    def unwritten_start(self, data, name):
        """Where the batch begins that holds the first sector which never reached the disk, if any."""
        first = data.find(b"\0")
        if first < 0 or self.durable_bytes(name) > first:
            return None
        for hole in re.finditer(rb"\0+", data):
            start, end = hole.span()
            if not ((start % 512 == 0 or data[start - 1:start] == b"\n")
                    and (end % 512 == 0 or end == len(data))):
                return None
        batch, damaged = 0, False
        for piece in pieces_of(data[:first]):
            damaged = damaged or piece.wrong is not None
            if not piece.ended or not piece.ends_batch():
                continue
            if not damaged:
                batch = piece.offset + len(piece.data) + 1
            damaged = False
        explained = all(self.is_unwritten(piece, data) for piece in pieces_of(data, batch))
        return batch if explained else None

    @staticmethod
    def is_unwritten(piece, data):
        """Whether nothing is wrong with a line but missing sectors or a missing end."""
        end = piece.offset + len(piece.data)
        if piece.ended and not piece.wrong or b"\0" in data[piece.offset:end + 1]:
            return True
        seq = re.match(rb'{"seq":([0-9]{1,16}),', piece.data)
        return not piece.ended and is_beginning(piece.data, int(seq[1]) if seq else 0)

    def mark(self):
        """The segment and the number of its bytes that were durable once, as far as is known."""
        try:
            data = self.folder.bytes("derived/durable")
        except (OSError, KeyError):
            return "", 0
        mark = re.fullmatch(rb"([0-9]{16}\.jsonl) ([0-9]{16}) ([0-9a-f]{8})\n", data)
        if not mark or mark[3] != b"%08x" % crc32c(data[:40]):
            return "", 0
        return mark[1].decode(), int(mark[2])

    def durable_bytes(self, name):
        """How many bytes of the last segment were durable once, as far as is known."""
        segment, count = self.mark()
        return count if segment == name else (1 << 64 if segment > name else 0)

    def read_mark(self):
        """Durable bytes that are gone, unless a signed checkpoint tells of it: no crash does that."""
        segment, count = self.mark()
        if not segment or self.is_end_told:
            return
        there = segment in self.folder.names("log")
        found = len(self.folder.bytes("log/" + segment)) if there else 0
        if found < count and not (there and self.is_explained(segment, count)):
            self.find("tailRemoved", "derived/durable",
                      f"the {count} bytes of {segment} that were durable", f"{found} bytes")

    def is_explained(self, name, count):
        """Whether the bytes that are missing can be missing before the end: whole lines, or part of one."""
        data = self.folder.bytes("log/" + name)
        kinds = {finding["kind"] for finding in self.findings}
        if kinds & {"tornTail", "unclearTail"} or not data.endswith(b"\n") or self.size <= int(name[:16]):
            return False
        lengths = [len(line) + 1 for line in data[:-1].split(b"\n")]
        missing = max(0, self.size - int(name[:16]) - len(lengths))
        damaged = any(finding["kind"] in ("crcMismatch", "notCanonical")
                      and finding["segment"] == name for finding in self.findings)
        return count - len(data) <= missing * max(lengths) + (min(lengths) - 1 if damaged else 0)

    def read_batches(self, data, name):
        """Takes all up to the last whole batch; what stands behind it, and whether that is one batch.

        A damaged line that no longer says that its batch goes on may have been its last.
        """
        held, damaged, over, one_batch = [], False, False, True
        for piece in pieces_of(data):
            held.append(piece)
            one_batch = one_batch and not over
            damaged = damaged or piece.wrong is not None
            if not piece.ended or not piece.ends_batch():
                continue
            if damaged:
                over, damaged = True, False
                continue
            for whole in held:
                self.take(whole, name)
            held, over, one_batch = [], False, True
        return held, one_batch

    def begin_segment(self, name):
        first = int(name[:16])
        if first != self.next and not (self.uncertain and first >= self.size):
            missing = first > self.next
            self.find("missingSegment" if missing else "sequenceBroken", name,
                      f"segment {self.next:016}.jsonl", f"segment {name}", 0, first)
            self.gaps = self.gaps or missing
            self.next = first if missing else self.next
        elif self.uncertain:
            self.next = first
        self.uncertain = False

    def take(self, piece, name):
        """Holds one piece against all lines before it."""
        if piece.event:
            self.take_event(piece, name)
        if piece.wrong and piece.ended:
            seq = piece.event["seq"] if piece.event else self.next
            self.find(piece.wrong.kind, name, piece.wrong.expected, piece.wrong.found,
                      piece.offset + piece.wrong.offset, seq)
        elif not piece.ended:
            seq = piece.event["seq"] if piece.event else self.next
            self.find("notCanonical", name, "a line feed", "the end of the segment",
                      piece.offset + len(piece.data), seq)
        if not piece.event:
            # A damaged line counts as one event; the next intact one says where the log stands.
            goes_on = piece.ended and not piece.ends_batch()
            self.next, self.uncertain, self.gaps = self.next + 1, True, True
            self.in_unknown_batch = goes_on and (not self.batch or self.in_unknown_batch)
            self.batch = self.batch if goes_on else None

    def take_event(self, piece, name):
        event, seq = piece.event, piece.event["seq"]

        def broken(kind, expected, found, at=None):
            self.find(kind, name, expected, found, piece.offset, seq if at is None else at)

        if not (seq >= self.size if self.uncertain else seq == self.next):
            broken("sequenceBroken", f"event {self.next}", f"event {seq}",
                   self.next if seq > self.next else None)
            if seq < self.size:
                return
            self.gaps = True
        if event["at"] < self.at:
            broken("timeWentBack", f"{self.at} or later", event["at"])
        revision = self.revisions.get(event["stream"], -1) + 1
        self.revisions[event["stream"]] = event["rev"]
        if event["rev"] != revision and not (self.gaps and event["rev"] > revision):
            broken("revisionBroken", f"revision {revision} of {event['stream']}",
                   f"revision {event['rev']}")
        self.take_batch(event, broken)
        self.next = self.size = seq + 1
        self.uncertain, self.at = False, event["at"]
        if seq == self.tree.size:
            self.tree.append(piece.data)
            self.note_head()
        self.signed_lines += "sig" in event
        cited = event["data"].get("evidence", [])
        for digest in cited if isinstance(cited, list) else [cited]:
            if isinstance(digest, str) and re.fullmatch("[0-9a-f]{64}", digest):
                self.citations.append((digest, seq))
        if event["type"] == "recovery.acknowledged":
            if isinstance(event["data"].get("quarantine"), str):
                self.acknowledged.setdefault(event["data"]["quarantine"], seq)

    def take_batch(self, event, broken):
        if self.batch:
            if "key" in event:
                broken("batchBroken", "a key on the first line of a batch only", "one on a later")
            if (event["by"], event["at"]) != (self.batch["by"], self.batch["at"]):
                broken("batchBroken", "one batch by one member at one time", "a line by "
                       f"{event['by']} at {event['at']}")
        elif not self.in_unknown_batch:
            self.batch = event
        if "more" in event:
            return
        if self.batch and "key" in self.batch:
            earlier = self.key_names.setdefault(self.batch["key"], self.batch["seq"])
            if earlier != self.batch["seq"]:
                broken("keyRepeated", f"key {self.batch['key']} on one batch",
                       f"it on the batch from event {earlier} too")
        self.batch, self.in_unknown_batch = None, False

    def read_tail(self, pieces, name):
        """What stands behind the last whole batch is no part of the log: torn, or unclear."""
        for number_, piece in enumerate(pieces):
            position, why = self.next + number_, None
            if not piece.ended:
                if not is_beginning(piece.data, position):
                    why = "bytes that begin no line"
            elif piece.wrong:
                why = f"damage: expected {piece.wrong.expected}, found {piece.wrong.found}"
            elif piece.event["seq"] != position:
                why = f"event {piece.event['seq']}"
            if why:
                self.find("unclearTail", name, "the last batch whole", why, piece.offset, position)
                return
        self.find("tornTail", name, "the last batch whole",
                  "its beginning, as of a write that was cut short",
                  pieces[0].offset, self.next)

    def note_head(self):
        if self.tree.size in self.sizes:
            self.heads[self.tree.size] = self.tree.root()

    def root(self):
        return self.tree.root() if self.tree.size == self.size else None

    # Checkpoints and proofs, "What is done before a checkpoint is given" and "What an audit says".

    def read_checkpoints(self, origins):
        claims = []
        files = [("checkpoints/" + name, None) for name in self.folder.names("checkpoints")
                 if not name.endswith(".new")]
        for name, data in files + self.given:
            try:
                checkpoint = Checkpoint(self.folder.bytes(name) if data is None else data)
                if origins and checkpoint.origin not in origins:
                    raise Refused(f"a checkpoint of “{checkpoint.origin}”")
            except Refused as error:
                self.find("checkpointDamaged", name, "a checkpoint of this log", str(error))
                continue
            if data is None and name != f"checkpoints/{checkpoint.size:016}.checkpoint":
                is_name = re.fullmatch(r"checkpoints/[0-9]{16}\.checkpoint", name, re.ASCII)
                self.find("checkpointDamaged" if is_name else "foreignFile", name,
                          "a name made of the size", name)
                continue
            claims.append((name, checkpoint))
            self.sizes.add(checkpoint.size)
        return claims

    def judge(self, claims):
        open_end = any(finding["kind"] != "tornTail" and finding["seq"] is not None
                       and finding["seq"] >= self.size for finding in self.findings)
        removed = [name for name, checkpoint in claims
                   if name.startswith("checkpoints/") and checkpoint.size > self.size]
        ends = []
        for name, checkpoint in claims:
            head = self.heads.get(checkpoint.size)
            if checkpoint.size > self.size:
                outcome = "undecided" if open_end else "tailRemoved"
            elif head is None:
                outcome = "undecided"
            else:
                outcome = "consistent" if head == checkpoint.root else "contradicted"
            signatures = checkpoint.attestations(self.keys)
            # Two histories have roots that share hardly a character, so that this one's file is damaged.
            if outcome == "contradicted" and not any(item["verified"] for item in signatures) and sum(
                    one != other for one, other in zip(shown(head), shown(checkpoint.root))) <= 4:
                outcome = "undecided"
                self.find("checkpointDamaged", name, f"the root {shown(head)}",
                          f"the root {shown(checkpoint.root)}, nearly the same")
            if outcome == "tailRemoved":
                self.is_end_told = self.is_end_told or bool(checkpoint.signatures)
                # One thing happened to all that are kept: it is told once, of the largest.
                if name not in removed[:-1]:
                    ends.append((name, checkpoint.size))
            elif outcome == "contradicted":
                self.find("checkpointContradicted", name, f"the root {shown(checkpoint.root)} over "
                          f"the first {checkpoint.size} events", f"the root {shown(head)}")
            for signature in signatures:
                if signature["verified"] is False:
                    self.find("checkpointDamaged", name, f"a signature by {signature['name']}",
                              "one that is not by that key")
            self.checkpoints.append({
                "name": name, "size": checkpoint.size, "root": shown(checkpoint.root),
                "outcome": outcome, "signatures": signatures})
        for name, size in ends:
            self.find("tailRemoved", name, f"{size} events", f"{self.size} events")

    def read_evidence(self):
        present = set()
        for name in self.folder.names("evidence"):
            if re.fullmatch("[0-9a-f]{64}", name):
                present.add(name)
                found = hashlib.sha256(self.folder.bytes("evidence/" + name)).hexdigest()
                if found != name:
                    self.find("evidenceChanged", "evidence/" + name, "bytes that hash to its name",
                              f"bytes that hash to {found}")
            elif not name.endswith(".new"):
                self.find("foreignFile", "evidence/" + name, "evidence named by its hash", name)
        for digest, seq in self.citations:
            if digest not in present:
                self.find("evidenceMissing", "evidence/" + digest, "the evidence the event cites",
                          "no file", 0, seq)

    def read_quarantine(self):
        names = self.folder.names("quarantine")
        for name in names:
            file, parts = "quarantine/" + name, re.fullmatch(
                r"([^-]+)-(torn|unclear|replaced)-([0-9a-f]{16})\.bytes", name, re.ASCII)
            if name.endswith(".new"):
                continue
            if not parts:
                self.find("foreignFile", file, "only what recovery set aside", name)
                continue
            found = hashlib.sha256(self.folder.bytes(file)).hexdigest()
            if found[:16] != parts[3]:
                self.find("quarantineChanged", file, "bytes that hash to its name",
                          f"bytes that hash to {found}")
            if parts[2] == "unclear" and name not in self.acknowledged:
                self.find("quarantineUnacknowledged", file, "an event recovery.acknowledged naming "
                          "it", "none", 0, int(parts[1]) if parts[1].isdigit() else None)
        for name, seq in self.acknowledged.items():
            if name not in names:
                self.find("quarantineMissing", "quarantine/" + name,
                          "the bytes set aside that the event names", "no file", 0, seq)

    def outcome(self):
        rewritten = ("checkpointContradicted", "tailRemoved")
        if any(finding["kind"] in rewritten and finding["segment"] != "derived/durable"
               for finding in self.findings):
            return "rewritten"
        return "damaged" if self.findings else "intact"

    def report(self):
        root = self.root()
        return {"outcome": self.outcome(), "size": self.size, "root": root and shown(root),
                "findings": self.findings, "checkpoints": self.checkpoints,
                "uncheckedLineSignatures": self.signed_lines}


def shown(root):
    return base64.b64encode(root).decode()


# --- The command line ----------------------------------------------------------------------------

def read_file(path):
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()


def tell(report):
    print(f"outcome: {report['outcome']}")
    print(f"events:  {report['size']}")
    print(f"root:    {report['root'] or 'none while there is damage'}")
    for finding in report["findings"]:
        event = "" if finding["seq"] is None else f", event {finding['seq']}"
        print(f"[{finding['kind']}] {finding['segment']}, byte {finding['offset']}{event}: "
              f"expected {finding['expected']}, found {finding['found']}")
    for checkpoint in report["checkpoints"]:
        print(f"checkpoint {checkpoint['name']} ({checkpoint['size']} events): "
              f"{checkpoint['outcome']}")
        tell_signatures(checkpoint["signatures"])
    if not report["checkpoints"]:
        print("no checkpoint was compared: that whole batches were cut off shows only against one")
    if report["uncheckedLineSignatures"]:
        print(f"{report['uncheckedLineSignatures']} lines carry a signature that was not checked")


def tell_signatures(signatures):
    words = {True: "right", False: "WRONG", None: "not checked (no such key, or no openssl)"}
    for signature in signatures:
        seconds = signature["secondsSinceEpoch"]
        when = "" if seconds is None else f", cosigned at {seconds} s after 1970"
        print(f"  signature of {signature['name']}: {words[signature['verified']]}{when}")


def prove(options, keys):
    """Checks a proof file; what is proven is proven to those who trust a key that signed it."""
    if options.proof:
        line = read_file(options.line)
        line = line[:-1] if line.endswith(b"\n") else line
        checkpoint, proven = check_event_proof(read_file(options.proof), line, options.origin)
    else:
        old = Checkpoint(read_file(options.checkpoint[0]))
        checkpoint, proven = check_growth_proof(read_file(options.growth), old)
    signatures = checkpoint.attestations(keys)
    if keys and not any(signature["verified"] for signature in signatures):
        raise Refused("no signature is by a key that was given, or openssl is missing")
    if any(signature["verified"] is False for signature in signatures):
        raise Refused("a signature that names a key given is not by that key")
    return {"proven": proven, "size": checkpoint.size, "root": shown(checkpoint.root),
            "signatures": signatures}


def main():
    parser = argparse.ArgumentParser(description="Checks a ledger or a proof of Sổ Cái.")
    parser.add_argument("ledger", nargs="?")
    parser.add_argument("--checkpoint", action="append", default=[], metavar="FILE")
    parser.add_argument("--key", action="append", default=[], metavar="VKEY")
    parser.add_argument("--proof", metavar="FILE")
    parser.add_argument("--line", metavar="FILE")
    parser.add_argument("--origin", metavar="NAME")
    parser.add_argument("--growth", metavar="FILE")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    questions = [options.ledger, options.proof and options.line,
                 options.growth and options.checkpoint]
    if sum(bool(question) for question in questions) != 1:
        parser.error("name a ledger, or --proof with --line, or --growth with --checkpoint")
    try:
        keys = [Key(text) for text in options.key]
        keys += [key.cosigning() for key in keys if key.kind == 1]
        if options.ledger:
            if not os.path.isdir(options.ledger):
                parser.error(f"{options.ledger} is no folder")
            given = [(path, read_file(path)) for path in options.checkpoint]
            report = Ledger(Folder(options.ledger), given, keys).report()
            good = report["outcome"] == "intact"
        else:
            report, good = prove(options, keys), True
    except Refused as error:
        print(f"verify.py: {error}", file=sys.stderr)
        return 1
    except (OSError, NewerFormat) as error:
        print(f"verify.py: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(report, ensure_ascii=False))
    elif options.ledger:
        tell(report)
    else:
        print(f"proven: {report['proven']}")
        tell_signatures(report["signatures"])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
