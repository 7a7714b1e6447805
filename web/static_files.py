"""Style sheets, scripts and the icon: few, small, known by heart, at addresses that change with them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file's text, and a short digest that stands for its version."""

    text: str
    content_type: str
    version: str


def _read(path: Path) -> StaticFile:
    text = path.read_text("utf-8")
    return StaticFile(text, TYPES[path.suffix], hashlib.sha256(text.encode()).hexdigest()[:12])


STYLE = Path(__file__).with_name("style.css").read_text("utf-8")
"""Of every page."""
FILES = {
    path.name: _read(path) for path in sorted(Path(__file__).with_name("static").iterdir()) if path.suffix in TYPES
}
