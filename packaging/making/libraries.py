"""The libraries that are inside the program: a list for machines (CycloneDX), and the texts of their licences."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import uuid
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from .archive import made_at
from .program import Program

LICENCE_FILE = re.compile(r"(?i)^(licen[cs]e|copying|copyright|notice|unlicense|authors)\b.*$")
#: A place of a licence text; the name of a folder that holds several is one of these too.
LICENCE_FOLDER = re.compile(r"(?i)^licen[cs]es?$")


@dataclass(frozen=True)
class Library:
    """One of crates.io, as `cargo metadata` tells of it."""

    id: str
    name: str
    version: str
    licence: str
    description: str
    sha256: str
    folder: Path
    uses: tuple[str, ...]

    @property
    def purl(self) -> str:
        return f"pkg:cargo/{self.name}@{self.version}"


@dataclass(frozen=True)
class Source:
    """The package itself, and what is compiled into the program: not what only builds or tests it."""

    version: str
    description: str
    libraries: tuple[Library, ...]
    uses: tuple[str, ...]


def source(root: Path, program: Program) -> Source:
    """Asks cargo, which answers from Cargo.lock."""
    told = json.loads(_cargo(root, "metadata", "--format-version", "1", "--filter-platform", program.target))
    # cargo metadata tells of libraries that a feature would bring and that nobody asks for; cargo tree does not.
    tree = _cargo(root, "tree", "--edges", "normal", "--target", program.target, "--prefix", "none", "--format", "{p}")
    compiled = {tuple(line.split()[:2]) for line in tree.splitlines() if line.strip()}
    packages = {package["id"]: package for package in told["packages"]}
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    macros = {id for id, package in packages.items() if any("proc-macro" in target["kind"] for target in package["targets"])}

    def uses(id: str) -> tuple[str, ...]:
        linked = [dep for dep in nodes[id]["deps"] if any(kind["kind"] is None for kind in dep["dep_kinds"])]
        inside = {dep["pkg"] for dep in linked} - macros
        return tuple(sorted(id for id in inside if (packages[id]["name"], f"v{packages[id]['version']}") in compiled))

    itself = told["resolve"]["root"]
    inside, look = set(), [itself]
    while look:
        for id in uses(look.pop()):
            if id not in inside:
                inside.add(id)
                look.append(id)
    hashes = {
        (locked["name"], locked["version"]): locked.get("checksum", "")
        for locked in tomllib.loads((root / "Cargo.lock").read_text("utf-8"))["package"]
    }
    libraries = [
        Library(
            id,
            package["name"],
            package["version"],
            package["license"] or "",
            " ".join((package["description"] or "").split()),
            hashes[package["name"], package["version"]],
            Path(package["manifest_path"]).parent,
            uses(id),
        )
        for id, package in packages.items()
        if id in inside
    ]
    libraries.sort(key=lambda library: (library.name, library.version))
    return Source(packages[itself]["version"], packages[itself]["description"], tuple(libraries), uses(itself))


def _cargo(root: Path, verb: str, *words: str) -> str:
    # Without the network first: what built the program is there. For another system some libraries may not be.
    for more in (["--offline"], []):
        ended = subprocess.run(["cargo", verb, "--locked", *words, *more], cwd=root, capture_output=True)
        if ended.returncode == 0:
            return ended.stdout.decode()
    sys.exit(ended.stderr.decode("utf-8", "replace"))


def bill_of_materials(source: Source, program: Program) -> bytes:
    """CycloneDX 1.6: every library with its version, licence and hash, and who uses whom."""
    itself = {
        "type": "application",
        "bom-ref": f"pkg:cargo/scrutineer@{source.version}",
        "name": "scrutineer",
        "version": source.version,
        "description": source.description,
        "licenses": [{"expression": "MIT OR Apache-2.0"}],
        "properties": [{"name": "cdx:rustc:target", "value": program.target}],
    }
    by_id = {library.id: library.purl for library in source.libraries}
    depends = [{"ref": itself["bom-ref"], "dependsOn": [by_id[id] for id in source.uses]}]
    depends += [{"ref": one.purl, "dependsOn": [by_id[id] for id in one.uses]} for one in source.libraries]
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": _time(), "component": itself},
        "components": [_component(library) for library in source.libraries],
        "dependencies": depends,
    }
    # Drawn from what it lists, not by lot: the same list has the same number.
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bill, sort_keys=True))
    return (json.dumps({**bill, "serialNumber": f"urn:uuid:{number}"}, indent=1, sort_keys=True) + "\n").encode()


def _component(library: Library) -> dict[str, Any]:
    component = {
        "type": "library",
        "bom-ref": library.purl,
        "name": library.name,
        "version": library.version,
        "purl": library.purl,
        "description": library.description,
        "hashes": [{"alg": "SHA-256", "content": library.sha256}],
    }
    if library.licence:
        # Old packages write MIT/Apache-2.0.
        component["licenses"] = [{"expression": library.licence.replace("/", " OR ")}]
    return component


def _time() -> str:
    return datetime.fromtimestamp(made_at(), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def licences(source: Source) -> bytes:
    """Every library with its licence, then each text once with the libraries that it came with."""
    texts: dict[str, tuple[str, list[str]]] = {}
    lines = [
        f"The libraries inside Scrutineer {source.version}, each from crates.io, and the texts of their licences.",
        "Those marked * have no text of their own: their package only names the licence. The texts of Apache-2.0 and MIT are",
        "those of LICENSE-APACHE and LICENSE-MIT, with their own authors.",
        "The standard library of Rust is inside too: MIT or Apache-2.0, copyright the Rust project's developers.",
        "",
    ]
    for library in source.libraries:
        own = _texts(library.folder)
        lines.append(f"{library.name} {library.version}: {library.licence}{'' if own else ' *'}")
        for text in own:
            texts.setdefault(" ".join(text.split()), (text, []))[1].append(f"{library.name} {library.version}")
    for text, named in texts.values():
        lines += ["", "=" * 78, ", ".join(dict.fromkeys(named)), "=" * 78, text.strip()]
    return ("\n".join(lines) + "\n").encode()


def _texts(folder: Path) -> list[str]:
    files = [file for file in folder.iterdir() if file.is_file() and LICENCE_FILE.match(file.name)]
    for below in folder.iterdir():
        if below.is_dir() and LICENCE_FOLDER.match(below.name):
            files += [file for file in below.iterdir() if file.is_file()]
    read = (file.read_text("utf-8", "replace") for file in sorted(files) if file.suffix not in {".rs", ".html"})
    return [text.replace("\r\n", "\n") for text in read if text.strip()]
