"""The floor that a build is measured against: parse every letter with YAML's C loader, then write the same bytes.

Usage: floor.py PROJECT TARGET, where PROJECT holds data/ and pages.txt, the list of what was built; TARGET is an empty
folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml


def main(project: Path, target: Path) -> None:
    """Do the least that any build of these pages from these files must do."""
    for path in sorted(project.glob("data/**/*.yml")):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    for line in (project / "pages.txt").read_text(encoding="utf-8").splitlines():
        size, _, name = line.partition(" ")
        page = target / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(b"x" * int(size))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
