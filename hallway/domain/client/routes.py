"""Pages of the client slice that are no methods: faces and emoji, archives coming in and going out."""

import asyncio
import contextlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from hallway.core.errors import ApiError
from hallway.domain import apps, files, teams, users
from hallway.domain.client import foreign_pictures, import_routes
from hallway.domain.client.faces import initials
from hallway.domain.client.import_runs import ImportRuns
from hallway.domain.context import Context

_SAFE = {"x-content-type-options": "nosniff", "content-security-policy": "sandbox; default-src 'none'"}


def routes(context: Context, runs: ImportRuns) -> list[Route]:
    """`/avatars/…`, `/emoji/…`, and those of imports and exports."""

    async def avatar(request: Request) -> Response:
        team_id, user_id = request.path_params["team"], request.path_params["user"]
        headers = _SAFE | {"cache-control": "public, max-age=86400"}
        user = await context.database.read(users.find, team_id, user_id)
        blob = user.profile.get("image", "") if user is not None else ""
        if blob and request.path_params["hash"] == blob:
            with contextlib.suppress(OSError, ValueError):
                return _picture(context.blobs.path(blob), headers)
        return Response(initials(user_id), media_type="image/svg+xml", headers=headers)

    async def emoji(request: Request) -> Response:
        found = await context.database.read(teams.find_emoji, request.path_params["team"], request.path_params["name"])
        if found is None or not found[2] or not found[2].startswith(request.path_params["hash"]):
            return Response(status_code=404)
        headers = _SAFE | {"cache-control": "public, max-age=31536000, immutable"}
        path = context.blobs.path(found[2])
        if "still" in request.query_params:
            still = await asyncio.get_running_loop().run_in_executor(files.picture_pool, files.workshop.run, files.still, path)
            return Response(still, media_type="image/png", headers=headers)
        return _picture(path, headers)

    async def team_icon(request: Request) -> Response:
        team_id, key = request.path_params["team"], request.path_params["key"]
        try:
            team = await context.database.read(teams.get, team_id)
        except ApiError:
            return Response(status_code=404)
        if team.icon != f"/team-icons/{team_id}/{key}":
            return Response(status_code=404)
        return _picture(context.blobs.path(key), _SAFE | {"cache-control": "public, max-age=31536000, immutable"})

    async def app_icon(request: Request) -> Response:
        found = await context.database.read(apps.find, request.path_params["team"], request.path_params["app"])
        if found is None or not found.icon or found.icon != request.path_params["key"]:
            return Response(status_code=404)
        return _picture(context.blobs.path(found.icon), _SAFE | {"cache-control": "public, max-age=31536000, immutable"})

    return [
        Route("/app-icons/{team}/{app}/{key}", app_icon),
        Route("/team-icons/{team}/{key}", team_icon),
        Route("/emoji/{team}/{name}/{hash}", emoji),
        Route("/avatars/{team}/{user}/{hash}/{size}", avatar),
        *foreign_pictures.routes(context),
        *import_routes.routes(context, runs),
    ]


def _picture(path: Path, headers: dict[str, str]) -> Response:
    with path.open("rb") as file:
        kind = files.picture_type(file.read(16))
    return FileResponse(path, media_type=kind, headers=headers)
