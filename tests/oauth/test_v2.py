"""OAuth v2: somebody agrees, the app fetches its tokens, renews them, and does no more than it was allowed."""

import base64
import hashlib

import pytest
from slack_sdk import WebClient
from slack_sdk.oauth import AuthorizeUrlGenerator
from sqlalchemy import bindparam, update

from hallway.domain.auth import tables as auth_tables
from hallway.domain.oauth import tables
from hallway.platform.storage import query
from tests.examples import Acme
from tests.oauth.consenting import BACK, Made, agree, asked, by_token, make, post, told

VERIFIER = "a" * 50
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
PKCE = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}
_end_codes = query(update(tables.oauth_code).where(tables.oauth_code.c.team_id == bindparam("team")).values(expires_at=5))
_r = auth_tables.refresh_token.c
_age = query(update(auth_tables.refresh_token).where(_r.team_id == bindparam("team"), _r.used_at > 0).values(used_at=_r.used_at - 100))


def test_mia_lets_an_app_in(acme: Acme) -> None:
    app, mia = make(acme), acme.session(acme.mia)
    url = AuthorizeUrlGenerator(
        client_id=app.client_id, scopes=["chat:write", "channels:read"], user_scopes=["search:read"],
        authorization_url=f"{acme.server.address}/oauth/v2/authorize",
    ).generate("the state")  # fmt: skip
    about = mia.ok("oauth.consent.info", **asked(url))
    assert (about["app"]["name"], about["team"]["id"], about["user"]["id"]) == ("Oncall", acme.id, acme.mia.id)
    assert about["bot_scopes"] == [{"name": "chat:write", "is_new": True}, {"name": "channels:read", "is_new": True}]
    back = agree(mia, url)
    assert back.startswith(f"{BACK}?") and told(back)["state"] == "the state"
    client = WebClient(base_url=f"{acme.server.address}/api/")
    answer = client.oauth_v2_access(client_id=app.client_id, client_secret=app.client_secret, code=told(back)["code"])
    team = {"id": acme.id, "name": mia.ok("client.start")["team"]["name"]}
    assert answer.data == {
        "ok": True, "app_id": app.id, "token_type": "bot", "scope": "chat:write,channels:read", "access_token": answer["access_token"],
        "bot_user_id": answer["bot_user_id"], "team": team, "enterprise": None, "is_enterprise_install": False,
        "authed_user": {
            "id": acme.mia.id, "scope": "search:read", "token_type": "user", "access_token": answer["authed_user"]["access_token"],
        },
    }  # fmt: skip
    bot, user = by_token(acme, answer["access_token"]), by_token(acme, answer["authed_user"]["access_token"])
    assert bot.ok("auth.test")["user_id"] == answer["bot_user_id"]
    assert user.ok("auth.test")["user_id"] == acme.mia.id
    assert user.call("chat.postMessage", channel=acme.general, text="hi") | {"needed": 0} == {
        "ok": False, "error": "missing_scope", "needed": 0, "provided": "search:read",
    }  # fmt: skip


def test_she_says_no(acme: Acme) -> None:
    app = make(acme)
    url = app.url(scope="chat:write", state="s&=?#", redirect_uri=f"{BACK}?step=2")
    back = acme.session(acme.mia).ok("oauth.consent.deny", **asked(url))["url"]
    assert told(back) == {"step": "2", "error": "access_denied", "state": "s&=?#"}


def test_scopes_add_up_and_old_tokens_do_the_same(acme: Acme) -> None:
    app, mia, ivan = make(acme), acme.session(acme.mia), acme.session(acme.ivan)
    first = app.access(told(agree(mia, app.url(scope="chat:write")))["code"])
    about = ivan.ok("oauth.consent.info", **asked(app.url(scope="chat:write,users:read")))
    assert [scope["is_new"] for scope in about["bot_scopes"]] == [False, True]
    second = app.access(told(agree(ivan, app.url(scope="users:read")))["code"])
    assert second["scope"] == "chat:write,users:read" and second["bot_user_id"] == first["bot_user_id"]
    by_token(acme, second["access_token"]).ok("users.list")
    mine = app.access(told(agree(mia, app.url(user_scope="users:read")))["code"])
    assert "access_token" not in mine and mine["authed_user"]["scope"] == "users:read"
    more = app.access(told(agree(mia, app.url(user_scope="channels:read")))["code"])
    assert more["authed_user"]["scope"] == "channels:read,users:read"


