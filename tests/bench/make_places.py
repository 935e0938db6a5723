#!/usr/bin/env python3
"""Makes a tree of many places' reports out of a few, for timing `tongbi batch` and `tongbi trend`.

usage: make_places.py FOLDER OUT N

Takes every *.txt below FOLDER whose name begins with its year (2017.txt, 2026-北京市.txt), and writes N files into
OUT/PLACE/YEAR.txt. Reports of one series (one folder, one rest of the name) stay one place's: a copy of the series gets a
name that does not exist, and all its years are shifted by the same number. What stands before the salutation is replaced by a
head with that name and year, so that each file says whose report it is. The same bytes every time. Python 3 standard
library only.
"""
import collections, pathlib, re, sys

FIRST, SECOND = "岚澜沚汀渚漪泓滢澧湄涟淙沅洺滪溦", "原丘陵峰岭坪塘川泽湖溪泉湾洲岛屿"
SPEAKER = re.compile(r"我代表[^，,。]{0,14}?(人民政府|国务院)")
YEAR = re.compile(r"(?<!\d)(19[4-9]\d|20[0-4]\d)(?=年|-|—|、)")
HAN_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=[、年])")
HAN = {ord(c): str(d) for d, c in enumerate("○一二三四五六七八九")} | {ord("〇"): "0", ord("零"): "0"}
WIDE = {ord("０") + digit: str(digit) for digit in range(10)}
OPENING = 800  # characters in which a report says whose it is
SALUTATION = re.compile(r"^\s*(各位代表|同志们|各位委员)", re.M)


def read(path):
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("gb18030", "replace")


def place(number, reports):
    """A name of three characters for each number, and 县, or 区 where the reports speak of a district."""
    rank = "区" if any("我代表区" in text for _, text in reports) else "县"
    return FIRST[number % 16] + SECOND[number // 16 % 16] + SECOND[number // 256 % 16] + rank


def copy_of(year, text, name, shift):
    """The year and text of a copy."""
    text = HAN_YEAR.sub(lambda m: m[0].translate(HAN), text.translate(WIDE))
    begins = SALUTATION.search(text)
    body = text[begins.start():] if begins else text
    body = YEAR.sub(lambda m: str(int(m[1]) + shift), body)
    body = SPEAKER.sub(f"我代表{name}人民政府", body)
    body = body[:OPENING].replace("国务院", f"{name}人民政府") + body[OPENING:]
    year += shift
    head = f"{name}人民政府工作报告\n——{year}年2月18日在{name}第九届人民代表大会第二次会议上\n{name}人民政府{name[-1]}长\n"
    return year, head + body


def main(source, out, n):
    series = collections.defaultdict(list)
    for path in sorted(source.rglob("*.txt")):
        if dated := re.match(r"(\d{4})(.*)", path.stem):
            series[path.parent, dated[2]].append((int(dated[1]), read(path)))
    if not series:
        sys.exit(f"{source}: no YEAR.txt below it")
    made = number = 0
    while made < n:
        for reports in list(series.values()):
            name = place(number, reports)
            for report in reports[:n - made]:
                year, text = copy_of(*report, name, number % 7)
                path = out / name / f"{year}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode("utf-8"))
                made += 1
            number += 1
    print(f"{made} files of {number} places in {out}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]))
