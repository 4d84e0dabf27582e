"""Getting in, staying in and being shown out."""

import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from websockets.exceptions import ConnectionClosed

from hallway.domain import auth
from hallway.domain.auth.tables import credential, invite, token
from hallway.platform.storage import query
from tests.examples import Acme, Person
from tests.running import Server

PASSWORD = "correct horse"
_invites = query(select(invite.c.code_hash))


def give_password(acme: Acme, person: Person, password: str = PASSWORD) -> None:
    """Let somebody sign in."""
    acme.server.write(acme.id, auth.set_hash, acme.id, person.id, auth.hash_password(password))


def try_sign_in(acme: Acme, person: Person, password: str = PASSWORD) -> httpx.Response:
    """What comes of signing in."""
    email = f"{person.name.split()[0].lower()}@{acme.domain}.example"
    return acme.kara.http.post("/api/auth.signin", json={"email": email, "password": password, "team": acme.domain})


def sign_in(acme: Acme, person: Person, password: str = PASSWORD) -> Person:
    """A person in a browser of their own, signed in."""
    answer = try_sign_in(acme, person, password)
    assert answer.json()["ok"], answer.json()
    session = answer.headers["set-cookie"].partition(";")[0].partition("=")[2]
    browser = Person(acme.server, acme.id, person.id, person.name, session)
    acme.people.append(browser)
    return browser


@pytest.fixture
def guarded(data: Path, database: str) -> Iterator[Acme]:
    """A team at a server of its own, so that its guesses are counted apart."""
    server = Server(data, database).start()
    yield Acme(server)
    server.stop()


def test_passwords_and_tokens_are_kept_only_as_hashes(acme: Acme) -> None:
    give_password(acme, acme.kara)
    browser = sign_in(acme, acme.kara)
    rows = acme.server.read(lambda reader: reader.all(query(select(credential.c.password_hash))))
    assert rows and all(row[0].startswith("$argon2id$") for row in rows)
    kept = str(acme.server.read(lambda reader: reader.all(query(select(*token.c)))))
    for person in (acme.kara, browser):
        *_, token_id, secret = person.token.split("-")
        assert token_id in kept and secret not in kept


def test_wrong_and_unknown_are_answered_alike(acme: Acme) -> None:
    give_password(acme, acme.kara)
    wrong = try_sign_in(acme, acme.kara, "wrong horse")
    unknown = acme.kara.http.post("/api/auth.signin", json={"email": "nobody@nowhere.example", "password": PASSWORD})
    assert wrong.json() == unknown.json() == {"ok": False, "error": "invalid_credentials"}
    assert try_sign_in(acme, acme.ivan).json()["error"] == "invalid_credentials"
    assert "set-cookie" not in wrong.headers


def test_guessing_is_limited_and_the_wait_told_also_where_rate_limits_are_off(guarded: Acme) -> None:
    assert guarded.server.config.rate_limits == "off"
    for person in (guarded.kara, guarded.ivan):
        give_password(guarded, person)
    for _ in range(12):
        assert try_sign_in(guarded, guarded.ivan).json()["ok"] is True
    with ThreadPoolExecutor(16) as guessers:
        answers = list(guessers.map(lambda number: try_sign_in(guarded, guarded.kara, f"guess {number}"), range(16)))
    refused = [answer for answer in answers if answer.status_code == 429]
    # One more guess is given every six seconds.
    assert 1 <= len(refused) <= 6
    assert all(1 <= int(answer.headers["retry-after"]) <= 6 for answer in refused)
    assert try_sign_in(guarded, guarded.ivan).json()["ok"] is True


def test_sessions_are_listed_and_one_that_is_revoked_is_closed_at_once(acme: Acme) -> None:
    give_password(acme, acme.kara)
    laptop, phone = sign_in(acme, acme.kara), sign_in(acme, acme.kara)
    sessions = {item["current"]: item for item in laptop.ok("auth.sessions.list")["sessions"]}
    assert sessions[True]["ip"] == "127.0.0.1" and "httpx" in sessions[True]["user_agent"]
    with phone.listen(since=0) as ears:
        laptop.ok("auth.sessions.revoke", session=sessions[False]["id"])
        with pytest.raises(ConnectionClosed):
            for _ in itertools.count():
                ears.next()
    assert phone.error("client.boot") == "token_revoked"
    assert len(laptop.ok("auth.sessions.list")["sessions"]) == 1
    assert acme.session(acme.ivan).error("auth.sessions.revoke", session=sessions[True]["id"]) == "session_not_found"
    laptop.ok("auth.signout")
    assert laptop.error("auth.test") == "token_revoked"


