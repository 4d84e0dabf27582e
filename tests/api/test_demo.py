"""The demo team: what a newcomer sees first."""

import time
from pathlib import Path

from hallway.core.actor import Actor
from hallway.domain import client, conversations, messages, users
from hallway.domain.client.demo_story import LINES, UNREAD
from hallway.platform.blobs import Blobs
from tests.running import Server


def test_the_demo_is_lively_and_mostly_read(server: Server, tmp_path: Path) -> None:
    assert server.app is not None
    founding = client.Founding("Corridor & Co", "", "Dana Demo", "dana@demo.example", "")
    team, owner = client.make_demo(server.app.database, Blobs(tmp_path), founding)
    actor = Actor(team.id, owner.id, "owner", "session", "")
    names = server.read(users.names_of, team.id, owner.id)
    counts = server.read(conversations.count_all, team.id, owner.id, names)
    assert sum(count.unread > 0 for count in counts) == len(UNREAD)
    assert sum(count.mentions for count in counts) == 3, "two direct messages and a mention"
    assert all(count.latest <= time.time() * 1e6 for count in counts), "nothing is said in the future"
    assert server.read(messages.following.counts, team.id, owner.id, names)["mention_count"] == 1
    joined = server.read(conversations.list_joined, team.id, owner.id)
    assert {access.conversation.kind for access in joined} == {"channel", "private", "im", "mpim"}
    design = next(access for access in joined if access.conversation.name == "design")
    assert server.read(conversations.access, actor, design.conversation.id).conversation.topic["value"]


def test_every_line_of_the_demo_answers_one_said_before_it() -> None:
    said: set[str] = set()
    for before, line in zip((None, *LINES), LINES, strict=False):
        assert before is None or line.hours_ago <= before.hours_ago, line.text
        assert not line.thread or line.thread in said, line.text
        said.add(line.key)
