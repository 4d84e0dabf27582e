"""`team.accessLogs` and `team.integrationLogs`: who came in, and what acts by itself."""

from typing import Any

import msgspec

from hallway.core import cursors, encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Scopes, Tier, method
from hallway.core.timestamps import now_seconds
from hallway.domain import users
from hallway.domain.auth import accesses, tokens
from hallway.platform.storage import Reader

_ADMIN = Scopes((), ("admin",))
_OWN = ("user", "session")
_MOST = 1000
_MOST_PAGES = 100


class AccessLogs(msgspec.Struct):
    """Arguments of `team.accessLogs`; `before` is a unix time, or `now`."""

    before: str = "now"
    count: int = 100
    page: int = 1
    cursor: str = ""
    limit: int = 0


@method("team.accessLogs", kind="query", scopes=_ADMIN, policy=Policy.ADMIN, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def access_logs(reader: Reader, actor: Actor, args: AccessLogs) -> dict[str, Any]:
    """Who came in, from which address and with which program; the latest first. Where an address is, is not known here."""
    if args.page > _MOST_PAGES:
        raise ApiError("over_pagination_limit")
    if args.before != "now" and not (args.before.isascii() and args.before.isdigit() and len(args.before) < 16):
        raise ApiError("invalid_arguments", "[ERROR] must be a unix time or now [json-pointer:/before]")
    before = now_seconds() if args.before == "now" else int(args.before)
    size = min(max(args.limit or args.count, 1), _MOST)
    skip = cursors.read_number(args.cursor, "skip") if args.cursor else size * (max(args.page, 1) - 1)
    total = accesses.count(reader, actor.team_id, before)
    keys = ("user_id", "username", "date_first", "date_last", "count", "ip", "user_agent")
    nowhere = {"isp": None, "country": None, "region": None}
    logins = [dict(zip(keys, row, strict=True)) | nowhere for row in accesses.list_page(reader, actor.team_id, before, size, skip)]
    is_by_cursor = bool(args.limit or args.cursor)
    cursor = cursors.write("skip", skip + size) if is_by_cursor and skip + size < total else ""
    return {
        "logins": logins,
        "paging": {"count": size, "total": total, "page": max(args.page, 1), "pages": -(-total // size)},
        "response_metadata": {"next_cursor": cursor},
    }


class IntegrationLogs(msgspec.Struct):
    """Arguments of `team.integrationLogs`."""

    app_id: str = ""
    change_type: str = ""
    service_id: str = ""
    user: str = ""
    count: int = 100
    page: int = 1


@method("team.integrationLogs", kind="query", scopes=_ADMIN, policy=Policy.ADMIN, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def integration_logs(reader: Reader, actor: Actor, args: IntegrationLogs) -> dict[str, Any]:
    """The bots that were given a token, the latest first."""
    found = [] if args.service_id else tokens.list_of_bots(reader, actor.team_id)
    names = {user.id: user.name for user in users.list_by_ids(reader, actor.team_id, [row[0] for row in found])}
    logs = [
        {
            "user_id": user_id,
            "user_name": names.get(user_id, ""),
            "date": str(created_at),
            "change_type": "removed" if is_revoked else "added",
            "app_type": "bot",
            "app_id": app_id,
            "scope": ",".join(encoding.decode(scopes)),
        }
        for user_id, app_id, scopes, created_at, is_revoked in found
    ]
    wanted = {"app_id": args.app_id, "change_type": args.change_type, "user_id": args.user}
    logs = [entry for entry in logs if all(value in ("", entry[key]) for key, value in wanted.items())]
    size, page = min(max(args.count, 1), _MOST), max(args.page, 1)
    paging = {"count": size, "total": len(logs), "page": page, "pages": -(-len(logs) // size)}
    return {"logs": logs[size * (page - 1) : size * page], "paging": paging}
