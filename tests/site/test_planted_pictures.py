"""A picture that somebody has put where drawn ones are kept neither runs nor leads anywhere in the built page."""

import re
import shutil

import pytest

from playpress.diagrams import cache
from playpress.diagrams.cache import PictureCache
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


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_planted_picture_is_drawn_anew_even_if_its_digest_is_right(tmp_path, planted):
    PictureCache(tmp_path).drawn(
        "source", lambda: planted, "u1", HREFS
    )  # writes the planted text as if it had been drawn
    assert PictureCache(tmp_path).drawn("source", lambda: PICTURE, "u1", HREFS) == PICTURE
    assert PictureCache(tmp_path).drawn("source", lambda: "drawn a third time", "u1", HREFS) == PICTURE


@pytest.mark.parametrize(
    "spoil", [lambda _: b"", lambda b: b[:-20], lambda b: b.replace(b">A<", b">B<"), lambda _: b"\xff\xfe"]
)
def test_a_kept_picture_that_is_damaged_is_drawn_anew(tmp_path, spoil):
    PictureCache(tmp_path).drawn("source", lambda: PICTURE, "u1", HREFS)
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(spoil(file.read_bytes()))
    assert PictureCache(tmp_path).drawn("source", lambda: PICTURE, "u1", HREFS) == PICTURE
    assert PICTURE.encode() in file.read_bytes()


def test_a_picture_kept_for_one_source_is_not_taken_for_another(tmp_path):
    PictureCache(tmp_path).drawn("one", lambda: PICTURE, "u1", HREFS)
    (one,) = (path for path in tmp_path.rglob("*") if path.is_file())
    PictureCache(tmp_path).drawn("two", lambda: PICTURE.replace(">A<", ">B<"), "u1", HREFS)
    (two,) = (path for path in tmp_path.rglob("*") if path.is_file() and path != one)
    shutil.copyfile(one, two)
    assert ">B<" in PictureCache(tmp_path).drawn("two", lambda: PICTURE.replace(">A<", ">B<"), "u1", HREFS)


@pytest.mark.site
def test_every_picture_of_a_handbook_is_found_again_the_next_time(small_site):
    pictures = list((small_site.root / "build" / ".cache" / "pictures").rglob("*.svg"))
    assert len(pictures) > 20
    kept = {path: path.read_text(encoding="utf-8").partition("\n")[2] for path in pictures}
    styles = {style for text in kept.values() for style in re.findall(r"<style>(.*?)</style>", text, re.DOTALL)}
    assert len(styles) == 1, "one style sheet serves all pictures"
    (style,) = styles
    unlike = [
        path
        for path, text in kept.items()
        if not is_harmless(text, "", set(re.findall(r' href="([^"]*)"', text)), style)
    ]
    assert unlike == []


@pytest.mark.site
def test_a_build_shows_its_own_pictures_whatever_was_put_in_their_place(tmp_path):
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    (tmp_path / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text().replace("Marketing operations", "Test"))
    call("build", cwd=tmp_path)
    before = file_bytes(tmp_path / "build" / "site" / "playbooks")
    for n, path in enumerate(sorted((tmp_path / "build" / ".cache" / "pictures").rglob("*.svg"))):
        picture = path.read_text().partition("\n")[2].replace("<svg ", '<svg onload="alert(1)" ')
        key = path.parent.name + path.stem
        path.write_text(f"{cache._digest(key, picture)}\n{picture}" if n % 2 else picture)
    forget(tmp_path / "build")
    call("build", cwd=tmp_path)
    assert file_bytes(tmp_path / "build" / "site" / "playbooks") == before
    for path in (tmp_path / "build" / ".cache" / "pictures").rglob("*.svg"):
        path.write_text("")
    forget(tmp_path / "build")
    call("build", cwd=tmp_path)
    assert file_bytes(tmp_path / "build" / "site" / "playbooks") == before
    assert all(path.stat().st_size for path in (tmp_path / "build" / ".cache" / "pictures").rglob("*.svg"))
