"""In: running text and where it is shown. Out: HTML, every word of the author escaped, references as relative links."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from pledgebook.library import Library
from pledgebook.markup import Corrected, FieldUse, Piece, ReferenceUse, paragraphs, pieces
from pledgebook.model import Clause, Field, Text, Version
from pledgebook.vocabulary import LANG_TAG, Language
from pledgebook.wording import reference, shown_value

_LONG = 24
_UNBROKEN = re.compile(r"[!-~]{25,}")  # an address, say


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text is shown: which version it belongs to, in which language, and the way to other pages.

    `own` leads to the page that holds the version's clauses (empty on that page itself), `root` to the site's root in
    this language, both ending in a slash.
    """

    library: Library
    version: Version
    language: Language
    own: str
    root: str

    def words(self, text: Text) -> Markup:
        """Return a title or label; a missing translation shows in its own `lang`."""
        return _among(text, self.language)

    def name(self, clause: Clause) -> Markup:
        """Return what the clause is called, as `wording.name`; a missing translation shows in its own `lang`."""
        words = clause.heading or clause.term
        return self.words(words) if words else Markup()

    def lang(self, text: Text) -> Markup:
        """Return the attribute of an element that holds this text alone: none where it is in the page's language."""
        language = text.shown(self.language)[1]
        return Markup("") if language == self.language else Markup(' lang="{}"').format(LANG_TAG[language])

    def lacks_words(self, shown: Version | Clause) -> bool:
        """Whether something of it is shown in another language than the page's, for want of a translation."""
        return any(text.shown(self.language)[1] != self.language for text in _texts(shown))

    def lacks_all_words(self, shown: Version | Clause) -> bool:
        """Whether nothing of it is translated."""
        texts = _texts(shown)
        return bool(texts) and all(text.shown(self.language)[1] != self.language for text in texts)

    def running(self, text: Text, term: Text | None = None) -> Markup:
        """Return the paragraphs of a text; a definition begins with its term in quotation marks."""
        words, language = text.shown(self.language)
        shown = [self.inline(paragraph, language) for paragraph in paragraphs(words)]
        if term:
            space = "" if language == "zh" else " "
            shown[0] = Markup("<dfn>“{}”</dfn>{}{}").format(_among(term, language), space, shown[0])
        lang = self.lang(text)
        return Markup("".join(f"<p{lang}>{paragraph}</p>" for paragraph in shown))  # noqa: S704 - escaped one by one

    def inline(self, words: str, language: Language) -> Markup:
        """Return one paragraph's words, written in `language`, with fields filled in and references as links."""
        html = ""
        for piece in pieces(words):
            if isinstance(piece, FieldUse):
                html += self._field(piece, language)
            elif isinstance(piece, ReferenceUse):
                html += self._reference(piece, language)
            elif isinstance(piece, Corrected):
                html += f'<del class="pb-slip">{escape(piece.old)}</del><ins class="pb-slip">{escape(piece.new)}</ins>'
            else:  # words, or brackets that the check refuses: a text must be whole all the same
                html += _typed(piece.text)
        return Markup(html)  # noqa: S704 - every part above is escaped or ours

    def _field(self, use: FieldUse, language: Language) -> str:
        if use.shown is not None:
            return _value(escape(use.shown))
        field = self.version.fields[use.id]
        if isinstance(field.value, Text):
            return _value(_among(field.value, language))
        value = shown_value(field, language)
        if value is None:
            return f'<span class="pb-blank"><span class="pb-hidden">{escape(_blank(field, language))}</span></span>'
        return _value(escape(value))

    def _reference(self, use: ReferenceUse, language: Language) -> str:
        found = self._found(use)
        if found is None:
            return str(escape(use.words or use.clause))
        clause, version = found
        elsewhere = version.letter != self.version.letter
        if clause.term and not use.words:
            shown = _among(clause.term, language)
        else:
            shown = escape(use.words or reference(clause, version, language, elsewhere=elsewhere))
        href = f"{self.own}#{clause.id}"
        if elsewhere:
            is_own = version.is_form or (self.library.is_shown(version) and not use.version)
            page = "" if is_own else f"v{version.number}/"
            href = f"{self.root}{'forms' if version.is_form else 'letters'}/{version.letter}/{page}#{clause.id}"
        kind = "pb-term" if clause.term else "pb-reference"
        kind += " pb-worded" if self.is_worded(use, language) else ""  # compared by its words (compare.js)
        return f'<a class="{kind}" href="{href}">{shown}</a>'

    def excerpt(self, clause: Clause, length: int, *, with_term: bool = False) -> str:
        """Return the beginning of what a clause says, at most `length` characters."""
        if not clause.text:
            return ""
        typed, language = clause.text.shown(self.language)
        words = ""
        if with_term and clause.term:
            words = f"“{clause.term.shown(language)[0]}”{'' if language == 'zh' else ' '}"
        for index, paragraph in enumerate(paragraphs(typed)):
            is_apart = bool(words) and not words.endswith(tuple("。；：！？”"))
            words += f"{' ' if index and is_apart else ''}{self.said(paragraph, language)}"
            if len(words) > length:
                return f"{_cut(words, length, language)}…"
        return words

    def first_line(self, text: Text, length: int) -> str:
        """Return a running text's first paragraph, at most `length` characters of it."""
        typed, language = text.shown(self.language)
        words = self.said(paragraphs(typed)[0], language)
        return words if len(words) <= length else f"{_cut(words, length, language)}…"

    def plain(self, text: Text) -> str:
        """Return all words of a running text, its paragraphs on a line each."""
        words, language = text.shown(self.language)
        return "\n".join(self.said(paragraph, language).strip() for paragraph in paragraphs(words))

    def said(self, words: str, language: Language) -> str:
        """Return one paragraph's words, written in `language`, as text without markup."""
        return "".join(self.said_piece(piece, language) for piece in pieces(words))

    def is_worded(self, use: ReferenceUse, language: Language) -> bool:
        """Whether the author chose the words that a reference shows, rather than the clause's number or term."""
        found = self._found(use)
        if use.words is None or found is None:
            return found is None
        clause, version = found
        return use.words != reference(clause, version, language, elsewhere=version.letter != self.version.letter)

    def said_piece(self, piece: Piece, language: Language) -> str:
        """Return what one piece of a text shows, without markup."""
        if isinstance(piece, Corrected):
            return piece.new
        if isinstance(piece, FieldUse):
            if piece.shown is not None:
                return piece.shown
            field = self.version.fields[piece.id]
            return shown_value(field, language) or _blank(field, language)
        if not isinstance(piece, ReferenceUse):
            return piece.text
        found = self._found(piece)
        if piece.words or found is None:
            return piece.words or piece.clause
        clause, version = found
        return reference(clause, version, language, elsewhere=version.letter != self.version.letter)

    def _found(self, use: ReferenceUse) -> tuple[Clause, Version] | None:
        return self.library.find(use.letter or self.version.letter, use.clause, self.version, use.version)


