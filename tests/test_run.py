"""run.py in a small project of its own: two tiny packages served from a folder, and a stub for the product."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SETTING_UP = "正在准备运行环境，约需一分钟… / Setting up .venv, for about a minute…\n"
STUB = """
import importlib.metadata, json, os, sys
names = ("PYTHONPATH", "PYTHONUTF8", "NO_MKDOCS_2_WARNING")
installed = sorted(d.name for d in importlib.metadata.distributions() if d.name.startswith("toy-"))
print(json.dumps([sys.argv[1:], {name: os.environ.get(name) for name in names}, installed, sys.prefix]))
sys.exit(7 if sys.argv[1:] == ["seven"] else 0)
"""


@dataclass(frozen=True)
class Project:
    folder: Path
    wheels: Path

    def pin(self, file: str, *names: str) -> None:
        lines = (f"{name}==1 --hash=sha256:{digest(wheel(self.wheels, name))}" for name in names)
        (self.folder / file).write_text("\n".join(["# pins", *lines]) + "\n")

    def environment(self) -> dict[str, str]:
        outside = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri()}
        return outside | pip | {"PYTHONUTF8": "1"}

    def start(self, *arguments: str, before: str = "", **environment: str) -> subprocess.Popen[str]:
        script = (
            f"import runpy, sys; sys.argv[1:] = {list(arguments)!r}; {before}\n"
            f"runpy.run_path({str(self.folder / 'run.py')!r}, run_name='__main__')"
        )
        command = ["-c", script] if before else [str(self.folder / "run.py"), *arguments]
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=self.folder.parent,
            env=self.environment() | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # a group of its own, so that Ctrl+C reaches it and its pip and not the tests
        )

    def run(self, *arguments: str, before: str = "", **environment: str) -> tuple[int, str, str]:
        with self.start(*arguments, before=before, **environment) as process:
            out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def installed(self, *arguments: str) -> list[str]:
        code, out, err = self.run(*arguments)
        assert code == 0, err
        found = json.loads(out)[2]
        assert isinstance(found, list)
        return found


def wheel(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name.replace('-', '_')}-1-py3-none-any.whl"
    info = f"{name.replace('-', '_')}-1.dist-info"
    if not path.exists():
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
            archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            archive.writestr(f"{info}/RECORD", f"{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pins(file: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^ ;\\]+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE))


def make(place: Path) -> Project:
    made = Project(place / "承诺 书", place / "wheels")
    package = made.folder / "hooks" / "pledgebook"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text(STUB, encoding="utf-8")
    shutil.copy(ROOT / "run.py", made.folder)
    made.pin("requirements.txt", "toy-site")
    made.pin("requirements-pdf.txt", "toy-site", "toy-pdf")
    made.pin("requirements-test.txt", "toy-site", "toy-pdf", "toy-test")
    return made


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make(tmp_path_factory.mktemp("served"))


@pytest.fixture
def served(shared: Project) -> Project:
    """Return one that is set up; shared, as a new .venv takes four seconds. A test may leave it in any state."""
    shared.pin("requirements.txt", "toy-site")
    shared.pin("requirements-pdf.txt", "toy-site", "toy-pdf")
    shared.pin("requirements-test.txt", "toy-site", "toy-pdf", "toy-test")
    shared.installed()
    return shared


def test_its_syntax_is_that_of_python_3_6() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_so_in_both_languages_before_anything_newer_is_needed(project: Project) -> None:
    # pathlib stands for everything that run.py imports: had it come that far, this would be a traceback
    before = "sys.version_info = (3, 6, 15, 'final', 0); sys.modules['pathlib'] = None"
    assert project.run(before=before) == (
        1,
        "",
        "需要 Python 3.11 或更高版本；当前为 3.6。\nPython 3.11 or newer is needed; this one is 3.6.\n",
    )


def test_it_sets_up_once_and_passes_arguments_environment_and_exit_code_on(project: Project) -> None:
    code, out, err = project.run("check", "--data", "甲 乙")
    assert (code, err) == (0, SETTING_UP)
    assert json.loads(out) == [
        ["check", "--data", "甲 乙"],
        {"PYTHONPATH": str(project.folder / "hooks"), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
        ["toy-site"],
        str(project.folder / ".venv"),
    ]
    code, out, err = project.run("seven")
    assert (code, err) == (7, "")


def test_the_test_command_adds_its_tools_and_no_other_command_does(project: Project) -> None:
    assert project.installed("build") == ["toy-site"]
    assert project.installed("test") == ["toy-pdf", "toy-site", "toy-test"]
    assert project.run("build")[2] == ""
    assert project.run("pdf")[2] == ""


def test_what_prints_is_added_when_it_is_asked_for(served: Project) -> None:
    assert served.installed("build") == ["toy-site"]
    assert served.installed("build", "--pdf") == ["toy-pdf", "toy-site"]
    assert served.run("pdf")[2] == ""


def test_changed_test_tools_replace_the_old_ones(served: Project) -> None:
    served.installed("test")
    served.pin("requirements-test.txt", "toy-site", "toy-pdf", "toy-other")
    assert served.installed("test") == ["toy-other", "toy-pdf", "toy-site"]


def test_changed_pins_are_installed_and_what_they_no_longer_name_is_gone(served: Project) -> None:
    served.pin("requirements.txt", "toy-other")
    assert served.installed() == ["toy-other"]


def test_another_python_version_finds_the_venv_not_ready(served: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    run = runpy.run_path(str(served.folder / "run.py"))
    requirements = served.folder / "requirements.txt"
    assert run["ready"](requirements)
    monkeypatch.setattr(sys.implementation, "cache_tag", "cpython-399")
    assert not run["ready"](requirements)


def test_a_venv_whose_python_does_not_start_is_not_ready(served: Project) -> None:
    run = runpy.run_path(str(served.folder / "run.py"))
    python = run["PYTHON"].rename(run["PYTHON"].with_name("aside"))
    run["PYTHON"].write_text("#!/bin/sh\nexit 103\n")
    run["PYTHON"].chmod(0o755)
    assert not run["ready"](served.folder / "requirements.txt")
    python.replace(run["PYTHON"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the file of a running program")
def test_the_venv_can_be_made_again_by_its_own_python(served: Project) -> None:
    served.pin("requirements.txt", "toy-site", "toy-more")
    python = served.folder / ".venv" / "bin" / "python"
    subprocess.run([python, served.folder / "run.py"], env=served.environment(), check=True, capture_output=True)
    assert served.installed() == ["toy-more", "toy-site"]


def test_an_interrupted_set_up_is_repaired(served: Project) -> None:
    (served.folder / ".venv" / "requirements.txt.sha256").unlink()
    shutil.rmtree(next((served.folder / ".venv").rglob("toy_site-1.dist-info")))
    assert served.installed() == ["toy-site"]


def test_a_venv_whose_python_is_gone_is_made_again(served: Project) -> None:
    for python in (*served.folder.glob(".venv/bin/python*"), *served.folder.glob(".venv/Scripts/python.exe")):
        python.unlink()
    assert served.installed() == ["toy-site"]


def test_a_project_that_was_moved_gets_a_venv_of_its_new_place(served: Project) -> None:
    moved = Project(served.folder.with_name("moved"), served.wheels)
    shutil.copytree(served.folder, moved.folder, symlinks=True)
    code, out, err = moved.run()
    assert (code, err, json.loads(out)[3]) == (0, SETTING_UP, str(moved.folder / ".venv"))


def test_a_second_one_waits_until_the_first_has_finished_the_set_up(project: Project) -> None:
    with project.start() as first:
        while not (project.folder / ".venv" / "pyvenv.cfg").exists() and first.poll() is None:
            time.sleep(0.01)
        with project.start() as second:
            results = [process.communicate(timeout=120)[0] for process in (first, second)]
    assert [json.loads(result)[2] for result in results] == [["toy-site"], ["toy-site"]]


def test_a_package_whose_bytes_were_changed_is_refused(served: Project) -> None:
    served.pin("requirements-test.txt", "toy-site", "toy-changed")
    with zipfile.ZipFile(wheel(served.wheels, "toy-changed"), "a") as archive:
        archive.writestr("evil.py", "")
    code, out, err = served.run("test")
    assert (code, out, "Traceback" in err) == (1, "", False)
    assert "pip install 失败，其最后的输出如下。\npip install failed; its last lines were:\n" in err
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in err


def test_a_pin_without_a_hash_is_refused(served: Project) -> None:
    (served.folder / "requirements-test.txt").write_text("toy-test==1\n")
    code, out, err = served.run("test")
    assert (code, out, "Hashes are required" in err) == (1, "", True)


def test_without_a_network_it_says_so_and_what_was_there_still_serves(served: Project) -> None:
    offline = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_RETRIES": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/"}
    code, _, err = served.run("test", **offline)
    assert (code, "Traceback" in err) == (1, False)
    assert err.startswith(
        f"{SETTING_UP}无法下载所需软件包：请检查网络或代理；也可用环境变量 PIP_INDEX_URL 指定可访问的镜像。\n"
        "The packages can't be downloaded: check the network or proxy, or name a mirror in PIP_INDEX_URL.\n  "
    )
    assert served.run("serve", **offline)[2] == ""


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_what_to_install(project: Project, module: str) -> None:
    assert project.run(before=f"sys.modules[{module!r}] = None") == (
        1,
        "",
        f"{SETTING_UP}此 Python 缺少 {module}。Debian、Ubuntu：sudo apt install python3-venv，然后重试。\n"
        f"This Python lacks {module}. On Debian, Ubuntu: sudo apt install python3-venv; try again.\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no way to send Ctrl+C to one child alone")
def test_ctrl_c_during_the_set_up_ends_it_quietly_and_the_next_run_repairs_it(served: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and never answers
        silent.settimeout(60)
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        served.pin("requirements-test.txt", "toy-site", "toy-pdf", "toy-new")
        with served.start("test", PIP_NO_INDEX="0", PIP_INDEX_URL=index) as process, silent.accept()[0]:
            os.kill(-process.pid, signal.SIGINT)  # the whole group, as a terminal does
            out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", SETTING_UP)
    assert list(served.folder.glob(".venv/*.sha256")) == []
    assert served.installed("test") == ["toy-new", "toy-pdf", "toy-site"]


def test_the_locked_requirements_are_those_of_pyproject() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = dict(pin.lower().split("==") for pin in wanted["dependencies"])
    extras = wanted["optional-dependencies"]
    printing = dict(pin.lower().split("==") for pin in extras["pdf"])
    tools = dict(pin.lower().split("==") for pin in extras["test"] if pin != "pledgebook[pdf]")
    assert runtime.items() <= pins("requirements.txt").items()
    assert (runtime | printing).items() <= pins("requirements-pdf.txt").items()
    assert (runtime | printing | tools).items() <= pins("requirements-test.txt").items()
    assert "pledgebook[pdf]" in extras["test"]


def test_the_tests_run_on_the_pins_that_the_site_is_built_and_printed_with() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-pdf.txt").items()
    assert pins("requirements-pdf.txt").items() <= pins("requirements-test.txt").items()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-pdf.txt", "requirements-test.txt"])
def test_locked_requirements_name_no_place(file: str) -> None:
    assert re.findall(r"^-.*|\w+://.*|@ .*", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE) == []
