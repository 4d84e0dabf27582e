"""`hallway team create`, `user create`, `token create`."""

import httpx

from tests.cli.running import Place, Serving, hallway, process


def test_a_team_a_person_and_a_token_are_made_and_work(place: Place) -> None:
    team = place.found()
    assert team.keys() == {"ok", "team_id", "user_id", "domain"}
    ivan = place.ok("user", "create", "--team", "acme", "--email", "Ivan@acme.example", "--name", "Ivan Petrov", "--role", "admin")
    assert ivan.keys() == {"ok", "team_id", "user_id", "password_url"}
    made = place.ok("token", "create", "--team", "acme", "--user", "ivan@acme.example", "--scopes", "chat:write, users:read")
    assert made.keys() == {"ok", "team_id", "user_id", "token"}
    bot = place.ok("token", "create", "--team", "acme", "--user", "ivan@acme.example", "--kind", "bot", "--scopes", "users:read")
    assert made["token"].startswith("xoxp-") and bot["token"].startswith("xoxb-") and bot["user_id"] != ivan["user_id"]
    with Serving(place) as server, httpx.Client(base_url=server.address, trust_env=False) as http:
        answer = http.get("/api/users.info", params={"user": ivan["user_id"]}, headers={"Authorization": f"Bearer {made['token']}"})
        assert answer.headers["x-oauth-scopes"] == "chat:write,users:read"
        assert answer.json()["user"]["is_admin"] is True
        known = http.get("/api/auth.test", headers={"Authorization": f"Bearer {bot['token']}"}).json()
        assert (known["user_id"], known["team_id"]) == (bot["user_id"], team["team_id"])
        signed_in = http.post("/api/auth.signin", json={"email": "kara@acme.example", "password": "correct horse"}).json()
        assert signed_in["user_id"] == team["user_id"]
        code = ivan["password_url"].rpartition("/reset/")[2]
        assert http.post("/api/auth.password.reset", json={"code": code, "password": "battery staple"}).json()["user_id"] == ivan["user_id"]


def test_what_cannot_be_made_is_refused_with_a_reason(place: Place) -> None:
    place.found()
    team = ("team", "create", "--name", "A", "--admin-name", "Kara")
    account = ("--admin-email", "kara@b.example", "--admin-password", "correct horse")
    assert place.refused(*team, *account, "--domain", "acme") == "domain_taken"
    assert place.refused(*team, *account, "--domain", "Not A Domain") == "invalid_domain"
    assert place.refused(*team, "--domain", "b", "--admin-email", "kara", "--admin-password", "correct horse") == "invalid_email"
    assert place.refused(*team, "--domain", "b", "--admin-email", "k@b.example", "--admin-password", "short") == "password_too_short"
    user = ("user", "create", "--name", "Ivan Petrov")
    assert place.refused(*user, "--team", "nobody", "--email", "ivan@acme.example") == "team_not_found"
    assert place.refused(*user, "--team", "acme", "--email", "KARA@acme.example") == "already_in_team"
    token = ("token", "create", "--team", "acme")
    assert place.refused(*token, "--user", "mia@acme.example", "--scopes", "chat:write") == "user_not_found"
    assert place.refused(*token, "--user", "kara@acme.example", "--scopes", "chat:write,fly") == "invalid_scope"
    told = place.run(*token, "--user", "kara@acme.example", "--scopes", "chat:write,fly").err
    assert told.endswith("hallway: A token cannot have this scope. there are no such scopes: fly\n")


def test_a_wrong_command_line_is_exit_code_2(place: Place) -> None:
    for wrong in (["frob"], ["team", "create"], ["token", "create", "--kind", "king"], ["serve", "--port", "many"]):
        ran = hallway(*wrong)
        assert (ran.code, ran.out) == (2, ""), wrong
        assert ran.err
    told = process("user", "create", "--json")
    assert (told.code, told.object["ok"], told.object["error"]) == (2, False, "invalid_arguments")


def test_a_database_out_of_reach_is_told_in_a_sentence(nowhere: Place) -> None:
    for command in (("demo",), ("export", "slack", "--team", "acme", "--out", str(nowhere.data / "x.zip"))):
        assert nowhere.refused(*command) == "service_unavailable"
    ran = nowhere.run("serve")
    assert (ran.code, ran.out) == (1, "")
    assert "Connection refused" in ran.err and "Traceback" not in ran.err
    assert "mysql" in hallway("demo", "--database", "mysql://somewhere").err


def test_the_version_is_told(place: Place) -> None:
    assert place.ok("version")["version"] == place.run("version").out.strip() == hallway("--version").out.strip()
