"""Event by event: what apps can subscribe to. Made from the table by which they are told of it."""

from hallway.domain.delivery import kinds


def events_section() -> list[str]:
    """The lines on the Events API and Socket Mode."""
    names = sorted({*kinds.KINDS, *kinds.NOT_YET, *_BESIDE})
    works = len(kinds.KINDS) + len(_BESIDE)
    return [
        "## Events",
        "",
        f"Of the {len(names)} events of Slack's Events API, {works} are sent here, over HTTPS and over Socket Mode alike.",
        "",
        "| event | state | scopes, of which one is needed |",
        "| --- | --- | --- |",
        *(_row(name) for name in names),
    ]


# Sent without being subscribed to.
_BESIDE = {"app_rate_limited": "over HTTPS, once a minute", "url_verification": "when a request URL is new"}


def _row(name: str) -> str:
    if name in _BESIDE:
        return f"| `{name}` | works | {_BESIDE[name]} |"
    if name in kinds.KINDS:
        return f"| `{name}` | works | {', '.join(f'`{scope}`' for scope in kinds.KINDS[name].scopes)} |"
    return f"| `{name}` | not yet | {kinds.NOT_YET[name]} |"
