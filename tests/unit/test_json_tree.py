"""The tree of a row shows everything that was received, JSON inside strings too, branch by branch."""

import json
import time

from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core import json_tree
from elegoo_chat_gui.core.json_tree import JsonNode, NodeRole, roots, search

ROW = {
    "id": 7,
    "messages": json.dumps([{"role": "user", "content": "How hot?"}, {"role": "assistant", "content": None}]),
    "odd key": [1, {"a.b": True}],
}


def loaded(source: bytes) -> list[JsonNode]:
    """The whole tree, each node with its children."""
    nodes = [node for node in roots(source) if node is not None]
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        node.children = [child for child in node.load() if child is not None]
        waiting += node.children
    return nodes


def every(nodes: list[JsonNode]) -> list[JsonNode]:
    return [one for node in nodes for one in [node, *every(node.children)]]


def hits(source: bytes, words: str) -> list[JsonNode]:
    return [node for node in search(source, words) if node is not None]


def test_json_in_a_string_stands_beneath_it() -> None:
    nodes = every(loaded(json.dumps(ROW).encode()))
    paths = {node.path(): node for node in nodes}
    assert paths["$.messages → $[0].content"].value_text() == "How hot?"
    assert paths["$.messages → $[1].content"].value_text() == "null"
    assert paths['$["odd key"][1]["a.b"]'].value_text() == "true"
    assert paths["$.messages → $"].role is NodeRole.DECODED
    assert not paths["$.id"].has_children


def test_a_string_that_only_begins_like_json_shows_its_rest() -> None:
    (root,) = loaded(b'["[1, oops"]')
    (rest,) = root.children[0].children
    assert (rest.role, rest.value_text()) == (NodeRole.REST, "[1, oops")


def test_numbers_repeated_keys_and_lone_surrogates_stay() -> None:
    (root,) = loaded(b'{"a":1.10,"a":1e400,"b":"\\ud800\\u0000","{}":"{}"}')
    assert [(node.name, node.value_text()) for node in root.children] == [
        ("a", "1.10"),
        ("a", "1e400"),
        ("b", "\ud800\0"),
        ("{}", "{}"),
    ]


def test_children_beyond_many_are_one_rest(monkeypatch: object) -> None:
    source = json.dumps(list(range(json_tree.MOST_CHILDREN + 5))).encode()
    (root,) = (node for node in roots(source) if node is not None)
    children = [node for node in root.load() if node is not None]
    assert len(children) == json_tree.MOST_CHILDREN + 1
    assert children[-1].role is NodeRole.REST
    assert children[-1].value_text().endswith(str(json_tree.MOST_CHILDREN + 4))


def test_the_search_leads_to_keys_and_values_in_strings_too() -> None:
    source = json.dumps(ROW).encode()
    tree = loaded(source)
    for words, path in [("HOW HOT", "$.messages → $[0].content"), ("odd", '$["odd key"]'), ("7", "$.id")]:
        (hit,) = hits(source, words)
        assert hit.path() == path
        node, *rest = hit.rows()
        shown = tree[node]
        for row in rest:
            shown = shown.children[row]
        assert shown.path() == path
    assert hits(source, "nowhere") == []


def test_words_across_the_parts_of_a_long_string_are_found() -> None:
    text = "x" * (json_tree.json_spans.STEP - 3) + "needle" + "y" * 1_000
    assert len(hits(json.dumps([text]).encode(), "needle")) == 1


@given(st.binary(max_size=60) | st.text('{}[]",:\\u0 a1', max_size=40).map(str.encode))
def test_no_bytes_break_the_tree(source: bytes) -> None:
    for node in every(loaded(source)):
        node.path()
        node.value_text(10)
        node.key_text()
    hits(source, "a")


def test_a_long_row_is_searched_in_small_steps() -> None:
    inner = json.dumps([{"role": "user", "content": "say x " * 40}] * 20_000)
    source = json.dumps({"messages": inner}).encode()
    longest, steps = 0.0, search(source, "never there")
    while True:
        started = time.process_time()
        if next(steps, 0) == 0:
            break
        longest = max(longest, time.process_time() - started)
    assert longest < 0.1
