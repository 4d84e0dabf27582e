"""How every method that names something is called to see that it does not tell strangers whether the thing is there.

A capital word stands for one of the world's secrets (and, in the second call, for a name of the same form that nothing has);
HOME is a conversation that the caller is in, ME the caller. Who the row is for, if not for all outsiders, stands in `whom`.
"""

from typing import Any

import msgspec

GUESTS_AND_OTHERS = ("guest", "single-channel guest", "another team")
OTHERS = ("another team",)
FROM_OUTSIDE = ("member", "admin", "guest", "single-channel guest", "bot", "another team")


class Row(msgspec.Struct, frozen=True):
    """One way to call a method."""

    arguments: dict[str, Any]
    whom: tuple[str, ...] = FROM_OUTSIDE


def _row(whom: tuple[str, ...] = FROM_OUTSIDE, **arguments: Any) -> Row:
    return Row(arguments, whom)


_SAYING = {
    "chat.meMessage": {"text": "hi"},
    "chat.postEphemeral": {"text": "hi", "user": "ME"},
    "chat.postMessage": {"text": "hi"},
    "chat.scheduleMessage": {"text": "hi", "post_at": 4_000_000_000},
    "chat.startStream": {"markdown_text": "hi", "recipient_user_id": "ME", "recipient_team_id": "TEAM"},
}
_ON_CHANNEL: dict[str, dict[str, Any]] = {
    "conversations.archive": {},
    "conversations.close": {},
    "conversations.history": {},
    "conversations.info": {"include_num_members": True},
    "conversations.invite": {"users": ["ME"]},
    "conversations.join": {},
    "conversations.kick": {"user": "IVAN"},
    "conversations.leave": {},
    "conversations.members": {},
    "conversations.open": {},
    "conversations.rename": {"name": "mine"},
    "conversations.setPurpose": {"purpose": "p"},
    "conversations.setTopic": {"topic": "t"},
    "conversations.unarchive": {},
    "files.list": {},
    "pins.list": {},
    "users.conversationPrefs.set": {"muted": True},
    "chat.scheduledMessages.list": {},
    "stars.add": {},
    "stars.remove": {},
}
# The field that names the message, and what else is needed.
_ON_MESSAGE: dict[str, tuple[str, dict[str, Any]]] = {
    "chat.appendStream": ("ts", {"markdown_text": "more"}),
    "chat.delete": ("ts", {}),
    "chat.endStream": ("ts", {}),
    "chat.getPermalink": ("message_ts", {}),
    "chat.unfurl": ("ts", {"unfurls": {"https://xyzzyhush.example/": {"text": "t"}}}),
    "chat.stopStream": ("ts", {"markdown_text": "more"}),
    "chat.update": ("ts", {"text": "mine"}),
    "conversations.around": ("ts", {}),
    "conversations.mark": ("ts", {}),
    "conversations.replies": ("ts", {}),
    "pins.add": ("timestamp", {}),
    "pins.remove": ("timestamp", {}),
    "reactions.add": ("timestamp", {"name": "tada"}),
    "reactions.get": ("timestamp", {}),
    "reactions.remove": ("timestamp", {"name": "tada"}),
    "stars.add": ("timestamp", {}),
    "stars.remove": ("timestamp", {}),
    "subscriptions.thread.add": ("thread_ts", {}),
    "subscriptions.thread.mark": ("thread_ts", {"ts": "TS"}),
    "subscriptions.thread.remove": ("thread_ts", {}),
}
# Where a foreign message's ts in one's own conversation is an everyday thing: it reads from there, or marks as read.
_TAKES_ANY_TS = {"conversations.around", "conversations.mark"}
# What came before `conversations.*`.
for _family in ("channels", "groups", "im", "mpim"):
    _ON_CHANNEL[f"{_family}.history"] = {}
    _ON_MESSAGE[f"{_family}.mark"] = ("ts", {})
    _ON_MESSAGE[f"{_family}.replies"] = ("thread_ts", {})
    _TAKES_ANY_TS.add(f"{_family}.mark")
