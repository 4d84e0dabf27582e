"""Which of the log's events go to apps, and which scopes they need (docs.slack.dev/reference/events)."""

_CHANNELS = ("channels:read",)
_GROUPS = ("groups:read",)
_MEMBERS = ("channels:read", "groups:read", "mpim:read")
_FILES = ("files:read",)
_USERS = ("users:read",)
_TEAM = ("team:read",)
_USERGROUPS = ("usergroups:read",)

# By type: the scopes of which one is needed.
PASSED_ON: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("channel_archive", "channel_created", "channel_deleted", "channel_left", "channel_rename", "channel_unarchive"), _CHANNELS
    ),
    **dict.fromkeys(("group_archive", "group_deleted", "group_left", "group_rename", "group_unarchive"), _GROUPS),
    **dict.fromkeys(("member_joined_channel", "member_left_channel"), _MEMBERS),
    **dict.fromkeys(("file_change", "file_created", "file_deleted", "file_public", "file_shared", "file_unshared"), _FILES),
    **dict.fromkeys(("team_join", "user_change", "user_profile_changed", "user_status_changed"), _USERS),
    **dict.fromkeys(("team_domain_change", "team_rename", "email_domain_changed"), _TEAM),
    **dict.fromkeys(
        ("subteam_created", "subteam_updated", "subteam_members_changed", "subteam_self_added", "subteam_self_removed"), _USERGROUPS
    ),
    **dict.fromkeys(("reaction_added", "reaction_removed"), ("reactions:read",)),
    **dict.fromkeys(("pin_added", "pin_removed"), ("pins:read",)),
    **dict.fromkeys(("star_added", "star_removed"), ("stars:read",)),
    **dict.fromkeys(("dnd_updated", "dnd_updated_user"), ("dnd:read",)),
    **dict.fromkeys(("im_close", "im_created", "im_open"), ("im:read",)),
    "emoji_changed": ("emoji:read",),
    "call_rejected": ("calls:read", "calls:write"),
    "agent_session_stopped": ("chat:write",),
    **dict.fromkeys(("assistant_thread_started", "assistant_thread_context_changed"), ("assistant:write",)),
}

# A message's type for subscriptions and `channel_type`, and the scope it needs, by its conversation's kind.
MESSAGES: dict[str, tuple[str, str, str]] = {
    "channel": ("message.channels", "channel", "channels:history"),
    "private": ("message.groups", "group", "groups:history"),
    "im": ("message.im", "im", "im:history"),
    "mpim": ("message.mpim", "mpim", "mpim:history"),
}
