"""`team.*`, `auth.*` and `api.test`: what they refuse, and what needs a closer look."""

import time

import pytest

from hallway.domain import auth
from hallway.domain.auth import accesses
from tests.api.refusals import Row, Scene, name_of
from tests.examples import Acme, Person

REFUSALS: list[Row] = [
    ("kara", "team.info", {"team": "T0NOTTHERE"}, "team_not_found"),
    ("kara", "team.info", {"domain": "nowhere"}, "team_not_found"),
    ("kara", "team.profile.get", {"visibility": "some"}, "invalid_arguments"),
    ("ivan", "team.accessLogs", {}, "not_an_admin"),
    ("robot", "team.accessLogs", {}, "not_allowed_token_type"),
    ("kara", "team.accessLogs", {"page": 101}, "over_pagination_limit"),
    ("kara", "team.accessLogs", {"cursor": "x"}, "invalid_cursor"),
    ("kara", "team.accessLogs", {"before": "yesterday"}, "invalid_arguments"),
    ("ivan", "team.integrationLogs", {}, "not_an_admin"),
    ("ivan", "team.billableInfo", {}, "not_an_admin"),
    ("kara", "team.billableInfo", {"user": "NOBODY"}, "user_not_found"),
    ("kara", "team.billableInfo", {"cursor": "x"}, "invalid_cursor"),
    ("ivan", "team.externalTeams.list", {}, "not_an_admin"),
    ("kara", "api.test", {"error": "my_error"}, "my_error"),
    ("kara", "no.such.method", {}, "unknown_method"),
]


@pytest.mark.parametrize("row", REFUSALS, ids=name_of)
def test_what_cannot_be_is_refused(acme: Acme, row: Row) -> None:
    assert Scene(acme).error(row) == row[-1]


def test_what_is_given_to_api_test_comes_back(acme: Acme) -> None:
    assert acme.kara.ok("api.test", foo="bar", number=7)["args"] == {"foo": "bar", "number": 7}
    assert acme.kara.call("api.test", error="my_error", foo="bar") == {
        "ok": False,
        "error": "my_error",
        "args": {"error": "my_error", "foo": "bar"},
    }
    assert acme.kara.http.get("/api/api.test?foo=bar&token=xoxp-secret").json()["args"] == {"foo": "bar"}


def test_auth_test_tells_whose_token_it_is(acme: Acme) -> None:
    robot = acme.person("Robot", kind="bot")
    person, bot = acme.kara.ok("auth.test"), robot.ok("auth.test")
    assert (person["user_id"], person["user"], person["team_id"], person["url"]) == (
        acme.kara.id,
        "kara",
        acme.id,
        f"{acme.server.address}/",
    )
    assert "bot_id" not in person
    info = robot.ok("bots.info")["bot"]
    assert (bot["bot_id"], info["user_id"], set(info["icons"])) == (info["id"], robot.id, {"image_36", "image_48", "image_72"})
    assert acme.kara.http.get(info["icons"]["image_48"]).status_code == 200


def test_a_revoked_token_is_refused(acme: Acme) -> None:
    assert acme.mia.ok("auth.revoke", test=True)["revoked"] is False
    assert acme.mia.ok("auth.test")["ok"]
    assert acme.mia.ok("auth.revoke")["revoked"] is True
    assert acme.mia.error("auth.test") == "token_revoked"


def test_who_came_in_stands_in_the_access_log(acme: Acme) -> None:
    def visit(person: Person, ip: str, agent: str) -> None:
        acme.server.write(acme.id, accesses.record, acme.id, accesses.Visit(person.id, ip, agent))

    visit(acme.ivan, "10.0.0.1", "Firefox")
    visit(acme.ivan, "10.0.0.1", "Firefox")
    visit(acme.mia, "10.0.0.2", "Safari")
    logins = acme.kara.ok("team.accessLogs")["logins"]
    seen = {(login["username"], login["ip"], login["user_agent"], login["count"]) for login in logins}
    assert seen == {("ivan", "10.0.0.1", "Firefox", 2), ("mia", "10.0.0.2", "Safari", 1)}
    first = acme.kara.ok("team.accessLogs", limit=1)
    rest = acme.kara.ok("team.accessLogs", limit=1, cursor=first["response_metadata"]["next_cursor"])
    assert {login["username"] for login in first["logins"] + rest["logins"]} == {"ivan", "mia"}
    assert rest["response_metadata"]["next_cursor"] == ""
    assert acme.kara.ok("team.accessLogs", before="1000000000")["logins"] == []


def test_it_is_noted_that_a_token_is_in_use_once_in_a_while(acme: Acme) -> None:
    token = acme.server.write(acme.id, auth.issue_token, acme.id, auth.NewToken(acme.ivan.id, "user", ()))
    token_id = token.split("-")[2]
    set_back = {"team_id": acme.id, "id": token_id}
    acme.server.write(acme.id, lambda tx: tx.update(auth.tables.token, set_back, last_used_at=tx.now_s - 3600))
    person = Person(acme.server, acme.id, acme.ivan.id, "Ivan", token)
    begin = time.monotonic()
    while not [login for login in acme.kara.ok("team.accessLogs")["logins"] if login["username"] == "ivan"]:
        person.ok("auth.test")
        assert time.monotonic() - begin < 5
    assert acme.kara.ok("team.accessLogs")["logins"][0]["count"] == 1
    person.close()


def test_bots_stand_in_the_integration_log_until_and_after_they_are_revoked(acme: Acme) -> None:
    robot = acme.person("Robot", kind="bot")
    added = acme.kara.ok("team.integrationLogs")["logs"]
    assert [(entry["user_id"], entry["change_type"], entry["app_id"]) for entry in added] == [(robot.id, "added", "A0TEST00000")]
    assert "chat:write" in added[0]["scope"].split(",")
    robot.ok("auth.revoke")
    assert acme.kara.ok("team.integrationLogs", change_type="removed")["paging"]["total"] == 1
    assert acme.kara.ok("team.integrationLogs", change_type="added")["logs"] == []
    assert acme.kara.ok("team.integrationLogs", app_id="A0OTHER0000")["logs"] == []


def test_everyone_but_bots_and_those_who_left_has_a_seat(acme: Acme) -> None:
    scene = Scene(acme)
    seats = acme.kara.ok("team.billableInfo")["billable_info"]
    expected = {"KARA": True, "IVAN": True, "MIA": True, "LENA": True, "ROBOT": False, "GHOST": False}
    assert seats == {scene.words[name]: {"billing_active": active} for name, active in expected.items()}
    assert acme.kara.ok("team.billableInfo", user=acme.mia.id)["billable_info"] == {acme.mia.id: {"billing_active": True}}
    first = acme.kara.ok("team.billableInfo", limit=4)
    rest = acme.kara.ok("team.billableInfo", limit=4, cursor=first["response_metadata"]["next_cursor"])
    assert first["billable_info"] | rest["billable_info"] == seats and len(rest["billable_info"]) == 2
