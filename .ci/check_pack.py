"""Holds a finished pack against the reports in it, with programs that know nothing of this one.

check_pack.py PACK.pdf ITEM=REPORT.json ... [without WORD ...]

Each ITEM's report must stand in it word for word, with its files; none of the WORDs may stand anywhere in it.
"""
import json
import re
import sys
import tempfile
from pathlib import Path

from checks import check, conforms, end, fonts, headings, loose, plain, run, structure, succeeds

pdf, *rest = sys.argv[1:]
cut = rest.index("without") if "without" in rest else len(rest)
given, forbidden = rest[:cut], rest[cut + 1:]
reports = {item: json.loads(Path(path).read_text(encoding="utf-8")) for item, path in (one.split("=", 1) for one in given)}


def sentences(report):
    blocks = [block for section in report["sections"] for block in section["blocks"] if block["kind"] == "paragraph"]
    return [sentence["text"] for block in blocks for sentence in block["sentences"]]


def reports_stand(tree):
    """Every sentence in order, from one report's divider to the end."""
    text = plain(tree.text)
    for item, report in reports.items():
        at, lost = text.find(plain(f"Agenda Item {item}")), []
        for sentence in sentences(report):
            found = text.find(plain(sentence), at)
            if found < 0:
                lost.append(sentence)
            else:
                at = found
        check(f"item {item} holds its {len(sentences(report))} sentences in order, word for word", "\n".join(lost))


def tables(tree):
    found = tree.all("Table")
    heads = [table for table in found if table.all("TR") and {c.tag for c in table.all("TR")[0].inside} == {"TH"}]
    check(f"each of the {len(found)} tables opens with a header row", "" if len(heads) == len(found) > 0 else len(heads))


def attachments(place):
    wrong = succeeds("pdfdetach", "-saveall", "-o", place, pdf)
    held = {f"item-{item}-{name}": report[key] for item, report in reports.items()
            for name, key in [("figures.csv", "figures_csv")]}
    for name, text in held.items():
        found = Path(place) / name
        wrong = wrong or ("" if found.exists() and found.read_bytes().decode("utf-8") == text else "it differs, or is not there")
        check(f"the attached {name} comes back as it was", wrong)
    names = sorted(path.name for path in Path(place).iterdir())
    wanted = sorted(f"item-{item}-{name}" for item in reports for name in ["figures.csv", "record.json"])
    check(f"{len(wanted)} files are attached, and no other", "" if names == wanted else names)


def links():
    """Every page number of the agenda leads to the page that it names."""
    _, text, _ = run("pdftotext", "-layout", pdf, "-")
    pages = text.split("\f")
    agenda = next((page for page in pages if re.search(r"Item +Title +Pages", page)), "")
    said = re.findall(r"^ *(\d+) .*? (\d+)(?: to \d+)? *$", agenda, re.M)
    # A supplement goes on from the last page of the pack that is published.
    first = int(re.search(r"Page (\d+)\s*$", pages[0]).group(1))
    wrong = [line for line in said if f"Agenda Item {line[0]}\n" not in pages[int(line[1]) - first]]
    check(f"the {len(said)} page numbers of the agenda are those of the dividers", "" if said and not wrong else f"{wrong}")


def pages_worth_turning():
    """No page is there for one sentence; those of a PDF from elsewhere are pictures."""
    _, text, _ = run("pdftotext", "-layout", pdf, "-")
    pages = enumerate(text.rstrip("\f").split("\f"), 1)
    written = [(number, page) for number, page in pages if not re.search(r"Agenda Item \d+, page \d+ of", page)]
    thin = [number for number, page in written if len(" ".join(page.split())) < 350]
    check("no page is there for one sentence", f"pages {thin}" if thin else "")


def nowhere(place):
    """Pages, structure, bookmarks, metadata and attachments: whatever can be got out."""
    unpacked = Path(place) / "unpacked.pdf"
    out = [
        run("pdftotext", pdf, "-")[1],
        run("pdfinfo", "-struct-text", pdf)[1],
        run("pdfinfo", "-meta", pdf)[1],
        run("pdfinfo", pdf)[1],
        run("qpdf", "--json", pdf)[1],
    ]
    run("qpdf", "--qdf", "--object-streams=disable", pdf, str(unpacked))
    out += [path.read_bytes().decode("utf-8", "replace") for path in Path(place).iterdir()]
    text = plain("\n".join(out))
    for word in forbidden:
        check(f"`{word}` stands nowhere in it", "it does" if plain(word) in text else "")


conforms(pdf)
tree = structure(pdf)
headings(tree)
loose(tree)
reports_stand(tree)
tables(tree)
fonts(pdf)
links()
pages_worth_turning()
with tempfile.TemporaryDirectory() as place:
    attachments(place)
    nowhere(place)
end()
