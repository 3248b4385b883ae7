"""The words of our scripts, and the names that they offer, as data for the site's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_

if TYPE_CHECKING:
    from playpress.language.translation import Translator
    from playpress.model.library import Library

WORDS = {
    "zoomOpen": N_("Open the diagram in full screen"),
    "zoomIn": N_("Zoom in"),
    "zoomOut": N_("Zoom out"),
    "zoomFit": N_("Show all of it"),
    "scrolls": N_("Scroll sideways to see all of it, or open it in full screen"),
    "zoomKeys": N_("Diagram: move it with the arrow keys, zoom with plus and minus"),
    "mapHint": N_("Point at a process, or tap it, to see what it receives and what it passes on."),
    "mapGets": N_("Receives"),
    "mapGives": N_("Passes on"),
    "mapFrom": N_("{what} from {process}"),
    "mapTo": N_("{what} to {process}"),
    "mapRuns": N_("Runs as a step"),
    "mapRunBy": N_("Is run by"),
    "mapAlone": N_("Nothing passes between it and the others."),
    "here": N_("You are here"),
    "search": N_("Search"),
    "searching": N_("Searching …"),
    "searchFailed": N_("The search could not be loaded. Check your connection and try again."),
    "close": N_("Close"),
    "yourRole": N_("Your role"),
    "allRoles": N_("All roles"),
    "pickRole": N_("Choose your role"),
    "whichRole": N_("Which role is yours?"),
    "whichRoleHelp": N_("Choose it, and this page shows your next task, what to read next and how you are doing."),
    "youHave": N_("You: {steps}"),
    "noPart": N_("As {role}, you have no part in this process."),
    "noPartButFirst": N_("As {role}, you have no part in this process; it is one of those to read first."),
    "withPart": N_("Roles with a part in this process"),
    "withoutPart": N_("Other roles"),
    "showMore": N_("{n} more"),
    "changeRole": N_("Change role"),
    "thisIsMyRole": N_("This is my role"),
    "isMyRole": N_("Your role"),
    "yourDay": N_("Your day: {role}"),
    "nextTask": N_("Next task"),
    "allTasksDone": N_("All tasks are done."),
    "nextPlaybook": N_("Next to read"),
    "allRead": N_("You have read all your playbooks."),
    "yourProgress": N_("Your progress"),
    "allTasks": N_("All tasks and playbooks"),
    "roleCard": N_("Your role"),
    "rolePage": N_("Your role's page"),
    "cardPage": N_("Your card"),
    "contact": N_("Contact"),
    "yourKpis": N_("How you are measured"),
    "findYourRole": N_("Find your role"),
    "findRole": N_("Find your role by name"),
    "findNone": N_("No matching roles. Try one word."),
    "copyLink": N_("Copy the link to this step"),
    "copied": N_("Copied"),
    "filters": N_("Filter playbooks"),
    "filterText": N_("Filter by words"),
    "filterAny": N_("all"),
    "filterChoice": N_("{filter}: {choice}"),
    "filterFound": N_("Playbooks shown: {shown} of {all}"),
    "filterMore": N_("Narrow the filter to see them all. Playbooks shown: {shown} of {found}"),
    "filterClear": N_("Show all"),
    "filterNone": N_("No playbooks match. Remove a filter."),
    "category": N_("Category"),
    "owner": N_("Owner"),
    "role": N_("Role"),
    "status": N_("Status"),
    "goal": N_("Goal"),
    "tool": N_("Tool"),
    "markRead": N_("I have read version {version}"),
    "markReadPlain": N_("I have read this page"),
    "readOld": N_("Changed since you read version {version}"),
    "read": N_("Read"),
    "play": N_("Play the process"),
    "playExample": N_("Play the example: {name}"),
    "playKeys": N_("Keys: → next, ← back, a number chooses, Home starts over, Escape closes"),
    "playStarts": N_("It starts when this happens: {trigger}"),
    "playStep": N_("Step: {n} of {all}"),
    "playRound": N_("round {n}"),
    "playGo": N_("Start"),
    "playNext": N_("Next"),
    "playBack": N_("Back"),
    "playAgain": N_("Start over"),
    "playAsk": N_("Which answer?"),
    "playBeside": N_("At the same time: {step}"),
    "playWaits": N_("{step} waits for: {others}"),
    "playThrow": N_("Something goes wrong"),
    "playThrown": N_("Exception: {exception}"),
    "playThen": N_("What to do then"),
    "playWho": N_("Who"),
    "playTakes": N_("Takes"),
    "playNeeds": N_("Needs"),
    "playWork": N_("Work"),
    "playWait": N_("Waiting"),
    "playClock": N_("Since the start"),
    "playLeast": N_("at least {time}"),
    "playWorkOf": N_("{time} of work"),
    "playWaitOf": N_("{time} of waiting"),
    "playEnd": N_("End: {end}"),
    "playStuck": N_("Nothing can go on: what it is waiting for never arrives."),
    "playWay": N_("Steps so far: {steps}"),
    "check": N_("Check the answer"),
    "right": N_("Right."),
    "wrong": N_("Not quite."),
    "choose": N_("Choose an answer first."),
    "quizScore": N_("Right answers: {done} of {all}"),
    "passed": N_("You have passed this quiz."),
    "toProgress": N_("See your progress"),
    "tasksDone": N_("Tasks done: {done} of {all}"),
    "playbooksRead": N_("Playbooks read: {done} of {all}"),
    "chooseRole": N_("Choose your role to see your own path."),
    "choiceNone": N_("Nothing has that name."),
    "bookLoaded": N_("Chapters put together: {done} of {all}."),
    "bookLost": N_("Could not be loaded: {names}."),
    "print": N_("Print"),
    "export": N_("Save to a file"),
    "import": N_("Load from a file"),
    "forget": N_("Clear my progress"),
    "forgetSure": N_("Clear everything? Press again to confirm."),
    "importBad": N_("This file contains no saved progress."),
    "imported": N_("Loaded."),
}


def script_names(library: Library) -> dict[str, dict[str, str]]:
    """Return the names that scripts offer for choice: roles of the organisation and tools, by id."""
    roles = {role.id: role.name for role in library.roles.values() if not role.external}
    return {"roles": roles, "tools": {tool.id: tool.name for tool in library.tools.values()}}


def earlier_ids(library: Library) -> dict[str, dict[str, str]]:
    """Map each alias to its current id, per kind; scripts use it for stored progress and addresses."""
    kinds = {"playbooks": library.playbooks, "roles": library.roles, "tools": library.tools}
    return {
        kind: {alias: entity.id for entity in entities.values() for alias in entity.aliases}
        for kind, entities in kinds.items()
    }


def script_words(translator: Translator) -> dict[str, str]:
    """Return the words of our scripts in the site's language, by the names that the scripts use."""
    return {name: translator.gettext(message) for name, message in WORDS.items()}
