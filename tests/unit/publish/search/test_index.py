"""What pages add to the search, to its files: made anew where a page has changed, with the bytes of a clean build."""

import gzip
import json
import re
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.machine import processes
from playpress.pages.page import SearchEntry
from playpress.publish.search import index, postings, shards
from playpress.publish.search.contribution import (
    MOST_ENTRIES,
    MOST_REPEATED,
    Reader,
    contribution_of,
    read_blocks,
    read_contribution,
)
from playpress.publish.search.store import Store
from tests.tools.searching import index_files

DATA = {"language": "en"}
WORDS = ["bake", "baker", "bakery", "bread", "cake", "calm", "oven", "ofen", "über", "日本", "c++", "r&d", "the"]
READER = Reader(frozenset(["the"]), ("Reports to",))


def page_of(path, *titles, text="", category="", roles=()):
    """Return what a page with these entries adds."""
    entries = [SearchEntry("playbook" if n == 0 else "step", f"s{n}" if n else "", title, text, roles=roles)
               for n, title in enumerate(titles)]  # fmt: skip
    return contribution_of(path, category, entries, READER)


def made(pages, store=None, data=DATA, **options):
    """Return the files of the search for these pages."""
    return index_files(data, "", pages, store=store, **options)


texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
handbooks = st.lists(st.tuples(st.lists(texts, min_size=1, max_size=4), texts), min_size=1, max_size=6)


