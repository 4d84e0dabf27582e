"""What people tell of themselves, and what the team gives them to tell it with."""

import io

from PIL import Image

from tests.examples import Acme


def test_a_team_adds_fields_of_its_own_and_people_fill_them_in(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    with acme.mia.listen() as mia:
        wanted = [{"label": "Team"}, {"label": "Office", "type": "options_list", "possible_values": ["Berlin", "Oslo"]}]
        made = kara.ok("team.profile.setFields", fields=wanted)["profile"]["fields"]
        assert [field["label"] for field in mia.next("team_profile_change")["profile"]["fields"]] == ["Team", "Office"]
    assert [field["label"] for field in acme.ivan.ok("team.profile.get")["profile"]["fields"]] == ["Team", "Office"]
    team, office = (field["id"] for field in made)
    acme.ivan.ok("users.profile.set", profile={"fields": {team: {"value": "Rockets", "alt": ""}, office: {"value": "Oslo", "alt": ""}}})
    acme.ivan.ok("users.profile.set", profile={"fields": {office: {"value": "", "alt": ""}}})
    shown = acme.mia.ok("users.profile.get", user=acme.ivan.id, include_labels=True)["profile"]["fields"]
    assert shown == {team: {"value": "Rockets", "alt": "", "label": "Team"}}
    kara.ok("team.profile.setFields", fields=[{"id": office, "label": "Seat"}])
    assert [field["label"] for field in acme.ivan.ok("team.profile.get")["profile"]["fields"]] == ["Seat"]


def test_only_admins_choose_the_fields_and_wrong_ones_are_refused(acme: Acme) -> None:
    assert acme.session(acme.ivan).error("team.profile.setFields", fields=[]) == "not_an_admin"
    kara = acme.session(acme.kara)
    for wrong in ("text", [{"label": ""}], [{"label": "x", "type": "magic"}], [{"label": "x", "id": "XfNOBODY"}], [{"label": "x"}] * 51):
        assert kara.error("team.profile.setFields", fields=wrong) == "invalid_arguments"
    assert kara.ok("team.profile.get")["profile"]["fields"] == []


def test_profiles_are_changed_by_their_people_and_by_admins(acme: Acme) -> None:
    assert acme.ivan.ok("users.profile.set", profile={"title": "Pilot", "pronouns": "he"})["profile"]["title"] == "Pilot"
    assert acme.mia.error("users.profile.set", user=acme.ivan.id, profile={"title": "Cook"}) == "not_admin"
    assert acme.kara.ok("users.profile.set", user=acme.ivan.id, profile={"title": "Captain"})["profile"]["title"] == "Captain"
    assert acme.ivan.error("users.profile.set", profile={"title": "x" * 256}) == "too_long"
    assert acme.ivan.error("users.profile.set", profile={"real_name": " "}) == "invalid_profile"


def test_an_emoji_and_its_alias_come_and_go(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    picture = io.BytesIO()
    Image.new("RGB", (200, 100), "teal").save(picture, "PNG")
    with acme.mia.listen() as mia:
        answer = kara.http.post("/api/emoji.add", data={"name": "teal-door"}, files={"image": ("door.png", picture.getvalue())}).json()
        assert answer["ok"], answer
        kara.ok("emoji.add", name="door2", alias_for="teal-door")
        assert [mia.next("emoji_changed")["name"] for _ in range(2)] == ["teal-door", "door2"]
    emoji = acme.ivan.ok("emoji.list")["emoji"]
    assert emoji["door2"] == "alias:teal-door"
    assert emoji["teal-door"].startswith("http")
    assert kara.error("emoji.add", name="door3", alias_for="no-such-emoji") == "emoji_not_found"
    assert kara.error("emoji.add", name="door2", alias_for="teal-door") == "error_name_taken"
    ts = acme.ivan.ok("chat.postMessage", channel=acme.general, text="knock")["ts"]
    acme.ivan.ok("reactions.add", channel=acme.general, timestamp=ts, name="teal-door")
    assert acme.session(acme.mia).error("emoji.remove", name="teal-door") == "no_permission"
    kara.ok("emoji.remove", name="teal-door")
    assert "teal-door" not in acme.ivan.ok("emoji.list")["emoji"]


def test_a_usergroup_is_spoken_to_as_long_as_one_is_in_it(acme: Acme) -> None:
    group = acme.kara.ok("usergroups.create", name="Builders", handle="builders")["usergroup"]["id"]
    acme.kara.ok("usergroups.users.update", usergroup=group, users=f"{acme.ivan.id},{acme.mia.id}")
    acme.kara.ok("chat.postMessage", channel=acme.general, text=f"<!subteam^{group}> lunch?")

    def mentions() -> list[int]:
        people = (acme.ivan, acme.mia)
        return [next(c["mention_count"] for c in p.ok("client.counts")["channels"] if c["id"] == acme.general) for p in people]

    assert mentions() == [1, 1]
    acme.kara.ok("usergroups.users.update", usergroup=group, users=acme.ivan.id)
    assert mentions() == [1, 0]
    assert acme.kara.error("usergroups.create", name="Others", handle="builders") == "handle_already_exists"
    assert acme.kara.error("usergroups.users.update", usergroup=group, users="U0NOBODY000") == "invalid_users"
