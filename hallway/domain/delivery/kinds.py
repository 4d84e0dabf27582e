"""Which events apps can subscribe to, which scopes they need, and from what in the log they are made (docs.slack.dev/reference/events)."""

import msgspec


class Kind(msgspec.Struct, frozen=True):
    """An event as apps subscribe to it: the scopes of which one is needed (none where there are none), and of which of the log's
    events it tells, where that has another name. What is `for_admins` is told to apps that an owner or admin has allowed it."""

    scopes: tuple[str, ...] = ()
    source: str = ""
    for_admins: bool = False


_HISTORY = {
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
}
_METADATA = Kind(("metadata.message:read",), "message")


def _each(names: str, *scopes: str) -> dict[str, Kind]:
    return {name: Kind(scopes) for name in names.split()}


KINDS: dict[str, Kind] = {
    **{name: Kind((scope,), "message") for name, scope in _HISTORY.items()},
    "message.app_home": Kind((), "message"),
    "app_mention": Kind(("app_mentions:read",), "message"),
    "link_shared": Kind(("links:read",), "message"),
    "message_metadata_posted": _METADATA,
    "message_metadata_updated": _METADATA,
    "message_metadata_deleted": Kind(("metadata.message:read",)),
    **_each("channel_archive channel_created channel_deleted channel_left channel_rename channel_unarchive", "channels:read"),
    **_each("group_archive group_left group_rename group_unarchive", "groups:read"),
    "group_open": Kind(("groups:read",), "mpim_open"),
    "group_close": Kind(("groups:read",), "mpim_close"),
    **_each("member_joined_channel member_left_channel", "channels:read", "groups:read", "mpim:read"),
    **_each("im_close im_created im_open", "im:read"),
    **_each("file_change file_created file_deleted file_public file_shared file_unshared", "files:read"),
    **_each("team_join user_change user_profile_changed user_status_changed", "users:read"),
    **_each("team_rename", "team:read"),
    **_each("subteam_created subteam_members_changed subteam_self_added subteam_self_removed subteam_updated", "usergroups:read"),
    **_each("reaction_added reaction_removed", "reactions:read"),
    **_each("pin_added pin_removed", "pins:read"),
    **_each("star_added star_removed", "stars:read"),
    **_each("dnd_updated dnd_updated_user", "dnd:read"),
    **_each("emoji_changed", "emoji:read"),
    **_each("assistant_thread_context_changed assistant_thread_started", "assistant:write"),
    **_each("agent_session_stopped", "chat:write"),
    **_each("call_rejected", "calls:read", "calls:write"),
    # Of the app itself.
    **_each("app_home_opened app_uninstalled function_executed tokens_revoked"),
    # Of other apps, for whoever looks after them.
    **{
        name: Kind(("admin.apps:read",), for_admins=True)
        for name in ("app_deleted", "app_installed", "app_requested", "app_uninstalled_team")
    },
}

# What an app hears when nobody is left for whom it hears.
PARTING = frozenset(("app_uninstalled", "tokens_revoked"))

# The events of Slack's list that are not made here, and why.
NOT_YET: dict[str, str] = {
    "app_context_changed": "what people look at is not told",
    "agent_session_title_changed": "sessions are not named by people",
    **dict.fromkeys(("channel_history_changed", "group_history_changed", "im_history_changed"), "nothing changes a history at once"),
    "channel_posting_permissions": "the message of that subtype is not made yet",
    **dict.fromkeys(("channel_id_changed", "channel_shared", "channel_unshared"), "no sharing between companies yet"),
    **dict.fromkeys((f"shared_channel_invite_{how}" for how in ("accepted", "approved", "declined", "received", "requested")),
        "no sharing between companies yet"),
    **dict.fromkeys(("email_domain_changed", "team_domain_change"), "neither changes here"),
    **dict.fromkeys(("entity_comments_requested", "entity_details_requested"), "no work objects yet"),
    **dict.fromkeys(("file_comment_added", "file_comment_deleted", "file_comment_edited"), "files have threads, not comments"),
    **dict.fromkeys(("grid_migration_finished", "grid_migration_started"), "no organizations yet"),
    **dict.fromkeys(("team_access_granted", "team_access_revoked"), "no organizations yet"),
    "group_deleted": "private channels are archived, never deleted",
    "invite_requested": "members invite at once, or not at all",
    "user_connection": "no outside accounts yet",
    "user_huddle_changed": "no huddles yet",
}  # fmt: skip

# By an event of the log: what apps may call it, messages apart.
NAMES: dict[str, list[str]] = {}
for _name, _kind in KINDS.items():
    if _kind.source != "message":
        NAMES.setdefault(_kind.source or _name, []).append(_name)

# A message's subscription and `channel_type`, by its conversation's kind.
MESSAGES: dict[str, tuple[str, str]] = {
    "channel": ("message.channels", "channel"),
    "private": ("message.groups", "group"),
    "im": ("message.im", "im"),
    "mpim": ("message.mpim", "mpim"),
}