def test_after_uninstalling_nothing_is_left_of_the_old_rights(acme: Acme) -> None:
    app, mia = make(acme), acme.session(acme.mia)
    first = app.access(told(agree(mia, app.url(scope="chat:write,users:read")))["code"])
    pending = told(agree(mia, app.url(scope="chat:write")))["code"]
    acme.session(acme.kara).ok("apps.uninstall", app_id=app.id)
    assert by_token(acme, first["access_token"]).error("users.list") in ("token_revoked", "account_inactive")
    again = app.access(pending)
    assert (again["scope"], again["bot_user_id"]) == ("chat:write", first["bot_user_id"])
    assert by_token(acme, again["access_token"]).error("users.list") == "missing_scope"


def test_who_has_left_has_agreed_to_nothing(acme: Acme) -> None:
    app, mia = make(acme), acme.session(acme.mia)
    kept = app.access(told(agree(mia, app.url(scope="chat:write", user_scope="users:read")))["code"])
    pending = told(agree(mia, app.url(scope="chat:write")))["code"]
    acme.kara.ok("admin.users.remove", team_id=acme.id, user_id=acme.mia.id)
    assert app.access(pending)["error"] == "invalid_code"
    # What belongs to the team stays; what belonged to her ends.
    by_token(acme, kept["access_token"]).ok("auth.test")
    assert by_token(acme, kept["authed_user"]["access_token"]).error("auth.test") in ("token_revoked", "account_inactive")


def test_a_code_is_good_once_for_ten_minutes_for_one_app_at_one_address(acme: Acme) -> None:
    app, other, mia = make(acme), make(acme), acme.session(acme.mia)
    code = told(agree(mia, app.url(scope="chat:write", redirect_uri=BACK)))["code"]
    assert other.access(code, redirect_uri=BACK)["error"] == "invalid_code"
    assert app.access(code)["error"] == "bad_redirect_uri"
    assert app.access(code, redirect_uri=f"{BACK}/")["error"] == "bad_redirect_uri"
    wrong = post(acme, "oauth.v2.access", client_id=app.client_id, client_secret=other.client_secret, code=code)
    assert wrong["error"] == "bad_client_secret"
    assert post(acme, "oauth.v2.access", client_id="T0.A0", client_secret="x", code=code)["error"] == "invalid_client_id"
    assert app.access(code[:-1] + "_", redirect_uri=BACK)["error"] == "invalid_code"
    assert app.access(code, "oauth.access", redirect_uri=BACK)["error"] == "oauth_authorization_url_mismatch"
    assert post(acme, "oauth.v2.access", (app.client_id, app.client_secret), code=code, redirect_uri=BACK)["ok"] is True
    assert app.access(code, redirect_uri=BACK)["error"] == "invalid_code"
    late = told(agree(mia, app.url(scope="chat:write")))["code"]
    acme.server.write(acme.id, lambda tx: tx.run(_end_codes, team=acme.id))
    assert app.access(late)["error"] == "invalid_code"
    assert app.access(late, grant_type="password")["error"] == "invalid_grant_type"


