"""Makes a copy of the project with as many letters as asked: the nine real ones, again and again under other ids."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" if (ROOT / "samples").is_dir() else ROOT / "data"


def make_corpus(target: Path, letters: int) -> None:
    """Fill the empty folder `target` with the project and so many letters, each with one version of some 37 clauses."""
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    data = target / "data"
    data.mkdir()
    for path in SAMPLES.glob("*.yml"):
        shutil.copy(path, data)
    originals = [SAMPLES / "letters" / form.stem for form in sorted((SAMPLES / "forms").iterdir())]
    for number in range(letters):
        original = originals[number % len(originals)]
        text = (original / "v1.yml").read_text(encoding="utf-8")
        id_ = original.name
        if number >= len(originals):
            id_ = f"{original.name}-{number}"
            text = re.sub(r"^number: .*$", f"number: CS-{number:06}", text, flags=re.MULTILINE)
        folder = data / "letters" / id_
        folder.mkdir(parents=True)
        (folder / "v1.yml").write_text(text, encoding="utf-8", newline="\n")
