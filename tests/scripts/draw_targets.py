#!/usr/bin/env python3
"""Draws target rows by a fixed seed, to be judged by eye: is this a target at all, and is the verdict right?

    python3 tests/scripts/draw_targets.py FOLDER [path of tongbi [rows [seed]]]

Asks `tongbi targets` for each file under FOLDER and the next one of its folder; prints forty rows (unless told otherwise), each
with its two files, indicator, verdict and the two quotes. The same folder, tool and seed give the same rows.
"""

import json
import random
import subprocess
import sys
from pathlib import Path


def rows(tongbi, earlier, later):
    done = subprocess.run([tongbi, "targets", str(earlier), str(later), "--format", "json"], capture_output=True, check=False)
    for row in json.loads(done.stdout)["targets"] if done.returncode == 0 else []:
        actual = row["actual"]["quote"] if row["actual"] else row["said"] or "—"
        yield f"{earlier.stem}→{later.stem}  {row['indicator']}  [{row['verdict']}]", row["target"]["quote"], actual


def main():
    if not 2 <= len(sys.argv) <= 5:
        sys.exit(__doc__)
    folder, *rest = sys.argv[1:]
    tongbi, count, seed = rest + ["tongbi", "40", "1"][len(rest):]
    files = sorted(Path(folder).rglob("*.txt"))
    pairs = [(a, b) for a, b in zip(files, files[1:]) if a.parent == b.parent]
    found = [row for a, b in pairs for row in rows(tongbi, a, b)]
    for n, (head, target, actual) in enumerate(random.Random(int(seed)).sample(found, min(int(count), len(found))), 1):
        print(f"{n:2}. {head}\n    {target}\n    {actual}")
    print(f"of {len(found)} rows in {len(pairs)} pairs")


if __name__ == "__main__":
    main()
