"""`mkdocs serve` in the root: what an editor writes is what the browser shows."""

import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from tests.tools.command import MKDOCS, PLAYPRESS, run
from tests.tools.repository import SMALLEST, copy_handbook

pytestmark = pytest.mark.site

PAGE = "/playbooks/answer-a-customer/"
PATIENCE = 90
PLAYBOOK = "playbooks/sales/answer-a-customer.yml"
MAIN = '{% extends "base.html" %}\n'
BREAKS = {
    "playbook": (PLAYBOOK, "name: [unclosed\n", f"{PLAYBOOK}:1:7: error PB100 "),
    "template": ("site_templates/pages/home.md.j2", "\n{{ page.titel }}\n", "site_templates/pages/home.md.j2:2: "),
    "override": (
        "site_templates/overrides/main.html",
        MAIN + "{{ a.b.c }}{{",
        "site_templates/overrides/main.html:2: ",
    ),
    "override-while-it-builds": (
        "site_templates/overrides/main.html",
        MAIN + "{% block content %}{{ a.b.c }}{% endblock %}",
        "site_templates/overrides/main.html:2: this template cannot be used: 'a' is undefined",
    ),
    "settings": ("mkdocs.yml", "site_name: [\n", "mkdocs.yml"),
}
"""What an editor can break: a file, what is written to it, and what is said then."""


@contextmanager
def serving(root):
    """Yield a way to read a page of the running server, and the file with what the server says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = root / "said.txt"
    with said.open("w") as log:
        server = subprocess.Popen([*MKDOCS, "serve", "-a", f"127.0.0.1:{port}"], cwd=root, stdout=log, stderr=log)

    def read(path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.read().decode()
        except OSError:
            assert server.poll() is None, said.read_text()
            return ""

    try:
        yield read, said
    finally:
        server.terminate()
        server.wait()


def wait_until(holds):
    """Wait until something holds; say whether it came to that."""
    end = time.monotonic() + PATIENCE
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.2)
    return held


def builds_once_quiet(said):
    """Return how many builds there were when five seconds have passed without one.

    MkDocs says nothing twice, not even that a build took as long as the one before: what follows a build is counted.
    """
    quiet, last, end = 0, -1, time.monotonic() + PATIENCE
    while quiet < 5 and time.monotonic() < end:
        text = said.read_text()
        begun, done = text.count("Building documentation"), text.count("Serving on") + text.count("Reloading browsers")
        quiet = quiet + 1 if begun == done == last else 0
        last = done
        time.sleep(1)
    return last


def test_a_changed_playbook_is_shown_without_a_restart_by_one_build(tmp_path):
    root = copy_handbook(tmp_path / "handbook", SMALLEST)
    playbook = root / PLAYBOOK
    with serving(root) as (read, said):
        assert wait_until(lambda: "<h1" in read(PAGE)), said.read_text()
        playbook.write_text(re.sub(r"(?m)^name: .*$", "name: Another name", playbook.read_text(), count=1))
        assert wait_until(lambda: "Another name</h1>" in re.sub(r"<a .*?</a>", "", read(PAGE))), said.read_text()
        assert builds_once_quiet(said) == 2


def shows(read, name):
    """Tell whether the page of the playbook has this heading."""
    return f"{name}</h1>" in re.sub(r"<a .*?</a>", "", read(PAGE))


def rename(root, name, read, said):
    """Give the playbook another name, and wait for the page that shows it."""
    text = (root / PLAYBOOK).read_text()
    (root / PLAYBOOK).write_text(re.sub(r"(?m)^name: .*$", f"name: {name}", text, count=1))
    assert wait_until(lambda: shows(read, name)), said.read_text()


def check_break(root, broken, read, said):
    """Break something, see the pages of before, and repair it."""
    path, text, said_then = BREAKS[broken]
    good, before = (root / path).read_text(), len(said.read_text())
    (root / path).write_text(text)
    assert wait_until(lambda: "still shown as they were before" in said.read_text()[before:]), said.read_text()
    assert said_then in said.read_text()[before:]
    assert shows(read, "Before")
    assert "<h1" in read("/roles/seller/")
    (root / path).write_text(good)


def test_while_something_is_broken_the_last_good_pages_are_served_and_after_its_repair_the_new_ones(tmp_path):
    """One server stands all that can be broken, one after the other."""
    root = copy_handbook(tmp_path / "handbook", SMALLEST)
    with serving(root) as (read, said):
        assert wait_until(lambda: read("/")), said.read_text()
        for broken in BREAKS:
            rename(root, "Before", read, said)
            check_break(root, broken, read, said)
            rename(root, "After", read, said)
        assert "Traceback" not in said.read_text()


@pytest.mark.parametrize("broken", ["playbook", "template", "override"])
def test_a_server_that_starts_with_something_broken_shows_what_it_is_until_it_is_repaired(tmp_path, broken):
    root = copy_handbook(tmp_path / "handbook", SMALLEST)
    path, text, said_then = BREAKS[broken]
    good = (root / path).read_text()
    (root / path).write_text(text)
    with serving(root) as (read, said):
        assert wait_until(lambda: said_then in read("/")), said.read_text()
        assert said_then in read(PAGE), "so does every other address"
        assert said_then in said.read_text()
        assert "Traceback" not in said.read_text()
        (root / "playbooks" / "handbook.yml").write_text("name: {<b>\n")
        assert wait_until(lambda: "playbooks/handbook.yml:1:7: error PB100" in read("/")), said.read_text()
        assert "<b>" not in read("/")
        (root / "playbooks" / "handbook.yml").write_text((SMALLEST / "handbook.yml").read_text())
        (root / path).write_text(good)
        assert wait_until(lambda: "md-content" in read("/roles/seller/")), said.read_text()
        assert "md-content" in read("/")


def test_the_build_folder_is_free_for_others_between_two_builds_of_the_server(tmp_path):
    root = copy_handbook(tmp_path / "handbook", SMALLEST)
    with serving(root) as (read, said):
        assert wait_until(lambda: "<h1" in read(PAGE)), said.read_text()
        run(*PLAYPRESS, "generate", "--wait", "0", cwd=root)
        (root / PLAYBOOK).write_text("name: [unclosed\n")
        assert wait_until(lambda: "PB100" in said.read_text()), said.read_text()
        assert "PB100" in run(*PLAYPRESS, "generate", "--wait", "0", cwd=root, exits=1)