for _family in ("channels", "groups"):
    for _verb in ("archive", "info", "leave", "unarchive"):
        _ON_CHANNEL[f"{_family}.{_verb}"] = {}
    _ON_CHANNEL |= {f"{_family}.rename": {"name": "mine"}, f"{_family}.setTopic": {"topic": "t"}}
    _ON_CHANNEL |= {f"{_family}.setPurpose": {"purpose": "p"}, f"{_family}.invite": {"user": "ME"}, f"{_family}.kick": {"user": "IVAN"}}
for _family in ("im", "mpim"):
    _ON_CHANNEL[f"{_family}.close"] = {}


def _build() -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for name, more in _SAYING.items():
        rows[name] = [_row(channel="SECRET", **more), _row(channel="DIRECT", **more), _row(channel="SECRET", thread_ts="TS", **more)]
        rows[name].append(_row(GUESTS_AND_OTHERS, channel="IVAN", **more))
    rows["chat.postEphemeral"].append(_row(channel="HOME", text="hi", user="IVAN", whom=GUESTS_AND_OTHERS))
    for name, more in _ON_CHANNEL.items():
        rows[name] = [_row(channel="SECRET", **more), _row(channel="DIRECT", **more)]
    for name, (field, more) in _ON_MESSAGE.items():
        rows.setdefault(name, []).append(_row(channel="SECRET", **{field: "TS"}, **more))
        if name not in _TAKES_ANY_TS:
            rows[name].append(_row(channel="HOME", **{field: "TS"}, **more))
    for name, more in {"add": {"title": "t", "link": "https://a.example"}, "list": {}}.items():
        rows[f"bookmarks.{name}"] = [_row(channel_id="SECRET", **more)]
    for name in ("edit", "remove"):
        rows[f"bookmarks.{name}"] = [_row(channel_id=place, bookmark_id="BOOKMARK") for place in ("SECRET", "HOME")]
    return rows | _OTHERS | {name: [*rows.get(name, []), *more] for name, more in _MORE.items()}


