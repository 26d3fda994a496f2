"""A chat as text for the clipboard: plain, or as Markdown. Words for people are handed in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from elegoo_chat_gui.core.blocks import (
    AppliedSetting,
    Block,
    OptionsBlock,
    RawBlock,
    SettingsAppliedBlock,
    SettingsOrigin,
    SlicerActionBlock,
    SlicerNoticeBlock,
    SuggestedMethodBlock,
    SupportBlock,
    TextBlock,
    UpgradeBlock,
    blocks_of,
)
from elegoo_chat_gui.core.chats import Chat
from elegoo_chat_gui.core.json_text import dump, dump_pretty
from elegoo_chat_gui.core.messages import DecodedMessages, Message, Role


@dataclass(frozen=True, slots=True)
class Labels:
    """The words between the data, translated by whoever hands them in.

    `action` makes a sentence of an action's name, `notice` a heading of a notice's level.
    """

    user: str
    assistant: str
    nobody: str  # a message without a usable role
    empty: str  # a message that says nothing
    settings: str
    old_settings: str
    explanations: str
    preset: str
    options: str
    suggestion: str
    support: str
    upgrade: str
    action: Callable[[str], str]
    notice: Callable[[str], str]


def role_label(message: Message, labels: Labels) -> str:
    """Who speaks: a word for the two documented roles, else the role's own name."""
    match message.role:
        case Role.USER:
            return labels.user
        case Role.ASSISTANT:
            return labels.assistant
    return message.role_name or labels.nobody


def settings_title(block: SettingsAppliedBlock, labels: Labels) -> str:
    match block.origin:
        case SettingsOrigin.PROFILES:
            return labels.settings
        case SettingsOrigin.PARAMS:
            return labels.old_settings
    return labels.explanations


def message_as_text(message: Message, labels: Labels) -> str:
    """The message without its role, part below part, Markdown left as it was written."""
    parts = [block_as_text(block, labels) for block in blocks_of(message)]
    return "\n\n".join(parts) or labels.empty


def message_as_markdown(message: Message, labels: Labels) -> str:
    """The same with settings as a table and raw values as code."""
    parts = [_block_as_markdown(block, labels) for block in blocks_of(message)]
    return "\n\n".join(parts) or f"*{labels.empty}*"


def chat_as_text(chat: Chat, labels: Labels) -> str:
    """The whole conversation, each message under the name of its role; raw text where it does not decode."""
    log = chat.log
    if not isinstance(log, DecodedMessages):
        return log.raw
    return messages_as_text(log.messages, labels)


def chat_as_markdown(chat: Chat, labels: Labels) -> str:
    log = chat.log
    if not isinstance(log, DecodedMessages):
        return _fenced(log.raw)
    turns = (f"### {role_label(m, labels)}\n\n{message_as_markdown(m, labels)}" for m in log.messages)
    return "\n\n".join(turns) + "\n"


def messages_as_text(messages: Iterable[Message], labels: Labels) -> str:
    turns = (f"{role_label(m, labels)}:\n{message_as_text(m, labels)}" for m in messages)
    return "\n\n".join(turns) + "\n"


def block_as_text(block: Block, labels: Labels) -> str:
    """One part as lines of text."""
    match block:
        case TextBlock(text, _):
            return text
        case SuggestedMethodBlock(text):
            return f"{labels.suggestion}\n{text}"
        case SettingsAppliedBlock():
            return "\n".join(_settings_lines(block, labels))
        case SlicerActionBlock(name, arguments):
            more = f" {dump(arguments)}" if arguments else ""
            return f"→ {labels.action(name)}{more}"
        case OptionsBlock(options):
            return "\n".join([labels.options, *(f"- {option}" for option in options)])
        case SlicerNoticeBlock(level, text):
            return f"{labels.notice(level)}: {text}"
        case SupportBlock(url, qr_url):
            return f"{labels.support}: {url}" + (f"\n{qr_url}" if qr_url else "")
        case UpgradeBlock():
            return labels.upgrade
        case RawBlock(None, value):
            return dump_pretty(value)
        case RawBlock(key, value):
            return f"{key}: {dump_pretty(value)}"


def setting_as_text(setting: AppliedSetting) -> str:
    """One line: `wall_loops = 4`."""
    return f"{setting.key} = {setting.value_text}"


def _settings_lines(block: SettingsAppliedBlock, labels: Labels) -> list[str]:
    lines = [settings_title(block, labels)]
    if block.preset is not None:
        lines.append(f"{labels.preset}: {block.preset}")
    for setting in block.overrides:
        lines.append(setting_as_text(setting) + (f"  ({setting.reason})" if setting.reason else ""))
    lines += [f"{reason.parameter}: {reason.explanation}" for reason in block.reasons]
    return lines


def _block_as_markdown(block: Block, labels: Labels) -> str:
    match block:
        case SuggestedMethodBlock(text):
            return f"**{labels.suggestion}**\n\n{text}"
        case SettingsAppliedBlock():
            return _settings_markdown(block, labels)
        case SlicerNoticeBlock(level, text):
            return "\n".join(f"> {line}" for line in f"**{labels.notice(level)}:** {text}".splitlines())
        case RawBlock(None, value):
            return _fenced(dump_pretty(value), "json")
        case RawBlock(key, value):
            return f"`{key}`\n\n" + _fenced(dump_pretty(value), "json")
    return block_as_text(block, labels)


def _settings_markdown(block: SettingsAppliedBlock, labels: Labels) -> str:
    title = f"**{settings_title(block, labels)}**"
    if block.preset is not None:
        title += f" ({labels.preset}: {block.preset})"
    rows = [f"| {_cell(o.key)} | {_cell(o.value_text)} | {_cell(o.reason or '')} |" for o in block.overrides]
    table = ["| | | |", "|---|---|---|", *rows] if rows else []
    reasons = [f"- **{reason.parameter}:** {reason.explanation}" for reason in block.reasons]
    return "\n\n".join(part for part in (title, "\n".join(table), "\n".join(reasons)) if part)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _fenced(text: str, language: str = "") -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"
