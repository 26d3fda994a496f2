"""The tour: its steps leave pictures, a failing one is told by its name and the rest go on."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from elegoo_chat_gui.ui.main_window import DEFAULT_SIZE
from elegoo_chat_gui.ui.tour import Stage, Tour, TourStepError
from elegoo_chat_gui.ui.tour.languages import chinese
from elegoo_chat_gui.ui.tour.looks import dark, large_text, narrow
from elegoo_chat_gui.ui.tour.reading import chat, first_start
from elegoo_chat_gui.ui.tour.tour import STEPS
from tests.journeys.person import Person, live


async def broken(stage: Stage) -> QWidget:
    await stage.open(stage.first_key())
    raise TourStepError("the table is not laid")


def _tour(person: Person, folder: Path, *steps: object) -> Tour:
    application = person.application
    return Tour(
        lambda: application.presenter,
        application.theme,
        folder,
        application.sandbox.faults.set,
        steps,  # type: ignore[arg-type]
    )


def test_every_step_leaves_its_picture(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = tmp_path / "pictures"

    async def story(person: Person) -> None:
        assert await _tour(person, pictures, first_start, chat, dark, large_text, narrow, chinese).run() == 0

    live(qapp, tmp_path / "data", story)
    names = sorted(path.name for path in pictures.iterdir())
    assert names == [
        "01-first-start.png",
        "02-chat.png",
        "03-dark.png",
        "04-large-text.png",
        "05-narrow.png",
        "06-chinese.png",
    ]
    sizes = [QImage(str(pictures / name)).size().toTuple() for name in names]
    assert sizes == [DEFAULT_SIZE, DEFAULT_SIZE, DEFAULT_SIZE, DEFAULT_SIZE, (900, 700), DEFAULT_SIZE]
    assert len({(pictures / name).read_bytes() for name in names}) == len(names)
    assert "6 pictures, 0 failures" in capsys.readouterr().out


def test_a_failed_step_is_told_by_its_name_and_the_rest_go_on(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def story(person: Person) -> None:
        assert await _tour(person, tmp_path / "pictures", broken, chat).run() == 1

    live(qapp, tmp_path / "data", story)
    said = capsys.readouterr()
    assert "01-broken: TourStepError: the table is not laid" in said.err
    assert "1 pictures, 1 failures" in said.out
    assert (tmp_path / "pictures" / "02-chat.png").is_file()


def test_the_tour_shows_at_least_twenty_states_each_under_its_own_name() -> None:
    names = [step.__name__ for step in STEPS]
    assert len(set(names)) == len(names) >= 20
    # What the README's pictures are made of.
    assert {"chat", "dark", "compose"} <= set(names)
