"""Measures the program and plain Typst in turn: wall time and peak memory of whole processes.

measure.py PROGRAM FOLDER DESK: DESK holds layouts/, fonts/ and report.json.
"""
import os
import statistics
import sys
import time

program, folder, desk = sys.argv[1:]
ROUNDS = 15

PLAIN = """
import sys, time, typst
desk = sys.argv[1]
began = time.perf_counter()
pdf = typst.compile(desk + "/layouts/committee.typ", root=desk, font_paths=[desk + "/fonts"], ignore_system_fonts=True,
                    sys_inputs={"report": "/report.json"}, pdf_standards=["ua-1", "a-3a"])
print(1000 * (time.perf_counter() - began))
open(desk + "/plain.pdf", "wb").write(pdf)
"""


def run(command):
    """Milliseconds, peak KiB and what was printed."""
    read, write = os.pipe()
    began = time.perf_counter()
    null = os.open(os.devnull, os.O_WRONLY)
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_DUP2, null, 2), (os.POSIX_SPAWN_CLOSE, read)])
    os.close(write)
    os.close(null)
    _, status, used = os.wait4(child, 0)
    took = 1000 * (time.perf_counter() - began)
    with os.fdopen(read) as pipe:
        printed = pipe.read()
    if status != 0:
        sys.exit("`%s` did not succeed" % " ".join(command[:3]))
    return took, used.ru_maxrss, printed


try:
    import typst  # noqa: F401
except ImportError:
    sys.exit("there is no `typst` package for python3 here")

ours, plain, compiling = [], [], []
for round in range(ROUNDS + 1):
    one = run([program, "build", folder, "-o", desk + "/report.pdf"])
    other = run([sys.executable, "-c", PLAIN, desk])
    if round > 0:  # the first warms the disk
        ours.append(one)
        plain.append(other)
        compiling.append(float(other[2]))

middle = lambda runs, nth: statistics.median(one[nth] for one in runs)
ms, kib = middle(ours, 0), middle(ours, 1)
rows = [
    ("plain Typst, its compile call", statistics.median(compiling), middle(plain, 1)),
    ("plain Typst, whole process", middle(plain, 0), middle(plain, 1)),
]
print("medians of %d rounds                  ms     MiB" % ROUNDS)
print("%-32s %7.1f %7.1f" % ("scrutineer build, whole process", ms, kib / 1024))
for name, time_taken, memory in rows:
    print("%-32s %7.1f %7.1f" % (name, time_taken, memory / 1024))
for name, time_taken, memory in rows:
    print("ratio to %-32s wall %.2f, peak memory %.2f" % (name, ms / time_taken, kib / memory))
