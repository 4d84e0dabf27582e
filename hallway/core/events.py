"""Events: committed facts, and whom they concern."""

from typing import Any, Literal

import msgspec

AudienceKind = Literal["team", "members", "conversation", "user", "app", "nobody"]


class Audience(msgspec.Struct, frozen=True):
    """Whom an event concerns.

    `team` is everyone, `members` everyone but guests, `conversation` the members of one conversation,
    `user` one person, `app` one app and no person, `nobody` only the server's own listeners.
    """

    kind: AudienceKind
    id: str = ""


EVERYONE = Audience("team")
FULL_MEMBERS = Audience("members")
NOBODY = Audience("nobody")


def conversation(conversation_id: str) -> Audience:
    """The members of a conversation."""
    return Audience("conversation", conversation_id)


def user(user_id: str) -> Audience:
    """One person, on all their devices."""
    return Audience("user", user_id)


def app(app_id: str) -> Audience:
    """An app that is told of something as such, whoever has installed it."""
    return Audience("app", app_id)


class Envelope(msgspec.Struct, frozen=True):
    """An event with its place in its team's total order, as the log holds it.

    `body` is the JSON object of Slack's RTM event, encoded once. `about` names the thing whose words it repeats, empty for none:
    by it the log is brought up to date when those words change or go.
    """

    team_id: str
    seq: int
    type: str
    audience: Audience
    body: bytes
    about: str = ""

    def decode(self) -> dict[str, Any]:
        """The event as a dict."""
        decoded: dict[str, Any] = msgspec.json.decode(self.body)
        return decoded
