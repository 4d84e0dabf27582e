"""What is said in the demo team: who, where, and how many hours ago. A made-up company moves house, in English and German."""

from typing import NamedTuple

from hallway.core.actor import Role


class Person(NamedTuple):
    """Somebody of the demo team; `role` is member or guest."""

    key: str
    name: str
    title: str
    tz: str = "Europe/Berlin"
    status_emoji: str = ""
    status_text: str = ""
    role: Role = "member"


class Room(NamedTuple):
    """A channel and who is in it besides the owner; no keys for everybody but guests."""

    name: str
    topic: str
    purpose: str
    people: tuple[str, ...] = ()
    is_private: bool = False


class Line(NamedTuple):
    """Something said. `place` is a channel, or `@ana,ben` for direct messages with the owner; `thread` the `key` it answers.

    `{ana}` in the text stands for a mention, `{me}` for one of the owner.
    """

    hours_ago: float
    place: str
    author: str
    text: str
    key: str = ""
    thread: str = ""
    reactions: str = ""
    file: str = ""


PEOPLE = (
    Person("ana", "Ana Díaz", "Design", "Europe/Madrid", ":art:", "Drawing doors"),
    Person("ben", "Ben Okafor", "Engineering", "Europe/London", ":house_with_garden:", "Working from home"),
    Person("jana", "Jana Schröder", "Vertrieb"),
    Person("mei", "Mei Tanaka", "Support", "Asia/Tokyo", ":headphones:", "On call"),
    Person("tom", "Tom Keller", "Finanzen", status_emoji=":palm_tree:", status_text="Urlaub bis Montag"),
    Person("omar", "Omar Haddad", "Engineering", "Africa/Cairo"),
    Person("lena", "Lena Vogt", "Agentur Fenster", role="guest"),
)

ROOMS = (
    Room("general", "Moving day is Friday 📦", "Everything that concerns everybody"),
    Room("random", "", "Coffee, cake and everything else"),
    Room("design", "The sign above the door", "Sketches, and honest words about them", ("ana", "ben", "jana", "lena")),
    Room("engineering", "Release 4.2 on Thursday", "What we build, and what broke", ("ben", "omar", "mei")),
    Room("projekt-umzug", "Kartons bis Mittwoch packen", "Alles rund um den Umzug", ("jana", "ben", "tom", "mei")),
    Room("support", "", "Questions from customers, answered together", ("mei", "jana", "ben")),
    Room("kantine", "Heute: Linsensuppe", "Wer isst wann wo mit wem", ("jana", "tom", "ana")),
    Room("leads", "", "Numbers before they are public", ("jana", "tom"), is_private=True),
)

