"""The files that GitHub reads: right by its own schemas, safe, and with no more rights than they need."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
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
DEPLOY = {"pages": "write", "id-token": "write"}
WRITING = {("publish.yml", "deploy"): DEPLOY, ("daily.yml", "publish"): {"contents": "read"} | DEPLOY}
"""The only jobs that may write anything: the one that publishes, and the one that calls it."""
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").iterdir() if path.stem != "config")


def read(path: Path) -> dict[str, Any]:
    """Return the file's content, in which YAML makes True of the key `on`."""
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def check(path: Path, schema: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def audit(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [f"{sysconfig.get_path('scripts')}/zizmor", "--offline", "--quiet", "--strict-collection", str(folder)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(("path", "schema"), SCHEMAS, ids=lambda value: getattr(value, "name", ""))
def test_github_understands_the_file(path: Path, schema: str) -> None:
    done = check(path, schema)
    assert done.returncode == 0, done.stdout


def test_a_misspelt_key_would_be_seen(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("runs-on:", "run-on:"), encoding="utf-8")
    assert check(broken, "vendor.github-workflows").returncode == 1


def test_the_workflows_are_safe() -> None:
    done = audit(GITHUB)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("sound", "unsafe", "name"),
    [
        (r"actions/checkout@\w+", "actions/checkout@v7", "unpinned-uses"),
        (r"persist-credentials: false", "fetch-depth: 1", "artipacked"),
        (r"pull_request:", "pull_request_target:", "dangerous-triggers"),
        (r"run: python3 run.py build", "run: echo ${{ github.event.pull_request.title }}", "template-injection"),
    ],
    ids=lambda value: value if value.replace("-", "").isalpha() else "",
)
def test_an_unsafe_workflow_would_be_seen(tmp_path: Path, sound: str, unsafe: str, name: str) -> None:
    shutil.copytree(GITHUB, tmp_path / ".github")
    path = tmp_path / ".github/workflows/check.yml"
    text, count = re.subn(sound, unsafe, path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert (count, f"[{name}]" in audit(tmp_path).stdout) == (1, True)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit_and_names_its_version(path: Path) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"[\s-]*uses:", line)]
    pinned = re.compile(r"(- )?uses: ([\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\$/\S+ # of the same commit)")
    assert [line for line in lines if not pinned.fullmatch(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_ends_by_itself(path: Path) -> None:
    jobs = read(path)["jobs"].items()
    assert [name for name, job in jobs if "uses" not in job and job.get("timeout-minutes", 360) > 30] == []


def test_no_job_but_the_one_that_publishes_may_write() -> None:
    rights = {(path.name, name): job["permissions"] for path in WORKFLOWS for name, job in read(path)["jobs"].items()}
    assert {job: given for job, given in rights.items() if set(given.values()) != {"read"}} == WRITING


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_an_expression_refers_to_a_step_of_its_job(path: Path) -> None:
    for job in read(path)["jobs"].values():
        steps = {step["id"] for step in job.get("steps", []) if "id" in step}
        assert set(re.findall(r"steps\.(\w+)\.outputs\.", yaml.safe_dump(job))) == steps


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_warns_that_anyone_can_read_it_before_it_asks_anything(path: Path) -> None:
    first = read(path)["body"][0]
    assert (first["type"], *first["attributes"]["value"].splitlines()) == (
        "markdown",
        "这里的内容任何人都能看到。请不要写姓名、电话、订单号等个人信息；要投诉，请使用网站上公布的投诉渠道。",
        "Anyone can read this. Please leave out names, telephone and order numbers. "
        "To complain, use the channels on the site.",
    )


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_asks_in_chinese_and_in_english(path: Path) -> None:
    form = read(path)
    asked = [form["name"], form["description"], form["title"]]
    for field in form["body"]:
        texts = field["attributes"]
        asked += [*texts.get("options", []), *(texts[key] for key in ("label", "description") if key in texts)]
    assert [text for text in asked if not re.search("[\u4e00-\u9fff].* [A-Z]", text)] == []
