#!/usr/bin/env python3
"""Packs jieba's word table for the segmenter.

usage: make.py dict.txt > words.bin

`dict.txt` is a line a word, `word frequency tag`, as the crate jieba-rs ships it (src/data/dict.txt). The packed table is
half the size and is read without being parsed as a whole: the segmenter walks the first characters, skips those that a
text does not have, and looks under the others only at the words whose second characters follow them in the text.

    table   = total frequency: u32, number of words: u32, tags: count u8, each (length u8, ASCII), number of first
              characters: u16, these: u16 each, where the group of each ends in all groups: u32 each, groups until the end
    group   = number of second characters: varint, the second characters u16 each (0: the one character alone), where the
              words of each end in the words of all: u16 each, words
    word    = number of further characters: varint, each u16; frequency: varint; tag: index u8

All numbers little-endian, a varint 7 bits a byte, the lowest first. All stand in order of character.
Python 3 standard library only.
"""
import collections
import sys


def varint(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def u16(c):
    n = ord(c)
    assert 0 < n < 0x10000, "only characters of the basic plane"
    return n.to_bytes(2, "little")


words = [line.split() for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
assert len({w for w, _, _ in words}) == len(words), "no word twice"
tags = [t for t, _ in collections.Counter(t for _, _, t in words).most_common()]
assert len(tags) < 256
groups = collections.defaultdict(lambda: collections.defaultdict(list))
for word, frequency, tag in words:
    groups[word[0]][word[1:2]].append((word[2:], int(frequency), tags.index(tag)))

out = bytearray()
out += sum(int(f) for _, f, _ in words).to_bytes(4, "little") + len(words).to_bytes(4, "little")
out.append(len(tags))
for t in tags:
    out += bytes([len(t)]) + t.encode("ascii")
packed, group_ends = bytearray(), bytearray()
for first in sorted(groups):
    seconds, ends, body = bytearray(), bytearray(), bytearray()
    for second in sorted(groups[first]):
        for rest, frequency, tag in sorted(groups[first][second]):
            body += varint(len(rest)) + b"".join(map(u16, rest)) + varint(frequency) + bytes([tag])
        seconds += u16(second) if second else b"\0\0"
        ends += len(body).to_bytes(2, "little")
    packed += varint(len(groups[first])) + seconds + ends + body
    group_ends += len(packed).to_bytes(4, "little")
out += len(groups).to_bytes(2, "little") + b"".join(map(u16, sorted(groups))) + group_ends + packed
sys.stdout.buffer.write(out)
