"""What the checks of a report's PDF and of a pack's have in common: programs that know nothing of this one."""
import re
import subprocess
import sys

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


def spaced(text):
    """Words as they are heard one by one, whatever the room between them."""
    return " ".join(text.replace("\u00ad", "").split())


def headings(tree):
    levels = [int(element.tag[1]) for element in everything(tree) if re.fullmatch(r"H[1-6]", element.tag)]
    skipped = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
    check("headings begin at H1 and skip no level", "" if levels[:1] == [1] and not skipped else f"{levels}")


def loose(tree):
    """Words between paragraphs belong to none, and a list of paragraphs leaves them out."""
    among = [child for element in everything(tree) if element.tag in ("Document", "Div") for child in element.inside]
    found = [child.text for child in among if child.tag in ("Span", "Link", "text")]
    check("no words are outside paragraphs, headings and tables", "; ".join(found))


def everything(element):
    for child in element.inside:
        yield child
        yield from everything(child)


def fonts(pdf):
    _, out, _ = run("pdffonts", pdf)
    lines = out.splitlines()[2:]
    loose = [line for line in lines if line.split()[-5] != "yes"]
    check(f"all {len(lines)} fonts are embedded", "" if lines and not loose else "\n".join(loose) or "no fonts")


def conforms(pdf):
    check("outloud reports no error", succeeds("outloud", pdf))
    check("pdfua finds nothing", succeeds("pdfua", "check", pdf))
    check("qpdf --check is clean", succeeds("qpdf", "--check", pdf))


def end():
    sys.exit(1 if failed else 0)
