"""Where a person is, as far as clocks go: told, asked about, guessed from their number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from actions.accounts.account import choose_zone, zone_of
from actions.pins import number_of
from core.times import zones
from core.times.rules import local_time
from core.times.zones import MOST, Place
from core.tx import Tx
from storage import people


@dataclass(frozen=True, slots=True)
class ZoneChosen:
    """The person is there; what clocks show there now."""

    place: str
    now: datetime


@dataclass(frozen=True, slots=True)
class WhichPlace:
    """Several are called so, and their clocks differ."""

    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class NoSuchPlace:
    """Nothing is known of that name."""

    said: str


@dataclass(frozen=True, slots=True)
class ZoneTold:
    """Where the person is taken to be; `is_chosen`: they said so. Empty and nothing if that is unknown."""

    place: str
    now: datetime | None
    is_chosen: bool


Zoning: TypeAlias = ZoneChosen | WhichPlace | NoSuchPlace


def name_zone(tx: Tx, person_id: int, said: str) -> Zoning:
    """The person is at a place that is called so: their days and reminders go by its clocks."""
    people.lock_known(tx, person_id)
    places = zones.find(said)
    if not places:
        return NoSuchPlace(said)
    if len(places) > 1:
        return WhichPlace(places)
    [place] = places
    choose_zone(tx, person_id, place.zone)
    return ZoneChosen(place.name, local_time(tx.now, ZoneInfo(place.zone)))


def tell_zone(tx: Tx, person_id: int) -> ZoneTold:
    """Where the person is taken to be."""
    zone = zone_of(tx, person_id)
    now = local_time(tx.now, ZoneInfo(zone)) if zone else None
    return ZoneTold(zones.place_of(zone), now, is_chosen=bool(people.zone_of(tx, person_id)))


def to_ask(tx: Tx, person_id: int) -> list[Place]:
    """The places that their number tells, for them to say which it is; none if they have said where they are."""
    if people.zone_of(tx, person_id):
        return []
    found = zones.of_number(number_of(tx, person_id), tx.now)
    return [Place(zones.place_of(zone), zone) for zone in found] if len(found) <= MOST else []
