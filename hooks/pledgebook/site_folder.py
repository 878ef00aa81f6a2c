"""In: the folder where a site is to stand. Out: that site, whole, in place of the one before; or what is in the way."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from pledgebook.asking import fail


def build(root: Path, site: Path) -> int:
    """Build the site of the repository at `root`; return 0, or 1 where a message says what is in the way."""
    site = site.absolute()
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return fail(
            f"不能在这里建文件夹：{site.parent}", f"No folder can be made there: {site.parent} ({error.strerror})"
        )
    if site.exists() and not _is_replaceable(site):
        return fail(
            f"{site} 不是空文件夹，也不是以前生成的网站，为免误删已停止。请换一个 --site-dir。",
            f"{site} is neither empty nor a site made here; nothing was deleted. Choose another --site-dir.",
        )
    # Built beside its place and moved there whole, so that whatever happens the old site or the new one stands.
    partial, old = (site.with_name(f".{site.name}.{part}") for part in ("partial", "old"))
    if old.exists() and not site.exists():  # an earlier build was stopped between its two moves
        old.rename(site)
    for folder in (partial, old):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        done = subprocess.run(
            mkdocs(["build", "--strict", "--site-dir", str(partial)]),
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        said = [line for line in done.stdout.splitlines() if not line.startswith(("INFO ", "  - ")) and line.strip()]
        print(*said, sep="\n", end="\n" if said else "", file=sys.stderr)
        if done.returncode:
            return 1
        _swap(partial, site, old)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    pages = sum(1 for _ in site.rglob("index.html"))
    print(f"已生成 {pages} 页：{site}\n{pages} pages made: {site}")
    return 0


def _swap(new: Path, site: Path, old: Path) -> None:
    """Put `new` in the place of `site`, and what stood there, if anything, in the place of `old`."""
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:  # on Windows, while another program has a file of it open
        if old.exists():
            old.rename(site)
        raise


def _is_replaceable(site: Path) -> bool:
    made = ("sitemap.xml", "404.html", "assets/schema/letter.json")  # docs/ too has the last of them
    if not site.is_dir():
        return False
    inside = [path.name for path in site.iterdir()]
    is_ours = all((site / name).is_file() for name in made)
    return not inside or (is_ours and "CNAME" not in inside and not any(name.startswith(".") for name in inside))


def mkdocs(command: list[str]) -> list[str]:
    """Return how to start MkDocs with this command, in a process of its own."""
    return [sys.executable, "-m", "mkdocs", *command]
