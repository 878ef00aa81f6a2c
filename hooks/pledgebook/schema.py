"""What may stand in the data files: one definition for validation, the editor's help and the page on the data format.

Each key's description is Chinese on its first line and English on its second. Values stay as typed here; the
checks turn them into the model.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from pledgebook.values import parse_date
from pledgebook.vocabulary import ChannelKind, Comparison, FieldType, Kind, Layout, Numbering, Runs, Stage

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
REFERENCE_PATTERN = r"^([a-z][a-z0-9-]*#)?[a-z][a-z0-9-]*$"
OTHER_REFERENCE_PATTERN = r"^[a-z][a-z0-9-]*#[a-z][a-z0-9-]*$"
URL_PATTERN = r"^https://[^\s<>\"']+$"
CREDIT_CODE_PATTERN = r"^[0-9A-HJ-NPQRTUWXY]{18}$"
ID_LENGTH = 60
_WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
RESERVED = frozenset(
    {"changes", "compare", "feed", "print", "cite", "history", "all", "index", "assets", "search", "api", "en", "zh"}
    | _WINDOWS
)


def _id(value: str) -> str:
    # an id that begins with pb- would meet one that the pages have themselves
    if value in RESERVED or value.startswith("pb-") or (value[:1] == "v" and value[1:].isdecimal()):
        raise PydanticCustomError("reserved-id", "reserved", {"id": value})
    return value


def _day(value: str) -> str:
    try:
        parse_date(value)
    except ValueError:
        raise PydanticCustomError("bad-date", "not a day", {"value": value}) from None
    return value


def _filled(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty-text", "empty", {})
    return value


def _zone(value: str) -> str:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only a publisher's file needs it

    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        raise PydanticCustomError("bad-time-zone", "no such zone", {"value": value}) from None
    return value


Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=ID_LENGTH), AfterValidator(_id)]
Reference = Annotated[str, Field(pattern=REFERENCE_PATTERN, max_length=2 * ID_LENGTH + 1)]
Line = Annotated[str, AfterValidator(_filled)]
Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"format": "date"})]
Url = Annotated[str, Field(pattern=URL_PATTERN)]
# Here every scalar is text; an editor reads `3` as a number and `true` as a boolean, and must not object to them.
Typed = Annotated[Line, WithJsonSchema({"type": ["string", "number"]})]
Yes = Annotated[Literal["true"], WithJsonSchema({"const": True})]
YesOrNo = Annotated[Literal["true", "false"], WithJsonSchema({"type": "boolean"})]


def kebab(name: str) -> str:
    """Return the key of an attribute: `legal-name` of `legal_name`, `from` of `from_`."""
    return name.rstrip("_").replace("_", "-")


def described(zh: str, en: str, **more: Any) -> Any:
    """Return a field with its description in both languages."""
    return Field(description=f"{zh}\n{en}", **more)


class _Keys(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=kebab)


class Bilingual(_Keys):
    """The same words in both languages. English may be missing; the page then shows the Chinese and says so."""

    zh: Line = described("中文。", "Chinese.")
    en: Line | None = described(
        "英文；暂缺时页面显示中文并注明。",
        "English; while missing, the page shows the Chinese and says so.",
        default=None,
    )


class Signature(_Keys):
    """Who signed a version, and when."""

    by: Bilingual = described("签署人，一般为发布单位的全称。", "Who signs: as a rule the publisher’s full name.")
    on: Day = described("签署日期，如 2026-01-01。", "The day of signing, such as 2026-01-01.")
    consent: Yes | None = described(
        "签署人为自然人时，写 true 表示其本人同意公开姓名。",
        "Where a natural person signs: true says that they agree to their name being public.",
        default=None,
    )


def _value_tag(value: Any) -> str:
    return "both" if isinstance(value, dict) else "one"


class FieldEntry(_Keys):
    """A blank with a name and a type, filled in once and used in the text as {id}."""

    type: FieldType = described(
        "类型：text 文字、date 日期、duration 时限、amount 金额、percent 百分比、count 数量、frequency 频次。",
        "Type: text, date, duration, amount, percent, count or frequency.",
    )
    label: Bilingual = described("填写项的名称。", "What the field is called.")
    value: (
        Annotated[Annotated[Typed, Tag("one")] | Annotated[Bilingual, Tag("both")], Discriminator(_value_tag)] | None
    ) = described(
        "值，按习惯写法：36小时、2个工作日、CNY 200、80%、每月至少1次；文字类型分 zh、en 填写。空白文本不填。",
        "The value as people write it: 36小时, 2 business days, CNY 200, 80%, once a month; a text has zh and en. "
        "A blank form has none.",
        default=None,
    )
    example: Bilingual | None = described(
        "填写示例，fill 询问时显示；不写入承诺书。",
        "An example, which fill shows when it asks and leaves out of the letter.",
        default=None,
    )


class Remedy(_Keys):
    """What the other side gets when a promise is missed."""

    breach: list[Reference] = described(
        "构成哪一种违约：认定违约的条款（kind: breach），本承诺书的条款id，或“承诺书id#条款id”。",
        "Which breach it is: clauses of the kind breach, ids of this letter, or letter#clause.",
        default_factory=list,
    )
    clauses: list[Reference] = described(
        "给予补救的条款：本承诺书的条款id，或“承诺书id#条款id”。",
        "The clauses that give the remedy: ids of this letter, or letter#clause.",
        min_length=1,
    )
    amount: Id | None = described("赔付金额所在的填写项。", "The field that holds the amount.", default=None)
    gives: Bilingual | None = described(
        "得到什么，如“每件延误商品价款的，按日”；不写则显示金额填写项的名称。",
        "What is given, such as “of the price of the late goods, for each day”; without it, the name of the amount’s field.",
        default=None,
    )
    claim: Bilingual = described("如何提出。", "How to claim it.")
    paid_within: Id | None = described(
        "支付时限所在的填写项。", "The field that holds the time for payment.", default=None
    )


def _remedy_tag(value: Any) -> str:
    return "remedy" if isinstance(value, dict) else "none"


class PromiseEntry(_Keys):
    """A clause's measurable content: who owes whom what, within which limit, and what follows if it is missed."""

    measure: Id = described("指标，见 data/measures.yml。", "The measure, from data/measures.yml.")
    by: Bilingual = described("谁承担。", "Who owes it.")
    to: Bilingual = described("对谁承担。", "To whom it is owed.")
    what: Bilingual = described("做什么，用简短的动宾短语。", "What is owed: a short verb phrase.")
    comparison: Comparison = described(
        "与限值的关系：at-least 不低于、more-than 高于、at-most 不超过、less-than 低于。",
        "How it stands to the limit: at-least, more-than, at-most or less-than.",
    )
    limit: Id = described("限值所在的填写项。", "The field that holds the limit.")
    starts: Bilingual | None = described("时限从何时起算。", "What starts the clock.", default=None)
    runs: Runs = described(
        "从起算点向后（after）还是向前（before，如提前通知）计算；不写为 after。",
        "Whether it is counted after that or, as for advance notice, before it; without it: after.",
        default=Runs.AFTER,
    )
    remedy: Annotated[
        Annotated[Literal["none"], Tag("none")] | Annotated[Remedy, Tag("remedy")], Discriminator(_remedy_tag)
    ] = described(
        "未做到时的补救；确无补救的写 none，并在 reason 中说明。",
        "The remedy if it is missed; none, with a reason, where there is none.",
    )
    reason: Bilingual | None = described("没有补救的理由。", "Why there is no remedy.", default=None)


