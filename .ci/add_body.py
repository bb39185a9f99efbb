"""Gives a copy of the made-up county what stands in the text beside paragraphs: fields under the title, recommendations, tables of
measures, an appendix from a file, and numbers by section.

add_body.py FOLDER
"""
import sys
from pathlib import Path

folder = Path(sys.argv[1])
plan = folder / "report.toml"
text = plan.read_text(encoding="utf-8")


def put(before, words):
    """These words before the first place that has those."""
    global text
    if before not in text:
        sys.exit(f"{plan} has no {before!r}")
    text = text.replace(before, words + before, 1)


put("length = ", 'numbering = "hierarchical"\n')
put(
    '[[section]]\nheading = "Purpose of the report"\n',
    '[header]\n"Portfolio holder" = "Cabinet Member for Resources"\n"Wards affected" = "All wards of {area}"\n\n'
    '[[section]]\nheading = "Recommendations"\nparagraphs = [\n  { text = """\nThe {committee} is asked to:\n'
    '(1) note the report for {period};\n(2) say what it wants to look into.""" },\n  { text = """\nThe Council will:\n'
    '- answer sooner\n- open longer""" },\n'
    '  { table = ["sickness", "calls", "potholes"], columns = ["target", "rating", "change", "now", "other councils"] },\n]\n\n',
)
put('  { indicators = ["recycling"] },\n', '  { table = "section" },\n')
plan.write_text(text + '\n[[appendix]]\ntitle = "Terms of reference"\nfile = "terms.md"\n', encoding="utf-8")
terms = "The Committee reviews the Council.\n\n# How it works\n\nIt asks:\n(1) what was promised;\n(2) what was done.\n\n## When\n- Every quarter\n"
(folder / "terms.md").write_text(terms, encoding="utf-8")
