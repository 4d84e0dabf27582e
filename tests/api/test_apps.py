"""Apps as the pages show them: the directory, installing and uninstalling, secrets and tokens, who may do what."""

from tests.api.tour import PICTURE
from tests.apps import Installed, manifest
from tests.examples import Acme, Person


def make(person: Person, name: str = "Oncall", scopes: list[str] | None = None, user_scopes: list[str] | None = None) -> str:
    """An app by somebody in a browser; its id."""
    described = manifest(name, scopes=scopes)
    if user_scopes:
        described["oauth_config"]["scopes"]["user"] = user_scopes
    return str(person.ok("apps.manifest.create", manifest=described)["app_id"])


def as_token(acme: Acme, person: Person, token: str) -> Person:
    """Whoever has a token, calling."""
    made = Person(acme.server, acme.id, person.id, person.name, token)
    acme.people.append(made)
    return made


def test_the_directory_lists_what_is_installed_and_what_is_not(acme: Acme) -> None:
    ivan, mia = acme.session(acme.ivan), acme.session(acme.mia)
    oncall, lunch = make(ivan), make(mia, "Lunch")
    ivan.ok("apps.install", app_id=oncall)
    listed = {app["id"]: app for app in ivan.ok("apps.list")["apps"]}
    assert [listed[oncall][key] for key in ("name", "is_installed", "is_own", "may_manage")] == ["Oncall", True, True, True]
    assert [listed[lunch][key] for key in ("name", "is_installed", "is_own", "may_manage")] == ["Lunch", False, False, False]
    assert all(app["may_manage"] for app in acme.session(acme.kara).ok("apps.list")["apps"])
    assert acme.session(acme.person("Lena Guest", role="guest")).error("apps.list") == "user_is_restricted"


def test_ivan_installs_his_own_app_and_gets_its_tokens(acme: Acme) -> None:
    ivan = acme.session(acme.ivan)
    app_id = make(ivan, user_scopes=["channels:read"])
    made = ivan.ok("apps.install", app_id=app_id)
    bot, user = as_token(acme, acme.ivan, made["bot_token"]), as_token(acme, acme.ivan, made["user_token"])
    assert bot.ok("auth.test")["user_id"] == made["bot_user_id"]
    assert user.ok("auth.test")["user_id"] == acme.ivan.id
    assert acme.session(acme.mia).error("apps.install", app_id=app_id) == "no_permission"
    about = acme.session(acme.mia).ok("apps.info", app_id=app_id)["app"]
    assert about["installation"]["installed_by"] == acme.ivan.id
    assert about["grants"] == [{"user_id": acme.ivan.id, "scopes": ["channels:read"]}]
    assert "client_id" not in about and about["install_path"] == ""
    ivan.ok("apps.uninstall", app_id=app_id)
    for person in (bot, user):
        assert person.error("auth.test") in ("token_revoked", "account_inactive")


def test_mia_sees_where_the_bot_is_as_far_as_she_sees(acme: Acme) -> None:
    app = Installed(acme, manifest("Oncall"))
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    for channel in (acme.general, secret):
        acme.kara.ok("conversations.invite", channel=channel, users=[app.bot.id])
    seen = acme.session(acme.mia).ok("apps.info", app_id=app.id)["app"]["channels"]
    assert [channel["id"] for channel in seen] == [acme.general]
    seen = acme.session(acme.kara).ok("apps.info", app_id=app.id)["app"]["channels"]
    assert {channel["id"] for channel in seen} == {acme.general, secret}


def test_a_new_manifest_gives_live_tokens_nothing(acme: Acme) -> None:
    ivan = acme.session(acme.ivan)
    app_id = make(ivan, scopes=["chat:write"])
    bot = as_token(acme, acme.ivan, ivan.ok("apps.install", app_id=app_id)["bot_token"])
    ivan.ok("apps.manifest.update", app_id=app_id, manifest=manifest("Oncall", scopes=["chat:write", "users:read"]))
    answer = bot.call("users.list")
    assert (answer["error"], answer["needed"], answer["provided"]) == ("missing_scope", "users:read", "chat:write")
    again = as_token(acme, acme.ivan, ivan.ok("apps.install", app_id=app_id)["bot_token"])
    again.ok("users.list")


