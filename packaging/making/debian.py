"""The Debian package, by cargo-deb: what is in it stands in Cargo.toml, `[package.metadata.deb]`."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from .archive import Entry, made_at
from .program import Program, packs_addresses


def write(root: Path, out: Path, program: Program, entries: list[Entry]) -> Path | str:
    """The package, or why there is none. cargo-deb takes the files from target/deb, where they are laid."""
    if shutil.which("cargo-deb") is None:
        return "cargo-deb is not installed"
    if packs_addresses(program.path):
        # dpkg-shlibdeps goes by symbols, and none says this: the package would be let onto systems where it does not start.
        return "the program needs the C library of the machine that built it: packaging/linux builds one for older systems too"
    laid = root / "target/deb"
    shutil.rmtree(laid, ignore_errors=True)
    for entry in entries:
        file = laid / entry.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(entry.content)
        file.chmod(0o755 if entry.runs else 0o644)
    with tempfile.TemporaryDirectory() as made:
        command = ["cargo", "deb", "--no-build", "--no-strip", "--quiet", "--target", program.target, "--output", made]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(made_at())}
        subprocess.run(command, cwd=root, env=environment, check=True, stdout=subprocess.DEVNULL)
        (package,) = Path(made).glob("*.deb")
        return Path(shutil.copy(package, out / package.name))
