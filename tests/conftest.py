"""What tests share that is slow to make: the built site, by the real command in a process of its own, and a browser."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from tests.edge.building import ROOT, SAMPLES, build, emptied
from tests.pledgebook.data import folder
from tests.pledgebook.sealed_data import lived
from tests.pledgebook.versions import CARE

from pledgebook.browser import find

Copy = Callable[[], Path]


# The same examples each time: a change must not fail by another's luck. New ones: pytest --hypothesis-profile=default
settings.register_profile("suite", derandomize=True)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what makes the fonts for all files of tests/paper, and last the many quick files.

    So no process waits for another's work, in the middle or at the end.
    """
    places = {"test_letters.py": 0, "pledgebook": 2}
    items.sort(key=lambda item: places.get(item.path.name, places.get(item.path.parent.name, 1)))


# A job in the background ignores Ctrl+C, as would all that it starts; some tests press it.
signal.signal(signal.SIGINT, signal.default_int_handler)
os.environ.pop("GITHUB_ACTIONS", None)  # the mistakes that tests make are not to be shown at a pull request's lines


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The strict build of the repository as it is, on 1 June 2026, for the address in `building.SITE_URL`."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = build(ROOT if SAMPLES.name == "data" else copied(tmp_path_factory.mktemp("samples")), folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("BROWSER_PATH") or str(find())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A factory of copies of what a site is built from, whose data a test may change."""

    def make() -> Path:
        return copied(tmp_path_factory.mktemp("copy") / "repository")

    return make


@pytest.fixture(scope="session")
def sealed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of two sealed letters, to one of which everything has happened that can happen to a sealed version."""
    root, out = emptied(copied(tmp_path_factory.mktemp("sealed") / "repository")), tmp_path_factory.mktemp("built")
    lived(folder(root / "data"))
    done = build(root, out / "site")
    assert done.returncode == 0, done.stderr
    return out / "site"


@pytest.fixture(scope="session")
def care(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the letter in `versions.py`, which has four versions, the third of them in force."""
    root, folder_of_site = emptied(copy()), tmp_path_factory.mktemp("care") / "site"
    folder(root / "data", dict(CARE))
    done = build(root, folder_of_site)
    assert done.returncode == 0, done.stderr
    return folder_of_site


def copied(root: Path) -> Path:
    """Copy what the sample site is built from."""
    for name in ("docs", "overrides", "hooks"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SAMPLES, root / "data")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root
