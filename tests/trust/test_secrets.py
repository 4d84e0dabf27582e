"""Secrets are planted wherever secrets go, and the server is toured: nothing that it keeps, says, logs or counts holds one."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from websockets.sync.client import connect

_OURS = {"X-Hallway-Client": "web", "Content-Type": "application/json; charset=utf-8"}
_PASSWORDS = {name: f"Canary-{name}-5ecret" for name in ("first", "second", "wrong", "short-lived", "refused", "reset")}


class Tour:
    """Every way in and out by which a secret passes; `secrets` are those that came by."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, headers=_OURS, trust_env=False, timeout=60)
        self.secrets = dict(_PASSWORDS)

    def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        answer = self.http.post(f"/api/{method}", content=json.dumps(arguments))
        if cookie := self.http.cookies.get("hallway_session"):
            self.secrets[f"session of {method}"] = cookie
        decoded: dict[str, Any] = answer.json()
        return decoded

    def _let_an_app_in(self) -> None:
        """Make an app, agree to it, have it fetch its tokens and renew them, well and badly."""
        config = self.call("apps.configTokens.create")
        made = self.call("apps.manifest.create", manifest=_app())
        known = made["credentials"]
        by = {"client_id": known["client_id"], "client_secret": known["client_secret"]}
        url = self.call("oauth.consent.allow", client_id=by["client_id"], scope="chat:write", user_scope="users:read")["url"]
        code = parse_qs(urlsplit(url).query)["code"][0]
        self.call("oauth.v2.access", **by, code=code, redirect_uri="https://wrong.example/")
        tokens = self.call("oauth.v2.access", **by, code=code)
        self.call("oauth.v2.access", **by, code=code)
        renewed = self.call("oauth.v2.access", **by, grant_type="refresh_token", refresh_token=tokens["refresh_token"])
        own = self.call("apps.tokens.create", app_id=made["app_id"], name="n", scopes=["connections:write"])
        url = self.call("oauth.consent.allow", client_id=by["client_id"], scope="openid email", flow="openid")["url"]
        signed = self.call("openid.connect.token", **by, code=parse_qs(urlsplit(url).query)["code"][0])
        person = tokens["authed_user"]
        whole = {
            "config": config["token"], "config refresh": config["refresh_token"], "bot": tokens["access_token"],
            "bot refresh": tokens["refresh_token"], "person": person["access_token"], "person refresh": person["refresh_token"],
            "renewed": renewed["access_token"], "own": own["token"], "signed in": signed["access_token"], "code": code.replace(".", "-"),
        }  # fmt: skip
        self.secrets |= {name: text.rpartition("-")[2] for name, text in whole.items()}
        self.secrets |= {name: known[name] for name in ("client_secret", "signing_secret", "verification_token")}
        self.secrets["id token"] = signed["id_token"]

    def run(self) -> None:
        """Sign up, in, wrongly, out and in again; invite, join, reset; connect, upload, publish; and fail at all of it."""
        self.call("client.setup", team_name="Acme", name="Kara", email="kara@acme.example", password=_PASSWORDS["first"])
        self.call("auth.password.change", old=_PASSWORDS["first"], new=_PASSWORDS["second"])
        self.call("auth.password.change", old=_PASSWORDS["wrong"], new=_PASSWORDS["refused"])
        general = self.call("conversations.list")["channels"][0]["id"]
        invite = self.call("invites.create")["invite"]["code"]
        self.secrets["invite"] = invite.partition("-")[2]
        self.call("invites.info", code=invite)
        visitor = Tour(str(self.http.base_url))
        joined = visitor.call("invites.accept", code=invite, name="Ivan", email="ivan@acme.example", password=_PASSWORDS["short-lived"])
        visitor.call("invites.accept", code=invite, name="Eve", email="eve@acme.example", password=_PASSWORDS["refused"])
        reset = self.call("auth.password.createReset", user=joined["user_id"])["url"].rsplit("/", 1)[1]
        self.secrets["reset link"] = reset.partition("-")[2]
        visitor.call("auth.password.reset", code=reset, password=_PASSWORDS["reset"])
        visitor.call("auth.signin", email="ivan@acme.example", password=_PASSWORDS["wrong"])
        visitor.call("auth.signin", email=_PASSWORDS["wrong"], password="x")
        visitor.call("auth.signout")
        self.secrets |= visitor.secrets
        url = self.call("client.connect", since=0)["url"]
        self.secrets["ticket"] = url.partition("ticket=")[2]
        with connect(url, proxy=None) as line:
            line.recv(timeout=10)
        self.http.get("/ws?ticket=" + self.secrets["ticket"])
        waiting = self.call("files.getUploadURLExternal", filename="f.txt", length=3)
        self.secrets["upload"] = waiting["upload_url"].rpartition("-")[2]
        self.http.post(waiting["upload_url"], content=b"abc")
        self.http.post(waiting["upload_url"], content=b"abc")
        file = self.call("files.completeUploadExternal", files=[{"id": waiting["file_id"]}], channel_id=general)["files"][0]["id"]
        self.call("files.sharedPublicURL", file=file)
        webhook = self.call("webhooks.create", channel=general)["webhook"]["url"]
        self.secrets["webhook"] = webhook.rpartition("/")[2]
        for body in ("{}", "{", json.dumps({"text": "hi"})):
            self.http.post(webhook, content=body)
        self.http.post(webhook.replace("/services/T", "/services/X"), content="{}")
        self._let_an_app_in()
        self.http.post("/api/auth.test", content=json.dumps({"token": "xoxp-T0CANARY-K0CANARY-canarycanary"}))
        self.secrets["made-up token"] = "K0CANARY-canarycanary"
        for secret in list(self.secrets.values()):
            for method in ("auth.test", "chat.postMessage", "no.such.method", "auth.signin", f"x{secret}"):
                body = json.dumps({"token": secret, "password": secret, "channel": secret, "email": f"{secret}@x.example"})
                self.http.post(f"/api/{method}", content=body)
            self.http.get(f"/files-pri/{secret}/x", headers={"Authorization": f"Bearer {secret}"})
        self.http.get("/api/%1b%5b31mred%0d%0a")


