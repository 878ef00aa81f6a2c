"""In: the model. Out: its sentences in one language: citations, promises, references."""

from __future__ import annotations

import datetime
from dataclasses import replace

from pledgebook.model import Clause, Field, Promise, Text, Version
from pledgebook.numbering import dotted
from pledgebook.values import Count, Duration, Frequency, show, show_date
from pledgebook.vocabulary import Comparison, Language, Runs

TRANSITION = Text(
    "本版适用于生效之日起的订单。此前的订单，原版本对客户更有利的，仍适用原版本。",
    "This version governs orders placed from the day it takes effect. Earlier orders keep the version before where it "
    "favours the customer.",
)
"""What holds where a version says nothing else; a draft has it in words, where it can be changed."""


def shown_value(field: Field, language: Language) -> str | None:
    """Return the field's value as a text in `language` writes it, or None for a blank."""
    return field.shown.shown(language)[0] if field.shown else None


def governs(version: Version) -> Text | None:
    """Return which orders a version governs, as it says itself or as holds otherwise; None for a first version."""
    return version.transition or (TRANSITION if version.number > 1 else None)


def name(clause: Clause, language: Language) -> str:
    """Return what the clause is called: its heading, else its term, else nothing."""
    words = clause.heading or clause.term
    return words.shown(language)[0] if words else ""


def reference(clause: Clause, version: Version, language: Language, *, elsewhere: bool) -> str:
    """Return how a sentence names the clause: by its term, else by its number, with its letter if that is another."""
    if clause.term:
        return clause.term.shown(language)[0]
    number = clause.cited.shown(language)[0]
    if not elsewhere:
        return number
    title = version.title.shown(language)[0]
    return f"《{title}》{number}" if language == "zh" else f"{number} of “{title}”"


def following(clause: Clause, version: Version, language: Language) -> str:
    """Return how a sentence names a clause of another letter as it then stands: by its name, as numbers may change."""
    title, named = version.title.shown(language)[0], name(clause, language)
    if language == "zh":
        return f"届时有效的《{title}》{f'中的“{named}”' if named else ''}"
    return f"{f'“{named}” in ' if named else ''}“{title}” as then in force"


def citation(clause: Clause | None, version: Version, publisher: Text, language: Language) -> str:
    """Return the citation of a version, or of one clause of it, without its address.

    `publisher` is the name today; a sealed version keeps the one that it was sealed with.
    """
    title, by = version.title.shown(language)[0], (version.publisher or publisher).shown(language)[0]
    day = show_date(version.effective, language) if version.effective else ""
    if language == "zh":
        number = clause.cited.zh if clause else ""
        return f"{by}《{title}》（编号{version.document}，第{version.number}版，{day}生效）{number}"
    number = f", cl. {dotted(clause.place)}" if clause else ""
    return f"{by}, “{title}” (No. {version.document}, version {version.number}, effective {day}){number}"


def period(begins: datetime.date | None, ends: datetime.date | None, language: Language) -> str:
    """Return a period in words: 2026年1月1日起，至2028年12月31日; from 1 January 2026 to 31 December 2028."""
    if begins is None:
        return ""
    if ends and ends < begins:
        return "从未生效" if language == "zh" else "never took effect"
    first, last = show_date(begins, language), show_date(ends, language) if ends else ""
    if language == "zh":
        return f"{first}起，至{last}" if last else f"{first}起"
    return f"from {first} to {last}" if last else f"from {first}"


def limit(field: Field, comparison: Comparison, language: Language, runs: Runs = Runs.AFTER) -> str:
    """Return a promise's limit as a headline: 4小时内, within 4 hours, 不低于80%, at least once a month.

    Of time and things a Chinese text says 不少于, of shares and sums 不低于.
    """
    words = shown_value(field, language) or ""
    if isinstance(field.value, Frequency) and field.value.at_least:
        return words
    if isinstance(field.value, Frequency) and comparison is Comparison.AT_LEAST:
        return show(replace(field.value, at_least=True), language)
    if isinstance(field.value, Duration) and comparison is Comparison.AT_MOST:
        return f"{words}内" if language == "zh" else f"within {words}"
    if isinstance(field.value, Duration) and comparison is Comparison.AT_LEAST and runs is Runs.BEFORE:
        return f"至少提前{words}" if language == "zh" else f"at least {words} before"
    compared = comparison.label(language)
    if language == "zh" and comparison is Comparison.AT_LEAST and isinstance(field.value, Duration | Count):
        compared = "不少于"
    return f"{compared}{words}" if language == "zh" else f"{compared} {words}"


def strongest(version: Version) -> Promise | None:
    """Return the promise that a list of letters shows: its headline, else the shortest time limit, else the first."""
    if version.headline:
        return next((clause.promise for clause in version.walk() if clause.id == version.headline), None)
    promises = [clause.promise for clause in version.walk() if clause.promise]
    order = {"minute": 1, "hour": 60, "day": 1440, "business-day": 1440, "week": 10080, "month": 43200, "year": 525600}
    timed = [
        (value.number * order.get(value.unit, 525600), index)
        for index, promise in enumerate(promises)
        if isinstance(value := version.fields[promise.limit].value, Duration)
        and promise.comparison is Comparison.AT_MOST
    ]
    return promises[min(timed)[1]] if timed else next(iter(promises), None)
