"""The command line: `python3 run.py <command>`. Messages are Chinese first, then English."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from pledgebook import registrar
from pledgebook.adopt import start
from pledgebook.archive import LEDGER, read_archive
from pledgebook.asking import InputEndedError, dialogue_ended, fail
from pledgebook.book import load
from pledgebook.browser import NoBrowserError, find_light
from pledgebook.build import today
from pledgebook.cache import Cache
from pledgebook.check_day import check_day
from pledgebook.complete import complete
from pledgebook.generate import mkdocs
from pledgebook.journal import settle
from pledgebook.ledger import behind
from pledgebook.library import Library
from pledgebook.live import live_ledger
from pledgebook.problems import errors, told
from pledgebook.registrar_arguments import COMMANDS, add_commands
from pledgebook.schemas import schemas
from pledgebook.site_folder import build

ROOT = Path(__file__).resolve().parents[2]
_HOST = "127.0.0.1"
_PARALLEL = ("--dist", "loadfile", "--no-loadscope-reorder", "-n", str(min(4, (os.cpu_count() or 1) * 3 // 2)))
"""A file's tests share what is slow to make, so they stay in one process; each process has a browser of its own, for
which it waits half of the time. Files come in the order of tests/conftest.py."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 a mistake that the message names."""
    options = _parser().parse_args(arguments)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not epoch.isdecimal():
        return fail(f"SOURCE_DATE_EPOCH 应为秒数：{epoch}", f"SOURCE_DATE_EPOCH must be a number of seconds: {epoch}")
    if options.command in {"serve", "build"} and not (ROOT / "data").is_dir():
        return fail(f"没有数据文件夹：{ROOT / 'data'}", f"There is no data folder: {ROOT / 'data'}")
    commands: dict[str, Callable[[], int]] = {
        "serve": lambda: _serve(options.port, is_opened=options.open),
        "build": lambda: _build(options.site_dir, with_pdfs=options.pdf),
        "pdf": lambda: _pdf(options.letter, options.to, all_versions=options.all),
        "check": lambda: _check(options.data, options.against),
        "start": lambda: start(ROOT, options.given),
        "fill": lambda: complete(ROOT, options.form),
        "schema": _schema,
        "test": _test,
        **dict.fromkeys(COMMANDS, lambda: registrar.run(ROOT, options)),
    }
    if (data := options.data if options.command == "check" else ROOT / "data").is_dir():
        settle(data)
    try:
        return commands[options.command]()
    except InputEndedError:
        return dialogue_ended(options.command)
    except KeyboardInterrupt:
        return dialogue_ended(options.command) if options.command in {"start", "fill"} else 130


class _Parser(argparse.ArgumentParser):
    """Says in both languages what argparse says in English alone."""

    def __init__(self, prog: str, description: str, **more: Any) -> None:
        super().__init__(prog=prog, description=description, add_help=False, **more)
        self._optionals.title = "选项 options"
        self._positionals.title = "须写明的 arguments"
        self.add_argument("-h", "--help", action="help", help="显示本说明 show this help")

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        self.exit(2, f"命令有误，请看 {self.prog} --help。\nSee {self.prog} --help: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "run.py",
        "承诺簿：把承诺书数据变成网站。用法：run.py <命令> --help。 Pledgebook: from commitment letters to a site.",
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="命令", title="命令 commands", parser_class=_Parser
    )

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, prog=f"run.py {name}", description=words, help=words)

    serve = command("serve", "在本机预览，保存后自动刷新 preview here, renewed at every save")
    serve.add_argument("--port", type=_port, default=8000, metavar="N", help="端口，默认8000 port, 8000 by default")
    serve.add_argument("--open", action="store_true", help="同时打开浏览器 open the browser too")
    build_ = command("build", "生成静态网站 make the static site")
    build_.add_argument(
        "--site-dir",
        type=Path,
        default=ROOT / "site",
        metavar="DIR",
        help="目标文件夹，默认 site where to, site by default",
    )
    build_.add_argument("--pdf", action="store_true", help="同时打印各版PDF print each version as PDF too")
    pdf = command("pdf", "把承诺书打印成PDF print letters as PDFs")
    pdf.add_argument("letter", nargs="*", metavar="LETTER", help="承诺书的名称；不写则为全部 its name; without it, all")
    pdf.add_argument("--all", action="store_true", help="包括其他各版 the other versions too")
    pdf.add_argument(
        "--to", type=Path, default=ROOT / "pdf", metavar="DIR", help="目标文件夹，默认 pdf where to, pdf by default"
    )
    check = command("check", "检查数据，列出全部问题 check the data and list every problem")
    check.add_argument("--data", type=Path, default=ROOT / "data", metavar="DIR", help="数据文件夹 the data folder")
    check.add_argument(
        "--against",
        metavar="WHERE",
        help="已公布的登记簿：网址或路径 the ledger that is live: an address or a path",
    )
    start_ = command("start", "换成贵公司的资料 put in your company’s details")
    start_.add_argument(
        "--from", dest="given", type=Path, metavar="FILE", help="现成的 publisher.yml a finished publisher.yml"
    )
    fill_ = command("fill", "逐项填写空白文本 fill in a blank form")
    fill_.add_argument(
        "form", nargs="?", metavar="FORM", help="空白文本的名称；不写则列出 its name; without it, a list"
    )
    add_commands(command)
    command("schema", "重写编辑器用的 JSON Schema write the editor’s JSON Schemas anew")
    command("test", "运行全部测试，包括浏览器测试 run every test, in a browser too")
    return parser


