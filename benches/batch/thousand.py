#!/usr/bin/env python3
"""1,000 short reports: time and memory in step with how many there are, and a run that is ended in the middle goes on.

    thousand.py PROGRAM DESK [FORMATS] [KILLS] [TURNS]

DESK is emptied and holds what is made: each report is a small folder of its own with made-up figures (three measures, eight
quarters). Processor time is user and system; a turn is 250 and 1,000, each into an empty folder. Then runs of 1,000 are ended
with SIGKILL at so many moments, and run again: only the rest is made, and the files equal those of a run that nothing ended.
"""

import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

program, desk = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
formats = sys.argv[3] if len(sys.argv) > 3 else "text,html"
kills = int(sys.argv[4]) if len(sys.argv) > 4 else 10
turns = int(sys.argv[5]) if len(sys.argv) > 5 else 3
SMALL, ALL = 250, 1000
lot = random.Random(17)


def make_folders():
    reports = desk / "reports"
    for nth in range(ALL):
        folder = reports / f"service-{nth:04}"
        (folder / "data").mkdir(parents=True)
        (folder / "report.toml").write_text(
            f'title = "Service {nth}: {{period}}"\ncommittee = "Scrutiny Committee"\ndate = 2025-03-04\narea = "Anyshire"\n'
            'period = "quarter 3 2024/25"\n\n[[section]]\nheading = "Performance"\nparagraphs = [{ choose = "rest" }]\n'
        )
        catalogue, rows = "", "indicator,period,value\n"
        for measure, name in (
            ("calls", "calls answered within 30 seconds"),
            ("visits", "visits made on time"),
            ("repairs", "repairs done at the first visit"),
        ):
            catalogue += f'[{measure}]\nname = "{name}"\nunit = "percent"\ngood = "high"\n\n'
            for quarter in range(8):
                year, part = divmod(quarter + 3, 4)
                rows += f"{measure},quarter {part + 1} {2022 + year}/{23 + year},{lot.randint(600, 950) / 10}\n"
        (folder / "indicators.toml").write_text(catalogue)
        (folder / "data/observations.csv").write_text(rows)
    for many in (SMALL, ALL):
        (desk / f"{many}.txt").write_text("".join(f"reports/service-{nth:04}\n" for nth in range(many)))


def command(many, out, jobs=1):
    return [program, "batch", desk / f"{many}.txt", "--out", out, "--format", formats, "--jobs", str(jobs)]


def lines(out):
    results = out / "results.jsonl"
    return results.read_bytes().count(b"\n") if results.exists() else 0


def run(many):
    """Processor time, wall time, and the memory held at some counts of reports."""
    out = desk / f"out-{many}"
    shutil.rmtree(out, ignore_errors=True)
    began, memory = time.time(), {}
    batch = subprocess.Popen(command(many, out), stdout=subprocess.DEVNULL)
    while True:
        pid, status, usage = os.wait4(batch.pid, os.WNOHANG)
        if pid:
            batch.returncode = os.waitstatus_to_exitcode(status)
            break
        made = lines(out)
        for mark in (20, 250, 500, 750, 990):
            if made >= mark and mark not in memory:
                held = dict(re.findall(r"(VmHWM|VmRSS):\s+(\d+)", pathlib.Path(f"/proc/{batch.pid}/status").read_text()))
                if held:
                    memory[mark] = (int(held["VmRSS"]) / 1024, int(held["VmHWM"]) / 1024)
        time.sleep(0.01)
    assert batch.returncode == 0 and lines(out) == many
    return usage.ru_utime, usage.ru_stime, time.time() - began, usage.ru_maxrss / 1024, memory


def files(out):
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "results.jsonl"}


def settled(out):
    """What came of each report, without how long it took."""
    found = {}
    for line in (out / "results.jsonl").read_text().splitlines():
        try:
            done = json.loads(line)
        except ValueError:
            continue
        found[done["item"]] = {key: value for key, value in done.items() if key != "milliseconds"}
    return found


