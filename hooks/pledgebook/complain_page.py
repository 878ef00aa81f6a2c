"""In: the library and the live versions. Out: the page on which customers find which promise was broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pledgebook.address import Address
from pledgebook.calendar_file import calendar_file
from pledgebook.cases import stages_of_cases
from pledgebook.commitments import counted
from pledgebook.library import Library
from pledgebook.templates import Templates
from pledgebook.texts import Setting


def complain_page(
    library: Library, templates: Templates, address: Address, settings: Mapping[str, Setting]
) -> Iterator[str]:
    """Yield the page's body. It carries the calendar itself, so that it counts when opened from a folder too."""
    return templates.stream(
        "complain.html",
        address,
        stages=stages_of_cases(settings, library),
        calendar="".join(calendar_file(library.book.years, library.publisher.time_zone)),
        counted=counted,
    )
