"""MessageCard: what old connectors took. https://learn.microsoft.com/en-us/outlook/actionable-messages/message-card-reference"""

from collections.abc import Iterator
from typing import Any

from hallway.domain.webhooks.teams import layout
from hallway.domain.webhooks.teams.text import bold, plain, to_mrkdwn

_MOST = 50


def convert(card: dict[str, Any]) -> dict[str, Any]:
    """A card as text, blocks and attachments."""
    title, said = to_mrkdwn(card.get("title")), to_mrkdwn(card.get("text"))
    blocks = [*layout.header(title), *layout.sections(said)]
    for part in _objects(card.get("sections")):
        blocks += _section(part)
    blocks += layout.buttons(_links(card.get("potentialAction")))
    summary = to_mrkdwn(card.get("summary"))
    if not blocks:
        blocks = layout.sections(summary)
    return layout.message(plain(summary or title or said) or _first_words(card), blocks, layout.color(card.get("themeColor")))


def _section(part: dict[str, Any]) -> list[layout.Block]:
    blocks: list[layout.Block] = [{"type": "divider"}] if part.get("startGroup") is True else []
    blocks += layout.sections(bold(to_mrkdwn(part.get("title"))))
    blocks += _activity(part)
    hero = part.get("heroImage")
    if isinstance(hero, dict):
        blocks += layout.image(hero.get("image"), hero.get("title"))
    blocks += layout.sections(to_mrkdwn(part.get("text")))
    # Some senders say `key` where the reference says `name`.
    blocks += layout.facts(
        (to_mrkdwn(fact.get("name", fact.get("key"))), to_mrkdwn(fact.get("value"))) for fact in _objects(part.get("facts"))
    )
    for picture in _objects(part.get("images")):
        blocks += layout.image(picture.get("image"), picture.get("title"))
    return blocks + layout.buttons(_links(part.get("potentialAction")))


def _activity(part: dict[str, Any]) -> list[layout.Block]:
    lines = [bold(to_mrkdwn(part.get("activityTitle"))), to_mrkdwn(part.get("activitySubtitle")), to_mrkdwn(part.get("activityText"))]
    words = "\n".join(line for line in lines if line)
    pictures = layout.image(part.get("activityImage"), plain(lines[0]))
    if words and pictures:
        return layout.beside(words, pictures[0])
    return layout.sections(words) + pictures


def _links(actions: Any) -> Iterator[tuple[str, str]]:
    """Where the card's actions lead. What would call the sender's own service, or asks for input first, leads nowhere here."""
    for action in _objects(actions):
        kind, name = str(action.get("@type", "")).lower(), to_mrkdwn(action.get("name"))
        if kind == "openuri":
            targets = _objects(action.get("targets"))
            urls = [target.get("uri") for target in sorted(targets, key=lambda target: target.get("os") != "default")]
        elif kind == "viewaction":
            target = action.get("target")
            urls = target if isinstance(target, list) else [target]
        else:
            urls = []
            yield from _links(action.get("actions")) if kind == "actioncard" else ()
        if urls and isinstance(urls[0], str):
            yield name, urls[0].strip()


def _objects(value: Any) -> list[dict[str, Any]]:
    """The objects in a list; a single one counts as a list of one."""
    items = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)][:_MOST]


def _first_words(card: dict[str, Any]) -> str:
    """What a card without title, text and summary says first."""
    for part in _objects(card.get("sections")):
        for key in ("activityTitle", "title", "text", "activityText"):
            if words := plain(to_mrkdwn(part.get(key))):
                return words
    return ""
