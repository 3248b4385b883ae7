"""`from` and `to` of inputs and outputs name inputs and outputs that exist.

Knows: how `from` and `to` are written. Must not know pages.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.checks.unknown_names import NOUNS, UNKNOWN_NAME, unknown
from playpress.diagnostics import N_, InFull
from playpress.language.spelling import suggested_id
from playpress.rule import finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.library import Library
    from playpress.model.playbook import Playbook


@finds(UNKNOWN_NAME, outlined=True)
def check_inputs(facts: Facts) -> Iterator[Finding]:
    """Find a playbook's inputs whose `from` names no output of another playbook."""
    for playbook in facts.library.playbooks.values():
        for n, item in enumerate(playbook.inputs):
            if item.from_:
                yield from _from_other(facts.library, playbook, ("inputs", n, "from"), item.from_)


@finds(UNKNOWN_NAME, alone=True)
def check_within(facts: Facts) -> Iterator[Finding]:
    """Find `from` and `to` of steps that name no input or output of the playbook or its steps."""
    for playbook, _ in facts.whole_playbooks():
        yield from _within(playbook)


def _from_other(library: Library, playbook: Playbook, route: Route, value: str) -> Iterator[Finding]:
    """Find a playbook's input whose `from` (`value`) is no `<playbook>/<output>` that exists."""
    subject = ("playbook", playbook.id)
    name, _, output = value.partition("/")
    declared = library.declared.get("playbook", ())
    if name not in declared:
        if value.count("/") != 1 and (meant := _of_any(library, subject, route, value)).fix:
            yield meant
            return
        finding = unknown(subject, route, "playbook", name, declared)
        mended = f"{finding.fix}/{output}"
        yield replace(finding, fix=mended if mended in _outputs(library, finding.fix) else "")
    elif name in library.playbooks and name not in library.partial:
        outputs = _outputs(library, name)
        if value not in outputs:
            yield _of_a_step(library.playbooks[name], subject, route, value) or unknown(
                subject, route, "output", value, outputs
            )


def _of_any(library: Library, subject: Subject, route: Route, value: str) -> Finding:
    """Return the finding that no playbook has the output `value`; it has a fix if another sign than “/” stands in it, a folder before it, or the output alone."""
    every = {f"{name}/{item.id}": item.name for name, its in library.playbooks.items() for item in its.outputs}
    names = {name.casefold(): output for output, name in every.items()}
    return unknown(subject, route, "output", value, every, names=names)


def _of_a_step(playbook: Playbook, subject: Subject, route: Route, value: str) -> Finding | None:
    """Return the finding that only a step of a playbook makes the output `value`; None if no step does.

    The output is known by its id or, in other capitals and with blanks, by its name.
    """
    made = value.partition("/")[2]
    for step in playbook.steps:
        for output in step.outputs:
            if made in (output.id, suggested_id(output.name)) and not output.to:
                return UNKNOWN_NAME.at(
                    subject,
                    route,
                    hint=N_(
                        "“{step}” makes it: add “{line}” to the “outputs” of “{playbook}”, and “to: {made}” to the "
                        "output of that step"
                    ),
                    fix="",
                    kind=NOUNS["output"],
                    value=value,
                    step=step.id,
                    line=InFull(f"- {{id: {made}, name: {output.name}}}"),
                    playbook=playbook.id,
                    made=made,
                )
    return None


def _outputs(library: Library, name: str) -> set[str]:
    """Return the outputs of a playbook as `<playbook>/<output>`; none if the playbook does not exist."""
    playbook = library.playbooks.get(name)
    return {f"{name}/{item.id}" for item in playbook.outputs} if playbook else set()


def _within(playbook: Playbook) -> Iterator[Finding]:
    """Find steps whose inputs or outputs name no input or output of the playbook or of a step."""
    subject = ("playbook", playbook.id)
    inputs = {item.id for item in playbook.inputs}
    outputs = {item.id for item in playbook.outputs}
    names = {item.name.casefold(): item.id for item in playbook.inputs}
    names |= {its.name.casefold(): f"{step.id}/{its.id}" for step in playbook.steps for its in step.outputs}
    made = inputs | {f"{step.id}/{output.id}" for step in playbook.steps for output in step.outputs}
    for n, step in enumerate(playbook.steps):
        for k, need in enumerate(step.inputs):
            if need.from_ and need.from_ not in made:
                kind = "output" if "/" in need.from_ else "input"
                yield unknown(subject, ("steps", n, "inputs", k, "from"), kind, need.from_, made, names=names)
        for k, gives in enumerate(step.outputs):
            if gives.to and gives.to not in outputs:
                named = {output.name.casefold(): output.id for output in playbook.outputs}
                yield unknown(subject, ("steps", n, "outputs", k, "to"), "output", gives.to, outputs, names=named)
