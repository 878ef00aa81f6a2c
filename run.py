"""Run Pledgebook: set up `.venv` where needed, then pass every argument on to `python -m pledgebook`.

Standard library only. The syntax keeps to Python 3.6, so that an older Python gets a plain answer and no SyntaxError.
"""

import sys

if sys.version_info < (3, 11):
    here = "{}.{}".format(*sys.version_info)
    print(f"需要 Python 3.11 或更高版本；当前为 {here}。", file=sys.stderr)
    print(f"Python 3.11 or newer is needed; this one is {here}.", file=sys.stderr)
    sys.exit(1)

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def wait_for(file: int) -> None:
        """Lock the file's first byte, however long another process holds it; Windows gives up after ten seconds."""
        while True:
            with suppress(OSError):
                return msvcrt.locking(file, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def wait_for(file: int) -> None:
        """Lock the file."""
        fcntl.flock(file, fcntl.LOCK_EX)


ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OUTSIDE = getattr(sys, "_base_executable", sys.executable)  # never .venv's own Python, which a rebuild deletes
OFFLINE = re.compile("connection|name resolution|getaddrinfo|timed out|unreachable|proxy|from versions: none", re.I)


class SetupError(Exception):
    """Why `.venv` can't be made: Chinese, then English, then what the failing tool said last."""


FILES = ("requirements.txt", "requirements-pdf.txt", "requirements-test.txt")
"""Each contains the one before."""


def needed(arguments: list[str]) -> Path:
    """Return the requirements file of this command."""
    prints = arguments[:1] == ["pdf"] or (arguments[:1] == ["build"] and "--pdf" in arguments)
    return ROOT / FILES[2 if arguments[:1] == ["test"] else 1 if prints else 0]


def stamp(requirements: Path) -> Path:
    """Return the file in `.venv` that vouches for a finished set-up."""
    return VENV / f"{requirements.name}.sha256"


def digest(requirements: Path) -> str:
    """Return what `.venv` depends on: the pins, the Python, and the place, as a venv can't be moved."""
    python = f"{sys.implementation.cache_tag} {sysconfig.get_platform()} {VENV}\n"
    return hashlib.sha256(os.fsencode(python) + requirements.read_bytes()).hexdigest()


def ready(requirements: Path) -> bool:
    """Say whether the last set-up for this file was finished, nothing changed since, and its Python starts."""
    try:
        if stamp(requirements).read_text() != digest(requirements):
            return False
        return subprocess.run([PYTHON, "-c", ""], capture_output=True, check=False).returncode == 0
    except OSError:  # not there, or made on another system
        return False


@contextmanager
def locked() -> Iterator[None]:
    """Let one run.py at a time work on `.venv`. The system frees the lock when a process ends, however it ends."""
    place = ROOT / ".cache" / "venv.lock"
    place.parent.mkdir(exist_ok=True)
    with place.open("w") as file:
        wait_for(file.fileno())
        yield


def run(what: str, *command: "str | Path") -> None:
    """Run one set-up step silently; raise SetupError with its last lines where it fails."""
    alone = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(
        command, env=alone, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
    if done.returncode == 0:
        return
    last = "".join(f"\n  {line}" for line in done.stdout.strip().splitlines()[-8:])
    if OFFLINE.search(done.stdout):
        raise SetupError(
            "无法下载所需软件包：请检查网络或代理；也可用环境变量 PIP_INDEX_URL 指定可访问的镜像。\n"
            f"The packages can't be downloaded: check the network or proxy, or name a mirror in PIP_INDEX_URL.{last}"
        )
    raise SetupError(f"{what} 失败，其最后的输出如下。\n{what} failed; its last lines were:{last}")


def install(requirements: Path) -> None:
    """Make `.venv` afresh, or add the tools for PDFs or tests to one that has what the site needs."""
    runtime = needed([])
    keep = ready(runtime) and not stamp(requirements).exists()
    for old in VENV.glob("*.sha256"):
        old.unlink()  # until all is done nothing vouches for .venv, so an interruption leads to a fresh start
    if not keep:
        missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
        if missing:
            raise SetupError(
                f"此 Python 缺少 {'、'.join(missing)}。Debian、Ubuntu：sudo apt install python3-venv，然后重试。\n"
                f"This Python lacks {', '.join(missing)}. On Debian, Ubuntu: sudo apt install python3-venv; try again."
            )
        if VENV.is_symlink() or VENV.is_file():
            VENV.unlink()
        elif VENV.exists():
            shutil.rmtree(VENV)
        run("python -m venv", OUTSIDE, "-m", "venv", VENV)
    quiet = ("--disable-pip-version-check", "--no-input", "-q")
    try:
        run("pip install", PYTHON, "-m", "pip", "install", *quiet, "--require-hashes", "-r", requirements)
    except SetupError:
        if keep:  # pip fetches everything before it installs anything: without a network the site can still be served
            stamp(runtime).write_text(digest(runtime))
        raise
    for name in FILES[: FILES.index(requirements.name) + 1]:
        stamp(ROOT / name).write_text(digest(ROOT / name))


def pass_on(arguments: list[str]) -> int:
    """Become `python -m pledgebook`; on Windows, where exec returns to the shell too early, wait for it instead."""
    os.environ.update(PYTHONPATH=str(ROOT / "hooks"), PYTHONUTF8="1", NO_MKDOCS_2_WARNING="1")
    command = [str(PYTHON), "-m", "pledgebook", *arguments]
    if os.name != "nt":
        os.execv(PYTHON, command)
    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child gets Ctrl+C from the console as well, and ends in its own way
                continue


def main(arguments: list[str]) -> int:
    """Set up, pass on, and return the exit code."""
    requirements = needed(arguments)
    try:
        if not ready(requirements):
            print("正在准备运行环境，约需一分钟… / Setting up .venv, for about a minute…", file=sys.stderr, flush=True)
            with locked():
                if not ready(requirements):
                    install(requirements)
        return pass_on(arguments)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print("无法写入或启动 .venv：请关闭仍在运行的 run.py，删除 .venv 文件夹后重试。", file=sys.stderr)
        print("Can't write or start .venv: close any other run.py, delete .venv and try again.", file=sys.stderr)
        print(f"  {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
