"""The rows of the list: sorted, in sections, changed piece by piece, equal to a list built anew."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import ChangeSet, ChatKey, ChatSummary
from elegoo_chat_gui.core.drafts import Draft, DraftMessage
from elegoo_chat_gui.core.filters import ChatFilter, FeedbackFilter, SortOrder
from elegoo_chat_gui.core.outbox import OutboxEntry, OutboxState
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.ui.screens.chat_list import ChatListModel
from elegoo_chat_gui.ui.screens.chat_list._rows import ChatRow, DraftRow, Mark, SectionRow, UnsettledRow

ACCOUNT = AccountKey("sandbox", "u")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
_ORDERS = tuple(SortOrder)


def chat(
    number: int,
    title: str = "Question",
    *,
    hours: float | None = 1,
    updated_hours: float | None = None,
    preview: str = "",
    feedback: str | None = None,
    machine: str | None = None,
    messages: int | None = 4,
) -> ChatSummary:
    created = None if hours is None else NOW - timedelta(hours=hours)
    updated = created if updated_hours is None else NOW - timedelta(hours=updated_hours)
    return ChatSummary(
        ChatKey(ACCOUNT, number), title, preview, machine, None, None, feedback, messages, created, updated, b""
    )


def model_with(chats: Iterable[ChatSummary]) -> ChatListModel:
    model = ChatListModel(lambda: NOW)
    model.set_list(chats)
    return model


def shown(model: ChatListModel) -> list[str | int]:
    """Headings as texts, chats as their numbers, drafts and sendings as their ids."""
    result: list[str | int] = []
    for at in range(model.rowCount()):
        row = model.row_at(at)
        match row:
            case SectionRow():
                result.append(row.title)
            case ChatRow():
                result.append(row.summary.key.id)
            case DraftRow():
                result.append(row.draft.id)
            case UnsettledRow():
                result.append(row.entry.id)
    return result


def draft(name: str, text: str = "about brims", minutes: int = 5) -> Draft:
    return Draft(name, ACCOUNT, NOW, NOW - timedelta(minutes=minutes), (DraftMessage("user", text),))


def sending(name: str) -> OutboxEntry:
    return OutboxEntry(name, "d", ACCOUNT, OutboxState.UNKNOWN, "Sent?", 1, b"", NOW)


def mark_of(model: ChatListModel, number: int) -> Mark | None:
    row = model.chat_row(ChatKey(ACCOUNT, number))
    assert row is not None
    return row.mark


def test_days_are_sections_and_the_newest_comes_first(qtbot: QtBot) -> None:
    model = model_with([chat(1, hours=24 * 40), chat(2, hours=1), chat(3, hours=50), chat(4, hours=None), chat(5)])
    assert shown(model) == ["Today", 5, 2, "Last 7 days", 3, "October 2026", 1, "Date unknown", 4]
    assert model.chat_count == model.shown_chat_count == 5
    heading = model.index(0, 0)
    assert model.flags(heading) == Qt.ItemFlag.NoItemFlags


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (SortOrder.CREATED_OLDEST, ["Last 7 days", 2, "Today", 1, 3]),
        (SortOrder.UPDATED_NEWEST, ["Today", 2, 3, 1]),
        (SortOrder.TITLE, ["Chats by title", 3, 2, 1]),
    ],
)
def test_other_orders(qtbot: QtBot, order: SortOrder, expected: list[str | int]) -> None:
    model = model_with(
        [chat(1, "", hours=3), chat(2, "beta", hours=70, updated_hours=0.5), chat(3, "Alpha", hours=2)]
    )
    model.set_order(order)
    assert shown(model) == expected


def test_what_is_not_certain_and_drafts_stand_on_top(qtbot: QtBot) -> None:
    model = model_with([chat(1)])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_drafts([draft("old", minutes=50), draft("new", minutes=1)])
    model.set_unsettled([sending("x")])
    assert shown(model) == ["Not certain", "x", "Drafts", "new", "old", "Today", 1]
    model.set_drafts([draft("old")])
    model.set_filter(ChatFilter(text="question"))
    assert shown(model) == ["Not certain", "x", "Today", 1]
    model.set_filter(ChatFilter(text="brims"))
    assert shown(model) == ["Not certain", "x", "Drafts", "old"]
    model.set_unsettled([])
    model.set_drafts([])
    assert shown(model) == []


def test_marks_come_with_a_refresh_and_go_when_the_chat_is_opened(qtbot: QtBot) -> None:
    model = model_with([chat(1), chat(2)])
    model.apply(ChangeSet(ACCOUNT, added=(chat(3),), updated=(chat(1, "Other"), chat(2, hours=30))), mark=True)
    assert [mark_of(model, n) for n in (1, 2, 3)] == [Mark.CHANGED, Mark.CHANGED, Mark.NEW]
    model.apply(ChangeSet(ACCOUNT, updated=(chat(3, "Again"),)), mark=True)
    assert mark_of(model, 3) is Mark.NEW
    with qtbot.waitSignal(model.dataChanged):
        model.clear_mark(ChatKey(ACCOUNT, 3))
    assert mark_of(model, 3) is None
    model.apply(ChangeSet(ACCOUNT, added=(chat(4),), updated=(chat(3, "Third"),)), mark=False)
    assert mark_of(model, 4) is mark_of(model, 3) is None


def test_filters_join(qtbot: QtBot) -> None:
    model = model_with(
        [
            chat(1, "PETG strings", feedback="positive", machine="Neptune 4"),
            chat(2, "petg sticks", feedback="negative", machine="Neptune 4"),
            chat(3, "PLA", preview="like PETG", feedback="positive"),
        ]
    )
    model.set_filter(ChatFilter(text="petg"))
    assert model.shown_chat_count == 3
    model.set_filter(ChatFilter(text="petg", feedback=FeedbackFilter.POSITIVE))
    assert shown(model) == ["Today", 3, 1]
    model.set_filter(ChatFilter(text="ｐＥＴＧ", feedback=FeedbackFilter.POSITIVE, machine="Neptune 4"))
    assert shown(model) == ["Today", 1]
    assert model.preset_counts(PresetKind.MACHINE) == {"Neptune 4": 2, "": 1}


def test_a_screen_reader_hears_everything_a_row_shows(qtbot: QtBot) -> None:
    model = model_with([chat(1, "Strings", feedback="positive", machine="Elegoo Neptune 4 Pro (0.4 nozzle)")])
    model.apply(ChangeSet(ACCOUNT, updated=(chat(1, "Strings\u202e", messages=None, feedback="meh"),)), mark=True)
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(spoken, str)
    for words in ("Messages could not be decoded", "Changed", "No presets", "Feedback: meh", "raw text", ":"):
        assert words in spoken
    model.apply(ChangeSet(ACCOUNT, added=(chat(2, "", hours=0.5, feedback="negative"),)), mark=False)
    spoken = str(model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert "Empty chat" in spoken
    assert "Negative feedback" in spoken
    assert "4 messages" in spoken


def test_midnight_moves_the_days(qtbot: QtBot) -> None:
    moment = [NOW]
    model = ChatListModel(lambda: moment[0])
    model.set_list([chat(1)])
    moment[0] = NOW + timedelta(days=1)
    model.begin_day()
    assert shown(model) == ["Yesterday", 1]


_SUMMARIES = st.builds(
    chat,
    st.integers(0, 60),
    st.sampled_from(["", "a", "B", "ab", "支撑"]),
    hours=st.one_of(st.none(), st.sampled_from([-5.0, 0.5, 1.0, 20.0, 30.0, 100.0, 400.0, 2000.0, 20000.0])),
    updated_hours=st.one_of(st.none(), st.floats(0, 3000)),
    feedback=st.sampled_from([None, "positive", "negative", "meh"]),
)
_CHANGES = st.tuples(
    st.lists(_SUMMARIES, max_size=60), st.lists(_SUMMARIES, max_size=60), st.sets(st.integers(0, 60), max_size=60)
)
_FILTERS = st.sampled_from(
    [ChatFilter(), ChatFilter(text="a"), ChatFilter(feedback=FeedbackFilter.POSITIVE), ChatFilter(text="zz")]
)


@settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
@given(
    st.lists(_SUMMARIES, max_size=60),
    st.lists(_CHANGES, max_size=4),
    st.sampled_from(_ORDERS),
    _FILTERS,
    st.booleans(),
)
def test_pieces_give_the_same_as_a_list_built_anew(
    qtbot: QtBot,
    start: list[ChatSummary],
    batches: list[tuple[list[ChatSummary], list[ChatSummary], set[int]]],
    order: SortOrder,
    wanted: ChatFilter,
    drafts: bool,
) -> None:
    model = model_with(start)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_order(order)
    model.set_filter(wanted)
    if drafts:
        model.set_drafts([draft("d", "a")])
    known = {summary.key: summary for summary in start}
    for added, updated, removed in batches:
        held = {
            row.summary.key: QPersistentModelIndex(model.index(at, 0))
            for at in range(model.rowCount())
            if isinstance(row := model.row_at(at), ChatRow)
        }
        gone = tuple(ChatKey(ACCOUNT, number) for number in removed)
        model.apply(ChangeSet(ACCOUNT, tuple(added), tuple(updated), gone), mark=True)
        for key in gone:
            known.pop(key, None)
        known.update((summary.key, summary) for summary in (*added, *updated))
        for key, index in held.items():
            row = model.row_at(index.row()) if index.isValid() else None
            assert row is None or (isinstance(row, ChatRow) and row.summary.key == key)
    fresh = model_with(known.values())
    fresh.set_order(order)
    fresh.set_filter(wanted)
    if drafts:
        fresh.set_drafts([draft("d", "a")])
    assert shown(model) == shown(fresh)
    assert model.chat_count == len(known)
    assert model.shown_chat_count == sum(wanted.accepts(summary) for summary in known.values())


def test_a_scattered_batch_is_one_layout_change(qtbot: QtBot) -> None:
    model = model_with([chat(n, hours=n / 50) for n in range(0, 1000, 2)])
    kept = QPersistentModelIndex(model.index(model.position_of_chat(ChatKey(ACCOUNT, 500)) or 0, 0))
    inserted: list[object] = []
    model.rowsInserted.connect(lambda *where: inserted.append(where))
    with qtbot.waitSignal(model.layoutChanged):
        model.apply(ChangeSet(ACCOUNT, added=tuple(chat(n, hours=n / 50) for n in range(1, 1000, 2))), mark=False)
    assert inserted == []
    assert kept.row() == model.position_of_chat(ChatKey(ACCOUNT, 500))
