"""Holds the pages of a report against what a page should look like: no hole, and type that can be read.

check_pages.py REPORT.pdf [MOST_PAGES]

Poppler (pdftotext, pdftoppm) must be there; only the standard library is used here. Each page but the last of a part is at least 70%
full, no page has a gap of more than 25 mm inside it, and the text of upright pages is set in 11.5 points or more.
"""
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from checks import check, end, run, succeeds

FULL = 0.70
GAP = 25.0
TEXT = 11.5
# How high poppler takes a word of Noto Sans to be, in its size.
WORD = 1.362
DOTS = 72
MILLIMETRE = DOTS / 25.4
# Pale washes are decoration and fill nothing.
INK = 235
# Over this is the band of a look.
BAND = 4.0

pdf = sys.argv[1]
most = int(sys.argv[2]) if len(sys.argv) > 2 else None


class Page:
    """The words of a page in points, and which of its rows have ink."""

    def __init__(self, width, height, words, picture):
        self.width, self.height, self.words = width, height, words
        self.rows = inked(picture)
        foot = [top for top, _, text in words if text == "Page"]
        # The line over the footer is part of it.
        self.foot = (max(foot) - 12) if foot else height
        band = int(BAND * MILLIMETRE)
        self.ink = [row for row, ink in enumerate(self.rows) if ink and band < row < self.foot]

    @property
    def upright(self):
        return self.height > self.width

    def begins(self, words):
        """Whether these are its first ones."""
        return " ".join(text for _, _, text in self.words).startswith(words)

    def full(self, head):
        return (self.ink[-1] - head) / (self.foot - head) if self.ink else 0.0

    def gap(self):
        """The widest, in millimetres, and where it begins."""
        gaps = [((below - above) / MILLIMETRE, above / MILLIMETRE) for above, below in zip(self.ink, self.ink[1:])]
        return max(gaps, default=(0.0, 0.0))


def inked(picture):
    """Which rows of a grey picture (PGM) hold anything that is drawn."""
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+\d+\s", picture)
    width, height = int(head[1]), int(head[2])
    dots = picture[head.end():]
    return [min(dots[row * width:(row + 1) * width]) < INK for row in range(height)]


def pages():
    _, laid_out, _ = run("pdftotext", "-bbox-layout", pdf, "-")
    sheets = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', laid_out, re.S)
    with tempfile.TemporaryDirectory() as place:
        wrong = succeeds("pdftoppm", "-gray", "-r", str(DOTS), pdf, f"{place}/page")
        pictures = [file.read_bytes() for file in sorted(Path(place).iterdir())]
    if wrong or len(pictures) != len(sheets):
        sys.exit(f"pdftoppm: {wrong or 'not every page is drawn'}")
    for (width, height, inside), picture in zip(sheets, pictures):
        found = re.findall(r'<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>', inside)
        words = [(float(top), float(bottom) - float(top), text) for top, bottom, text in found]
        yield Page(float(width), float(height), words, picture)


def ends_part(page, following, first):
    """Page 1 is a part of its own where it is the period at a glance; so is each appendix, and what lies across begins one."""
    glance = first and any(text == "glance" for _, _, text in page.words)
    return following is None or glance or page.upright != following.upright or following.begins("Appendix")


found = list(pages())
holes, gaps, emptiest = [], [], 1.0
for number, (page, following) in enumerate(zip(found, [*found[1:], None]), 1):
    head = min(other.ink[0] for other in found if other.upright == page.upright and other.ink)
    if not ends_part(page, following, number == 1):
        emptiest = min(emptiest, page.full(head))
        if page.full(head) < FULL:
            holes.append(f"page {number} is {page.full(head):.0%} full")
    width, at = page.gap()
    if width > GAP:
        gaps.append(f"page {number} has {width:.0f} mm of nothing, {at:.0f} mm from its top")
check(f"each page but the last of a part is {FULL:.0%} full, the emptiest {emptiest:.0%}", "; ".join(holes))
check(f"no page has a gap of more than {GAP:.0f} mm", "; ".join(gaps))
heights = Counter(round(height / WORD, 1) for page in found if page.upright for _, height, _ in page.words)
text = heights.most_common(1)[0][0] if heights else 0.0
check(f"the text is set in {text} points", "" if text >= TEXT else f"less than {TEXT}")
if most is not None:
    check(f"it has {len(found)} pages", "" if len(found) <= most else f"more than {most}")
end()
