"""What readers see of a retired playbook, and of changes that are yet to come."""

from __future__ import annotations

from datetime import date

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.measurement import Measurement
from playpress.model.role import Role
from playpress.pages import address
from playpress.pages.home import home_page
from playpress.pages.playbook import playbook_page
from playpress.pages.progress import progress_page
from playpress.pages.role import role_page
from playpress.pages.role_card import role_card_page
from playpress.pages.writer import Writer
from tests.tools.handbook import library_of, playbook_of
from tests.tools.planned import at

STEPS = [{"id": "one", "name": "Do it", "raci": {"responsible": "boss"}, "tools": [{"tool": "crm", "access": "view"}]}]
BOSS = Role.model_validate({"id": "boss", "name": "Boss"})


def writer(*playbooks, path=address.HOME, today=date.max) -> Writer:
    library = library_of(*playbooks, roles={"boss": BOSS})
    return Writer(Facts(library, today), Translator("en"), path)


def playbook(name: str, **fields: object):
    return playbook_of(id=name, name=name.title(), steps=STEPS, **fields)


def test_home_neither_recommends_a_retired_playbook_nor_shows_it_as_an_example():
    home = home_page(*at(writer(playbook("a-old", status="retired"), playbook("new"))))
    assert [str(read.playbook.text) for read in home.first_reads] == ["New"]
    assert str(home.example.playbook.text) == "New"
    assert home_page(*at(writer(playbook("old", status="retired")))).example is None


def test_a_role_has_no_part_in_a_retired_playbook():
    playbooks = (playbook("old", status="retired"), playbook("new"))
    page = role_page(*at(writer(*playbooks, path="roles/boss.md"), BOSS.id))
    assert [str(part.playbook.text) for part in page.processes.processes] == ["New"]
    assert [str(reading.playbook.text) for reading in page.reading.readings] == ["New"]
    assert "Old" not in str(page.tools)
    card = role_card_page(*at(writer(*playbooks, path="cards/boss.md"), BOSS.id))
    assert [str(part.playbook.text) for part in card.at_a_glance.processes.processes] == ["New"]
    progress = progress_page(*at(writer(*playbooks, path="progress/boss.md"), BOSS.id))
    assert [str(reading.playbook.text) for reading in progress.reading.readings] == ["New"]


def test_a_retired_playbook_says_so_first_and_what_has_replaced_it():
    old, new = playbook("old", status="retired", replaced_by="new"), playbook("new")
    write = writer(old, new, path="playbooks/old.md")
    assert str(playbook_page(*at(write, old.id)).retired).endswith("Use this one instead: [New](new.md)")
    alone = writer(playbook("old", status="retired"), path="playbooks/old.md")
    assert str(playbook_page(*at(alone, "old")).retired).endswith("no longer used.")
    assert not playbook_page(*at(write, new.id)).retired
    related = playbook_page(*at(writer(old, new, path="playbooks/new.md"), new.id)).related.entries
    assert ("Replaces", "[Old](old.md)") in [(str(entry.term), str(entry.text)) for entry in related]


def test_the_history_stands_by_version_and_what_is_to_come_has_not_changed_lately():
    said = [("1.9", "2026-03-01"), ("1.10", "2026-03-01"), ("1.11", "2027-05-01")]
    changes = [{"version": version, "date": day, "what": f"It is {version}"} for version, day in said]
    changed = playbook("new", changes=changes)
    write = writer(changed, path="playbooks/new.md", today=date(2026, 11, 25))
    assert [str(v.version) for v in playbook_page(*at(write, changed.id)).history.versions] == [
        "1.11",
        "1.10",
        "1.9",
    ]
    home = home_page(*at(writer(changed, today=date(2026, 11, 25))))
    assert [str(change.what) for change in home.changes] == ["It is 1.10", "It is 1.9"]
    assert write.library.last_change(date(2026, 11, 25)) == date(2026, 3, 1)
    assert write.library.last_change(date(2026, 1, 1)) is None


def test_pages_are_as_of_the_last_figure_if_it_was_measured_after_the_last_change():
    changes = [{"version": "1", "date": "2026-03-01", "what": "It is new"}]
    figures = {"sales": tuple(Measurement(date(2026, month, 1), 1) for month in (2, 4, 12))}
    library = library_of(playbook("new", changes=changes), measurements=figures)
    assert library.last_change(date(2026, 11, 25)) == date(2026, 4, 1)
    assert library.last_change(date(2026, 3, 1)) == date(2026, 3, 1)
