"""The page of phones: static files, served with a strict policy for their contents."""

from pathlib import Path
from typing import Final

from aiohttp import web

_FOLDER: Final = Path(__file__).parent / "static"
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".jpg": "image/jpeg",
}
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class Files:
    """GET / and the files that it needs."""

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [web.get("/", self.index), web.get("/static/{name}", self.file)]

    async def index(self, _: web.Request) -> web.StreamResponse:
        """The page itself."""
        return _file("index.html")

    async def file(self, request: web.Request) -> web.StreamResponse:
        """A file of the page."""
        return _file(request.match_info["name"])


def _file(name: str) -> web.Response:
    # Only files that are there: the name is looked up, never joined to a path.
    known = {path.name: path for path in _FOLDER.iterdir() if path.suffix in _TYPES}
    if name not in known:
        return web.Response(status=404, text="There is no such file")
    headers = {**_HEADERS, "Content-Type": _TYPES[known[name].suffix]}
    return web.Response(body=known[name].read_bytes(), headers=headers)
