"""A project's own copies of what comes with Playpress: made by a command, and told when the original changes."""

import pytest

from playpress import __version__
from playpress.analysis.facts import Facts
from playpress.analysis.project import ProjectFiles
from playpress.bundled import bundled_folder
from playpress.checks import check
from playpress.checks.copies import copy_line
from playpress.checks.lost_parts import find_lost_parts
from playpress.editing.new import write_handbook
from playpress.machine.today import find_today
from playpress.pipeline import Request, check_handbook, generate
from playpress.reading.load import load_handbook
from playpress.reading.templates import Templates
from tests.tools.command import call

CODES = {"PB865"}
"""Codes that are tried out here."""
PICTURES = {"assets/logo.svg": "", "assets/favicon.svg": ""}
"""What the written `mkdocs.yml` names."""
FILES = ["pages/role.md.j2", "partials/step.md.j2", "assets/playpress.css", "assets/lens.js", "overrides/404.html"]


@pytest.fixture
def handbook(tmp_path):
    write_handbook(tmp_path / "bakery")
    return tmp_path / "bakery"


def codes(handbook, templates):
    loaded = load_handbook(handbook / "playbooks", handbook)
    facts = Facts(loaded.library, find_today(), ProjectFiles(loaded.site_settings, templates, loaded.is_bracketed))
    return [found.code for found in check(loaded, facts)]


@pytest.mark.parametrize("path", FILES)
def test_a_copy_made_by_the_command_is_the_original_below_a_line_that_names_its_version(handbook, path):
    said = call("copy", path, cwd=handbook)
    assert said == f"“site_templates/{path}” is yours to change; remove it to have the original back\n"
    first, _, rest = (handbook / "site_templates" / path).read_text().partition("\n")
    assert f"Copied from playpress {__version__}, sha256:" in first
    assert rest == (bundled_folder() / path).read_text()
    assert check_handbook(Request(handbook)).diagnostics == []


@pytest.mark.slow
def test_pages_made_of_copies_are_the_same_pages(handbook):
    before = generate(Request(handbook)).written
    for path in FILES:
        call("copy", path, cwd=handbook)
    after = generate(Request(handbook)).written
    assert before.changed == after.unchanged > 20
    assert after.changed == after.removed == 0


@pytest.mark.repeats
@pytest.mark.parametrize("path", FILES)
def test_a_copy_is_told_of_once_its_original_has_changed_and_not_before(handbook, path):
    original = (bundled_folder() / path).read_text()
    own = {path: f"{copy_line(path, original)}\n{original}with a line of ours\n"}
    assert codes(handbook, Templates(own, {**PICTURES, path: original})) == []
    changed = {**PICTURES, path: original + "with a line of theirs\n"}
    assert codes(handbook, Templates(own, changed)) == ["PB863"]
    followed = {path: own[path].replace(copy_line(path, original), copy_line(path, changed[path]))}
    assert codes(handbook, Templates(followed, changed)) == []


def test_a_copy_made_by_hand_is_told_of_as_soon_as_it_differs_and_takes_the_line_that_the_hint_gives(handbook):
    own = handbook / "site_templates" / "pages" / "kpi.md.j2"
    own.parent.mkdir()
    own.write_text((bundled_folder() / "pages" / "kpi.md.j2").read_text())
    assert check_handbook(Request(handbook)).diagnostics == []
    own.write_text(own.read_text() + "\nOurs.\n")
    (found,) = check_handbook(Request(handbook)).diagnostics
    assert (found.code, found.location.file) == ("PB864", "site_templates/pages/kpi.md.j2")
    own.write_text(f"{found.hint.values['line']}\n{own.read_text()}")
    assert check_handbook(Request(handbook)).diagnostics == []


def test_the_original_can_be_printed_to_compare_it(handbook):
    said = call("copy", "pages/role.md.j2", "--print", cwd=handbook)
    assert said == (bundled_folder() / "pages" / "role.md.j2").read_text()
    assert not (handbook / "site_templates" / "pages").exists()


def test_a_copy_that_is_there_is_left_alone(handbook):
    own = handbook / "site_templates" / "pages" / "role.md.j2"
    own.parent.mkdir()
    own.write_text("mine")
    said = call("copy", "pages/role.md.j2", cwd=handbook, exits=2)
    assert said == "playpress: “site_templates/pages/role.md.j2” is there already, and nothing is ever overwritten\n"
    assert own.read_text() == "mine"


@pytest.mark.parametrize(
    "path", ["pages/rol.md.j2", "../mkdocs.yml", "new/en/README.md", "assets/logo.svg", "/etc/passwd", ""]
)
def test_only_what_can_be_changed_is_copied(handbook, path):
    said = call("copy", path, cwd=handbook, exits=2)
    assert said.startswith(f"playpress: there is no “{path}” to copy; ")
    assert sorted(file.name for file in (handbook / "site_templates").iterdir()) == ["mkdocs_hook.py"]


def test_what_a_template_takes_away_is_told_at_that_template():
    own = {"overrides/main.html": "", "overrides/partials/javascripts/base.html": ""}
    lost = ["scripts", "partials/javascripts/base.html"]
    found = list(find_lost_parts(lost, Templates(own)))
    assert [(finding.code, finding.subject[1]) for finding in found] == [
        ("PB865", "overrides/main.html"),
        ("PB865", "overrides/partials/javascripts/base.html"),
    ]
    assert found[0].hint.text() == "write “{{ super() }}” into the block “scripts”"