def half(out):
    """Whether a file is being written this very moment, or a report has a file and no line yet."""
    names = os.listdir(out) if out.exists() else []
    return any(name.startswith(".scrutineer-") for name in names) or sum(name.endswith(".txt") for name in names) > lines(out)


def ended(out, at, jobs, in_writing):
    """Runs until so many are made, and a moment more or until it writes; then SIGKILL. When the files that count were written."""
    before = lines(out)
    batch = subprocess.Popen(command(ALL, out, jobs), stdout=subprocess.DEVNULL)
    while lines(out) < at and batch.poll() is None:
        time.sleep(0.002)
    time.sleep(0 if in_writing else lot.random() * 0.1)
    while in_writing and not half(out) and batch.poll() is None:
        pass
    batch.kill()
    batch.wait()
    kept, stamps = settled(out), {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    left = sum(name.startswith(".scrutineer-") for name in stamps)
    files_kept = [output["file"] for done in kept.values() for output in done["outputs"]]
    more = sum(name.endswith(".txt") for name in stamps) - len(kept)
    print(f"  ended at {len(kept)} of {ALL} ({before} there before, --jobs {jobs}): ", end="")
    print(f"{left} half-written files, {more} reports without a line", flush=True)
    return {name: stamps[name] for name in files_kept}


def goes_on(out, stamps, jobs):
    """Runs to the end: only the rest is made, and everything equals the run that nothing has ended."""
    kept = len(settled(out))
    again = subprocess.run(command(ALL, out, jobs), capture_output=True, text=True)
    said = again.stdout.splitlines()[-1].split(". ")[0]
    now = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    items = [
        json.loads(line)["item"]
        for line in (out / "results.jsonl").read_text().splitlines()
        if line.startswith("{") and line.endswith("}")
    ]
    told = {
        "only the rest is made": again.returncode == 0 and said == f"{ALL - kept} made, {kept} unchanged, 0 failed",
        "what was there is not written again": all(now[name] == at for name, at in stamps.items()),
        "each has one line": len(items) == len(set(items)) == ALL,
        "the files are equal": files(out) == whole,
        "the results are equal": settled(out) == wanted,
    }
    print(f"  {said}: " + ", ".join(f"{what}: {'yes' if holds else 'NO'}" for what, holds in told.items()), flush=True)
    return all(told.values())


shutil.rmtree(desk, ignore_errors=True)
make_folders()
ratios = []
for turn in range(turns):
    measured = {many: run(many) for many in ((SMALL, ALL) if turn % 2 == 0 else (ALL, SMALL))}
    ratios.append(sum(measured[ALL][:2]) / sum(measured[SMALL][:2]))
    for many, (user, system, wall, most, memory) in sorted(measured.items()):
        each = (user + system) / many * 1000
        held = ", ".join(f"{mark}: {rss:.0f}/{hwm:.0f}" for mark, (rss, hwm) in memory.items())
        print(f"{many} reports: {user:.2f} s in itself, {system:.2f} s in the system, {wall:.1f} s by the clock", flush=True)
        print(f"  {each:.2f} ms each; most {most:.0f} MiB; held now and at most, MiB: {held}", flush=True)
told = ", ".join(f"{ratio:.2f}" for ratio in ratios)
print(f"time of {ALL} to time of {SMALL}: {told}; in step is {ALL // SMALL}", flush=True)

print(f"One output folder, ended at {kills} moments, each run going on from the one before")
whole, wanted = files(desk / f"out-{ALL}"), settled(desk / f"out-{ALL}")
out, stamps = desk / "ended", {}
shutil.rmtree(out, ignore_errors=True)
for nth in range(kills):
    early = stamps
    stamps = ended(out, lot.randint(nth * ALL // kills + 5, (nth + 1) * ALL // kills - 5), 1 + nth % 2, nth % 3 > 0)
    assert all(stamps[name] == at for name, at in early.items()), "what an earlier run made is written again"
sys.exit(not goes_on(out, stamps, 1))
