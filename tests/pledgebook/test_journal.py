from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.edge.building import environment
from tests.pledgebook.data import ROOT, folder, write

from pledgebook.journal import settle, write_together

FILES = {"ledger.jsonl": b"new\n", "sealed/a/v1.json": b"{}\n"}


def files(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_files_are_written_together_over_what_was_there(tmp_path: Path) -> None:
    write(tmp_path, {"ledger.jsonl": "old\n", "kept.yml": "kept"})
    write_together(tmp_path, FILES)
    assert files(tmp_path) == {**FILES, "kept.yml": b"kept"}


def test_what_was_not_decided_before_an_interruption_is_cleared_away(tmp_path: Path) -> None:
    write(tmp_path, {"ledger.jsonl": "old\n", ".pending.partial/ledger.jsonl": "half"})
    write_together(tmp_path, {"sealed/a/v1.json": b"{}\n"})
    assert files(tmp_path) == {"ledger.jsonl": b"old\n", "sealed/a/v1.json": b"{}\n"}


def test_what_was_decided_before_an_interruption_is_finished(tmp_path: Path) -> None:
    write(tmp_path, {"ledger.jsonl": "old\n", ".pending/ledger.jsonl": "new\n", "sealed/a/v1.json": "{}\n"})
    settle(tmp_path)
    assert files(tmp_path) == FILES


def test_a_disk_that_fails_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"ledger.jsonl": "old\n"})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pledgebook.journal.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_together(tmp_path, FILES)
    settle(tmp_path)
    assert (tmp_path / "ledger.jsonl").read_bytes() == b"old\n"
    assert not (tmp_path / "sealed").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the test forks; Windows has no fork")
def test_sealing_killed_two_hundred_times_leaves_the_old_state_or_the_new_one(tmp_path: Path) -> None:
    sound = folder(tmp_path / "sound")
    done = subprocess.run(
        [sys.executable, "-m", "tests.pledgebook.killed", str(sound), "200"],
        cwd=ROOT,
        env=environment(ROOT),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = Counter(done.stdout.splitlines())
    assert (set(found), found.total(), done.stderr) == ({"old", "new"}, 200, "")