class ClauseEntry(_Keys):
    """One numbered unit. Its id never changes; its number follows from the order."""

    id: Id = described("条款id，公布后不得更改。", "The clause’s id; once published it never changes.")
    heading: Bilingual | None = described("标题。", "Heading.", default=None)
    kind: Kind | None = described(
        "条款类型；不写则同上级条款。", "What the clause does; without it, as the clause above.", default=None
    )
    stage: Stage | None = described(
        "服务阶段；不写则同上级条款或承诺书。",
        "Stage of service; without it, as the clause above or the letter.",
        default=None,
    )
    defines: Bilingual | None = described("本条所定义的术语。", "The term that this clause defines.", default=None)
    text: Bilingual | None = described(
        "正文，写在 | 之后；[[id]] 引用条款或术语，{id} 显示填写项。",
        "The text, under |; [[id]] refers to a clause or term, {id} shows a field.",
        default=None,
    )
    promise: PromiseEntry | None = described("承诺指标。", "The promise.", default=None)
    translation_checked: Yes | None = described(
        "中文比上一版有改动而英文未改时，写 true 表示已核对、英文无须修改；封存后仍可补写。",
        "Where the Chinese has changed since the version before and the English has not: true says that the English "
        "was checked and still fits. It may be added after sealing too.",
        default=None,
    )
    from_: list[Id] = described(
        "第2版起：由上一版的哪些条款而来（写它们的id）。拆分：几条写同一个id；合并：一条写几个id。",
        "From version 2 on: the ids of the clauses of the version before from which this one was made. Split: several "
        "clauses name the same id. Merged: one names several.",
        default_factory=list,
    )
    clauses: list[ClauseEntry] = described("下级条款。", "Clauses below this one.", default_factory=list)


