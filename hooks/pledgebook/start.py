"""In: a copy of the repository, a company's answers. Out: the company's own register, empty, with its blank forms."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from pledgebook.archive import LEDGER
from pledgebook.asking import Answers, Question
from pledgebook.check_publisher import check_publisher
from pledgebook.compose import Entry, lines
from pledgebook.problems import Problem, errors
from pledgebook.read import read
from pledgebook.schema import PublisherFile
from pledgebook.validate import validate
from pledgebook.vocabulary import Language

HEAD = """\
# yaml-language-server: $schema=../docs/assets/schema/publisher.json
# 发布单位的资料。改动后运行 python3 run.py check。 The publisher’s details. After a change run: python3 run.py check
"""
SOUND = {"name-zh": "某公司", "legal-name-zh": "某公司", "hours-zh": "每日", "post": "某地", "address-zh": "某地"}
CHANNELS = ("phone", "email", "web", "post")
_SITE = re.compile(r"(site_url: !ENV \[SITE_URL, \")[^\"]*(\"\])")


def publisher(answers: dict[str, str]) -> str:
    """Return the text of publisher.yml."""

    def both(key: str) -> dict[str, Entry]:
        return {language: answers.get(f"{key}-{language}", "") for language in ("zh", "en")}

    channels: list[Mapping[str, str]] = []
    for kind in (kind for kind in CHANNELS if answers.get(kind)):
        english = {"value-en": answers[f"{kind}-en"]} if answers.get(f"{kind}-en") else {}
        channels.append({"kind": kind, "value": answers[kind]} | english)
    entries: dict[str, Entry] = {
        "sample": "false",
        "name": both("name"),
        "legal-name": both("legal-name"),
        "credit-code": answers.get("credit-code", ""),
        "licence": answers.get("licence", ""),
        "address": both("address"),
        "icp": answers.get("icp", ""),
        "police": answers.get("police", ""),
        "time-zone": answers.get("time-zone", "Asia/Shanghai"),
        "complaints": {"hours": both("hours"), "channels": channels},
    }
    return HEAD + "\n".join(lines(entries)) + "\n"


def problems(text: bytes, path: str) -> list[Problem]:
    """Return what stops such a publisher.yml: the very checks of the file itself."""
    tree, found = read(text, path)
    entries, more = validate(tree, PublisherFile, path) if tree else (None, [])
    found += more
    if tree and entries:
        found += check_publisher(entries, tree, path)[1]
        if entries.sample == "true":
            found.append(Problem(path, *tree.keys["sample"], "still-sample"))
    return errors(found)


def with_slash(site: str) -> str:
    """Return the address of a site with its last slash, which people leave out."""
    return site if site.endswith("/") or not site else f"{site}/"


def questions(forms: dict[str, str], language: Language, answers: Mapping[str, str]) -> list[Question]:
    """Return what a company is asked, as far as `answers` decide it; `forms` are the blank forms' titles by id."""
    zh = language == "zh"

    def t(words_zh: str, words_en: str) -> str:
        return words_zh if zh else words_en

    def sound(key: str, value: str) -> str:
        found = problems(publisher(SOUND | {key: value}).encode(), "publisher.yml")
        return _said(found[0], language) if found else ""

    def asked(
        key: str, words: tuple[str, str], example: str = "", default: str = "", *, optional: bool = False
    ) -> Question:
        shown = t(f"例如 {example}", f"such as {example}") if example else ""
        return Question(key, t(*words), shown, default, optional, lambda value: sound(key, value))

    def chosen(value: str) -> str:
        wrong = [part for part in re.split(r"[,，、\s]+", value) if part not in {str(n + 1) for n in range(len(forms))}]
        return t(f"没有这个序号：{wrong[0]}", f"There is no number {wrong[0]}") if wrong else ""

    def address(value: str) -> str:
        is_sound = re.fullmatch(r"https://[^\s\"<>?#]+/", value)
        return "" if is_sound else t("请写完整网址，以 https:// 开头。", "Write it in full, from https:// on.")

    listed = "\n".join(f"{number}. {title}" for number, title in enumerate(forms.values(), 1))
    every = ",".join(str(number) for number in range(1, len(forms) + 1))
    return [
        asked(
            "name-zh",
            ("公司简称（中文），显示在每页页眉", "Short name in Chinese, at the head of every page"),
            "某某服务",
        ),
        asked("name-en", ("公司简称（英文）", "Short name in English"), "Mou Service", optional=True),
        asked("legal-name-zh", ("营业执照上的全称", "Full legal name, as on the business licence"), "某某服务有限公司"),
        asked("legal-name-en", ("全称的英文", "Full legal name in English"), "Mou Service Co., Ltd.", optional=True),
        asked("credit-code", ("统一社会信用代码（18位）", "Unified social credit code (18 characters)"), optional=True),
        asked("licence", ("营业执照公示链接", "Link to the business licence"), "https://…", optional=True),
        asked("address-zh", ("住所", "Registered address"), optional=True),
        asked("address-en", ("住所的英文", "Registered address in English"), optional=True),
        asked(
            "icp",
            ("ICP备案号（境内服务器必须备案）", "ICP filing number (a must for servers in mainland China)"),
            optional=True,
        ),
        asked("police", ("公安联网备案号", "Public-security filing number"), optional=True),
        asked(
            "time-zone", ("时区：生效、届满以此为准", "Time zone, in which dates take effect"), default="Asia/Shanghai"
        ),
        asked("hours-zh", ("投诉受理时间", "When complaints are taken, in Chinese"), "每日 9:00–21:00"),
        asked("hours-en", ("投诉受理时间的英文", "The same in English"), "daily, 9 a.m. to 9 p.m.", optional=True),
        asked("phone", ("投诉电话", "Telephone for complaints"), "400 开头的号码 / +86 …", optional=True),
        asked("email", ("投诉邮箱", "Mailbox for complaints"), optional=True),
        asked("web", ("投诉网页", "Web page for complaints"), "https://…", optional=True),
        asked(
            "post",
            ("投诉信函寄往（渠道至少填一种）", "Postal address for complaints (one channel is a must)"),
            optional=True,
        ),
        *([asked("post-en", ("寄信地址的英文", "The same in English"), optional=True)] if answers.get("post") else []),
        Question(
            "forms",
            t("保留哪些空白文本？写序号，用逗号分开", "Which blank forms to keep? Numbers, with commas"),
            listed,
            every,
            check=chosen,
        ),
        Question(
            "site",
            t(
                "网站地址（用 GitHub Pages 的可跳过，发布时自动取得）",
                "Address of the site (GitHub Pages finds it by itself)",
            ),
            "https://…/",
            is_optional=True,
            check=address,
            tidy=with_slash,
            echo=str,
        ),
    ]


