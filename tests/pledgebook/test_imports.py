"""The picture of the imports is a straight staircase: a module imports from the lines above its own, never below."""

from __future__ import annotations

import ast
from pathlib import Path

import grimp
import pytest

HOOKS = Path(__file__).parents[2] / "hooks"
STAIRCASE = """
beside browser compose digests fonts generate journal marks markup message minified papers search_code structure
vocabulary
address asking figures finish lineage_messages numbering printing promise_messages prose registrar_arguments
sealed_messages sitemap situation_messages synonym_messages typed values
messages model schema site_folder
deadlines keys leaf_values leaves levels linked_data paper problems schemas status wording
calendar_file characters indents ledger lines parser_errors snapshot
nodes proof_keys restored
check_publisher check_synonyms check_vocabularies opened read sheet suggest
check_promise checked regions validate
cache check_version erase renew
check_book check_letter check_situations differences
guard
archive
folder live proof start
book
amending forms library
adopt check_day dialogue events forces journey proof_page resolve texts verify_page
calendars commitments drawing feeds fill fragments lists marked_text particulars sealing
cases clause_life compare_page comparison duties templates translation
changes_page clause_page complain_page journey_page prints recurrence search_docs
pages pdf register search_terms search_texts
search_shards stamp
search_index
build
complete edge filing registrar
__main__
"""
STEPS = [line.split() for line in STAIRCASE.strip().splitlines()]
NO_STAGES = {
    "vocabulary",
    "message",
    "messages",
    "sealed_messages",
    "synonym_messages",
    "promise_messages",
    "situation_messages",
    "lineage_messages",
    "model",
    "schema",
    "leaves",
    "registrar_arguments",
    "address",
    "cache",
    "checked",
    "edge",
    "nodes",
    "sheet",
    "__init__",
    "__main__",
}
"""Definitions that several stages share, and the two ways in: for these “in” and “out” would say nothing."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("pledgebook", include_external_packages=True, cache_dir=None)


def imports(graph: grimp.ImportGraph, module: str) -> set[str]:
    """Return which of our modules a module imports, without the package's name."""
    found = graph.find_modules_directly_imported_by(f"pledgebook.{module}")
    return {name.removeprefix("pledgebook.") for name in found if name.startswith("pledgebook.")}


def test_every_module_has_its_place_in_the_picture() -> None:
    modules = {path.stem for path in (HOOKS / "pledgebook").glob("*.py")} - {"__init__"}
    assert sorted(modules) == sorted(module for step in STEPS for module in step)


def test_a_module_imports_only_what_stands_above_it(graph: grimp.ImportGraph) -> None:
    above: set[str] = set()
    wrong: dict[str, list[str]] = {}
    for step in STEPS:
        wrong |= {module: sorted(imports(graph, module) - above) for module in step}
        above |= set(step)
    assert {module: names for module, names in wrong.items() if names} == {}


def test_the_package_never_imports_the_generator(graph: grimp.ImportGraph) -> None:
    generators = {"mkdocs", "mkdocs_static_i18n", "material", "properdocs", "main"}
    assert {module for module in graph.modules if module.split(".")[0] in generators} == set()


def test_of_all_our_files_the_hook_alone_imports_the_generator() -> None:
    importing = set()
    for path in HOOKS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "mkdocs" for name in names):
                importing.add(path.relative_to(HOOKS).as_posix())
    assert importing == {"main.py"}


@pytest.mark.parametrize(
    "path", [*sorted((HOOKS / "pledgebook").glob("*.py")), HOOKS / "main.py"], ids=lambda path: path.stem
)
def test_a_stage_says_what_goes_in_and_what_comes_out(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    is_stage = path.stem not in NO_STAGES and path.name != "main.py"
    assert (bool(said), not is_stage or (said.startswith("In: ") and " Out: " in said)) == (True, True)