class Removal(_Keys):
    """A clause of the version before that this one ends."""

    id: Id = described("被删除条款的id。", "The id of the clause that ends.")
    reason: Bilingual = described("删除的理由。", "Why it ends.")
    successor: Reference | None = described("由哪一条款承接。", "The clause that takes its place.", default=None)


class FormFile(_Keys):
    """A blank form: a letter whose fields have no value yet."""

    title: Bilingual = described("名称。", "Title.")
    stage: Stage | None = described(
        "服务阶段；适用于全流程的不写。", "Stage of service; none where it covers the whole course.", default=None
    )
    headline: Id | None = described(
        "列表中代表本承诺书的承诺：有承诺指标的条款id；不写则取时限最短的一项。",
        "The promise that stands for the letter in lists: the id of its clause; without it, the shortest time limit.",
        default=None,
    )
    summary: Bilingual = described(
        "给客户的通俗说明，每句一行。", "In plain words, to the customer; a line for each sentence."
    )
    preamble: Bilingual | None = described("序言。", "Preamble.", default=None)
    prevails: Literal["zh", "en"] = described(
        "两种文本不一致时以哪一种为准。", "Which language prevails where they differ."
    )
    numbering: Numbering = described("编号方式。", "How clauses are numbered.", default=Numbering.DECIMAL)
    fields: dict[Id, FieldEntry] = described("填写项。", "Fields.", default_factory=dict)
    clauses: list[ClauseEntry] = described("条款。", "Clauses.", min_length=1)


class LetterFile(FormFile):
    """One version of a letter."""

    number: Line = described("承诺书编号。", "The letter’s number.")
    effective: Day = described("生效日期。", "The day from which it is in force.")
    expires: Day | None = described(
        "届满日期（含当日）；长期有效的不写。", "Its last day, inclusive; none where it has no end.", default=None
    )
    signed: Signature | None = described(
        "签署；未签署的是草案，不公布。",
        "The signature; a version without it is a draft and is not published.",
        default=None,
    )
    changes: Bilingual | None = described(
        "第2版起：改了什么、为什么。", "From version 2 on: what changed and why.", default=None
    )
    transition: Bilingual | None = described(
        "第2版起：适用于哪些订单。", "From version 2 on: which orders it governs.", default=None
    )
    removed: list[Removal] = described(
        "第2版起：删除的条款。", "From version 2 on: clauses that end.", default_factory=list
    )


class Channel(_Keys):
    """One way to complain."""

    kind: ChannelKind = described(
        "方式：phone、email、web、post、in-person。", "Way: phone, email, web, post or in-person."
    )
    value: Line = described("号码、邮箱、网址或地址。", "The number, mailbox, web address or postal address.")
    value_en: Line | None = described(
        "英文页面上的写法，例如通信地址的译文；与上项相同的不写。",
        "The same as English pages show it, say a postal address; left out where it is no other.",
        default=None,
    )
    note: Bilingual | None = described("补充说明。", "A remark.", default=None)


class Complaints(_Keys):
    """How customers reach the publisher when a promise is broken."""

    hours: Bilingual = described("受理时间。", "When complaints are taken.")
    channels: list[Channel] = described(
        "投诉渠道，最先列出的显示在每一页。", "Channels; the first one stands on every page.", min_length=1
    )


class PublisherFile(_Keys):
    """The company that publishes the letters."""

    sample: YesOrNo = described(
        "是否为虚构示例：写 true 时每页注明公司为虚构且不被搜索引擎收录；换成真实资料后写 false。",
        "Whether this is the fictitious sample: while true, every page says so and asks search engines to stay away.",
    )
    name: Bilingual = described("简称。", "Short name.")
    legal_name: Bilingual = described("营业执照上的全称。", "Full legal name.")
    credit_code: Annotated[str, Field(pattern=CREDIT_CODE_PATTERN)] | None = described(
        "统一社会信用代码（18位）。", "Unified social credit code (18 characters).", default=None
    )
    licence: Url | None = described("营业执照链接。", "Link to the business licence.", default=None)
    address: Bilingual | None = described("住所。", "Registered address.", default=None)
    icp: Line | None = described("ICP备案号。", "ICP filing number.", default=None)
    police: Line | None = described("公安备案号。", "Public-security filing number.", default=None)
    time_zone: Annotated[str, AfterValidator(_zone)] = described(
        "日期所用的时区，如 Asia/Shanghai。",
        "The zone that dates are read in, such as Asia/Shanghai.",
        default="Asia/Shanghai",
    )
    layout: Layout = described(
        "打印版式：plain 或者 gongwen；不写则为 plain。",
        "How letters are printed: plain or gongwen; plain if left out.",
        default=Layout.PLAIN,
    )
    complaints: Complaints = described("投诉渠道与受理时间。", "Complaint channels and hours.")


