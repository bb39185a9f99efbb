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

from checks import check, conforms, end, everything, fonts, headings, plain, structure, succeeds

pdf, report = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
wanted = int(sys.argv[3]) if len(sys.argv) > 3 else None


def paragraphs(tree):
    blocks = [block for section in report["sections"] for block in section["blocks"] if block["kind"] == "paragraph"]
    numbers = [block["number"] for block in blocks if block["number"] is not None]
    check("the report numbers its paragraphs from 1", "" if numbers == list(range(1, len(numbers) + 1)) else numbers)
    if wanted is not None:
        check(f"it has {wanted} of them", "" if len(numbers) == wanted else len(numbers))
    found = numbered(tree)
    tagged = [number for number, _, _ in found]
    check("they are tagged as paragraphs, in order", "" if tagged == numbers else f"{tagged}")
    texts = {number: plain(text) for number, _, text in found}
    lost = [
        f"{block['number']}: {sentence['text']}"
        for block in blocks if block["number"] is not None
        for sentence in block["sentences"]
        if plain(sentence["text"]) not in texts.get(block["number"], "")
    ]
    check("each holds its sentences, word for word", "\n".join(lost))
    if report.get("look", {}).get("style") == "briefing":
        heads = {block["number"]: block["head"] for block in blocks if block.get("head")}
        said = {number: plain(head) for number, head, _ in found if head}
        wanted_heads = {number: plain(f"{number}.{one['name']}{one['figure']}{one['verdict']}") for number, one in heads.items()}
        check(f"{len(heads)} have the head of their measure: name, figure, verdict", "" if said == wanted_heads else f"{said}")


def numbered(tree):
    """The numbered paragraphs: number, the heading over it where it has one, the words. Where its number is in a heading, the words
    are in the paragraphs under that."""
    found = []
    for element in everything(tree):
        if not re.fullmatch("P|H[1-6]", element.tag):
            continue
        at = re.match(r"(\d+)\.(?!\d)", element.text.strip())
        if at:
            is_head = element.tag != "P"
            found.append([int(at[1]), element.text if is_head else "", "" if is_head else element.text])
        elif element.tag == "P" and found and found[-1][1]:
            found[-1][2] += element.text
    return found


def overviews():
    """The overview panel's rows as they are printed, a nought in words; the last holds the totals, added up here."""
    blocks = [block["overview"] for section in report["sections"] for block in section["blocks"] if block["kind"] == "overview"]
    for panel in blocks:
        for outcome in panel["outcomes"]:
            yield outcome["heading"], outcome["counts"]
        yield "All outcomes", [sum(column) for column in zip(*(outcome["counts"] for outcome in panel["outcomes"]))]


def at_a_glance(body, others):
    """How the rows of page 1 begin: of what needs attention so many are there as the page has room for."""
    summary = report.get("summary")
    if not summary:
        return []
    picture = [row["with"] + row["under"] for row in summary["picture"]["rows"]]
    needs = [f"{row['number'] or 'none'}{row['name']}{row['why']}" for row in summary["attention"]["rows"]]
    shown = len(body) - len(others) - len(picture)
    check(f"page 1 has {shown} of the {len(needs)} rows of what needs attention", "" if min(1, len(needs)) <= shown <= len(needs) else "too few or too many")
    return picture + needs[:max(0, shown)]


def tables(tree):
    counted = list(overviews())
    rows = [heading for heading, _ in counted]
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
    strange = [name for name, line in zip(rows, body) if not plain(line.text).lstrip("0123456789–").startswith(plain(name).lstrip("0123456789"))]
    check("each opens with its own name, in order", "; ".join(strange))
    wrong = [
        plain(line.text)
        for (heading, counts), line in zip(counted, body[len(first):])
        if plain(line.text) != plain("".join([heading, *(str(count or "none") for count in [*counts, sum(counts)])]))
    ]
    check(f"the {len(counted)} rows of the overview add up, and no shape is heard", "; ".join(wrong))


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
tables(tree)
fonts(pdf)
attachments()
end()