def _port(typed: str) -> int:
    if not typed.isdecimal() or not 1 <= int(typed) <= 65535:
        raise argparse.ArgumentTypeError("1–65535")
    return int(typed)


def _serve(port: int, *, is_opened: bool) -> int:
    with socket.socket() as probe:
        if probe.connect_ex((_HOST, port)) == 0:
            return fail(
                f"端口 {port} 已被占用。请用 --port 换一个，例如 --port {port + 1}。",
                f"Port {port} is taken. Choose another with --port, such as --port {port + 1}.",
            )
    command = ["serve", "--quiet", "--dev-addr", f"{_HOST}:{port}", *(["--open"] if is_opened else [])]
    environment = os.environ | {"SITE_URL": f"http://{_HOST}:{port}/"}
    is_interrupted = False
    with subprocess.Popen(mkdocs(command), cwd=ROOT, env=environment) as server:
        while True:
            try:
                code = server.wait()
                return 0 if is_interrupted else code
            except KeyboardInterrupt:  # it has reached MkDocs too, which still has to delete its folder
                is_interrupted = True


def _build(site: Path, *, with_pdfs: bool) -> int:
    if not with_pdfs:
        return build(ROOT, site)
    from pledgebook.filing import with_papers  # noqa: PLC0415 - only what prints needs its libraries

    return build(ROOT, site, with_papers)


def _pdf(letters: list[str], out: Path, *, all_versions: bool) -> int:
    from pledgebook.filing import pdf  # noqa: PLC0415 - likewise

    return pdf(ROOT, letters, out.absolute(), all_versions=all_versions)


def _check(data: Path, against: str | None) -> int:
    name = data.absolute().relative_to(ROOT).as_posix() if data.absolute().is_relative_to(ROOT) else str(data)
    book, problems = load(data, name, Cache(ROOT / ".cache" / "letters"))
    if book:
        day = today(book.publisher.time_zone, os.environ.get("SOURCE_DATE_EPOCH"))
        problems += check_day(Library(book, day), name)
    if against:
        live, found = live_ledger(against)
        problems += found or behind(live, read_archive(data, name)[0].ledger, f"{name}/{LEDGER}")
    print(told(problems, os.environ))
    return 1 if errors(problems) else 0


def _schema() -> int:
    folder = ROOT / "docs" / "assets" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"已写入 {folder}\nWritten: {folder}")
    return 0


def _test() -> int:
    try:
        browser = find_light()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    environment = os.environ | {"BROWSER_PATH": str(browser)}
    commands = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], ["pytest", *_PARALLEL])
    done = [
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environment, check=False) for command in commands
    ]
    return 1 if any(each.returncode for each in done) else 0


if __name__ == "__main__":
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # as by `check | head`; Python would flush once more at its end, and complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
