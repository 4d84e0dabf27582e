"""Putting an app into a team and taking it out: its bot user, its tokens, and what tells of it."""

from typing import Any

import msgspec

from hallway.core import encoding, events
from hallway.core.events import NOBODY
from hallway.core.timestamps import format_ts
from hallway.domain import auth, teams, users
from hallway.domain.apps import manifest, store
from hallway.domain.apps.store import App, Installation
from hallway.domain.apps.tables import installation
from hallway.platform.storage import Reader, Transaction

PUBLIC_REFRESH_S = 30 * 86400


class Installed(msgspec.Struct, frozen=True):
    """An app that has just been installed, and its bot's token in plain text (empty where it has no bot), with what renews it (empty
    where it does not end)."""

    installation: Installation
    bot_token: str
    refresh_token: str = ""


def install(tx: Transaction, found: App, installer: str, bot_scopes: list[str], *, is_rotating: bool = False) -> Installed:
    """Put an app into its team; installed again, its scopes add up. Its bot becomes a member with a token, which ends after half a day
    where tokens are `is_rotating`. Emits `team_join` and `bot_added` the first time, and `app_changed`.

    Raises `ApiError("invalid_scope")`.
    """
    auth.check_scopes(tuple(bot_scopes))
    before = store.find_installation(tx, found.team_id, found.id)
    kept = before.bot_scopes if before is not None and before.is_active else []
    scopes = list(dict.fromkeys([*kept, *bot_scopes]))
    bot_user_id, bot_id = (before.bot_user_id, before.bot_id) if before is not None else ("", "")
    if manifest.part(found.manifest, "features", "bot_user") or scopes:
        bot_user_id, bot_id = _ensure_bot(tx, found, bot_user_id, bot_id)
    tx.upsert(
        installation,
        team_id=found.team_id, app_id=found.id, bot_id=bot_id, bot_user_id=bot_user_id, bot_scopes=encoding.encode_text(scopes),
        installed_by=installer, installed_at=tx.now_s, is_active=True,
        position=before.position if before is not None and before.is_active else tx.clock(found.team_id).last_seq, parted_at=0,
    )  # fmt: skip
    made = store.find_active(tx, found.team_id, found.id)
    assert made is not None
    tx.emit(found.team_id, NOBODY, {"type": "app_changed", "app_id": found.id})
    if before is None or not before.is_active:
        tell_admins(tx, found, "app_installed", installer)
    if not bot_user_id:
        return Installed(made, "")
    auth.widen_app_tokens(tx, found.team_id, found.id, bot_user_id, tuple(scopes))
    new = auth.NewToken(bot_user_id, "bot", tuple(scopes), bot_id=bot_id, app_id=found.id)
    token, refresh_token = issue(tx, found, new, is_rotating=is_rotating)
    return Installed(made, token, refresh_token)


def issue(tx: Transaction, found: App, new: auth.NewToken, *, is_rotating: bool, is_public: bool = False) -> tuple[str, str]:
    """A token, and what renews it: for an app without a secret that is good for thirty days, otherwise for ever."""
    if not is_rotating:
        return auth.issue_token(tx, found.team_id, new), ""
    pair = auth.issue_pair(tx, found.team_id, new, refresh_lives_s=PUBLIC_REFRESH_S if is_public else 0, is_public=is_public)
    return pair.token, pair.refresh_token


class Granted(msgspec.Struct, frozen=True):
    """What an app has just been given of a person: a token, what renews it (empty where it does not end), and what it may do now."""

    token: str
    refresh_token: str
    scopes: tuple[str, ...]


def granted(reader: Reader, found: App) -> dict[str, list[str]]:
    """What each person has allowed an app to do in their name. Having signed in with it is not counted: that lets it do nothing."""
    whole: dict[str, set[str]] = {}
    for _, user_id, kind, scopes in auth.list_app_tokens(reader, found.team_id, found.id):
        if kind == "user" and "openid" not in scopes:
            whole.setdefault(user_id, set()).update(scopes)
    return {user_id: sorted(scopes) for user_id, scopes in sorted(whole.items())}


