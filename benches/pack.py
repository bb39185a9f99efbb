"""Measures the pack and plain Typst in turn: wall time and peak memory of whole processes.

pack.py PROGRAM PACK DESK: DESK holds layouts/, fonts/ and pack.json.
"""
import os
import statistics
import sys
import time

program, pack, desk = sys.argv[1:]
ROUNDS = 5

PLAIN = """
import sys, typst
desk = sys.argv[1]
pdf = typst.compile(desk + "/layouts/pack.typ", root=desk, font_paths=[desk + "/fonts"], ignore_system_fonts=True,
                    sys_inputs={"pack": "/pack.json"}, pdf_standards=["ua-1", "a-3a"])
open(desk + "/plain.pdf", "wb").write(pdf)
"""

try:
    import typst  # noqa: F401
except ImportError:
    sys.exit("there is no `typst` package for python3 here")

processors = sorted(os.sched_getaffinity(0))
if len(processors) < 2:
    sys.exit("this machine has one processor")


def run(command, on):
    """Seconds and peak KiB, on so many processors."""
    os.sched_setaffinity(0, processors[:on])
    null = os.open(os.devnull, os.O_WRONLY)
    began = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
    os.close(null)
    _, status, used = os.wait4(child, 0)
    took = time.perf_counter() - began
    os.sched_setaffinity(0, processors)
    if status != 0:
        sys.exit("`%s` did not succeed" % " ".join(command[:3]))
    return took, used.ru_maxrss


def pages(name):
    """The pages of a PDF by the count of its own page tree."""
    import re
    return max(int(found) for found in re.findall(rb"/Count (\d+)", open(name, "rb").read()))


ours = [program, "pack", pack, "-o", desk + "/pack.pdf"]
plain = [sys.executable, "-c", PLAIN, desk]
one, two, beside = [], [], []
for round in range(ROUNDS + 1):
    found = run(ours, 1), run(ours, 2), run(plain, 2)
    if round > 0:  # the first warms the disk
        for held, this in zip((one, two, beside), found):
            held.append(this)

middle = lambda runs, nth: statistics.median(one[nth] for one in runs)
count, same = pages(desk + "/pack.pdf"), pages(desk + "/plain.pdf")
print("%d pages, by plain Typst %d; medians of %d rounds by turns" % (count, same, ROUNDS))
print("%-36s %8s %8s %10s" % ("", "s", "MiB", "KiB a page"))
for name, runs, of in (("scrutineer pack, one processor", one, count), ("scrutineer pack, two", two, count),
                       ("plain Typst, two", beside, same)):
    print("%-36s %8.2f %8.1f %10.0f" % (name, middle(runs, 0), middle(runs, 1) / 1024, middle(runs, 1) / of))
print("peak memory a page, ratio to plain Typst (at most 1.20): %.2f" % (middle(two, 1) / count / (middle(beside, 1) / same)))
print("peak memory (under 700 MiB): %.0f MiB" % (max(used for _, used in one + two) / 1024))
print("wall time, two processors to one (under 0.80): %.2f" % (middle(two, 0) / middle(one, 0)))
