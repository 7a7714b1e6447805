"""Style sheets, scripts and the icon: few, small, known by heart, at addresses that change with them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file's text, and a short digest that stands for its version."""

    text: str
    content_type: str
    version: str


def _read(path: Path) -> StaticFile:
    text = path.read_text("utf-8")
    return StaticFile(text, TYPES[path.suffix], hashlib.sha256(text.encode()).hexdigest()[:12])


FILES = {
    path.name: _read(path) for path in sorted(Path(__file__).with_name("static").iterdir()) if path.suffix in TYPES
}


def address(name: str) -> str:
    """Where browsers find a file, and keep it until it is another."""
    return f"/static/{name}?v={FILES[name].version}"


async def static_file(request: web.Request) -> web.Response:
    """A file by its name. An address of another version gets the present one, and is asked for again."""
    file = FILES.get(request.match_info["name"])
    if file is None:
        return web.Response(status=404, text="There is no such file.")
    is_current = request.query.get("v") == file.version
    headers = {"Cache-Control": FOR_EVER if is_current else "no-cache", "X-Content-Type-Options": "nosniff"}
    return web.Response(text=file.text, content_type=file.content_type, headers=headers)
