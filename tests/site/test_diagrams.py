"""Every diagram of the handbook: mermaid accepts its source, and its picture says what the playbook says."""

import pytest

from playpress.flow import resolve_flow
from playpress.load import load_handbook
from tests.tools.node import parse_mermaid
from tests.tools.pages import boxes, diagrams, fences, words
from tests.tools.repository import ROOT

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def library():
    return load_handbook(ROOT / "playbooks", ROOT).library


def joined(text):
    return "".join(text.split())


@pytest.mark.node
def test_mermaids_own_parser_tells_good_from_bad():
    good, bad = parse_mermaid(["flowchart TB\n  a --> b\n", "flowchart TB\n  a --\n"])
    assert good.kind == "flowchart-v2"
    assert bad.error


@pytest.mark.node
def test_mermaids_own_parser_accepts_every_diagram(handbook_site):
    sources = [(page.name, source) for page in sorted(handbook_site.docs.rglob("*.md")) for source in fences(page)]
    verdicts = parse_mermaid([source for _, source in sources])
    assert len(sources) > len(list((handbook_site.docs / "playbooks").glob("*.md")))
    assert [(name, verdict.error) for (name, _), verdict in zip(sources, verdicts, strict=True) if verdict.error] == []


def test_every_diagram_of_the_markdown_is_a_picture_in_the_site(handbook_site):
    for page in sorted(handbook_site.docs.rglob("*.md")):
        path = page.relative_to(handbook_site.docs).with_suffix("")
        html = handbook_site.pages / ("index.html" if str(path) == "index" else path / "index.html")
        assert len(diagrams(html)) == len(fences(page)), path


def test_a_playbooks_picture_has_one_link_a_step_with_the_steps_name_letter_for_letter(handbook_site, library):
    for playbook in library.playbooks.values():
        flow = resolve_flow(playbook)
        drawn = [
            box
            for svg in diagrams(handbook_site.pages / "playbooks" / playbook.id / "index.html")
            for box in boxes(svg)
        ]
        steps = sorted((box.href, joined(box.text).partition(".")[2]) for box in drawn if box.href.startswith("#step-"))
        assert steps == sorted((f"#step-{step.id}", joined(name_of(step, library))) for step in flow.steps.values()), (
            playbook.id
        )


def test_a_playbooks_picture_says_every_end_and_every_branch(handbook_site, library):
    """Exceptions are left to the text."""
    for playbook in library.playbooks.values():
        flow = resolve_flow(playbook)
        said = joined(
            " ".join(words(svg) for svg in diagrams(handbook_site.pages / "playbooks" / playbook.id / "index.html"))
        )
        labels = [end.name for end in flow.ends.values()] + [
            edge.label for edge in flow.edges if edge.label and not edge.exception
        ]
        assert [label for label in labels if joined(label) not in said] == [], playbook.id


def name_of(step, library):
    return step.name or library.playbooks[step.calls].name
