"""Zip and tar files that are the same bytes for the same contents: sorted, with one time, and nobody's name in them."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

#: 1 January 1980: a zip file knows no earlier time.
FIRST_TIME = 315532800


@dataclass(frozen=True)
class Entry:
    """A file of an archive."""

    name: str
    content: bytes
    runs: bool = False


def made_at() -> int:
    """The time that every file gets: SOURCE_DATE_EPOCH, or always the same."""
    return max(FIRST_TIME, int(os.environ.get("SOURCE_DATE_EPOCH") or FIRST_TIME))


def write_zip(path: Path, entries: list[Entry]) -> None:
    """In the order that is given."""
    when = time.gmtime(made_at())[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as written:
        for entry in entries:
            about = zipfile.ZipInfo(entry.name, when)
            about.create_system = 3  # Unix, wherever this runs: a wheel's program keeps its right to run.
            about.external_attr = (0o100755 if entry.runs else 0o100644) << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(about, entry.content, compresslevel=6)


def write_tar(path: Path, entries: list[Entry]) -> None:
    """A tar.gz, in the order that is given."""
    with open(path, "wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=made_at()) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as written:
            for entry in entries:
                about = tarfile.TarInfo(entry.name)
                about.size, about.mtime = len(entry.content), made_at()
                about.mode = 0o755 if entry.runs else 0o644
                written.addfile(about, io.BytesIO(entry.content))
