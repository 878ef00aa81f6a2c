"""In: one text as typed. Out: what a letter must not say, and what it had better not, with the offset of each."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from pledgebook.vocabulary import Language


class Finding(NamedTuple):
    """A passage that is a problem: its code, where it begins in the text, and its words."""

    code: str
    offset: int
    words: str


_HAN_NUMBER = r"[0-9０-９一二三四五六七八九十百零〇两]+"
_UNIT = r"(?:条(?![件款理])|款(?![式项])|项(?!目)|目(?![前的标录]))"  # 条件, 款式, 项目 and the like are other words
_NUMBER_ZH = re.compile(
    rf"第[（(]?{_HAN_NUMBER}(?:[.．]{_HAN_NUMBER})*[）)]?{_UNIT}(?:第?[（(]?[①-⑳]?(?:{_HAN_NUMBER})?[）)]?{_UNIT})*"
    rf"|(?<![以之目当日提])[前上下][一二两三四五六]?(?:条(?![件款理])|款(?![式项])|项(?!目))|前述(?:条(?![件款理])|款(?![式项])|项(?!目)|第)"
)
# An article of a named statute is no clause of ours: 《…法》第三十九条、第四十条第二款.
_STATUTE_ZH = re.compile(
    rf"》(?:（[^）]{{0,40}}）)?(?:[、和及至或]?第{_HAN_NUMBER}条(?:之[一二三四五六七八九十])?(?:第{_HAN_NUMBER}款)?(?:第[（(]?{_HAN_NUMBER}[）)]?项)?)+"
)
_NUMBER_EN = re.compile(
    r"\b(?:clauses?|articles?|sections?|paragraphs?|cl\.|art\.|para\.)\s*\(?\d[\d.]*(?:\(\w+\))*"
    r"|\b(?:preceding|foregoing|above|previous|following)\s+(?:clause|article|section|paragraph|item)\b",
    re.IGNORECASE,
)
_STATUTE_EN = re.compile(
    r"\b(?:Articles?|Sections?)\s+\d[\d.]*(?:\(\w+\))*(?:(?:,| and| or| to)\s*\d+)*\s+of\s+the\s+(?:[A-Z《]|Law|Act)"
)

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<![0-9A-Za-z])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])")
# Advertising Law: “国家级”, “最高级”, “最佳” and the like. 最长, 最迟, 最终 and the like only measure.
_SUPERLATIVE = re.compile(
    r"最(?!长|短|迟|早|晚|低|高不|高赔|高限|高额|高金|多|少|后|终|初|近|小|大限|高人民)|国家级|世界级|全国第一|行业第一|(?<![\d.])100\s*[%％]|百分之百"
    r"|第一(?![百千万十条款项目次章节时步方个批位、，版期审档级类种阶联季年月日周天人台份部层]|手)"
)

# Most texts hold nothing that could be one of these: one look for all spares them five.
_SUSPECT = {
    "zh": re.compile(r"[第前上最级0-9]|百分之百"),
    "en": re.compile(r"\d|receding|oregoing|bove|revious|ollowing", re.IGNORECASE),
}


def findings(text: str, language: Language) -> Iterator[Finding]:
    """Yield what is wrong or doubtful in `text`."""
    if not _SUSPECT[language].search(text):
        return
    numbers, statutes = (_NUMBER_ZH, _STATUTE_ZH) if language == "zh" else (_NUMBER_EN, _STATUTE_EN)
    allowed = [match.span() for match in statutes.finditer(text)]
    starts = [start for start, _ in allowed]
    for match in numbers.finditer(text):
        before = bisect.bisect_right(starts, match.start()) - 1
        if before < 0 or match.start() >= allowed[before][1]:
            yield Finding("typed-number", match.start(), match[0])
    for match in _IDENTITY.finditer(text):
        yield Finding("identity-number", match.start(), f"{match[0][:6]}…")
    for match in _MOBILE.finditer(text):
        yield Finding("mobile-number", match.start(), f"{match[0][:3]}…")
    if language == "zh":
        for match in _SUPERLATIVE.finditer(text):
            yield Finding("superlative", match.start(), text[match.start() : match.end() + 1])


def is_person(name: str) -> bool:
    """Whether a Chinese signatory's name is probably a natural person's: short, and not an organisation's."""
    return bool(re.fullmatch(r"(?!某)[\u4e00-\u9fff·]{2,5}", name)) and not re.search(
        r"(公司|集团|中心|厂|店|社|院|部|会|行|所|局|处|馆|校|园|站|网|队|铺|吧|坊|企业|大学|组织|科技|数码|通信|电信"
        r"|家电|电器|家居|家具|家政|商贸|商城|商场|超市|百货|物业|物流|快递|速递|保险|航空|汽车|旅游|餐饮|服务|维修|传媒"
        r"|工作室|服饰|食品|医药|药房|影城|网络|软件|股份)$",
        name,
    )
