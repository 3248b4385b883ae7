"""A model's source to what it says about itself and its fields.

Knows: where Python keeps docstrings, and that a text below a field is the field's. Must not know what any field means.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playpress.model.record import Record


def about(model: type[Record]) -> str:
    """Return what a model says about itself, on one line for each paragraph."""
    return _paragraphs(inspect.getdoc(model) or "")


def about_fields(model: type[Record]) -> dict[str, str]:
    """Return what a model says about each field (by its name in Python), those of its bases included."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if base.__module__.startswith("playpress."):
            found |= _in_module(base.__module__).get(base.__name__, {})
    return found


@cache
def _in_module(name: str) -> dict[str, dict[str, str]]:
    """Return what each class of a module says about its fields."""
    tree = ast.parse(inspect.getsource(__import__(name, fromlist=["_"])))
    return {node.name: _in_class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _in_class(node: ast.ClassDef) -> dict[str, str]:
    found = {}
    for field, text in zip(node.body, node.body[1:], strict=False):
        value = text.value if isinstance(text, ast.Expr) else None
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(value, ast.Constant):
            found[field.target.id] = _paragraphs(inspect.cleandoc(str(value.value)))
    return found


def _paragraphs(text: str) -> str:
    return "\n".join(" ".join(part.split()) for part in text.split("\n\n"))
