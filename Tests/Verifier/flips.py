#!/usr/bin/env python3
"""Changes every byte of a ledger in memory, and tells what verify.py finds each time.

    flips.py LEDGER MASK...      each byte XOR each mask (hexadecimal)
    flips.py LEDGER --cuts       the last segment cut after each of its bytes

One JSON array a line: file, byte, mask, outcome, and of each finding its file and event. The tests
hold these against what the program finds in the same bytes.
"""
import json
import os
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


def report(memory, file, byte, mask, changed):
    memory.changed = {file: changed}
    try:
        ledger = verify.Ledger(memory)
        findings = [[finding["segment"], finding["seq"]] for finding in ledger.findings]
        outcome = ledger.outcome()
    except verify.NewerFormat:
        outcome, findings = "refused", []
    print(json.dumps([file, byte, mask, outcome, findings]))


def main():
    memory = Memory(sys.argv[1])
    if sys.argv[2] == "--cuts":
        file = max(name for name in memory.files if name.startswith("log/"))
        data = memory.files[file]
        for length in range(len(data)):
            report(memory, file, length, 0, data[:length])
        return
    for mask in (int(text, 16) for text in sys.argv[2:]):
        for file, data in sorted(memory.files.items()):
            for byte in range(len(data)):
                changed = bytearray(data)
                changed[byte] ^= mask
                report(memory, file, byte, mask, bytes(changed))


main()
