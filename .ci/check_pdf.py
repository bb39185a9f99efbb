"""Holds a finished PDF against the report it was made from, with programs that know nothing of this one.

check_pdf.py REPORT.pdf REPORT.json [PARAGRAPHS]

Poppler (pdfinfo, pdffonts, pdfdetach), qpdf, outloud and pdfua must be there; only the standard library is used here.
PARAGRAPHS is how many numbered paragraphs the report must have, whatever the JSON says.
"""
import json
import re
import sys
import tempfile
from pathlib import Path

from checks import check, conforms, end, fonts, headings, loose, plain, spaced, structure, succeeds

pdf, report = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
wanted = int(sys.argv[3]) if len(sys.argv) > 3 else None


def paragraphs(tree):
    blocks = [block for section in report["sections"] for block in section["blocks"] if block["kind"] == "paragraph"]
    numbers = [block["number"] for block in blocks if block["number"] is not None]
    check("the report numbers its paragraphs from 1", "" if numbers == list(range(1, len(numbers) + 1)) else numbers)
    if wanted is not None:
        check(f"it has {wanted} of them", "" if len(numbers) == wanted else len(numbers))
    labels = [block["label"] for block in blocks if block["number"] is not None]
    found = numbered(tree)
    tagged = [label for label, _, _ in found]
    check("they are tagged as paragraphs, in order, under the numbers they are cited by", "" if tagged == labels else f"{tagged}")
    texts = {label: plain(text) for label, _, text in found}
    lost = [
        f"{block['label']}: {sentence['text']}"
        for block in blocks if block["number"] is not None
        for sentence in block["sentences"]
        if plain(sentence["text"]) not in texts.get(block["label"], "")
    ]
    check("each holds its sentences, word for word", "\n".join(lost))
    if report.get("look", {}).get("style") == "briefing":
        heads = {block["label"]: block["head"] for block in blocks if block.get("head")}
        said = {label: spaced(head) for label, head, _ in found if head}
        line = lambda one: f"{one['name']} {one['figure']} {one['verdict']}"
        wanted_heads = {label: spaced(f"{label} " + " ".join(map(line, [one, *one.get("also", [])]))) for label, one in heads.items()}
        check(f"{len(heads)} have the head of their measure: name, figure, verdict, and spaces between", "" if said == wanted_heads else f"{said}")


def numbered(tree):
    """The numbered paragraphs: `7.` or `3.2`, the heading over it where it has one, the words. Where its number is in a heading, the words
    are in the paragraphs under that. A figure on a card of page 1 is no number: that is within a division."""
    found, depth = [], ""
    for element in (element for document in tree.inside for element in document.inside):
        if not re.fullmatch("P|H[1-6]", element.tag):
            continue
        at = re.match(r"\d+\.\d*(?=\s*[^\d\s])", element.text.strip())
        if at:
            is_head = element.tag != "P"
            depth = element.tag
            found.append([at[0], element.text if is_head else "", "" if is_head else element.text])
        elif element.tag == depth and found and found[-1][1] and not found[-1][2]:
            # The line of another measure that the same paragraph is about.
            found[-1][1] += " " + element.text
        elif element.tag == "P" and found and found[-1][1]:
            found[-1][2] += element.text
    return found


def within_text():
    """The rows of the tables in the text as they are printed: the overview panel's with what they count, a nought in words, and last
    the totals, added up here; those of a table of measures with their cells."""
    for block in (block for section in report["sections"] for block in section["blocks"]):
        if block["kind"] == "overview":
            outcomes = block["overview"]["outcomes"]
            for outcome in [*outcomes, {"heading": "All outcomes", "counts": [sum(column) for column in zip(*(one["counts"] for one in outcomes))]}]:
                counts = outcome["counts"]
                yield outcome["heading"], [str(count or "none") for count in [*counts, sum(counts)]]
        elif block["kind"] == "table":
            for row in block["table"]["rows"]:
                yield row["name"], [cell["text"] + cell["second"] for cell in row["cells"]]


def at_a_glance(body, others):
    """How the rows of page 1 begin: of what needs attention so many are there as the page has room for."""
    summary = report.get("summary")
    if not summary:
        return []
    picture = [row["with"] + row["under"] for row in summary["picture"]["rows"]]
    needs = [f"{row['label'] or 'none'}{row['name']}{row['why']}" for row in summary["attention"]["rows"]]
    shown = len(body) - len(others) - len(picture)
    check(f"page 1 has {shown} of the {len(needs)} rows of what needs attention", "" if min(1, len(needs)) <= shown <= len(needs) else "too few or too many")
    return picture + needs[:max(0, shown)]


def tables(tree):
    in_text = list(within_text())
    rows = [heading for heading, _ in in_text]
    board = [row["lines"] for group in report["dashboard"]["groups"] for row in group["rows"]]
    rows += [lines["name"] for lines in board]
    # What two lines have no room for is in a table behind them.
    rows += [lines["name"] for lines in board if any(lines["further"].values())]
    found = tree.all("Table")
    heads = [table for table in found if table.all("TR") and {c.tag for c in table.all("TR")[0].inside} == {"TH"}]
    check(f"each of the {len(found)} tables opens with a header row", "" if len(heads) == len(found) > 0 else len(heads))
    if not report["method_page"]["elsewhere"]:
        rows += [test["indicator"] for test in report["method_page"]["tests"]]
    body = [line for table in found for line in table.all("TR") if line.all("TD")]
    first = at_a_glance(body, rows)
    rows = first + rows
    check(f"a row for each of the {len(rows)} outcomes, indicators and tests", "" if len(body) == len(rows) else f"{len(body)} rows")
    # In the dashboard the number of the paragraph comes before the name.
    strange = [name for name, line in zip(rows, body) if not plain(line.text).lstrip("0123456789.–").startswith(plain(name).lstrip("0123456789."))]
    check("each opens with its own name, in order", "; ".join(strange))
    wrong = [
        plain(line.text)
        for (heading, cells), line in zip(in_text, body[len(first):])
        if plain(line.text) != plain("".join([heading, *cells]))
    ]
    check(f"the {len(in_text)} rows of the tables in the text are the report's and add up, and no shape is heard", "; ".join(wrong))


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


conforms(pdf)
tree = structure(pdf)
paragraphs(tree)
headings(tree)
loose(tree)
tables(tree)
fonts(pdf)
attachments()
end()
