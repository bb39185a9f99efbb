"""Council performance figures become the committee's report: this calls the program `scrutineer` that comes with the package.

A report folder is a path, or a mapping of file names (`report.toml`, `data/observations.csv`) to text or bytes, which is never
written to a disk:

>>> report = draft("my-report")
>>> report["title"]
'Quarter 3 2024/25 performance report'
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sysconfig
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Union

__all__ = ["Format", "Report", "ScrutineerError", "build", "draft", "program"]

#: What a report can be written as.
Format = Literal["pdf", "html", "docx", "xlsx", "text", "json", "proof"]

#: A report folder on a disk, or its files by name.
Report = Union[str, "os.PathLike[str]", Mapping[str, Union[str, bytes]]]


class ScrutineerError(Exception):
    """The report has an error, and nothing was made. The text says what is wrong, in which file and line, and how to mend it."""


def program() -> Path:
    """The program that is called: the one of this package, or else the first on the PATH.

    Raises FileNotFoundError where there is none.
    """
    name = "scrutineer.exe" if os.name == "nt" else "scrutineer"
    own = Path(sysconfig.get_path("scripts"), name)
    found = str(own) if own.is_file() else shutil.which("scrutineer")
    if found is None:
        raise FileNotFoundError("the program scrutineer is not installed: pip install scrutineer")
    return Path(found)


def build(report: Report, format: Format = "pdf") -> bytes:
    """The report as a file of this format. Raises ScrutineerError where it has an error; warnings stop nothing."""
    if isinstance(report, Mapping):
        where, question = "-", _tar(report)
    else:
        where, question = os.fspath(report), b""
    command = [str(program()), "build", where, "--format", format, "-o", "-", "--quiet"]
    ended = subprocess.run(command, input=question, capture_output=True, check=False)
    if ended.returncode != 0:
        raise ScrutineerError(ended.stderr.decode("utf-8", "replace").strip())
    return ended.stdout


def draft(report: Report) -> dict[str, Any]:
    """The report as data: its sections, sentences with their rules, the dashboard. See `docs/programs.md`."""
    drafted: dict[str, Any] = json.loads(build(report, "json"))
    return drafted


def _tar(files: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as tar:
        for name, content in files.items():
            content = content.encode() if isinstance(content, str) else content
            about = tarfile.TarInfo(name)
            about.size = len(content)
            tar.addfile(about, io.BytesIO(content))
    return held.getvalue()
