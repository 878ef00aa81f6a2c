"""In: a text as typed. Out: each figure with a unit that stands in it as words and not as a field, with its offset."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledgebook.markup import Words, pieces
from pledgebook.vocabulary import Language

_DIGITS_ZH = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_HAN = r"[〇零一二两三四五六七八九十百千万半数几]+"
# 统一, 万一, 第一, 每一 and the like count nothing; 第十日 does, and is caught by its digits elsewhere.
_UNITS_ZH = (
    r"(?:分钟|个?小时|个?钟头|个?工作日|个?自然日|个?交易日|天|日(?![常期程益前后渐记志])|个?星期|周(?![到围密知边转])|"
    r"个月|月(?![台饼])|个?季度|年(?![级轻])|元|角|块钱|倍|成(?![立为功本员果交熟效就])|%|％|‰|个?百分点|次(?![性序要生]))"
)
_ZH = re.compile(
    rf"(?:{_DIGITS_ZH}|(?<![统唯万同单某任另之第逐专])(?<![0-9０-９]){_HAN}) ?{_UNITS_ZH}"
    rf"|[百千]分之{_HAN}|[一二两三四五六七八九十]+分之[一二两三四五六七八九十]+"
    rf"|(?:人民币|CNY|[¥￥]) ?{_DIGITS_ZH} ?元?"
)
_NUMBER_EN = (
    r"(?:\d+(?:[.,]\d+)*|(?:an? )?(?:half|hundred|thousand|dozen)|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|forty-eight|fifty|sixty|seventy-two|"
    r"eighty|ninety)"
)
_EN = re.compile(
    rf"\b{_NUMBER_EN}[ -](?:(?:business|working|calendar|natural)[ -])?"
    r"(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|times|per ?cent|yuan|RMB)\b"
    rf"|\b\d+(?:\.\d+)? ?[%‰]|\b(?:CNY|RMB) ?\d[\d.,]*|[¥￥] ?\d[\d.,]*|\b(?:once|twice) (?:an?|per|every) \w+",
    re.IGNORECASE,
)
_NAMED = re.compile(r"《[^》]*》")


def figures(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """Yield offset and words of every typed figure; a statute's name in 《》 may hold one."""
    pattern = _ZH if language == "zh" else _EN
    if not pattern.search(text):
        return
    words = "".join(piece.text for piece in pieces(text) if isinstance(piece, Words))
    named = [match.span() for match in _NAMED.finditer(text)]
    for match in pattern.finditer(text):
        is_name = any(first <= match.start() < last for first, last in named)
        if not is_name and match[0] in words:
            yield match.start(), match[0]
