"""What tests share that is slow to make: the built site, by the real command in a process of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.edge.building import ROOT, SAMPLES, build, emptied
from tests.pledgebook.data import folder
from tests.pledgebook.sealed_data import lived
from tests.pledgebook.versions import CARE

Copy = Callable[[], Path]

os.environ.pop("GITHUB_ACTIONS", None)  # the mistakes that tests make are not to be shown at a pull request's lines


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The strict build of the repository as it is, on 1 June 2026, for the address in `building.SITE_URL`."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = build(ROOT if SAMPLES.name == "data" else copied(tmp_path_factory.mktemp("samples")), folder)
    assert done.returncode == 0, done.stderr
    return folder


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
