"""A handbook as data: what the files hold, and that their schemas hold them."""

from __future__ import annotations

import datetime
import json

import pytest

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.category import Category
from playpress.model.goal import Goal
from playpress.model.handbook import Handbook
from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from playpress.model.role import Role
from playpress.pages.plan import plan_pages
from playpress.publish.data.addresses import Addresses, data_path
from playpress.publish.data.cells import Cell, harmless, write_head, write_rows
from playpress.publish.data.files import data_files
from playpress.publish.data.markdown import published
from playpress.publish.data.of_page import data_of_page
from playpress.publish.data.tables import KPI_TABLE, TABLES, kpi_rows
from tests.tools.data import bakery, faults, rows, schema_of
from tests.tools.handbook import library_of, playbook_of

TODAY = datetime.date(2026, 11, 25)
HOSTED, OFFLINE = Addresses(has_folders=True), Addresses(has_folders=False)
SALES = {"sales": Category(id="sales", name="Sales")}


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, bytes]:
    return bakery(tmp_path_factory.mktemp("bakery"), TODAY)


@pytest.mark.repeats
def test_every_file_of_data_is_as_its_schema_says(files):
    found = [path for path in files if path.endswith((".json", ".csv")) and "/schema/" not in path]
    assert len(found) >= 7
    for path in found:
        data = json.loads(files[path]) if path.endswith(".json") else rows(files[path])
        assert data
        assert faults(data, schema_of(path, files)) == [], path


def test_a_schema_refuses_a_field_too_many_a_missing_one_and_a_wrong_date(files):
    path = data_path("bread-order")
    data, schema = json.loads(files[path]), schema_of(path, files)
    assert faults({**data, "more": 1}, schema)
    assert faults({key: value for key, value in data.items() if key != "owner"}, schema)
    assert faults({**data, "changes": [{**data["changes"][0], "date": "yesterday"}]}, schema)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.path)
def test_the_schema_of_a_table_refuses_a_cell_that_is_a_formula(files, table):
    row = rows(files[table.path])[0]
    schema = schema_of(table.path, files)
    assert [faults([{**row, "page": f"{sign}1"}], schema) == [] for sign in ("=", "+", "-", "@", "\t", "\r")] == [
        False
    ] * 6


def test_a_schema_says_in_words_what_each_field_is(files):
    for path in (path for path in files if "/schema/" in path):
        text = json.loads(files[path])
        objects = [*text.get("$defs", {}).values(), text.get("items", text)]
        assert [
            name for one in objects for name, field in one["properties"].items() if not field.get("description")
        ] == []


def test_the_list_of_playbooks_names_pages_and_data_as_seen_from_itself_in_both_editions():
    library = library_of(playbook_of(), playbook_of(id="old", status="retired"))
    facts = Facts(library, TODAY)
    plan = plan_pages(facts, Translator("en"), lambda _subject: "x.yml")
    for has_folders, page in ((True, "../playbooks/sell/"), (False, "../playbooks/sell.html")):
        made = data_files(facts, Translator("en"), plan, has_folders=has_folders)
        listed = {p["id"]: p for p in json.loads(made["api/playbooks.json"])["playbooks"]}
        assert (listed["sell"]["page"], listed["sell"]["data"]) == (page, "playbooks/sell.json")
        assert listed["sell"]["markdown"] == "../playbooks/sell.md"
        assert (listed["old"]["review_due"], listed["old"]["stage"], listed["sell"]["stage"]) == (None, None, "plan")


def test_a_playbook_as_data_says_who_does_what_where_it_goes_on_and_how_long_it_takes():
    playbook = playbook_of(
        review={"every": "3 months", "last": "2026-10-31", "approver": "clerk"},
        volume={"count": 2, "per": "day"}, purpose="Because of **it**, see [[role:boss]].",
        steps=[
            {"id": "ask", "name": "Ask", "type": "decision", "raci": {"responsible": ["clerk", "boss"]}, "work": "30m",
             "branches": [{"when": "Yes", "to": "done", "probability": 0.25}, {"when": "No", "to": "wait"}]},
            {"id": "wait", "name": "Wait", "type": "wait", "wait": {"likely": "1d", "max": "2d"}},
        ],
    )  # fmt: skip
    facts = Facts(
        library_of(
            playbook, categories=SALES, roles={"boss": Role(id="boss", name="Boss")}, handbook=Handbook(hours_per_day=7)
        )
    )
    plan = plan_pages(facts, Translator("en"), lambda _subject: "x.yml")
    ((path, text),) = data_of_page(plan.pages["playbook:sell"], facts, Translator("en"), HOSTED).items()
    data = json.loads(text)
    ask, wait = data["steps"]
    assert path == "api/playbooks/sell.json"
    assert (ask["responsible"], ask["accountable"], ask["work_hours"]) == (["clerk", "boss"], "boss", 0.5)
    assert [(way["to"], way["when"], way["probability"]) for way in ask["ways"]] == [
        ("done", "Yes", 0.25),
        ("wait", "No", 0.75),
    ]
    assert (wait["responsible"], wait["accountable"], wait["wait_hours"]) == ([], None, 7)
    assert data["review"] == {"approver": "clerk", "last": "2026-10-31", "due": "2027-01-31", "undated": None}
    assert (data["runs_per_year"], data["purpose"]) == (2 * 5 * 52, "Because of it, see Boss.")
    assert data["names"]["role"] == {"boss": "Boss"}, "a role that no registry has has no name"


