from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.pledgebook.sealed import LEDGER, sealed

from pledgebook.ledger import Ledger
from pledgebook.live import live_ledger


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a site that has the ledger of a sealed folder below `with/`."""
    data = sealed(tmp_path / "data")
    (tmp_path / "site/with").mkdir(parents=True)
    (tmp_path / "site/with/ledger.jsonl").write_bytes((data / LEDGER).read_bytes())
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *args: Handler(*args, directory=str(tmp_path / "site"))
    ) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def found(where: str) -> tuple[int, list[str]]:
    """Return how many entries the ledger has, and the problems' codes."""
    ledger, problems = live_ledger(where)
    return len(ledger.entries), [problem.code for problem in problems]


@pytest.mark.parametrize("name", ["/with/ledger.jsonl", "/with/", "/with"])
def test_a_live_ledger_is_fetched_from_a_site(name: str, site: str) -> None:
    assert found(site + name) == (2, [])


def test_a_site_without_a_ledger_is_noted_and_stops_nothing(site: str) -> None:
    ledger, (problem,) = live_ledger(f"{site}/without/")
    assert (ledger, problem.code, problem.is_warning) == (Ledger(), "live-ledger-absent", True)


def test_a_site_that_does_not_answer_is_a_problem() -> None:
    assert found("http://127.0.0.1:9/") == (0, ["live-ledger-unreachable"])


def test_a_ledger_may_lie_in_a_folder_or_be_a_file(tmp_path: Path) -> None:
    data = sealed(tmp_path)
    assert [found(str(data)), found(str(data / LEDGER)), found(str(tmp_path / "none"))] == [
        (2, []),
        (2, []),
        (0, ["live-ledger-absent"]),
    ]


def test_a_live_ledger_that_is_broken_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / LEDGER).write_text("{}\n")
    assert found(str(tmp_path)) == (0, ["ledger-unreadable"])
