"""Signing in elsewhere with one's account here."""

import base64
import hashlib
from typing import Any

import httpx
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.examples import Acme
from tests.oauth.consenting import agree, asked, by_token, make, post, told
from tests.oauth.test_v2 import PKCE, VERIFIER


def sign_in(acme: Acme, scope: str = "openid email profile", **more: str) -> tuple[Any, dict[str, Any]]:
    """An app that Mia has signed in with, and what it was told."""
    app = make(acme)
    url = app.url("openid", response_type="code", scope=scope, nonce="n-1", state="s", **more)
    code = told(agree(acme.session(acme.mia), url))["code"]
    return app, app.access(code, "openid.connect.token", grant_type="authorization_code")


def test_mia_signs_in_elsewhere(acme: Acme) -> None:
    app, answer = sign_in(acme)
    assert answer["token_type"] == "Bearer"
    found = httpx.get(f"{acme.server.address}/.well-known/openid-configuration", trust_env=False).json()
    assert found["issuer"] == acme.server.address and found["token_endpoint"].endswith("/api/openid.connect.token")
    keys = KeySet.import_key_set(httpx.get(found["jwks_uri"], trust_env=False).json())
    assert all("d" not in key.as_dict(private=None) for key in keys.keys)
    read = jwt.decode(answer["id_token"], keys, algorithms=["RS256"])
    claims = read.claims
    assert [claims[key] for key in ("iss", "aud", "sub", "nonce")] == [found["issuer"], app.client_id, acme.mia.id, "n-1"]
    assert claims["https://slack.com/team_id"] == acme.id and claims["https://slack.com/user_id"] == acme.mia.id
    assert claims["email"] == f"mia@{acme.domain}.example" and claims["email_verified"] is True
    half = hashlib.sha256(answer["access_token"].encode()).digest()[:16]
    assert claims["at_hash"] == base64.urlsafe_b64encode(half).decode().rstrip("=")
    assert claims["exp"] - claims["iat"] == 3600
    jwt.JWTClaimsRegistry(iss={"essential": True, "value": found["issuer"]}).validate(claims)


def test_her_token_tells_who_she_is_and_does_nothing(acme: Acme) -> None:
    _, answer = sign_in(acme)
    person = by_token(acme, answer["access_token"])
    told_of = person.ok("openid.connect.userInfo")
    assert (told_of["sub"], told_of["name"], told_of["given_name"]) == (acme.mia.id, "Mia Müller", "Mia")
    for method in ("auth.test", "users.list", "users.identity"):
        assert person.error(method) in ("not_allowed_token_type", "missing_scope")
    assert acme.kara.error("openid.connect.userInfo") == "missing_scope"


def test_it_tells_no_more_than_she_said(acme: Acme) -> None:
    _, answer = sign_in(acme, "openid")
    told_of = by_token(acme, answer["access_token"]).ok("openid.connect.userInfo")
    assert set(told_of) == {"ok", "sub", "https://slack.com/user_id", "https://slack.com/team_id"}


def test_codes_and_scopes_are_not_mixed_up(acme: Acme) -> None:
    app, mia = make(acme), acme.session(acme.mia)
    for scope in ("profile", "openid chat:write", ""):
        assert mia.error("oauth.consent.info", **asked(app.url("openid", scope=scope))) == "invalid_scope"
    code = told(agree(mia, app.url("openid", scope="openid")))["code"]
    assert app.access(code)["error"] == "oauth_authorization_url_mismatch"
    other = told(agree(mia, app.url(scope="chat:write")))["code"]
    assert app.access(other, "openid.connect.token")["error"] == "oauth_authorization_url_mismatch"
    answer = app.access(code, "openid.connect.token")
    assert app.access(code, "openid.connect.token")["error"] == "invalid_code"
    # What she lets the app do later is not given to the token that only tells who she is.
    app.access(told(agree(mia, app.url(user_scope="users:read")))["code"])
    assert by_token(acme, answer["access_token"]).error("users.list") in ("not_allowed_token_type", "missing_scope")


def test_pkce_protects_signing_in(acme: Acme) -> None:
    app, mia = make(acme), acme.session(acme.mia)
    code = told(agree(mia, app.url("openid", scope="openid", **PKCE)))["code"]
    assert app.access(code, "openid.connect.token", code_verifier="b" * 50)["error"] == "invalid_code_verifier"
    assert "id_token" in app.access(code, "openid.connect.token", code_verifier=VERIFIER)


def test_tokens_of_signing_in_are_renewed_where_the_app_rotates(acme: Acme) -> None:
    app = make(acme, rotation=True)
    answer = app.access(told(agree(acme.session(acme.mia), app.url("openid", scope="openid")))["code"], "openid.connect.token")
    by = {"client_id": app.client_id, "client_secret": app.client_secret, "grant_type": "refresh_token"}
    renewed = post(acme, "openid.connect.token", **by, refresh_token=answer["refresh_token"])
    assert by_token(acme, renewed["access_token"]).ok("openid.connect.userInfo")["sub"] == acme.mia.id


def test_guests_sign_in_too(acme: Acme) -> None:
    app, guest = make(acme), acme.session(acme.person("Lena Guest", role="guest"))
    answer = app.access(told(agree(guest, app.url("openid", scope="openid profile")))["code"], "openid.connect.token")
    assert by_token(acme, answer["access_token"]).ok("openid.connect.userInfo")["name"] == "Lena Guest"


def test_who_she_is_the_old_way(acme: Acme) -> None:
    app, mia = make(acme), acme.session(acme.mia)
    code = told(agree(mia, app.url(user_scope="identity.basic,identity.email")))["code"]
    answer = app.access(code)
    assert "access_token" not in answer and answer["authed_user"]["scope"] == "identity.basic,identity.email"
    identity = by_token(acme, answer["authed_user"]["access_token"]).ok("users.identity")
    assert identity["user"]["email"] == f"mia@{acme.domain}.example" and identity["team"]["id"] == acme.id
