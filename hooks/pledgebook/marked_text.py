"""In: a text before and after, each in its version. Out: both as one HTML text in which every change is marked.

The marks are read without colour (struck out, underlined), alone, and by a screen reader, which hears where each begins
and ends. A reference that names the same clause as before is the same, though its number may be another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from pledgebook.marks import Mark, Run, Word, marked, runs, words
from pledgebook.markup import ReferenceUse, paragraphs, pieces
from pledgebook.model import Text
from pledgebook.texts import Setting
from pledgebook.vocabulary import LANG_TAG, Language

_SAID = {
    (Mark.OLD, "zh"): ("［删去：", "］"),
    (Mark.NEW, "zh"): ("［增加：", "］"),
    (Mark.OLD, "en"): ("[deleted: ", "]"),
    (Mark.NEW, "en"): ("[added: ", "]"),
}
_TAGS = {Mark.OLD: "del", Mark.NEW: "ins"}
_BETWEEN = Word("\n", "\n")


def spoken(setting: Setting, text: Text | None, language: Language) -> list[Word]:
    """Return the words of a running text as a reader of that version sees them; none where it has none."""
    typed = (text.zh if language == "zh" else text.en) if text else None
    found: list[Word] = []
    for index, paragraph in enumerate(paragraphs(typed or "")):
        found += [Word("\n", "\n")] if index else []
        # not every white space: to Python the separators of a correction are some
        for piece in pieces(paragraph.strip(" \u3000")):
            said = setting.said_piece(piece, language)
            if isinstance(piece, ReferenceUse) and not setting.is_worded(piece, language):
                found.append(Word(said, f"\0{piece.letter or setting.version.letter}#{piece.clause}"))
            else:
                found += words(said)
    return found


def compared_in(language: Language, *texts: Text | None) -> Language:
    """Return the language in which texts can be compared: the page's, or Chinese where one of them lacks it."""
    return "zh" if any(text and text.en is None for text in texts) else language


def plain_runs(old: str, new: str) -> list[Run]:
    """Return two short texts as one."""
    return runs(list(words(old)), list(words(new)))


def html(found: Iterable[Run], around: Language, written: Language) -> Markup:
    """Return runs written in a language as paragraphs of a page in the language `around`."""
    lang = "" if around == written else f' lang="{LANG_TAG[written]}"'
    return Markup("".join(f"<p{lang}>{inline(line, around)}</p>" for line in _lines(found)))  # noqa: S704 - escaped there


def inline(found: Iterable[Run], around: Language) -> Markup:
    """Return runs without a line's end, as a page in the language `around` shows them."""
    return Markup("").join(_run(run, around) for run in found)


def _run(run: Run, around: Language) -> Markup:
    if run.mark is Mark.SAME:
        return escape(run.text)
    before, after = _SAID[run.mark, around]
    form = '<{}><span class="pb-hidden">{}</span>{}<span class="pb-hidden">{}</span></{}>'
    return Markup(form).format(_TAGS[run.mark], before, run.text, after, _TAGS[run.mark])  # noqa: S704 - our own form


def _lines(found: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs of each paragraph. One that was joined to the next shows where it ended; so does a new one."""
    line: list[Run] = []
    for mark, text in found:
        if mark is Mark.OLD:
            line.append(Run(mark, text.replace("\n", "¶")))
            continue
        *ends, last = text.split("\n")
        for part in ends:
            said = f"{part}¶" if mark is Mark.NEW else part
            yield [*line, *([Run(mark, said)] if said else [])]
            line = []
        if last:
            line.append(Run(mark, last))
    if line:
        yield line


def shared(old: Sequence[Word], new: Sequence[Sequence[Word]]) -> list[list[Run]]:
    """Return one old text against several new ones that were made of it, each with the part of the old that it took."""
    found: list[list[Run]] = [[]]
    whole = joined(new, always=True)
    at = 0
    for mark, text, end in marked(old, whole):
        if mark is Mark.OLD:
            if text.strip(" "):  # the space between sentences that have parted is no loss
                _say(found[-1], mark, text)
            continue
        for word in whole[at:end]:
            if word is _BETWEEN:
                found.append([])
            else:
                _say(found[-1], mark, word.text)
        at = end
    return found


def joined(texts: Iterable[Sequence[Word]], *, always: bool = False) -> list[Word]:
    """Return several texts as one, a line's end between them, `always` also where one is empty."""
    found: list[Word] = []
    for index, text in enumerate(texts):
        found += ([_BETWEEN] if index and (always or (found and text)) else []) + list(text)
    return found


def _say(line: list[Run], mark: Mark, text: str) -> None:
    if line and line[-1].mark is mark:
        line[-1] = Run(mark, line[-1].text + text)
    else:
        line.append(Run(mark, text))
