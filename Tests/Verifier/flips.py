#!/usr/bin/env python3
"""Changes every byte of a ledger in memory, and tells what verify.py finds each time.

    flips.py LEDGER MASK...      each byte XOR each mask (hexadecimal)
    flips.py LEDGER --cuts       the last segment cut after each of its bytes
    flips.py LEDGER --zeros     zeros in the last segment: every set of sectors, and pieces that begin
                                and end at sectors, at lines and beside them; a line changed, too
    flips.py LEDGER --random SEED COUNT      one to four bytes or pieces of a segment changed, removed
                                             or doubled

One JSON array a line: file, its bytes as they were changed (base64), outcome, and of each finding its
file and event. The tests hold these against what the program finds in the same bytes.
"""
import base64
import json
import os
import random
import sys

sys.dont_write_bytecode = True
import verify  # noqa: E402  (beside this file; no cache of it may lie in the sources)


class Memory:
    """A ledger folder in memory, in which one file has other bytes than on the disk."""

    def __init__(self, folder):
        self.files = {}
        for place, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(place, name)
                with open(path, "rb") as file:
                    self.files[os.path.relpath(path, folder)] = file.read()
        self.changed = {}

    def names(self, room):
        start = room + "/"
        return sorted(name[len(start):] for name in self.files if name.startswith(start))

    def bytes(self, name):
        return self.changed.get(name, self.files[name])


def report(memory, file, changed):
    memory.changed = {file: changed}
    try:
        ledger = verify.Ledger(memory)
        findings = [[finding["segment"], finding["seq"]] for finding in ledger.findings]
        outcome = ledger.outcome()
    except verify.NewerFormat:
        outcome, findings = "refused", []
    print(json.dumps([file, base64.b64encode(changed).decode(), outcome, findings]))


def damaged(data, generator):
    data = bytearray(data)
    for _ in range(generator.randint(1, 4)):
        start = generator.randrange(len(data))
        end = min(len(data), start + generator.randint(1, 60))
        kind = generator.randrange(5)
        if kind == 0:
            data[start] = generator.randrange(256)
        elif kind == 1:
            data[start:end] = bytes(end - start)
        elif kind == 2 and len(data) > end - start:
            del data[start:end]
        elif kind == 3:
            data[start:start] = data[start:end]
        else:
            data[start:start] = b"\n"
    return bytes(data)


def zeroed(data):
    """The bytes with zeros where a crash leaves them, and where none does."""
    edges = list(range(0, len(data), 512)) + [len(data)]
    for chosen in range(1, 1 << len(edges) - 1):
        changed = bytearray(data)
        for number, start in enumerate(edges[:-1]):
            if chosen >> number & 1:
                changed[start:edges[number + 1]] = bytes(edges[number + 1] - start)
        yield bytes(changed)
    feeds = [place + 1 for place, byte in enumerate(data) if byte == 10]
    for start in sorted({place + shift for place in edges[:-1] + feeds for shift in (-1, 0, 1)}):
        for end in sorted({place + shift for place in edges[1:] for shift in (-1, 0)}):
            if 0 <= start < end <= len(data):
                changed = bytearray(data[:start] + bytes(end - start) + data[end:])
                yield bytes(changed)
                yield bytes(changed[:-7])
                changed[feeds[0] + 9] ^= 1
                yield bytes(changed)
                changed[feeds[0] + 9] ^= 1
                changed[feeds[-2] + 9] ^= 1
                yield bytes(changed)


def main():
    memory = Memory(sys.argv[1])
    segments = sorted(name for name in memory.files if name.startswith("log/"))
    if sys.argv[2] == "--cuts":
        data = memory.files[segments[-1]]
        for length in range(len(data)):
            report(memory, segments[-1], data[:length])
    elif sys.argv[2] == "--zeros":
        for changed in zeroed(memory.files[segments[-1]]):
            report(memory, segments[-1], changed)
    elif sys.argv[2] == "--random":
        generator = random.Random(int(sys.argv[3]))
        for _ in range(int(sys.argv[4])):
            file = generator.choice(segments)
            report(memory, file, damaged(memory.files[file], generator))
    else:
        for mask in (int(text, 16) for text in sys.argv[2:]):
            for file, data in sorted(memory.files.items()):
                for byte in range(len(data)):
                    changed = bytearray(data)
                    changed[byte] ^= mask
                    report(memory, file, bytes(changed))


main()
