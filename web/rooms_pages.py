"""What the browser shows of rooms: the door, the list, and asking before a photo is deleted."""

from collections.abc import Sequence
from html import escape

from aiohttp import web

from storage.albums import View
from storage.rooms import Room, Standing
from web.frame import page, task, task_body
from web.rooms_words import room_name

FILES = ("rooms.css", "zone.js")
WITH_FORM = {"Referrer-Policy": "strict-origin"}
"""With "no-referrer", older browsers would not say that a form came from our page (see web.connect_pages.offer)."""
HOW_TO_OPEN = "Text <b>PHOTOS</b> from your phone for a new link."


def door(room: Room) -> web.Response:
    """A link's page: it opens a room once its button is pressed."""
    body = (
        "<p>This link lets this browser see your rooms and their photos. It works once.</p>"
        f'<form method="post"><button class="button">Open {escape(room.name or "your own photos")}</button></form>'
        '<p class="note">On a computer that others use, sign out afterwards.</p>'
    )
    return page(
        room_name(room),
        task_body(room_name(room), body),
        kind="task",
        form_action="'self'",
        files=("zone.js",),
        headers=WITH_FORM,
    )


def gone() -> web.Response:
    """For any link that opens nothing, whyever: nobody learns which ones there are."""
    body = (
        f"<p>Links to photos work once, for 10 minutes. {HOW_TO_OPEN}</p>"
        '<p class="note">Opened it in this browser before? <a href="/rooms">Your rooms</a></p>'
    )
    return task("This link opens nothing", body, 404)


def signed_out() -> web.Response:
    """For who isn't let in, or not any more."""
    return task("You are signed out", f"<p>{HOW_TO_OPEN}</p>", 403)


def just_signed_out() -> web.Response:
    """After the button. What the browser has kept of the photos goes too."""
    return task("Signed out", f"<p>This browser shows no photos any more. {HOW_TO_OPEN}</p>")


def elsewhere() -> web.Response:
    """A form that another site sent."""
    return task("Nothing was done", "<p>That came from another page than ours.</p>", 403)


def not_here() -> web.Response:
    """No such room or photo, or not for this person: nobody learns which."""
    body = '<p>It was deleted, or it is in a room that you are not in.</p><p><a href="/rooms">Your rooms</a></p>'
    return task("Nothing here", body, 404)


def room_list(standings: Sequence[tuple[Standing, str]], images: str) -> web.Response:
    """A person's rooms, each with the UUID of its latest photo (or nothing)."""
    cards = "".join(_card(standing, cover) for standing, cover in standings)
    body = (
        '<header class="bar"><p class="brand">\\backslash</p>'
        '<form method="post" action="/rooms/sign-out"><button class="quiet">Sign out</button></form></header>'
        f'<main><h1>Your rooms</h1><ul class="cards">{cards or _no_rooms()}</ul></main>'
    )
    return page("Your rooms", body, kind="room", form_action="'self'", files=FILES, images=images, headers=WITH_FORM)


def _no_rooms() -> str:
    return '<li class="none">You are in no room. Text <b>ROOM</b> and a name to make one.</li>'


def _card(standing: Standing, cover: str) -> str:
    room = standing.room
    address = f"/rooms/{room.uuid}"
    picture = f'<img src="{address}/photos/{cover}/small.jpg" alt="" loading="lazy">' if cover else "<i></i>"
    people = f"{_count(standing.members, 'person', 'people')} · " if room.name else ""
    mark = '<span class="mark">active</span>' if standing.is_active else ""
    return (
        f'<li><a href="{address}">{picture}<b dir="auto">{escape(room_name(room))}</b>'
        f"{mark}<span>{people}{_count(standing.photos, 'photo', 'photos')}</span></a></li>"
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def ask_to_delete(view: View, images: str) -> web.Response:
    """Whether a photo is to go, for good."""
    here = f"/rooms/{view.visit.room.uuid}/photos/{view.picture.photo.uuid}"
    what = "document" if view.picture.photo.kind == "pdf" else "photo"
    body = (
        f'<img class="proof" src="{here}/small.jpg" alt="">'
        f"<p>It goes for everybody in the room, and can't be brought back.</p>"
        f'<form method="post" action="{here}/delete"><button class="button danger">Delete {what}</button></form>'
        f'<p class="note"><a href="{here}">Keep it</a></p>'
    )
    title = f"Delete this {what}?"
    return page(
        title,
        task_body(title, body),
        kind="task",
        form_action="'self'",
        files=("rooms.css",),
        images=images,
        headers=WITH_FORM,
    )
