"""Everything that is not the Web API: the client's files, and what operators ask."""

import mimetypes
from collections.abc import Awaitable, Callable
from pathlib import Path

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from hallway.platform.http.addresses import HOME, is_slacks

WEB = Path(__file__).resolve().parents[3] / "web" / "dist"

_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    # Elements of style come from our own files; attributes are how places and sizes are set.
    "style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; manifest-src 'self'; frame-src 'self' https:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
)
SECURITY_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def operating_routes(is_ready: Callable[[], Awaitable[bool]]) -> list[Route]:
    """`/health` (the process answers), `/ready` (the database does, too), `/metrics` (Prometheus)."""

    async def health(request: Request) -> Response:
        return JSONResponse({"ok": True})

    async def ready(request: Request) -> Response:
        try:
            await is_ready()
        except Exception:
            return JSONResponse({"ok": False, "error": "database_unavailable"}, 503)
        return JSONResponse({"ok": True})

    async def metrics(request: Request) -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return [Route("/health", health), Route("/ready", ready), Route("/metrics", metrics)]


def routes(web: Path = WEB) -> list[Route]:
    """The web client: hashed files for ever, everything else is its one page."""

    root = web.resolve()

    def asset(request: Request) -> Response:
        name = request.path_params["path"]
        path = root if "\0" in name else (root / name).resolve()
        if path.is_file() and path.is_relative_to(root) and path.suffix not in (".br", ".gz"):
            return _file(path, request, is_hashed=name.startswith("assets/"))
        if name.startswith(("assets/", "api/", "files-")):
            return PlainTextResponse("not found", 404)
        return page(request)

    def page(request: Request) -> Response:
        home = request.scope.get(HOME, "")
        if home and is_slacks(request.headers.get("host", "")):
            # People are signed in at the public address only.
            return RedirectResponse(f"{home}{request.url.path}{'?' if request.url.query else ''}{request.url.query}")
        index = web / "index.html"
        if not index.is_file():
            return PlainTextResponse("The web client has not been built: run `make setup`.", 503)
        return _file(index, request, is_hashed=False)

    return [Route("/{path:path}", asset, methods=["GET", "HEAD"])]


def _file(path: Path, request: Request, *, is_hashed: bool) -> Response:
    headers = {
        **SECURITY_HEADERS,
        "cache-control": "public, max-age=31536000, immutable" if is_hashed else "no-cache",
        "vary": "accept-encoding",
    }
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    accepted = request.headers.get("accept-encoding", "")
    for encoding, suffix in _ENCODINGS:
        packed = path.with_name(path.name + suffix)
        if encoding in accepted and packed.is_file():
            return FileResponse(packed, headers={**headers, "content-encoding": encoding}, media_type=kind)
    return FileResponse(path, headers=headers, media_type=kind)
