"""In: a blank form and a person's answers. Out: the letter, in the form's own words, with every blank filled in."""

from __future__ import annotations

import datetime
import re
from functools import partial

from pledgebook.asking import Answers, Question
from pledgebook.book import Book
from pledgebook.compose import Entry, letter
from pledgebook.library import Library
from pledgebook.markup import paragraphs
from pledgebook.messages import MESSAGES
from pledgebook.model import Field, Text, Version
from pledgebook.prose import is_person
from pledgebook.schema import ID_LENGTH, ID_PATTERN, RESERVED
from pledgebook.texts import Setting
from pledgebook.typed import tidied
from pledgebook.values import parse, parse_date, show, show_date
from pledgebook.vocabulary import LANGUAGES, FieldType, Language

EXAMPLES = {
    FieldType.DATE: "2027-01-01",
    FieldType.DURATION: "4小时、30分钟、2个工作日 / 4 hours, 2 business days",
    FieldType.AMOUNT: "200元、CNY 200",
    FieldType.PERCENT: "80%、0.05%",
    FieldType.COUNT: "3",
    FieldType.FREQUENCY: "每月一次、每年至少两次 / once a month, at least twice a year",
}
BLANK = "＿＿＿"
_SENTENCES = re.compile("(?<=[。？！])|(?<=[.?!]) (?=[A-Z“])")


