"""The files that GitHub reads: right by its own schemas, pinned, and with no more rights than they need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

GITHUB = Path(__file__).parents[1] / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").iterdir())
SCHEMAS = [(path, "vendor.github-workflows") for path in WORKFLOWS]
SCHEMAS += [(GITHUB / "dependabot.yml", "vendor.dependabot")]
SCHEMAS += [
    (path, f"vendor.github-issue-{'config' if path.stem == 'config' else 'forms'}")
    for path in sorted((GITHUB / "ISSUE_TEMPLATE").iterdir())
]
WRITES = {("publish.yml", "deploy"): {"pages": "write", "id-token": "write"}}
"""The only jobs that may write anything."""


def workflow(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def check(path: Path, schema: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(("path", "schema"), SCHEMAS, ids=lambda value: getattr(value, "name", ""))
def test_github_understands_the_file(path: Path, schema: str) -> None:
    done = check(path, schema)
    assert done.returncode == 0, done.stdout


def test_a_misspelt_key_would_be_seen(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("runs-on:", "run-on:"), encoding="utf-8")
    assert check(broken, "vendor.github-workflows").returncode == 1


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit_and_names_its_version(path: Path) -> None:
    uses = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert [line for line in uses if not re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d", line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_ends_and_has_no_more_rights_than_it_needs(path: Path) -> None:
    read = workflow(path)
    rights = {name: job.get("permissions", read["permissions"]) for name, job in read["jobs"].items()}
    writing = {(path.name, name): given for name, given in rights.items() if set(given.values()) - {"read"}}
    assert [name for name, job in read["jobs"].items() if job.get("timeout-minutes", 99) > 30] == []
    assert writing == {key: given for key, given in WRITES.items() if key[0] == path.name}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_stranger_s_words_reach_a_shell_or_a_token(path: Path) -> None:
    read = workflow(path)
    steps = [step for job in read["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if "actions/checkout" in step.get("uses", "")]
    assert [step for step in steps if "${{" in step.get("run", "")] == []
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert "pull_request_target" not in path.read_text(encoding="utf-8")
