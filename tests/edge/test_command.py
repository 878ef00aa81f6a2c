"""The command line as a shell runs it."""

from __future__ import annotations

import subprocess

from tests.edge.building import ROOT, command, environment


def test_a_pipe_that_closes_early_leaves_no_traceback() -> None:
    process = subprocess.Popen(
        command("check"), cwd=ROOT, env=environment(ROOT), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), told) == (1, b"")
