"""In: the official calendar. Out: `calendar.json`, by which scripts and others count as `deadlines.py` does.

    {"zone": "Asia/Shanghai", "weekend": [6, 7],
     "years": {"2026": {"source": {"zh": "…", "en": "…"}, "url": "https://…",
                        "off": ["2026-01-01", …], "working": ["2026-01-04", …]}, …}}

`weekend` has ISO weekdays (Monday is 1). A day is one of work if it stands under `working`, or is no weekend day and
doesn't stand under `off`. Of a year that isn't there only weekends are known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pledgebook.deadlines import days
from pledgebook.model import Year

PATH = "calendar.json"
"""Where it stands below the site's root."""


def calendar_file(years: Sequence[Year], zone: str) -> Iterator[str]:
    """Yield the file's text, a year on a line."""
    yield f'{{"zone": {json.dumps(zone)}, "weekend": [6, 7], "years": {{'
    lines = (f'"{year.number}": {json.dumps(_year(year), ensure_ascii=False)}' for year in years)
    yield ",".join(f"\n{line}" for line in lines)
    yield "\n}}\n"


def _year(year: Year) -> dict[str, object]:
    source = {"zh": year.source.zh} | ({"en": year.source.en} if year.source.en else {})
    return {
        "source": source,
        **({"url": year.url} if year.url else {}),
        "off": [day.isoformat() for holiday in year.holidays for day in days(holiday)],
        "working": [day.isoformat() for day in year.working],
    }
