"""Every diagram of the handbook: mermaid accepts its source, and pictures and words say what the playbook says."""

import gzip
import html
import re
from collections import Counter

import pytest

from playpress.diagrams.picture import draw
from playpress.process.flow import resolve_flow
from playpress.reading.load import load_handbook
from tests.tools.node import parse_mermaid
from tests.tools.pages import boxes, diagrams, drawn, elements, fences, read_page, views, words
from tests.tools.rendered import read_html

pytestmark = pytest.mark.site

PICTURE = re.compile(r"^!\[[^\]]*\]\(([^)]+\.svg)\)$", re.MULTILINE)
HEAVIEST, LONGEST = 5 * 1024, 15
"""Bytes that a diagram adds to its page, packed, and the steps of a process up to which that is promised."""
VIEWS = ["flow-by-role", "flow-by-phase", "flow-hand-offs", "flow-in-words"]
PICTURES = VIEWS[:2]

SIGNS = re.compile(r"⚙?(?:\([A-Z,]+\))?$")
"""What a box says after its name: done by a machine, the letters of exceptions."""


def joined(text):
    return "".join(text.split())


class Flow:
    """A playbook, its flow, and the views of it on its page."""

    def __init__(self, playbook, library, site):
        self.playbook, self.library, self.name = playbook, library, playbook.id
        flow = resolve_flow(playbook)
        self.steps, self.numbers = flow.steps, flow.numbers
        self.page = site.pages / "playbooks" / playbook.id / "index.html"
        self.views = views(self.page)
        self.ends = [end.name for end in flow.ends.values()]
        self.answers = [edge.label for edge in flow.edges if edge.label and not edge.exception]
        self.exceptions = [(chr(ord("A") + n), exception.when) for n, exception in enumerate(playbook.exceptions)]

    def step_name(self, step):
        return step.name or self.library.playbooks[step.calls].name

    def roles(self, step):
        return [self.library.roles[role].name for role in step.raci.responsible]


@pytest.fixture(scope="module")
def flows(handbook_site):
    library = load_handbook(handbook_site.root / "playbooks", handbook_site.root).library
    assert len(library.playbooks) > 10
    return [Flow(playbook, library, handbook_site) for playbook in library.playbooks.values()]


@pytest.mark.node
def test_mermaids_own_parser_tells_good_from_bad():
    good, bad = parse_mermaid(["flowchart TB\n  a --> b\n", "flowchart TB\n  a --\n"])
    assert good.kind == "flowchart-v2"
    assert bad.error


@pytest.mark.node
def test_mermaids_own_parser_accepts_every_diagram(handbook_site):
    sources = [(page.name, source) for page in sorted(handbook_site.docs.rglob("*.md")) for source in fences(page)]
    verdicts = parse_mermaid([source for _, source in sources])
    assert len(sources) > 30
    assert [(name, verdict.error) for (name, _), verdict in zip(sources, verdicts, strict=True) if verdict.error] == []


def test_every_fence_and_every_picture_of_the_markdown_is_a_picture_in_the_page(handbook_site):
    pages = sorted(handbook_site.docs.rglob("*.md"))
    assert len(pages) > 100
    for page in pages:
        path = page.relative_to(handbook_site.docs).with_suffix("")
        built = handbook_site.pages / ("index.html" if str(path) == "index" else path / "index.html")
        beside = PICTURE.findall(page.read_text(encoding="utf-8"))
        assert all((page.parent / name).is_file() for name in beside), path
        charts = [name for name in beside if name.endswith(".chart.svg")]
        assert len(diagrams(built)) == len(fences(page)) + len(beside) - len(charts), path
        assert read_page(built).count('<div class="pp-chart"><svg') == len(charts), path
        assert not [
            e
            for e in elements(built)
            if e.tag == "img" and e.attributes.get("src", "").endswith((".by-role.svg", ".chart.svg"))
        ], path


def test_a_flow_has_every_view_of_it(flows):
    for flow in flows:
        assert [view for view in VIEWS if view in flow.views] == list(flow.views), flow.name
        assert {*PICTURES, "flow-in-words"} <= set(flow.views), flow.name
        assert all(drawn(flow.views[view]) for view in flow.views if view != "flow-in-words"), flow.name


@pytest.mark.parametrize("view", PICTURES)
def test_a_picture_leads_to_each_step_once_and_names_it_letter_for_letter(flows, view):
    for flow in flows:
        wanted = Counter(
            (
                f"../{step.calls}/" if step.calls else f"#step-{key}",
                joined(f"{flow.numbers[key]}. {flow.step_name(step)}"),
            )
            for key, step in flow.steps.items()
        )
        found = Counter(
            (box.href, SIGNS.sub("", joined(box.text))) for svg in drawn(flow.views[view]) for box in boxes(svg)
        )
        assert {what: found[what] for what in wanted} == wanted, flow.name


