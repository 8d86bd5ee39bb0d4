"""Writes the page: one HTML file that holds all it needs and asks nobody for anything.

The Content-Security-Policy allows only the two scripts and the style sheet of this very page, by their hashes; data is
JSON in a script element that is not executed, with `<`, `>` and `&` escaped, so no label or quote can break out.
"""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def render(payload: dict[str, Any]) -> str:
    """The page of `payload.build(…)`, the same bytes for the same payload."""
    lang = payload["lang"]
    library, program = _library(), _program()
    style = _file("explore.css").strip()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(library)} {_hash(program)}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_file("explore.html"))
    return template.render(
        lang=lang,
        policy=policy,
        title=payload["words"][lang]["page"]["title"],
        words=payload["words"][lang]["page"],
        style=Markup(style),  # ours
        library=Markup(library),  # pyvis's copy of vis-network
        program=Markup(program),  # ours
        data=Markup(embed(payload)),  # escaped just below
    )


def embed(payload: dict[str, Any]) -> str:
    """JSON that is safe inside a script element: it holds no `<`, `>` or `&`."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return "".join(_ESCAPES.get(c, c) for c in text)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    return (files("graph.explore") / "page" / name).read_text(encoding="utf-8")


@cache
def _program() -> str:
    """Our scripts in the order of their names, in one function, so that they share names with nobody."""
    folder = files("graph.explore") / "page"
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".js"))
    body = "\n".join(_file(name).rstrip() for name in names)
    return f'(() => {{\n"use strict";\n{body}\n}})();'


@cache
def _library() -> str:
    """vis-network 9.1.2 (Apache-2.0 or MIT) as the pyvis package carries it, without the pointer to its source map."""
    path = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = path.read_text(encoding="utf-8").replace("</script", "<\\/script")
    return text.split("//# sourceMappingURL=")[0].strip()
