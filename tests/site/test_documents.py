"""`playpress build --pdf`: PDFs beside the site, made anew only where something changed, or a finding that says what is missing."""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from playpress.diagnostics import Severity
from playpress.pipeline import Request, build, check_handbook, with_typesetter
from tests.tools.command import call
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project
from tests.tools.repository import ROOT, file_bytes

pytestmark = pytest.mark.site
CODES = frozenset({"PB902", "PB903", "PB904"})
"""What is tried out here and nowhere else."""
SELL, BUY = SMALLEST, SMALLEST.replace("Sell a product", "Buy a product")


@pytest.fixture
def project(tmp_path):
    files = {"playbooks/sales/sell.yml": SELL, "playbooks/sales/buy.yml": BUY}
    request = write_project(tmp_path / "handbook", {**REGISTRIES, **files})
    (request.root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    return Request(request.root, pdf=True)


def pdfs(project):
    return file_bytes(project.build / "pdf")


def times(project):
    folder = project.build / "pdf"
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.pdf")}


def test_the_command_makes_the_pdfs_beside_the_site_and_says_where_they_are(project):
    said = call("build", "--pdf", cwd=project.root)
    made = pdfs(project)
    assert sorted(made) == [
        "categories/sales.pdf", "handbook.pdf", "posters/buy.pdf", "posters/sell.pdf",
        "roles/boss.pdf", "roles/clerk.pdf", "roles/sales-lead.pdf", "roles/seller.pdf",
    ]  # fmt: skip
    assert all(content.startswith(b"%PDF-") for content in made.values())
    assert f"8 PDFs are ready: {project.build / 'pdf'}" in said
    assert (project.build / "site" / "index.html").is_file()


def test_a_second_build_says_the_same_and_makes_nothing_anew(project):
    first, before = call("build", "--pdf", cwd=project.root), times(project)
    assert call("build", "--pdf", cwd=project.root) == first
    assert times(project) == before


def test_an_edit_makes_anew_the_pdfs_that_show_it_and_no_others(project):
    build(project)
    before = times(project)
    write_project(project.root, {"playbooks/sales/buy.yml": BUY.replace("Make an offer", "Ask for an offer")})
    build(project)
    after = times(project)
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {"categories/sales.pdf", "handbook.pdf", "posters/buy.pdf", "roles/sales-lead.pdf"}


def test_after_an_edit_the_pdfs_are_those_of_a_fresh_build(project):
    build(project)
    write_project(project.root, {"playbooks/sales/buy.yml": BUY.replace("Make an offer", "Ask for an offer")})
    build(project)
    renewed = pdfs(project)
    for path in (project.build / "pdf").rglob("*.pdf"):
        path.unlink()
    (project.build / ".cache" / "documents.json").unlink()
    build(project)
    assert pdfs(project) == renewed


def test_a_pdf_that_was_changed_or_removed_by_hand_is_made_anew(project):
    build(project)
    before = pdfs(project)
    (project.build / "pdf" / "handbook.pdf").write_bytes(b"changed")
    (project.build / "pdf" / "posters" / "sell.pdf").unlink()
    build(project)
    assert pdfs(project) == before


def test_the_pdf_of_a_process_that_is_gone_is_removed(project):
    build(project)
    (project.playbooks / "sales" / "buy.yml").unlink()
    build(project)
    assert "posters/buy.pdf" not in pdfs(project)
    assert "posters/sell.pdf" in pdfs(project)


def test_a_build_without_pdfs_removes_those_that_it_would_leave_out_of_date(project):
    build(project)
    assert pdfs(project)
    build(Request(project.root))
    assert not (project.build / "pdf").exists()


def test_without_typst_a_build_of_pdfs_stops_with_a_finding_that_says_how_to_install_it(project, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    (project.root / "requirements.txt").write_text("playpress\n")
    (found,) = with_typesetter(check_handbook(project)).diagnostics
    assert (found.code, found.severity, found.location.file) == ("PB902", Severity.ERROR, "requirements.txt")
    said = call("build", "--pdf", cwd=project.root, exits=1)
    assert 'pip install "playpress[pdf]"' in said
    assert not (project.build / "site").exists()


def test_without_typst_a_build_of_the_site_alone_has_no_finding(project, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    assert "PB902" not in call("build", cwd=project.root)


def test_a_character_without_a_font_is_a_warning_that_names_it_also_when_nothing_changed(project):
    write_project(project.root, {"playbooks/sales/buy.yml": f"{BUY}summary: Buy 🎉 it\n"})
    for _ in range(2):
        said = call("build", "--pdf", cwd=project.root)
        assert "warning PB903 the PDF “Buy a product” cannot show “🎉”, which none of its fonts has" in said


def test_a_font_of_the_projects_own_is_used_for_characters_that_the_others_lack(project):
    write_project(project.root, {"playbooks/sales/buy.yml": f"{BUY}summary: Buy \u2d30 it\n"})  # a letter of Tifinagh
    assert "PB903" in call("build", "--pdf", cwd=project.root)
    folder = project.root / "site_templates" / "assets" / "fonts"
    folder.mkdir(parents=True)
    package = Path(find_spec("matplotlib").origin).parent
    shutil.copy(package / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf", folder)
    assert "PB903" not in call("build", "--pdf", cwd=project.root)
