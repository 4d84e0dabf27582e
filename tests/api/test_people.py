"""`users.*`, `bots.info`, `usergroups.*`, `dnd.*` and `emoji.list`: what they refuse, and what needs a closer look."""

import base64
import time

import pytest

from hallway.domain import auth
from hallway.domain.teams.tables import profile_field
from tests.api.refusals import Row, Scene, name_of
from tests.api.tour import PICTURE
from tests.examples import Acme, Person

REFUSALS: list[Row] = [
    ("kara", "users.info", {}, "user_not_found"),
    ("kara", "users.info", {"user": "NOBODY"}, "user_not_found"),
    ("lena", "users.info", {"user": "MIA"}, "user_not_found"),
    ("kara", "users.list", {"cursor": "x"}, "invalid_cursor"),
    ("kara", "users.lookupByEmail", {}, "invalid_arguments"),
    ("kara", "users.lookupByEmail", {"email": "nobody@example.com"}, "users_not_found"),
    ("kara", "users.getPresence", {"user": "NOBODY"}, "user_not_found"),
    ("kara", "users.setPresence", {"presence": "gone"}, "invalid_presence"),
    ("kara", "users.profile.get", {"user": "NOBODY"}, "user_not_found"),
    ("kara", "users.profile.set", {}, "invalid_profile"),
    ("kara", "users.profile.set", {"profile": "x"}, "invalid_arguments"),
    ("kara", "users.profile.set", {"profile": ["x"]}, "invalid_profile"),
    ("kara", "users.profile.set", {"profile": {"status_text": "x" * 101}}, "too_long"),
    ("kara", "users.profile.set", {"profile": {"real_name": ""}}, "invalid_profile"),
    ("kara", "users.profile.set", {"profile": {"status_expiration": "later"}}, "invalid_profile"),
    ("ivan", "users.profile.set", {"user": "MIA", "profile": {"title": "x"}}, "not_admin"),
    ("robot", "users.profile.set", {"profile": {"title": "x"}}, "not_allowed_token_type"),
    ("kara", "users.setPhoto", {}, "bad_image"),
    ("kara", "users.discoverableContacts.lookup", {"email": "a@b.example"}, "not_allowed"),
    ("kara", "migration.exchange", {"users": ["IVAN"]}, "not_enterprise_team"),
    ("kara", "team.externalTeams.disconnect", {"target_team": "T0NOBODY"}, "invalid_target_team"),
    ("kara", "bots.info", {}, "bot_not_found"),
    ("kara", "bots.info", {"bot": "B0NOTTHERE"}, "bot_not_found"),
    ("kara", "dnd.info", {"user": "NOBODY"}, "user_not_found"),
    ("kara", "dnd.teamInfo", {}, "no_users_provided"),
    ("kara", "dnd.teamInfo", {"users": [f"U000000{number:03d}" for number in range(51)]}, "too_many_users"),
    ("kara", "dnd.setSnooze", {}, "missing_duration"),
    ("kara", "dnd.setSnooze", {"num_minutes": 0}, "missing_duration"),
    ("kara", "dnd.setSnooze", {"num_minutes": "long"}, "invalid_arguments"),
    ("kara", "dnd.setSnooze", {"num_minutes": 60 * 24 * 31}, "too_long"),
    ("kara", "dnd.endSnooze", {}, "snooze_not_active"),
    ("robot", "dnd.setSnooze", {"num_minutes": 5}, "not_allowed_token_type"),
    ("kara", "usergroups.create", {"name": ""}, "missing_subteam_name"),
    ("kara", "usergroups.create", {"name": "x" * 256}, "name_too_long"),
    ("kara", "usergroups.create", {"name": "Here", "handle": "here"}, "forbidden_handle"),
    ("kara", "usergroups.create", {"name": "Odd", "handle": "o!dd"}, "bad_handle"),
    ("kara", "usergroups.create", {"name": "Taken", "handle": "ivan"}, "handle_already_exists"),
    ("kara", "usergroups.create", {"name": "Long", "description": "x" * 256}, "description_too_long"),
    ("lena", "usergroups.create", {"name": "Guests"}, "user_is_restricted"),
    ("kara", "usergroups.update", {"usergroup": "S0NOTTHERE", "name": "x"}, "no_such_subteam"),
    ("kara", "usergroups.disable", {"usergroup": "S0NOTTHERE"}, "no_such_subteam"),
    ("kara", "usergroups.users.list", {"usergroup": "S0NOTTHERE"}, "no_such_subteam"),
    ("kara", "usergroups.users.update", {"usergroup": "S0NOTTHERE", "users": ["KARA"]}, "no_such_subteam"),
]


@pytest.mark.parametrize("row", REFUSALS, ids=name_of)
def test_what_cannot_be_is_refused(acme: Acme, row: Row) -> None:
    assert Scene(acme).error(row) == row[-1]


