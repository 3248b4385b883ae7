"""A document as plain data to the bytes of a PDF that keeps PDF/UA-1; no request leaves the machine.

Only fonts that come with typst, or that a project brings, are used, so that the bytes are the same on every machine.
Knows: typst. Must not know what a document is about.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from typst import Compiler

_NOT_IN_FONTS = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_MARKS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
"""Matches what is set upon the letter before it."""
REPLACEMENT = "\ufffd"
"""What stands for a character that no font has."""


class Typeset(NamedTuple):
    """A PDF, and the characters that no font has."""

    pdf: bytes
    missing: tuple[str, ...]


class CannotTypesetError(ValueError):
    """Raised if a document cannot be set; its text says why."""


def can_typeset() -> bool:
    """Tell whether typst is installed, and made for this machine."""
    try:
        import_module("typst")
    except ImportError:
        return False
    return True


def typeset(template: bytes, data: Mapping[str, Any], fonts: tuple[Path, ...]) -> Typeset:
    """Return a document set by a template; `fonts` are folders with further fonts.

    Raises:
        CannotTypesetError: typst cannot set it.
    """
    from typst import TypstError  # noqa: PLC0415 - an extra, and 84 MB

    missing: set[str] = set()
    while True:
        inputs = {"data": json.dumps(_without(missing, data), ensure_ascii=False)}
        try:
            pdf = _compiler(fonts).compile(template, format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)
        except TypstError as problem:
            found = _find_missing(problem.diagnostic, inputs["data"])
            if found <= missing:
                raise CannotTypesetError(problem.message) from problem
            missing |= found
        else:
            return Typeset(cast("bytes", pdf), tuple(sorted(missing)))


@cache
def _compiler(fonts: tuple[Path, ...]) -> Compiler:
    from typst import Compiler, Fonts  # noqa: PLC0415

    known = Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(fonts))
    return Compiler(font_paths=known, ignore_system_fonts=True)


def _find_missing(said: str, text: str) -> set[str]:
    """Return the characters of a text, some of several code points, that typst says no font has.

    Where a font has a letter and not the mark upon it, typst names both: then the letter with its marks is meant.
    """
    named = {_ESCAPED.sub(_unescaped, name) for name in _NOT_IN_FONTS.findall(said)}
    found = {whole for name in named for whole in re.findall(f"{re.escape(name)}{_MARKS}+", text) or [name]}
    return {one for one in found if not any(one != other and one in other for other in found)}


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


def _without(missing: Collection[str], data: Any) -> Any:
    """Return data with a replacement for each missing character in its texts."""
    if not missing:
        return data
    if isinstance(data, str):
        for character in sorted(missing, key=len, reverse=True):
            data = data.replace(character, REPLACEMENT)
        return data
    if isinstance(data, dict):
        return {key: _without(missing, value) for key, value in data.items()}
    return [_without(missing, part) for part in data] if isinstance(data, list) else data
