"""A scene for refusals: people and places by a word in capitals, to be put into arguments."""

from typing import Any

from hallway.domain.users.tables import user
from tests.examples import Acme, Person

Row = tuple[str, str, dict[str, Any], str]


def name_of(row: Row) -> str:
    """A short name for a row's test."""
    return f"{row[0]}-{row[1]}-{row[3]}"


class Scene:
    """Kara (owner), Ivan and Mia (members), Lena (guest), a robot; a channel of each kind, a message of Kara's and one of Ivan's."""

    def __init__(self, acme: Acme) -> None:
        self.acme = acme
        kara, ivan = acme.kara, acme.ivan
        lena, ghost = acme.person("Lena Lang", role="guest"), acme.person("Gaius Baltar")
        robot = acme.person("Robot", kind="bot")
        acme.server.write(acme.id, lambda tx: tx.update(user, {"team_id": acme.id, "id": ghost.id}, is_deleted=True))
        archived = acme.channel("archived", members=(kara, ivan))
        old = kara.ok("chat.postMessage", channel=archived, text="long ago")["ts"]
        kara.ok("conversations.archive", channel=archived)
        said = kara.ok("chat.postMessage", channel=acme.random, text="hello")["ts"]
        self.people: dict[str, Person] = {"kara": kara, "ivan": ivan, "mia": acme.mia, "lena": lena, "robot": robot}
        self.words: dict[str, str] = {
            "GENERAL": acme.general,
            "RANDOM": acme.random,
            "ARCHIVED": archived,
            "OPEN": acme.channel("open", members=(acme.mia,)),
            "SECRET": acme.channel("secret", is_private=True, members=(kara,)),
            "LONELY": acme.channel("lonely", is_private=True, members=(ivan,)),
            "DIRECT": kara.ok("conversations.open", users=[ivan.id])["channel"]["id"],
            "NOWHERE": "C0NOTTHERE",
            "TS": said,
            "OLD": old,
            "MINE": ivan.ok("chat.postMessage", channel=acme.random, text="mine")["ts"],
            "NEVER": "1000000000.000001",
            "KARA": kara.id,
            "IVAN": ivan.id,
            "MIA": acme.mia.id,
            "LENA": lena.id,
            "ROBOT": robot.id,
            "GHOST": ghost.id,
            "NOBODY": "U0NOTTHERE",
            "TEAM": acme.id,
        }

    def error(self, row: Row) -> str:
        """What a row's method answers to a row's person."""
        who, method, arguments, _ = row
        return self.people[who].error(method, **{name: self._fill(value) for name, value in arguments.items()})

    def _fill(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._fill(item) for item in value]
        return self.words.get(value, value) if isinstance(value, str) else value
