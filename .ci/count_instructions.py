"""How many instructions the program needs, held against what it needed: the same on every machine of a kind, busy or not.

Usage: count_instructions.py PROGRAM [--write]. `--write` puts what was counted into instructions.toml, where a change is
meant to cost more (or has come to cost less). Counted by valgrind's callgrind, in one thread, with the same random numbers
every time (same_numbers.c): two counts of one program then agree to the last instruction, and of the PDF, which Typst writes
in a thread beside the first, the lowest of three agree to 0.01%. They are of the release profile as Cargo.toml has it: a
.cargo/config.toml that changes it changes the counts by a third.
"""
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

from checks import check, end

HERE = pathlib.Path(__file__).resolve().parent
COMMITTED = HERE / "instructions.toml"
FOLDER = HERE.parent / "fixtures" / "leicestershire-2019-20-q3"

# So much more than was committed fails.
MOST = 1.10

COUNTED = {
    "text": ["build", "report", "--format", "text"],
    "check": ["check", "report"],
    "pdf": ["build", "report"],
}


TIMES = {"pdf": 3}


def same_numbers(out):
    """The library that gives the same random numbers; none where there is no compiler: counts then differ by 0.02%."""
    library = f"{out}/same_numbers.so"
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", library, str(HERE / "same_numbers.c")]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"no compiler for same_numbers.c, so the counts are less exact: {error}")
        return None
    return library


def count(program, arguments, out, library):
    # A copy that nothing has been built in: it costs something to replace what is there.
    folder = pathlib.Path(out, "report")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("build", "*.pdf", "*.txt", "*.json"))
    # Typst's own threads are rayon's: with one, nothing depends on which thread was faster.
    environment = {**os.environ, "RAYON_NUM_THREADS": "1", "NO_COLOR": "1"}
    if library:
        environment["LD_PRELOAD"] = library
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, *arguments]
    ended = subprocess.run(command, cwd=out, capture_output=True, text=True, errors="replace", env=environment)
    found = re.search(r"Collected : (\d+)", ended.stderr)
    if ended.returncode != 0 or not found:
        sys.exit(f"{' '.join(command)}: exit {ended.returncode}\n{ended.stderr[-2000:]}")
    return int(found[1])


def write(counts):
    lines = [
        "# Instructions by valgrind's callgrind, in one thread. More than 1.10 of a figure fails: see count_instructions.py.",
        f'machine = "{platform.machine()}"',
        *(f"{name} = {number:_}" for name, number in counts.items()),
    ]
    COMMITTED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def compare(counts):
    known = tomllib.loads(COMMITTED.read_text(encoding="utf-8"))
    if known["machine"] != platform.machine():
        print(f"not compared: counted on {known['machine']}, and this is {platform.machine()}")
        return
    for name, number in counts.items():
        ratio = number / known[name]
        shown = f"{number:,} instructions, {ratio:.3f} of {known[name]:,}"
        check(f"{name}: {shown}", "" if ratio <= MOST else f"more than {MOST:.2f}; if that is meant, run it with --write")


def main(program, *options):
    program = str(pathlib.Path(program).resolve())
    with tempfile.TemporaryDirectory() as out:
        library = same_numbers(out)
        lowest = lambda name: min(count(program, COUNTED[name], out, library) for _ in range(TIMES.get(name, 1)))
        counts = {name: lowest(name) for name in COUNTED}
    if "--write" in options:
        write(counts)
        print(COMMITTED.read_text(encoding="utf-8"), end="")
    else:
        compare(counts)
    end()


main(*sys.argv[1:])