def grant(tx: Transaction, found: App, user_id: str, scopes: list[str], *, is_rotating: bool = False, is_public: bool = False) -> Granted:
    """Let an app act for a person; what they allowed it before is kept. Raises `ApiError("invalid_scope")`."""
    auth.check_scopes(tuple(scopes))
    kept = set(granted(tx, found).get(user_id, ()))
    whole = tuple(sorted(kept | set(scopes)))
    auth.widen_app_tokens(tx, found.team_id, found.id, user_id, whole)
    new = auth.NewToken(user_id, "user", whole, app_id=found.id)
    tx.emit(found.team_id, NOBODY, {"type": "app_changed", "app_id": found.id})
    token, refresh_token = issue(tx, found, new, is_rotating=is_rotating, is_public=is_public)
    return Granted(token, refresh_token, whole)


def uninstall(tx: Transaction, found: App, by: str = "") -> None:
    """Take an app out of its team: its bot is deactivated, its tokens end. Emits, to the app, `app_uninstalled` and `tokens_revoked`;
    then `app_uninstalled_team` and `app_changed`."""
    active = store.find_active(tx, found.team_id, found.id)
    if active is None:
        return
    tx.emit(found.team_id, events.app(found.id), {"type": "app_uninstalled"})
    auth.revoke_app_tokens(tx, found.team_id, found.id, kinds=("bot", "user"))
    # It is still told of this much.
    parted_at = tx.clock(found.team_id).last_seq
    tx.update(installation, {"team_id": found.team_id, "app_id": found.id}, is_active=False, parted_at=parted_at)
    tell_admins(tx, found, "app_uninstalled_team", by)
    if active.bot_user_id:
        users.set_deleted(tx, users.get(tx, found.team_id, active.bot_user_id), is_deleted=True)
        users.change_bot(tx, found.team_id, active.bot_id, is_deleted=True)
    tx.emit(found.team_id, NOBODY, {"type": "app_changed", "app_id": found.id})


def tell_admins(tx: Transaction, found: App, kind: str, by: str = "") -> None:
    """Tell the apps of those who look after apps what became of this one: `app_installed`, `app_uninstalled_team` or `app_deleted`."""
    team = teams.get(tx, found.team_id)
    body = {
        "type": kind, "app_id": found.id, "app_name": found.name, "app_owner_id": found.created_by, "team_id": team.id,
        "team_domain": team.domain, "event_ts": format_ts(tx.next_ts(found.team_id)),
    }  # fmt: skip
    tx.emit(found.team_id, NOBODY, body | ({"user_id": by} if by else {}))


def dress_bot(tx: Transaction, found: App) -> None:
    """Let the bot look as its app does now: its name, its picture, and whether it is always there."""
    active = store.find_active(tx, found.team_id, found.id)
    if active is None or not active.bot_user_id:
        return
    user = users.get(tx, found.team_id, active.bot_user_id)
    profile = user.profile | _looks(found)
    if profile != user.profile:
        users.store_profile(tx, user, profile)
        users.change_bot(tx, found.team_id, active.bot_id, name=bot_name(found))


def _looks(found: App) -> dict[str, Any]:
    is_always_there = manifest.part(found.manifest, "features", "bot_user").get("always_online") is True
    return {"real_name": bot_name(found), "always_active": is_always_there, "image": found.icon}


def bot_name(found: App) -> str:
    """What an app's bot is called."""
    return str(manifest.part(found.manifest, "features", "bot_user").get("display_name") or found.name)


def _ensure_bot(tx: Transaction, found: App, bot_user_id: str, bot_id: str) -> tuple[str, str]:
    name = bot_name(found)
    if not bot_user_id:
        user = users.create(tx, found.team_id, users.NewUser(real_name=name, is_bot=True))
        bot_id = users.add_bot(tx, found.team_id, user.id, found.id, name)
        # Its profile leads to the app, as Slack's does.
        users.store_profile(tx, user, user.profile | _looks(found) | {"api_app_id": found.id, "bot_id": bot_id})
        return user.id, bot_id
    user = users.get(tx, found.team_id, bot_user_id)
    if user.is_deleted:
        users.set_deleted(tx, user, is_deleted=False)
        users.change_bot(tx, found.team_id, bot_id, name=name, is_deleted=False)
    return bot_user_id, bot_id