@pytest.mark.parametrize("view", PICTURES)
def test_a_picture_says_the_trigger_every_end_branch_and_exception(flows, view):
    for flow in flows:
        said = joined(" ".join(words(svg) for svg in drawn(flow.views[view])))
        labels = [flow.playbook.trigger.name, *flow.ends, *flow.answers]
        labels += [f"{letter}. {when}" for letter, when in flow.exceptions]
        assert [label for label in labels if joined(label) not in said] == [], flow.name


def test_the_grid_names_every_role_and_phase(flows):
    for flow in flows:
        (grid,) = drawn(flow.views["flow-by-role"])
        said = joined(words(grid))
        roles = [flow.roles(step)[0] for step in flow.playbook.steps if step.raci]
        phases = [phase.name for phase in flow.playbook.phases]
        assert [name for name in (*roles, *phases) if joined(name) not in said] == [], flow.name


def test_the_words_name_every_step_role_answer_end_and_exception(flows):
    for flow in flows:
        said = read_html(flow.views["flow-in-words"]).text
        labels = [flow.playbook.trigger.name]
        labels += [f"{flow.numbers[key]} {flow.step_name(step)}" for key, step in flow.steps.items()]
        labels += [role for step in flow.playbook.steps if step.raci for role in flow.roles(step)]
        labels += [f"If {answer}:" for answer in flow.answers]
        labels += [f"the end “{end}”" for end in flow.ends]
        labels += [f"{letter} {when}" for letter, when in flow.exceptions]
        assert [label for label in labels if label not in said] == [], flow.name


def test_the_legend_explains_what_the_pictures_use_and_no_more(flows):
    for flow in flows:
        steps = flow.playbook.steps
        kinds = {step.type for step in steps} - {"task"}
        kinds |= {"fork"} if any(len(step.next) > 1 for step in steps) else set()
        kinds |= {"rework"} if any(branch.kind == "rework" for step in steps for branch in step.branches) else set()
        kinds |= {"automated"} if any(step.automation == "automated" for step in steps) else set()
        legend = set(re.findall(r'class="[^"]*pp-key-svg pp-key-([a-z]+)"', read_page(flow.page)))
        assert kinds <= legend, flow.name
        assert legend - kinds <= {"start", "end", "stop", "exception"}, flow.name


def test_ids_are_unique_on_a_page_and_links_and_names_meet_them(flows):
    for flow in flows:
        counted = Counter(e.attributes["id"] for e in elements(flow.page) if "id" in e.attributes)
        assert {name: n for name, n in counted.items() if n > 1} == {}, flow.name
        wanted = [box.href[1:] for svg in diagrams(flow.page) for box in boxes(svg) if box.href.startswith("#")]
        for svg in diagrams(flow.page):
            wanted += [svg.get("aria-labelledby", "missing"), svg.get("aria-describedby", "missing")]
        assert [name for name in wanted if name not in counted] == [], flow.name


def test_a_diagram_of_a_usual_process_adds_little_to_its_page(flows):
    usual = [flow for flow in flows if len(flow.steps) <= LONGEST]
    sizes = {
        (flow.name, n): len(gzip.compress(svg.encode()))
        for flow in usual
        for n, svg in enumerate(
            re.findall(r'<div class="pp-diagram"[^>]*>\s*(<svg.*?</svg>)', read_page(flow.page), re.DOTALL)
        )
    }
    assert len(sizes) >= 3 * len(usual) > 0
    assert {which: size for which, size in sizes.items() if size > HEAVIEST} == {}


def test_a_picture_in_the_page_has_no_style_of_its_own_and_the_file_beside_it_has(handbook_site):
    pages = sorted((handbook_site.pages / "playbooks").glob("*/index.html"))
    pictures = sorted((handbook_site.docs / "playbooks").glob("*.by-role.svg"))
    assert {file.name.partition(".")[0] for file in pictures} == {page.parent.name for page in pages}
    for page in pages:
        assert not [svg for svg in diagrams(page) if svg.find(".//style") is not None]
    for file in pictures:
        assert "<style>" in file.read_text(encoding="utf-8")


def test_a_diagram_of_the_page_is_the_one_that_its_source_draws(handbook_site):
    page = next(page for page in sorted((handbook_site.docs / "playbooks").glob("*.md")) if fences(page))
    said = [joined(words(svg)) for svg in diagrams(handbook_site.pages / "playbooks" / page.stem / "index.html")]
    for source in fences(page):
        text = html.unescape(re.sub(r"<(?!/?t(?:ext|span))[^>]*>", "", draw(source, "u")))
        assert any(joined(re.sub(r"<[^>]*>", "", text)).endswith(one) for one in said)