def test_tokens_rotate(acme: Acme) -> None:
    app, mia = make(acme, rotation=True), acme.session(acme.mia)
    first = app.access(told(agree(mia, app.url(scope="chat:write", user_scope="users:read")))["code"])
    assert first["access_token"].startswith("xoxe.xoxb-1-") and first["refresh_token"].startswith("xoxe-1-")
    assert (first["expires_in"], first["authed_user"]["expires_in"]) == (43200, 43200)
    assert first["authed_user"]["access_token"].startswith("xoxe.xoxp-1-")

    def renew(token: str, secret: str = "") -> dict[str, object]:
        fields = {"client_id": app.client_id, "client_secret": secret or app.client_secret}
        return post(acme, "oauth.v2.access", **fields, grant_type="refresh_token", refresh_token=token)

    assert renew(first["refresh_token"], "wrong")["error"] == "bad_client_secret"
    second = renew(first["refresh_token"])
    assert [second[key] for key in ("token_type", "bot_user_id", "scope")] == ["bot", first["bot_user_id"], "chat:write"]
    by_token(acme, first["access_token"]).ok("auth.test")
    third = renew(str(second["refresh_token"]))
    assert by_token(acme, first["access_token"]).error("auth.test") == "token_revoked"
    by_token(acme, str(second["access_token"])).ok("auth.test")
    by_token(acme, str(third["access_token"])).ok("auth.test")
    user = renew(first["authed_user"]["refresh_token"])
    assert (user["token_type"], user["user_id"]) == ("user", acme.mia.id)
    acme.server.write(acme.id, lambda tx: tx.run(_age, team=acme.id))
    assert renew(str(second["refresh_token"]))["error"] == "invalid_refresh_token"
    acme.session(acme.kara).ok("apps.uninstall", app_id=app.id)
    assert renew(str(third["refresh_token"]))["error"] == "invalid_refresh_token"


def test_a_stolen_refresh_token_is_worth_nothing_to_another_app(acme: Acme) -> None:
    app, other, mia = make(acme, rotation=True), make(acme, rotation=True), acme.session(acme.mia)
    token = app.access(told(agree(mia, app.url(scope="chat:write")))["code"])["refresh_token"]
    fields = {"client_id": other.client_id, "client_secret": other.client_secret, "refresh_token": token}
    assert post(acme, "oauth.v2.access", **fields, grant_type="refresh_token")["error"] == "invalid_refresh_token"
    assert acme.mia.error("tooling.tokens.rotate", refresh_token=token) == "invalid_refresh_token"


def test_a_lasting_token_is_traded_for_one_that_ends(acme: Acme) -> None:
    plain, mia = make(acme), acme.session(acme.mia)
    lasting = plain.access(told(agree(mia, plain.url(scope="chat:write")))["code"])["access_token"]
    client = WebClient(lasting, base_url=f"{acme.server.address}/api/")
    by = {"client_id": plain.client_id, "client_secret": plain.client_secret}
    assert by_token(acme, lasting).error("oauth.v2.exchange", **by) == "token_rotation_not_enabled"
    described = acme.session(acme.ivan).ok("apps.manifest.export", app_id=plain.id)["manifest"]
    described["settings"]["token_rotation_enabled"] = True
    acme.session(acme.ivan).ok("apps.manifest.update", app_id=plain.id, manifest=described)
    answer = client.oauth_v2_exchange(token=lasting, **by)
    assert answer["access_token"].startswith("xoxe.xoxb-1-") and answer["expires_in"] == 43200
    assert by_token(acme, lasting).error("auth.test") == "token_revoked"
    fresh = by_token(acme, answer["access_token"])
    assert fresh.error("oauth.v2.exchange", **by) == "token_already_exchanged"


def test_an_app_without_a_secret_proves_itself(acme: Acme) -> None:
    app, mia = make(acme, pkce=True, redirects=["com.oncall.app:/back"]), acme.session(acme.mia)
    url = app.url(user_scope="users:read", **PKCE)
    fields = {"client_id": app.client_id, "code": told(agree(mia, url))["code"]}
    assert post(acme, "oauth.v2.access", **fields)["error"] == "invalid_code_verifier"
    assert post(acme, "oauth.v2.access", **fields, code_verifier="b" * 50)["error"] == "invalid_code_verifier"
    answer = post(acme, "oauth.v2.access", **fields, code_verifier=VERIFIER)
    assert answer["authed_user"]["expires_in"] == 43200
    renewed = post(
        acme, "oauth.v2.access", client_id=app.client_id, grant_type="refresh_token", refresh_token=answer["authed_user"]["refresh_token"]
    )
    assert renewed["token_type"] == "user"
    # Without a challenge there is nothing by which to prove it.
    bare = told(agree(mia, app.url(user_scope="users:read")))["code"]
    assert post(acme, "oauth.v2.access", client_id=app.client_id, code=bare)["error"] == "bad_client_secret"
    bot = told(agree(mia, app.url(scope="chat:write", **PKCE)))["code"]
    assert post(acme, "oauth.v2.access", client_id=app.client_id, code=bot, code_verifier=VERIFIER)["error"] == "pkce_not_allowed"


