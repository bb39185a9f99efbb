#!/usr/bin/env python3
"""`--jobs 2` beside two processes of half the list each, in turns (A B B A ...): reports a second.

    jobs.py PROGRAM DESK [text,html|pdf] [COUNCILS] [TURNS]

DESK: where england.py has made its folder. Goal: 0.9. Two parts are never alike in length: what two processes reach is taken
as the sum of what each reaches until it ends, which flatters them, and beside it by the time of the slower one.

On a busy machine the clock on the wall says little. What holds on any is how much processor time a report takes, and for how
many processors the threads had work: they ran, or waited for a processor, as /proc/PID/task/*/schedstat has it; the rest of
the time they waited for each other or the disk. Two processors, so much work for them, and so much a report: that many
reports a second when nobody else is there.
"""

import csv
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import time

program, desk = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
formats = sys.argv[3] if len(sys.argv) > 3 else "text,html"
councils, turns = (int(sys.argv[nth]) if len(sys.argv) > nth else default for nth, default in ((4, 40), (5, 6)))
rows = list(csv.reader(open(desk / "areas.csv")))
step = (len(rows) - 1) / councils
with open(desk / "some.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([rows[0], *(rows[1 + int(nth * step)] for nth in range(councils))])


def run(*commands):
    """Runs them side by side: of each the reports made and the seconds until it ended; and the processor time of all."""
    out = desk / "jobs"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    common = [program, "batch", desk / "england", "--each", desk / "some.csv", "--out", out, "--format", formats]
    running = {
        subprocess.Popen([*common, *more, "--results", out / f"{nth}.jsonl"], stdout=subprocess.DEVNULL): nth
        for nth, more in enumerate(commands)
    }
    ended, ready, looked = {}, {}, 0
    while len(ended) < len(running):
        if time.time() - looked > 0.05:
            looked = time.time()
            for process, nth in running.items():
                for task in pathlib.Path(f"/proc/{process.pid}/task").glob("*/schedstat") if nth not in ended else ():
                    try:
                        ready[task] = sum(map(int, task.read_text().split()[:2])) / 1e9
                    except OSError:
                        pass
        for process, nth in running.items():
            if nth not in ended and process.poll() is not None:
                assert process.returncode == 0
                ended[nth] = time.time() - began
        time.sleep(0.005)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    made = {nth: (out / f"{nth}.jsonl").read_text().count("\n") for nth in ended}
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # The time in which all of them ran: at the end only the slower part is left.
    wanted = sum(ready.values()) / sum(ended.values()) * len(ended)
    alone = min(wanted, 2) / (spent / councils)
    return sum(made[nth] / ended[nth] for nth in ended), councils / max(ended.values()), spent, wanted, alone


def spread(ratios):
    return f"{statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})"


def told(one):
    each_wall, _, processor, wanted, _ = one
    return f"{each_wall:.2f} a second, {processor:.1f} s of processor, work for {wanted:.2f} processors"


measured = {"jobs": [], "parts": []}
for turn in range(turns):
    for which in ("jobs", "parts") if turn % 2 == 0 else ("parts", "jobs"):
        commands = [["--jobs", "2"]] if which == "jobs" else [["--shard", "1/2"], ["--shard", "2/2"]]
        measured[which].append(run(*commands))
    jobs, parts = measured["jobs"][-1], measured["parts"][-1]
    print(f"  turn {turn + 1}: --jobs 2 {told(jobs)}; two processes {told(parts)}", flush=True)
pairs = list(zip(measured["jobs"], measured["parts"]))
print(f"{formats}, {councils} councils, load {os.getloadavg()[0]:.1f}: what --jobs 2 reaches of two processes, goal 0.9")
print(f"  median of {turns} turns: {spread([jobs[0] / parts[0] for jobs, parts in pairs])}")
print(f"  by the slower of the two: {spread([jobs[0] / parts[1] for jobs, parts in pairs])}")
print(f"  on a machine of its own: {spread([jobs[4] / parts[4] for jobs, parts in pairs])}")