def test_people_come_page_by_page_those_who_left_too(acme: Acme) -> None:
    scene = Scene(acme)
    everybody, cursor = [], ""
    while True:
        page = acme.kara.ok("users.list", limit=2, cursor=cursor)
        everybody += page["members"]
        if not (cursor := page["response_metadata"]["next_cursor"]):
            break
    ids = [user["id"] for user in everybody]
    assert ids == sorted(set(ids)) and len(ids) == 6
    ghost = next(user for user in everybody if user["id"] == scene.words["GHOST"])
    assert ghost["deleted"] and "tz" not in ghost
    assert not any("locale" in user for user in everybody)
    assert all("locale" in user for user in acme.kara.ok("users.list", include_locale=True)["members"] if not user["deleted"])


def test_addresses_are_shown_only_to_tokens_that_may_see_them(acme: Acme) -> None:
    token = acme.server.write(acme.id, auth.issue_token, acme.id, auth.NewToken(acme.kara.id, "user", ("users:read", "users.profile:read")))
    person = Person(acme.server, acme.id, acme.kara.id, "Kara", token)
    assert "email" not in person.ok("users.info", user=acme.ivan.id)["user"]["profile"]
    assert "email" not in person.ok("users.profile.get", user=acme.ivan.id)["profile"]
    assert all("email" not in user["profile"] for user in person.ok("users.list")["members"])
    assert person.error("users.lookupByEmail", email=f"ivan@{acme.domain}.example") == "missing_scope"
    assert "email" in acme.kara.ok("users.info", user=acme.ivan.id)["user"]["profile"]
    person.close()


def test_a_profile_is_set_as_a_whole_or_by_name(acme: Acme) -> None:
    profile = acme.kara.ok("users.profile.set", profile={"first_name": "Kara", "last_name": "Adama", "title": "CAG"})["profile"]
    assert (profile["real_name"], profile["first_name"], profile["last_name"], profile["title"]) == ("Kara Adama", "Kara", "Adama", "CAG")
    later = int(time.time()) + 600
    acme.kara.ok("users.profile.set", name="status_text", value="flying")
    acme.kara.ok("users.profile.set", name="status_expiration", value=str(later))
    seen = acme.ivan.ok("users.profile.get", user=acme.kara.id)["profile"]
    assert (seen["status_text"], seen["status_expiration"], seen["title"]) == ("flying", later, "CAG")
    assert acme.kara.ok("users.profile.set", user=acme.ivan.id, profile={"title": "Pilot"})["username"] == "ivan"


def test_a_teams_own_fields_stand_in_profiles_with_their_labels(acme: Acme) -> None:
    def add(tx: object, field_id: str, label: str, is_hidden: bool) -> None:
        tx.insert(  # type: ignore[attr-defined]
            profile_field,
            team_id=acme.id, id=field_id, ordering=0, label=label, hint="", type="text", possible_values="null", is_hidden=is_hidden,
        )  # fmt: skip

    acme.server.write(acme.id, add, "Xf0HOUSE000", "House", False)
    acme.server.write(acme.id, add, "Xf0SECRET00", "Secret", True)
    acme.kara.ok("users.profile.set", profile={"fields": {"Xf0HOUSE000": {"value": "Ravenclaw", "alt": ""}}})
    plain = acme.ivan.ok("users.profile.get", user=acme.kara.id)["profile"]["fields"]
    assert plain == {"Xf0HOUSE000": {"value": "Ravenclaw", "alt": ""}}
    labelled = acme.ivan.ok("users.profile.get", user=acme.kara.id, include_labels=True)["profile"]["fields"]
    assert labelled["Xf0HOUSE000"]["label"] == "House"
    team = acme.ivan.ok("team.profile.get")["profile"]
    assert {field["label"] for field in team["fields"]} == {"House", "Secret"}
    assert {field["section_id"] for field in team["fields"]} <= {section["id"] for section in team["sections"]}
    for visibility, label in (("visible", "House"), ("hidden", "Secret")):
        assert [field["label"] for field in acme.ivan.ok("team.profile.get", visibility=visibility)["profile"]["fields"]] == [label]


def test_a_photo_is_shown_until_it_is_taken_away(acme: Acme) -> None:
    made = acme.kara.http.post("/api/users.setPhoto", files={"image": ("me.png", PICTURE)}).json()["profile"]
    assert made["is_custom_image"] and acme.kara.http.get(made["image_original"]).status_code == 200
    acme.kara.ok("users.deletePhoto")
    assert "image_original" not in acme.ivan.ok("users.profile.get", user=acme.kara.id)["profile"]