def _texts(shown: Version | Clause) -> list[Text]:
    texts = [text for clause in shown.walk() for text in (clause.heading, clause.term, clause.text)]
    if isinstance(shown, Version):
        texts += [shown.title, shown.summary, shown.preamble, shown.changes, shown.transition]
    return [text for text in texts if text]


def _typed(words: str) -> str:
    """Return words as typed; what has no place to break is marked, or it would tear the justified line before it."""
    html, end = "", 0
    for found in _UNBROKEN.finditer(words):
        html += f'{escape(words[end : found.start()])}<span class="pb-unbroken">{escape(found[0])}</span>'
        end = found.end()
    return html + str(escape(words[end:]))


def _value(shown: Markup) -> str:
    """Return a field's words; a length or an amount is short enough to stay on one line, a name may not be."""
    is_long = len(shown.striptags()) > _LONG
    return f'<span class="pb-value{" pb-value--long" if is_long else ""}">{shown}</span>'


def _blank(field: Field, language: Language) -> str:
    label = field.label.shown(language)[0]
    return f"（{label}：待填写）" if language == "zh" else f"({label}: to be filled in)"


def _cut(words: str, length: int, language: Language) -> str:
    """Return the beginning of what is too long, without a part of a word or a punctuation mark at its end."""
    cut = words[: length + 1].rpartition(" ")[0] if language == "en" else words[:length]
    return (cut or words[:length]).rstrip(" ,;:—，；：、（“")


def _among(text: Text, around: Language) -> Markup:
    """Return words among others in the language `around`; a missing translation shows in its own `lang`."""
    words, language = text.shown(around)
    if language == around:
        return escape(words)
    return Markup('<span lang="{}">{}</span>').format(LANG_TAG[language], words)
