"""What a built program is for, read off its own bytes: no package says what is not so."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

#: What every Linux that manylinux means has besides the C library.
MANYLINUX = {
    "libc.so.6", "libm.so.6", "libgcc_s.so.1", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libutil.so.1",
    "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
}


@dataclass(frozen=True)
class Program:
    """A program file: `system` is linux, windows or macos, `machine` x64 or arm64, `tag` what its wheel is called after."""

    path: Path
    system: str
    machine: str
    tag: str

    @property
    def file_name(self) -> str:
        return "scrutineer.exe" if self.system == "windows" else "scrutineer"

    @property
    def target(self) -> str:
        """The name that Rust has for it."""
        windows = "pc-windows-gnu" if b"Mingw-w64 runtime" in self.path.read_bytes() else "pc-windows-msvc"
        rest = {"linux": "unknown-linux-gnu", "windows": windows, "macos": "apple-darwin"}[self.system]
        return f"{'x86_64' if self.machine == 'x64' else 'aarch64'}-{rest}"


def read(path: Path) -> Program:
    """Looks at the first bytes. Ends with a message where the file is no program that a package can be made of."""
    if not path.is_file():
        sys.exit(f"{path} is not there")
    head = path.read_bytes()[:65536]
    if head[:4] == b"\x7fELF":
        machine = _machine(path, struct.unpack_from("<H", head, 18)[0], {62: "x64", 183: "arm64"})
        tag = f"manylinux_2_{glibc(path)}_{'x86_64' if machine == 'x64' else 'aarch64'}"
        return Program(path, "linux", machine, tag)
    if head[:2] == b"MZ":
        if b"VCRUNTIME140" in path.read_bytes():
            sys.exit(f"{path} needs Visual C++ on the computer: build it with RUSTFLAGS='-C target-feature=+crt-static'")
        begins = struct.unpack_from("<I", head, 0x3C)[0]
        machine = _machine(path, struct.unpack_from("<H", head, begins + 4)[0], {0x8664: "x64", 0xAA64: "arm64"})
        return Program(path, "windows", machine, "win_amd64" if machine == "x64" else "win_arm64")
    if head[:4] == b"\xcf\xfa\xed\xfe":
        machine = _machine(path, struct.unpack_from("<I", head, 4)[0], {0x01000007: "x64", 0x0100000C: "arm64"})
        major, minor = _oldest_macos(head)
        return Program(path, "macos", machine, f"macosx_{major}_{minor}_{'x86_64' if machine == 'x64' else 'arm64'}")
    sys.exit(f"{path} is no program for Linux, Windows or macOS")


def _machine(path: Path, number: int, known: dict[int, str]) -> str:
    return known.get(number) or sys.exit(f"{path} is for a machine that no package is made for ({number:#x})")


def _oldest_macos(head: bytes) -> tuple[int, int]:
    """The oldest macOS that it runs on, from the load commands LC_BUILD_VERSION or LC_VERSION_MIN_MACOSX."""
    at = 32
    for _ in range(struct.unpack_from("<I", head, 16)[0]):
        command, size = struct.unpack_from("<II", head, at)
        if command in (0x32, 0x24):
            version = struct.unpack_from("<I", head, at + (12 if command == 0x32 else 8))[0]
            major, minor = version >> 16, version >> 8 & 255
            return (major, 0) if major >= 11 else (major, minor)
        at += size
    sys.exit("the program does not say which macOS it needs")


def glibc(path: Path) -> int:
    """The 28 of the oldest C library, glibc 2.28, that the program runs with: by the versions that it asks the system for."""
    asked = _readelf(path, "--version-info")
    needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", _readelf(path, "--dynamic")))
    if strange := needed - MANYLINUX:
        sys.exit(f"{path} needs {', '.join(sorted(strange))}, which not every Linux has")
    versions = [int(minor) for minor in re.findall(r"Name: GLIBC_2\.(\d+)", asked)]
    if packs_addresses(path):
        versions.append(36)
    return max(versions, default=0) or sys.exit(f"{path} asks for no version of glibc: is it for another C library?")


def packs_addresses(path: Path) -> bool:
    """Whether it leaves a packed list of addresses to the C library, which unpacks it from 2.36: no symbol says so. See build.rs."""
    return "GLIBC_ABI_DT_RELR" in _readelf(path, "--version-info")


def _readelf(path: Path, what: str) -> str:
    ended = subprocess.run(["readelf", "--wide", what, path], capture_output=True, check=True)
    return ended.stdout.decode("utf-8", "replace")
