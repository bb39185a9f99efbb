#!/usr/bin/env python3
"""How soon the studio says what a wording and what a figure changes, and how much memory it holds after many.

    effect.py PROGRAM FOLDER DESK [TRIES]

DESK is emptied and holds a copy of FOLDER. A wording of the rule "changed" is tried so many times, each with other words, and then
a figure of the measure "assessments", each time another, as the page asks it: one request after another, in one studio. Goals of a
quiet machine: the effect within 2 seconds, memory flat. Beside it the time of a plain `check` of the folder, by turns, so that two
machines can be compared.
"""

import http.client
import json
import math
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

program, folder, desk = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
tries = int(sys.argv[4]) if len(sys.argv) > 4 else 100
RULE = "changed"
MEASURE = "assessments"


class Studio:
    """The program with a folder open, and the key of its page."""

    def __init__(self, report):
        command = [program, "studio", "--no-open", report]
        self.child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        greeting = ""
        while not (found := re.search(r"127\.0\.0\.1:(\d+)/#(\S+)", greeting)):
            line = self.child.stdout.readline()
            assert line, f"it ended: {greeting}"
            greeting += line
        self.port, link = int(found[1]), found[2]
        self.key = self.asked("GET", "/enter", {"X-Scrutineer-Link": link})
        while json.loads(self.asked("GET", "/state", self.lines()))["version"] == 0:
            time.sleep(0.05)

    def lines(self):
        origin = f"http://127.0.0.1:{self.port}"
        return {
            "X-Scrutineer": self.key,
            "X-Scrutineer-Folder": "1",
            "Origin": origin,
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
        }

    def asked(self, method, path, lines, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, lines)
        answer = connection.getresponse()
        said = answer.read().decode()
        connection.close()
        assert answer.status == 200, f"{path}: {answer.status} {said[:200]}"
        return said

    def memory(self):
        status = pathlib.Path(f"/proc/{self.child.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def told(seconds):
    ordered = sorted(seconds)
    return f"median {statistics.median(ordered) * 1000:.0f} ms, 95th {ordered[math.ceil(len(ordered) * 0.95) - 1] * 1000:.0f} ms"


def wordings(studio):
    """The wording of a rule, with other words each time."""
    wording = json.loads(studio.asked("GET", f"/wording?rule={RULE}", studio.lines()))
    for nth in range(tries):
        text = wording["text"].replace("This is ", f"That {'now ' * (nth % 3)}is ", 1)
        yield "/wording/try", {"file": wording["file"], "rule": RULE, "was": wording["was"], "text": text}


def figures(studio):
    """A row of the officer's own table, with other figures each time."""
    measure = json.loads(studio.asked("GET", f"/measure?id={MEASURE}", studio.lines()))
    table = measure["tables"][0]
    row = table["rows"][-1]
    was = [cell["text"] for cell in row["cells"]]
    value, count, base = (table["headings"].index(name) for name in ("value", "numerator", "denominator"))
    for nth in range(tries):
        counted = int(was[count]) - 1 - nth % 100
        to = {str(value): f"{100 * counted / int(was[base]):.1f}", str(count): str(counted)}
        rows = [{"line": row["line"], "was": was, "to": to}]
        yield "/cells/try", {"of": MEASURE, "files": [{"file": table["file"], "rows": rows}]}


shutil.rmtree(desk, ignore_errors=True)
shutil.copytree(folder, desk / "report", ignore=shutil.ignore_patterns("build"))
studio = Studio(desk / "report")
try:
    for what, edits in (("a wording", wordings), ("a figure", figures)):
        took, checks, held = [], [], {}
        for nth, (path, sent) in enumerate(edits(studio)):
            began = time.perf_counter()
            answer = json.loads(studio.asked("POST", path, studio.lines(), json.dumps(sent)))
            took.append(time.perf_counter() - began)
            assert answer["wrong"] == [] and answer["here"]["passages"], answer
            if nth % 10 == 0:
                began = time.perf_counter()
                subprocess.run([program, "check", desk / "report"], capture_output=True, check=False)
                checks.append(time.perf_counter() - began)
            if nth + 1 in (10, tries // 2, tries):
                held[nth + 1] = studio.memory()
        print(f"what {what} changes, of {tries}: {told(took)}; a plain check {told(checks)}")
        print(f"ratio of the medians: {statistics.median(took) / statistics.median(checks):.2f}")
        print("memory: " + ", ".join(f"{memory:.0f} MiB at the {nth}th" for nth, memory in held.items()))
finally:
    studio.child.kill()
