"""What the site engine printed when it broke down becomes one sentence, or stays what it is where that would be a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playpress.engine.failure import OURS, fault_of_engine

if TYPE_CHECKING:
    from pathlib import Path


def said(error: str, *files: str) -> str:
    """Return a traceback through some files, as Python prints it."""
    frames = "".join(f'  File "{file}", line 7, in f\n    x = 1\n' for file in files or ("/lib/engine.py",))
    return f"INFO - Building\nTraceback (most recent call last):\n{frames}{error}\n"


def sentence(text: str, build: Path) -> str | None:
    fault = fault_of_engine(text, build)
    return fault.message.text() if fault else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ERROR   -  Config value 'theme': No such theme\n", "mkdocs.yml: “theme” cannot be used: No such theme"),
        ("WARNING -  Config value 'nope': Unknown\n", "mkdocs.yml: “nope” cannot be used: Unknown"),
        (
            "WARNING -  Config value 'nope': Unknown\nERROR   -  Config value 'theme': No\n",
            "mkdocs.yml: “theme” cannot be used: No",
        ),
        (
            "ERROR   -  Config value 'markdown_extensions': Failed\n  in f\nValueError: not a number\n",
            "mkdocs.yml: “markdown_extensions” cannot be used: Failed not a number",
        ),
    ],
)
def test_a_setting_that_the_engine_refuses_is_named_before_one_of_which_it_only_warns(tmp_path, text, wanted):
    assert sentence(text, tmp_path / "build") == wanted


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        ("OSError: [Errno 28] No space left on device: 'site/x.html'", "site/x.html” cannot be read or written: there is no space left"),
        ("PermissionError: [Errno 13] Permission denied: 'a' -> 'site/b'", "site/b” cannot be read or written: you have no permission for that"),
        ("OSError: [Errno 5] Input/output error", "a file cannot be read or written: the disk reports an error"),
        ("OSError: [Errno 99] Cannot assign requested address: 'x'", "x” cannot be read or written: Cannot assign requested address"),
    ],
)  # fmt: skip
def test_what_the_system_refuses_is_told_with_its_file_and_in_words(tmp_path, error, wanted):
    assert sentence(said(error), tmp_path / "build").endswith(wanted)


def test_a_setting_that_breaks_the_engine_later_is_told_in_its_own_words(tmp_path):
    assert sentence(said("TypeError: Can only get item pairs"), tmp_path / "build") == (
        "the site engine cannot work with what mkdocs.yml says: Can only get item pairs"
    )
    assert sentence(said("KeyError"), tmp_path / "build").endswith(": KeyError")


@pytest.mark.parametrize(
    "text",
    [
        "WARNING -  Doc file contains a link to nowhere\n",
        said("TypeError: oh", str(OURS / "pipeline.py"), "/lib/engine.py"),
        'Traceback (most recent call last):\n  File "/lib/engine.py", line 7\n    x\n',
    ],
)
def test_what_may_be_our_own_mistake_is_nobodys_fault(tmp_path, text):
    assert sentence(text, tmp_path / "build") is None


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("jinja2.exceptions.UndefinedError: 'a' is undefined", "'a' is undefined"),
        ("jinja2.exceptions.TemplateNotFound: 'bass.html' not found", "there is no template “bass.html”"),
    ],
)
@pytest.mark.parametrize("place", ["build/theme", "site_templates/overrides"])
def test_a_template_of_the_project_is_named_by_its_own_file_and_line(tmp_path, place, error, reason):
    own = tmp_path / "site_templates" / "overrides" / "main.html"
    own.parent.mkdir(parents=True)
    own.touch()
    text = said(error, "/lib/engine.py", str(tmp_path / place / "main.html"), "/lib/jinja2.py")
    assert sentence(text, tmp_path / "build") == (
        f"site_templates/overrides/main.html:7: this template cannot be used: {reason}"
    )


def test_a_template_of_the_theme_is_not_the_projects(tmp_path):
    text = said("jinja2.exceptions.UndefinedError: oh", str(tmp_path / "build" / "theme" / "base.html"))
    assert "mkdocs.yml says: oh" in sentence(text, tmp_path / "build")
