"""One style sheet and one script of the many that are written, as small as they can be without being changed."""

import re

import pytest

from playpress.bundled import bundled_folder
from playpress.engine.assets import site_assets
from playpress.engine.theme import bundled_theme
from playpress.reading.joined import (
    NOT_BY_THEMSELVES,
    SCRIPT,
    SCRIPT_PIECES,
    SEARCH,
    SEARCH_PIECES,
    STYLE_PIECES,
    STYLE_SHEET,
)
from playpress.reading.templates import PUBLISHED, Templates

BUNDLED = bundled_theme()
SCRIPTS = sorted((bundled_folder() / "assets").glob("*.js"))


def made(own=None, own_style=""):
    files = {PUBLISHED + name: content for name, content in (own or {}).items()}
    found = site_assets({**BUNDLED, **files}, BUNDLED, own_style)
    return {path.removeprefix(PUBLISHED): content.decode(errors="replace") for path, content in found.items()}


def test_a_site_has_each_piece_once():
    files = made()
    assert files.keys() & NOT_BY_THEMSELVES == set()
    assert files.keys() - {SCRIPT, SEARCH} == {path.removeprefix(PUBLISHED) for path in BUNDLED} - NOT_BY_THEMSELVES
    assert files[SCRIPT].count("catch(problem){reportError(problem)}") == len(SCRIPT_PIECES)


def test_what_a_project_may_name_is_what_its_site_has():
    bundled = {f"assets/{path.removeprefix(PUBLISHED)}": "" for path in BUNDLED if path.startswith(PUBLISHED)}
    files = site_assets(BUNDLED, BUNDLED, "")
    assert Templates(bundled=bundled).published() == {path for path in files if path.startswith(PUBLISHED)}


def test_pieces_follow_in_the_order_in_which_they_are_named():
    own = {name: f"/* {name} */".encode() for name in (*STYLE_PIECES, *SCRIPT_PIECES, *SEARCH_PIECES)}
    files = made(own)
    found = re.findall(r"/\* (.+?) \*/", files[STYLE_SHEET] + files[SCRIPT] + files[SEARCH])
    assert found == [*STYLE_PIECES, *SCRIPT_PIECES, *SEARCH_PIECES]


def test_what_is_a_handbooks_own_overrules_our_first_style_sheet_and_no_other():
    sheet = made({"playbook.css": b".theirs {}"}, "\n/* Own */\na { color: teal; }\n")[STYLE_SHEET]
    assert sheet.index("a{color:teal}") < sheet.index(".theirs {}")


def test_ours_has_no_comments_left_and_a_projects_own_piece_stays_as_it_is():
    odd = "const a = `1  ${`2   3`}`; // the last word\n"
    files = made({"lens.js": odd.encode(), "search-words.js": odd.encode(), "ours.css": b"/* ours */ a { }"})
    assert odd in files[SCRIPT]
    assert files["search-words.js"] == odd
    assert files["ours.css"] == "/* ours */ a { }"
    assert "/*" not in files["finding.js"] + files["search.css"] + made()[STYLE_SHEET]


def test_files_that_are_no_text_stay_as_they_are():
    files = site_assets(BUNDLED, BUNDLED, "")
    assert all(files[path] == BUNDLED[path] for path in BUNDLED if path.endswith((".woff2", ".svg", ".html")))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_no_template_stands_in_a_template_since_the_minifier_takes_that_for_code(script):
    text = re.sub(r"/\*.*?\*/", "", script.read_text(), flags=re.DOTALL)
    templates = text.split("`")[1::2]
    assert text.count("`") % 2 == 0
    assert [one for one in templates if _depth(one)] == []


def _depth(template):
    return len(re.findall(r"\$?\{", template)) - template.count("}")
