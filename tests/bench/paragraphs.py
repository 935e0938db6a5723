#!/usr/bin/env python3
"""How many paragraphs of a folder's files tongbi reads as they are.

usage: paragraphs.py TONGBI FOLDER [--only PATTERN] [--show N]

Each file of FOLDER that has a text beside it (`lanxi.autonum.docx` has `lanxi.txt`: the paragraphs, one a line) is read by
`tongbi text` and compared, blanks aside. A file with `traditional` in its name is read with `--simplified`. Prints for each
file the paragraphs found, lost and added; a file that is refused or warned of, with the words; and sums by kind of file.
--show N prints the first N paragraphs that differ. Python 3 standard library only.
"""
import argparse, collections, difflib, fnmatch, pathlib, subprocess


def packed(line):
    return "".join(line.split())


def paragraphs(text):
    return [p for p in map(packed, text.split("\n")) if p]


def main():
    args = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    args.add_argument("tongbi")
    args.add_argument("folder", type=pathlib.Path)
    args.add_argument("--only", default="*")
    args.add_argument("--show", type=int, default=0)
    args = args.parse_args()
    sums = collections.defaultdict(lambda: [0, 0, 0, 0])
    for path in sorted(args.folder.iterdir()):
        source = path.with_name(path.name.split(".")[0] + ".txt")
        if path == source or not source.exists() or not fnmatch.fnmatch(path.name, args.only):
            continue
        simplified = ["--simplified"] if "traditional" in path.name else []
        run = subprocess.run([args.tongbi, "text", *simplified, str(path)], capture_output=True, text=True)
        said = " ".join(run.stderr.split()).replace(str(path) + ": ", "")
        if run.returncode:
            print(f"{path.name}: refused ({run.returncode}): {said}")
            continue
        wanted, got = paragraphs(source.read_text("utf-8-sig")), paragraphs(run.stdout)
        lost, added, shown = 0, 0, []
        for kind, a, b, c, d in difflib.SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
            if kind != "equal":
                lost, added = lost + b - a, added + d - c
                shown += [f"  - {p[:70]}…{p[-20:]}" for p in wanted[a:b]] + [f"  + {p[:70]}…{p[-20:]}" for p in got[c:d]]
        found = len(wanted) - lost
        print(f"{path.name}: {found}/{len(wanted)}" + (f", {added} added" if added else "") + (f"; {said}" if said else ""))
        for line in shown[: args.show]:
            print(line)
        one = sums[".".join(path.name.split(".")[1:])]
        for i, n in enumerate((found, len(wanted), added, 1)):
            one[i] += n
    for kind, (found, of, added, files) in sorted(sums.items()):
        if files > 1:
            print(f"all {kind}: {found}/{of} ({found / of:.2%}), {added} added, {files} files")


main()
