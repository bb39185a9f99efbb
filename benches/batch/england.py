#!/usr/bin/env python3
"""What a report of a batch costs beside a `build` alone: 150 authorities of the department's table, 60 measures each.

    england.py PROGRAM LAIT DESK [text,html|pdf] [COUNCILS]

LAIT holds observations.csv.gz, measures.csv and neighbours.csv; DESK is emptied and holds what is made. Goals: text and web
edition at most 0.35 of a cold build, PDF at most 0.75; memory at the last at most 1.1 of the 20th.

The batch is held (SIGSTOP) after every fifteenth report, and meanwhile one council is built alone, cold, in a process of its
own: what both cost is processor time (user and system), taken in turn on the same machine. The reports of these ten are
compared byte for byte; memory is read at the 20th and the last.
"""

import atexit
import collections
import csv
import gzip
import itertools
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time

MEASURES, TURNS = 60, 10
program, lait, desk = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
formats = sys.argv[4] if len(sys.argv) > 4 else "text,html"
councils = int(sys.argv[5]) if len(sys.argv) > 5 else 150
ending = {"text": "txt", "html": "html", "pdf": "pdf"}
goal = 0.75 if "pdf" in formats else 0.35


def choose():
    """60 measures spread over the topics, each with a direction and figures of two late years; authorities over the alphabet."""
    many, areas = collections.defaultdict(collections.Counter), set()
    for row in csv.DictReader(gzip.open(lait / "observations.csv.gz", "rt")):
        areas.add(row["area"])
        if row["value"] not in ("-", "") and row["period"][:4] in ("2022", "2023", "2024", "2025"):
            many[row["measure"]][row["period"]] += 1
    by_topic = collections.defaultdict(list)
    described = {about["measure"]: about for about in csv.DictReader(open(lait / "measures.csv"))}  # some stand under two topics
    for _, about in sorted(described.items()):
        whole = [period for period, cells in many[about["measure"]].items() if cells >= 150]
        if len(whole) >= 2 and about["polarity"] in ("High", "Low"):
            by_topic[about["topic"]].append(about["measure"])
    chosen = []
    while len(chosen) < MEASURES:
        chosen += [by_topic[topic].pop(0) for topic in sorted(by_topic) if by_topic[topic]]
    names = sorted({row["area"] for row in csv.DictReader(open(lait / "neighbours.csv"))} & areas)
    return chosen[:MEASURES], [names[nth * len(names) // councils] for nth in range(councils)]


def make_folder():
    measures, names = choose()
    told = ["--described-in", lait / "measures.csv"]
    for first in range(0, MEASURES, 30):  # the importer takes 30 at once
        wanted = [word for measure in measures[first : first + 30] for word in ("--measure", measure)]
        table = lait / "observations.csv.gz"
        words = ["--area", names[0], "--committee", "Scrutiny Committee", "--date", "2026-03-10"]
        how = ["new", folder, "--from", table, *words] if first == 0 else ["import", table, "--into", folder]
        subprocess.run([program, *how, *told, *wanted], check=True, stdout=subprocess.DEVNULL)
    with open(desk / "areas.csv", "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["area"], *([name] for name in names)])
    return names


def slug(name):
    """As Council::slug has it."""
    return "-".join("".join(sign.lower() if sign.isalnum() else " " for sign in name if sign not in "'\u2019").split())


def alone(name, format):
    """The report of one council built alone, in a folder that names it: what it cost in seconds, and its bytes."""
    own = desk / "alone"
    if not own.exists():
        shutil.copytree(folder, own)
    text = (folder / "report.toml").read_text()
    (own / "report.toml").write_text(
        re.sub(r'(?m)^area = ".*"$', f"area = {json.dumps(name, ensure_ascii=False)}", text, count=1)
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [program, "build", own, "--format", format, "--quiet", "--force", "-o", desk / "one"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, (desk / "one").read_bytes()


def words(pdf):
    return subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout


def spent(pid):
    """The processor time of a running process and of its ended children."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    found = re.findall(r"(VmHWM|VmRSS):\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())
    if not found:
        raise ProcessLookupError("it has ended")
    return {name: int(kib) / 1024 for name, kib in found}


class Measured:
    """What the batch and the builds beside it took."""

    def __init__(self):
        self.marks = {}  # reports made: memory, and processor time spent
        self.last = None
        self.cold = {format: [] for format in formats.split(",")}
        self.alone = {}  # (council, format): the bytes


def beside(names):
    """Runs the batch, and while it is held builds some of its councils alone."""
    results, found = desk / "out/results.jsonl", Measured()
    batch = subprocess.Popen(
        [program, "batch", folder, "--each", desk / "areas.csv", "--out", desk / "out", "--format", formats],
        stdout=subprocess.DEVNULL,
    )
    atexit.register(lambda: batch.poll() is None and batch.kill())
    stops = {round((nth + 0.5) * councils / TURNS) for nth in range(TURNS)} | {20, councils - 1}
    turn = made = 0
    while batch.poll() is None:
        lines = results.read_bytes().count(b"\n") if results.exists() else 0
        passed = [stop for stop in sorted(stops) if made < stop <= lines]
        made = lines
        if passed:
            os.kill(batch.pid, signal.SIGSTOP)
            found.marks[passed[-1]] = memory(batch.pid), spent(batch.pid)
            if turn < TURNS:
                name = names[(turn * 2 + 1) * councils // (TURNS * 2)]
                for format, seconds in found.cold.items():
                    took, found.alone[name, format] = alone(name, format)
                    seconds.append(took)
                turn += 1
            os.kill(batch.pid, signal.SIGCONT)
        try:
            found.last = memory(batch.pid), spent(batch.pid)
        except OSError:
            pass
        time.sleep(0.02)
    done = [json.loads(line) for line in results.read_text().splitlines()]
    assert len(done) == councils and not any(one["errors"] for one in done), "every report is made"
    return found


def held(found):
    """Prints what was measured beside its goals, and says how many were missed."""
    missed = 0

    def hold(what, holds):
        nonlocal missed
        missed += not holds
        print(f"  {'ok    ' if holds else 'MISSED'} {what}")

    most, whole = found.last
    each = whole / councils
    print(f"{councils} councils, {MEASURES} measures, {formats}: {whole:.1f} s of processor time, {each:.3f} a report")
    for format, seconds in found.cold.items():
        mean = statistics.mean(seconds)
        said = f"a cold build, {format}: {mean:.3f} s (of {len(seconds)}: {min(seconds):.3f} to {max(seconds):.3f})"
        hold(f"{said}; a report of the batch {each / mean:.3f} of it, goal {goal}", each <= goal * mean)
    stops = sorted(stop for stop in found.marks if stop >= 15)
    parts = [
        (found.marks[later][1] - found.marks[earlier][1]) / (later - earlier) for earlier, later in itertools.pairwise(stops)
    ]
    print(f"  a report, by parts of the batch: {', '.join(f'{part:.3f}' for part in parts)}")
    early = found.marks[min(stops, key=lambda stop: abs(stop - 20))][0]
    for what, then in early.items():
        said = f"{what}: {then:.0f} MiB at the 20th, {most[what]:.0f} at the last"
        hold(f"{said}: {most[what] / then:.3f}, goal 1.1", most[what] <= 1.1 * then)
    print("  VmRSS on the way:", ", ".join(f"{stop}: {found.marks[stop][0]['VmRSS']:.0f}" for stop in stops))
    for (name, format), own in found.alone.items():
        of_batch = (desk / "out" / f"{slug(name)}.{ending[format]}").read_bytes()
        # The record of a PDF seals the hash of report.toml, which names another council: its words are compared.
        same = words(own) == words(of_batch) if format == "pdf" else own == of_batch
        hold(f"{name} in {format} is as alone", same)
    return missed


folder = desk / "england"
shutil.rmtree(desk, ignore_errors=True)
desk.mkdir(parents=True)
sys.exit(held(beside(make_folder())) > 0)
