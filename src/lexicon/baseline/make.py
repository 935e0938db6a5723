#!/usr/bin/env python3
"""Counts how often a phrase stands in government work reports in general: the register's baseline.

usage: make.py FOLDER > baseline.txt

FOLDER holds reports as plain text (UTF-8 or GB 18030), `place/year.txt` or `anything/year-place.txt`: any number of years
and places; the year is the first one that the path names. Government work reports are official documents, which the
Copyright Law of the People's Republic of China, article 5, leaves free; what is kept of them is counts.

A report is cut into words by the likelihoods of jieba's dictionary (packed beside the segmenter), and every row of one to
four words and at most eight characters is counted: in how many reports it stands, in how many five-year spans of the
years, and how often in all. What stands in fewer than --min reports is left out, so that no report's own phrases get in,
and so is what begins or ends with a word of grammar, which no term does.

The table: a line `# reports characters`, then the phrases in order of their characters, a line each:

    number of characters it shares with the phrase before it (one digit) · the rest of the phrase
    · spans (one digit, 9 for more) · reports · occurrences (one sign each: '0' + round(4 * log2 n))

--without REGEX leaves files out, to see that a score does not rest on the reports it is measured by.
Python 3 standard library only.
"""
import argparse
import collections
import math
import os.path
import pathlib
import re

here = pathlib.Path(__file__).resolve().parent
ap = argparse.ArgumentParser()
ap.add_argument("folder", type=pathlib.Path)
ap.add_argument("--without", default="")
ap.add_argument("--min", type=int, default=4)
ap.add_argument("--words", type=pathlib.Path, default=here.parent.parent / "text/words/words.bin")
a = ap.parse_args()

GRAMMAR = set("的了和与及等在对把将被是也都使让要并地着于由")
LONGEST, WORDS = 8, 4


def dictionary(data):
    """the packed table as a map of word to log-likelihood, and the log-likelihood of a lone character"""
    at = 0

    def take(n):
        nonlocal at
        at += n
        return data[at - n:at]

    def u16():
        return int.from_bytes(take(2), "little")

    def varint():
        n = shift = 0
        while True:
            b = take(1)[0]
            n |= (b & 127) << shift
            shift += 7
            if b < 128:
                return n

    log_total = math.log(int.from_bytes(take(4), "little"))
    take(4)
    for _ in range(take(1)[0]):
        take(take(1)[0])
    words = {}
    while at < len(data):
        first = chr(u16())
        count = varint()
        seconds, ends = [u16() for _ in range(count)], [u16() for _ in range(count)]
        begin = at
        for second, end in zip(seconds, ends):
            while at < begin + end:
                rest = "".join(chr(u16()) for _ in range(varint()))
                words[first + (chr(second) if second else "") + rest] = math.log(varint() or 1) - log_total
                take(1)
    return words, -log_total


words, lone = dictionary(a.words.read_bytes())
longest = max(map(len, words))


def cut(run):
    """the likeliest words of a run of Han characters"""
    n = len(run)
    best = [(0.0, n)] * (n + 1)
    for i in range(n - 1, -1, -1):
        choice = (lone + best[i + 1][0], i + 1)
        for j in range(i + 1, min(n, i + longest) + 1):
            p = words.get(run[i:j])
            if p is not None and (j == i + 1 or p + best[j][0] >= choice[0]):
                choice = (p + best[j][0], j)
        best[i] = choice
    i = 0
    while i < n:
        yield run[i:best[i][1]]
        i = best[i][1]


def read(path):
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return re.sub(r"[ \t\u3000\u00a0]", "", text)


reports = characters = 0
in_reports, in_all, spans = collections.Counter(), collections.Counter(), collections.defaultdict(set)
for path in sorted(a.folder.rglob("*.txt")):
    name = path.relative_to(a.folder).as_posix()
    if a.without and re.search(a.without, name):
        continue
    text = read(path)
    year = re.search(r"(?:19|20)\d\d", name)
    span = int(year.group()) // 5 if year else None
    reports += 1
    rows = collections.Counter()
    for run in re.findall(r"[\u3400-\u9fff]+", text):
        characters += len(run)
        tokens = list(cut(run))
        for i in range(len(tokens)):
            row = ""
            for token in tokens[i:i + WORDS]:
                row += token
                if len(row) > LONGEST:
                    break
                rows[row] += 1
    for row, n in rows.items():
        in_reports[row] += 1
        in_all[row] += n
        spans[row].add(span)

sign = lambda n: chr(ord("0") + round(4 * math.log2(n)))
print("#", reports, characters)
before = ""
for row in sorted(in_reports):
    grammar = len(row) > 2 and (row[0] in GRAMMAR or row[-1] in GRAMMAR)
    if in_reports[row] < a.min or len(row) < 2 or grammar:
        continue
    shared = len(os.path.commonprefix([before, row]))
    print(f"{shared}{row[shared:]}{min(len(spans[row]), 9)}{sign(in_reports[row])}{sign(in_all[row])}")
    before = row
