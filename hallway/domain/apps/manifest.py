"""An app's manifest: read from YAML or JSON, checked, and asked for what the server needs of it."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec
import yaml

from hallway.core import encoding
from hallway.core.errors import ApiError
from hallway.domain import auth
from hallway.domain.apps.schema import SCHEMA

Manifest = dict[str, Any]

_LONGEST = 200_000
_MOST_PROBLEMS = 20
_MOST_ITEMS = 1000


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with a manifest, in words, and where (a JSON pointer)."""

    message: str
    pointer: str


def read(given: object) -> Any:
    """A manifest as it was given: as text, or already as values. Raises `ApiError("invalid_manifest")`."""
    # A long text takes a moment: it is read aside, not in a transaction.
    return read_text(given if isinstance(given, str) else encoding.encode(given).decode())


def read_text(text: str) -> Any:
    """A manifest's text, YAML or JSON, as plain values. Raises `ApiError("invalid_manifest")`."""
    if len(text) > _LONGEST:
        raise invalid([Problem("a manifest has at most 200,000 characters", "/")])
    try:
        value = encoding.decode(text) if text.lstrip()[:1] == "{" else yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
        # Plain JSON, without NUL: dates, sets and the like are nothing that a manifest has.
        return encoding.decode_hostile(encoding.encode(value))
    except (yaml.YAMLError, msgspec.MsgspecError, ValueError, RecursionError, TypeError, ApiError) as error:
        raise invalid([Problem(f"this is neither YAML nor JSON: {str(error)[:200]}", "/")]) from error