@contextmanager
def small():
    """Let everything be cut that is cut when it is large."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "LARGEST", 30)
        patch.setattr(postings, "FEW_PAGES", ((2, 3), (3, 2)))
        patch.setattr(postings, "MOST_PAGES", 4)
        patch.setattr(index, "MOST_NAMES", 5)
        yield


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(st.lists(handbooks, min_size=2, max_size=4), st.sampled_from(["en", "de"]))
def test_after_any_changes_the_files_are_those_of_a_clean_build(tmp_path_factory, versions, language):
    store, data = tmp_path_factory.mktemp("store"), {"language": language}
    site: dict[str, bytes] = {}
    with small():
        for version in versions:
            pages = [page_of(f"{n}.md", *titles, text=text) for n, (titles, text) in enumerate(version)]
            files = made(pages, store, data, has=site.__contains__)
            site = {path: content for path, content in {**site, **files.changed}.items() if path in files.paths}
            assert site == made(pages, data=data).changed


def test_a_changed_word_changes_only_its_own_files_and_those_that_all_share(tmp_path):
    def changed():
        return {path.rpartition("/")[2] for path in made(pages, tmp_path, has=lambda _: True).changed}

    pages = [page_of(f"{n}.md", f"Bake {word}", text="calm oven") for n, word in enumerate(("bread", "cake", "rolls"))]
    with small():
        made(pages, tmp_path)
        pages[1] = page_of("1.md", "Bake buns", text="calm oven")
        assert changed() == {"head.js", "endings.js", "names.js", "t-1-0.js", "w-bu.js", "w-ca.js"}
        assert changed() == {"head.js", "endings.js"}


def test_a_page_whose_file_is_missing_in_the_site_is_written_again(tmp_path):
    pages = [page_of("a.md", "Bread"), page_of("b.md", "Cake")]
    made(pages, tmp_path)
    missing = f"{index.FOLDER}/t-1-0.js"
    assert missing in made(pages, tmp_path, has=lambda path: path != missing).changed


def test_a_run_that_ends_while_it_writes_leaves_nothing_stale(tmp_path, monkeypatch):
    pages = [page_of("a.md", "Bread"), page_of("b.md", "Cake")]
    made(pages, tmp_path)
    write = Store.write
    monkeypatch.setattr(
        Store, "write", lambda self, name, value: write(self, name, value) if "words" in name else 1 / 0
    )
    with pytest.raises(ZeroDivisionError):
        made([page_of("a.md", "Rolls"), pages[1]], tmp_path)
    monkeypatch.undo()
    assert made(pages, tmp_path, has=lambda _: True).changed.keys() == made(pages).changed.keys()


@pytest.mark.parametrize("damage", [b"", b"{}", b"2 index 0\n{}", b"\xff\xfe", None])
def test_a_damaged_or_incomplete_store_is_made_anew(tmp_path, damage):
    pages = [page_of("a.md", "Bread", text="oven"), page_of("b.md", "Cake", text="oven")]
    made(pages, tmp_path)
    for file in sorted(tmp_path.rglob("*.json")):
        file.write_bytes(damage) if damage is not None else file.unlink()
        pages[0] = page_of("a.md", "Bread", text="oven calm" if len(pages[0].words) < 3 else "oven")
        files = made(pages, tmp_path)
        assert files.changed == made(pages).changed, file
        pages[1] = page_of("b.md", "Cake" if len(pages[1].words) > 2 else "Cake bread", text="oven")
        assert made(pages, tmp_path).changed == made(pages).changed, file


def test_a_store_of_another_version_is_not_read(tmp_path, monkeypatch):
    pages = [page_of("a.md", "Bread")]
    made(pages, tmp_path)
    monkeypatch.setattr("playpress.publish.search.store.VERSION", 0)
    assert f"{index.FOLDER}/t-0-0.js" in made(pages, tmp_path, has=lambda _: True).changed


def test_the_store_cannot_lead_out_of_its_folder(tmp_path):
    made([page_of("a.md", "../../../x //y")], tmp_path / "store")
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


NASTY = "</script><b>\" \\ \u2028 & ' ]]>"


def test_texts_of_playbooks_cannot_leave_their_place_in_a_script():
    for path, content in made([page_of("a.md", NASTY, text=NASTY)]).changed.items():
        text = content.decode()
        assert not re.search("[<>\u2028\u2029]", text), path
        if not path.endswith("endings.js"):
            key, value = json.loads(f"[{text.strip().removeprefix('playpressSearch(').removesuffix(');')}]")
            assert path == f"{index.FOLDER}/{key}.js"
            assert value is not None
            assert key != "t-0-0" or value[3][0][2] == NASTY


@given(st.integers(0, 10_000_000))
def test_a_number_is_read_as_it_was_written(value):
    digits, found = list(postings.number(value)), 0
    for sign in digits[:-1]:
        found = found * postings.BASE + postings.DIGITS.index(sign) - postings.BASE + 1
    assert found * postings.BASE + postings.DIGITS.index(digits[-1]) == value
    assert len(postings.DIGITS) == 2 * postings.BASE > postings.IN_BOTH + 21


def test_the_more_pages_have_a_word_the_fewer_places_of_each_are_kept(monkeypatch):
    monkeypatch.setattr(postings, "FEW_PAGES", ((1, 3), (2, 2)))
    monkeypatch.setattr(postings, "MOST_PAGES", 3)
    told = [postings.place(n, 0, postings.in_text(1, 5)) for n in range(4)]
    for pages, kept in ((1, 3), (2, 4), (3, 3), (5, 3)):
        text = postings.joined(dict.fromkeys(range(pages), told))
        assert len(text) == 3 * kept + 2 * min(pages, 3)
    titled = [postings.place(n, 0, postings.in_title(n, 4)) for n in range(4)]
    both = [*titled, *told]
    assert all(place in postings.joined(dict.fromkeys(range(5), both)) for place in titled)


def test_of_a_role_all_that_its_own_page_says_is_kept(monkeypatch):
    monkeypatch.setattr(postings, "FEW_PAGES", ((9, 2),))
    places = [postings.place(n, 7, postings.in_text(1, 5)) for n in range(5)]
    text = postings.joined({0: places, 1: places, 2: places}, whole=1)
    assert [text.count(place) for place in places] == [3, 3, 1, 1, 1]


def test_of_too_many_pages_those_stay_that_have_the_word_in_their_name(monkeypatch):
    monkeypatch.setattr(postings, "MOST_PAGES", 1)
    named, told = postings.place(0, 0, postings.in_title(0, 1)), postings.place(0, 0, postings.in_text(1, 5))
    assert named in postings.joined({0: [told], 1: [named], 2: [told]})
    assert told not in postings.joined({0: [told], 1: [named], 2: [told]})


def test_words_without_effect_are_found_only_where_a_title_has_no_others():
    assert set(page_of("a.md", "The bread", text="the oven").words) == {"bread", "oven"}
    assert set(page_of("a.md", "The").words) == {"the"}


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Social-media manager", {"smm"}),
        ("Return on the investment", {"roti", "roi"}),
        ("Chief baker (CB)", {"cb"}),
        ("Social \N{HALFWIDTH KATAKANA VOICED SOUND MARK} media manager", {"smm"}),
    ],
)
def test_a_thing_is_found_by_the_initials_of_its_name(title, letters):
    found = page_of("a.md", title, title).words
    assert {word for word in found if word in {"smm", "roti", "roi", "cb"}} == letters
    assert all(" " not in found[word] for word in letters - {"cb"})


def test_the_files_say_which_pages_are_those_of_roles():
    pages = [page_of(path, "Baking") for path in ("a.md", "roles/baker.md", "roles/boss.md", "tools/oven.md")]
    head = made(pages).changed["assets/search/head.js"].decode()
    assert '"of_roles":[1,3]' in head
    assert '"of_roles":[0,0]' in made(pages[:1]).changed["assets/search/head.js"].decode()


def test_a_label_is_found_as_a_whole_in_titles_and_before_what_it_labels():
    assert page_of("a.md", "Reports to").words["=0"][-1] == postings.DIGITS[postings.in_title(0, 1)]
    assert page_of("a.md", "Baker", text="Reports to: Owner").words["=0"][-1] == postings.DIGITS[postings.ALSO]
    assert "=0" not in page_of("a.md", "Baker", text="She reports to nobody").words


def test_texts_stand_in_blocks_that_are_found_by_the_number_of_an_entry():
    page = page_of("a.md", *(f"title{n}" for n in range(MOST_ENTRIES + 2)))
    assert [len(json.loads(block)[3]) for block in page.blocks] == [MOST_ENTRIES, 2]
    assert page.words[f"title{MOST_ENTRIES + 1}"] == postings.place(MOST_ENTRIES + 1, 9, postings.in_title(0, 1))


def test_a_long_text_is_cut_at_a_word_and_found_whole():
    page = page_of("a.md", "Bread", text="word " * 400 + "last")
    assert json.loads(page.blocks[0])[3][0][4].endswith("word …")
    assert "last" in page.words


@pytest.mark.parametrize("repeats", [True, False])
def test_of_a_text_that_only_repeats_little_is_kept_and_all_is_found(repeats):
    page = contribution_of(
        "a.md", "", [SearchEntry("section", "s", "Tools", "oven " * 100 + "last", repeats=repeats)], READER
    )
    assert (len(json.loads(page.blocks[0])[3][0][4]) <= MOST_REPEATED + len(" …")) == repeats
    assert {"oven", "last"} <= page.words.keys()


def test_a_role_has_a_file_of_what_it_does():
    files = made([page_of("a.md", "Bread", "Knead", roles=("baker",))])
    assert f"{index.FOLDER}/r-baker.js" in files.paths


def test_a_first_search_reads_little_however_many_pages_there_are():
    pages = [page_of(f"{n}.md", f"Bake bread {n % 40}", *(f"Step {s} oven" for s in range(12)), text="flour water salt")
             for n in range(400)]  # fmt: skip
    words = [content for path, content in made(pages).changed.items() if "/w-" in path or "/names" in path]
    assert max(len(gzip.compress(content)) for content in words) < 12_000


@pytest.mark.parametrize("change", ["path", "category", "blocks", "words", "names", "roles"])
def test_what_is_kept_differs_where_anything_differs(change):
    page = page_of("a.md", "Bread", text="oven", category="x", roles=("baker",))
    assert replace(page, **{change: type(getattr(page, change))()}).as_lines() != page.as_lines()


@given(st.text(), st.text(), st.lists(st.text(), min_size=1, max_size=20))
def test_what_was_kept_of_a_page_is_read_as_it_was(path, category, titles):
    page = page_of(path, *titles, text=category, category=category)
    assert read_contribution(page.as_lines()) == page
    assert read_blocks(page.as_lines()) == list(page.blocks)


def test_two_processes_make_the_files_that_one_makes(monkeypatch):
    pages = [page_of(f"{n}.md", f"Bake {word}", text="calm oven") for n, word in enumerate(("bread", "cake", "rolls"))]
    by_one = made(pages)
    monkeypatch.setattr(processes, "LEAST", 0)
    monkeypatch.setattr(processes, "count_cores", lambda: 2)
    said, here = index._said, []

    def note(key, text):
        here.append(key)
        return said(key, text)

    monkeypatch.setattr(index, "_said", note)
    assert made(pages) == by_one
    assert {"names", "head"} <= set(here)
    assert not any(key.startswith("t-") for key in here)  # another process has written the texts


def test_a_longer_text_leaves_all_other_entries_in_their_places():
    def words(text):
        entries = [
            SearchEntry("step", f"s{n}", f"Title{n}", text if n == 1 else "oven " * 100)
            for n in range(3 * MOST_ENTRIES)
        ]
        return contribution_of("a.md", "", entries, READER).words

    short, long = words("bread"), words("bread " * 900)
    assert {word: places for word, places in long.items() if short.get(word) != places}.keys() == {"bread"}
