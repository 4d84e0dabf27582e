"""Somebody at the consent page: what the page asks the server, said by a script with that person's session."""

from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import msgspec

from tests.apps import manifest
from tests.examples import Acme, Person

PATHS = {"v2": "/oauth/v2/authorize", "v1": "/oauth/authorize", "user": "/oauth/v2_user/authorize", "openid": "/openid/connect/authorize"}
BACK = "https://oncall.example/slack/oauth_redirect"


class Made(msgspec.Struct, frozen=True):
    """An app that has been made, and whose tokens come by OAuth."""

    acme: Acme
    id: str
    client_id: str
    client_secret: str

    def url(self, flow: str = "v2", **parameters: str) -> str:
        """An authorize address of this app."""
        return f"{self.acme.server.address}{PATHS[flow]}?{urlencode({'client_id': self.client_id} | parameters)}"

    def access(self, code: str, method: str = "oauth.v2.access", **fields: str) -> dict[str, Any]:
        """Trade a code, with the app's secret."""
        return post(self.acme, method, client_id=self.client_id, client_secret=self.client_secret, code=code, **fields)


def make(
    acme: Acme, owner: Person | None = None, *, redirects: list[str] | None = None, pkce: bool = False, rotation: bool = False
) -> Made:
    """An app of Ivan's."""
    described = manifest("Oncall", scopes=["chat:write", "channels:read", "incoming-webhook"])
    described["oauth_config"] |= {"redirect_urls": redirects or [BACK], "pkce_enabled": pkce}
    described["settings"]["token_rotation_enabled"] = rotation
    made = acme.session(owner or acme.ivan).ok("apps.manifest.create", manifest=described)
    return Made(acme, made["app_id"], made["credentials"]["client_id"], made["credentials"]["client_secret"])


def flow_of(url: str) -> str:
    """Which flow an authorize address begins, as the page tells it by its path."""
    return next(flow for flow, path in PATHS.items() if path == urlsplit(url).path)


def asked(url: str) -> dict[str, str]:
    """The parameters of an authorize address, with its flow."""
    pairs = {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}
    return pairs | {"flow": flow_of(url)}


def agree(browser: Person, url: str, **more: str) -> str:
    """Open an authorize address and agree; where the browser goes then."""
    browser.ok("oauth.consent.info", **asked(url))
    return str(browser.ok("oauth.consent.allow", **asked(url), **more)["url"])


def told(url: str) -> dict[str, str]:
    """What stands in the address that one is sent back to."""
    return {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}


def post(acme: Acme, method: str, auth: tuple[str, str] | None = None, **fields: str) -> dict[str, Any]:
    """Call a method as an app's server does: a form, without a token."""
    answer: dict[str, Any] = httpx.post(f"{acme.server.address}/api/{method}", data=fields, auth=auth, trust_env=False, timeout=20).json()
    return answer


def by_token(acme: Acme, token: str) -> Person:
    """Whoever has a token."""
    person = Person(acme.server, acme.id, "", "token", token)
    acme.people.append(person)
    return person
