"""A picture that somebody has put where drawn ones are kept neither runs nor leads anywhere in the built page."""

import json
import re
import shutil
from functools import partial

import pytest

from playpress.diagrams import cache
from playpress.diagrams.cache import Pictures
from playpress.diagrams.harmless import is_harmless
from playpress.publish.build_folder import forget
from tests.tools.command import call
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT, file_bytes

HREFS = frozenset({"#step-a", "role.md"})
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" id="u1"><g class="node"><a href="role.md"><text x="1">A</text></a></g></svg>'
PLANTED = {
    "handler": PICTURE.replace("<g ", '<g onload="alert(1)" '),
    "handler-of-the-picture": PICTURE.replace("<svg ", '<svg ONLOAD="alert(1)" '),
    "script": PICTURE.replace("</svg>", "<script>alert(1)</script></svg>"),
    "script-of-html": PICTURE.replace("</svg>", '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></svg>'),
    "prefixed-script": PICTURE.replace("</svg>", '<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script></svg>'),
    "foreign-object": PICTURE.replace("</svg>", "<foreignObject><p>x</p></foreignObject></svg>"),
    "image": PICTURE.replace("</svg>", '<image href="role.md"/></svg>'),
    "use": PICTURE.replace("</svg>", '<use href="#step-a"/></svg>'),
    "animation": PICTURE.replace("</a>", '<set attributeName="href" to="javascript:alert(1)"/></a>'),
    "script-link": PICTURE.replace("role.md", "javascript:alert(1)"),
    "link-elsewhere": PICTURE.replace("role.md", "https://example.com/"),
    "link-to-another-page": PICTURE.replace("role.md", "other.md"),
    "old-link": PICTURE.replace("href=", 'xlink:href="javascript:1" href=').replace("id=", 'xmlns:xlink="http://www.w3.org/1999/xlink" id=', 1),
    "target": PICTURE.replace("<a ", '<a target="_blank" '),
    "style": PICTURE.replace("<g ", '<g style="background:url(//example.com)" '),
    "style-sheet": PICTURE.replace("<g ", '<style>@import "//example.com/x.css";</style><g '),
    "hidden-style-sheet": PICTURE.replace("<g ", r"<style>a{b:\75rl(//example.com)}</style><g "),
    "style-sheet-for-the-page": PICTURE.replace("<g ", "<style>.md-container{display:none}</style><g "),
    "hidden-fill-from-elsewhere": PICTURE.replace("<text ", r'<text fill="u\rl(//example.com/#a)" '),
    "fill-from-elsewhere": PICTURE.replace("<text ", '<text fill="url(//example.com/#a)" '),
    "id-that-scripts-look-for": PICTURE.replace("<g ", '<g id="__config" '),
    "class-that-scripts-look-for": PICTURE.replace('"node"', '"node md-search"'),
    "data": PICTURE.replace("<g ", '<g data-md-component="search" '),
    "marked-section": PICTURE.replace(">A<", "><![CDATA[<img src=x onerror=alert(1)>]]><"),
    "comment": PICTURE.replace(">A<", "><!--><img src=x onerror=alert(1)>--><"),
    "entities": '<!DOCTYPE svg [<!ENTITY x "y">]>' + PICTURE,
    "instruction": '<?xml-stylesheet href="//example.com"?>' + PICTURE,
    "no-picture": "<html><body>A</body></html>",
    "two-things": PICTURE + "<script>alert(1)</script>",
    "not-whole": PICTURE[:-9],
    "empty": "",
}  # fmt: skip
"""What could be planted, by what it does."""


def put(file, *pictures):
    """Keep pictures in a file as if they had been drawn: each from a source of its own, “source 0” and so on."""
    page = Pictures(file)
    for n, picture in enumerate(pictures):
        page.drawn(f"source {n}", partial(str, picture))
    page.keep()


def shown(file, n=0, drawn=PICTURE):
    """Return the picture of a source as it is shown, and keep it."""
    page = Pictures(file)
    found = page.drawn(f"source {n}", lambda: drawn, "u1", HREFS)
    page.add()
    return found


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_planted_picture_is_drawn_anew_even_if_its_digest_is_right(tmp_path, planted):
    file = tmp_path / "page.json"
    put(file, planted, PICTURE)
    assert shown(file) == PICTURE
    assert [shown(file, n, "drawn a third time") for n in range(2)] == [PICTURE] * 2


