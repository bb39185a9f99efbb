"""The recipes of docs/batch.md for engines, run as they stand there over a made-up nation of 40 councils in four parts.

Dask has a scheduler and two workers on the loopback address; one worker is ended in the middle of a part, with all that it has started,
and the other takes the part up. GNU parallel and Snakemake are run where they are installed. Files must equal those of one process.

    check_engines.py PROGRAM FOLDER
"""
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from checks import check, end, run

ROOT = Path(__file__).resolve().parent.parent
COUNCILS = 40
ADDRESS = "tcp://scheduler:8786"
#: Nothing here takes so long, in seconds.
LONG = 60


def nation(program, desk):
    """A table of all councils, a report folder of one of them, and the list that `--each` reads. Every figure is made up."""
    rows = ["measure,area,area_code,region,period,value"]
    for nth, measure in enumerate(["calls", "visits", "repairs"]):
        for year in range(4):
            period = f"202{year}/2{year + 1}"
            rows.append(f"{measure},England,,,{period},{70 + nth}.5")
            for council in range(COUNCILS):
                value = 600 + (council * 37 + year * 13 + nth * 71) % 350
                rows.append(f"{measure},Council {council},{council:03},North,{period},{value / 10}")
    (desk / "nation.csv").write_text("\n".join(rows) + "\n")
    (desk / "areas.csv").write_text("\n".join(["area", *(f"Council {council}" for council in range(COUNCILS))]) + "\n")
    named = ["--area", "Council 3", "--committee", "Scrutiny Committee", "--date", "2024-10-04", "--period", "2023/24"]
    command = [program, "new", "template", "--from", "nation.csv", *named]
    subprocess.run(command, cwd=desk, check=True, stdout=subprocess.DEVNULL)
    catalogue = desk / "template/indicators.toml"
    catalogue.write_text(catalogue.read_text().replace('good = "none"', 'good = "high"'))


def recipe(heading):
    """The first block under a heading of docs/batch.md."""
    page = (ROOT / "docs/batch.md").read_text("utf-8")
    return re.search(r"```\w*\n(.*?)```", page.split(f"### {heading}\n", 1)[1], re.S).group(1)


def made(folder):
    """Every file but what came of each."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".pdf", ".html"}}


def place(desk, engine):
    """A folder with its own output and the nation of all."""
    here = desk / engine
    here.mkdir()
    shutil.copy(desk / "areas.csv", here)
    shutil.copytree(desk / "template", here / "template")
    return here


def whole(program, here, one, engine):
    check(f"{engine}: the files are those of one process", "" if made(here / "out") == one else "they differ")
    command = [program, "batch", "--summary", "out/results-*.jsonl", "--out", "out"]
    told = subprocess.run(command, cwd=here, capture_output=True, text=True)
    last = (told.stdout.splitlines() or [""])[-1]
    check(f"{engine}: summed up: {last}", "" if last == f"{COUNCILS} reports, 0 failed" else told.stdout + told.stderr)


def wait_for(what, of):
    """What `of` gives as soon as it gives something."""
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        if found := of():
            return found
        time.sleep(0.005)
    sys.exit(f"FAILED waited {LONG} seconds for {what}")


def on_dask(desk):
    """Runs the recipe and ends a worker; gives the folder."""
    import psutil

    here = place(desk, "dask")
    (here / "out").mkdir()
    address, started = here / "scheduler.json", []

    def start(*words, to):
        with open(here / to, "wb") as file:
            started.append(subprocess.Popen([sys.executable, *words], cwd=here, stdout=file, stderr=file))
        return started[-1]

    try:
        dask = ["-m", "distributed.cli.dask_scheduler"]
        start(*dask, "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", address, to="scheduler.log")
        wait_for("the scheduler", address.exists)
        dask = ["-m", "distributed.cli.dask_worker", "--scheduler-file", address, "--host", "127.0.0.1"]
        own = ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
        workers = [start(*dask, *own, "--name", name, to=f"{name}.log") for name in ("one", "two")]
        for name in ("one", "two"):
            wait_for(f"worker {name}", lambda: "Registered to" in (here / f"{name}.log").read_text())
        where = re.search(r'"address": "(tcp://127\.0\.0\.1:\d+)"', address.read_text()).group(1)
        text = recipe("Dask")
        assert ADDRESS in text, text
        (here / "recipe.py").write_text(text.replace(ADDRESS, where))
        running = start("recipe.py", to="recipe.log")
        part, before = lose_one(here, workers, psutil)
        running.wait(LONG)
        again = [name for name, when in before.items() if (here / f"out/{name}.pdf").stat().st_mtime_ns != when]
        check(f"Dask: a worker is lost after {len(before)} reports of part {part}, and only the rest is made", ", ".join(again))
        check("Dask: there is a rest", "" if set(reports(here, part)) > set(before) else "the part had ended")
        said = (here / "recipe.log").read_text()
        check("Dask: each part ends with 0", "" if "[0, 0, 0, 0]" in said else said)
    finally:
        for process in started:
            process.kill()
            process.wait()
    return here


def lose_one(here, workers, psutil):
    """Ends the first worker that has made a report and not its whole part. Gives the part, and when each of its reports was made."""

    def in_the_middle():
        for worker in workers:
            for child in psutil.Process(worker.pid).children():
                try:
                    words = child.cmdline()
                    part = words[words.index("--shard") + 1][0]
                    results = here / f"out/results-{part}.jsonl"
                    if results.exists() and results.stat().st_size:
                        child.suspend()
                        return worker, child, part
                except (psutil.NoSuchProcess, ValueError):
                    continue
        return None

    worker, child, part = wait_for("a part that has begun", in_the_middle)
    # A machine that is lost takes with it what it has started.
    child.kill()
    worker.kill()
    return part, {name: (here / f"out/{name}.pdf").stat().st_mtime_ns for name in reports(here, part)}


def reports(here, part):
    """The names of a part's reports that are done."""
    lines = (here / f"out/results-{part}.jsonl").read_text().splitlines(keepends=True)
    return [json.loads(line)["item"] for line in lines if line.endswith("\n")]


def main(program, desk):
    shutil.rmtree(desk, ignore_errors=True)
    desk.mkdir(parents=True)
    # The recipes type `scrutineer`.
    os.environ["PATH"] = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    nation(program, desk)
    alone = [program, "batch", "template", "--each", "areas.csv", "--out", "alone", "--format", "pdf,html"]
    subprocess.run(alone, cwd=desk, check=True, stdout=subprocess.DEVNULL)
    one = made(desk / "alone")
    check(f"one process makes {len(one)} files", "" if len(one) == 2 * COUNCILS else "too few")

    whole(program, on_dask(desk), one, "Dask")
    for engine, tool, file, command in [
        ("GNU parallel", "parallel", "recipe.sh", ["sh", "-e", "recipe.sh"]),
        ("Snakemake", "snakemake", "Snakefile", ["snakemake", "--cores", "2", "--quiet", "all"]),
    ]:
        # There is another program of the name parallel.
        if not shutil.which(tool) or (tool == "parallel" and "GNU" not in run(tool, "--version")[1]):
            print(f"skipped: {engine} is not installed")
            continue
        here = place(desk, tool)
        (here / file).write_text(recipe(engine))
        ended = subprocess.run(command, cwd=here, capture_output=True, text=True)
        check(f"{engine}: the recipe ends with 0", "" if ended.returncode == 0 else ended.stdout + ended.stderr)
        whole(program, here, one, engine)
    end()


main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
