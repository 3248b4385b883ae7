"""What the search answers, asked without a browser: the shipped handbook as newcomers ask, and little ones in each language."""

import re
from functools import cache

import pytest

from playpress.pipeline import Request, check_handbook
from playpress.publish.search import postings
from tests.tools.amount import one_in
from tests.tools.handbook import write_project
from tests.tools.little_handbook import PLAYBOOKS, TYPED, little_handbook
from tests.tools.repository import ROOT, SHARED
from tests.tools.searching import ask, contributions_of, write_search

pytestmark = pytest.mark.node

HERE = ROOT / "tests" / "unit" / "publish" / "search"
CASES = HERE / "asked.tsv"
"""What is typed, and a pattern that the address of one of the first three hits must match."""


@cache
def shipped_handbook():
    """Return the shipped handbook and what its pages add to the search: most of the work of writing it."""
    checked = check_handbook(Request(ROOT))
    return checked, contributions_of(checked)


@pytest.fixture(scope="module")
def shipped(made_once):
    """The search of the shipped handbook."""

    def write(folder):
        checked, found = shipped_handbook()
        write_search(checked, folder, found)

    return made_once("search-shipped", write)


def cases_in(file):
    """Return the pairs of words typed and pattern in a file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if "\t" in line and not line.startswith("#")]


@pytest.mark.parametrize(
    "file", [CASES, pytest.param(SHARED / "cases" / "search.tsv", marks=pytest.mark.corpora)], ids=["own", "shared"]
)
def test_what_newcomers_type_is_answered_among_the_first_three(shipped, file):
    assert_answered(shipped, cases_in(file))


def test_what_nobody_had_tried_is_answered_as_often_as_it_was_measured(shipped):
    assert_answered(shipped, cases_in(HERE / "asked-afresh.tsv"), three=0.85, first=0.73, nothing=4)


def test_a_word_as_it_is_typed_comes_before_others_of_its_stem(shipped):
    objections, accessibility = ask(shipped, ["objections", "accessibility"])
    assert objections.hrefs[0] == "playbooks/product-launch/#step-message"
    assert not any(href.endswith("#access") for href in accessibility.hrefs[:3])


def test_who_asks_whether_something_may_be_done_reads_the_answer_to_that_question_first(shipped):
    (answer,) = ask(shipped, ["can the product launch be moved to a later date"])
    assert answer.hrefs[0] == "playbooks/product-launch/#faq-3"


@pytest.mark.parametrize(("typed", "end"), [("rare keywords", "#term-long-tail-keyword"), ("obstacles", "#exceptions")])
def test_comparatives_and_words_of_daily_work_are_understood(shipped, typed, end):
    (answer,) = ask(shipped, [typed])
    assert answer.hrefs[0].endswith(end)


def test_an_everyday_word_for_a_kind_of_thing_finds_that_kind(shipped):
    expert, head, files = ask(shipped, ["seo expert", "head of sales", "confidential files"])
    assert "roles/seo-specialist/" in expert.hrefs[:3]
    assert "roles/sales-manager/" in head.hrefs[:3]
    assert any(href.startswith("datasets/") for href in files.hrefs[:3])


def test_a_word_that_begins_with_an_everyday_word_means_the_same(shipped):
    mentor, mentorship = ask(shipped, ["mentor", "mentorship"])
    assert set(mentor.hrefs[:3]) == set(mentorship.hrefs[:3])


@pytest.mark.parametrize("language", ["de", "fr", "pl"])
def test_what_newcomers_type_in_other_languages_is_answered_among_the_first_three(language, tmp_path):
    handbook = check_handbook(Request(HERE / "handbooks" / language))
    assert_answered(write_search(handbook, tmp_path), cases_in(HERE / f"asked-{language}.tsv"))


def test_as_much_is_answered_if_each_word_is_on_so_many_pages_that_few_of_its_places_are_kept(monkeypatch, tmp_path):
    monkeypatch.setattr(postings, "FEW_PAGES", ())
    checked, found = shipped_handbook()
    assert_answered(write_search(checked, tmp_path, found), one_in(4, cases_in(CASES)))


def assert_answered(folder, asked, *, three=0.95, first=0.8, nothing=0):
    """Assert that of what is typed, all but so many have hits, and such shares the right one among the first three, and as the first."""
    answers = dict(zip([words for words, _ in asked], ask(folder, [words for words, _ in asked]), strict=True))
    at_once = [words for words, pattern in asked if any(re.search(pattern, href) for href in answers[words].hrefs[:1])]
    soon = [words for words, pattern in asked if any(re.search(pattern, href) for href in answers[words].hrefs[:3])]
    assert len(without := [words for words, answer in answers.items() if not answer.hrefs]) <= nothing, without
    assert len(soon) >= three * len(asked), sorted(answers.keys() - set(soon))
    assert len(at_once) >= first * len(asked), sorted(answers.keys() - set(at_once))


@pytest.fixture(scope="module")
def little(tmp_path_factory):
    """Return a function that makes the search of a handbook of one playbook and two roles in a language."""
    made = {}

    def make(language, settings=""):
        if (language, settings) not in made:
            root = tmp_path_factory.mktemp(language)
            request = write_project(
                root,
                {
                    **little_handbook(language),
                    "playbooks/handbook.yml": f"name: Handbook\nlanguage: {language}\n{settings}",
                },
            )
            made[language, settings] = write_search(check_handbook(request), root / "site")
        return made[language, settings]

    return make


@pytest.mark.parametrize("language", PLAYBOOKS)
def test_words_with_accents_without_them_and_with_signs_are_found_in_every_language(little, language):
    typed = TYPED[language]
    found = {words: answer.hrefs[:1] for words, answer in zip(typed, ask(little(language), typed), strict=True)}
    assert {words: hits for words, hits in found.items() if not hits or not re.search(typed[words], hits[0])} == {}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("what's a lead?", "#term-lead"),
        ("username", "#(step-)?access"),
        ("deadline missed", "#exceptions"),
        ("campaign under 2000 euros", "campaign-management/#exceptions-variant"),
        ("a/b", "tools/ab-testing|#term-a-b-test"),
        ("quizz", "#quiz"),
        ("web-analytics tool", "tools/analytics"),
        ("hotjar", "analytics"),
        ("deputy", "#people"),
        ("what does R A C I mean", "#term-raci"),
        ("SDRs", "sales-development-representative"),
        ("automatically", "automation"),
        ("contact a customer", "consent"),
        ("how much of the budget is left", "#faq-2|budget"),
        ("priorites", "which-process-first|#term-moscow|#step-sort"),
        ("improvment", "improvement"),
        ("go-to-market", "product-launch"),
        ("how many keywords", "#step-keywords"),
    ],
)
def test_what_is_typed_in_another_form_is_answered_first(shipped, typed, first):
    (answer,) = ask(shipped, [typed])
    assert re.search(first, answer.hrefs[0]), answer.hrefs[:3]


@pytest.mark.parametrize("typed", ["what is a lead", "what's a lead", "What\u2019s a lead?", "whats a lead"])
def test_a_question_in_short_is_the_same_question(shipped, typed):
    (answer,) = ask(shipped, [typed])
    assert answer.hrefs[0].endswith("#term-lead")


def test_a_number_is_no_other_number(shipped):
    for hit in answers(shipped, "2000 EUR")[0]["hits"]:
        marked = {text for text, is_marked in (*hit["named"], *hit["said"]) if is_marked}
        assert marked <= {"EUR", "2,000", "2000"}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Zielgruppenbeschreibung", "#step-zielgruppe"),
        ("Mitarbeitergespräch", "#step-gespraech"),
        ("Kundengespräch", "#step-gespraech"),
        ("prüffung", "rechtspruefung|roles/recht"),
        ("was tun wenn ich mich krnak fühle", "#exceptions-1"),
        ("Kampagnenziel", "#step-ziele"),
        ("Budgetgrenze", "kampagne-durchfuehren/#"),
        ("Werbebanner", "#step-bilder"),
        ("Onboardingplan", "einarbeitung/"),
        ("Freigaben", "freigabe|#faq-1"),
    ],
)
def test_a_german_word_of_several_is_found_by_its_parts(typed, first, made_once):
    german = made_once(
        "search-german", lambda folder: write_search(check_handbook(Request(HERE / "handbooks" / "de")), folder)
    )
    (answer,) = ask(german, [typed])
    assert re.search(first, answer.hrefs[0]), answer.hrefs[:3]


@pytest.mark.parametrize(("typed", "completed"), [("how long does keyword research take", ""), ("campai", "campaign")])
def test_only_what_is_another_word_is_proposed_as_the_end_of_what_is_typed(shipped, typed, completed):
    assert answers(shipped, typed)[0]["suggestion"] == completed


def answers(folder, *typed, **options):
    """Return what is answered to each question."""
    return [one.answer for one in ask(folder, [(words, options) for words in typed])]


def test_the_handbooks_own_synonyms_are_found(little):
    own = little("en", "search_synonyms: {headhunting: hiring, boarding pass: [advert, mail]}\n")
    (headhunting, boarding), (without,) = ask(own, ["headhunting", "boarding pass"]), ask(little("en"), ["headhunting"])
    assert headhunting.hrefs[0] == "playbooks/hiring/"
    assert boarding.hrefs[0].startswith("playbooks/hiring/#step-")
    assert without.answer["isNearest"]


def test_the_steps_of_the_chosen_role_stand_first_or_alone(shipped):
    (anyone,) = ask(shipped, ["brief"])
    (creator,) = ask(shipped, [("brief", {"role": "content-creator"})])
    assert anyone.hrefs[0] == "glossary/#term-brief"
    assert creator.hrefs[0] == "playbooks/content-development/#step-brief"
    (only,) = answers(shipped, "brief", role="content-creator", roleOnly=True, limit=100)
    assert 0 < len(only["hits"]) < len(anyone.answer["hits"]) + anyone.answer["more"]


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("my boss", "#people"),
        ("who is my manager", "#people"),
        ("my stand-in", "#people"),
        ("first day", "#first-day"),
        ("how am I measured", "#kpis"),
        ("terms to know", "#terms"),
        ("password", "#access"),
    ],
)
def test_what_the_own_page_of_the_chosen_role_says_stands_before_other_roles_pages(shipped, typed, end):
    (answer,) = ask(shipped, [(typed, {"role": "seo-specialist"})])
    pages = [href for href in answer.hrefs if href.startswith("roles/")]
    assert pages[0] == f"roles/seo-specialist/{end}"
    (only,) = ask(shipped, [(typed, {"role": "seo-specialist", "roleOnly": True})])
    assert f"roles/seo-specialist/{end}" in only.hrefs
    assert not any(href.startswith("roles/") for href in only.hrefs if not href.startswith("roles/seo-specialist/"))


@pytest.mark.parametrize(
    ("typed", "end", "says"),
    [
        ("approve the budget", "product-promotion/#step-approve", ".*budget"),
        ("approve promotion plan", "product-promotion/#step-approve", ".* send the plan back, write down"),
        ("lead", "#term-lead", "A person, with a company behind them"),
        ("approval", "#term-approval", "A step in which"),
        ("budget variance", "kpis/budget-variance/", "Do we spend what we planned"),
        ("legal reviewer", "roles/legal-reviewer/", ".{25,}[.]$"),
        ("my boss", "roles/seo-specialist/#people", "Your manager: "),
    ],
)
def test_a_hit_shows_the_line_that_says_most_beside_its_title(shipped, typed, end, says):
    (answer,) = answers(shipped, typed, limit=60, role="seo-specialist" if typed == "my boss" else "")
    hit = next(hit for hit in answer["hits"] if re.sub(r"\?[^#]*", "", hit["href"]).endswith(end))
    assert re.match(says, "".join(text for text, _ in hit["said"])), hit["said"]


def test_hits_can_be_of_chosen_kinds_and_of_one_category(shipped):
    (steps,) = answers(shipped, "campaign", kinds=["step"], limit=30)
    assert {hit["kind"] for hit in steps["hits"]} == {"step"}
    assert len(steps["hits"]) + steps["more"] == steps["kinds"]["step"] < sum(steps["kinds"].values())
    (people,) = answers(shipped, "campaign", category="people", limit=30)
    assert {hit["category"] for hit in people["hits"]} == {"people"}
    assert people["categories"]["people"]
    assert ["designer", "Designer"] in people["roles"]


def test_a_hit_says_where_it_is_and_marks_the_words_in_its_sentence(shipped):
    (answer,) = answers(shipped, "who approves a campaign")
    hit = next(hit for hit in answer["hits"] if hit["href"].endswith("#step-approve-plan"))
    assert (hit["kind"], hit["number"], hit["where"]) == ("step", "6", "Marketing campaign management")
    assert "".join(text for text, _ in hit["named"]) == hit["title"] == "Approve the campaign plan"
    assert [text for text, is_marked in hit["named"] if is_marked] == ["Approve", "campaign"]
    assert "?h=" in hit["href"]


@pytest.mark.parametrize(
    "typed", ["xqzvw", "?!", "the", "a", "who", "", "   ", "x" * 500, "\ud83d\ude00", "__proto__", "constructor", "<b>"]
)
def test_nothing_that_is_typed_is_without_an_answer(shipped, typed):
    (answer,) = answers(shipped, typed)
    assert bool(answer["hits"]) != (answer["isNearest"] and answer["kinds"] == {})


def test_a_polite_question_is_answered_as_a_short_one(shipped):
    short, polite, anybody = ask(
        shipped,
        [
            "who approves the budget",
            "please can somebody tell me who approves the budget",
            "does anyone approve the budget",
        ],
    )
    assert set(polite.hrefs[:3]) == set(short.hrefs[:3])
    assert "playbooks/marketing-operations-strategy/#step-approve" in anybody.hrefs[:2]


@pytest.mark.parametrize("typed", ["xqzvw", "carburettor", "what does QZV mean"])
def test_what_is_found_nowhere_has_no_hits_and_no_kinds(shipped, typed):
    (answer,) = answers(shipped, typed)
    assert (answer["hits"], answer["more"], answer["kinds"], answer["isNearest"]) == ([], 0, {}, True)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("lounch", "launch"),
        ("kampaign", "campaign"),
        ("campain", "campaign"),
        ("onbording", "onboarding"),
        ("acountable", "accountable"),
        ("lauhcn", "launch"),
        ("hadnover", "hand-over"),
        ("aprov", "approv"),
    ],
)
def test_a_letter_wrong_is_understood_wherever_it_is(shipped, typed, title):
    (answer,) = answers(shipped, typed)
    assert title in answer["hits"][0]["title"].lower()


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("blue print", "#term-blueprint"),
        ("guide point", "#term-guidepoint"),
        ("northstar", "#term-north-star"),
        ("micro campaign", "playbooks/micro-campaign-experiment/"),
        ("socialmedia", "playbooks/social-media-management/"),
        ("R.A.C.I.", "#term-raci"),
        ("who does what", "#raci"),
        ("lawyer", "roles/legal-reviewer/"),
        ("laptop", "#step-access"),
        ("keys", "#step-access"),
        ("IT department", "roles/cio/"),
        ("dead line", "#term-lead-time"),
        ("role of the cio", "roles/cio/"),
        ("Stop the channel with the highest cost per lead first.", "campaign-management/#exceptions-1"),
    ],
)
def test_words_written_otherwise_and_everyday_words_are_understood(shipped, typed, end):
    (answer,) = ask(shipped, [typed])
    assert any(href.endswith(end) for href in answer.hrefs[:3]), answer.hrefs[:3]


def test_what_each_roles_page_says_stands_below_what_is_said_once(shipped):
    (anyone,) = ask(shipped, ["approve"])
    assert "#step-approve" in anyone.hrefs[0]
    (named,) = ask(shipped, ["what does the CEO approve"])
    assert "roles/ceo/#approvals" in named.hrefs[:2]


def test_all_words_stand_before_some(shipped):
    (answer,) = ask(shipped, ["budget variance"])
    assert answer.hrefs[0] == "kpis/budget-variance/"


def test_singular_plural_and_verb_forms_find_the_same(shipped):
    for forms in (
        ("approve", "approves", "approving", "approved"),
        ("campaign", "campaigns"),
        ("strategy", "strategies"),
        ("organise", "organize"),
        ("catalogue", "catalog"),
    ):
        found = [set(answer.hrefs[:8]) for answer in ask(shipped, forms)]
        assert all(len(found[0] & other) >= 3 for other in found[1:]), forms


def test_the_word_being_typed_is_completed(shipped):
    (answer,) = answers(shipped, "marketing dir")
    assert answer["suggestion"] == "director"


def test_a_first_search_reads_little_and_typing_letter_by_letter_not_much_more(shipped):
    first = ask(shipped, ["campaign", "who approves a campaign", "boss"], is_fresh=True, is_weighed=True)
    assert 0 < max(answer.bytes for answer in first) < 65_000
    phrase = "approve the campaign plan"
    assert 0 < ask(shipped, [phrase[:n] for n in range(1, len(phrase) + 1)], is_weighed=True)[-1].bytes < 130_000


def test_a_word_of_writing_without_spaces_is_found_wherever_it_stands(tmp_path):
    step = "  - {{id: s{n}, name: {name}, raci: {{responsible: lead}}}}\n"
    names = ["漢字を確認する", "ตรวจสอบเอกสาร", "Excel表計算を開く"]
    steps = "".join(step.format(n=n, name=name) for n, name in enumerate(names))
    request = write_project(
        tmp_path,
        {
            "playbooks/handbook.yml": "name: Handbook\n",
            "playbooks/catalog/roles.yml": "lead: {name: Team lead}\n",
            "playbooks/catalog/categories.yml": "people: {name: HR}\n",
            "playbooks/people/write.yml": f"name: Write\nowner: lead\ntrigger: Now\noutcome: Done\nsteps:\n{steps}",
        },
    )
    typed = ["確認", "確認する", "漢", "漢字 確認", "เอกสาร", "計算", "excel", "表計算", "文化"]
    answers = ask(write_search(check_handbook(request), tmp_path / "site"), typed)
    assert [answer.hrefs[0][-1] if answer.hrefs else "" for answer in answers] == [*"00001222", ""]


def test_a_retired_playbook_stands_below_others(tmp_path):
    playbook = "name: {name}\nowner: lead\ntrigger: Now\noutcome: Done\nsteps: [{{id: a, name: Bake, raci: {{responsible: lead}}}}]\n{more}"
    request = write_project(
        tmp_path,
        {
            "playbooks/handbook.yml": "name: Handbook\n",
            "playbooks/catalog/roles.yml": "lead: {name: Team lead}\n",
            "playbooks/catalog/categories.yml": "people: {name: HR}\n",
            "playbooks/people/a-old.yml": playbook.format(name="Bread baking", more="status: retired\nreplaced_by: b-new\n"),
            "playbooks/people/b-new.yml": playbook.format(name="Bread baking with the new oven", more=""),
        },
    )  # fmt: skip
    (answer,) = ask(write_search(check_handbook(request), tmp_path / "site"), ["bread baking"])
    assert answer.hrefs.index("playbooks/b-new/") < answer.hrefs.index("playbooks/a-old/")


def test_only_the_newest_question_is_answered(shipped):
    found = [one.answer for one in ask(shipped, ["campaign", "lead response time", "kpi"], is_at_once=True)]
    assert found[:2] == [None, None]
    assert found[2]["hits"]