def test_other_kinds_of_pages_have_no_file_of_data():
    facts = Facts(library_of(playbook_of(), categories=SALES))
    pages = plan_pages(facts, Translator("en"), lambda _subject: "x.yml").pages.values()
    assert {page.kind for page in pages if data_of_page(page, facts, Translator("en"), HOSTED)} == {"playbook"}


def test_a_kpi_row_has_the_newest_figure_its_colour_and_the_playbooks_in_use_that_it_measures():
    up = {"direction": "up", "target": 9, "thresholds": {"green": 8, "amber": 5}}
    kpis = {
        "sales": Kpi.model_validate({"id": "sales", "name": "Sales", **up}),
        "heat": Kpi.model_validate(
            {"id": "heat", "name": "Heat", "direction": "range", "target": {"min": -4, "max": 8}}
        ),
    }
    series = {"sales": (Measurement(datetime.date(2026, 5, 1), 6.5), Measurement(datetime.date(2026, 4, 1), 9))}
    library = library_of(
        playbook_of(kpis=["sales"]),
        playbook_of(id="old", status="retired", kpis=["sales"]),
        kpis=kpis,
        measurements=series,
    )
    by_id = {
        row["kpi"]: row for row in rows(write_head(KPI_TABLE.columns) + write_rows(kpi_rows(Facts(library), OFFLINE)))
    }
    sales, heat = by_id["sales"], by_id["heat"]
    assert (sales["latest"], sales["latest_date"], sales["state"], sales["playbooks"]) == (
        "6.5",
        "2026-05-01",
        "amber",
        "sell",
    )
    assert (heat["target"], heat["target_max"], heat["latest"], heat["page"]) == ("-4", "8", "", "../kpis/heat.html")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_text_that_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe(sign):
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"
    assert harmless(f"a{sign}1") == f"a{sign}1"


def test_numbers_stay_numbers_days_are_written_as_in_iso_8601_and_nothing_is_an_empty_cell():
    cells: list[Cell] = [-5, -2.5, 7.0, 1e21, 0.1, datetime.date(2026, 1, 2), None, ""]
    assert [harmless(cell) for cell in cells] == ["-5", "-2.5", "7", "1e+21", "0.1", "2026-01-02", "", ""]


def test_a_table_is_utf_8_with_its_mark_crlf_at_the_end_of_lines_and_quotes_where_they_are_needed():
    written = write_head(("a", "b")) + write_rows([("Ä, b", 'say "x"'), ("=1", None)])
    assert written == '\ufeffa,b\r\n"Ä, b","say ""x"""\r\n\'=1,\r\n'.encode()


def test_the_list_for_programs_names_every_page_of_the_navigation_with_what_it_is_and_escapes_names(files):
    text = files["llms.txt"].decode()
    assert text.startswith(
        "# Everything bakery\n\n> Bread that people look forward to.\n\n## Overview\n\n- [Home](index.md)\n"
    )
    assert "- [Bread order](playbooks/bread-order.md): From a wish to a warm loaf.\n" in text
    assert "- [Loaves on time](kpis/on-time.md): How many loaves are ready at seven?\n" in text
    assert "[Till &#124; cash &#38; card](tools/till.md)" in text
    assert "cards/" not in text
    assert "- [api/steps.csv](api/steps.csv): all steps\n" in text


def test_published_markdown_has_no_front_matter_and_no_picture_that_is_not_a_file_of_the_site():
    pictures = "![Bread order](bread-order.by-role.svg)\n\n![Loaves \\[all\\] over time](on-time.chart.svg)\n\n"
    text = f'---\ntitle: "A"\n---\n\n# A\n\n{pictures}## B\n\n[x](y.md)\n'
    assert published(text) == "# A\n\n## B\n\n[x](y.md)\n"


@pytest.mark.parametrize(
    ("path", "here", "folders", "files_"),
    [
        ("index.md", "api/x.json", "../", "../index.html"),
        ("index.md", "llms.txt", "./", "index.html"),
        ("roles/a.md", "api/playbooks/x.json", "../../roles/a/", "../../roles/a.html"),
        ("glossary.md#term-x", "api/x.json", "../glossary/#term-x", "../glossary.html#term-x"),
    ],
)
def test_the_address_of_a_page_as_seen_from_a_file(path, here, folders, files_):
    for has_folders, wanted in ((True, folders), (False, files_)):
        addresses = Addresses(has_folders)
        assert addresses.seen_from(here, addresses.of_page(path)) == wanted


def test_a_goal_that_nothing_serves_changes_no_file_of_a_playbook():
    alone = library_of(playbook_of(), categories=SALES)
    more = library_of(playbook_of(), categories=SALES, goals={"grow": Goal(id="grow", name="Grow")})
    made = []
    for library in (alone, more):
        facts = Facts(library)
        page = plan_pages(facts, Translator("en"), lambda _subject: "x.yml").pages["playbook:sell"]
        made.append(data_of_page(page, facts, Translator("en"), HOSTED))
    assert made[0] == made[1]
