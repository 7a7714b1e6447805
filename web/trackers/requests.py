"""What requests for pages of trackers say, and where they lead."""

import re
from collections.abc import Mapping
from datetime import date

from aiohttp import web

from core.forms import tidied
from core.tracking.tracker import FEELINGS
from core.tracking.wanted import EntryWanted
from web.fields import fields_of
from web.responses import see_other
from web.site import Site
from web.trackers.words import NOTES, NoDay, TrackerNote

FILES = ("rooms.css", "tracking.css")
NOTE = "note"
LONGEST_FIELD = 20_000
"""Characters: more than are kept, so that words are never dropped unsaid."""
LARGEST_ID = 2**63 - 1
_CURSOR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{1,19})")


def id_in(request: web.Request, name: str) -> int:
    """An id of the path; 0, which nothing has, if it is too large for one."""
    found = int(request.match_info[name])
    return found if found <= LARGEST_ID else 0


def cursor_in(request: web.Request) -> tuple[date, int] | None:
    """Behind which entry a page begins; nothing for the newest one, and for what is no cursor."""
    found = _CURSOR.fullmatch(request.query.get("before", ""))
    if found is None or int(found[2]) > LARGEST_ID:
        return None
    try:
        return date.fromisoformat(found[1]), int(found[2])
    except ValueError:
        return None


def cursor_of(earlier: tuple[date, int] | None) -> str:
    """Likewise, as an address has it; empty if there is none."""
    return f"{earlier[0].isoformat()}.{earlier[1]}" if earlier is not None else ""


async def fields_in(request: web.Request) -> Mapping[str, str]:
    """The form's fields."""
    return await fields_of(request, LONGEST_FIELD)


def wanted_in(fields: Mapping[str, str]) -> EntryWanted | NoDay:
    """The entry that a form's fields say."""
    day, feeling = fields.get("day", "").strip(), fields.get("feeling", "")
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError:
        return NoDay()
    return EntryWanted(
        tidied(fields.get("value", "")),
        fields.get("words", ""),
        on,
        int(feeling) if feeling in {str(each) for each in FEELINGS} else None,
        as_said=fields.get("sure") == "yes",
    )


def note_in(request: web.Request) -> str:
    """What is said above the page."""
    return NOTES.get(request.query.get(NOTE, ""), "")


def to_tracker(site: Site, tracker_id: int, note: TrackerNote) -> web.Response:
    """To the page of a tracker, with that said above it."""
    return see_other(f"{site.url('tracker', tracker=str(tracker_id))}?{NOTE}={note.value}")


def to_list(site: Site, note: TrackerNote) -> web.Response:
    """Likewise, to the list of them."""
    return see_other(f"{site.url('trackers')}?{NOTE}={note.value}")


def not_here(site: Site) -> web.Response:
    """There is none like that, or it is somebody else's."""
    return site.templates.page("trackers/not_here.html", 404, section="trackers")