_MORE: dict[str, list[Row]] = {
    "conversations.open": [
        _row(GUESTS_AND_OTHERS, users=["IVAN"]),
        _row(GUESTS_AND_OTHERS, users=["IVAN"], prevent_creation=True),
        _row(GUESTS_AND_OTHERS, users=["ME", "IVAN"], return_im=True),
    ],
    "conversations.invite": [
        _row(channel="SECRET", users=["IVAN"], force=True),
        _row(GUESTS_AND_OTHERS, channel="HOME", users=["IVAN"]),
    ],
    "views.publish": [_row(GUESTS_AND_OTHERS, user_id="IVAN", view={"type": "home", "blocks": []})],
    "views.update": [_row(view_id="VIEW", view={"type": "home", "blocks": []}), _row(external_id="VIEW", view={})],
    "views.submit": [_row(view_id="VIEW", state={"values": {}})],
    "views.close": [_row(view_id="VIEW"), _row(view_id="VIEW", is_cleared=True)],
    "blocks.actions": [
        *(
            _row(
                container={"type": "message", "channel_id": place, "message_ts": "TS", "is_ephemeral": is_ephemeral},
                actions=[{"block_id": "choices", "action_id": "open"}],
            )
            for place in ("SECRET", "DIRECT", "HOME")
            for is_ephemeral in (False, True)
        ),
        _row(container={"type": "view", "view_id": "VIEW"}, actions=[{"block_id": "about", "action_id": "words"}]),
    ],
    "blocks.suggestions": [
        *(
            _row(container={"type": "message", "channel_id": place, "message_ts": "TS"}, block_id="choices", action_id="open", value="xyz")
            for place in ("SECRET", "DIRECT", "HOME")
        ),
        _row(container={"type": "view", "view_id": "VIEW"}, block_id="about", action_id="words"),
    ],
    "chat.attachmentAction": [
        _row(channel=place, ts="TS", attachment_id=1, actions=[{"name": "go", "type": "button", "value": "1"}])
        for place in ("SECRET", "DIRECT", "HOME")
    ],
    "chat.attachmentSuggestions": [_row(channel=place, ts="TS", attachment_id=1, name="go") for place in ("SECRET", "DIRECT", "HOME")],
    **{
        f"functions.distributions.permissions.{name}": [_row(GUESTS_AND_OTHERS, function_app_id="APP", function_callback_id="x", **more)]
        for name, more in {"add": {}, "list": {}, "remove": {}, "set": {"permission_type": "everyone"}}.items()
    },
    "functions.workflows.steps.list": [_row(GUESTS_AND_OTHERS, workflow_app_id="HELPER", workflow="turn", function_id="x")],
    **{
        f"workflows.featured.{name}": [
            _row(channel_id="SECRET", trigger_ids=["TRIGGER"]),
            _row(channel_id="DIRECT", trigger_ids=["TRIGGER"]),
            _row(OTHERS, channel_id="HOME", trigger_ids=["TRIGGER"]),
        ]
        for name in ("add", "remove", "set")
    },
    "workflows.featured.list": [_row(channel_ids=["HOME", "SECRET"]), _row(channel_ids=["DIRECT"])],
    "functions.completeSuccess": [_row(function_execution_id="EXECUTION", outputs={"word": "x"})],
    "functions.completeError": [_row(function_execution_id="EXECUTION", error="x")],
    **{
        f"workflows.triggers.{name}": [_row(OTHERS, trigger_id="TRIGGER", **more)]
        for name, more in {
            "delete": {},
            "info": {},
            "permissions.add": {"user_ids": ["ME"]},
            "permissions.list": {},
            "permissions.remove": {"user_ids": ["ME"]},
            "permissions.set": {"permission_type": "everyone"},
            "preview": {},
            "trip": {},
            "update": {"name": "mine", "workflow": "turn"},
        }.items()
    },
    "workflows.triggers.create": [_row(OTHERS, workflow_app_id="HELPER", name="mine", workflow="turn")],
    "workflows.triggers.list": [_row(OTHERS, app_id="HELPER")],
    "dialog.submit": [_row(dialog_id="DIALOG", submission={"from": "x"})],
    "dialog.close": [_row(dialog_id="DIALOG")],
    "dialog.suggestions": [_row(dialog_id="DIALOG", name="kind", value="x")],
    "shortcuts.run": [
        _row(app_id="HELPER", callback_id="from-message", channel=place, message_ts="TS") for place in ("SECRET", "DIRECT", "HOME")
    ],
    "apps.home": [_row(OTHERS, app_id="HELPER")],
    "chat.command": [
        *(_row(channel=place, command=command, text="xyz") for place in ("SECRET", "DIRECT") for command in ("/ask", "/topic", "/who")),
        _row(channel="SECRET", command="/me", text="waves", thread_ts="TS"),
        _row(GUESTS_AND_OTHERS, channel="HOME", command="/invite", text="<@IVAN>"),
        _row(GUESTS_AND_OTHERS, channel="HOME", command="/msg", text="<@IVAN> hi"),
        _row(channel="HOME", command="/join", text="<#SECRET>"),
    ],
    "conversations.kick": [_row(GUESTS_AND_OTHERS, channel="HOME", user="IVAN")],
    "files.list": [_row(GUESTS_AND_OTHERS, user="IVAN"), _row(channel="SECRET", user="IVAN")],
    "chat.postMessage": [_row(channel="HOME", text="hi", thread_ts="TS")],
    "reactions.get": [_row(file="FILE")],
    "stars.add": [_row(file="FILE")],
    "stars.remove": [_row(file="FILE")],
}
_OTHERS: dict[str, list[Row]] = {
    "admin.conversations.convertToPrivate": [_row(channel_id="SECRET"), _row(channel_id="SECRET", name="mine")],
    "admin.conversations.convertToPublic": [_row(channel_id="SECRET")],
    "agents.sessions.rename": [_row(channel_id="SECRET", thread_ts="TS", title="t"), _row(channel_id="DIRECT", title="t")],
    "agents.sessions.setStatus": [_row(channel_id="SECRET", thread_ts="TS", status="active"), _row(channel_id="DIRECT", status="active")],
    "assistant.search.context": [
        _row(query="in:SECRET xyzzyhush"),
        _row(query="xyzzyhush", content_types=["messages", "files", "channels"]),
    ],
    "assistant.threads.list": [_row(channel_id="SECRET"), _row(channel_id="DIRECT")],
    "assistant.threads.setContext": [_row(channel_id="SECRET", thread_ts="TS", context_channel_id="HOME")],
    "assistant.threads.setStatus": [
        _row(channel_id="SECRET", thread_ts="TS", status="s"),
        _row(channel_id="DIRECT", thread_ts="TS", status="s"),
    ],
    "assistant.threads.setSuggestedPrompts": [_row(channel_id="SECRET", thread_ts="TS", prompts=[{"title": "t", "message": "m"}])],
    "assistant.threads.setTitle": [_row(channel_id="SECRET", thread_ts="TS", title="t")],
    **{
        f"apps.{name}": [_row(("member", *GUESTS_AND_OTHERS), app_id="APP")]
        for name in ("events.enable", "requestUrl.verify", "requests.list")
    },
    "links.preview": [_row(channel="SECRET", urls=["https://example.com/a"]), _row(channel="DIRECT", urls=["https://example.com/a"])],
    "apps.requests.retry": [_row(("member", *GUESTS_AND_OTHERS), app_id="APP", id="1")],
    **{f"apps.manifest.{name}": [_row(GUESTS_AND_OTHERS, app_id="APP")] for name in ("delete", "export")},
    **{f"apps.manifest.{name}": [_row(GUESTS_AND_OTHERS, app_id="APP", manifest={})] for name in ("update", "validate")},
    **{f"apps.{name}": [_row(GUESTS_AND_OTHERS, app_id="APP")] for name in ("info", "install", "request", "tokens.list", "uninstall")},
    "apps.secrets.rotate": [_row(GUESTS_AND_OTHERS, app_id="APP", which="signing_secret")],
    "apps.tokens.create": [_row(GUESTS_AND_OTHERS, app_id="APP", name="n", scopes=["connections:write"])],
    "apps.tokens.revoke": [_row(GUESTS_AND_OTHERS, app_id="APP", token_id="SESSION")],
    **{
        f"admin.apps.{name}": [_row(("member", *GUESTS_AND_OTHERS), app_id="APP")]
        for name in ("approve", "clearResolution", "restrict", "uninstall")
    },
    "admin.apps.requests.cancel": [_row(("member", *GUESTS_AND_OTHERS), request_id="Ar0AAAAAAAAA")],
    **{f"oauth.consent.{name}": [_row(OTHERS, client_id="TEAM.APP", scope="chat:write")] for name in ("allow", "deny", "info", "request")},
    "apps.icon.set": [_row(GUESTS_AND_OTHERS, app_id="APP")],
    "apps.configTokens.revoke": [_row(token_id="SESSION")],
    "auth.password.createReset": [_row(("member", *GUESTS_AND_OTHERS), user="IVAN")],
    "auth.password.reset": [_row(code="TEAM-0123456789abcdef01234567", password="correct horse")],
    "auth.password.resetInfo": [_row(code="TEAM-0123456789abcdef01234567")],
    "webhooks.create": [_row(channel="SECRET"), _row(channel="DIRECT", name="mine")],
    "webhooks.revoke": [_row(("member", *GUESTS_AND_OTHERS), webhook_id="WEBHOOK")],
    "auth.sessions.revoke": [_row(session="SESSION")],
    "bots.info": [_row(GUESTS_AND_OTHERS, bot="BOT")],
    "calls.reject": [_row(channel="SECRET", call_id="R0AAAAAAAAA")],
    "chat.deleteScheduledMessage": [_row(channel=place, scheduled_message_id="SCHEDULED") for place in ("SECRET", "HOME")],
    "dnd.info": [_row(GUESTS_AND_OTHERS, user="IVAN")],
    "dnd.teamInfo": [_row(GUESTS_AND_OTHERS, users=["IVAN"])],
    "drafts.create": [_row(destination={"channel_id": "SECRET"}, text="t"), _row(destinations=[{"channel_id": "DIRECT"}], text="t")],
    "drafts.update": [_row(draft_id="DRAFT", destination={"channel_id": "HOME"}, text="t"), _row(draft_id="DRAFT", text="t")],
    "drafts.delete": [_row(draft_id="DRAFT")],
    "files.completeUploadExternal": [
        _row(files=[{"id": "WAITING"}], channel_id="HOME"),
        _row(files=[{"id": "FILE"}], channel_id="HOME"),
        _row(files=[{"id": "FILE"}], channels=["SECRET"]),
    ],
    "files.remote.info": [_row(file="FILE")],
    "files.remote.list": [_row(channel="SECRET")],
    "files.remote.remove": [_row(file="FILE")],
    "files.remote.share": [_row(file="FILE", channels=["HOME"]), _row(file="FILE", channels=["SECRET"])],
    "files.remote.update": [_row(file="FILE", title="mine")],
    "calls.add": [_row(("bot", *GUESTS_AND_OTHERS), external_unique_id="1", join_url="javascript:1", users=[{"slack_id": "IVAN"}])],
    "calls.participants.add": [_row(id="R0AAAAAAAAA", users=[{"slack_id": "IVAN"}])],
    "calls.participants.remove": [_row(id="R0AAAAAAAAA", users=[{"slack_id": "IVAN"}])],
    "files.comments.delete": [_row(file="FILE", id="Fc0AAAAAAAA")],
    "files.edit": [_row(file="FILE", title="mine"), _row(file="WAITING", title="mine")],
    "files.revokePublicURL": [_row(file="FILE"), _row(file="WAITING")],
    "files.share": [_row(file="FILE", channel="HOME"), _row(file="FILE", channel="SECRET")],
    "files.sharedPublicURL": [_row(file="FILE"), _row(file="WAITING")],
    "files.delete": [_row(file="FILE"), _row(file="WAITING")],
    "files.info": [_row(file="FILE"), _row(file="WAITING")],
    "admin.teams.settings.setDefaultChannels": [_row(channel_ids=["SECRET"])],
    "files.upload": [_row(content="c", channels=["SECRET"]), _row(content="c", channels=["HOME"], thread_ts="TS")],
    "imports.status": [_row(import_id="SESSION")],
    "invites.accept": [_row(code="TEAM-0123456789abcdef01234567", name="N", email="n@n.example", password="correct horse")],
    "invites.create": [_row(channels=["SECRET"]), _row(role="guest", channels=["DIRECT"])],
    "invites.info": [_row(code="TEAM-0123456789abcdef01234567")],
    "reactions.list": [_row(GUESTS_AND_OTHERS, user="IVAN")],
    "reminders.add": [_row(GUESTS_AND_OTHERS, text="t", time="in 2 days", user="IVAN")],
    "reminders.complete": [_row(reminder="REMINDER")],
    "reminders.delete": [_row(reminder="REMINDER")],
    "reminders.info": [_row(reminder="REMINDER")],
    "saved.add": [_row(item_id="SECRET", ts="TS"), _row(item_id="FILE", item_type="file"), _row(item_id="HOME", ts="TS")],
    "saved.update": [_row(item_id="SECRET", ts="TS", mark="completed"), _row(item_id="FILE", item_type="file", date_due=5)],
    "saved.delete": [_row(item_id="SECRET", ts="TS"), _row(item_id="FILE", item_type="file")],
    "team.billableInfo": [_row(("member", *GUESTS_AND_OTHERS), user="IVAN")],
    "team.integrationLogs": [_row(("member", *GUESTS_AND_OTHERS), user="IVAN", app_id="A0AAAAAAAAA")],
    "team.info": [_row(OTHERS, team="TEAM"), _row(OTHERS, domain="DOMAIN")],
    "usergroups.create": [_row(name="Ours", channels=["SECRET"])],
    "usergroups.disable": [_row(OTHERS, usergroup="GROUP")],
    "usergroups.enable": [_row(OTHERS, usergroup="GROUP")],
    "usergroups.update": [_row(OTHERS, usergroup="GROUP", name="Ours"), _row(usergroup="GROUP", channels=["SECRET"])],
    "usergroups.users.list": [_row(OTHERS, usergroup="GROUP")],
    "usergroups.users.update": [_row(OTHERS, usergroup="GROUP", users=["ME"]), _row(GUESTS_AND_OTHERS, usergroup="GROUP", users=["IVAN"])],
    "users.channelSections.channels.bulkUpdate": [_row(channel_section_id="SECTION", channel_ids=["HOME"])],
    "users.channelSections.create": [_row(name="Mine", channel_ids=["SECRET"])],
    "users.channelSections.delete": [_row(channel_section_id="SECTION")],
    "users.channelSections.reorder": [_row(channel_section_ids=["SECTION"])],
    "users.channelSections.update": [_row(channel_section_id="SECTION", name="mine")],
    "users.conversations": [_row(GUESTS_AND_OTHERS, user="IVAN")],
    "im.open": [_row(GUESTS_AND_OTHERS, user="IVAN")],
    "mpim.open": [_row(GUESTS_AND_OTHERS, users=["ME", "IVAN"])],
    "users.discoverableContacts.lookup": [_row(email="EMAIL")],
    "users.getPresence": [_row(GUESTS_AND_OTHERS, user="IVAN")],
    "users.info": [_row(GUESTS_AND_OTHERS, user="IVAN"), _row(GUESTS_AND_OTHERS, users=["IVAN"])],
    "users.lookupByEmail": [_row(GUESTS_AND_OTHERS, email="EMAIL")],
    "users.profile.get": [_row(GUESTS_AND_OTHERS, user="IVAN")],
    "users.profile.set": [_row(GUESTS_AND_OTHERS, user="IVAN", profile={"title": "t"})],
}
for _name in ("assign", "remove", "setAdmin", "setOwner", "setRegular"):
    _OTHERS[f"admin.users.{_name}"] = [_row(("member", *GUESTS_AND_OTHERS), user_id="IVAN", team_id="TEAM")]
