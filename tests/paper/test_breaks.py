"""A letter that grows line by line never breaks badly: each step moves every break by a line."""

from __future__ import annotations

from collections.abc import Set

import pytest
from tests.paper.breaking import bad_breaks, clauses
from tests.paper.conftest import Printed
from tests.paper.reading import Read, squeezed

from pledgebook.printing import PDF, Printer

LETTERS = ["letters/service-guarantee/v1/", "letters/complaint-handling/v2/", "en/letters/service-conduct/v1/"]
STEPS = 40
GROW = """(where) => {
  const line = document.createElement("p");
  line.textContent = "+";
  [...document.querySelectorAll(where)].at(-1).append(line);
}"""
PREAMBLE, LAST_CLAUSE = ".pb-preamble", ".pb-clauses .pb-text"


@pytest.mark.parametrize("address", LETTERS)
def test_a_letter_that_grows_line_by_line_never_breaks_badly(
    address: str, printer: Printer, letters: dict[str, Printed]
) -> None:
    wanted = letters[address].wanted
    found, firsts = {}, set()
    with printer.opened(address) as page:
        for step in range(STEPS):
            page.evaluate(GROW, PREAMBLE)
            read = Read(page.pdf(**PDF | {"tagged": False, "outline": False}))
            found[step] = bad_breaks(read, wanted)
            firsts.add(tuple(read.body(number, wanted)[0] for number in range(1, len(read.lines))))
    assert {step: breaks for step, breaks in found.items() if breaks} == {}
    assert len(firsts) > 5  # the breaks did move


def test_a_signature_below_a_growing_clause_is_never_alone(printer: Printer) -> None:
    assert first_on_a_page(printer, "") == set()


def test_without_the_room_that_is_kept_for_it_a_signature_is_alone(printer: Printer) -> None:
    rule = ".pb-clauses p { margin-bottom: 0 !important; padding-bottom: 0 !important } "
    rule += ".pb-versions * { break-after: auto !important }"
    both = {"承诺人：示例公司", "本版永久网址"}
    assert first_on_a_page(printer, rule, until=both) == both


def first_on_a_page(printer: Printer, rule: str, until: Set[str] = frozenset("-")) -> set[str]:
    """Return which of signature and permanent address ever begin a page below header and foot; stop at `until`."""
    found = set()
    with printer.opened(LETTERS[1], changed=lambda page: styled(page, rule)) as page:
        for _ in range(STEPS):
            page.evaluate(GROW, LAST_CLAUSE)
            lines = Read(page.pdf(**PDF | {"tagged": False, "outline": False})).lines[-1]
            found |= {"承诺人：示例公司", "本版永久网址"} & set(lines[:4])
            if found == until:
                break
    return found


def styled(page: str, rule: str) -> str:
    return page.replace("</body>", f"<style>@media print {{ {rule} }}</style></body>")


@pytest.mark.parametrize(
    ("rule", "complaint"),
    [
        (".pb-text { break-inside: auto }", "divided after"),
        (".pb-heading { break-after: auto }", "ends with"),
        ("p { orphans: 1 !important; widows: 1 !important }", "a single line"),
    ],
)
def test_without_its_rule_each_kind_of_bad_break_is_found(
    rule: str, complaint: str, printer: Printer, letters: dict[str, Printed]
) -> None:
    address = LETTERS[2]
    found: list[str] = []
    with printer.opened(address, changed=lambda page: styled(page, rule)) as page:
        for _ in range(STEPS):
            page.evaluate(GROW, PREAMBLE)
            read = Read(page.pdf(**PDF | {"tagged": False, "outline": False}))
            found += [said for said in bad_breaks(read, letters[address].wanted) if complaint in said]
            if found:
                break
    assert found != []


def test_the_lines_of_every_clause_are_told_apart(letters: dict[str, Printed]) -> None:
    for address, printed in letters.items():
        found = ["".join(line.words for line in clause) for clause in clauses(printed.read, printed.wanted)]
        begins = [squeezed(each)[:12] for each in printed.wanted.clauses]
        firsts = [squeezed(each)[: len(first)] for each, first in zip(found, begins, strict=True)]
        assert (address, firsts) == (address, begins)
