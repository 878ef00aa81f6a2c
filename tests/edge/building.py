"""Runs the command line in a process of its own, on this repository or a copy of it, and changes a copy's data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" if (ROOT / "samples").is_dir() else ROOT / "data"
"""The sample letters: a company that made the repository its own has put them aside (`run.py start`)."""
EPOCH = "1780272000"
"""SOURCE_DATE_EPOCH of every build: 2026-06-01, 00:00 UTC."""
SITE_URL = "https://example.com/sub/path/"


def environment(root: Path, **more: str) -> dict[str, str]:
    """Return the environment that run.py gives to the command line of the repository at `root`."""
    own = {"PYTHONPATH": str(root / "hooks"), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    return os.environ | own | {"SOURCE_DATE_EPOCH": EPOCH, "SITE_URL": SITE_URL} | more


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "pledgebook", *map(str, arguments)]


def run(root: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command; `more` goes into its environment."""
    return subprocess.run(
        command(*arguments), cwd=root, env=environment(root, **more), capture_output=True, encoding="utf-8", check=False
    )


def build(root: Path, site: Path, *options: str, **more: str) -> subprocess.CompletedProcess[str]:
    return run(root, "build", "--site-dir", site, *options, **more)


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def emptied(root: Path) -> Path:
    """Delete all data of a copy."""
    for path in (root / "data").iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return root


def swap(path: Path, old: str, new: str) -> None:
    """Replace the only `old` in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, text.count(old), old)
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
