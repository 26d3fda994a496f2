"""How long a chat of 10,000 messages takes to open, scroll, search and copy, beside one of 50: `make bench`."""

import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.ui.screens.conversation import ConversationPane
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of

FEW, MANY = 50, 10_000
SCROLLS = 300


def messages(count: int) -> JsonValue:
    """Markdown of the usual kind, a tenth of it with settings."""
    profiles: JsonValue = {"use_print_process_preset": "0.20mm", "print_process_overrides": {"wall_loops": 4}}
    rows: list[JsonValue] = []
    for i in range(count):
        text = f"message {i} with **bold** words and a list\n\n- one\n- two `code`\n\n" + "some more words here " * 12
        row: dict[str, JsonValue] = {"role": ("user", "assistant")[i % 2], "content": text}
        rows.append({**row, "slicing_profiles": profiles} if i % 10 == 9 else row)
    return rows


class Bench:
    def __init__(self, app: QApplication) -> None:
        self._app = app
        theme = Theme(mode="light")
        theme.apply(app)
        self._pane = ConversationPane(theme)
        self._pane.resize(760, 900)
        self._pane.show()
        app.processEvents()  # a bench, not the program: it drives the loop itself
        self._pane.show_chat(chat_of(messages(10), chat_id=1))
        app.processEvents()

    def measure(self, count: int) -> list[tuple[str, float]]:
        """Milliseconds by name."""
        chat = chat_of(messages(count), chat_id=count)
        assert chat.log
        view = self._pane.view
        rows = [("open and paint", self._time(lambda: self._show(chat)))]
        frames = sorted(self._time(self._scroll) for _ in range(SCROLLS))
        rows.append(("a scrolled frame, 99 of 100", frames[int(len(frames) * 0.99)]))
        rows.append(("the longest of 20 jumps", max(self._time(partial(self._jump, share)) for share in range(20))))
        rows.append(("find a word, first time", self._time(lambda: self._find("two code"))))
        longest = self._longest_gap(lambda: self._find("bold words"))
        rows.append(("find another word", longest[0]))
        rows.append(("longest gap meanwhile", longest[1]))
        view.select_all()
        rows.append(("copy everything", self._time(view.copy)))
        return rows

    def _time(self, act: Callable[[], object]) -> float:
        started = time.perf_counter()
        act()
        return (time.perf_counter() - started) * 1_000

    def _show(self, chat: object) -> None:
        self._pane.show_chat(chat)  # type: ignore[arg-type]  # a Chat
        self._app.processEvents()

    def _scroll(self) -> None:
        self._pane.view.scroll_by(200)
        self._app.processEvents()

    def _jump(self, share: int) -> None:
        bar = self._pane.view.verticalScrollBar()
        bar.setValue(bar.maximum() * share // 20)
        self._app.processEvents()

    def _find(self, words: str) -> None:
        self._pane.view.find_words(words)
        while not self._pane.view.search_is_complete:
            self._app.processEvents()

    def _longest_gap(self, act: Callable[[], object]) -> tuple[float, float]:
        gaps = [0.0]
        last = time.perf_counter()

        def beat() -> None:
            nonlocal last
            now = time.perf_counter()
            gaps.append((now - last) * 1_000)
            last = now

        timer = QTimer()
        timer.timeout.connect(beat)
        timer.start(1)
        took = self._time(act)
        timer.stop()
        return took, max(gaps)


def main() -> int:
    app = QApplication(sys.argv)
    bench = Bench(app)
    few, many = bench.measure(FEW), bench.measure(MANY)
    print(f"{'':34}{FEW:>10,}{MANY:>12,}{'ratio':>9}   (milliseconds)")
    for (name, small), (_, large) in zip(few, many, strict=True):
        print(f"{name:34}{small:>10.1f}{large:>12.1f}{large / max(small, 0.01):>8.1f}x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