@pytest.mark.parametrize(
    "spoil", [lambda _: b"", lambda b: b[:-20], lambda b: b.replace(b">A<", b">B<"), lambda _: b"\xff\xfe"]
)
def test_a_kept_picture_that_is_damaged_is_drawn_anew(tmp_path, spoil):
    file = tmp_path / "page.json"
    put(file, PICTURE)
    file.write_bytes(spoil(file.read_bytes()))
    assert shown(file) == PICTURE
    assert shown(file, drawn="drawn a third time") == PICTURE


@pytest.mark.parametrize(
    "text",
    [r'{"a": "\ud800"}', r'{"\ud800": "x"}', "[]", "7", '"<svg/>"', "null", "not JSON", "[" * 100_000, '{"0": 1}', ""],
)
def test_what_holds_no_pictures_is_drawn_anew_even_if_its_digest_is_right(tmp_path, text):
    file = tmp_path / "page.json"
    file.write_text(f"{cache._digest(file, text)}\n{text}")
    assert shown(file) == PICTURE


def test_a_picture_of_another_kind_under_the_right_key_is_drawn_anew(tmp_path):
    file = tmp_path / "page.json"
    put(file, PICTURE)
    for other in (["<svg/>"], {"a": 1}, None, 7, "\ud800"):
        text = json.dumps(dict.fromkeys(Pictures(file)._kept, other))
        file.write_text(f"{cache._digest(file, text)}\n{text}")
        assert shown(file) == PICTURE


def test_pictures_kept_for_one_page_are_not_taken_for_another(tmp_path):
    put(tmp_path / "one.json", PICTURE)
    shutil.copyfile(tmp_path / "one.json", tmp_path / "two.json")
    assert ">B<" in shown(tmp_path / "two.json", drawn=PICTURE.replace(">A<", ">B<"))


def kept_files(build):
    """Return the files in which a build folder keeps pictures."""
    found = sorted((build / ".cache" / "pictures").rglob("*.json"))
    assert found
    return found


def kept_pictures(build):
    """Yield all pictures that a build folder keeps."""
    for file in kept_files(build):
        yield from json.loads(file.read_text(encoding="utf-8").partition("\n")[2]).values()


@pytest.mark.site
def test_every_picture_of_a_handbook_is_found_again_the_next_time(small_site):
    kept = dict(enumerate(kept_pictures(small_site.root / "build")))
    assert len(kept) > 20
    styles = {style for text in kept.values() for style in re.findall(r"<style>(.*?)</style>", text, re.DOTALL)}
    assert len(styles) == 1, "one style sheet serves all pictures"
    (style,) = styles
    unlike = [
        n for n, text in kept.items() if not is_harmless(text, "", set(re.findall(r' href="([^"]*)"', text)), style)
    ]
    assert unlike == []


@pytest.mark.site
def test_a_build_shows_its_own_pictures_whatever_was_put_in_their_place(tmp_path):
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    (tmp_path / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text().replace("Marketing operations", "Test"))
    call("build", cwd=tmp_path)
    before = file_bytes(tmp_path / "build" / "site" / "playbooks")
    for n, path in enumerate(kept_files(tmp_path / "build")):
        text = path.read_text().partition("\n")[2].replace("<svg ", '<svg onload=\\"alert(1)\\" ')
        path.write_text(f"{cache._digest(path, text)}\n{text}" if n % 2 else text)
    forget(tmp_path / "build")
    call("build", cwd=tmp_path)
    assert file_bytes(tmp_path / "build" / "site" / "playbooks") == before
    for path in kept_files(tmp_path / "build"):
        path.write_text("")
    forget(tmp_path / "build")
    call("build", cwd=tmp_path)
    assert file_bytes(tmp_path / "build" / "site" / "playbooks") == before
    assert all(path.stat().st_size for path in kept_files(tmp_path / "build"))
