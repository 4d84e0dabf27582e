"""`api.test` and `auth.test`."""

from typing import Any

from hallway.core.actor import Actor
from hallway.core.arguments import Everything
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Tier, method
from hallway.domain import teams, users
from hallway.platform.http import Caller
from hallway.platform.storage import Reader


@method("api.test", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.FOUR, audit=UNAUDITED)
async def api_test(context: Any, caller: Caller, args: Everything) -> dict[str, Any]:
    """Check that the server answers: what is given comes back, and `error` as the error."""
    if args.given.get("error"):
        raise ApiError(str(args.given["error"])[:100], args=args.given)
    return {"args": args.given}


@method("auth.test", kind="query", scopes=(), policy=Policy.ANYONE, tier=Tier.SPECIAL, audit=UNAUDITED)
def auth_test(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """Tell whose token this is."""
    team = teams.get(reader, actor.team_id)
    user = users.get(reader, actor.team_id, actor.user_id)
    answer: dict[str, Any] = {
        "url": teams.team_url(team, actor.origin),
        "team": team.name,
        "user": user.name,
        "team_id": team.id,
        "user_id": user.id,
        "is_enterprise_install": False,
    }
    if actor.bot_id:
        answer["bot_id"] = actor.bot_id
    return answer
