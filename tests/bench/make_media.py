#!/usr/bin/env python3
"""Writes reports in the formats that offices hand over, for measuring the readers with `paragraphs.py`.

usage: make_media.py OUT TEXT…

Each TEXT holds a report, a paragraph a line, in UTF-8. OUT/NAME.txt is its copy; beside it come, by python-docx, the same report
typed (`typed.docx`) and with numbers that Word counts itself (`auto.docx`, without the numbers in the text), each with a running
head and page numbers; by LibreOffice both as doc, odt, rtf, html, pdf and docx; by Chromium a pdf; by reportlab two more, one
of them in the sizes of a printed booklet with a page number a side. What is not installed is left out and said.
"""
import html, pathlib, re, shutil, subprocess, sys, tempfile

KINDS = {"doc": "doc:MS Word 97", "odt": "odt", "rtf": "rtf", "html": "html:HTML (StarWriter)", "pdf": "pdf", "lo.docx": "docx:MS Word 2007 XML"}
NUMBER = [re.compile(r"[一二三四五六七八九十]+、"), re.compile(r"（[一二三四五六七八九十]+）"), re.compile(r"[0-9]+\.(?![0-9])")]
DIGITS = "零一二三四五六七八九"


def chinese(n):
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones or not tens else "")


def label(level, n):
    return [f"{chinese(n)}、", f"（{chinese(n)}）", f"{n}."][level]


def split(line):
    """The level of a heading, its number, its words."""
    for level, number in enumerate(NUMBER):
        if found := number.match(line):
            return level, found[0], line[found.end():]
    return None, "", line


def counted(lines):
    """Which lines a program that counts would give the number that they have."""
    counts, out = [0, 0, 0], []
    for line in lines:
        level, number, words = split(line)
        if level is None or not words.strip():
            out.append((None, line))
            continue
        counts[level] += 1
        counts[level + 1:] = [0] * (2 - level)
        if label(level, counts[level]) == number:
            out.append((level, words))
        else:  # out of order: typed by hand, as people then do
            counts[level] -= 1
            out.append((None, line))
    return out


def word(lines, path, auto):
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Pt

    d = docx.Document()
    normal = d.styles["Normal"]
    normal.font.size = Pt(16)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    section = d.sections[0]
    section.header.paragraphs[0].text = "澜溪区人民代表大会会议文件"
    foot = section.footer.paragraphs[0]
    foot.add_run("— ")
    for kind in ("begin", None, "end"):
        run = foot.add_run()
        run._r.append(parse_xml(f'<w:instrText {nsdecls("w")}>PAGE</w:instrText>' if kind is None else f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
    foot.add_run(" —")
    numbering = d.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{f}"/><w:suff w:val="nothing"/><w:lvlText w:val="{t}"/></w:lvl>'
        for i, (f, t) in enumerate([("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")])
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for i, (level, words) in enumerate(counted(lines) if auto else [(split(l)[0], l) for l in lines]):
        if i == 0:
            p = d.add_paragraph(style="Title")
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            p = d.add_paragraph()
            p.paragraph_format.first_line_indent = Pt(32)
            p.paragraph_format.line_spacing = Pt(28)
        run = p.add_run(words)
        run.bold = level is not None and len(words) < 40
        if auto and level is not None:
            p._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))
    d.save(path)


def office(paths, out):
    with tempfile.TemporaryDirectory() as home:
        for kind, name in KINDS.items():
            target = pathlib.Path(home) / "out"
            subprocess.run(["soffice", f"-env:UserInstallation=file://{home}/user", "--headless", "--convert-to", name, "--outdir", target, *paths],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            for path in paths:
                made = target / (path.stem + "." + kind.split(".")[-1])
                made.rename(out / f"{path.stem}.{kind}")


def browser(lines, path):
    body = "".join(f"<p{' class=t' if i == 0 else ''}>{html.escape(l)}</p>" for i, l in enumerate(lines))
    page = f"<meta charset=utf-8><style>p{{text-indent:2em;font:16pt/28pt serif;margin:0;text-align:justify}}.t{{font-size:22pt;text-indent:0;text-align:center;margin:1em}}</style>{body}"
    with tempfile.TemporaryDirectory() as home:
        source = pathlib.Path(home) / "a.html"
        source.write_text(page, "utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={home}/user", "--no-pdf-header-footer",
                        f"--print-to-pdf={path}", source.as_uri()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def printed(lines, path, size, width):
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("b", fontName="STSong-Light", fontSize=size, leading=size * 1.7, firstLineIndent=2 * size, wordWrap="CJK", alignment=TA_JUSTIFY)
    title = ParagraphStyle("t", parent=body, fontSize=size * 1.4, leading=size * 2.4, alignment=TA_CENTER, firstLineIndent=0)

    def furniture(canvas, doc):
        canvas.setFont("STSong-Light", size * 0.7)
        even = doc.page % 2 == 0
        canvas.drawString(60 if even else A4[0] - 100, 40, f"{doc.page}")
        canvas.drawString(60, A4[1] - 40, "澜溪年鉴" if even else "重要文献")

    margin = (A4[0] - width * size) / 2
    story = [Paragraph(html.escape(l), title if i == 0 else body) for i, l in enumerate(lines)]
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=margin - 6, rightMargin=margin - 6, topMargin=80, bottomMargin=80).build(
        story, onFirstPage=furniture, onLaterPages=furniture)


def main():
    out, sources = pathlib.Path(sys.argv[1]), [pathlib.Path(a) for a in sys.argv[2:]]
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for source in sources:
        lines = [l for l in source.read_text("utf-8-sig").split("\n") if l.strip()]
        name = source.stem.replace(".", "-")
        (out / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
        for auto in (False, True):
            path = out / f"{name}.{'auto' if auto else 'typed'}.docx"
            word(lines, path, auto)
            made.append(path)
        if shutil.which("chromium"):
            browser(lines, out / f"{name}.chromium.pdf")
        printed(lines, out / f"{name}.a4.pdf", 16, 28)
        printed(lines, out / f"{name}.booklet.pdf", 11, 33)
    if shutil.which("soffice"):
        office(made, out)
    else:
        print("soffice is not here: no doc, odt, rtf, html")


main()
