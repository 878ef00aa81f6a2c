from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.pledgebook.data import ROOT, folder, swapped

from pledgebook.beside import beside

only_forking = pytest.mark.skipif(
    sys.platform != "linux" or (os.cpu_count() or 1) < 2, reason="only Linux shares work, and only among two processors"
)


def alone(code: str, *arguments: str | Path) -> str:
    """Return what the code prints in a process of its own: this one has threads, and so can't fork."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


@only_forking
def test_the_work_is_done_by_another_process() -> None:
    code = """
import os
from pledgebook.beside import beside
helper = beside(lambda: print(os.getpid(), flush=True))
helper.join()
print(helper.pid, helper.exitcode)
"""
    first, second = alone(code).splitlines()
    assert second == f"{first} 0"


def test_a_process_with_a_second_thread_shares_nothing() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert beside(lambda: None) is None
    finally:
        done.set()
        thread.join()


READ = """
import sys
from pathlib import Path
from pledgebook import book
from pledgebook.cache import Cache
book._MANY = int(sys.argv[3])
print(book.load(Path(sys.argv[1]), cache=Cache(Path(sys.argv[2]))))
"""


def test_letters_read_in_two_processes_are_the_same(tmp_path: Path) -> None:
    data = folder(tmp_path / "data", {"letters/guarantee/v1.yml": swapped("kind: duty", "kind: dutty")})
    read = [alone(READ, data, tmp_path / name, many) for name, many in (("one", "100"), ("two", "1"))]
    kept = [{path.name for path in (tmp_path / name).iterdir()} for name in ("one", "two")]
    assert (read[0], kept[0]) == (read[1], kept[1])


WRITE = """
import sys
from datetime import date
from pathlib import Path
from pledgebook import build
from pledgebook.address import SECTIONS
from pledgebook.book import load
from pledgebook.stamp import Shell, token
from pledgebook.vocabulary import LANGUAGES
if sys.argv[3] == "one":
    build.beside = lambda _: None
made = build.Build(load(Path(sys.argv[1]))[0], date(2026, 6, 1), "https://example.com/")
html = "".join(token(name) for name in ("title", "lead", "lead", "body"))
made.shells = {(language, section): Shell(html, section, "", "") for language in LANGUAGES for section in SECTIONS}
made.write(Path(sys.argv[2]))
"""


def test_languages_written_side_by_side_are_the_same(tmp_path: Path) -> None:
    data = folder(tmp_path / "data")
    sites = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        alone(WRITE, data, tmp_path / name, name)
        files = sorted((tmp_path / name).rglob("*.*"))
        sites.append({path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in files})
    assert (sites[0] == sites[1], len(sites[0]) > 20) == (True, True)
