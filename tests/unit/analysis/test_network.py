"""How playbooks hang together."""

from __future__ import annotations

from playpress.analysis.network import Link, find_links
from tests.tools.handbook import library_of, playbook_of


def test_outputs_feed_inputs_and_steps_call_playbooks():
    sell = playbook_of(
        inputs=[{"id": "g", "name": "G", "from": "buy/goods"}, {"id": "h", "name": "H", "from": "gone/x"}],
        steps=[{"id": "a", "type": "subprocess", "calls": "buy"}, {"id": "b", "type": "subprocess", "calls": "gone"}],
    )
    buy = playbook_of(id="buy", steps=[])
    assert find_links(library_of(buy, sell)) == (
        Link("buy", "sell", "feeds", "goods"),
        Link("sell", "buy", "calls", "a"),
    )


def test_a_connection_is_named_once():
    inputs = [{"id": name, "name": "G", "from": "buy/goods"} for name in ("a", "b")]
    assert find_links(library_of(playbook_of(id="buy"), playbook_of(inputs=inputs))) == (
        Link("buy", "sell", "feeds", "goods"),
    )


def test_equal_names_never_link_by_accident():
    buy = playbook_of(id="buy", outputs=[{"id": "goods", "name": "Goods"}])
    assert find_links(library_of(buy, playbook_of(inputs=[{"id": "goods", "name": "Goods"}]))) == ()
