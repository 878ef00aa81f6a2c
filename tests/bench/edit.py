"""Prints processor seconds and megabytes of one edit, in a process that has loaded the project before, as `serve` has.

On a second line, the same for the index that is made when somebody then opens the search box.

Usage: edit.py PROJECT
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from pledgebook.edge import Edge
from pledgebook.stamp import Shell, token

URL = "http://127.0.0.1:8000/"


def main(project: Path) -> None:
    """Load, edit one letter, load again, make its page, then what search reads."""
    edge = Edge()
    edge.is_serving = True
    edge.load(project, URL, None)
    path = project / "data" / "letters" / "service-guarantee" / "v1.yml"
    text = path.read_text(encoding="utf-8")
    shell = Shell(f"{token('lead')}{token('lead')}{token('body')}", "", "", "")
    path.write_text(text.replace("承诺书\n", "承诺书（修订）\n", 1), encoding="utf-8", newline="\n")
    try:
        before = time.process_time()
        edge.load(project, URL, None)
        edge.add_shell("zh", "letters", shell)
        assert edge.make("letters/service-guarantee/", project / "site")
        tell(time.process_time() - before)
        before = time.process_time()
        assert edge.make("assets/search/zh.json", project / "site")
        tell(time.process_time() - before)
    finally:
        path.write_text(text, encoding="utf-8", newline="\n")


def tell(seconds: float) -> None:
    """Print them, and the largest resident set so far."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
