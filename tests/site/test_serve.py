"""`mkdocs serve` in the root: what an editor writes is what the browser shows."""

import re
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager

import pytest

from tests.tools.command import MKDOCS
from tests.tools.repository import BAKERY, copy_handbook

pytestmark = pytest.mark.site

PAGE = "/playbooks/bread-order/"
PATIENCE = 90


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
        time.sleep(1)
    return held


def builds_once_quiet(said):
    """Return how many builds there were when five seconds have passed without one."""
    quiet, last = 0, -1
    while quiet < 5:
        text = said.read_text()
        begun, done = text.count("Building documentation"), text.count("Documentation built")
        quiet = quiet + 1 if begun == done == last else 0
        last = done
        time.sleep(1)
    return last


def test_a_changed_playbook_is_shown_without_a_restart_by_one_build(tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    playbook = root / "playbooks" / "baking" / "bread-order.yml"
    with serving(root) as (read, said):
        assert wait_until(lambda: "<h1" in read(PAGE)), said.read_text()
        playbook.write_text(re.sub(r"(?m)^name: .*$", "name: Another name", playbook.read_text(), count=1))
        assert wait_until(lambda: "Another name</h1>" in re.sub(r"<a .*?</a>", "", read(PAGE))), said.read_text()
        assert builds_once_quiet(said) == 2