LINES = (
    Line(
        77,
        "general",
        "ana",
        "Good morning! I saw the new office yesterday. It has a *very* long hallway. :wave:",
        "hall",
        reactions="ben:tada jana:eyes mei:tada",
    ),
    Line(76.8, "general", "ben", "And doors. So many doors.", thread="hall"),
    Line(76.7, "general", "mei", "Does one of them lead to a kitchen?", thread="hall"),
    Line(76.5, "general", "ana", "Two of them do. One has a window. :sunny:", thread="hall", reactions="mei:heart"),
    Line(75, "kantine", "jana", "Heute Linsensuppe, um *zwölf* am langen Tisch?", reactions="tom:+1 ana:stew"),
    Line(
        74,
        "engineering",
        "omar",
        "The cache was never emptied. Found it:\n```\ndef close(door):\n    door.lock()\n    door.lamp.off()  # this line was missing\n```",
        "cache",
        reactions="ben:bulb mei:pray",
    ),
    Line(73.9, "engineering", "ben", "So the lamp burned all night. Nice find, I'll review it after lunch.", thread="cache"),
    Line(
        73, "leads", "tom", "Das Quartal schließt mit *plus 7 %*. Bitte noch nicht weitersagen.", reactions="jana:chart_with_upwards_trend"
    ),
    Line(
        55,
        "projekt-umzug",
        "jana",
        "Wer hat die Liste mit den Kartons? Wir brauchen _ungefähr_ 60 Stück.",
        "boxes",
        reactions="ben:white_check_mark",
    ),
    Line(54.8, "projekt-umzug", "ben", "Ich, sie steht in den Notizen.", thread="boxes"),
    Line(54.6, "projekt-umzug", "jana", "Danke dir! :pray:", thread="boxes"),
    Line(54, "projekt-umzug", "ben", "Hier sind die Notizen.", file="umzug.md"),
    Line(53, "projekt-umzug", "ben", "Netzwerkplan steht: `10.20.0.0/16`, Drucker im dritten Stock.", reactions="mei:printer"),
    Line(51, "support", "mei", "A customer asks whether we deliver during the move. I said yes, from Monday on."),
    Line(50.5, "support", "jana", "Stimmt. Das Lager zieht als Letztes um.", reactions="mei:+1"),
    Line(49, "random", "omar", "Is there coffee on every floor?"),
    Line(
        48.8,
        "random",
        "mei",
        "&gt; Is there coffee on every floor?\nThere is coffee on every floor.",
        reactions="omar:coffee ben:coffee jana:coffee",
    ),
    Line(
        31,
        "design",
        "ana",
        "First sketch of the sign above the door: two nested frames, one lamp. Thoughts?",
        "sign",
        file="sign.png",
        reactions="jana:heart ben:eyes",
    ),
    Line(30.7, "design", "lena", "I love the lamp. Could the inner frame be a little narrower?", thread="sign"),
    Line(30.5, "design", "ana", "Yes! Then the light falls further into the hall.", thread="sign"),
    Line(29, "design", "ben", "I can have it cut in steel by Thursday if we settle the size today.", thread="sign"),
    Line(
        28,
        "engineering",
        "ben",
        "Release 4.2:\n• search finds compounds (_Umzugskarton_)\n• the lamp goes off\n• doors open 40 ms sooner",
        reactions="omar:rocket mei:rocket",
    ),
    Line(27, "general", "jana", "Die Schlüssel liegen am Empfang, jeder unterschreibt für seinen. Danke!", reactions="ana:key ben:+1"),
    Line(26, "@jana", "jana", "Hast du morgen kurz Zeit für das Angebot?"),
    Line(25.9, "@jana", "me", "Ja, um zehn?"),
    Line(25.8, "@jana", "jana", "Perfekt, ich bringe Kaffee mit. :coffee:", reactions="me:heart"),
    Line(
        9, "general", "mei", "The support rota for this week:\n• Monday: Mei\n• Tuesday: Ben\n• Wednesday: Ana", "rota", reactions="ben:+1"
    ),
    Line(8, "kantine", "tom", "Ich bin im Urlaub, aber grüßt die Suppe von mir. :palm_tree:", reactions="jana:joy ana:wave"),
    Line(
        6,
        "random",
        "ana",
        "This is what I see from my window today. :sunrise:",
        file="window.png",
        reactions="mei:heart_eyes omar:heart_eyes jana:star",
    ),
    Line(5, "@ana,ben", "ben", "Shall we choose the colour of the lamp together, the three of us?"),
    Line(4.9, "@ana,ben", "ana", "Warm, please. 2700 kelvin at most."),
    Line(4.8, "@ana,ben", "me", "Warm it is. :bulb:"),
    Line(3, "engineering", "omar", "The importer reads 72,000 messages in three seconds now.", "fast", reactions="ben:fire"),
    Line(2.9, "engineering", "me", "Impressive! What made the difference?", thread="fast"),
    Line(2.2, "engineering", "omar", "{me} One transaction for a thousand rows instead of one for each.", thread="fast"),
    Line(1.6, "support", "mei", "{ben} the customer from yesterday writes again, in Japanese. I answer her. :jp:"),
    Line(1.4, "support", "ben", "Thank you! I would have needed a dictionary."),
    Line(1, "projekt-umzug", "jana", "{me} könntest du bis Mittwoch sagen, ob der große Tisch mitkommt?", "table", reactions="ben:eyes"),
    Line(0.8, "projekt-umzug", "mei", "Please bring the table. It is the heart of the kitchen.", thread="table"),
    Line(0.5, "@ana", "ana", "Hi! Welcome to Corridor & Co. Look around: everything here is yours to try."),
    Line(0.4, "@ana", "ana", "Press *Ctrl+K* to go anywhere, and hover over a message to react to it. :sparkles:"),
)

# Conversations with something new in them for the owner; everything else has been read.
UNREAD = ("support", "projekt-umzug", "@ana", "random")

NOTES = """# Umzug

| Raum | Kartons | gepackt |
| --- | --- | --- |
| Küche | 14 | 9 |
| Labor | 22 | 22 |
| Empfang | 6 | 1 |

- Schlüssel: bei Jana
- Kuchen: ja
"""