def test_pkce_cannot_be_taken_away(acme: Acme) -> None:
    app, mia = make(acme, pkce=True), acme.session(acme.mia)
    with_challenge = told(agree(mia, app.url(scope="chat:write", **PKCE)))["code"]
    assert app.access(with_challenge)["error"] == "invalid_code_verifier"
    without = told(agree(mia, app.url(scope="chat:write")))["code"]
    assert app.access(without, code_verifier=VERIFIER)["error"] == "invalid_code_verifier"
    for wrong in ({"code_challenge_method": "plain"}, {"code_challenge": "short"}, {"code_challenge": ""}):
        assert mia.error("oauth.consent.allow", **asked(app.url(scope="chat:write", **(PKCE | wrong)))) == "invalid_code_challenge"
    plain = make(acme)
    assert mia.error("oauth.consent.info", **asked(plain.url(scope="chat:write", **PKCE))) == "pkce_not_allowed"
    code = told(agree(mia, plain.url(scope="chat:write")))["code"]
    assert plain.access(code, code_verifier=VERIFIER)["error"] == "pkce_not_allowed"


def test_an_incoming_webhook_goes_where_she_says(acme: Acme) -> None:
    app, kara = make(acme), acme.session(acme.kara)
    url = app.url(scope="incoming-webhook")
    assert kara.ok("oauth.consent.info", **asked(url))["needs_channel"] is True
    assert kara.error("oauth.consent.allow", **asked(url)) == "channel_not_found"
    secret = acme.channel("secret", is_private=True, members=(acme.ivan,))
    assert kara.error("oauth.consent.allow", **asked(url), channel=secret) == "channel_not_found"
    answer = app.access(told(agree(kara, url, channel=acme.random))["code"])
    hook = answer["incoming_webhook"]
    assert (hook["channel"], hook["channel_id"]) == ("#random", acme.random)
    assert acme.kara.http.post(hook["url"], json={"text": "from the app"}).text == "ok"
    assert acme.kara.ok("conversations.history", channel=acme.random)["messages"][0]["text"] == "from the app"


def test_the_ways_from_before(acme: Acme) -> None:
    app, mia = make(acme), acme.session(acme.mia)
    code = told(agree(mia, app.url("v1", scope="bot,users:read")))["code"]
    answer = app.access(code, "oauth.access")
    assert (answer["user_id"], answer["team_id"], answer["enterprise_id"]) == (acme.mia.id, acme.id, None)
    assert answer["scope"] == "bot,users:read" and answer["access_token"].startswith("xoxp-")
    by_token(acme, answer["bot"]["bot_access_token"]).ok("auth.test")
    assert app.access(code, "oauth.access")["error"] == "code_already_used"
    code = told(agree(mia, app.url("user", scope="users:read")))["code"]
    answer = app.access(code, "oauth.v2.user.access")
    assert (answer["token_type"], answer["scope"], answer["authed_user"]["id"]) == ("user", "users:read", acme.mia.id)


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"scope": "chat:write,no.such"}, "invalid_scope"),
        ({"scope": "search:read"}, "invalid_scope"),
        ({"user_scope": "app_mentions:read"}, "invalid_scope"),
        ({"user_scope": "openid"}, "invalid_scope"),
        ({"user_scope": "identity.basic,users:read"}, "invalid_scope"),
        ({"user_scope": "admin.users:write"}, "not_an_admin"),
        ({"scope": "chat:write", "team": "T0ELSEWHERE"}, "invalid_team_for_non_distributed_app"),
        ({"scope": "chat:write", "state": "s" * 5000}, "invalid_state"),
        ({"scope": "chat:write", "response_type": "token"}, "invalid_arguments"),
    ],
)
def test_what_may_not_be_asked_is_not_put_to_anybody(acme: Acme, parameters: dict[str, str], error: str) -> None:
    app, mia = make(acme), acme.session(acme.mia)
    for method in ("info", "allow", "deny"):
        assert mia.error(f"oauth.consent.{method}", **asked(app.url(**parameters))) == error


