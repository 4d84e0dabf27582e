"""What a webhook answers: plain text and a real status, as Slack's and Teams' own do.

https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors
"""

import msgspec

from hallway.domain.webhooks.teams import Kind


class Answer(msgspec.Struct, frozen=True):
    """Status and text; `retry_after_s` is 0 unless the sender should wait."""

    status: int
    text: str
    retry_after_s: int = 0


_STATUSES = {
    "action_prohibited": 403,
    "channel_is_archived": 410,
    "channel_not_found": 404,
    "invalid_attachments": 400,
    "invalid_blocks": 400,
    "invalid_blocks_format": 400,
    "invalid_payload": 400,
    "invalid_token": 403,
    "no_active_hooks": 404,
    "no_service": 404,
    "no_service_id": 404,
    "no_team": 404,
    "no_text": 400,
    "posting_to_general_channel_denied": 403,
    "team_disabled": 403,
    "too_many_attachments": 400,
    "user_not_found": 400,
}
# What the rules of messages call it, and what a webhook says.
_CALLED = {"is_archived": "channel_is_archived", "not_in_channel": "channel_not_found", "thread_not_found": "invalid_payload"}
# A connector says `1`; a workflow has only accepted the card.
_TEAMS_DONE = {"message_card": Answer(200, "1"), "envelope": Answer(202, "1")}
_TEAMS_REFUSALS = {"no_text": "Summary or Text is required.", "invalid_payload": "Bad payload received by generic incoming webhook."}


def done(kind: Kind | None) -> Answer:
    """It was posted. `kind` is Teams' form, or None for Slack's payloads."""
    return Answer(200, "ok") if kind is None else _TEAMS_DONE[kind]


def refused(code: str, kind: Kind | None = None) -> Answer:
    """It was not, for this reason; every other fault of a payload is `invalid_payload`."""
    code = _CALLED.get(code, code)
    if code == "service_unavailable":
        return Answer(503, code)
    known = code if code in _STATUSES else "invalid_payload"
    text = known if kind is None else _TEAMS_REFUSALS.get(known, known)
    return Answer(_STATUSES[known], text)


def too_fast(wait_s: int) -> Answer:
    """Not now."""
    return Answer(429, "rate_limited", wait_s)
