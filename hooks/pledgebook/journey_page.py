"""In: the service journey and where it is shown. Out: the page that draws it: pictures, legend, every promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pledgebook.address import Address
from pledgebook.drawing import picture
from pledgebook.journey import Journey, Shape
from pledgebook.templates import Templates
from pledgebook.texts import Setting
from pledgebook.vocabulary import WHOLE_COURSE

_WIDE = 56
"""The width from which the wide picture is shown, in em: a page of 960 px less its edges."""


def journey_page(
    journey: Journey, templates: Templates, address: Address, settings: Mapping[str, Setting]
) -> Iterator[str]:
    """Yield the page's body; `settings` are those of the letters' versions, by letter."""
    return templates.stream(
        "journey.html",
        address,
        journey=journey,
        narrow=picture(journey, address.language),
        wide=picture(journey, address.language, _WIDE),
        settings=settings,
        shapes=Shape,
        whole=WHOLE_COURSE,
    )
