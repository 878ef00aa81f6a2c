from __future__ import annotations

from pathlib import Path

import pytest

from pledgebook.minified import minified

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
FILES = sorted([*ASSETS.glob("javascripts/*.js"), *ASSETS.glob("stylesheets/*.css")])
SCRIPT = """// What it does.
(() => {
  /** @type {string} */
  const text = "a  // b"; // kept as it is
  return /[/*]/.test(text) ? `c
  d` : text;
})();
"""
STYLE = """/* Links. */
a:not(.b) > .c {
  margin: calc(1px + 2px) 0; /* why */
  content: "/* d */";
}
"""


def test_a_script_loses_its_comments_and_spaces_and_nothing_else() -> None:
    assert minified("a.js", SCRIPT) == '(()=>{const text="a  // b";return/[/*]/.test(text)?`c\n  d`:text;})();'


def test_a_style_sheet_loses_its_comments_and_spaces_and_nothing_else() -> None:
    assert minified("a.css", STYLE) == 'a:not(.b)>.c{margin:calc(1px + 2px) 0;content:"/* d */"}'


@pytest.mark.parametrize("mark", ["/*! MIT */\n", "//! MIT\n", "/* @license MIT */\n", "/**\n * @preserve\n */\n"])
def test_a_file_that_names_its_licence_stays_as_it_is(mark: str) -> None:
    assert (minified("a.js", mark + SCRIPT), minified("a.css", mark + STYLE)) == (mark + SCRIPT, mark + STYLE)


def test_a_file_that_was_minified_before_stays_as_it_is() -> None:
    assert minified("assets/javascripts/a.min.js", SCRIPT) == SCRIPT


def test_a_script_with_a_template_within_a_template_stays_as_it_is() -> None:
    nested = "// Nested.\nconst a = `b${c ? ` ${d}` : 0}`;\n"
    assert minified("a.js", nested) == nested


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_each_of_our_own_files_is_minified(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(minified(path.name, text)) < len(text) * 0.95


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".js"], ids=lambda path: path.stem)
def test_no_script_looks_behind_since_safari_before_16_4_would_run_none_of_it(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    assert ("(?<=" in script, "(?<!" in script) == (False, False)
