"""What the search knows of a handbook: words without effect, other words for a thing, and the file that holds it."""

import json
import re
from typing import Any

import jinja2
import pytest
from jinja2 import nodes

from playpress.bundled import bundled_folder
from playpress.engine.search import EMPTIES, other_names, search_data, search_worker, typed_for
from playpress.engine.search_words import TYPED_FOR
from playpress.language.translation import Translator
from playpress.model.library import Library
from playpress.model.term import Term
from tests.tools.handbook import library_of, playbook_of

LANGUAGES = ("en", "de", "fr", "pl")


def test_what_has_two_names_in_the_handbook_is_found_by_either():
    term = Term(id="ctr", name="Click-through rate", definition="How often", abbreviation="CTR")
    library = library_of(playbook_of(name="Bread order", aliases=("loaf-order",)), glossary={"ctr": term})
    assert other_names(library) == [
        ("loaf order", ("Bread order",)),
        ("CTR", ("Click-through rate",)),
        ("Click-through rate", ("CTR",)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_of_its_own_for_what_pages_say(language):
    pairs = typed_for(Translator(language))
    assert len(pairs) > len(TYPED_FOR)
    assert [pair for pair in pairs if not pair[0].strip() or not all(pair[1])] == []
    ignored = search_data(Library(), Translator(language))["ignored"]
    assert len(ignored) == len(set(ignored)) > 80


def test_the_file_replaces_the_themes_worker_and_holds_it_with_our_words():
    ((path, content),) = search_worker(Library(), Translator("fr"), [bundled_folder()]).items()
    text = content.decode()
    assert re.fullmatch(r"assets/javascripts/workers/search\.\w+\.min\.js", path)
    assert json.loads(text.partition("\n")[0].removeprefix("const handbook = ").rstrip(";"))["language"] == "fr"
    assert "function themeWorker(addEventListener, postMessage) {" in text
    assert "lunr.fr.stemmer" in text
    assert "sourceMappingURL" not in text


def test_text_of_a_handbook_cannot_leave_its_place_in_the_script():
    library = library_of(playbook_of(name='</script>";\u2028alert(1)//', aliases=("x",)))
    ((_, content),) = search_worker(library, Translator("en"), [bundled_folder()]).items()
    first = content.decode().partition("\n")[0]
    assert json.loads(first.removeprefix("const handbook = ").rstrip(";"))["synonyms"][-1][1] == [
        '</script>";\u2028alert(1)//'
    ]
    assert "\u2028" not in first


def test_a_projects_own_part_comes_before_the_bundled_one(tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "worker.js").write_text("// ours\n")
    ((_, content),) = search_worker(Library(), Translator("en"), [tmp_path, bundled_folder()]).items()
    assert content.decode().endswith("// ours\n")


FOUND_ALL_THE_SAME = {"No purpose is written down yet.", "No figures have been recorded yet."}
"""What pages say where there is nothing, and a search ends there: that something is still to be written."""


def test_no_search_ends_where_a_page_says_that_there_is_nothing():
    """A new sentence in a template has to be among those that the search is told, or be one that it may find."""
    templates = sorted(bundled_folder().glob("*/*.md.j2"))
    said = {sentence for file in templates for sentence in sentences_for_nothing(file.read_text(encoding="utf-8"))}
    assert said == set(EMPTIES) | FOUND_ALL_THE_SAME
    assert len(EMPTIES) == len(set(EMPTIES))


def sentences_for_nothing(template):
    """Yield each sentence that a template says, and nothing else, where there is nothing to list or show."""
    tree: Any = jinja2.Environment(extensions=["jinja2.ext.i18n"]).parse(template)  # noqa: S701 - nothing is rendered
    for branch in tree.find_all((nodes.For, nodes.If)):
        shown: list[Any] = [part for output in branch.else_ for part in parts_of(output)]
        call = shown[0] if len(shown) == 1 else None
        if isinstance(call, nodes.Call) and isinstance(call.node, nodes.Name) and call.node.name == "_":
            yield call.args[0].as_const()


def parts_of(node):
    """Return what a piece of a template prints, spaces left out; another loop or choice is one part."""
    parts = node.nodes if isinstance(node, nodes.Output) else [node]
    return [part for part in parts if not (isinstance(part, nodes.TemplateData) and not part.data.strip())]


SCRIPTS = ("search/worker.js", "assets/highlight.js", "assets/shared.js")
"""What reads words: the search's worker, which can import nothing, what marks its words in a page, and what both share in pages."""
LITERALS = {
    "what a word is": (r"(?<=const WORD = )/.*/gu(?=;)", SCRIPTS[:2]),
    "what of a word does not count": (r'(?<=normalize\("NFKD"\)\.replace\()/.*?/gu, ""(?=\))', SCRIPTS[::2]),
    "which letters Unicode does not take apart": (r"/\[\w+\]/g(?=, \(letter\) =>)", SCRIPTS[::2]),
    "what stands for them": (r'\{ ł: "[^}]*\}', SCRIPTS[::2]),
}


@pytest.mark.parametrize(("literal", "files"), LITERALS.values(), ids=LITERALS)
def test_the_worker_and_the_pages_scripts_agree(literal, files):
    found = [re.findall(literal, (bundled_folder() / file).read_text(encoding="utf-8")) for file in files]
    assert len(found[0]) == 1
    assert found[0] == found[1]