def test_guests_and_strangers_let_nothing_in(acme: Acme) -> None:
    app = make(acme)
    url = app.url(scope="chat:write")
    guest = acme.session(acme.person("Lena Guest", role="guest"))
    assert guest.error("oauth.consent.allow", **asked(url)) == "user_is_restricted"
    other = Acme(acme.server)
    stranger = other.session(other.kara)
    assert stranger.error("oauth.consent.allow", **asked(url)) == "invalid_team_for_non_distributed_app"
    other.close()
    # Programs do not agree to anything, whatever their token may do.
    assert acme.kara.error("oauth.consent.allow", **asked(url)) == "not_allowed_token_type"


@pytest.mark.parametrize(
    "asked_for",
    [
        "https://oncall.example/slack/oauth_redirectx", "https://oncall.example/slack", "https://oncall.example:8443/slack/oauth_redirect",
        "http://oncall.example/slack/oauth_redirect", "HTTPS://oncall.example/slack/oauth_redirect",
        "https://ONCALL.example/slack/oauth_redirect", "https://oncall.example./slack/oauth_redirect",
        "https://oncall.example@evil.example/slack/oauth_redirect", "https://evil.example/https://oncall.example/slack/oauth_redirect",
        "https://oncall.example/slack/oauth_redirect/../../evil", "https://oncall.example/slack/oauth_redirect/%2e%2e/evil",
        "https://oncall.example/slack/oauth_redirect/%2E%2E%2Fevil", "https://oncall.example\\@evil.example/slack/oauth_redirect",
        "https://oncall.example/slack/oauth_redirect#@evil.example", "//oncall.example/slack/oauth_redirect",
        "https://oncall.example/slack/oauth_redirect\r\nLocation: https://evil.example", "javascript:alert(1)", "data:text/html,x",
        " https://oncall.example/slack/oauth_redirect", "https://oncall.example/slack/oauth%5fredirect", "https://[", "x" * 3000,
        "https://oncall.example/Slack/oauth_redirect", "https://oncall.examp\u0142e/slack/oauth_redirect",
    ],
)  # fmt: skip
def test_an_address_that_differs_in_any_letter_is_no_way_back(acme: Acme, asked_for: str) -> None:
    app, mia = make(acme), acme.session(acme.mia)
    given = {"client_id": app.client_id, "scope": "chat:write", "redirect_uri": asked_for}
    for method in ("info", "allow", "deny"):
        assert mia.error(f"oauth.consent.{method}", **given) == "bad_redirect_uri"


@pytest.mark.parametrize("below", ["", "/", "/team/7", "?step=2"])
def test_addresses_below_a_registered_one_will_do(acme: Acme, below: str) -> None:
    app, mia = make(acme), acme.session(acme.mia)
    back = agree(mia, app.url(scope="chat:write", redirect_uri=BACK + below))
    assert back.startswith(BACK + below)
    assert app.access(told(back)["code"], redirect_uri=BACK + below)["ok"] is True


def test_addresses_that_a_browser_would_run_are_not_registered(acme: Acme) -> None:
    ivan = acme.session(acme.ivan)
    for url in ("javascript:alert(1)", "data:text/html,x", "http://oncall.example/", "https://a@b.example/", "https://b.example/#x"):
        described = {"display_information": {"name": "Evil"}, "oauth_config": {"redirect_urls": [url], "pkce_enabled": True}}
        assert ivan.call("apps.manifest.validate", manifest=described)["errors"][0]["pointer"] == "/oauth_config/redirect_urls/0", url


def test_no_other_page_says_yes_for_her(acme: Acme) -> None:
    app: Made = make(acme)
    session = acme.session(acme.mia)
    cookie = {"Cookie": f"hallway_session={session.token}"}
    body = asked(app.url(scope="chat:write"))
    url = f"{acme.server.address}/api/oauth.consent.allow"
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    client = acme.kara.http
    for headers in ({}, foreign):
        plain = client.post(url, data=body, headers={"Authorization": "", **cookie, **headers}).json()
        assert plain["error"] in ("not_authed", "invalid_auth")
        shown = client.get(url, params=body, headers={"Authorization": "", **cookie, **headers}).json()
        assert shown["error"] in ("not_authed", "invalid_auth")
    page = client.get(app.url(scope="chat:write"))
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"] and page.headers["x-frame-options"] == "DENY"
