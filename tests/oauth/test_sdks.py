"""Slack's own libraries for OAuth, unmodified: Bolt's flow, state and installation stores, rotation, and `@slack/oauth` in Node."""

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from slack_bolt import App
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_bolt.request import BoltRequest
from slack_sdk import WebClient
from slack_sdk.oauth.installation_store import FileInstallationStore, Installation
from slack_sdk.oauth.installation_store.sqlite3 import SQLite3InstallationStore
from slack_sdk.oauth.state_store import FileOAuthStateStore
from slack_sdk.oauth.state_store.sqlite3 import SQLite3OAuthStateStore
from slack_sdk.oauth.token_rotation import TokenRotator

from tests.examples import Acme
from tests.oauth.consenting import BACK, agree, by_token, make, told

NODE = Path(__file__).parent.parent / "compatibility" / "node"


def test_bolts_own_flow_lets_an_app_in(acme: Acme, tmp_path: Path) -> None:
    made = make(acme)
    client = WebClient(base_url=f"{acme.server.address}/api/")
    store = FileInstallationStore(base_dir=str(tmp_path / "installations"), client_id=made.client_id)
    settings = OAuthSettings(
        client_id=made.client_id, client_secret=made.client_secret, scopes=["chat:write", "channels:read"], user_scopes=["users:read"],
        redirect_uri=BACK, install_path="/slack/install", redirect_uri_path="/slack/oauth_redirect", installation_store=store,
        state_store=FileOAuthStateStore(expiration_seconds=600, base_dir=str(tmp_path / "states")),
        authorization_url=f"{acme.server.address}/oauth/v2/authorize",
    )  # fmt: skip
    app = App(signing_secret="x" * 32, client=client, oauth_settings=settings, installation_store=store)
    assert app.oauth_flow is not None
    begun = app.oauth_flow.handle_installation(BoltRequest(body="", mode="http"))
    url = begun.body.split('href="http')[1].split('"')[0].replace("&amp;", "&")
    back = agree(acme.session(acme.mia), f"http{url}")
    cookie = begun.headers["set-cookie"][0].split(";")[0]
    asked = BoltRequest(body="", query=told(back), headers={"cookie": [cookie]}, mode="http")
    ended = app.oauth_flow.handle_callback(asked)
    assert ended.status == 200, ended.body
    found = store.find_installation(enterprise_id=None, team_id=acme.id)
    assert found is not None and found.bot_token is not None and found.user_token is not None
    assert (found.user_id, found.app_id, found.bot_scopes) == (acme.mia.id, made.id, ["chat:write", "channels:read"])
    assert found.bot_id == by_token(acme, found.bot_token).ok("auth.test")["bot_id"]
    assert by_token(acme, found.user_token).ok("users.info", user=acme.mia.id)["user"]["id"] == acme.mia.id
    # The same state is good no second time.
    again = app.oauth_flow.handle_callback(BoltRequest(body="", query=told(back), headers={"cookie": [cookie]}, mode="http"))
    assert again.status == 401


def test_tokens_are_renewed_by_slacks_rotator_and_kept_by_its_store(acme: Acme, tmp_path: Path) -> None:
    made = make(acme, rotation=True)
    client = WebClient(base_url=f"{acme.server.address}/api/")
    database = str(tmp_path / "store.db")
    store = SQLite3InstallationStore(database=database, client_id=made.client_id)
    states = SQLite3OAuthStateStore(expiration_seconds=600, database=database)
    store.init()
    states.init()
    state = states.issue()
    back = told(agree(acme.session(acme.mia), made.url(scope="chat:write", user_scope="users:read", state=state)))
    assert states.consume(back["state"]) and not states.consume(back["state"])
    answer = client.oauth_v2_access(client_id=made.client_id, client_secret=made.client_secret, code=back["code"])
    person = answer["authed_user"]
    store.save(
        Installation(
            app_id=answer["app_id"],
            team_id=answer["team"]["id"],
            bot_token=answer["access_token"],
            bot_user_id=answer["bot_user_id"],
            bot_id=by_token(acme, answer["access_token"]).ok("auth.test")["bot_id"],
            bot_scopes=answer["scope"],
            bot_refresh_token=answer["refresh_token"],
            bot_token_expires_in=answer["expires_in"],
            user_id=person["id"],
            user_token=person["access_token"],
            user_scopes=person["scope"],
            user_refresh_token=person["refresh_token"],
            user_token_expires_in=person["expires_in"],
        )
    )
    found = store.find_installation(enterprise_id=None, team_id=acme.id)
    assert found is not None
    rotator = TokenRotator(client_id=made.client_id, client_secret=made.client_secret, client=client)
    assert rotator.perform_token_rotation(installation=found) is None
    renewed = rotator.perform_token_rotation(installation=found, minutes_before_expiration=13 * 60)
    assert renewed is not None and renewed.bot_token is not None and renewed.user_token is not None
    assert renewed.bot_token != found.bot_token and renewed.bot_refresh_token != found.bot_refresh_token
    store.save(renewed)
    for token in (renewed.bot_token, renewed.user_token):
        by_token(acme, token).ok("auth.test")
    assert sqlite3.connect(database).execute("select count(*) from slack_installations").fetchone() == (2,)


def test_node_lets_an_app_in(acme: Acme) -> None:
    if shutil.which("node") is None or not (NODE / "node_modules/@slack/oauth").is_dir():
        pytest.skip("@slack/oauth is not installed: `make test` installs it where npm reaches its registry")
    made = make(acme, rotation=True)
    command = ["node", "oauth.mjs", acme.server.address, made.client_id, made.client_secret, BACK]
    with subprocess.Popen(command, cwd=NODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        begun = json.loads(process.stdout.readline())
        back = agree(acme.session(acme.mia), begun["url"])
        process.stdin.write(json.dumps({"url": back}) + "\n")
        process.stdin.flush()
        ended = json.loads(process.stdout.readline())
        process.stdin.close()
    installation, renewed = ended["installation"], ended["renewed"]
    assert installation["team"]["id"] == acme.id and installation["user"]["id"] == acme.mia.id
    assert installation["bot"]["scopes"] == ["chat:write"] and installation["bot"]["token"].startswith("xoxe.xoxb-1-")
    assert renewed["botToken"] != installation["bot"]["token"]
    by_token(acme, renewed["botToken"]).ok("auth.test")
