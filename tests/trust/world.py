"""A team in which there is something to hide: what Kara and Ivan keep to themselves, and everybody who must not learn of it."""

import hashlib
import re
from typing import Any

from sqlalchemy import select

from hallway.core.ids import new_id
from hallway.domain import tables as domain_tables
from hallway.domain.users import tables as users_tables
from hallway.platform.storage import in_list, metadata, query
from tests.apps import Installed, manifest
from tests.examples import Acme, Person
from tests.interactions import DIALOG, FUNCTIONS, MESSAGE_SHORTCUT, MODAL, WORKFLOWS, execute, open_dialog, open_modal
from tests.running import Server

assert domain_tables.__all__  # every slice's tables are declared

HUSH = "xyzzyhush"
_ID = re.compile(r"\b(?:Bk|Rm|Dg|Dr|Ft|Fx|[AUWBCDGFSQLKTV])0[0-9A-Z]{9}\b")
# Of the two teams alone: beside them stands, and goes on, whatever other tests have left.
# How far apps have been served, and what they were sent, is written down a little later.
_TABLES = {
    table.name: query(
        select(*(column for column in table.columns if column.name != "position"))
        .where(in_list(table.c.team_id, "teams"))
        .order_by(*table.primary_key.columns)
    )
    for table in metadata.sorted_tables
    if table.name not in ("app_request", "waiting_event")
}


