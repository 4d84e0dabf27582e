"""Pages of the client slice that are no methods: archives coming in, and faces going out."""

import asyncio
import contextlib
import tempfile
from pathlib import Path
from typing import Any

import structlog
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hallway.core.errors import ApiError
from hallway.core.methods import Answer
from hallway.domain import auth, files, imports, teams, users
from hallway.domain.client.api.entrance import found_first
from hallway.domain.client.faces import initials
from hallway.domain.client.onboarding import Founding
from hallway.domain.context import Context
from hallway.domain.imports.store import finish_import, note_progress
from hallway.platform.http import Caller

log = structlog.get_logger("imports")
_PART = 1 << 20
_CLIENT_HEADER = "x-hallway-client"


def routes(context: Context) -> list[Route]:
    """`/setup/import` (first run), `/imports/slack` (a running team), `/avatars/…`."""
    running: set[asyncio.Task[Any]] = set()

    def begin(team_id: str, import_id: str, path: Path) -> None:
        task = asyncio.create_task(asyncio.to_thread(_import, context, team_id, import_id, path))
        running.add(task)
        task.add_done_callback(running.discard)

    async def setup_import(request: Request) -> Response:
        try:
            if await context.database.read(teams.list_all):
                raise ApiError("already_set_up")
            fields, path = await _receive(request)
            password_hash = await auth.hash_aside(fields.get("password", ""))
            founding = Founding(fields.get("team_name", ""), "", fields.get("name", ""), fields.get("email", ""), password_hash, False)
            answer: Answer = await context.database.write("", found_first, founding, _caller(request))
            team_id, user_id = answer.body["team_id"], answer.body["user_id"]
            import_id = await context.database.write(team_id, imports.start_import, team_id, user_id)
        except ApiError as error:
            return JSONResponse({"ok": False, "error": error.code})
        begin(team_id, import_id, path)
        response = JSONResponse({"ok": True, "import_id": import_id, "team_id": team_id})
        for cookie in answer.cookies:
            response.headers.append("set-cookie", cookie)
        return response

    async def import_slack(request: Request) -> Response:
        try:
            if _CLIENT_HEADER not in request.headers and not request.headers.get("authorization"):
                raise ApiError("invalid_auth")
            actor = await files.actor_of(context, request)
            if not actor.is_admin:
                raise ApiError("not_an_admin")
            _, path = await _receive(request)
            import_id = await context.database.write(actor.team_id, imports.start_import, actor.team_id, actor.user_id)
        except ApiError as error:
            return JSONResponse({"ok": False, "error": error.code})
        begin(actor.team_id, import_id, path)
        return JSONResponse({"ok": True, "import_id": import_id})

    async def avatar(request: Request) -> Response:
        team_id, user_id = request.path_params["team"], request.path_params["user"]
        headers = {"cache-control": "public, max-age=86400", "x-content-type-options": "nosniff"}
        user = await context.database.read(users.find, team_id, user_id)
        blob = user.profile.get("image", "") if user is not None else ""
        if blob and request.path_params["hash"] == blob:
            with contextlib.suppress(OSError, ValueError):
                return Response(context.blobs.path(blob).read_bytes(), media_type="image/jpeg", headers=headers)
        return Response(initials(user_id), media_type="image/svg+xml", headers=headers | {"content-security-policy": "sandbox"})

    async def emoji(request: Request) -> Response:
        found = await context.database.read(teams.find_emoji, request.path_params["team"], request.path_params["name"])
        if found is None or not found[2]:
            return Response(status_code=404)
        headers = {"cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff"}
        return Response(context.blobs.path(found[2]).read_bytes(), media_type="image/jpeg", headers=headers)

    return [
        Route("/emoji/{team}/{name}/{hash}", emoji),
        Route("/setup/import", setup_import, methods=["POST"]),
        Route("/imports/slack", import_slack, methods=["POST"]),
        Route("/avatars/{team}/{user}/{hash}/{size}", avatar),
    ]


async def _receive(request: Request) -> tuple[dict[str, str], Path]:
    """The form's fields and its archive, streamed to disk."""
    form = await request.form(max_files=1, max_fields=20)
    part = next((value for value in form.values() if isinstance(value, UploadFile)), None)
    if part is None:
        raise ApiError("no_file_data")
    with tempfile.NamedTemporaryFile(prefix="hallway-import-", suffix=".zip", delete=False) as target:
        while chunk := await part.read(_PART):
            target.write(chunk)
    return {key: value for key, value in form.items() if isinstance(value, str)}, Path(target.name)


def _caller(request: Request) -> Caller:
    origin = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return Caller("", False, origin, request.client.host if request.client else "", request.headers.get("user-agent", "")[:300])


def _import(context: Context, team_id: str, import_id: str, path: Path) -> None:
    """Run an import in a thread; its end, good or bad, is kept where the browser looks."""
    database = context.database
    seen = [-1]

    def progress(phase: str, done: int, total: int) -> None:
        if done - seen[0] >= max(1, total // 200) or done == total:
            seen[0] = done
            database.write_now(team_id, note_progress, team_id, import_id, phase, done, total)

    try:
        report = imports.import_archive(database, context.blobs, path, team_id, progress)
        database.write_now(team_id, finish_import, team_id, import_id, report)
    except imports.BadArchive as error:
        database.write_now(team_id, finish_import, team_id, import_id, None, str(error))
    except Exception:
        log.exception("import_failed")
        database.write_now(team_id, finish_import, team_id, import_id, None, "the import stopped; the server's log says why")
    finally:
        path.unlink(missing_ok=True)
