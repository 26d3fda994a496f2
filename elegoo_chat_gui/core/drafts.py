"""A chat that is being written. Values only: every edit makes a new Draft, which is what undo keeps."""

import uuid
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import Chat, NewChat
from elegoo_chat_gui.core.json_spans import Span, SpanKind, children, string_text, whole
from elegoo_chat_gui.core.json_text import JsonTextError, parse
from elegoo_chat_gui.core.messages import DecodedMessages, Message, Role, encode_messages
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind, PresetNames
from elegoo_chat_gui.core.setting_values import from_json, same_value
from elegoo_chat_gui.core.slicers import PresetBaseline


@dataclass(frozen=True, slots=True)
class DraftMessage:
    """One turn. `source` is the JSON element a carried-over message came as; it goes out unchanged until edited."""

    role: str
    text: str
    source: str | None = None
    edited: bool = False

    @property
    def is_carried_over(self) -> bool:
        return self.source is not None

    def origin(self) -> Message | None:
        """The message as it was carried over."""
        if self.source is None:
            return None
        try:
            return Message(self.source, parse(self.source))
        except JsonTextError:  # a draft file changed by hand
            return None

    def message(self) -> Message:
        """The message as it will be sent."""
        origin = self.origin()
        if origin is None:
            return Message.written(self.role, self.text)
        return origin.with_text(self.role, self.text) if self.edited else origin

    def with_text(self, text: str) -> "DraftMessage":
        return replace(self, text=text, edited=True)

    def with_role(self, role: str) -> "DraftMessage":
        return replace(self, role=role, edited=True)


class SourceKind(StrEnum):
    SELECTION = "selection"  # what a slicer had chosen
    FILE = "file"  # a project, G-code, bundle or preset file


@dataclass(frozen=True, slots=True)
class DraftSource:
    """Where the three names were taken from; never sent.

    `name` is the program's ("JusPrin") or the file's ("bracket.3mf"), `names` what the draft held then, `not_found`
    those of them that led to no preset on this computer.
    """

    kind: SourceKind
    name: str
    at: datetime
    names: PresetNames
    not_found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything the compose window holds. None preset names are left out of the request.

    `raw_messages` replaces `messages` where an undecodable chat is continued: one raw field.
    `continues` is the id of the chat it was made from. `proposed` are the names that the machine's preset proposed
    and nobody touched since. `withheld_settings` are the keys that say what the presets say and stay out of the
    request, unless `sends_all_settings`.
    """

    id: str
    account: AccountKey
    created_at: datetime
    modified_at: datetime
    messages: tuple[DraftMessage, ...] = ()
    raw_messages: str | None = None
    machine_name: str | None = None
    filament_name: str | None = None
    process_name: str | None = None
    settings_text: str = ""
    feedback: str | None = None
    feedback_text: str | None = None
    continues: int | None = None
    source: DraftSource | None = None
    proposed: tuple[PresetKind, ...] = ()
    sends_all_settings: bool = False
    withheld_settings: tuple[str, ...] = ()

    @property
    def preset_names(self) -> PresetNames:
        """Blank ones are None."""
        names = (self.machine_name, self.filament_name, self.process_name)
        return PresetNames(*map(_unless_blank, names))

    def name_of(self, kind: PresetKind) -> str | None:
        """As typed, blank or not."""
        return PresetNames(self.machine_name, self.filament_name, self.process_name).of(kind)

    @property
    def filled_from(self) -> DraftSource | None:
        """The source, as long as the three names are what it gave."""
        source = self.source
        return source if source is not None and source.names == self.preset_names else None

    def named(self, kind: PresetKind, name: str | None) -> "Draft":
        """With a name that a person chose."""
        left = tuple(one for one in self.proposed if one is not kind)
        return replace(self._with_names({kind: name}), proposed=left)

    def proposing(self, defaults: MachineDefaults) -> "Draft":
        """With what the machine proposes: where nothing stands, and in place of an earlier machine's proposal."""
        offered = {PresetKind.FILAMENT: defaults.filament, PresetKind.PROCESS: defaults.process}
        free = [kind for kind in offered if kind in self.proposed or self.preset_names.of(kind) is None]
        taken = tuple(kind for kind in free if offered[kind] is not None)
        return replace(self._with_names({kind: offered[kind] for kind in free}), proposed=taken)

    def _with_names(self, names: Mapping[PresetKind, str | None]) -> "Draft":
        return replace(
            self,
            machine_name=names.get(PresetKind.MACHINE, self.machine_name),
            filament_name=names.get(PresetKind.FILAMENT, self.filament_name),
            process_name=names.get(PresetKind.PROCESS, self.process_name),
        )

    def sent_settings(self) -> str:
        """The settings to send, letter for letter as typed, without the withheld ones; blank: none."""
        if self.sends_all_settings or not self.withheld_settings:
            return self.settings_text
        return settings_without(self.settings_text, frozenset(self.withheld_settings))

    def against(self, baseline: PresetBaseline) -> "Draft":
        """The same draft, with the settings withheld that are no different from these presets."""
        alike = () if self.sends_all_settings else settings_alike(self.settings_text, baseline)
        return self if alike == self.withheld_settings else replace(self, withheld_settings=alike)

    def messages_text(self) -> str:
        """The `messages` string to send."""
        if self.raw_messages is not None:
            return self.raw_messages
        return encode_messages(message.message() for message in self.messages)

    def new_chat(self) -> NewChat:
        """The request's fields. Blank optional fields are left out, as nobody chose them."""
        return NewChat(
            messages_text=self.messages_text(),
            machine_name=_unless_blank(self.machine_name),
            filament_name=_unless_blank(self.filament_name),
            process_name=_unless_blank(self.process_name),
            slicing_settings_json=_unless_blank(self.sent_settings()),
            feedback=_unless_blank(self.feedback),
            feedback_text=_unless_blank(self.feedback_text),
        )

    def title(self) -> str:
        """The first words a person wrote, for the list of drafts; empty where there are none."""
        wrote = (m.text for m in self.messages if m.role == Role.USER and m.text.strip())
        return " ".join(next(wrote, self.raw_messages or "")[:160].split())

    def is_empty(self) -> bool:
        """Whether closing it loses nothing."""
        texts = (
            self.raw_messages,
            self.machine_name,
            self.filament_name,
            self.process_name,
            self.settings_text,
        )
        feedback = (self.feedback, self.feedback_text)
        return not (
            any(message.text.strip() or message.is_carried_over for message in self.messages)
            or any(text and text.strip() for text in texts + feedback)
        )


