"""A whole draft as bytes and back, exactly: NUL, lone surrogates and neighbouring halves of a pair included.

Not `ensure_ascii`: two lone halves side by side would be written like one character and read back as it.
"""

import json
from datetime import datetime
from typing import Any

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.drafts import Draft, DraftMessage, DraftSource, SourceKind
from elegoo_chat_gui.core.presets import PresetKind, PresetNames
from elegoo_chat_gui.store.values import from_column, to_column

FORMAT = 1


class DraftUnreadableError(ValueError):
    """Bytes that hold no draft; never says what they hold."""


def encode_draft(draft: Draft) -> bytes:
    fields = {
        "format": FORMAT,
        "id": draft.id,
        "account": [draft.account.server, draft.account.user_id],
        "created_at": draft.created_at.isoformat(),
        "modified_at": draft.modified_at.isoformat(),
        "messages": [[turn.role, turn.text, turn.source, turn.edited] for turn in draft.messages],
        "raw_messages": draft.raw_messages,
        "machine_name": draft.machine_name,
        "filament_name": draft.filament_name,
        "process_name": draft.process_name,
        "settings_text": draft.settings_text,
        "feedback": draft.feedback,
        "feedback_text": draft.feedback_text,
        "continues": draft.continues,
        "source": _source_fields(draft.source),
        "proposed": list(draft.proposed),
        "sends_all_settings": draft.sends_all_settings,
        "withheld_settings": list(draft.withheld_settings),
    }
    return to_column(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))


def decode_draft(body: bytes) -> Draft:
    """Raises DraftUnreadableError."""
    try:
        fields = json.loads(from_column(body))
        if fields["format"] != FORMAT:
            raise DraftUnreadableError("another format")
        return _draft_of(fields)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DraftUnreadableError(type(error).__name__) from None


def _draft_of(fields: dict[str, Any]) -> Draft:
    server, user_id = fields["account"]
    return Draft(
        id=fields["id"],
        account=AccountKey(server, user_id),
        created_at=datetime.fromisoformat(fields["created_at"]),
        modified_at=datetime.fromisoformat(fields["modified_at"]),
        messages=tuple(DraftMessage(role, text, source, edited) for role, text, source, edited in fields["messages"]),
        raw_messages=fields["raw_messages"],
        machine_name=fields["machine_name"],
        filament_name=fields["filament_name"],
        process_name=fields["process_name"],
        settings_text=fields["settings_text"],
        feedback=fields["feedback"],
        feedback_text=fields["feedback_text"],
        continues=fields["continues"],
        # Drafts of earlier versions, which sent everything, have none of these.
        source=_source_of(fields.get("source")),
        proposed=tuple(map(PresetKind, fields.get("proposed", ()))),
        sends_all_settings=bool(fields.get("sends_all_settings", True)),
        withheld_settings=tuple(map(str, fields.get("withheld_settings", ()))),
    )


def _source_fields(source: DraftSource | None) -> dict[str, Any] | None:
    if source is None:
        return None
    names = [source.names.machine, source.names.filament, source.names.process]
    return {
        "kind": source.kind,
        "name": source.name,
        "at": source.at.isoformat(),
        "names": names,
        "not_found": list(source.not_found),
    }


def _source_of(fields: dict[str, Any] | None) -> DraftSource | None:
    if fields is None:
        return None
    machine, filament, process = fields["names"]
    return DraftSource(
        kind=SourceKind(fields["kind"]),
        name=fields["name"],
        at=datetime.fromisoformat(fields["at"]),
        names=PresetNames(machine, filament, process),
        not_found=tuple(fields["not_found"]),
    )
