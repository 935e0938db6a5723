#!/usr/bin/env python3
"""Fits the points of terms (src/lexicon/termhood.toml) to judged terms, and says how they do on pairs they were not fitted on.

    python3 tests/scripts/fit_terms.py FOLDER [--write termhood.toml] [--ridge 2.0] [--show NAME]

FOLDER holds a file NAME.features for each pair of reports, what the ignored test `features_of_two_reports` prints:

    TONGBI_FROM=a.txt TONGBI_TO=b.txt TONGBI_BASELINE=base.txt cargo test --lib features_of_two -- --ignored --nocapture

base.txt is a baseline made without the two reports and those of the years after them, so that no term is known by what
became of it later. Beside them lies judged.tsv, a line each: NAME, new or dropped, the term, and 1 if a reader who knows the
register would print it, 0 if not, 2 if it stands in a list of answers that was made apart from any tool.

The model is a logistic regression; the points for one mention and for several share a common part, and all are held near
zero by a ridge. Candidates that nobody judged count as a little less than judged wrong ones. For each pair in turn the points
are fitted on all others, and printed is: of the first 20 and 40 on the list, how many of the judged ones are right; of the
answers, how many stand in the first 40 and 200. Python 3 standard library only.
"""

import argparse
import collections
import json
import math
import pathlib
import re
import sys

ap = argparse.ArgumentParser()
ap.add_argument("folder", type=pathlib.Path)
ap.add_argument("--write", type=pathlib.Path)
ap.add_argument("--ridge", type=float, default=2.0)
ap.add_argument("--unjudged", type=float, default=0.03, help="the weight of a candidate that nobody judged")
ap.add_argument("--show", default="", help="print the first 60 of these pairs' lists, the judgement beside each")
ap.add_argument("--answers", type=float, default=6.0, help="the weight of an answer made apart from any tool")
ap.add_argument("--length", type=int, default=60)
ap.add_argument("--once", type=float, default=1.4, help="what one mention loses besides: it is an event, not a statistic")
ap.add_argument("--misses", action="store_true", help="print the answers that were not found")
ap.add_argument("--rough", action="store_true", help="no leaving out: fit once on all")
a = ap.parse_args()

YES, NO, ANSWER = 1, 0, 2
# Of the candidates that nobody judged every so manyeth is enough.
UNJUDGED = 10


class Candidate:
    __slots__ = ("term", "count", "values", "judged", "columns")

    def __init__(self, term, count, values, judged):
        self.term, self.count, self.values, self.judged = term, count, values, judged


def covers(want, got):
    """the rule by which an answer counts as found"""
    want, got = want.replace("、", ""), got.replace("、", "")
    longer = len(want) > 2 and want in got and len(got) <= len(want) + 4
    return want == got or longer or len(got) > 2 and got in want and len(want) <= len(got) + 2


judged = collections.defaultdict(dict)
path = a.folder / "judged.tsv"
for line in path.read_text().splitlines() if path.exists() else []:
    name, part, term, is_term = line.split("\t")
    judged[name, part].setdefault(term, int(is_term))
    if int(is_term) == ANSWER:
        judged[name, part][term] = ANSWER

features, lists = [], {}
for path in sorted(a.folder.glob("*.features")):
    for line in path.read_text().splitlines():
        if line.startswith("features "):
            features = line.split()[1:]
            fitted = [f[-2:] in (".0", ".1") for f in features]
            continue
        part, term, count, _, values = line.split("\t")
        values = [(int(i), float(v)) for i, v in (x.split(":") for x in values.split()) if fitted[int(i)]]
        rows = lists.setdefault((path.stem, part), [])
        rows.append(Candidate(term, int(count), values, judged[path.stem, part].get(term)))

# Three columns for each feature: the common part, one mention, several.
names = sorted({f.rsplit(".", 1)[0] for f in features if f[-2:] in (".0", ".1")})
column = {n: i for i, n in enumerate(names)}
split = [(column[f[:-2]], int(f[-1])) if f[:-2] in column else None for f in features]
COLUMNS = 3 * len(names)


def columns(values):
    for i, v in values:
        k, often = split[i]
        yield 3 * k, v
        yield 3 * k + 1 + often, v


for rows in lists.values():
    for c in rows:
        c.columns = list(columns(c.values))


def fit(keys, ridge, sweeps=15):
    """the weights of the columns, by coordinate-wise Newton steps"""
    rows = []
    for key in keys:
        for i, c in enumerate(lists[key]):
            if c.judged is not None:
                rows.append((c, 1.0 if c.judged else 0.0, a.answers if c.judged == ANSWER else 1.0))
            elif i >= 150 and i % UNJUDGED == 0:
                rows.append((c, 0.0, a.unjudged * UNJUDGED))
    by_column = [[] for _ in range(COLUMNS)]
    for r, (c, _, _) in enumerate(rows):
        for k, v in c.columns:
            by_column[k].append((r, v))
    y = [r[1] for r in rows]
    weight = [r[2] for r in rows]
    margin = [0.0] * len(rows)
    w = [0.0] * COLUMNS
    trust = [1.0] * COLUMNS
    for sweep in range(sweeps):
        moved = 0.0
        for k, entries in enumerate(by_column):
            if not entries:
                continue
            gradient, curve = ridge * w[k], ridge
            for r, v in entries:
                p = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, margin[r]))))
                gradient += weight[r] * (p - y[r]) * v
                curve += weight[r] * max(p * (1 - p), 0.02) * v * v
            step = max(-trust[k], min(trust[k], -gradient / curve))
            trust[k] = max(2 * abs(step), trust[k] / 2)
            if step:
                w[k] += step
                moved = max(moved, abs(step))
                for r, v in entries:
                    margin[r] += step * v
        if moved < 0.02:
            break
    return w