class World:
    """Kara (owner) and Ivan share #secret, a direct message, a file; Mia, an admin, two guests, a bot, a former colleague and
    another team's owner are outside. Everything said in private holds the word HUSH."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.acme = Acme(server)
        self.other = Acme(server)
        kara, ivan, mia = self.acme.kara, self.acme.ivan, self.acme.mia
        self.kara = self.acme.session(kara)
        self.lena, self.gus = self.acme.person("Lena Guest", role="guest"), self.acme.person("Gus Single", role="single_channel_guest")
        self.robo, gone = self.acme.person("Robo", kind="bot"), self.acme.person("Otto Former")
        self.project = self.acme.channel("project", members=(kara, self.lena, self.gus))
        self.outsiders = {
            "member": self.acme.session(mia),
            "admin": self.acme.session(self.acme.person("Tom Oak", role="admin")),
            "guest": self.acme.session(self.lena),
            "single-channel guest": self.acme.session(self.gus),
            "bot": self.robo,
            "another team": self.other.session(self.other.kara),
        }
        self.homes = {
            "member": self.acme.general, "admin": self.project, "guest": self.project, "single-channel guest": self.project,
            "bot": self.acme.random, "another team": self.other.general,
        }  # fmt: skip
        server.write(self.acme.id, _join, self.acme.id, self.acme.random, self.robo.id)
        server.write(self.acme.id, _join, self.acme.id, self.project, self.outsiders["admin"].id)
        server.write(self.acme.id, _delete_user, self.acme.id, gone.id)
        self.former = gone
        described = manifest(
            "Helper",
            slash_commands=[{"command": "/ask", "description": "Ask"}],
            shortcuts=[MESSAGE_SHORTCUT],
            functions=FUNCTIONS,
            workflows=WORKFLOWS,
        )
        # What everybody in the team may use, on what they see.
        self.app = Installed(self.acme, described)
        self.known = self._hide(kara, ivan)

    def _hide(self, kara: Person, ivan: Person) -> dict[str, str]:
        secret = self.acme.channel(f"{HUSH}-channel", is_private=True, members=(kara, ivan))
        self.secret = secret
        root = kara.ok("chat.postMessage", channel=secret, text=f"{HUSH} https://{HUSH}.example/")["ts"]
        ivan.ok("chat.postMessage", channel=secret, text=f"{HUSH} reply <@{self.acme.mia.id}>", thread_ts=root)
        kara.ok("chat.postMessage", channel=self.project, text="for the guests")
        direct = kara.ok("conversations.open", users=[ivan.id])["channel"]["id"]
        kara.ok("chat.postMessage", channel=direct, text=HUSH)
        kara.ok("pins.add", channel=secret, timestamp=root)
        kara.ok("reactions.add", channel=secret, timestamp=root, name="tada")
        kara.ok("stars.add", channel=secret, timestamp=root)
        bookmark = kara.ok("bookmarks.add", channel_id=secret, title=HUSH, link=f"https://{HUSH}.example")["bookmark"]["id"]
        scheduled = kara.ok("chat.scheduleMessage", channel=secret, text=HUSH, post_at=_soon())["scheduled_message_id"]
        reminder = kara.ok("reminders.add", text=HUSH, time="in 3 days")["reminder"]["id"]
        draft = self.kara.ok("drafts.create", destination={"channel_id": secret}, text=HUSH)["draft"]["id"]
        section = self.kara.ok("users.channelSections.create", name=HUSH)["channel_section_id"]
        session = self.kara.token.split("-")[2]
        group = kara.ok("usergroups.create", name="Pilots", handle="pilots", channels=[self.acme.general])["usergroup"]["id"]
        kara.ok("usergroups.users.update", usergroup=group, users=[kara.id, ivan.id])
        file = kara.ok("files.upload", content=HUSH, filename=f"{HUSH}.txt", channels=[secret])["file"]["id"]
        webhook = kara.ok("webhooks.create", channel=secret, name="alerts")["webhook"]["id"]
        app = self.kara.ok("apps.manifest.create", manifest={"display_information": {"name": HUSH}})["app_id"]
        waiting = kara.ok("files.getUploadURLExternal", filename=f"{HUSH}.bin", length=10)["file_id"]
        return {
            "SECRET": secret, "TS": root, "DIRECT": direct, "BOOKMARK": bookmark, "SCHEDULED": scheduled, "REMINDER": reminder,
            "DRAFT": draft, "SECTION": section, "SESSION": session, "GROUP": group, "FILE": file, "WAITING": waiting,
            "WEBHOOK": webhook, "APP": app,
            "VIEW": open_modal(self.app, kara, MODAL | {"private_metadata": HUSH}),
            "EXECUTION": execute(self.app, kara), "TRIGGER": self.app.bot.ok("workflows.triggers.list")["triggers"][0]["id"],
            "DIALOG": open_dialog(self.app, kara, DIALOG | {"state": HUSH}),
            "IVAN": ivan.id, "BOT": self.server.read(_bot_of, self.acme.id, self.robo.id), "TEAM": self.acme.id,
            "DOMAIN": self.acme.domain, "EMAIL": f"ivan@{self.acme.domain}.example",
        }  # fmt: skip

    def unknown(self) -> dict[str, str]:
        """For everything in `known` a name of the same form that nothing has."""
        return {key: _like(value) for key, value in self.known.items()}

    def digest(self) -> dict[str, str]:
        """A hash of each table's whole content, as far as it is the two teams'."""
        hashes: dict[str, str] = self.server.read(_hashes, [self.acme.id, self.other.id])
        return hashes

    def close(self) -> None:
        """Close every connection."""
        self.acme.close()
        self.other.close()


def ids_in(answer: Any) -> set[str]:
    """Every identifier that stands anywhere in an answer."""
    return set(_ID.findall(str(answer)))


def _like(value: str) -> str:
    if value[0].isdigit():
        return f"{int(value.split('.')[0]) - 1000}.{value.split('.')[1]}"
    if "@" in value or value.startswith("acme"):
        return "nobody" + value
    return new_id(value.partition("0")[0])


def _soon() -> int:
    import time

    return int(time.time()) + 86_400


def _hashes(reader: Any, teams: list[str]) -> dict[str, str]:
    return {name: hashlib.sha256(repr(reader.all(rows, teams=teams)).encode()).hexdigest() for name, rows in _TABLES.items()}


def _join(tx: Any, team_id: str, channel: str, user_id: str) -> None:
    from hallway.domain import conversations

    conversations.add_members(tx, conversations.find(tx, team_id, channel), [user_id])


def _delete_user(tx: Any, team_id: str, user_id: str) -> None:
    tx.update(users_tables.user, {"team_id": team_id, "id": user_id}, is_deleted=True)


def _bot_of(reader: Any, team_id: str, user_id: str) -> str:
    bot = users_tables.bot.c
    return str(reader.value(query(select(bot.id).where(bot.team_id == team_id, bot.user_id == user_id))))
