"""What is wrong with the machine, the command's arguments or the project's own code, as one sentence.

Mistakes in playbooks are findings; anything else that keeps us from working is a `Fault`. Commands print its sentence
and end with exit code 2. Any other exception is a bug of ours and stays a traceback.
Knows: messages, the operating system's error numbers. Must not know playbooks or who prints.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from playpress.diagnostics import N_, InFull, Message

REASONS = {
    errno.EACCES: N_("you have no permission for that"),
    errno.EPERM: N_("you have no permission for that"),
    errno.EROFS: N_("this place is read-only"),
    errno.ENOSPC: N_("there is no space left"),
    errno.EDQUOT: N_("there is no space left"),
    errno.EFBIG: N_("no file may be that large here"),
    errno.ENAMETOOLONG: N_("its name is too long here"),
    errno.ENOENT: N_("it is not there"),
    errno.ENOTDIR: N_("a file stands where a folder should be"),
    errno.EEXIST: N_("a file stands where a folder should be"),
    errno.EISDIR: N_("a folder stands where a file should be"),
    errno.ELOOP: N_("it is a link that leads back to itself"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.EIO: N_("the disk reports an error"),
}
"""The operating system's usual errors, in words that can be translated."""


class Fault(Exception):  # noqa: N818 - it is what people call it
    """Raised if our environment keeps us from working; `message` says why, in one sentence."""

    def __init__(self, template: str | Message, **values: object) -> None:
        """Take the message, or its template (marked with `N_`) and its values."""
        self.message = template if isinstance(template, Message) else Message(template, values)
        super().__init__(self.message.text())


def unusable_template(place: str, reason: object, missing: str = "") -> Fault:
    """Return the fault of a template at a place (file and line); `missing` is a template that it needs and lacks."""
    if missing:
        reason = Message(N_("there is no template “{name}”"), {"name": missing})
    return Fault(N_("{place}: this template cannot be used: {reason}"), place=place, reason=reason)


def explain(problem: Fault | OSError) -> Message:
    """Return a fault's own message; for an error of the operating system, one with its file and its reason."""
    if isinstance(problem, Fault):
        return problem.message
    reason: object = reason_of(problem)
    file = problem.filename if problem.filename2 is None else problem.filename2  # for a copy, the file that is written
    if file is None:
        return Message(N_("a file cannot be read or written: {reason}"), {"reason": reason})
    path = os.fsdecode(file) if isinstance(file, (str, bytes)) else file
    return Message(
        N_("“{path}” cannot be read or written: {reason}"), {"path": InFull(shown_path(path)), "reason": reason}
    )


def reason_of(problem: OSError) -> Message | str:
    """Return the reason of an error of the operating system: in words of ours, else in its own."""
    known = REASONS.get(problem.errno or 0)
    return Message(known) if known else str(problem.strerror or problem)


def shown_path(path: object) -> str:
    """Return a path to be read by people: relative to the current folder if it lies below that."""
    try:
        return Path(str(path)).absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)