class MeasureEntry(_Keys):
    """One measure that promises share."""

    type: FieldType = described("限值的类型。", "The type of its limits.")
    label: Bilingual = described("名称。", "What it is called.")


class MeasuresFile(_Keys):
    """The vocabulary of measures: what promises of different letters have in common."""

    measures: dict[Id, MeasureEntry] = described("指标。", "Measures.")


class SynonymEntry(_Keys):
    """Everyday words, and the words that the letters use instead."""

    said: list[Line] = described("客户常说的词。", "Words that customers use.", min_length=1)
    written: list[Line] = described("承诺书里的用词。", "Words that the letters use.", min_length=1)


class SynonymLists(_Keys):
    """The synonyms of each language."""

    zh: list[SynonymEntry] = described("中文。", "Chinese.", default=[])
    en: list[SynonymEntry] = described("英文。", "English.", default=[])


class IgnoredWords(_Keys):
    """What a question has around the words that count, in each language."""

    zh: list[Line] = described("中文，如“怎么办”。", "Chinese, such as 怎么办.", default=[])
    en: list[Line] = described("英文，如“how do I”。", "English, such as “how do I”.", default=[])


class SynonymsFile(_Keys):
    """What search tries when nobody’s words are found exactly as they were typed."""

    synonyms: SynonymLists = described(
        "近义词：原样查不到时，改按承诺书的用词查找，并在结果上注明。",
        "Synonyms: tried where a word isn’t found as typed, and shown as such.",
    )
    ignored: IgnoredWords = described(
        "提问用语：原样查不到时略去。", "Words of a question, left out where they aren’t found as typed."
    )


class HolidayEntry(_Keys):
    """One holiday: its days without work, weekends among them included."""

    name: Bilingual = described("节日名称。", "What it is called.")
    first: Day = described("放假的第一日。", "Its first day.")
    last: Day = described("放假的最后一日（含当日）。", "Its last day, inclusive.")


class YearEntry(_Keys):
    """The official calendar of one year."""

    source: Bilingual = described("依据的文件。", "The notice that it follows.")
    url: Url | None = described("文件的网址。", "Where the notice stands.", default=None)
    holidays: list[HolidayEntry] = described("放假日。", "Holidays.", min_length=1)
    working: list[Day] = described(
        "因调休而上班的周六、周日。", "Saturdays and Sundays on which work is done instead.", default_factory=list
    )


class HolidaysFile(_Keys):
    """The official holiday calendar by which business days are counted; beyond its years only weekends are known."""

    years: dict[Annotated[str, Field(pattern=r"^20\d{2}$")], YearEntry] = described("各年。", "The years.")


OtherReference = Annotated[str, Field(pattern=OTHER_REFERENCE_PATTERN, max_length=2 * ID_LENGTH + 1)]


class SituationEntry(_Keys):
    """What may have happened to a customer, and the clauses that it concerns."""

    stages: list[Stage] = described(
        "发生在哪些服务阶段。", "The stages of service in which it may happen.", min_length=1
    )
    happened: Bilingual = described(
        "发生了什么，用客户的话、一句短语。", "What happened, in a customer’s words: one short phrase."
    )
    clauses: list[OtherReference] = described(
        "有关的条款，写“承诺书id#条款id”，最贴切的写在最前。",
        "The clauses concerned, as letter#clause, the closest first.",
        min_length=1,
    )
    remedies: list[OtherReference] = described(
        "给予补救的条款；上列条款已有承诺指标和补救的不写。",
        "The clauses that give the remedy; none where a clause above has a promise with one.",
        default_factory=list,
    )
    claim: Bilingual | None = described(
        "如何提出；写了 remedies 的必填。", "How to claim it; required with remedies.", default=None
    )


class SituationsFile(_Keys):
    """The situations from which a customer chooses what happened."""

    situations: dict[Id, SituationEntry] = described(
        "情形，按页面显示的次序。", "The situations, in the order of the page."
    )


FILES: dict[str, type[_Keys]] = {
    "letter": LetterFile,
    "form": FormFile,
    "publisher": PublisherFile,
    "measures": MeasuresFile,
    "synonyms": SynonymsFile,
    "holidays": HolidaysFile,
    "situations": SituationsFile,
}
"""The kinds of data files, by the name of their JSON Schema."""

_MODELS: list[type[_Keys]] = [*_Keys.__subclasses__(), LetterFile]
FAMILIES = {
    kebab(name): frozenset(model.__name__ for model in _MODELS if name in model.model_fields)
    for each in _MODELS
    for name in each.model_fields
}
"""For each key the sorts of mapping that may hold it: keys without a common one don't belong side by side."""
