"""The manifests by which winget and Scoop find the portable zip, and know that it is the right one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .libraries import Source
from .program import Program

#: Of winget's manifests: https://github.com/microsoft/winget-cli/tree/master/schemas/JSON/manifests
SCHEMA = "1.12.0"
PUBLISHER = "The Scrutineer developers"
IDENTIFIER = "Scrutineer.Scrutineer"


def write_winget(out: Path, program: Program, source: Source, archive: Path, sha256: str, url: str) -> list[Path]:
    """Three files: which version there is, what is installed, and what it is in words."""
    installer: dict[str, Any] = {
        "InstallerType": "zip",
        "NestedInstallerType": "portable",
        "NestedInstallerFiles": [
            {"RelativeFilePath": f"{archive.stem}\\{program.file_name}", "PortableCommandAlias": "scrutineer"}
        ],
        "Commands": ["scrutineer"],
        "UpgradeBehavior": "install",
        "Installers": [
            {"Architecture": program.machine, "InstallerUrl": f"{url}/{archive.name}", "InstallerSha256": sha256.upper()}
        ],
    }
    words: dict[str, Any] = {
        "PackageLocale": "en-GB",
        "Publisher": PUBLISHER,
        "PackageName": "Scrutineer",
        "License": "MIT OR Apache-2.0",
        "ShortDescription": source.description,
        "Moniker": "scrutineer",
        "Tags": ["accessibility", "council", "pdf", "performance", "report"],
    }
    written = []
    for kind, end, own in [
        ("version", "", {"DefaultLocale": "en-GB"}),
        ("installer", ".installer", installer),
        ("defaultLocale", ".locale.en-GB", words),
    ]:
        lines = [f"# yaml-language-server: $schema=https://aka.ms/winget-manifest.{kind}.{SCHEMA}.schema.json"]
        of_all = {"PackageIdentifier": IDENTIFIER, "PackageVersion": source.version}
        lines += _yaml({**of_all, **own, "ManifestType": kind, "ManifestVersion": SCHEMA})
        path = out / f"{IDENTIFIER}{end}.yaml"
        path.write_bytes(("\n".join(lines) + "\n").encode())
        written.append(path)
    return written


def _yaml(value: dict[str, Any], indent: str = "") -> list[str]:
    """A text of JSON is one of YAML too."""
    lines = []
    for key, held in value.items():
        if not isinstance(held, list):
            lines.append(f"{indent}{key}: {json.dumps(held, ensure_ascii=False)}")
            continue
        lines.append(f"{indent}{key}:")
        for one in held:
            inner = _yaml(one, f"{indent}    ") if isinstance(one, dict) else [json.dumps(one, ensure_ascii=False)]
            lines += [f"{indent}  - {inner[0].strip()}", *inner[1:]]
    return lines


def write_scoop(out: Path, program: Program, source: Source, archive: Path, sha256: str, url: str) -> Path:
    """One file."""
    machine = "64bit" if program.machine == "x64" else "arm64"
    manifest = {
        "version": source.version,
        "description": source.description,
        "homepage": url.split("/releases/")[0],
        "license": "MIT|Apache-2.0",
        "architecture": {machine: {"url": f"{url}/{archive.name}", "hash": sha256, "extract_dir": archive.stem}},
        "bin": program.file_name,
    }
    path = out / "scrutineer.json"
    path.write_bytes((json.dumps(manifest, indent=4, ensure_ascii=False) + "\n").encode())
    return path
