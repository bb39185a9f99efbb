"""Holds a finished PDF against the report it was made from, with programs that know nothing of this one.

check_pdf.py REPORT.pdf REPORT.json [PARAGRAPHS]

Poppler (pdfinfo, pdffonts, pdfdetach), qpdf, outloud and pdfua must be there; only the standard library is used here.
PARAGRAPHS is how many numbered paragraphs the report must have, whatever the JSON says.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

pdf, report = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
wanted = int(sys.argv[3]) if len(sys.argv) > 3 else None
failed = 0


def check(what, wrong):
    """Says whether it holds; `wrong` is empty or says why not."""
    global failed
    failed += bool(wrong)
    print(f"{'FAILED' if wrong else 'ok    '} {what}" + (f": {wrong}" if wrong else ""))


def run(*command):
    """What a program prints, and how it ended."""
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    return ended.returncode, ended.stdout, ended.stderr


def succeeds(*command):
    code, out, err = run(*command)
    return "" if code == 0 else f"exit {code}\n{out}{err}"


class Element:
    """An element of the structure tree: its tag, what it contains, its own text."""

    def __init__(self, tag):
        self.tag, self.inside, self.own = tag, [], ""

    def all(self, tag):
        return [found for child in self.inside for found in ([child] if child.tag == tag else []) + child.all(tag)]

    @property
    def text(self):
        return self.own + "".join(child.text for child in self.inside)


def structure(path):
    """The tree that `pdfinfo -struct-text` prints: two spaces a level, text in quotation marks."""
    code, out, err = run("pdfinfo", "-struct-text", path)
    if code != 0:
        sys.exit(f"pdfinfo -struct-text: {err}")
    root = Element("Root")
    open_elements = [(-1, root)]
    for line in out.splitlines():
        words = line.strip()
        depth = len(line) - len(line.lstrip())
        if not words or words.startswith("/"):
            continue
        while open_elements[-1][0] >= depth:
            open_elements.pop()
        if words.startswith('"'):
            piece = Element("text")
            piece.own = words[1:-1] if words.endswith('"') else words[1:]
            open_elements[-1][1].inside.append(piece)
        else:
            element = Element(re.split(r"[ :(]", words, maxsplit=1)[0])
            open_elements[-1][1].inside.append(element)
            open_elements.append((depth, element))
    return root


def plain(text):
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


def paragraphs(tree):
    blocks = [block for section in report["sections"] for block in section["blocks"] if block["kind"] == "paragraph"]
    numbers = [block["number"] for block in blocks if block["number"] is not None]
    check("the report numbers its paragraphs from 1", "" if numbers == list(range(1, len(numbers) + 1)) else numbers)
    if wanted is not None:
        check(f"it has {wanted} of them", "" if len(numbers) == wanted else len(numbers))
    found = [(int(at[1]), p.text) for p in tree.all("P") if (at := re.match(r"(\d+)\.(?!\d)", p.text.strip()))]
    tagged = [number for number, _ in found]
    check("they are tagged as paragraphs, in order", "" if tagged == numbers else f"{tagged}")
    texts = {number: plain(text) for number, text in found}
    lost = [
        f"{block['number']}: {sentence['text']}"
        for block in blocks if block["number"] is not None
        for sentence in block["sentences"]
        if plain(sentence["text"]) not in texts.get(block["number"], "")
    ]
    check("each holds its sentences, word for word", "\n".join(lost))


def headings(tree):
    levels = [int(element.tag[1]) for element in everything(tree) if re.fullmatch(r"H[1-6]", element.tag)]
    skipped = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
    check("headings begin at H1 and skip no level", "" if levels[:1] == [1] and not skipped else f"{levels}")


def everything(element):
    for child in element.inside:
        yield child
        yield from everything(child)


def tables(tree):
    rows = [row["name"] for group in report["dashboard"]["groups"] for row in group["rows"]]
    found = tree.all("Table")
    heads = [table for table in found if table.all("TR") and {c.tag for c in table.all("TR")[0].inside} == {"TH"}]
    check(f"each of the {len(found)} tables opens with a header row", "" if len(heads) == len(found) > 0 else len(heads))
    rows += [test["indicator"] for test in report["method_page"]["tests"]]
    body = [line for table in found for line in table.all("TR") if line.all("TD")]
    check(f"a row for each of the {len(rows)} indicators and tests", "" if len(body) == len(rows) else f"{len(body)} rows")
    strange = [name for name, line in zip(rows, body) if not plain(line.text).startswith(plain(name))]
    check("each opens with its indicator's name, in order", "; ".join(strange))


def fonts():
    _, out, _ = run("pdffonts", pdf)
    lines = out.splitlines()[2:]
    loose = [line for line in lines if line.split()[-5] != "yes"]
    check(f"all {len(lines)} fonts are embedded", "" if lines and not loose else "\n".join(loose) or "no fonts")


def attachments():
    with tempfile.TemporaryDirectory() as place:
        wrong = succeeds("pdfdetach", "-saveall", "-o", place, pdf)
        for name, held in [("figures.csv", report["figures_csv"]), ("record.json", report["record_json"])]:
            found = Path(place) / name
            if not wrong and not found.exists():
                wrong = f"there is no {name}"
            if not wrong and found.read_bytes().decode("utf-8") != held:
                wrong = "it differs from the report's"
            check(f"the attached {name} comes back as it was", wrong)


check("outloud reports no error", succeeds("outloud", pdf))
check("pdfua finds nothing", succeeds("pdfua", "check", pdf))
check("qpdf --check is clean", succeeds("qpdf", "--check", pdf))
tree = structure(pdf)
paragraphs(tree)
headings(tree)
tables(tree)
fonts()
attachments()
sys.exit(1 if failed else 0)
