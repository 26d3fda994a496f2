"""A JSON text as a tree whose branches are read when somebody looks at them.

A string that is JSON itself (the messages, the settings) has that JSON as its child. Nothing here takes long at a
time: loaders yield None between small steps.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from elegoo_chat_gui.core import json_spans
from elegoo_chat_gui.core.json_spans import Span, SpanKind, as_text, string_text

MOST_CHILDREN = 20_000
LONGEST_KEY = 300
_BRANCHES = (SpanKind.OBJECT, SpanKind.LIST)


class NodeRole(StrEnum):
    ROOT = "root"
    MEMBER = "member"  # of an object
    ELEMENT = "element"  # of a list
    DECODED = "decoded"  # the JSON that a string holds
    REST = "rest"  # children beyond MOST_CHILDREN, or text that is not JSON


@dataclass(slots=True, eq=False)
class JsonNode:
    """One value. `name` is the key, or the place in a list, or empty."""

    source: bytes = field(repr=False)
    span: Span
    role: NodeRole
    name: str
    parent: "JsonNode | None" = field(repr=False)
    row: int
    children: list["JsonNode"] = field(default_factory=list, repr=False)
    _branches: bool | None = None

    @property
    def has_children(self) -> bool:
        if self._branches is None:
            if self.role is not NodeRole.REST and self.span.kind in _BRANCHES:
                inside = json_spans.skip_space(self.source, self.span.start + 1)
                self._branches = inside < self.span.end - 1
            else:
                self._branches = json_spans.holds_json(self.source, self.span)
        return self._branches

    def key_text(self) -> str:
        """The whole key as text, without quotes; empty for what has none."""
        return string_text(self.source, *self.span.key) if self.span.key else ""

    def value_text(self, limit: int | None = None) -> str:
        """A string as it says, anything else as its JSON; of a long one at least `limit` characters."""
        if self.span.kind is SpanKind.STRING:
            return string_text(self.source, self.span.start, self.span.end, limit)
        end = self.span.end if limit is None else min(self.span.end, self.span.start + 4 * limit)
        return as_text(self.source[self.span.start : end])

    def path(self) -> str:
        """Where it stands: $.messages → $[2].content, the arrow leading into a string's JSON."""
        match self.role:
            case NodeRole.MEMBER if self.parent is not None:
                key = self.key_text()
                plain = key.replace("_", "a").isalnum() and key.isascii() and not key[:1].isdigit()
                step = f".{key}" if plain else f"[{as_text(self.source[slice(*self.span.key or (0, 0))])}]"
                return self.parent.path() + step
            case NodeRole.ELEMENT if self.parent is not None:
                return f"{self.parent.path()}[{self.name}]"
            case NodeRole.DECODED if self.parent is not None:
                return f"{self.parent.path()} → $"
            case NodeRole.REST if self.parent is not None:
                return self.parent.path()
        return "$"

    def rows(self) -> tuple[int, ...]:
        """The rows that lead to it from the root."""
        return (*self.parent.rows(), self.row) if self.parent is not None else (self.row,)

    def load(self) -> Iterator["JsonNode | None"]:
        """Its children in their order, not yet appended; None where a caller may pause."""
        if not self.has_children:
            return
        if self.span.kind is SpanKind.STRING:
            source = yield from json_spans.unfolded(self.source, self.span.start, self.span.end)
            yield from _nodes(source, self, NodeRole.DECODED)
            return
        member = NodeRole.MEMBER if self.span.kind is SpanKind.OBJECT else NodeRole.ELEMENT
        row = 0
        for span in json_spans.children(self.source, self.span):
            if span is None:
                yield None
            elif row == MOST_CHILDREN:
                rest = Span(SpanKind.BROKEN, (span.key or (span.start,))[0], self.span.end - 1)
                yield JsonNode(self.source, rest, NodeRole.REST, "", self, row)
                return
            else:
                yield _child(self, span, member, row)
                row += 1


def _child(parent: JsonNode, span: Span, role: NodeRole, row: int) -> JsonNode:
    if span.kind is SpanKind.BROKEN:
        return JsonNode(parent.source, span, NodeRole.REST, "", parent, row)
    name = string_text(parent.source, *span.key, LONGEST_KEY)[:LONGEST_KEY] if span.key else str(row)
    return JsonNode(parent.source, span, role, name, parent, row)


def _nodes(source: bytes, parent: JsonNode | None, role: NodeRole) -> Iterator[JsonNode | None]:
    row = 0
    for span in json_spans.whole(source):
        if span is None:
            yield None
        else:
            yield JsonNode(source, span, NodeRole.REST if span.kind is SpanKind.BROKEN else role, "", parent, row)
            row += 1


def roots(source: bytes) -> Iterator[JsonNode | None]:
    """The value of a text, and what else stands there."""
    return _nodes(source, None, NodeRole.ROOT)


def search(source: bytes, words: str) -> Generator[JsonNode | None, None, None]:
    """Values whose key or text holds the words, letter case aside, in the order of the text.

    The nodes are not those of any tree that is shown: their `rows` lead to them. Strings that hold JSON are searched
    in what they hold.
    """
    wanted = words.casefold()
    stack: list[Iterator[JsonNode | None]] = [roots(source)]
    while stack:
        node = next(stack[-1], stack)
        if node is stack:
            stack.pop()
        elif not isinstance(node, JsonNode):
            yield None
        else:
            hit = wanted in node.key_text().casefold() or (yield from _says(node, wanted))
            yield node if hit else None
            stack.append(node.load())


def _says(node: JsonNode, wanted: str) -> Generator[None, None, bool]:
    if node.has_children:
        return False
    if node.span.size <= json_spans.STEP or node.span.kind is not SpanKind.STRING:
        return wanted in node.value_text().casefold()
    found = False
    steps, before = json_spans.string_parts(node.source, node.span.start, node.span.end), ""
    for part in steps:
        found = found or wanted in (before + part).casefold()
        before = part[-len(wanted) :]
        yield None
    return found
