"""A chat as text for the clipboard: plain, as Markdown, as HTML. Words for people are handed in.

HTML needs someone who reads Markdown: `render_markdown` makes a fragment of it. For a chat too long for that, hand in
`html_text.typed`, which shows it as it was written.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from elegoo_chat_gui.core import html_text, markdown_text
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
from elegoo_chat_gui.core.settings_words import ENGLISH, NO_WORDS, SettingsWords
from elegoo_chat_gui.core.visible_text import one_line

RenderMarkdown: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Labels:
    """The words between the data, translated by whoever hands them in.

    `action` makes a sentence of an action's name, `notice` a heading of a notice's level; `words` are what people
    call the settings, `locale_name` the language in which one of them is shown.
    """

    user: str
    assistant: str
    nobody: str  # a message without a usable role
    empty: str  # a message that says nothing
    settings: str
    old_settings: str
    explanations: str
    preset: str
    key: str  # the columns of a table of settings
    value: str
    reason: str
    options: str
    suggestion: str
    support: str
    upgrade: str
    action: Callable[[str], str]
    notice: Callable[[str], str]
    words: SettingsWords = NO_WORDS
    locale_name: str = ENGLISH


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
    parts = [block_as_text(block, labels) for block in blocks_of(message, labels.words.names)]
    return "\n\n".join(parts) or labels.empty


def message_as_markdown(message: Message, labels: Labels) -> str:
    """The same with settings as a table and raw values as code."""
    parts = [_block_as_markdown(block, labels) for block in blocks_of(message, labels.words.names)]
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
        return markdown_text.fenced(log.raw)
    return messages_as_markdown(log.messages, labels)


def chat_as_html(chat: Chat, labels: Labels, render_markdown: RenderMarkdown) -> str:
    log = chat.log
    if not isinstance(log, DecodedMessages):
        return html_text.preformatted(log.raw)
    return messages_as_html(log.messages, labels, render_markdown)


def message_as_html(message: Message, labels: Labels, render_markdown: RenderMarkdown) -> str:
    """The message without its role: settings as a table, raw values as preformatted text."""
    parts = [_block_as_html(block, labels, render_markdown) for block in blocks_of(message, labels.words.names)]
    return "\n".join(parts) or f"<p><em>{html_text.words(labels.empty)}</em></p>"


def messages_as_text(messages: Iterable[Message], labels: Labels) -> str:
    turns = (f"{role_label(m, labels)}:\n{message_as_text(m, labels)}" for m in messages)
    return "\n\n".join(turns) + "\n"


def messages_as_markdown(messages: Iterable[Message], labels: Labels) -> str:
    turns = (f"{role_as_markdown(m, labels)}\n\n{message_as_markdown(m, labels)}" for m in messages)
    return "\n\n".join(turns) + "\n"


def messages_as_html(messages: Iterable[Message], labels: Labels, render_markdown: RenderMarkdown) -> str:
    turns = (f"{role_as_html(m, labels)}\n{message_as_html(m, labels, render_markdown)}" for m in messages)
    return "\n".join(turns) + "\n"


def role_as_markdown(message: Message, labels: Labels) -> str:
    return f"### {markdown_text.escaped(one_line(role_label(message, labels)))}"


def role_as_html(message: Message, labels: Labels) -> str:
    return f"<h3>{html_text.words(one_line(role_label(message, labels)))}</h3>"


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


def settings_as_text(block: SettingsAppliedBlock, labels: Labels) -> str:
    """The settings for a spreadsheet: a row each, columns apart by tabs."""
    rows = [_head(labels), *_rows(block, labels)]
    return "\n".join("\t".join(map(one_line, row)) for row in rows)


def settings_as_markdown(block: SettingsAppliedBlock, labels: Labels) -> str:
    """The settings as a table."""
    rows = [[markdown_text.text_cell(text) for text in row] for row in _rows(block, labels)]
    return markdown_text.table([markdown_text.text_cell(text) for text in _head(labels)], rows)


def settings_as_html(block: SettingsAppliedBlock, labels: Labels) -> str:
    """The settings as a table."""
    return html_text.table(_head(labels), _rows(block, labels))


def _head(labels: Labels) -> list[str]:
    return [labels.key, labels.value, labels.reason]


def _rows(block: SettingsAppliedBlock, labels: Labels) -> list[list[str]]:
    """Everything the block says: the preset, each setting, the reasons that belong to none."""
    preset = [[labels.preset, block.preset, ""]] if block.preset is not None else []
    settings = [[setting.key, setting.value_text, setting.reason or ""] for setting in block.overrides]
    return preset + settings + [[reason.parameter, "", reason.explanation] for reason in block.reasons]


def _block_as_markdown(block: Block, labels: Labels) -> str:
    match block:
        case TextBlock(text, is_markdown):
            return text if is_markdown else markdown_text.typed(text)
        case SuggestedMethodBlock(text):
            return f"**{labels.suggestion}**\n\n{text}"
        case SettingsAppliedBlock():
            title = f"**{settings_title(block, labels)}**"
            return f"{title}\n\n{settings_as_markdown(block, labels)}" if _rows(block, labels) else title
        case SlicerActionBlock(name, arguments):
            more = f" {markdown_text.code_span(dump(arguments))}" if arguments else ""
            return f"→ {markdown_text.typed(labels.action(name))}{more}"
        case OptionsBlock(options):
            return "\n".join([f"{labels.options}\n", *(f"- {_one_line(option)}" for option in options)])
        case SlicerNoticeBlock(level, text):
            lines = f"**{_one_line(labels.notice(level))}:** {markdown_text.typed(text)}".split("\n")
            return "\n".join(f"> {line}".rstrip(" ") + ("  " if line.endswith("  ") else "") for line in lines)
        case SupportBlock(url, qr_url):
            return "  \n".join([f"{labels.support}: {_one_line(url)}", *([_one_line(qr_url)] if qr_url else [])])
        case UpgradeBlock():
            return labels.upgrade
        case RawBlock(None, value):
            return markdown_text.fenced(dump_pretty(value), "json")
        case RawBlock(key, value):
            return f"{markdown_text.code_span(one_line(key or ''))}\n\n" + markdown_text.fenced(
                dump_pretty(value), "json"
            )


def _one_line(text: str) -> str:
    return markdown_text.escaped_start(markdown_text.escaped(one_line(text)))


def _block_as_html(block: Block, labels: Labels, render_markdown: RenderMarkdown) -> str:
    words = html_text.words
    match block:
        case TextBlock(text, is_markdown):
            return render_markdown(text) if is_markdown else html_text.typed(text)
        case SuggestedMethodBlock(text):
            return f"<p><strong>{words(labels.suggestion)}</strong></p>\n{render_markdown(text)}"
        case SettingsAppliedBlock():
            title = f"<p><strong>{words(settings_title(block, labels))}</strong></p>"
            return f"{title}\n{settings_as_html(block, labels)}" if _rows(block, labels) else title
        case SlicerActionBlock(name, arguments):
            more = f" <code>{words(dump(arguments))}</code>" if arguments else ""
            return f"<p>→ {words(labels.action(name))}{more}</p>"
        case OptionsBlock(options):
            items = "".join(f"<li>{words(option)}</li>" for option in options)
            return f"<p>{words(labels.options)}</p>\n<ul>{items}</ul>"
        case SlicerNoticeBlock(level, text):
            return f"<blockquote><p><strong>{words(labels.notice(level))}:</strong> {words(text)}</p></blockquote>"
        case SupportBlock(url, qr_url):
            more = f"<br>{words(qr_url)}" if qr_url else ""
            return f"<p>{words(labels.support)}: {_address(url)}{more}</p>"
        case UpgradeBlock():
            return f"<p>{words(labels.upgrade)}</p>"
        case RawBlock(None, value):
            return html_text.preformatted(dump_pretty(value))
        case RawBlock(key, value):
            return f"<p><code>{words(key or '')}</code></p>\n{html_text.preformatted(dump_pretty(value))}"


def _address(url: str) -> str:
    shown = html_text.words(url)
    is_web = url.startswith(("https://", "http://")) and not any(letter.isspace() for letter in url)
    return f'<a href="{shown}">{shown}</a>' if is_web else shown