class _Loader(yaml.SafeLoader):  # type: ignore[misc]  # the package has no types
    """YAML without aliases: a few lines of them can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)


def check(value: Any, *, is_local: bool = False) -> Manifest:
    """The manifest, if it is one. With `is_local`, request URLs may be `http:`.

    Raises `ApiError("invalid_manifest")` with `errors: [{message, pointer}]`, as `apps.manifest.validate` tells them.
    """
    problems = list(_problems(value, is_local=is_local))
    if problems:
        raise invalid(problems[:_MOST_PROBLEMS])
    checked: Manifest = value
    return checked


def invalid(problems: list[Problem]) -> ApiError:
    """The refusal that tells what is wrong."""
    return ApiError("invalid_manifest", errors=[msgspec.to_builtins(problem) for problem in problems])


def _problems(value: Any, *, is_local: bool) -> Iterator[Problem]:
    if _longest_list(value) > _MOST_ITEMS:
        # To see whether no two of so many are the same would take long.
        yield Problem(f"no list has more than {_MOST_ITEMS} items", "/")
        return
    errors = islice(SCHEMA.iter_errors(value), _MOST_PROBLEMS)
    if shape := [Problem(_plainly(error), "/" + "/".join(map(str, error.absolute_path))) for error in errors]:
        yield from shape
        return
    manifest: Manifest = value
    yield from _scope_problems(manifest)
    yield from _address_problems(manifest, is_local=is_local)
    yield from _redirect_problems(manifest, is_local=is_local)
    commands = [command["command"] for command in slash_commands(manifest)]
    for place, command in enumerate(commands):
        if command in commands[:place]:
            yield Problem(f"{command} is there twice", f"/features/slash_commands/{place}/command")
    if scopes(manifest, "bot") and not part(manifest, "features", "bot_user"):
        yield Problem("bot scopes need features.bot_user", "/oauth_config/scopes/bot")


def _longest_list(value: Any) -> int:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max((len(value) if isinstance(value, list) else 0, *map(_longest_list, inside)))


def _plainly(error: Any) -> str:
    return str(error.message)[:300]


def _scope_problems(manifest: Manifest) -> Iterator[Problem]:
    known = auth.known_scopes()
    for kind in ("bot", "user", "bot_optional", "user_optional"):
        for place, scope in enumerate(part(manifest, "oauth_config", "scopes").get(kind, ())):
            if scope not in known:
                yield Problem(f"there is no scope {scope[:60]}", f"/oauth_config/scopes/{kind}/{place}")


def _address_problems(manifest: Manifest, *, is_local: bool) -> Iterator[Problem]:
    is_socket = is_socket_mode(manifest)
    events, interactivity = part(manifest, "settings", "event_subscriptions"), part(manifest, "settings", "interactivity")
    addresses = [(events.get("request_url"), "/settings/event_subscriptions/request_url")]
    addresses += [(interactivity.get(key), f"/settings/interactivity/{key}") for key in ("request_url", "message_menu_options_url")]
    for place, command in enumerate(slash_commands(manifest)):
        addresses.append((command.get("url"), f"/features/slash_commands/{place}/url"))
        if not command.get("url") and not is_socket:
            yield Problem("a command needs a url, or the app Socket Mode", f"/features/slash_commands/{place}")
    if (events.get("bot_events") or events.get("user_events")) and not events.get("request_url") and not is_socket:
        yield Problem("events need a request_url, or the app Socket Mode", "/settings/event_subscriptions")
    if interactivity.get("is_enabled") and not interactivity.get("request_url") and not is_socket:
        yield Problem("interactivity needs a request_url, or the app Socket Mode", "/settings/interactivity")
    for url, pointer in addresses:
        if url and (why := _why_not(url, is_local=is_local)):
            yield Problem(why, pointer)


# What a browser would run or open itself, rather than hand to a program.
_NO_PROGRAMS = frozenset(
    ("about", "blob", "data", "file", "filesystem", "ftp", "javascript", "mailto", "tel", "vbscript", "view-source", "ws", "wss")
)


def _redirect_problems(manifest: Manifest, *, is_local: bool) -> Iterator[Problem]:
    for place, url in enumerate(redirect_urls(manifest)):
        if why := _why_no_redirect(url, is_local=is_local, takes_programs=allows_pkce(manifest)):
            yield Problem(why, f"/oauth_config/redirect_urls/{place}")


def _why_no_redirect(url: str, *, is_local: bool, takes_programs: bool) -> str:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "this is no URL"
    if not parts.scheme or "#" in url or "@" in parts.netloc or "\\" in url or re.search(r"[\s\x00-\x1f]", url):
        return "this is no address to come back to"
    if parts.scheme in ("http", "https"):
        is_here = is_local or parts.hostname in ("localhost", "127.0.0.1", "::1")
        return "" if parts.hostname and (parts.scheme == "https" or is_here) else "a redirect URL begins with https://"
    if not takes_programs or parts.scheme in _NO_PROGRAMS:
        return "only apps with pkce_enabled are come back to as programs, under a scheme of their own"
    return ""


def _why_not(url: str, *, is_local: bool) -> str:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "this is no URL"
    if not parts.hostname or parts.username or re.search(r"[\s\x00-\x1f]", url):
        return "this is no URL that can be called"
    return "" if is_local or parts.scheme == "https" else "a request URL begins with https://"


def part(manifest: Manifest, *path: str) -> dict[str, Any]:
    """An object inside the manifest, empty where it is not there."""
    found: Any = manifest
    for key in path:
        found = found.get(key) or {}
    return found if isinstance(found, dict) else {}


def scopes(manifest: Manifest, kind: str) -> list[str]:
    """The scopes it asks for: `bot` or `user`."""
    return list(part(manifest, "oauth_config", "scopes").get(kind, ()))


def redirect_urls(manifest: Manifest) -> list[str]:
    """Where people may be sent back to when they have agreed."""
    return list(part(manifest, "oauth_config").get("redirect_urls", ()))


def is_rotating(manifest: Manifest) -> bool:
    """Whether its tokens end after half a day and are renewed."""
    return part(manifest, "settings").get("token_rotation_enabled") is True


def allows_pkce(manifest: Manifest) -> bool:
    """Whether it may come without its secret, proving by PKCE that it is the one who asked."""
    return part(manifest, "oauth_config").get("pkce_enabled") is True


def authorize_path(manifest: Manifest, client_id: str) -> str:
    """Where people agree to all that it asks for."""
    asked = {"scope": ",".join(scopes(manifest, "bot")), "user_scope": ",".join(scopes(manifest, "user"))}
    return "/oauth/v2/authorize?" + urlencode({"client_id": client_id} | asked)


def slash_commands(manifest: Manifest) -> list[dict[str, Any]]:
    """Its commands: command, description, url, usage_hint, should_escape."""
    return list(part(manifest, "features").get("slash_commands", ()))


def shortcuts(manifest: Manifest) -> list[dict[str, Any]]:
    """Its shortcuts: name, type, callback_id, description."""
    return list(part(manifest, "features").get("shortcuts", ()))


def is_socket_mode(manifest: Manifest) -> bool:
    """Whether it is called over its own connections rather than at URLs."""
    return part(manifest, "settings").get("socket_mode_enabled") is True


def is_interactive(manifest: Manifest) -> bool:
    """Whether it wants to hear of buttons, shortcuts and views."""
    return part(manifest, "settings", "interactivity").get("is_enabled") is True


def interactivity_url(manifest: Manifest) -> str:
    """Where buttons, shortcuts and views go, empty for none."""
    return str(part(manifest, "settings", "interactivity").get("request_url", ""))


def options_url(manifest: Manifest) -> str:
    """Where it is asked for the options of external selects: the same unless another is given."""
    return str(part(manifest, "settings", "interactivity").get("message_menu_options_url", "")) or interactivity_url(manifest)


def events_url(manifest: Manifest) -> str:
    """Where its events go, empty for none."""
    return str(part(manifest, "settings", "event_subscriptions").get("request_url", ""))


def bot_events(manifest: Manifest) -> frozenset[str]:
    """What its bot wants to hear of."""
    return frozenset(part(manifest, "settings", "event_subscriptions").get("bot_events", ()))


def user_events(manifest: Manifest) -> frozenset[str]:
    """What it wants to hear of for the people who have allowed it."""
    return frozenset(part(manifest, "settings", "event_subscriptions").get("user_events", ()))


def unfurl_domains(manifest: Manifest) -> tuple[str, ...]:
    """The domains whose addresses it shows previews of, in lower case."""
    return tuple(domain.lower().lstrip(".") for domain in part(manifest, "features").get("unfurl_domains", ()))


def metadata_subscriptions(manifest: Manifest) -> list[dict[str, str]]:
    """Whose message metadata it wants to hear of: app_id and event_type, `*` for any."""
    return list(part(manifest, "settings", "event_subscriptions").get("metadata_subscriptions", ()))
