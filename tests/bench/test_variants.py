"""The large handbook that builds are measured on is made of real playbooks, and is as good as they are."""

import pytest
import yaml

from playpress.pipeline import Request, check_handbook
from tests.bench.variants import DEPARTMENT, edit_step, shipped_playbooks, write_variants
from tests.tools.repository import ROOT, file_bytes

SHIPPED_FILES = shipped_playbooks()
SIZE = len(SHIPPED_FILES) * (DEPARTMENT + 1)
"""Playbooks of two departments."""


@pytest.fixture(scope="module")
def variants(tmp_path_factory):
    folder = tmp_path_factory.mktemp("variants")
    return folder, write_variants(folder, SIZE)


@pytest.fixture(scope="module")
def checked(variants):
    """The variants as they are checked, and the shipped handbook."""
    return check_handbook(Request(variants[0])), check_handbook(Request(ROOT))


def read(path):
    """Return the data of a file, read in a tenth of the time that `safe_load` takes."""
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


@pytest.mark.slow
def test_the_same_number_gives_the_same_bytes(variants, tmp_path):
    folder, files = variants
    again = write_variants(tmp_path, SIZE)
    assert len(files) == SIZE
    assert [path.relative_to(tmp_path) for path in again] == [path.relative_to(folder) for path in files]
    assert file_bytes(tmp_path) == file_bytes(folder)


@pytest.mark.slow
def test_a_larger_handbook_begins_with_the_smaller_one(variants, tmp_path):
    folder, _ = variants
    smaller = {path.relative_to(tmp_path): path.read_bytes() for path in write_variants(tmp_path, SIZE // 2)}
    assert smaller
    assert {path: (folder / path).read_bytes() for path in smaller} == smaller


@pytest.mark.slow
def test_it_has_no_kind_of_finding_that_the_shipped_handbook_has_not(checked):
    found, known = ({one.code for one in each.diagnostics} for each in checked)
    assert found <= known


@pytest.mark.slow
def test_each_variant_has_playbooks_of_its_own_and_each_department_all_else(checked):
    library, shipped = (each.loaded.library for each in checked)
    times = {kind: len(found) / len(shipped.entities[kind]) for kind, found in library.entities.items() if found}
    assert times == {"backlog": 1, **{kind: 2 for kind in times if kind != "backlog"}, "playbook": DEPARTMENT + 1}
    assert times.keys() == {kind for kind, found in shipped.entities.items() if found}
    (backlog,), (model,) = library.backlogs.values(), shipped.backlogs.values()
    assert len({item.id for item in backlog.items}) == len(backlog.items) == 2 * len(model.items)
    names = [playbook.name for playbook in library.entities["playbook"].values()]
    assert len(set(names)) == len(names) == SIZE


@pytest.mark.slow
def test_a_variant_has_the_steps_and_the_length_of_the_real_playbook_in_other_words(variants):
    _, files = variants
    real = [read(path) for path in SHIPPED_FILES]
    for number, path in enumerate(files):
        playbook, model = read(path), real[number % len(real)]
        assert len(playbook["steps"]) == len(model["steps"])
        assert 0.9 < len(str(playbook)) / len(str(model)) < 1.4, path
    texts = {str([step.get("instructions") for step in read(path)["steps"]]) for path in files[:: len(real)]}
    assert len(texts) == DEPARTMENT + 1


@pytest.mark.slow
def test_an_edit_changes_one_instruction_of_one_step(tmp_path):
    files = write_variants(tmp_path, 1)
    before = {path: read(path) for path in files}
    edit_step(files[3], "Look twice.")
    after = {path: read(path) for path in files}
    assert [path for path in files if after[path] != before[path]] == [files[3]]
    steps = [
        pair for pair in zip(before[files[3]]["steps"], after[files[3]]["steps"], strict=True) if pair[0] != pair[1]
    ]
    ((old, new),) = steps
    assert new == {**old, "instructions": [f"{old['instructions'][0]} Look twice.", *old["instructions"][1:]]}