def test_another_password_ends_every_other_session(acme: Acme) -> None:
    give_password(acme, acme.ivan)
    laptop, phone = sign_in(acme, acme.ivan), sign_in(acme, acme.ivan)
    assert laptop.error("auth.password.change", old="wrong horse", new="another horse") == "invalid_credentials"
    assert laptop.error("auth.password.change", old=PASSWORD, new="short") == "password_too_short"
    laptop.ok("auth.password.change", old=PASSWORD, new="another horse")
    assert phone.error("auth.test") == "token_revoked"
    laptop.ok("auth.test")
    acme.ivan.ok("auth.test")
    assert try_sign_in(acme, acme.ivan).json()["ok"] is False
    sign_in(acme, acme.ivan, "another horse")


def test_a_reset_link_works_once_and_ends_every_session(acme: Acme) -> None:
    give_password(acme, acme.ivan)
    kara, ivan = acme.session(acme.kara), sign_in(acme, acme.ivan)
    code = kara.ok("auth.password.createReset", user=acme.ivan.id)["url"].rpartition("/")[2]
    assert acme.session(acme.mia).error("auth.password.createReset", user=acme.ivan.id) == "not_an_admin"
    answer = kara.ok("auth.password.reset", code=code, password="reborn horse")
    assert answer["user_id"] == acme.ivan.id
    assert ivan.error("auth.test") == "token_revoked"
    assert kara.error("auth.password.reset", code=code, password="again a horse") in ("code_expired", "invalid_code")
    sign_in(acme, acme.ivan, "reborn horse")


def test_an_invite_brings_somebody_in_with_its_role_and_channels(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    made = kara.ok("invites.create", role="guest", channels=[acme.random])["invite"]
    shown = kara.ok("invites.info", code=made["code"])
    assert (shown["role"], shown["inviter"]["real_name"]) == ("guest", "Kara Thrace")
    newcomer = {"name": "Gesine Gast", "email": f"gesine@{acme.domain}.example", "password": PASSWORD}
    joined = kara.ok("invites.accept", code=made["code"], **newcomer)
    user = kara.ok("users.info", user=joined["user_id"])["user"]
    assert user["is_restricted"] is True
    members = kara.ok("conversations.members", channel=acme.random)["members"]
    assert joined["user_id"] in members
    assert joined["user_id"] not in kara.ok("conversations.members", channel=acme.general)["members"]
    assert kara.error("invites.accept", code=made["code"], **newcomer | {"email": "x@y.example"}) in ("code_expired", "invalid_code")


def test_an_invite_lets_in_as_many_as_it_says_however_they_hurry(acme: Acme) -> None:
    code = acme.session(acme.kara).ok("invites.create", max_uses=2)["invite"]["code"]
    answers: list[dict[str, Any]] = []

    def accept(number: int) -> None:
        body = {"code": code, "name": "New One", "email": f"new{number}@{acme.domain}.example", "password": PASSWORD}
        answers.append(httpx.post(f"{acme.server.address}/api/invites.accept", json=body, timeout=30, trust_env=False).json())

    hurried = [threading.Thread(target=accept, args=(number,)) for number in range(6)]
    for thread in hurried:
        thread.start()
    for thread in hurried:
        thread.join()
    assert sorted(answer["ok"] for answer in answers) == [False] * 4 + [True] * 2
    assert {answer.get("error") for answer in answers} <= {None, "code_expired", "invalid_code"}


def test_an_invite_ends_with_its_time_and_with_its_makers_rights(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    by_time = kara.ok("invites.create")["invite"]["code"]
    acme.server.write(acme.id, expire_invites, acme.id)
    assert kara.error("invites.info", code=by_time) == "code_expired"
    admin = acme.session(acme.person("Ada Admin", role="admin"))
    code = admin.ok("invites.create", role="admin")["invite"]["code"]
    kara.ok("admin.users.setRegular", user_id=admin.id)
    newcomer = {"name": "Eve Climber", "email": f"eve@{acme.domain}.example", "password": PASSWORD}
    assert kara.error("invites.accept", code=code, **newcomer) == "code_expired"
    assert kara.error("invites.info", code="T0-nonsense") == "invalid_code"


def expire_invites(tx: Any, team_id: str) -> None:
    """Let every invite's time be over."""
    for row in tx.all(_invites):
        tx.update(invite, {"team_id": team_id, "code_hash": row[0]}, expires_at=tx.now_s - 1)
