#!/usr/bin/env python3
"""Checks that every quote stands in its source, letter for letter (white space aside).

    python3 tests/scripts/quotes.py FOLDER [path of tongbi]

Reads every .txt file under FOLDER with its own eyes (UTF-8, else GB18030), not with the tool's, asks `tongbi metrics` for the
facts of each and `tongbi diff` for each file and the next one of its folder, and looks every quote up. Prints how many there
were; exits 1 and names the quotes if any is not found.
"""

import json
import re
import subprocess
import sys
from pathlib import Path


def source(path):
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return squeezed(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return squeezed(data.decode("gb18030", errors="replace"))


def squeezed(text):
    return re.sub(r"[\s\u200b\ufeff]+", "", text)


def answer(tongbi, *args):
    done = subprocess.run([tongbi, *args, "--format", "json"], capture_output=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def quotes(value, key=""):
    """All strings under a key that holds quotes."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from quotes(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner, key)
    elif isinstance(value, str) and key in ("quote", "quotes", "said"):
        yield value


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder, tongbi = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) == 3 else "tongbi"
    files = sorted(folder.rglob("*.txt"))
    counted, missing = 0, []
    for n, path in enumerate(files):
        texts = [source(path)]
        answers = [answer(tongbi, "metrics", str(path))]
        later = files[n + 1] if n + 1 < len(files) and files[n + 1].parent == path.parent else None
        if later:
            texts.append(source(later))
            answers.append(answer(tongbi, "diff", str(path), str(later)))
        for quote in (q for a in answers if a for q in quotes(a)):
            counted += 1
            if not any(squeezed(quote) in text for text in texts):
                missing.append((path, quote))
    for path, quote in missing:
        print(f"{path}: {quote}")
    print(f"{len(files)} files, {counted} quotes, {len(missing)} not found")
    sys.exit(1 if missing or not counted else 0)


if __name__ == "__main__":
    main()