def set_up(root: Path, text: str, forms: Collection[str], site: str) -> None:
    """Put the samples aside and the company's details in their place.

    The new data folder is made whole before it takes the old one's place, so that an interruption leaves either.
    """
    data, aside, new, old = root / "data", root / "samples", root / ".data.new", root / ".data.old"
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    if not aside.exists():
        partial = root / "samples.partial"
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(data, partial)
        partial.rename(aside)
    shutil.copytree(data, new, ignore=shutil.ignore_patterns("letters", "sealed", LEDGER))
    (new / "letters").mkdir()
    (new / "letters" / ".gitkeep").touch()
    for form in (new / "forms").glob("*.yml"):
        if form.stem not in forms:
            form.unlink()
    (new / "publisher.yml").write_text(text, encoding="utf-8", newline="\n")
    if site:
        settings = root / "mkdocs.yml"
        settings.write_text(_SITE.sub(rf"\g<1>{site}\g<2>", settings.read_text(encoding="utf-8")), encoding="utf-8")
    data.rename(old)
    new.rename(data)
    shutil.rmtree(old)


def recover(root: Path) -> None:
    """Bring the data folder back where `set_up` was stopped between its two moves."""
    if not (root / "data").exists() and (root / ".data.old").is_dir():
        (root / ".data.old").rename(root / "data")


def chosen_forms(answers: Answers, forms: dict[str, str]) -> list[str]:
    """Return the ids of the forms that were chosen by number."""
    ids = list(forms)
    return [ids[int(part) - 1] for part in re.split(r"[,，、\s]+", answers["forms"]) if part]


def _said(problem: Problem, language: Language) -> str:
    zh, en = str(problem).split("\n")[:2]
    return zh.partition(": ")[2] if language == "zh" else en.strip()
