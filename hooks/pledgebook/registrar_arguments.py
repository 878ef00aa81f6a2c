"""What the commands about the register take on the command line; `registrar.py` runs them."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from pledgebook.vocabulary import LANGUAGES

COMMANDS = ("seal", "new", "withdraw", "correct", "redact", "witness")
Add = Callable[[str, str], argparse.ArgumentParser]


def add_commands(add: Add) -> None:
    """Declare the commands; `add` makes one with its name and what it does."""
    seal = add("seal", "封存已签署的承诺书 seal what is signed, for ever")
    seal.add_argument("letters", nargs="*", metavar="LETTER", help="承诺书；不写则全部 letters; without any, all")
    new = add("new", "起草下一版 draft a letter’s next version")
    new.add_argument("letter", metavar="LETTER", help="承诺书 the letter")
    new.add_argument("--effective", metavar="DATE", help="生效日期 the day it takes effect")
    withdraw = add("withdraw", "撤回或终止一版 withdraw a version")
    withdraw.add_argument("--from", dest="since", metavar="DATE", help="不再有效的第一日 first day without it")
    correct = add("correct", "更正明显的笔误 mend an obvious slip")
    redact = add("redact", "依法删除文字 remove words by law")
    for command in (withdraw, correct, redact):
        command.add_argument("letter", metavar="LETTER", help="承诺书 the letter")
        command.add_argument("version", metavar="VERSION", help="版本，如 v1 the version, such as v1")
    correct.add_argument("path", metavar="WHERE", help="条款id，或 summary、preamble a clause’s id, or one of these")
    correct.add_argument("--language", choices=LANGUAGES, help="语言 language")
    correct.add_argument("--old", help="原文 the words as sealed")
    correct.add_argument("--new", help="更正后的文字 the words instead")
    redact.add_argument(
        "path", metavar="WHERE", help="条款id、fields/填写项，或 signed 等 a clause’s id, fields/<id>, signed…"
    )
    redact.add_argument("--basis-zh", metavar="WORDS", help="依据（中文） legal basis, in Chinese")
    redact.add_argument("--basis-en", metavar="WORDS", help="依据（英文） legal basis, in English")
    witness = add("witness", "记下他人对一条记录的见证 note that somebody attests an entry")
    witness.add_argument("entry", metavar="ENTRY", help="该记录的 entry，写前几位即可 the entry, or how it begins")
    witness.add_argument("--by-zh", metavar="WORDS", help="见证人（中文） who attests, in Chinese")
    witness.add_argument("--by-en", metavar="WORDS", help="见证人（英文） who attests, in English")
    witness.add_argument("--reference", metavar="WORDS", help="编号或链接 their reference")
    for command in (new, withdraw, correct, redact, witness):
        command.add_argument("--zh", metavar="WORDS", help="理由（中文） the reason, in Chinese")
        command.add_argument("--en", metavar="WORDS", help="理由（英文） the reason, in English")
    for command in (seal, withdraw, correct, redact, witness):
        command.add_argument("--yes", action="store_true", help="不再询问 ask nothing more")
