"""In: where to. Out: the whole site there, made by the generator in a process of its own, with its warnings told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def mkdocs(command: list[str]) -> list[str]:
    """Return the generator's command line."""
    return [sys.executable, "-m", "mkdocs", *command]


def generate(root: Path, site: Path, **more: str) -> bool:
    """Build the site of the project at `root` into `site`; `more` goes into its environment. Say whether it is there.

    What the generator says of its own accord is left out.
    """
    done = subprocess.run(
        mkdocs(["build", "--strict", "--site-dir", str(site)]),
        cwd=root,
        env=os.environ | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    said = [line for line in done.stdout.splitlines() if not line.startswith(("INFO ", "  - ")) and line.strip()]
    print(*said, sep="\n", end="\n" if said else "", file=sys.stderr)
    return done.returncode == 0