def _app() -> dict[str, Any]:
    oauth = {"redirect_urls": ["https://a.example/"], "scopes": {"bot": ["chat:write"]}}
    features = {"bot_user": {"display_name": "canary"}}
    settings = {"token_rotation_enabled": True}
    return {"display_information": {"name": "Canary"}, "features": features, "oauth_config": oauth, "settings": settings}


def test_no_secret_leaves_its_place(tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {**os.environ, "HALLWAY_RATE_LIMITS": "off", "HALLWAY_LOG_LEVEL": "debug", "HALLWAY_LOG_FORMAT": "json"}
    command = [sys.executable, "-m", "hallway", "serve", "--port", "0", "--data", str(data)]
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, env=environment)
    assert server.stdout is not None
    address = next(line.split()[-1] for line in server.stdout if "http://" in line)
    tour = Tour(address)
    tour.run()
    told = {
        "metrics": tour.http.get("/metrics").text,
        "openapi": tour.http.get("/api/openapi.json").text,
        "sessions": json.dumps(tour.call("auth.sessions.list")),
        "boot": json.dumps(tour.call("client.boot")),
        "people": json.dumps(tour.call("users.list")),
        "logs of access": json.dumps(tour.call("team.accessLogs")),
        "export": _export(tour, tmp_path),
    }
    server.terminate()
    assert server.wait(30) == 0
    told["log"] = (tmp_path / "log").read_text()
    told |= _tables(data / "hallway.db")
    assert [(place, name) for place, text in told.items() for name, secret in tour.secrets.items() if secret in text] == []
    lines = told["log"].splitlines()
    assert len(lines) > 50
    assert all(isinstance(json.loads(line), dict) for line in lines)
    assert not any(ord(letter) < 32 and letter != "\n" for letter in told["log"])


def _export(tour: Tour, place: Path) -> str:
    archive = place / "export.zip"
    archive.write_bytes(tour.http.get("/exports/slack").content)
    with zipfile.ZipFile(archive) as opened:
        return "\n".join(opened.read(name).decode("utf-8", "replace") for name in opened.namelist())


def _tables(database: Path) -> dict[str, str]:
    """Each table as text; nothing but hashes is kept of secrets."""
    opened = sqlite3.connect(database)
    names = [row[0] for row in opened.execute("select name from sqlite_master where type = 'table'")]
    tables = {f"table {name}": "\n".join(str(row) for row in opened.execute(f'select * from "{name}"')) for name in names}
    opened.close()
    return tables
