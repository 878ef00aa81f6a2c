"""In: a script or style sheet as it is written. Out: as it is published, without what only its authors read."""

from __future__ import annotations

import re
from functools import cache

from rcssmin import cssmin
from rjsmin import jsmin

_OTHERS = re.compile(r"/[/*]!|@(?:license|preserve)")
"""How the comments begin by which others say under which licence a file of theirs may be passed on."""


@cache  # each language's run of the generator publishes the same files
def minified(path: str, text: str) -> str:
    """Return the text of a file, a script or a style sheet by its path, without comments and needless space.

    A file of somebody else's stays as it is: one that names its licence, or was made so before (`.min.js`). So does a
    script with a template within a template, whose spaces rjsmin would take out.
    """
    if ".min." in path or _OTHERS.search(text) or _is_nested(text):
        return text
    return str(jsmin(text) if path.endswith(".js") else cssmin(text))


def _is_nested(script: str) -> bool:
    """Whether what looks like a whole template ends within its `${`, where another one begins."""
    return any(template.rfind("${") > template.rfind("}") for template in script.split("`")[1::2])
