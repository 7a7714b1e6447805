from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from core.charts.small_bars import small_bars
from core.clock import in_utc
from core.tx import Tx
from storage.desk import operators
from storage.desk.figures import DeskFigures, figures
from web.live import ENDED, Listener, Watched
from web.rendering import Templates

DESK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Seen:
    """How it is now, and which sessions may look."""

    figures: DeskFigures
    sessions: set[int]


class WatchedDesk(Watched[Seen]):
    """The page Now, of all operators who have it open."""

    def __init__(self, path: str, templates: Templates) -> None:
        super().__init__("desk", path)
        self._templates = templates
        self._told = b""

    def look(self, tx: Tx) -> Seen:
        """The figures as they are."""
        return Seen(figures(tx), operators.sessions(tx))

    def _html(self, found: DeskFigures) -> str:
        return self._templates.html("desk/figures.html", in_utc=in_utc, **shown_with(found))

    def tell(self, listeners: Sequence[Listener], seen: Seen) -> None:
        """Send what has changed."""
        event = b"event: now\ndata: " + orjson.dumps({"html": self._html(seen.figures)}) + b"\n\n"
        has_changed, self._told = event != self._told, event
        for listener in listeners:
            if listener.session_id not in seen.sessions:
                listener.end(ENDED)
            elif has_changed or listener.is_new:
                listener.tell(event)
                listener.is_new = False


def shown_with(found: DeskFigures) -> dict[str, Any]:
    """What the figures' template takes, on the page and as news, beside `in_utc`."""
    chart = small_bars(found.minutes, f"Texts a minute, at most {max(found.minutes, default=0):,}")
    return {"now": found, "chart": chart, "in_words": in_words}


def in_words(seconds: float) -> str:
    """How long: 120 ms, 3.4 s, 12 min, 5 h, 2 d."""
    for least, unit, sign in ((172_800, 86_400, "d"), (7_200, 3_600, "h"), (120, 60, "min")):
        if seconds >= least:
            return f"{seconds / unit:.0f} {sign}"
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
