"""Archives coming in and going out: `/setup/import` (first run), `/imports/slack` (a running team), `/exports/slack`."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO, Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import Answer
from hallway.domain import auth, files, imports, teams
from hallway.domain.client.api.entrance import found_first
from hallway.domain.client.export_stream import ExportStream
from hallway.domain.client.import_runs import ImportRuns
from hallway.domain.client.onboarding import Founding
from hallway.domain.context import Context
from hallway.platform.http import Caller, receive_file

_CLIENT_HEADER = "x-hallway-client"


def routes(context: Context, runs: ImportRuns) -> list[Route]:
    """The routes."""

    async def setup_import(request: Request) -> Response:
        import_id, path = runs.new_place()
        try:
            if _CLIENT_HEADER not in request.headers:
                raise ApiError("invalid_auth")
            if await context.database.read(teams.list_all):
                raise ApiError("already_set_up")
            fields = await _receive(request, path)
            password_hash = await auth.hash_aside(fields.get("password", ""))
            founding = Founding(fields.get("team_name", ""), "", fields.get("name", ""), fields.get("email", ""), password_hash, False)
            answer: Answer = await context.database.write("", found_first, founding, _caller(request))
            team_id, user_id = answer.body["team_id"], answer.body["user_id"]
            await context.database.write(team_id, imports.start_import, team_id, user_id, import_id)
        except (ApiError, imports.BadArchive) as error:
            return _refused(path, error)
        runs.begin(team_id, import_id, "owner")
        response = JSONResponse({"ok": True, "import_id": import_id, "team_id": team_id})
        for cookie in answer.cookies:
            response.headers.append("set-cookie", cookie)
        return response

    async def import_slack(request: Request) -> Response:
        import_id, path = runs.new_place()
        try:
            actor = await _access(context, request)
            await _receive(request, path)
            await context.database.write(actor.team_id, imports.start_import, actor.team_id, actor.user_id, import_id)
        except (ApiError, imports.BadArchive) as error:
            return _refused(path, error)
        runs.begin(actor.team_id, import_id, actor.role)
        return JSONResponse({"ok": True, "import_id": import_id})

    async def skipped(request: Request) -> Response:
        try:
            actor = await files.actor_of(context, request)
            if not actor.is_admin:
                raise ApiError("not_an_admin")
            found = await context.database.read(imports.find_import, actor.team_id, request.path_params["id"])
            path = context.blobs.path(((found or {}).get("report") or {}).get("skipped_file", ""))
        except (ApiError, ValueError):
            return PlainTextResponse("not found", 404)
        return FileResponse(path, media_type="application/jsonl", filename="left-out.jsonl", headers={"cache-control": "no-store"})

    async def export_slack(request: Request) -> Response:
        try:
            actor = await files.actor_of(context, request)
            if actor.role != "owner" or actor.kind == "bot":
                raise ApiError("not_an_owner")
            team = await context.database.read(teams.get, actor.team_id)
        except ApiError as error:
            return PlainTextResponse(error.code, 403)
        headers = {
            "content-disposition": f'attachment; filename="{team.domain}-export.zip"',
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
        }
        return StreamingResponse(_export(context, actor.team_id), media_type="application/zip", headers=headers)

    return [
        Route("/setup/import", setup_import, methods=["POST"]),
        Route("/imports/slack", import_slack, methods=["POST"]),
        Route("/imports/{id}/left-out", skipped),
        Route("/exports/slack", export_slack),
    ]


async def _access(context: Context, request: Request) -> Actor:
    """Who imports: an admin, in a request that no other site can have made."""
    if _CLIENT_HEADER not in request.headers and not request.headers.get("authorization"):
        raise ApiError("invalid_auth")
    actor = await files.actor_of(context, request)
    if not actor.is_admin or actor.kind == "bot":
        raise ApiError("not_an_admin")
    return actor


async def _receive(request: Request, path: Path) -> dict[str, str]:
    """Put the archive in its place and see that it can be used, before anything is made for it; the form's fields.

    Raises `ApiError`, and `BadArchive`.
    """
    with _new_file(path) as file:
        fields = await receive_file(request, file)
    await asyncio.to_thread(imports.describe, path)
    return fields


def _new_file(path: Path) -> IO[bytes]:
    return open(path, "xb", opener=_private)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _refused(path: Path, error: ApiError | imports.BadArchive) -> Response:
    path.unlink(missing_ok=True)
    body: dict[str, Any] = {"ok": False, "error": error.code}
    return JSONResponse(body | ({"message": str(error)} if isinstance(error, imports.BadArchive) else {}))


async def _export(context: Context, team_id: str) -> AsyncIterator[bytes]:
    """The public part of a team, as it is being packed: it lies nowhere."""
    stream = ExportStream()
    packing = asyncio.create_task(asyncio.to_thread(stream.pack, context, team_id))
    try:
        async for piece in stream.pieces():
            yield piece
        await packing
    finally:
        stream.abandon()


def _caller(request: Request) -> Caller:
    origin = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return Caller("", False, origin, origin, request.client.host if request.client else "", request.headers.get("user-agent", "")[:300])