class Filling:
    """The questions of one form, in the language of the dialogue."""

    def __init__(self, book: Book, form: Version, language: Language, today: datetime.date) -> None:
        self.book = book
        self.form = form
        self.language = language
        self.today = today
        library = Library(book, today, drafts=True)
        self._settings = {each: Setting(library, form, each, "", "") for each in LANGUAGES}

    def t(self, zh: str, en: str) -> str:
        """Return the words in the language of the dialogue."""
        return zh if self.language == "zh" else en

    def questions(self, answers: Answers) -> list[Question]:
        """Return all questions, as far as the answers so far decide them."""
        numbers = {letter.versions[-1].document for letter in self.book.letters.values()}
        free = (f"CS-{self.today.year}-{number:03}" for number in range(1, 1000))
        asked = [
            Question(
                "id",
                self.t(
                    "承诺书的id，写进网址，公布后不能更改",
                    "The letter’s id; it stands in its address and never changes",
                ),
                self.t(
                    "小写字母、数字、连字符；其他文本按此id引用，一般照用",
                    "small letters, digits, hyphens; other forms refer to it by this id, so it is best kept",
                ),
                self.form.letter,
                check=self._id,
            ),
            Question("number", self.t("编号", "Number"), default=next(n for n in free if n not in numbers)),
        ]
        for field in self.form.fields.values():
            asked += self._field(field, answers)
        asked += self._dates()
        asked += self._signature(answers)
        return asked

    def text(self, form: str, answers: Answers) -> str:
        """Return the letter's text."""
        values: dict[str, Entry] = {}
        for field in self.form.fields.values():
            both = {"zh": answers.get(f"{field.id}.zh", ""), "en": answers.get(f"{field.id}.en", "")}
            values[field.id] = both if field.type is FieldType.TEXT else answers[field.id]
        signed: Entry = {}
        if answers.get("signed"):
            consent = "true" if is_person(answers["by.zh"]) else ""
            signed = {
                "by": {"zh": answers["by.zh"], "en": answers.get("by.en", "")},
                "on": answers["signed"],
                "consent": consent,
            }
        dates: dict[str, Entry] = {
            "effective": answers["effective"],
            "expires": answers.get("expires", ""),
            "signed": signed,
        }
        return letter(form, answers["number"], dates, values)

    def _id(self, value: str) -> str:
        if not re.fullmatch(ID_PATTERN, value) or len(value) > ID_LENGTH or value in RESERVED:
            return self.t(
                "只能用小写字母、数字和连字符，以字母开头。", "Small letters, digits and hyphens only, a letter first."
            )
        if value in self.book.letters:
            return self.t(
                f"data/letters/{value}/ 已存在。请换一个id，或者直接修改该文件。",
                f"data/letters/{value}/ exists. Take another id, or edit that file.",
            )
        return ""

    def _field(self, field: Field, answers: Answers) -> list[Question]:
        label, such = field.label.shown(self.language)[0], self.t("例如 ", "such as ")
        if field.type is FieldType.TEXT:
            example = field.example or Text("")
            zh, en = (f"\n{such}{words}" if words else "" for words in (example.zh, example.en))
            return [  # each with the sentence in its own language
                Question(
                    f"{field.id}.zh",
                    f"{label}{self.t('（中文）', ' (in Chinese)')}",
                    f"{self._sentences(field, answers, 'zh')}{zh}",
                ),
                Question(
                    f"{field.id}.en",
                    f"{label}{self.t('（英文）', ' (in English)')}",
                    f"{self._sentences(field, answers, 'en')}{en}",
                    is_optional=True,
                ),
            ]
        told = self._sentences(field, answers, self.language)
        examples = such + EXAMPLES[field.type]

        def check(value: str) -> str:
            try:
                parse(field.type, value)
            except ValueError:
                message = MESSAGES[f"bad-{field.type.value}"]
                return (message.zh if self.language == "zh" else message.en).format(found=value)
            return ""

        def echo(value: str) -> str:
            parsed = parse(field.type, value)
            return f"{show(parsed, 'zh')} / {show(parsed, 'en')}"

        return [
            Question(
                field.id,
                label,
                f"{told}\n{examples}",
                self._used(field),
                tidy=partial(tidied, field.type),
                check=check,
                echo=echo,
            )
        ]

    def _sentences(self, field: Field, answers: Answers, language: Language) -> str:
        """Return the sentences that the blank stands in, a line each, with what is answered so far."""
        found = []
        for text in [self.form.summary, *(clause.text for clause in self.form.walk())]:
            for paragraph in paragraphs(text.shown(language)[0]) if text else ():
                if f"{{{field.id}}}" in paragraph:
                    said = self._settings[language].said(self._answered(paragraph, field, answers, language), language)
                    found += [sentence.strip() for sentence in _SENTENCES.split(said) if BLANK in sentence]
        return "\n".join(found)

    def _answered(self, paragraph: str, field: Field, answers: Answers, language: Language) -> str:
        for other in self.form.fields.values():
            if other.id == field.id:
                words = BLANK
            elif other.type is FieldType.TEXT:
                words = answers.get(f"{other.id}.{language}", "")
            else:
                words = show(parse(other.type, answers[other.id]), language) if answers.get(other.id) else ""
            paragraph = paragraph.replace(f"{{{other.id}}}", words) if words else paragraph
        return paragraph

    def _used(self, field: Field) -> str:
        """Return what another letter promises by the same measure: one measure has one limit."""
        measures = {c.promise.measure for c in self.form.walk() if c.promise and c.promise.limit == field.id}
        for other in self.book.letters.values():
            version = other.versions[-1]
            for promise in (clause.promise for clause in version.walk() if clause.promise):
                value = version.fields[promise.limit].value
                if promise.measure in measures and value and not isinstance(value, Text):
                    return show(value, "zh")
        return ""

    def _dates(self) -> list[Question]:
        def day(value: str) -> str:
            try:
                parse_date(value)
            except ValueError:
                return self.t("请写成 2027-01-01 的形式。", "Write it as 2027-01-01.")
            return ""

        def echo(value: str) -> str:
            return f"{show_date(parse_date(value), 'zh')} / {show_date(parse_date(value), 'en')}"

        such, tidy = self.t("例如 ", "such as "), partial(tidied, FieldType.DATE)
        draft = self.t(
            "不填则为草案：只在本机预览，不公布。签署后把日期写进文件即可。",
            "Without it this is a draft: shown on this machine, not published. Put the day in once it is signed.",
        )
        return [
            Question(
                "effective", self.t("生效日期", "In force from"), f"{such}2027-01-01", tidy=tidy, check=day, echo=echo
            ),
            Question(
                "expires",
                self.t("届满日期（含当日；长期有效的跳过）", "Last day (none if it has no end)"),
                f"{such}2029-12-31",
                is_optional=True,
                tidy=tidy,
                check=day,
                echo=echo,
            ),
            Question(
                "signed", self.t("签署日期", "Day of signing"), draft, is_optional=True, tidy=tidy, check=day, echo=echo
            ),
        ]

    def _signature(self, answers: Answers) -> list[Question]:
        if not answers.get("signed"):
            return []
        legal = self.book.publisher.legal_name
        asked = [
            Question("by.zh", self.t("签署人", "Who signs, in Chinese"), default=legal.zh),
            Question(
                "by.en", self.t("签署人的英文", "Who signs, in English"), default=legal.en or "", is_optional=True
            ),
        ]
        if answers.get("by.zh") and is_person(answers["by.zh"]):
            words = self.t(
                "签署人似为自然人。本人同意公开姓名吗？请写“同意”。",
                "This looks like a person. Do they agree to their name being public? Write “agreed”.",
            )
            refused = self.t(
                "未经同意不能公开姓名：请改由公司签署。", "Without consent no name may be public: let the company sign."
            )
            asked.append(Question("consent", words, check=lambda value: "" if value in {"同意", "agreed"} else refused))
        return asked
