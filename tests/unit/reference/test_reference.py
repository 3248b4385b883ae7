"""What an editor can look up is made from the rules and the models, and is whole."""

from __future__ import annotations

import pytest
import yaml
from pydantic import ValidationError

from playpress.checks import RULES
from playpress.language.translation import PSEUDO, Translator
from playpress.model.annotations import annotation_at
from playpress.model.record import Record
from playpress.reference.docstrings import about_fields
from playpress.reference.kinds import KindHelp, kinds
from playpress.reference.kinds import _models as models
from playpress.reference.rules import FAMILIES, family_of, rules_of, sentence
from playpress.reference.topics import Topics, find_topics
from playpress.report.explanation import WIDTH, write_explanation, write_overview
from tests.tools.reference import LONGEST, files

ENGLISH, MARKED = Translator("en"), Translator(PSEUDO)
KINDS = list(kinds().values())


def records(model: type[Record]) -> set[type[Record]]:
    return {model}.union(*(records(sub) for sub in model.__subclasses__()))


def test_every_record_of_the_model_is_a_kind_with_a_name_of_its_own():
    used = {model for model in records(Record) if model.__module__.startswith("playpress.model.")}
    assert used - set(models().values()) == {Record, models()["playbook"].__mro__[1]}  # and what entities share
    assert len(set(models().values())) == len(models())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_says_what_it_is_and_takes_and_has_an_example_that_the_model_takes(kind: KindHelp):
    for field in kind.fields.values():
        assert field.about.endswith((".", "?")), field.name
        assert field.takes.text(), field.name
        assert len(field.example) <= LONGEST, field.name
        example = yaml.load(field.example, yaml.BaseLoader)  # noqa: S506 - dates stay texts
        assert list(example) == [field.key]
        model = models()[field.kind]
        assert annotation_at(model, (field.key,)).kind is not None, field.name
        assert wrong_in(model, yaml.load(field.example, _Scalars)) <= {"missing"}, field.name  # noqa: S506


def wrong_in(model: type[Record], data: object) -> set[str]:
    """Return the types of pydantic's errors."""
    try:
        model.model_validate(data)
    except ValidationError as problem:
        return {error["type"] for error in problem.errors()}
    return set()


class _Scalars(yaml.SafeLoader):
    """YAML's safe loader, to which a day is a text, as to ours."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@pytest.mark.slow
def test_the_examples_are_those_of_the_handbooks_that_tests_know():
    for path, text in files().items():
        assert path.read_text("utf-8") == text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_says_where_it_is_written(kind: KindHelp):
    assert kind.about.endswith(".")
    assert bool(kind.file) != bool(kind.held_by)
    for holder in kind.held_by:
        assert find_topics(holder).fields[0].part == kind.name


def test_what_a_field_says_stands_below_it_in_the_model_or_in_what_it_inherits_from():
    said = about_fields(models()["step"])
    assert said["calls"] == "The process that a sub-process runs."
    assert said["aliases"] == "Earlier ids whose addresses keep working."
    assert said["id"] == "Its id within the playbook; steps and ends share one namespace."


def test_every_rule_belongs_to_a_family_and_is_found_in_it():
    assert {family_of(rule) for rule in RULES} == set(FAMILIES)
    assert sum(len(rules_of(family)) for family in FAMILIES) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained_with_its_message_its_text_and_both_examples(rule):
    text = write_explanation(find_topics(rule.code.lower()), ENGLISH)
    assert text.startswith(f"{rule.code} {rule.name} (")
    flat = " ".join(text.split())
    assert " ".join(sentence(rule.message, str).split()) in flat
    assert " ".join(rule.about.split()) in flat
    assert " ".join(rule.bad.split()) in flat
    assert " ".join(rule.good.split()) in flat
    assert text == write_explanation(find_topics(rule.name), ENGLISH)


def test_what_differs_from_finding_to_finding_is_left_open_in_a_sentence():
    assert sentence("“{value}” needs {{path}}", str) == "“…” needs {path}"


def named(topics: Topics) -> list[str]:
    return [field.name for field in topics.fields]


@pytest.mark.parametrize(
    ("word", "fields"),
    [
        ("step.raci", ["step.raci"]),
        ("steps.raci", ["step.raci"]),
        ("playbook.steps[3].raci.responsible", ["raci.responsible"]),
        ("responsible", ["raci.responsible", "variant.responsible", "instead.responsible"]),
        ("Roles.onboarding.first_day.task", ["task.task"]),
        ("handbook.theme.hue", ["theme.hue"]),
        ("quiz", ["learning.quiz", "task.quiz"]),
    ],
)
def test_a_field_is_found_by_its_key_or_by_a_path_of_keys(word: str, fields: list[str]):
    assert named(find_topics(word)) == fields


@pytest.mark.parametrize("word", ["kpi", "KPIs", "trigger", "glossary", "backlog"])
def test_a_kind_is_found_by_its_name_or_by_that_of_its_registry(word: str):
    assert find_topics(word).kind


@pytest.mark.parametrize("word", ["PB5", "pb5xx", "PB500"])
def test_a_family_is_found_by_the_beginning_of_its_codes(word: str):
    assert find_topics(word).family == "PB5"


@pytest.mark.parametrize(
    ("word", "guess"), [("stepp", "step"), ("zzz", None), ("reponsible", "responsible"), ("", None)]
)
def test_an_unknown_word_is_nothing_but_perhaps_like_one_that_is_known(word: str, guess: str | None):
    assert find_topics(word) == Topics(guess=guess)


@pytest.mark.parametrize("word", ["PB301", "PB5", "step", "step.raci", "name", "learning", "kpi.target"])
def test_what_is_explained_is_in_the_language_of_the_handbook_and_fits_the_terminal(word: str):
    assert "⟦" in write_explanation(find_topics(word), MARKED)
    text = write_explanation(find_topics(word), ENGLISH)
    assert all(len(line) <= WIDTH for line in text.splitlines() if not line.startswith("    "))
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_without_a_word_there_is_an_overview_of_kinds_and_families():
    text = write_overview(ENGLISH)
    assert all(kind.file in text for kind in KINDS)
    assert all(name in text for name in FAMILIES.values())