def test_secrets_are_made_anew_one_by_one(acme: Acme) -> None:
    ivan = acme.session(acme.ivan)
    made = ivan.ok("apps.manifest.create", manifest=manifest("Oncall"))
    before = made["credentials"]
    bot = as_token(acme, acme.ivan, ivan.ok("apps.install", app_id=made["app_id"])["bot_token"])
    fresh = ivan.ok("apps.secrets.rotate", app_id=made["app_id"], which="client_secret")["client_secret"]
    assert fresh != before["client_secret"]
    by = {"client_id": before["client_id"]}
    assert bot.error("apps.uninstall", **by, client_secret=before["client_secret"]) == "bad_client_secret"
    assert bot.error("apps.uninstall", client_id="T0.A0", client_secret=fresh) == "invalid_client_id"
    assert acme.kara.error("apps.uninstall", **by, client_secret=fresh) == "client_id_token_mismatch"
    assert bot.ok("apps.uninstall", **by, client_secret=fresh)["uninstalled"] is True
    assert bot.error("auth.test") in ("token_revoked", "account_inactive")
    assert acme.session(acme.mia).error("apps.secrets.rotate", app_id=made["app_id"], which="signing_secret") == "no_permission"
    assert ivan.error("apps.secrets.rotate", app_id=made["app_id"], which="name") == "invalid_arguments"


def test_an_apps_own_tokens_come_and_go(acme: Acme) -> None:
    ivan = acme.session(acme.ivan)
    app_id = make(ivan)
    assert ivan.error("apps.tokens.create", app_id=app_id, name="x", scopes=["chat:write"]) == "invalid_scope"
    token = ivan.ok("apps.tokens.create", app_id=app_id, name="sockets", scopes=["connections:write"])["token"]
    itself = as_token(acme, acme.ivan, token)
    itself.ok("apps.connections.open")
    (listed,) = ivan.ok("apps.tokens.list", app_id=app_id)["tokens"]
    assert (listed["name"], listed["scopes"]) == ("sockets", ["connections:write"])
    assert acme.session(acme.mia).error("apps.tokens.list", app_id=app_id) == "no_permission"
    ivan.ok("apps.tokens.revoke", app_id=app_id, token_id=listed["id"])
    assert itself.error("apps.connections.open") == "token_revoked"
    assert ivan.error("apps.tokens.revoke", app_id=app_id, token_id=listed["id"]) == "token_not_found"


def test_admins_keep_the_making_of_apps_to_themselves(acme: Acme) -> None:
    kara, ivan = acme.session(acme.kara), acme.session(acme.ivan)
    assert ivan.error("apps.settings.set", apps_by_admins_only=True) == "not_an_admin"
    settings = kara.ok("apps.settings.set", apps_by_admins_only=True)["settings"]
    assert settings == {"apps_by_admins_only": True, "apps_need_approval": False}
    assert ivan.error("apps.manifest.create", manifest=manifest("Oncall")) == "no_permission"
    assert ivan.error("apps.configTokens.create") == "no_permission"
    assert ivan.ok("apps.list")["may_create"] is False
    make(kara)


def test_a_bot_looks_as_its_app_does_and_is_always_there(acme: Acme) -> None:
    app = Installed(acme, manifest("Oncall"))
    kara = acme.session(acme.kara)
    assert acme.mia.ok("users.getPresence", user=app.bot.id)["presence"] == "active"
    given = {"data": {"app_id": app.id}, "files": {"file": ("dot.png", PICTURE)}}
    assert kara.http.post("/api/apps.icon.set", **given).json() == {"ok": True}
    wrong = {"data": {"app_id": app.id}, "files": {"file": ("dot.png", b"no picture")}}
    assert kara.http.post("/api/apps.icon.set", **wrong).json()["error"] == "error_bad_format"
    assert kara.error("apps.icon.set", app_id=app.id) == "missing_arguments"
    assert acme.session(acme.mia).error("apps.icon.set", app_id=app.id) == "no_permission"
    shown = acme.mia.ok("users.info", user=app.bot.id)["user"]
    assert shown["is_bot"] is True and shown["is_app_user"] is False
    assert (shown["profile"]["api_app_id"], shown["profile"]["bot_id"]) == (app.id, app.bot_id)
    assert "initials" not in shown["profile"]["image_72"]
    icon = kara.ok("apps.info", app_id=app.id)["app"]["icon"]
    for url in (icon, shown["profile"]["image_72"], acme.mia.ok("bots.info", bot=app.bot_id)["bot"]["icons"]["image_72"]):
        assert acme.mia.http.get(url).headers["content-type"].startswith("image/")
    described = manifest("Oncall 2")
    described["features"]["bot_user"]["always_online"] = False
    kara.ok("apps.manifest.update", app_id=app.id, manifest=described)
    assert acme.mia.ok("users.getPresence", user=app.bot.id)["presence"] == "away"
