"""Microsoft Teams' payloads as Slack's: for programs that know only Teams."""

from typing import Any, Literal

from hallway.domain.webhooks.teams import adaptive, layout, message_card
from hallway.domain.webhooks.teams.text import plain, to_mrkdwn

Kind = Literal["message_card", "envelope"]

_ADAPTIVE = "application/vnd.microsoft.card.adaptive"
_CONNECTOR = "application/vnd.microsoft.teams.card.o365connector"
_SIMPLE = ("application/vnd.microsoft.card.hero", "application/vnd.microsoft.card.thumbnail")
_MOST_CARDS = 10


def kind_of(payload: dict[str, Any]) -> Kind | None:
    """Which of Teams' forms a payload has; None if it is not one of Teams'."""
    if str(payload.get("@type", "")).lower() == "messagecard":
        return "message_card"
    if payload.get("type") == "AdaptiveCard" or any(isinstance(item.get("contentType"), str) for item in _attachments(payload)):
        return "envelope"
    # The type is often forgotten; these words no payload of Slack's has.
    is_card = any(key in payload for key in ("sections", "potentialAction", "themeColor")) and not payload.get("blocks")
    return "message_card" if is_card and not payload.get("attachments") else None


def to_slack(payload: dict[str, Any], kind: Kind) -> dict[str, Any]:
    """The text, blocks and attachments that show such a payload; without any of them it says nothing."""
    if kind == "message_card":
        return message_card.convert(payload)
    if payload.get("type") == "AdaptiveCard":
        blocks, shade, said = adaptive.convert(payload)
        return layout.message(said, blocks, shade)
    blocks = layout.sections(to_mrkdwn(payload.get("text")))
    shades, first = [], ""
    for item in _attachments(payload)[:_MOST_CARDS]:
        more, shade, said = _card(item)
        blocks += more
        shades.append(shade)
        first = first or said
    said = plain(to_mrkdwn(payload.get("summary")) or to_mrkdwn(payload.get("text"))) or first
    return layout.message(said, blocks, next(filter(None, shades), ""))


def _attachments(payload: dict[str, Any]) -> list[dict[str, Any]]:
    found = payload.get("attachments")
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _card(item: dict[str, Any]) -> tuple[list[layout.Block], str, str]:
    kind, content = str(item.get("contentType", "")).lower(), item.get("content")
    if kind.startswith("image/"):
        return layout.image(item.get("contentUrl"), item.get("name")), "", ""
    if not isinstance(content, dict):
        return [], "", ""
    if kind == _ADAPTIVE:
        return adaptive.convert(content)
    if kind == _CONNECTOR:
        found = message_card.convert(content)
        shown = [*found["blocks"], *(block for part in found["attachments"] for block in part["blocks"])]
        return shown, layout.color(content.get("themeColor")), found["text"]
    return _simple(content) if kind in _SIMPLE else ([], "", "")


def _simple(content: dict[str, Any]) -> tuple[list[layout.Block], str, str]:
    """A hero or thumbnail card: title, subtitle, text, pictures, buttons."""
    title = to_mrkdwn(content.get("title"))
    blocks = layout.header(title) + layout.subtle(to_mrkdwn(content.get("subtitle"))) + layout.sections(to_mrkdwn(content.get("text")))
    for picture in _list(content.get("images")):
        blocks += layout.image(picture.get("url"), picture.get("alt"))
    opening = [one for one in _list(content.get("buttons")) if one.get("type") == "openUrl" and isinstance(one.get("value"), str)]
    return blocks + layout.buttons((to_mrkdwn(one.get("title")), one["value"]) for one in opening), "", plain(title)


def _list(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)][:50] if isinstance(value, list) else []
