"""Bytes in and out: `/upload/TICKET`, `/files-pri/TEAM-FILE/NAME`, `/files-tmb/TEAM-FILE/SIZE`, and for files that were made
public `/files-pub/TEAM-FILE-SECRET`."""

import hashlib
import hmac
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import auth
from hallway.domain.context import Context
from hallway.domain.files import changes, store
from hallway.domain.files.kinds import INLINE
from hallway.domain.files.looking import look_at
from hallway.platform.blobs import TooLarge
from hallway.platform.http import cookie_name

_LIFETIME_S = 24 * 3600


def sign_upload(context: Context, team_id: str, file_id: str) -> str:
    """The secret part of an upload address: good for one file and a day."""
    until = int(time.time()) + _LIFETIME_S
    body = f"{team_id}-{file_id}-{until}"
    return f"{body}-{_sign(context, body)}"


def _sign(context: Context, body: str) -> str:
    return hmac.new(context.key, b"upload:" + body.encode(), hashlib.sha256).hexdigest()


def routes(context: Context) -> list[Route]:
    """The routes of the files slice."""

    async def upload(request: Request) -> Response:
        team_id, file_id, until, signature = ([*request.path_params["ticket"].split("-"), "", "", ""])[:4]
        body = f"{team_id}-{file_id}-{until}"
        if not hmac.compare_digest(_sign(context, body).encode(), signature.encode()) or not until.isdigit() or int(until) < time.time():
            return PlainTextResponse("invalid upload address", 403)
        try:
            key, size = await context.blobs.put_stream(_bytes_of(request), context.max_upload)
            details = await _look(context, team_id, file_id, key)
            await context.database.write(team_id, changes.keep_upload, team_id, file_id, key, size, details)
        except TooLarge:
            return PlainTextResponse("file_upload_size_restricted", 413)
        except ApiError as error:
            return PlainTextResponse(error.code, 404 if error.code == "file_not_found" else 503)
        except MultiPartException:
            return PlainTextResponse("upload_failed", 400)
        except OSError:
            return PlainTextResponse("service_unavailable", 503)
        return PlainTextResponse(f"OK - {size}")

    async def download(request: Request) -> Response:
        return await _serve(context, request, size="")

    async def public(request: Request) -> Response:
        team_id, file_id, secret = ([*request.path_params["link"].split("-"), "", ""])[:3]
        return await _serve_public(context, team_id, file_id, secret)

    async def thumbnail(request: Request) -> Response:
        return await _serve(context, request, size=request.path_params["size"])

    return [
        Route("/upload/{ticket}", upload, methods=["POST", "PUT"]),
        Route("/files-pri/{file}/download/{name}", download),
        Route("/files-pri/{file}/{name}", download),
        Route("/files-tmb/{file}/{size}", thumbnail),
        Route("/files-pub/{link}", public),
    ]


async def _bytes_of(request: Request) -> AsyncIterator[bytes]:
    """The file's bytes, however they come: raw under any type, or as the one part of a form."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await request.form(max_files=1, max_fields=10)
        part = next((value for value in form.values() if not isinstance(value, str)), None)
        while part is not None and (chunk := await part.read(1 << 16)):
            yield chunk
        return
    async for chunk in request.stream():
        yield chunk


async def _look(context: Context, team_id: str, file_id: str, key: str) -> dict[str, Any]:
    found = await context.database.read(store.find, team_id, file_id)
    return {} if found is None else await look_at(context.blobs, key, found.mimetype, found.filetype)


async def actor_of(context: Context, request: Request) -> Actor:
    """Who asks for bytes: by token, or by the browser's cookie (reading changes nothing, so that is safe here)."""
    token = request.headers.get("authorization", "").removeprefix("Bearer ") or request.cookies.get(
        cookie_name(auth.COOKIE, request.url.scheme), ""
    )
    return await context.database.read(auth.look_up, token)


async def _serve(context: Context, request: Request, size: str) -> Response:
    team_id, _, file_id = request.path_params["file"].partition("-")
    if (secret := request.query_params.get("pub_secret", "")) and not size:
        return await _serve_public(context, team_id, file_id, secret)
    try:
        actor = await actor_of(context, request)
        found = await context.database.read(store.access, actor, file_id)
        blob = found.details.get("thumb_blobs", {}).get(size, "") if size else found.blob
        path = context.blobs.path(blob)
    except (ApiError, ValueError):
        return PlainTextResponse("file not found", 404)
    is_inline = bool(size) or (found.mimetype in INLINE and "/download/" not in request.url.path)
    kind = ("image/png" if path.read_bytes()[:4] == b"\x89PNG" else "image/jpeg") if size else found.mimetype
    headers = {"cache-control": "private, max-age=86400", "etag": f'"{blob}"', "cross-origin-resource-policy": "same-origin"}
    return _answer(path, found, kind if is_inline else "", headers)


async def _serve_public(context: Context, team_id: str, file_id: str, secret: str) -> Response:
    """A file by the secret of its public address, for anybody, as long as it is public."""
    found = await context.database.read(store.find, team_id, file_id)
    known = found.details.get("public_secret", "") if found is not None and found.is_public else ""
    if found is None or not known or not hmac.compare_digest(known.encode(), secret.encode()):
        return PlainTextResponse("file not found", 404)
    headers = {"cache-control": "no-store", "x-robots-tag": "noindex"}
    return _answer(context.blobs.path(found.blob), found, found.mimetype if found.mimetype in INLINE else "", headers)


def _answer(path: Path, found: store.File, inline_as: str, headers: dict[str, str]) -> Response:
    """A file's bytes: shown as `inline_as`, or where that is empty only ever saved."""
    shown = {
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'",
        "referrer-policy": "no-referrer",
        "content-disposition": f"{'inline' if inline_as else 'attachment'}; filename*=utf-8''{quote(found.name)}",
    }
    return FileResponse(path, headers=shown | headers, media_type=inline_as or "application/octet-stream")
