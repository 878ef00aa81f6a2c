"""What is sealed never changes unnoticed: some forty changes, each refused with letter, version and clause."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.pledgebook.sealed import LATER, LEDGER, SECOND, SNAPSHOT, YAML, book_of, edited, seal, sealed, told

from pledgebook.book import load
from pledgebook.cache import Cache
from pledgebook.digests import digest
from pledgebook.snapshot import Leaf, Snapshot, make_leaf, parse, text

Mutation = Callable[[Path], object]


def swap(name: str, old: str, new: str) -> Mutation:
    return lambda data: edited(data, name, old, new)


def snapshot(change: Callable[[Snapshot], Snapshot]) -> Mutation:
    """Change the snapshot as somebody would who knows its form: digests and all."""

    def mutate(data: Path) -> None:
        path = data / SNAPSHOT
        path.write_bytes(text(change(parse(path.read_bytes()))).encode())

    return mutate


def swapped(found: Leaf, old: str, new: str) -> Leaf:
    value = json.dumps(found.value, ensure_ascii=False).replace(old, new)
    return make_leaf(found.path, str(found.salt), json.loads(value))


def leaf(path: str, old: str, new: str) -> Mutation:
    """Replace words in one leaf, with its own digest made anew."""

    def change(found: Snapshot) -> Snapshot:
        leaves = [
            make_leaf(
                each.path, str(each.salt), json.loads(json.dumps(each.value, ensure_ascii=False).replace(old, new))
            )
            if each.path == path
            else each
            for each in found.leaves
        ]
        assert leaves != list(found.leaves)
        return Snapshot(found.letter, found.version, tuple(leaves))

    return snapshot(change)


def reordered(found: Snapshot) -> Snapshot:
    return Snapshot(found.letter, found.version, (*found.leaves[:-2], found.leaves[-1], found.leaves[-2]))


def without(path: str) -> Mutation:
    return snapshot(
        lambda found: Snapshot(found.letter, found.version, tuple(e for e in found.leaves if e.path != path))
    )


def forged(data: Path) -> None:
    """Change a word everywhere, and make digest, leaf digests and entries anew, as if it had been sealed so."""
    edited(data, YAML, "        本公司道歉。", "        本公司不道歉。")
    leaf("clauses/remedy", "本公司道歉", "本公司不道歉")(data)
    made = parse((data / SNAPSHOT).read_bytes())
    lines, before = [], ""
    for line in (data / LEDGER).read_text(encoding="utf-8").splitlines():
        raw = json.loads(line) | {"prev": before}
        if raw["letter"] == "guarantee":
            raw |= {"digest": made.digest, "leaves": "".join(each.digest[:8] for each in made.leaves)}
        raw.pop("entry")
        before = digest(raw)
        lines.append(json.dumps(raw | {"entry": before}, ensure_ascii=False, separators=(",", ":")))
    (data / LEDGER).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def resalted(data: Path) -> None:
    salt = next(each.salt for each in parse((data / SNAPSHOT).read_bytes()).leaves if each.path == "title")
    edited(data, SNAPSHOT, f'"{salt}"', f'"{"f" * 32}"')


def cut(data: Path) -> None:
    (data / SNAPSHOT).write_bytes((data / SNAPSHOT).read_bytes()[:-40])


def emptied(path: str) -> Mutation:
    return snapshot(
        lambda found: Snapshot(
            found.letter,
            found.version,
            tuple(Leaf(e.path, None, None, e.digest) if e.path == path else e for e in found.leaves),
        )
    )


def shortened(data: Path) -> None:
    first = (data / LEDGER).read_text(encoding="utf-8").split("\n")[0]
    (data / LEDGER).write_text(f"{first}\n", encoding="utf-8", newline="\n")


def changed_digest(data: Path) -> None:
    text_ = (data / LEDGER).read_text(encoding="utf-8")
    changed = re.sub(r'(guarantee.*"digest":")[0-9a-f]{4}', r"\g<1>0000", text_)
    (data / LEDGER).write_text(changed, encoding="utf-8", newline="\n")


def both(one: Mutation, other: Mutation) -> Mutation:
    return lambda data: (one(data), other(data))


def unlink(name: str) -> Mutation:
    return lambda data: (data / name).unlink()


def copied(name: str, to: str) -> Mutation:
    return lambda data: (data / to).write_bytes((data / name).read_bytes())


SIGNED = "signed:\n  by:\n    zh: 示例公司\n    en: Example Company\n  on: 2025-12-20\n"
BY, PARTNER = (
    "        zh: 本公司\n        en: the company",
    "        zh: 合作方\n        en: the partner",
)
# What is swapped in the file, and for each problem: line, and what its words name.
EDITS: dict[str, tuple[str, str, list[tuple[int, str]]]] = {
    "a word": ("        本公司道歉。", "        本公司致歉。", [(65, "第2条")]),
    "a word of the English": ("The company apologises.", "The company regrets.", [(67, "Clause 2")]),
    "a full stop": ("        本公司道歉。", "        本公司道歉", [(65, "第2条")]),
    "a not": ("[[remedy]] applies.", "[[remedy]] does not apply.", [(38, "第1条")]),
    "a figure": ("value: 4小时", "value: 40小时", [(25, "response")]),
    "a unit": ("value: 4小时", "value: 4个工作日", [(25, "response"), (39, "第1条的 calendar")]),
    "a field’s label": ("zh: 答复时限", "zh: 答复期限", [(23, "response")]),
    "the title": ("zh: 服务承诺书", "zh: 服务声明", [(3, "名称")]),
    "the number": ("CS-2026-001", "CS-2026-009", [(1, "编号")]),
    "the summary": ("我们在{response}内答复", "我们尽量在{response}内答复", [(8, "通俗说明")]),
    "the day of effect": ("effective: 2026-01-01", "effective: 2026-02-01", [(11, "生效日期")]),
    "the last day": ("expires: 2028-12-31", "expires: 2027-12-31", [(12, "届满日期")]),
    "no last day": ("expires: 2028-12-31\n", "", [(1, "届满日期")]),
    "the signatory": ("  by:\n    zh: 示例公司", "  by:\n    zh: 示例集团公司", [(15, "签署人")]),
    "the day of signing": ("on: 2025-12-20", "on: 2025-12-19", [(17, "签署日期")]),
    "no signature": (SIGNED, "", [(1, "签署人"), (1, "签署人"), (1, "签署日期")]),
    "the prevailing language": ("prevails: zh", "prevails: en", [(18, "以何种文本为准")]),
    "the numbering": ("prevails: zh", "prevails: zh\nnumbering: articles", [(19, "编号方式")]),
    "the stage": ("stage: after-sale", "stage: sale", [(5, "服务阶段"), (27, "第1条"), (61, "第2条")]),
    "a kind": ("kind: remedy", "kind: procedure", [(62, "第2条")]),
    "a heading": ("    heading:\n      zh: 答复", "    heading:\n      zh: 回复", [(29, "第1条")]),
    "who owes a promise": (BY, PARTNER, [(42, "第1条的 by"), (43, "第1条的 by")]),
    "how a promise compares": ("comparison: at-most", "comparison: less-than", [(50, "第1条的 comparison")]),
    "how a remedy is claimed": ("zh: 拨打投诉电话", "zh: 书面申请", [(59, "第1条的 claim")]),
    "a reference": ("        逾期的，适用[[remedy]]。", "        逾期的，适用[[answer]]。", [(35, "第1条")]),
}
MORE = "  - id: more\n    kind: duty\n    text:\n      zh: |\n        甲。\n      en: |\n        A.\n"
V1, JSON, LINES = f"data/{YAML}", f"data/{SNAPSHOT}", f"data/{LEDGER}"
MUTATIONS: dict[str, tuple[Mutation, list[tuple[str, str, str]]]] = {
    **{
        name: (swap(YAML, old, new), [(f"{V1}:{line}", "sealed-changed", part) for line, part in places])
        for name, (old, new, places) in EDITS.items()
    },
    "an id": (
        swap(YAML, "  - id: remedy", "  - id: regret"),
        [(f"{V1}:1", "sealed-clause-gone", "remedy"), (f"{V1}:61", "sealed-clause-added", "regret")],
    ),
    "a clause more": (
        swap(YAML, "        The company apologises.\n", f"        The company apologises.\n{MORE}"),
        [(f"{V1}:68", "sealed-clause-added", "more")],
    ),
    "the file gone": (unlink(YAML), [(f"{V1}:1", "sealed-file-missing", "guarantee")]),
    "a leaf": (
        leaf("clauses/remedy", "本公司道歉", "本公司致歉"),
        [(f"{V1}:65", "sealed-changed", "第2条"), (f"{JSON}:17", "snapshot-altered", "remedy")],
    ),
    "a salt": (resalted, [(f"{JSON}:6", "snapshot-altered", "title")]),
    "the order of clauses": (
        snapshot(reordered),
        [(f"{JSON}:16", "snapshot-altered", "remedy"), (f"{JSON}:17", "snapshot-altered", "answer")],
    ),
    "a clause dropped": (
        without("clauses/remedy"),
        [(f"{V1}:61", "sealed-clause-added", "remedy"), (f"{JSON}:16", "snapshot-altered", "answer")],
    ),
    "the last day dropped": (
        without("expires"),
        [(f"{V1}:12", "sealed-changed", "届满日期"), (f"{JSON}:9", "snapshot-altered", "effective")],
    ),
    "another version’s": (
        snapshot(lambda found: Snapshot(found.letter, 2, found.leaves)),
        [(f"{JSON}:1", "snapshot-altered", "v2")],
    ),
    "cut off": (cut, [(f"{JSON}:1", "snapshot-unreadable", "guarantee")]),
    "the snapshot gone": (unlink(SNAPSHOT), [(f"{JSON}:1", "snapshot-missing", "guarantee")]),
    "a snapshot more": (
        copied(SNAPSHOT, "sealed/guarantee/v2.json"),
        [("data/sealed/guarantee/v2.json:1", "snapshot-unsealed", "guarantee")],
    ),
    "a file that doesn’t belong": (
        copied(SNAPSHOT, "sealed/notes.txt"),
        [("data/sealed/notes.txt:1", "misplaced-file", "notes.txt")],
    ),
    "words removed without an entry": (
        emptied("expires"),
        [(f"{V1}:12", "sealed-changed", "届满日期"), (f"{JSON}:10", "snapshot-altered", "expires")],
    ),
    "the ledger gone": (unlink(LEDGER), [(f"{LINES}:1", "ledger-missing", "")]),
    "an entry dropped": (shortened, [(f"{JSON}:1", "snapshot-unsealed", "guarantee")]),
    "a digest": (
        changed_digest,
        [(f"{LINES}:2", "ledger-altered", "guarantee"), (f"{JSON}:1", "snapshot-altered", "guarantee")],
    ),
    "file and snapshot": (
        both(
            swap(YAML, "        本公司道歉。", "        本公司致歉。"),
            leaf("clauses/remedy", "本公司道歉", "本公司致歉"),
        ),
        [(f"{JSON}:17", "snapshot-altered", "remedy")],
    ),
    "file and ledger": (
        both(swap(YAML, "        本公司道歉。", "        本公司致歉。"), changed_digest),
        [
            (f"{LINES}:2", "ledger-altered", "guarantee"),
            (f"{V1}:65", "sealed-changed", "第2条"),
            (f"{JSON}:1", "snapshot-altered", "guarantee"),
        ],
    ),
    "two clauses at once": (
        both(swap(YAML, "        本公司道歉。", "        本公司致歉。"), swap(YAML, "value: 4小时", "value: 5小时")),
        [(f"{V1}:25", "sealed-changed", "response"), (f"{V1}:65", "sealed-changed", "第2条")],
    ),
}


@pytest.mark.parametrize(("mutation", "expected"), MUTATIONS.values(), ids=MUTATIONS)
def test_a_change_is_refused_where_it_was_made(
    mutation: Mutation, expected: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    data = sealed(tmp_path / "data")
    mutation(data)
    book, problems = load(data)
    stopping = [problem for problem in sorted(problems) if not problem.is_warning]
    found = [(f"{problem.path}:{problem.line}", problem.code) for problem in stopping]
    named = [(place, code) for place, code, _ in expected]
    unnamed = [(p.words, part) for p, (_, _, part) in zip(stopping, expected, strict=False) if part not in p.words]
    assert (book, found, unnamed) == (None, named, [])


def test_a_change_that_was_made_everywhere_is_seen_against_an_earlier_ledger_alone(tmp_path: Path) -> None:
    """The ledger proves sameness with itself: who rewrites all of it is found out by whoever kept an earlier copy."""
    data = sealed(tmp_path / "data")
    live = (data / LEDGER).read_bytes()
    forged(data)
    assert (told(data), (data / LEDGER).read_bytes() == live) == ([], False)


def test_what_was_sealed_and_left_alone_is_not_refused(tmp_path: Path) -> None:
    assert told(sealed(tmp_path / "data")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number: CS-2026-001\n", "# a remark\nnumber: CS-2026-001\n"),
        ("    kind: remedy\n", "    kind: remedy\n    translation-checked: true\n"),
        ("value: 4小时", "value: 4 小时"),
    ],
    ids=["a comment", "a confirmed translation", "the same figure in other words"],
)
def test_what_changes_no_word_is_allowed(old: str, new: str, tmp_path: Path) -> None:
    data = sealed(tmp_path / "data")
    edited(data, YAML, old, new)
    assert told(data) == []


def test_a_sealed_version_is_the_one_of_its_snapshot(tmp_path: Path) -> None:
    version = book_of(sealed(tmp_path / "data")).letters["guarantee"].versions[0]
    assert version.sealed is not None
    assert version.clauses[0].text is not None
    assert (
        version.clauses[0].text.zh == "本公司在{response\x1f4小时\x1f}内答复。\n逾期的，适用[[remedy\x1f第2条\x1f]]。\n"
    )


def test_a_signed_version_waits_for_its_seal_where_a_ledger_is_kept(tmp_path: Path) -> None:
    data = sealed(tmp_path / "data")
    (data / "letters/guarantee/v2.yml").write_text(SECOND, encoding="utf-8")
    waiting = book_of(data).letters["guarantee"].versions[1]
    assert (waiting.is_draft, told(data)) == (True, [("data/letters/guarantee/v2.yml", 1, "not-sealed-yet")])


def test_a_sealed_second_version_is_public(tmp_path: Path) -> None:
    data = sealed(tmp_path / "data")
    (data / "letters/guarantee/v2.yml").write_text(SECOND, encoding="utf-8")
    second = book_of(seal(data, LATER)).letters["guarantee"].versions[1]
    assert (second.is_draft, told(data)) == (False, [])


def test_the_cache_gives_a_sealed_version_as_reading_does(tmp_path: Path) -> None:
    data = sealed(tmp_path / "data")
    cache = tmp_path / "cache"
    read, kept = (load(data, cache=Cache(cache))[0] for _ in range(2))
    assert read is not None
    assert kept is not None
    assert kept.letters == read.letters


def test_the_cache_does_not_hide_a_changed_snapshot(tmp_path: Path) -> None:
    data = sealed(tmp_path / "data")
    load(data, cache=Cache(tmp_path / "cache"))
    leaf("clauses/remedy", "本公司道歉", "本公司致歉")(data)
    assert load(data, cache=Cache(tmp_path / "cache"))[0] is None
