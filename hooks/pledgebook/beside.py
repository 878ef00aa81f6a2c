"""In: work that another processor can do at the same time. Out: a process that does it, where that gains anything."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from multiprocessing.process import BaseProcess


def beside(work: Callable[[], object]) -> BaseProcess | None:
    """Start `work` in a process of its own, which shares all that has been read so far; None where that can't be.

    Only a fork shares memory. It is safe on Linux, and only while the process has a single thread (fork(2)): in a
    build, not in a development server. The child ends with its parent.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or (os.cpu_count() or 1) < 2:
        return None
    process = multiprocessing.get_context("fork").Process(target=work, daemon=True)
    process.start()
    return process
