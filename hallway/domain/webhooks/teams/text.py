"""Text as Microsoft Teams' senders write it (Markdown, some HTML, mentions, times) to mrkdwn.

https://learn.microsoft.com/en-us/adaptive-cards/create/textfeatures; the cards of old connectors took HTML, too.
"""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from hallway.core import richtext

_LONGEST = 40_000
# More than headers, buttons and notifications show.
_BEGINNING = 3000
_LINK = re.compile(r"<a\s[^<>]{0,500}?href=[\"']?(https?://[^\"'<>\s]{1,2000})[\"']?[^<>]{0,500}>([^<>]{1,500})</a>", re.IGNORECASE)
_AT = re.compile(r"<at(?:\s[^<>]{0,100})?>([^<>]{0,200})</at>", re.IGNORECASE)
# What each tag is in Markdown; tags of other names only held something together.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,9})(?:\s[^<>]{0,500})?/?>")
_BOTH = {"b": "**", "strong": "**", "i": "_", "em": "_", "s": "~~", "strike": "~~", "del": "~~", "code": "`", "pre": "\n```\n"}
_OPENING = {"br": "\n", "li": "\n- ", "hr": "\n", "h1": "\n**", "h2": "\n**", "h3": "\n**"}
_CLOSING = {"p": "\n\n", "div": "\n", "tr": "\n", "td": " ", "th": " ", "ul": "\n", "ol": "\n", "h1": "**\n", "h2": "**\n", "h3": "**\n"}
_GROUPING = frozenset(("blockquote", "font", "p", "div", "span", "u", "ul", "ol", "table", "tbody", "thead", "tr", "td", "th", "img"))
_KNOWN_TAGS = _GROUPING | _BOTH.keys() | _OPENING.keys() | _CLOSING.keys()
_MANY_BREAKS = re.compile(r"\n{3,}")
_TIME = re.compile(
    r"\{\{(DATE|TIME)\((\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,7})?(?:Z|[+-]\d\d:?\d\d)?)(?:, ?(COMPACT|SHORT|LONG))?\)\}\}"
)
_DATES = {"COMPACT": "{date_num}", "SHORT": "{date_short}", "LONG": "{date_long}", "": "{date_num}"}
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~|>-])")


def text_of(value: Any) -> str:
    """A value that should be text: numbers and truth values as senders mean them, anything else as nothing."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)[:_LONGEST] if isinstance(value, (str, int, float)) else ""


def to_mrkdwn(value: Any, names: Mapping[str, str] | None = None) -> str:
    """Teams' text as mrkdwn. `names` maps a mention's own text, such as `<at>kara</at>`, to whom it names.

    Nobody here is meant by it: `<@U1>` or `<!channel>` in such a text shows as it is written.
    """
    text = text_of(value).replace("\r\n", "\n").replace("\r", "\n")
    for written, name in (names or {}).items():
        text = text.replace(written, f"@{name}")
    if "<" in text:
        text = _TAG.sub(_untag, _LINK.sub(r"[\2](\1)", _AT.sub(r"@\1", text)))
    text = richtext.to_mrkdwn(richtext.escape(html.unescape(_ESCAPED.sub(r"\1", text))))
    return _MANY_BREAKS.sub("\n\n", _TIME.sub(_localize, text)).strip("\n")


def bold(text: str) -> str:
    """mrkdwn with each of its lines bold, as far as they are not marked in some way already."""
    lines = text.split("\n")
    return "\n".join(f"*{line.strip()}*" if line.strip() and not re.search(r"[*`]", line) else line for line in lines)


def plain(text: str) -> str:
    """The beginning of mrkdwn without its marks, as a header or a button has it."""
    return " ".join("".join(_said(richtext.parse_mrkdwn(text[:_BEGINNING]))).split())


def _said(elements: list[dict[str, Any]]) -> Iterator[str]:
    for element in elements:
        kind = element["type"]
        if kind == "emoji":
            yield f":{element['name']}:"
        elif kind in ("rich_text", "rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"):
            yield from _said(element["elements"])
            yield " "
        else:
            yield str(element.get("text") or element.get("url") or element.get("fallback") or "")


def _untag(match: re.Match[str]) -> str:
    is_end, name = match[1] == "/", match[2].lower()
    if name not in _KNOWN_TAGS:
        return match[0]
    return _BOTH.get(name) or (_CLOSING if is_end else _OPENING).get(name, "")


def _localize(match: re.Match[str]) -> str:
    """A moment, shown to everybody in their own time zone."""
    try:
        moment = datetime.fromisoformat(match[2])
    except ValueError:
        return match[0]
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    form = "{time}" if match[1] == "TIME" else _DATES[match[3] or ""]
    shown = f"{moment:%H:%M} UTC" if match[1] == "TIME" else f"{moment:%Y-%m-%d}"
    return f"<!date^{int(moment.timestamp())}^{form}|{shown}>"