def ranked(rows, w, top):
    """the list as the tool makes it: no part of a longer one with its count, no longer form of a stronger one"""
    often = lambda c: -a.once if c.count < 2 else 0.0
    scored = sorted(((sum(w[k] * v for k, v in c.columns) + often(c), c) for c in rows), key=lambda x: (-x[0], x[1].term))
    whole, parts, out = {}, {}, []
    for _, c in scored:
        if len(out) >= top:
            break
        t, n = c.term, c.count
        inner = {t[i:j] for i in range(len(t)) for j in range(i + 1, len(t) + 1)}
        if t in parts and n <= 1.5 * parts[t]:
            continue
        if any(x in whole and (n < 2 or n == whole[x] or n < 0.4 * whole[x]) for x in inner):
            continue
        out.append(c)
        whole[t] = n
        for x in inner:
            parts[x] = max(n, parts.get(x, 0))
    return out


def answers(key):
    return [t for t, is_term in judged[key].items() if is_term == ANSWER]


def counted(key):
    """answers with their counts, by the text's own candidates"""
    counts = {c.term: c.count for c in lists[key]}
    return {t: counts.get(t, 1) for t in answers(key)}


pairs = sorted({name for name, _ in lists})
total = collections.Counter()
everything = fit(lists, a.ridge) if a.rough or a.write else None
for name in pairs:
    w = everything if a.rough else fit([k for k in lists if k[0] != name], a.ridge)
    for part in ("new", "dropped"):
        key = name, part
        if key not in lists:
            continue
        shown = ranked(lists[key], w, 200)
        line = [f"{name:10} {part:8}"]
        for top in (20, 40):
            known = [c for c in shown[:top] if c.judged is not None]
            right = sum(1 for c in known if c.judged)
            total[part, top, "right"] += right
            total[part, top, "known"] += len(known)
            line.append(f"first {top}: {right}/{len(known)}")
        wanted = counted(key)
        for top, often in ((40, True), (200, False)):
            want = [t for t, n in wanted.items() if not often or n > 1]
            hit = [t for t in want if any(covers(t, c.term) for c in shown[:top])]
            total[part, "answers", top, "hit"] += len(hit)
            total[part, "answers", top, "want"] += len(want)
            missed = [t for t in want if t not in hit]
            if a.misses and missed:
                print("    ", name, part, "not in", top, *missed)
            if want:
                line.append(f"answers in {top}: {len(hit)}/{len(want)}")
        print("  ".join(line))
        if a.show and re.search(a.show, name):
            mark = {None: "?", NO: "-", YES: "+", ANSWER: "*"}
            print("    " + " ".join(f"{mark[c.judged]}{c.term}{c.count}" for c in shown[:a.length]))
for part in ("new", "dropped"):
    said = [f"{part}:"]
    for top in (20, 40):
        said.append(f"first {top}: {total[part, top, 'right'] / max(1, total[part, top, 'known']):.3f}")
    for top in (40, 200):
        said.append(f"answers in {top}: {total[part, 'answers', top, 'hit'] / max(1, total[part, 'answers', top, 'want']):.3f}")
    print("  ".join(said))

if a.write:
    w = everything
    points = {n: [round(w[3 * k] + w[3 * k + 1 + often], 2) for often in (0, 1)] for n, k in column.items()}
    points["counts.all"][0] = round(points["counts.all"][0] - a.once, 2)
    # The table keeps its order and its comments: only the numbers change.
    table, out, row = "", [], []
    for line in a.write.read_text().splitlines():
        head = re.match(r"\[(\w+)\]$", line)
        one = re.match(r"(\w+) = \[-?[\d.]+, -?[\d.]+\]$", line)
        many = re.match(r"(\w+) = \[$", line)
        if head:
            table = head[1] + "."
        if one:
            line = f"{one[1]} = {json.dumps(points[table + one[1]])}"
        if many:
            row = [many[1]]
        elif row and line.startswith("  "):
            continue
        elif row and line == "]":
            rows = sorted((int(n.rsplit(".", 1)[1]), p) for n, p in points.items() if n.rsplit(".", 1)[0] == table + row[0])
            texts = [json.dumps(p) for _, p in rows]
            for i in range(0, len(texts), 6):
                out.append("  " + ", ".join(texts[i:i + 6]) + ",")
            row = []
        out.append(line)
    a.write.write_text("\n".join(out) + "\n")