# Methods that search take names in their query.
for _name in ("search.all", "search.files", "search.messages"):
    _OTHERS[_name] = [_row(query="in:SECRET xyzzyhush"), _row(query="xyzzyhush"), _row(GUESTS_AND_OTHERS, query="from:IVAN xyzzyhush")]
for _name in ("conversations.search", "conversations.browse"):
    _OTHERS[_name] = [_row(query="xyzzyhush")]
_OTHERS["users.search"] = [_row(GUESTS_AND_OTHERS, query="Ivan")]

MATRIX: dict[str, list[Row]] = _build()

# Methods that name nothing: the caller's own things, lists, and what is made new.
NAMELESS = frozenset(
    (
        "channels.create", "channels.join", "channels.list", "groups.create", "groups.list", "im.list", "mpim.list", "presence.set",
        "activity.feed", "apps.connections.open", "apps.event.authorizations.list",
        "calls.end", "calls.info", "calls.update", "files.remote.add",
        "assistant.search.info", "mcp.clients.enter", "assistant.threads.start",
        "admin.teams.settings.info", "admin.teams.settings.setName",
        "workflows.stepCompleted", "workflows.stepFailed", "workflows.updateStep",
        "commands.list", "shortcuts.list", "dialog.open", "views.open", "views.push",
        "api.test", "blocks.validate", "auth.password.change", "auth.revoke", "auth.sessions.list", "auth.signin", "auth.signout",
        "apps.configTokens.create", "apps.configTokens.list", "apps.manifest.create", "tooling.tokens.rotate", "apps.list",
        "apps.settings.info", "apps.settings.set", "admin.apps.approved.list", "admin.apps.requests.list", "admin.apps.restricted.list",
        "oauth.access", "oauth.v2.access", "oauth.v2.exchange", "oauth.v2.user.access",
        "openid.connect.token", "openid.connect.userInfo",
        "auth.teams.list", "auth.test", "client.boot", "client.connect", "client.counts", "client.dms", "client.setup",
        "client.setupDemo", "client.start", "conversations.create", "conversations.list", "conversations.listConnectInvites",
        "dnd.endDnd", "dnd.endSnooze", "dnd.setSnooze", "drafts.list", "emoji.add", "emoji.list", "emoji.remove",
        "files.getUploadURLExternal", "reminders.list", "rtm.connect", "rtm.start", "saved.list", "stars.list",
        "subscriptions.thread.getView", "subscriptions.thread.markAll", "team.accessLogs",
        "team.billing.info", "team.externalTeams.disconnect", "team.externalTeams.list",
        "migration.exchange", "team.preferences.list", "team.profile.get", "team.profile.setFields",
        "team.setIcon",
        "usergroups.list",
        "users.channelSections.list", "users.deletePhoto", "users.identity", "users.list", "users.prefs.get", "users.prefs.set",
        "users.setActive", "users.setPhoto", "users.setPresence", "webhooks.list",
        # Sharing between companies is refused whatever is named.
        "conversations.acceptSharedInvite", "conversations.approveSharedInvite", "conversations.declineSharedInvite",
        "conversations.externalInvitePermissions.set", "conversations.inviteShared", "conversations.requestSharedInvite.approve",
        "conversations.requestSharedInvite.deny", "conversations.requestSharedInvite.list",
    )
)  # fmt: skip
