#!/usr/bin/env python3
"""Draws docs/page.png: the summary, the small charts and the ranks of the page that the README shows.

    python3 tests/scripts/draw_page.py [path of tongbi] [path of chromium]

Runs tongbi on the last two sample reports, leaves the other parts of the page out and takes a picture of the rest.
"""

import re
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOWN = ["要点", "主要指标", "工作重点的位次变化"]
SIZE = (880, 1664)


def pixels(png):
    """The rows of an 8-bit picture of red, green, blue (and opacity), as lists of colours."""
    width, height, _, kind = struct.unpack(">IIBB", png[16:26])
    step = {2: 3, 6: 4}[kind]
    data, at = b"", 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    data, before, rows = zlib.decompress(data), bytes(width * step), []
    for y in range(height):
        line = bytearray(data[y * (width * step + 1) + 1 : (y + 1) * (width * step + 1)])
        how = data[y * (width * step + 1)]
        for x in range(len(line)):
            a, b = line[x - step] if x >= step else 0, before[x]
            c = before[x - step] if x >= step else 0
            near = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
            line[x] = (line[x] + (0, a, b, (a + b) // 2, near)[how]) & 255
        before = bytes(line)
        rows.append([tuple(line[i : i + 3]) for i in range(0, len(line), step)])
    return rows


def in_few_colours(png):
    """The same picture in 64 colours, for a small file."""
    rows = [[tuple(c // 17 * 17 if c < 250 else 255 for c in p) for p in row] for row in pixels(png)]
    colours = [c for c, _ in Counter(p for row in rows for p in row).most_common(64)]
    nearest = {c: n for n, c in enumerate(colours)}
    for p in {p for row in rows for p in row} - set(colours):
        nearest[p] = min(range(len(colours)), key=lambda n: sum((a - b) ** 2 for a, b in zip(colours[n], p)))
    lines = b"".join(b"\0" + bytes(nearest[p] for p in row) for row in rows)

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    palette = b"".join(bytes(c) for c in colours)
    parts = [(b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def main():
    tongbi = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/tongbi").resolve()
    chromium = sys.argv[2] if len(sys.argv) > 2 else "chromium"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        pair = ["lanxi-2024.txt", "lanxi-2025.txt"]
        subprocess.run([tongbi, "diff", *pair, "-o", page], cwd=ROOT / "reports", check=True)
        html = page.read_text(encoding="utf-8")
        titles = dict((title, part) for part, title in re.findall(r'<h2 id="(p\d+)h">([^<]*)</h2>', html))
        kept = ",".join(f"#{titles[title]}" for title in SHOWN)
        style = (
            f"<style>main>*:not({kept}),nav,.summary details{{display:none!important}}"
            "h2{margin-top:1rem!important}body{zoom:.85}</style></head>"
        )
        page.write_text(html.replace("</head>", style, 1), encoding="utf-8")
        picture = ROOT / "docs/page.png"
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text",
             f"--user-data-dir={folder}/profile", f"--window-size={SIZE[0]},{SIZE[1]}",
             f"--screenshot={picture}", page.as_uri()],
            check=True, stderr=subprocess.DEVNULL,
        )
        picture.write_bytes(in_few_colours(picture.read_bytes()))
        print(f"{picture}: {picture.stat().st_size} bytes")


if __name__ == "__main__":
    main()
