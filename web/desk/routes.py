"""Every path of the desk. Whoever is no operator gets of each what they get of a path that isn't there."""

from storage.links import Purpose
from web import pages
from web.desk import audit, costs, deliveries, entering, errors, now, people, retrying, revealing, texts
from web.route import AnswerKind, Handler, Route, Who

LOOKS, ACTS = Who.OPERATOR_READING, Who.OPERATOR


def _looks(name: str, path: str, get: Handler) -> Route:
    return Route(name, path, LOOKS, get)


def _acts(name: str, path: str, post: Handler, get: Handler | None = None) -> Route:
    return Route(name, path, ACTS, get, post, pages.nothing_here)


DESK = (
    Route(
        "desk_enter",
        f"{Purpose.DESK.path}/{{token}}",
        Who.EITHER,
        entering.link,
        entering.enter,
        pages.nothing_here,
    ),
    _looks("desk", "/desk", now.show),
    Route("desk_events", "/desk/events", LOOKS, now.events, kind=AnswerKind.FILE, has_head=False),
    Route("desk_find", "/desk/find", LOOKS, None, texts.find, pages.nothing_here),
    _looks("desk_texts", "/desk/texts", texts.show),
    _looks("desk_text", "/desk/texts/{sid}", texts.one),
    _acts("desk_reveal_text", "/desk/texts/{sid}/reveal", revealing.text, revealing.ask_for_text),
    _looks("desk_deliveries", "/desk/deliveries", deliveries.show),
    _acts("desk_retry", "/desk/deliveries/retry", retrying.some),
    _acts("desk_retry_all", "/desk/deliveries/retry-all", retrying.all_of_them, retrying.preview),
    _acts("desk_hurry", "/desk/deliveries/hurry", retrying.hurry),
    _looks("desk_delivery", "/desk/deliveries/{id}", deliveries.one),
    _looks("desk_errors", "/desk/errors", errors.show),
    _looks("desk_people", "/desk/people", people.show),
    _looks("desk_person", "/desk/people/{tag}", people.one),
    _acts("desk_hold", "/desk/people/{tag}/hold", people.hold),
    _acts("desk_release", "/desk/people/{tag}/release", people.release),
    _acts("desk_delete", "/desk/people/{tag}/delete", people.delete, people.ask_to_delete),
    _acts("desk_reveal_person", "/desk/people/{tag}/reveal", revealing.person, revealing.ask_for_person),
    _looks("desk_costs", "/desk/costs", costs.show),
    _looks("desk_audit", "/desk/audit", audit.show),
)
