"""A tour of every method of Slack's that is here: each is called so that it succeeds, and what it answers is kept."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from hallway.domain.delivery import EventContext
from hallway.platform.storage import events_since, last_seq
from tests.apps import Installed, manifest
from tests.examples import Acme, Person
from tests.interactions import DIALOG, FUNCTIONS, MODAL, WORKFLOWS, execute, trigger

PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


Call = Callable[[Person, str, dict[str, Any]], dict[str, Any]]


def over_http(person: Person, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Call a method without any SDK; bytes go as a file of a form."""
    files = {name: (str(arguments.get("filename", name)), value) for name, value in arguments.items() if isinstance(value, bytes)}
    if not files:
        return person.call(method, **arguments)
    fields = {name: value for name, value in arguments.items() if name not in files}
    answer: dict[str, Any] = person.http.post(f"/api/{method}", data=fields, files=files).json()
    return answer


class Tour:
    """Calls methods as people of a team, and keeps the answers by method. `call` is how: without an SDK unless given."""

    def __init__(self, acme: Acme, call: Call = over_http) -> None:
        self.acme = acme
        self.call = call
        self.answers: dict[str, list[dict[str, Any]]] = {}
        self.robot = acme.person("Robot", kind="bot")
        acme.kara.ok("conversations.invite", channel=acme.general, users=[self.robot.id])
        # An app that is called over Socket Mode.
        described = manifest("Helper", events=["member_joined_channel"], functions=FUNCTIONS, workflows=WORKFLOWS)
        self.app = Installed(acme, described)

    def ok(self, person: Person, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method that must succeed, and keep its answer."""
        answer = self.call(person, method, arguments)
        assert answer["ok"], (method, arguments, answer)
        self.answers.setdefault(method, []).append(answer)
        return answer

    def all(self) -> dict[str, list[dict[str, Any]]]:
        """Go everywhere; the answers."""
        for visit in (
            _tokens,
            _talk,
            _rooms,
            _marks,
            _files,
            _people,
            _own,
            _rest,
            _team,
            _standing,
            _settings,
            _search,
            _old,
            _live,
            _apps,
            _oauth,
            _approvals,
            _agents,
            _assistant_search,
            _calls,
            _remote_files,
            _views,
            _workflows,
            _goodbye,
        ):
            visit(self, self.acme, self.acme.kara)
        return self.answers


def _tokens(tour: Tour, acme: Acme, kara: Person) -> None:
    tour.ok(kara, "api.test")
    tour.ok(kara, "api.test", foo="bar")
    tour.ok(kara, "auth.test")
    tour.ok(tour.robot, "auth.test")
    tour.ok(kara, "auth.teams.list", include_icon=True)
    bot_id = tour.answers["auth.test"][-1]["bot_id"]
    tour.ok(kara, "bots.info", bot=bot_id)


def _talk(tour: Tour, acme: Acme, kara: Person) -> None:
    said = tour.ok(kara, "chat.postMessage", channel=acme.general, text=f"hello <@{acme.ivan.id}> :wave:")
    of = {"channel": acme.general, "ts": said["ts"]}
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "*boxed*"}}
    tour.ok(
        tour.robot, "chat.postMessage", channel=acme.general, text="beep", blocks=[block], metadata={"event_type": "x", "event_payload": {}}
    )
    tour.ok(kara, "chat.postMessage", channel=acme.general, text="reply", thread_ts=said["ts"], reply_broadcast=True)
    tour.ok(kara, "chat.update", **of, text="hello again https://example.com")
    tour.ok(kara, "chat.meMessage", channel=acme.general, text="waves")
    tour.ok(kara, "chat.postEphemeral", channel=acme.general, user=acme.ivan.id, text="psst")
    tour.ok(kara, "chat.getPermalink", channel=acme.general, message_ts=said["ts"])
    later = tour.ok(kara, "chat.scheduleMessage", channel=acme.general, text="later", post_at=int(time.time()) + 3600)
    tour.ok(kara, "chat.scheduledMessages.list", channel=acme.general)
    tour.ok(kara, "chat.deleteScheduledMessage", channel=acme.general, scheduled_message_id=later["scheduled_message_id"])
    tour.ok(kara, "chat.unfurl", **of, unfurls={"https://example.com": {"text": "an example"}})
    tour.ok(kara, "blocks.validate", blocks=[block])
    tour.ok(kara, "conversations.history", channel=acme.general, limit=2)
    tour.ok(kara, "conversations.history", channel=acme.general)
    tour.ok(kara, "conversations.replies", **of)
    gone = tour.ok(kara, "chat.postMessage", channel=acme.general, text="oops")
    tour.ok(kara, "chat.delete", channel=acme.general, ts=gone["ts"])


def _rooms(tour: Tour, acme: Acme, kara: Person) -> None:
    made = tour.ok(kara, "conversations.create", name="tour")["channel"]["id"]
    private = tour.ok(kara, "conversations.create", name="tour-private", is_private=True)["channel"]["id"]
    tour.ok(kara, "conversations.invite", channel=made, users=[acme.ivan.id, acme.mia.id])
    tour.ok(kara, "conversations.kick", channel=made, user=acme.mia.id)
    tour.ok(kara, "conversations.setTopic", channel=made, topic="sights")
    tour.ok(kara, "conversations.setPurpose", channel=made, purpose="to see things")
    tour.ok(kara, "conversations.rename", channel=made, name="tour-2")
    tour.ok(kara, "conversations.info", channel=made, include_num_members=True, include_locale=True)
    tour.ok(kara, "conversations.info", channel=private)
    tour.ok(kara, "conversations.members", channel=made)
    tour.ok(kara, "conversations.list", types="public_channel,private_channel,im,mpim", limit=2)
    tour.ok(kara, "conversations.list", types="public_channel,private_channel,im,mpim")
    tour.ok(kara, "users.conversations", user=acme.ivan.id)
    said = kara.ok("chat.postMessage", channel=made, text="here")["ts"]
    tour.ok(kara, "conversations.mark", channel=made, ts=said)
    tour.ok(kara, "admin.conversations.convertToPrivate", channel_id=made)
    tour.ok(kara, "admin.conversations.convertToPublic", channel_id=made)
    tour.ok(kara, "conversations.archive", channel=made)
    tour.ok(kara, "conversations.unarchive", channel=made)
    tour.ok(kara, "conversations.leave", channel=made)
    tour.ok(kara, "conversations.leave", channel=made)
    tour.ok(kara, "conversations.join", channel=made)
    tour.ok(kara, "conversations.join", channel=made)
    direct = tour.ok(kara, "conversations.open", users=[acme.ivan.id])["channel"]["id"]
    tour.ok(kara, "conversations.open", users=[acme.ivan.id, acme.mia.id], return_im=True)
    tour.ok(kara, "conversations.open", channel=direct, return_im=True)
    tour.ok(kara, "conversations.info", channel=direct)
    tour.ok(kara, "conversations.close", channel=direct)
    tour.ok(kara, "conversations.close", channel=direct)
    tour.ok(kara, "conversations.listConnectInvites")
    tour.ok(kara, "conversations.requestSharedInvite.list")


def _marks(tour: Tour, acme: Acme, kara: Person) -> None:
    at = {"channel": acme.general, "timestamp": kara.ok("chat.postMessage", channel=acme.general, text="mark me")["ts"]}
    tour.ok(kara, "reactions.add", **at, name="tada")
    tour.ok(kara, "reactions.get", **at, full=True)
    tour.ok(kara, "reactions.list")
    tour.ok(kara, "pins.add", **at)
    tour.ok(kara, "pins.list", channel=acme.general)
    tour.ok(kara, "conversations.history", channel=acme.general, limit=1)
    tour.ok(kara, "pins.remove", **at)
    tour.ok(kara, "stars.add", **at)
    tour.ok(kara, "stars.list")
    tour.ok(kara, "stars.remove", **at)
    tour.ok(kara, "reactions.remove", **at, name="tada")
    made = tour.ok(kara, "bookmarks.add", channel_id=acme.general, title="Docs", type="link", link="https://example.com", emoji=":books:")
    of = {"channel_id": acme.general, "bookmark_id": made["bookmark"]["id"]}
    tour.ok(kara, "bookmarks.edit", **of, title="Documents")
    tour.ok(kara, "bookmarks.list", channel_id=acme.general)
    tour.ok(kara, "bookmarks.remove", **of)


def _files(tour: Tour, acme: Acme, kara: Person) -> None:
    for name, content in (("notes.txt", b"some words"), ("dot.png", PICTURE)):
        ticket = tour.ok(kara, "files.getUploadURLExternal", filename=name, length=len(content))
        kara.http.post(ticket["upload_url"], content=content)
        tour.ok(kara, "files.completeUploadExternal", files=[{"id": ticket["file_id"]}], channel_id=acme.general)
        tour.ok(kara, "files.info", file=ticket["file_id"])
    old = tour.ok(kara, "files.upload", channels=acme.general, title="old way", filename="old.txt", file=b"words")
    file_id = old["file"]["id"]
    tour.ok(kara, "files.list", channel=acme.general)
    tour.ok(kara, "files.sharedPublicURL", file=file_id)
    tour.ok(kara, "files.revokePublicURL", file=file_id)
    tour.ok(kara, "reactions.get", file=file_id)
    tour.ok(kara, "conversations.history", channel=acme.general, limit=3)
    tour.ok(kara, "files.delete", file=file_id)


def _people(tour: Tour, acme: Acme, kara: Person) -> None:
    tour.ok(kara, "users.info", user=acme.ivan.id, include_locale=True)
    tour.ok(kara, "users.info", user=tour.robot.id)
    tour.ok(kara, "users.list", limit=2)
    tour.ok(kara, "users.lookupByEmail", email=f"ivan@{acme.domain}.example")
    tour.ok(kara, "users.profile.get", include_labels=True)
    tour.ok(kara, "users.profile.set", profile={"status_text": "away", "status_emoji": ":car:", "status_expiration": 0})
    tour.ok(kara, "users.identity")
    tour.ok(kara, "users.getPresence", user=kara.id)
    tour.ok(kara, "users.getPresence", user=acme.ivan.id)
    tour.ok(kara, "users.setPresence", presence="away")
    tour.ok(kara, "users.setActive")
    tour.ok(kara, "users.setPhoto", image=PICTURE)
    tour.ok(kara, "users.deletePhoto")


def _own(tour: Tour, acme: Acme, kara: Person) -> None:
    made = tour.ok(kara, "reminders.add", text="tea", time=str(int(time.time()) + 3600))["reminder"]["id"]
    tour.ok(kara, "reminders.add", text="standup", time="every day at 9am")
    tour.ok(kara, "reminders.info", reminder=made)
    tour.ok(kara, "reminders.list")
    tour.ok(kara, "reminders.complete", reminder=made)
    tour.ok(kara, "reminders.delete", reminder=made)


def _rest(tour: Tour, acme: Acme, kara: Person) -> None:
    tour.ok(kara, "dnd.setSnooze", num_minutes=5)
    tour.ok(kara, "dnd.info")
    tour.ok(kara, "dnd.teamInfo", users=[kara.id, acme.ivan.id])
    tour.ok(kara, "dnd.endSnooze")
    tour.ok(kara, "dnd.endDnd")
    tour.ok(kara, "dnd.info", user=acme.ivan.id)


def _team(tour: Tour, acme: Acme, kara: Person) -> None:
    kara.ok("emoji.add", name="hooray", alias_for="tada")
    for method in ("team.info", "team.profile.get", "team.preferences.list", "team.billing.info", "team.billableInfo", "emoji.list"):
        tour.ok(kara, method)
    tour.ok(kara, "team.accessLogs")
    tour.ok(kara, "team.integrationLogs")
    tour.ok(kara, "team.externalTeams.list")
    made = tour.ok(kara, "usergroups.create", name="Pilots", handle="pilots", include_count=True)["usergroup"]["id"]
    tour.ok(kara, "usergroups.users.update", usergroup=made, users=[kara.id])
    tour.ok(kara, "usergroups.users.list", usergroup=made)
    tour.ok(kara, "usergroups.update", usergroup=made, name="Viper pilots")
    tour.ok(kara, "usergroups.list", include_users=True, include_count=True)
    tour.ok(kara, "usergroups.disable", usergroup=made)
    tour.ok(kara, "usergroups.enable", usergroup=made)


def _standing(tour: Tour, acme: Acme, kara: Person) -> None:
    lee = {"team_id": acme.id, "user_id": acme.person("Lee Adama").id}
    for name in ("setAdmin", "setOwner", "setRegular", "remove", "assign"):
        tour.ok(kara, f"admin.users.{name}", **lee)


def _settings(tour: Tour, acme: Acme, kara: Person) -> None:
    tour.ok(kara, "admin.teams.settings.setName", team_id=acme.id, name="Acme & Sons")
    tour.ok(kara, "admin.teams.settings.setDefaultChannels", team_id=acme.id, channel_ids=[acme.general])
    tour.ok(kara, "admin.teams.settings.info", team_id=acme.id)


def _search(tour: Tour, acme: Acme, kara: Person) -> None:
    begin = time.monotonic()
    while (
        not kara.ok("search.files", query="notes")["files"]["total"] or not kara.ok("search.messages", query="hello")["messages"]["total"]
    ):
        assert time.monotonic() - begin < 5
    tour.ok(kara, "search.messages", query="hello", highlight=True)
    tour.ok(kara, "search.files", query="notes")
    tour.ok(kara, "search.all", query="notes")


def _old(tour: Tour, acme: Acme, kara: Person) -> None:
    public = tour.ok(kara, "channels.create", name="old-times")["channel"]["id"]
    private = tour.ok(kara, "groups.create", name="old-secrets")["group"]["id"]
    tour.ok(kara, "channels.join", name="#old-times")
    for family, room in (("channels", public), ("groups", private)):
        tour.ok(kara, f"{family}.invite", channel=room, user=acme.ivan.id)
        tour.ok(kara, f"{family}.info", channel=room)
        tour.ok(kara, f"{family}.kick", channel=room, user=acme.ivan.id)
        tour.ok(kara, f"{family}.setTopic", channel=room, topic="then")
        tour.ok(kara, f"{family}.setPurpose", channel=room, purpose="to remember")
        tour.ok(kara, f"{family}.rename", channel=room, name=f"older-{family}")
        tour.ok(kara, f"{family}.archive", channel=room)
        tour.ok(kara, f"{family}.unarchive", channel=room)
    direct = tour.ok(kara, "im.open", user=acme.ivan.id)["channel"]["id"]
    several = tour.ok(kara, "mpim.open", users=[acme.ivan.id, acme.mia.id])["group"]["id"]
    for family, room in (("channels", public), ("groups", private), ("im", direct), ("mpim", several)):
        said = kara.ok("chat.postMessage", channel=room, text="once")["ts"]
        kara.ok("chat.postMessage", channel=room, text="again", thread_ts=said)
        tour.ok(kara, f"{family}.history", channel=room, count=5)
        tour.ok(kara, f"{family}.replies", channel=room, thread_ts=said)
        tour.ok(kara, f"{family}.mark", channel=room, ts=said)
        tour.ok(kara, f"{family}.list")
    for family, room in (("im", direct), ("mpim", several)):
        tour.ok(kara, f"{family}.close", channel=room)
    acme.ivan.ok("conversations.join", channel=public)
    acme.kara.ok("conversations.invite", channel=private, users=[acme.ivan.id])
    tour.ok(kara, "channels.leave", channel=public)
    tour.ok(kara, "groups.leave", channel=private)
    tour.ok(kara, "presence.set", presence="active")


def _live(tour: Tour, acme: Acme, kara: Person) -> None:
    tour.ok(kara, "rtm.connect")
    tour.ok(kara, "rtm.start", mpim_aware=True)


def _apps(tour: Tour, acme: Acme, kara: Person) -> None:
    tour.ok(tour.app.itself, "apps.connections.open")
    tour.ok(tour.app.itself, "apps.event.authorizations.list", event_context=_context(tour, acme))
    issued = acme.session(kara).ok("apps.configTokens.create")
    config = Person(acme.server, acme.id, kara.id, kara.name, issued["token"])
    acme.people.append(config)
    described = json.dumps({"display_information": {"name": "Planner", "description": "plans"}})
    tour.ok(config, "apps.manifest.validate", manifest=described)
    made = tour.ok(config, "apps.manifest.create", manifest=described)["app_id"]
    tour.ok(config, "apps.manifest.update", app_id=made, manifest=described)
    tour.ok(config, "apps.manifest.export", app_id=made)
    tour.ok(config, "apps.icon.set", app_id=made, file=PICTURE)
    tour.ok(config, "apps.manifest.delete", app_id=made)
    other = Installed(acme, manifest("Passing"))
    secret = other.credentials.client_secret
    tour.ok(other.bot, "apps.uninstall", client_id=other.client_id, client_secret=secret)
    tour.ok(config, "tooling.tokens.rotate", refresh_token=issued["refresh_token"])


def _calls(tour: Tour, acme: Acme, kara: Person) -> None:
    bot = tour.app.bot
    kara.ok("conversations.invite", channel=acme.general, users=[bot.id])
    call = tour.ok(bot, "calls.add", external_unique_id="1", join_url="https://meet.example/1", title="Standup")["call"]["id"]
    tour.ok(bot, "calls.participants.add", id=call, users=[{"slack_id": kara.id}])
    tour.ok(bot, "calls.participants.remove", id=call, users=[{"slack_id": kara.id}])
    tour.ok(bot, "calls.update", id=call, title="Daily")
    tour.ok(bot, "calls.info", id=call)
    tour.ok(bot, "calls.end", id=call, duration=60)


def _remote_files(tour: Tour, acme: Acme, kara: Person) -> None:
    bot = tour.app.bot
    tour.ok(bot, "files.remote.add", external_id="1", external_url="https://docs.example/1", title="Plan")
    tour.ok(bot, "files.remote.update", external_id="1", title="The plan")
    tour.ok(bot, "files.remote.share", external_id="1", channels=acme.general)
    tour.ok(bot, "files.remote.info", external_id="1")
    tour.ok(bot, "files.remote.list")
    tour.ok(bot, "files.remote.remove", external_id="1")


def _views(tour: Tour, acme: Acme, kara: Person) -> None:
    bot = tour.app.bot
    opened = tour.ok(bot, "views.open", trigger_id=trigger(tour.app, kara), view=MODAL)["view"]
    tour.ok(bot, "views.push", trigger_id=trigger(tour.app, kara, view_id=opened["id"]), view=MODAL)
    tour.ok(bot, "views.update", view_id=opened["id"], view=MODAL | {"callback_id": "other"})
    tour.ok(bot, "dialog.open", trigger_id=trigger(tour.app, kara), dialog=DIALOG)
    tour.ok(bot, "views.publish", user_id=kara.id, view={"type": "home", "blocks": [{"type": "divider"}]})


def _context(tour: Tour, acme: Acme) -> str:
    """The context of an event that the tour's app hears of."""
    acme.kara.ok("conversations.invite", channel=acme.random, users=[tour.app.bot.id])
    seq = acme.server.read(last_seq, acme.id)
    joined = next(event for event in acme.server.read(events_since, acme.id, seq - 10) if event.type == "member_joined_channel")
    return EventContext(acme.id, tour.app.id, joined.seq, "member_joined_channel").write()


def _workflows(tour: Tour, acme: Acme, kara: Person) -> None:
    bot = tour.app.bot
    tour.ok(bot, "functions.completeSuccess", function_execution_id=execute(tour.app, kara), outputs={"word": "desserts"})
    tour.ok(bot, "functions.completeError", function_execution_id=execute(tour.app, kara), error="no mirror")
    named = {"trigger_id": bot.ok("workflows.triggers.list")["triggers"][0]["id"]}
    tour.ok(bot, "workflows.triggers.permissions.list", **named)
    people = {"user_ids": f"{kara.id},{acme.ivan.id}"}
    tour.ok(bot, "workflows.triggers.permissions.set", **named, permission_type="named_entities", **people)
    tour.ok(bot, "workflows.triggers.permissions.add", **named, channel_ids=acme.general)
    tour.ok(bot, "workflows.triggers.permissions.remove", **named, **people)
    featured = {"channel_id": acme.general, "trigger_ids": named["trigger_id"]}
    tour.ok(bot, "workflows.featured.set", **featured)
    tour.ok(bot, "workflows.featured.list", channel_ids=acme.general)
    tour.ok(bot, "workflows.featured.remove", **featured)
    tour.ok(bot, "workflows.featured.add", **featured)
    function = {"function_app_id": tour.app.id, "function_callback_id": "reverse"}
    page = acme.session(kara)
    tour.ok(page, "functions.distributions.permissions.set", **function, permission_type="named_entities", user_ids=kara.id)
    tour.ok(page, "functions.distributions.permissions.add", **function, user_ids=acme.ivan.id)
    tour.ok(page, "functions.distributions.permissions.remove", **function, user_ids=acme.ivan.id)
    tour.ok(page, "functions.distributions.permissions.list", **function)
    tour.ok(bot, "functions.workflows.steps.list", workflow="#/workflows/turn", function_id="#/functions/reverse")


def _agents(tour: Tour, acme: Acme, kara: Person) -> None:
    bot = tour.app.bot
    opened = acme.session(kara).ok("assistant.threads.start", app_id=tour.app.id)["assistant_thread"]
    place = {"channel_id": opened["channel_id"], "thread_ts": opened["thread_ts"]}
    tour.ok(bot, "assistant.threads.setStatus", **place, status="is thinking", loading_messages=["Counting sheep"])
    tour.ok(bot, "assistant.threads.setSuggestedPrompts", **place, prompts=[{"title": "Lunch", "message": "What is for lunch?"}])
    tour.ok(bot, "assistant.threads.setTitle", **place, title="Lunch")
    tour.ok(bot, "agents.sessions.setStatus", **place, status="processing", title="Lunch today")
    tour.ok(bot, "agents.sessions.rename", **place, title="Lunch tomorrow")
    stream = {"channel": opened["channel_id"], "thread_ts": opened["thread_ts"]}
    started = tour.ok(
        bot, "chat.startStream", **stream, markdown_text="There is **soup**", recipient_user_id=kara.id, recipient_team_id=acme.id
    )
    tour.ok(bot, "chat.appendStream", channel=started["channel"], ts=started["ts"], markdown_text=" and bread.")
    tour.ok(bot, "chat.stopStream", channel=started["channel"], ts=started["ts"])


def _oauth(tour: Tour, acme: Acme, kara: Person) -> None:
    page = acme.session(kara)
    described = manifest("Visitor", scopes=["chat:write"])
    described["oauth_config"]["redirect_urls"] = ["https://visitor.example/back"]
    made = page.ok("apps.manifest.create", manifest=described)["credentials"]
    by = {"client_id": made["client_id"], "client_secret": made["client_secret"]}

    def code(flow: str, **asked: str) -> str:
        url = page.ok("oauth.consent.allow", client_id=made["client_id"], flow=flow, **asked)["url"]
        return parse_qs(urlsplit(url).query)["code"][0]

    def holder(token: str) -> Person:
        person = Person(acme.server, acme.id, kara.id, kara.name, token)
        acme.people.append(person)
        return person

    tour.ok(kara, "oauth.access", **by, code=code("v1", scope="bot"))
    tour.ok(kara, "oauth.v2.user.access", **by, code=code("user", user_scope="users:read"))
    lasting = tour.ok(kara, "oauth.v2.access", **by, code=code("v2", scope="chat:write"))["access_token"]
    described["settings"]["token_rotation_enabled"] = True
    page.ok("apps.manifest.update", app_id=made["client_id"].partition(".")[2], manifest=described)
    tour.ok(holder(lasting), "oauth.v2.exchange", **by)
    answer = tour.ok(kara, "openid.connect.token", **by, code=code("openid", scope="openid email profile"))
    tour.ok(holder(answer["access_token"]), "openid.connect.userInfo")


def _assistant_search(tour: Tour, acme: Acme, kara: Person) -> None:
    kinds = "messages,files,channels,users"
    tour.ok(kara, "assistant.search.context", query="general", content_types=kinds, include_context_messages=True)
    tour.ok(tour.app.bot, "assistant.search.info")


def _approvals(tour: Tour, acme: Acme, kara: Person) -> None:
    described = {"display_information": {"name": "Wanted"}}
    wanted = acme.session(kara).ok("apps.manifest.create", manifest=described)["app_id"]
    acme.session(kara).ok("apps.settings.set", apps_need_approval=True)
    ivan = acme.session(acme.ivan)
    for answer in ("approve", "restrict", "requests.cancel"):
        asked = ivan.ok("apps.request", app_id=wanted)["request"]["id"]
        tour.ok(kara, "admin.apps.requests.list", team_id=acme.id)
        tour.ok(kara, f"admin.apps.{answer}", request_id=asked)
        if answer == "approve":
            tour.ok(kara, "admin.apps.approved.list", team_id=acme.id)
            acme.session(kara).ok("apps.install", app_id=wanted)
            tour.ok(kara, "admin.apps.uninstall", app_id=wanted, team_ids=[acme.id])
        if answer == "restrict":
            tour.ok(kara, "admin.apps.restricted.list", team_id=acme.id)
        if answer != "requests.cancel":
            tour.ok(kara, "admin.apps.clearResolution", app_id=wanted)


def _goodbye(tour: Tour, acme: Acme, kara: Person) -> None:
    tour.ok(acme.mia, "auth.revoke", test=True)
    tour.ok(acme.mia, "auth.revoke")