def _unless_blank(text: str | None) -> str | None:
    return text if text is not None and text.strip() else None


def settings_alike(text: str, baseline: PresetBaseline) -> tuple[str, ...]:
    """The keys whose value is the presets' own, in their order; none where the text is not a JSON object."""
    if baseline.is_empty or not text.strip():
        return ()
    try:
        settings = parse(text)
    except JsonTextError:
        return ()
    if not isinstance(settings, dict):
        return ()
    known = ((key, value, baseline.value(key)) for key, value in settings.items())
    return tuple(key for key, value, preset in known if preset is not None and same_value(from_json(value), preset))


def settings_without(text: str, keys: Container[str]) -> str:
    """A JSON object without these members, the others letter for letter; empty where none is left.

    What is not a JSON object comes back as it is.
    """
    source = text.encode("utf-8", "surrogatepass")
    members = _members(source)
    kept = [at for at, (key, _, _) in enumerate(members) if key not in keys]
    if len(kept) == len(members):
        return text
    if not kept:
        return ""
    parts = [source[: members[0][1]]]
    parts += [source[members[at][1] : members[at + 1][1]] for at in kept[:-1]]
    parts += [source[members[kept[-1]][1] : members[kept[-1]][2]], source[members[-1][2] :]]
    return b"".join(parts).decode("utf-8", "surrogatepass")


def _members(source: bytes) -> list[tuple[str, int, int]]:
    """Key, start and end of each member of a JSON object; none where the text is something else."""
    spans = [span for span in whole(source) if span is not None]
    if len(spans) != 1 or spans[0].kind is not SpanKind.OBJECT:
        return []
    found: list[Span] = [span for span in children(source, spans[0]) if span is not None]
    if any(span.kind is SpanKind.BROKEN for span in found):
        return []
    return [(string_text(source, *span.key), span.key[0], span.end) for span in found if span.key is not None]


def blank_draft(account: AccountKey, now: datetime) -> Draft:
    """A new chat with one empty user turn."""
    return Draft(uuid.uuid4().hex, account, now, now, messages=(DraftMessage(Role.USER, ""),))


def continue_chat(chat: Chat, account: AccountKey, now: datetime) -> Draft:
    """A draft that carries a chat over: messages with the value they came with, presets, settings; no feedback.

    The settings go out unchanged, whatever the presets on this computer say.
    """
    log = chat.log
    decoded = isinstance(log, DecodedMessages)
    carried = tuple(map(_carry_over, log.messages)) if isinstance(log, DecodedMessages) else ()
    return Draft(
        id=uuid.uuid4().hex,
        account=account,
        created_at=now,
        modified_at=now,
        messages=(*carried, DraftMessage(Role.USER, "")) if decoded else (),
        raw_messages=None if decoded else chat.messages_text,
        machine_name=chat.machine_name,
        filament_name=chat.filament_name,
        process_name=chat.process_name,
        settings_text=chat.slicing_settings_json or "",
        continues=chat.key.id,
        sends_all_settings=True,
    )


def _carry_over(message: Message) -> DraftMessage:
    return DraftMessage(message.role_name or "", message.text, source=message.source)
