"""Which fields are marked red, with which sentence."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.validation import DraftField, DraftProblem, validate_draft
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import Notice, NoticeBar, NoticeTone
from elegoo_chat_gui.ui.screens.compose._feedback_panel import FeedbackPanel
from elegoo_chat_gui.ui.screens.compose._preset_picker import PresetPicker
from elegoo_chat_gui.ui.screens.compose._problems import problem_sentence
from elegoo_chat_gui.ui.screens.compose._settings_panel import SettingsPanel
from elegoo_chat_gui.ui.screens.compose._write_panel import WritePanel

GENERAL_NOTICE: Final = "compose.general"
_PLACES: Final = {
    DraftField.MACHINE: PresetKind.MACHINE,
    DraftField.FILAMENT: PresetKind.FILAMENT,
    DraftField.PROCESS: PresetKind.PROCESS,
}


class Marks:
    """Nothing is marked before the first try to send; from then on every edit is checked.

    What the server refused stays marked until the field it named is changed.
    """

    def __init__(
        self,
        pickers: Mapping[PresetKind, PresetPicker],
        settings: SettingsPanel,
        feedback: FeedbackPanel,
        write: WritePanel,
        notices: NoticeBar,
    ) -> None:
        self._pickers = pickers
        self._settings = settings
        self._feedback = feedback
        self._write = write
        self._notices = notices
        self._was_tried = False
        self._from_server: tuple[DraftProblem, ...] = ()
        self._problems: tuple[DraftProblem, ...] = ()

    def tried(self, draft: Draft) -> None:
        """Somebody wants to send: check everything; what the server said before no longer counts."""
        self._was_tried = True
        self._from_server = ()
        self._show(draft)

    def refused(self, problems: tuple[DraftProblem, ...], draft: Draft) -> None:
        self._was_tried = True
        self._from_server = problems
        self._show(draft)

    def edited(self, before: Draft, draft: Draft) -> None:
        if not self._was_tried:
            return
        changed = {place for place in DraftField if _value(before, place) != _value(draft, place)}
        self._from_server = tuple(problem for problem in self._from_server if problem.field not in changed)
        self._show(draft)

    def first_is_message(self) -> bool:
        return bool(self._problems) and self._problems[0].field is DraftField.MESSAGES

    def focus_first(self) -> None:
        if not self._problems:
            return
        problem = self._problems[0]
        match problem.field:
            case DraftField.MACHINE | DraftField.FILAMENT | DraftField.PROCESS as place:
                self._pickers[_PLACES[place]].field.setFocus()
            case DraftField.SETTINGS:
                self._settings.focus_text()
            case DraftField.FEEDBACK:
                self._feedback.focus_feedback()
            case DraftField.FEEDBACK_TEXT:
                self._feedback.focus_text()
            case DraftField.MESSAGES:
                self._write.focus_problem(problem.message_index)
            case DraftField.GENERAL:
                self._notices.focus_newest()

    def _show(self, draft: Draft) -> None:
        order = list(DraftField)
        found = (*validate_draft(draft), *self._from_server)
        screen = [*order[1:7], DraftField.MESSAGES, DraftField.GENERAL]
        self._problems = tuple(sorted(found, key=lambda problem: screen.index(problem.field)))
        sentences: dict[DraftField, list[str]] = defaultdict(list)
        by_message: dict[int, str] = {}
        for problem in self._problems:
            sentence = problem_sentence(problem, draft)
            if problem.message_index is None:
                sentences[problem.field].append(sentence)
            else:
                by_message.setdefault(problem.message_index, sentence)
        for place, kind in _PLACES.items():
            self._pickers[kind].set_problem(" ".join(sentences[place]))
        self._settings.set_problem(" ".join(sentences[DraftField.SETTINGS]))
        self._feedback.set_problem(" ".join(sentences[DraftField.FEEDBACK]))
        self._feedback.set_text_problem(" ".join(sentences[DraftField.FEEDBACK_TEXT]))
        self._write.set_problems(by_message, " ".join(sentences[DraftField.MESSAGES]))
        self._tell_general(" ".join(sentences[DraftField.GENERAL]))

    def _tell_general(self, words: str) -> None:
        if words:
            title = tr("The server refused the chat.")
            self._notices.show_notice(Notice(title, words, NoticeTone.ERROR, key=GENERAL_NOTICE))
        else:
            self._notices.dismiss(GENERAL_NOTICE)


def _value(draft: Draft, place: DraftField) -> object:
    match place:
        case DraftField.MESSAGES:
            return (draft.messages, draft.raw_messages)
        case DraftField.MACHINE:
            return draft.machine_name
        case DraftField.FILAMENT:
            return draft.filament_name
        case DraftField.PROCESS:
            return draft.process_name
        case DraftField.SETTINGS:
            return draft.sent_settings()
        case DraftField.FEEDBACK:
            return draft.feedback
        case DraftField.FEEDBACK_TEXT:
            return draft.feedback_text
        case DraftField.GENERAL:
            return draft
