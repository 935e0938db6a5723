#!/usr/bin/env python3
"""Makes a tree of many places' reports out of a few, for timing `tongbi batch` and `tongbi trend`.

usage: make_places.py FOLDER OUT N

Takes every *.txt below FOLDER, and writes N files into OUT/PLACE/YEAR.txt: each copy has its place renamed to one that
does not exist and all its years shifted by the same number. The same bytes every time. Python 3 standard library only.
"""
import pathlib, re, sys

source, out, n = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
FIRST, SECOND = "岚澜沚汀渚漪泓滢澧湄涟淙沅洺滪溦", "原丘陵峰岭坪塘川泽湖溪泉湾洲岛屿"
HEAD = re.compile(r"我代表[^，,。]{0,14}?(人民政府|国务院)")


def read(path):
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("gb18030", "replace")


texts = [read(p) for p in sorted(source.rglob("*.txt"))]
if not texts:
    sys.exit(f"{source}: no *.txt below it")
for i in range(n):
    text, copy = texts[i % len(texts)], i // len(texts)
    place = FIRST[copy % 16] + SECOND[copy // 16 % 16] + FIRST[i % len(texts) % 16] + "县"
    shift = copy % 7
    text = re.sub(r"(?<!\d)(19[5-9]\d|20[0-4]\d)(?=年|-|—)", lambda m: str(int(m[1]) + shift), text)
    text = HEAD.sub(f"我代表{place}人民政府", text, count=1)
    path = out / place / f"{i:06}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
print(f"{n} files in {out}")
