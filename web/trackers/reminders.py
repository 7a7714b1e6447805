"""When somebody is reminded of a tracker: by the same words as in a text."""

from dataclasses import dataclass
from typing import Self
from zoneinfo import ZoneInfo

from aiohttp import web

from actions.quotas import OverQuota
from actions.reminders.making import (
    AtNight,
    NothingToRemind,
    NoTime,
    ReminderMade,
    TimeIsPast,
    end_one,
    of_tracker,
    remind_of,
)
from core.events import MadeReminder, log_event
from core.times.reminder import ListedReminder
from core.times.rules import local_time
from core.times.zones import place_of
from core.wording.reminders import when
from web.headers import OUR_FORMS
from web.identity import session_of
from web.responses import see_other
from web.site import Site
from web.trackers.requests import FILES, LARGEST_ID, fields_in, id_in, not_here

UNCLEAR = "That is no clear time. Write it as daily 20:00, Mon Thu 18:00 or weekdays 8:30."
PAST = "That time is past, or there is none."
AT_NIGHT = "That is before 8 in the morning or after 9 in the evening. Tick the box if you mean it."


@dataclass(frozen=True, slots=True)
class ReminderCard:
    """A reminder as its page shows it."""

    id: str
    when: str
    next: str

    @classmethod
    def of(cls, listed: ListedReminder, zone: str) -> Self:
        """By the clocks of that zone."""
        due = listed.reminder.due
        shown = ""
        if due is not None and zone:
            there = local_time(due.moment, ZoneInfo(zone))
            shown = f"{there:%a} {there.day} {there:%b}"
        return cls(str(listed.reminder.id), when(listed), shown)


async def show(site: Site, request: web.Request) -> web.Response:
    """All of a tracker's."""
    return await _page(site, request)


async def add(site: Site, request: web.Request) -> web.Response:
    """One more."""
    fields, session = await fields_in(request), session_of(request)
    typed, is_sure = fields.get("when", "").strip(), fields.get("sure") == "yes"
    asked = session.person_id, id_in(request, "tracker"), typed
    made = await site.db.write(remind_of, *asked, at_night=is_sure)
    match made:
        case ReminderMade():
            log_event(MadeReminder(), person=session.tag)
            return see_other(site.url("reminders", tracker=request.match_info["tracker"]))
        case NothingToRemind():
            return not_here(site)
        case AtNight():
            return await _page(site, request, typed, AT_NIGHT, at_night=True)
        case NoTime():
            return await _page(site, request, typed, UNCLEAR)
        case TimeIsPast():
            return await _page(site, request, typed, PAST)
        case OverQuota(_, most):
            return await _page(site, request, typed, f"{most} reminders are the most there is. End one first.")


async def end(site: Site, request: web.Request) -> web.Response:
    """It comes no more."""
    said = (await fields_in(request)).get("reminder", "")
    reminder_id = int(said) if said.isascii() and said.isdecimal() and len(said) < len(str(LARGEST_ID)) + 1 else 0
    if reminder_id <= LARGEST_ID:
        await site.db.write(end_one, session_of(request).person_id, reminder_id)
    return see_other(site.url("reminders", tracker=request.match_info["tracker"]))


async def _page(
    site: Site, request: web.Request, typed: str = "", fault: str = "", *, at_night: bool = False
) -> web.Response:
    found = await site.db.read(of_tracker, session_of(request).person_id, id_in(request, "tracker"))
    if found is None:
        return not_here(site)
    tracker, zone, listed = found
    return site.templates.page(
        "trackers/reminders.html",
        422 if fault else 200,
        files=FILES,
        forms_to=OUR_FORMS,
        tracker=tracker,
        zone=place_of(zone),
        reminders=[ReminderCard.of(each, zone) for each in listed],
        typed=typed,
        fault=fault,
        at_night=at_night,
    )
