from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from pledgebook.beside import beside

only_forking = pytest.mark.skipif(
    sys.platform != "linux" or (os.cpu_count() or 1) < 2, reason="only Linux shares work, and only among two processors"
)


@only_forking
def test_the_work_is_done_by_another_process(tmp_path: Path) -> None:
    helper = beside(lambda: (tmp_path / "done").write_text(str(os.getpid())))
    assert helper
    helper.join()
    assert (int((tmp_path / "done").read_text()), helper.exitcode) == (helper.pid, 0)


def test_a_process_with_a_second_thread_shares_nothing() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert beside(lambda: None) is None
    finally:
        done.set()
        thread.join()
