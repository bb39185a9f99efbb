"""The Python wheel, of a program that is already built: a zip with the program, the Python face, and what these are.

maturin (pyproject.toml) builds a wheel from the source. It cannot take a program that is there, and building twice what is given
away would make two different programs.
"""

from __future__ import annotations

import base64
import hashlib
import tomllib
from pathlib import Path
from typing import Any

from .archive import Entry, write_zip
from .program import Program


def write(root: Path, out: Path, program: Program, version: str, licences: dict[str, bytes], bill: bytes) -> Path:
    """Writes it into `out`, by the binary distribution format of Python's packages (PEP 427, 639, 770)."""
    project = tomllib.loads((root / "packaging/pyproject.toml").read_text("utf-8"))["project"]
    name, tag = project["name"], f"py3-none-{program.tag}"
    info = f"{name}-{version}.dist-info"
    about = f"Wheel-Version: 1.0\nGenerator: scrutineer packaging/make\nRoot-Is-Purelib: false\nTag: {tag}\n"
    entries = [
        Entry(f"{name}/{file.name}", file.read_bytes())
        for file in sorted((root / "packaging/python" / name).iterdir())
        if file.suffix in {".py", ".typed"}
    ]
    entries.append(Entry(f"{name}-{version}.data/scripts/{program.file_name}", program.path.read_bytes(), runs=True))
    entries += [Entry(f"{info}/licenses/{file}", text) for file, text in sorted(licences.items())]
    entries.append(Entry(f"{info}/sboms/{name}.cdx.json", bill))
    entries.append(Entry(f"{info}/METADATA", _metadata(root, project, version, sorted(licences))))
    entries.append(Entry(f"{info}/WHEEL", about.encode()))
    entries.append(Entry(f"{info}/RECORD", _record(entries, f"{info}/RECORD")))
    path = out / f"{name}-{version}-{tag}.whl"
    write_zip(path, entries)
    return path


def _metadata(root: Path, project: dict[str, Any], version: str, licences: list[str]) -> bytes:
    """What pyproject.toml says, as a wheel says it (core metadata 2.4)."""
    known = {"name", "dynamic", "description", "readme", "requires-python", "license", "license-files", "classifiers"}
    if unknown := set(project) - known:
        raise SystemExit(f"packaging/making/wheel.py does not know what {', '.join(sorted(unknown))} of pyproject.toml becomes")
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {version}",
        f"Summary: {project['description']}",
        *(f"Classifier: {one}" for one in project["classifiers"]),
        f"License-Expression: {project['license']}",
        *(f"License-File: {file}" for file in licences),
        f"Requires-Python: {project['requires-python']}",
        "Description-Content-Type: text/markdown; charset=UTF-8; variant=GFM",
        "",
        (root / project["readme"]).read_text("utf-8"),
    ]
    return "\n".join(lines).encode()


def _record(entries: list[Entry], own: str) -> bytes:
    """Every file with its hash and size; the record itself has neither."""
    lines = []
    for entry in entries:
        digest = base64.urlsafe_b64encode(hashlib.sha256(entry.content).digest()).rstrip(b"=").decode()
        lines.append(f"{entry.name},sha256={digest},{len(entry.content)}\n")
    return "".join([*lines, f"{own},,\n"]).encode()
