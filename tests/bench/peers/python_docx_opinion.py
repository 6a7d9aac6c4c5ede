"""Writes the same opinion with python-docx, `count` times, and prints how long that took. Input: paragraphs as JSON."""

import io
import json
import sys
import time

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

ALIGN = {
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def twips(length):
    return Pt(length / 20)


def build(source):
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = twips(11906), twips(16838)
    section.top_margin, section.bottom_margin = twips(2098), twips(1984)
    section.left_margin, section.right_margin = twips(1588), twips(1474)
    for given in source:
        paragraph = document.add_paragraph()
        style = paragraph.paragraph_format
        style.alignment = ALIGN[given["align"]]
        style.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        style.line_spacing = twips(given["line"])
        style.space_before = style.space_after = Pt(0)
        style.widow_control = False
        style.left_indent = twips(given["left"])
        style.first_line_indent = twips(given["firstLine"])
        for tab in given["tabs"]:
            style.tab_stops.add_tab_stop(twips(tab))
        for piece in given["runs"]:
            run = paragraph.add_run(piece["text"])
            run.font.size = twips(given["size"])
            run.font.name = piece["face"]
            run._element.rPr.rFonts.set(qn("w:eastAsia"), piece["face"])
            if given["spacing"]:
                spacing = OxmlElement("w:spacing")
                spacing.set(qn("w:val"), str(given["spacing"]))
                run._element.rPr.append(spacing)
            if piece.get("color"):
                run.font.color.rgb = RGBColor.from_string(piece["color"])
    return document


def main():
    count, target = int(sys.argv[1]), sys.argv[2]
    source = json.load(sys.stdin)
    build(source).save(target)
    start = time.perf_counter()
    for _ in range(count):
        build(source).save(io.BytesIO())
    print(json.dumps({"seconds": time.perf_counter() - start}))


main()
