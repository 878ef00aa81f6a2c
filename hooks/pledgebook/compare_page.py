"""In: a letter and a language. Out: what the script that compares any two of its versions must be told, as JSON."""

from __future__ import annotations

import json

from pledgebook.model import Letter
from pledgebook.vocabulary import Change, Language


def lineage(letter: Letter) -> str:
    """Return of which clauses others were made, by id and number of the version that did so."""
    found: dict[str, dict[int, list[str]]] = {}
    for version in letter.versions:
        for clause in version.walk():
            if clause.origins:
                found.setdefault(clause.id, {})[version.number] = list(clause.origins)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def words(language: Language) -> str:
    """Return the words that the script puts on the page."""
    zh = {
        "title": "名称",
        "summary": "通俗说明",
        "preamble": "序言",
        "heading": "第#版与第#版",
        "deleted": "［删去：",
        "inserted": "［增加：",
        "end": "］",
        "former": "（第#版）",
        "was": "原#",
        "origins": "来自：",
        "into": "去向：",
        "comma": "、",
        "quiet": "只是编号变动的条款（#）",
        "unchangedClauses": "未变的条款（#）",
        "found": "共有#条不同。",
        "none": "两版的条款相同。",
        "equal": "请选择两个不同的版本。",
        "failed": "无法读取这两个版本：从文件夹打开时不能比较，断网时也不能。下面是各版改了什么。",
    }
    en = {
        "title": "Title",
        "summary": "In plain words",
        "preamble": "Preamble",
        "heading": "Version # and version #",
        "deleted": "[deleted: ",
        "inserted": "[added: ",
        "end": "]",
        "former": " of version #",
        "was": "was #",
        "origins": "Made from ",
        "into": "Went to ",
        "comma": ", ",
        "quiet": "Only the numbers differ (#)",
        "unchangedClauses": "Unchanged clauses (#)",
        "found": "Clauses that differ: #.",
        "none": "The clauses of both are the same.",
        "equal": "Choose two different versions.",
        "failed": "The versions can’t be read: not from a folder, nor without a network. Below is what each changed.",
    }
    labels = {change.value: change.label(language) for change in Change}
    return json.dumps(labels | (zh if language == "zh" else en), ensure_ascii=False, separators=(",", ":"))
