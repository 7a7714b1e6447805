"""A room's photos by day, and one of them at large, as HTML. A day's section is the same on a page and as news."""

from collections.abc import Iterable, Sequence
from datetime import date, tzinfo
from html import escape
from itertools import groupby

from aiohttp import web

from bot.clock import Moment
from storage.albums import Picture, Sheet, View
from web.frame import page
from web.rooms_words import capital, day_in_words, day_of, room_name, time_in_words

SEEN_AT_ONCE = 12
"""Pictures that are on the screen when a page opens; the others are loaded when they come near."""


def room_page(sheet: Sheet, now: Moment, zone: tzinfo, images: str, *, is_newest: bool) -> web.Response:
    """A room: its photos by day, who is in it, and what can be done."""
    room = sheet.visit.room
    name = room_name(room)
    address = f"/rooms/{room.uuid}"
    newer = "" if is_newest else f'<p class="turn"><a href="{address}">Newest photos</a></p>'
    earlier = (
        f'<p class="turn"><a id="earlier" href="{address}?before={sheet.earlier}" rel="next">Earlier photos</a></p>'
        if sheet.earlier
        else ""
    )
    live = f' data-events="{address}/events"' if is_newest else ""
    body = (
        f'<header class="bar"><a class="back" href="/rooms">Your rooms</a>{_download(address, sheet)}</header>'
        f'<main><h1 dir="auto">{escape(name)}</h1>{_members(sheet.members) if room.name else ""}'
        f'<p id="news" role="status"></p>{newer}'
        f'<div id="days"{live}>{sections(address, sheet.pictures, now, zone)}</div>'
        f"{_empty(room.name)}{earlier}</main>"
    )
    return page(name, body, kind="room", files=("rooms.css", "zone.js", "room.js"), images=images)


def _download(address: str, sheet: Sheet) -> str:
    hidden = "" if sheet.pictures else " hidden"
    return f'<a class="quiet" id="all" href="{address}/all.zip" download{hidden}>Download all</a>'


def _members(names: Sequence[str]) -> str:
    """Who is in the room; folded, for it is the photos that one comes for."""
    people = "person" if len(names) == 1 else "people"
    listed = "".join(f'<li dir="auto">{escape(capital(name))}</li>' for name in names)
    return f'<details class="members"><summary>{len(names):,} {people}</summary><ul>{listed}</ul></details>'


def _empty(name: str) -> str:
    """Shown by the style sheet while there are no photos."""
    active = f" while <b>{escape(name)}</b> is your active room" if name else ""
    return (
        '<div class="empty"><p><b>No photos yet</b></p>'
        f"<p>Text a photo to our number{active}, and it appears here by itself."
        " The words beside it become its caption.</p></div>"
    )


def sections(address: str, pictures: Iterable[Picture], now: Moment, zone: tzinfo) -> str:
    """Photos under their days, the newest first."""
    today = day_of(now, zone)
    tiles = _tiles(address, pictures)
    by_day = groupby(tiles, key=lambda tile: day_of(tile[0].photo.created_at, zone))
    return "".join(_section(day, today, [html for _, html in of_day]) for day, of_day in by_day)


def _section(day: date, today: date, tiles: Sequence[str]) -> str:
    return (
        f'<section data-day="{day.isoformat()}"><h2>{day_in_words(day, today)}</h2>'
        f'<ul class="tiles">{"".join(tiles)}</ul></section>'
    )


def _tiles(address: str, pictures: Iterable[Picture]) -> Iterable[tuple[Picture, str]]:
    for place, picture in enumerate(pictures):
        yield picture, _tile(address, picture, is_seen_at_once=place < SEEN_AT_ONCE)


def _tile(address: str, picture: Picture, *, is_seen_at_once: bool) -> str:
    photo = picture.photo
    here = f"{address}/photos/{photo.uuid}"
    loading = "" if is_seen_at_once else ' loading="lazy"'
    is_document = photo.kind == "pdf"
    badge, look = ('<span class="badge">PDF</span>', ' class="page"') if is_document else ("", "")
    caption = f'<span dir="auto">{escape(photo.caption)}</span>' if photo.caption else ""
    return (
        f'<li id="p-{photo.uuid}" data-order="{photo.id}"><a href="{here}">'
        f'<img{look} src="{here}/small.jpg" alt="{_what(picture)} from" decoding="async"{loading}>{badge}'
        f'<span class="words"><b dir="auto">{escape(capital(picture.sender))}</b>{caption}</span></a></li>'
    )


def _what(picture: Picture) -> str:
    return "Document" if picture.photo.kind == "pdf" else "Photo"


def photo_page(view: View, now: Moment, zone: tzinfo, images: str) -> web.Response:
    """One photo at large, with the way to those beside it."""
    photo, room = view.picture.photo, view.visit.room
    address = f"/rooms/{room.uuid}"
    here = f"{address}/photos/{photo.uuid}"
    at_page = f"?before={view.page}" if view.page else ""
    kind = "document" if photo.kind == "pdf" else "photo"
    delete = f'<a class="quiet" href="{here}/delete">Delete</a>' if view.is_own else ""
    body = (
        '<main id="view"><header class="bar">'
        f'<a class="back" id="back" href="{address}{at_page}#p-{photo.uuid}">{escape(room_name(room))}</a>'
        f'<span class="acts">{delete}<a class="quiet" href="{here}/original?download" download>Download</a></span>'
        f"</header>{_figure(view, here, zone, now, kind)}"
        f"{_beside(address, view.newer, 'newer')}{_beside(address, view.older, 'older')}</main>"
    )
    title = f"{_what(view.picture)} from {view.picture.sender}"
    return page(title, body, kind="view", files=("rooms.css", "zone.js", "view.js"), images=images)


def _figure(view: View, here: str, zone: tzinfo, now: Moment, kind: str) -> str:
    photo, sender = view.picture.photo, view.picture.sender
    large = f"{here}/small.jpg" if photo.kind == "pdf" else f"{here}/original"
    alt = escape(photo.caption) or f"A {kind} from {escape(sender)}"
    caption = f'<p class="caption" dir="auto">{escape(photo.caption)}</p>' if photo.caption else ""
    badge = '<span class="badge">PDF</span>' if photo.kind == "pdf" else ""
    return (
        f'<figure><div class="stage"><img class="under" src="{here}/small.jpg" alt="">'
        f'<img src="{large}" alt="{alt}" width="{photo.width}" height="{photo.height}">'
        f"{badge}</div><figcaption>{caption}"
        f'<p class="by"><b dir="auto">{escape(capital(sender))}</b> '
        f"<span>{time_in_words(photo.created_at, now, zone)}</span></p></figcaption></figure>"
    )


def _beside(address: str, uuid: str, which: str) -> str:
    """The link to a neighbour; `rel` lets browsers and our script find it."""
    if not uuid:
        return ""
    relation = "prev" if which == "newer" else "next"
    return (
        f'<a class="beside {which}" rel="{relation}" href="{address}/photos/{uuid}"'
        f' aria-label="{capital(which)} photo"></a>'
    )