def test_presence_is_what_one_chose_or_what_connections_say(acme: Acme) -> None:
    assert acme.mia.ok("users.getPresence", user=acme.kara.id)["presence"] == "away"
    with acme.kara.listen():
        assert acme.mia.ok("users.getPresence", user=acme.kara.id) == {"ok": True, "presence": "active"}
        assert acme.kara.ok("users.getPresence")["connection_count"] == 1
        acme.kara.ok("users.setPresence", presence="away")
        assert acme.kara.ok("users.getPresence")["manual_away"] is True
        assert acme.mia.ok("users.getPresence", user=acme.kara.id)["presence"] == "away"
        acme.kara.ok("users.setPresence", presence="auto")
        assert acme.mia.ok("users.getPresence", user=acme.kara.id)["presence"] == "active"


def test_identity_tells_as_much_as_the_scopes_allow(acme: Acme) -> None:
    def identity(*scopes: str) -> dict[str, dict[str, str]]:
        token = acme.server.write(acme.id, auth.issue_token, acme.id, auth.NewToken(acme.kara.id, "user", scopes))
        person = Person(acme.server, acme.id, acme.kara.id, "Kara", token)
        answer = person.ok("users.identity")
        person.close()
        return answer

    assert set(identity("identity.basic")["user"]) == {"id", "name"}
    assert set(identity("identity.basic")["team"]) == {"id"}
    assert identity("identity.basic", "identity.email")["user"]["email"] == f"kara@{acme.domain}.example"
    assert "image_48" in identity("identity.basic", "identity.avatar")["user"]
    assert identity("identity.basic", "identity.team")["team"]["name"] == "Acme"


def test_usergroups_are_listed_as_asked_for(acme: Acme) -> None:
    pilots = acme.kara.ok("usergroups.create", name="Pilots", handle="@pilots", description="They fly")["usergroup"]
    assert (pilots["handle"], pilots["created_by"], pilots["date_delete"]) == ("pilots", acme.kara.id, 0)
    assert acme.kara.error("usergroups.create", name="Other", handle="pilots") == "handle_already_exists"
    assert acme.kara.error("usergroups.create", name="Pilots", handle="others") == "name_already_exists"
    changed = acme.kara.ok("usergroups.users.update", usergroup=pilots["id"], users=[acme.ivan.id, acme.mia.id])["usergroup"]
    assert set(changed["users"]) == {acme.ivan.id, acme.mia.id} and changed["user_count"] == 2
    assert acme.kara.error("usergroups.users.update", usergroup=pilots["id"], users=["U0NOTTHERE"]) == "invalid_users"
    assert acme.kara.error("usergroups.users.update", usergroup=pilots["id"], users="") in ("no_users_provided", "invalid_arguments")
    plain = acme.ivan.ok("usergroups.list")["usergroups"][0]
    assert "users" not in plain and "user_count" not in plain
    whole = acme.ivan.ok("usergroups.list", include_users=True, include_count=True)["usergroups"][0]
    assert len(whole["users"]) == whole["user_count"] == 2
    acme.kara.ok("usergroups.disable", usergroup=pilots["id"])
    assert acme.ivan.ok("usergroups.list")["usergroups"] == []
    assert acme.ivan.ok("usergroups.list", include_disabled=True)["usergroups"][0]["date_delete"] > 0
    assert acme.kara.ok("usergroups.enable", usergroup=pilots["id"])["usergroup"]["date_delete"] == 0


def test_others_learn_that_one_rests_but_not_how_long_one_snoozes(acme: Acme) -> None:
    own = acme.kara.ok("dnd.setSnooze", num_minutes=30)
    assert 0 < own["snooze_remaining"] <= 1800
    assert acme.kara.ok("dnd.info")["snooze_enabled"] is True
    seen = acme.ivan.ok("dnd.info", user=acme.kara.id)
    assert seen["dnd_enabled"] is True and "snooze_endtime" not in seen
    assert set(acme.ivan.ok("dnd.teamInfo", users=[acme.kara.id, acme.mia.id])["users"]) == {acme.kara.id, acme.mia.id}
    assert acme.kara.ok("dnd.endSnooze")["snooze_enabled"] is False


def test_emoji_are_addresses_and_aliases_and_come_with_categories(acme: Acme) -> None:
    picture = {"image": ("frak.png", base64.b64decode(base64.b64encode(PICTURE)))}
    assert acme.kara.http.post("/api/emoji.add", data={"name": "frak"}, files=picture).json()["ok"]
    acme.kara.ok("emoji.add", name="frakked", alias_for="frak")
    found = acme.ivan.ok("emoji.list")
    assert found["emoji"]["frakked"] == "alias:frak" and "categories" not in found
    assert acme.ivan.http.get(found["emoji"]["frak"]).status_code == 200
    categories = acme.ivan.ok("emoji.list", include_categories=True)["categories"]
    assert categories[0]["name"] == "Smileys & People" and "tada" in categories[3]["emoji_names"]
