"""Reports of a person's months: asked for, looked at by a link, chosen for each month."""

from dataclasses import dataclass
from typing import TypeAlias

from actions.tracking.local_days import zone_of_person
from core.delivery import DeliveryKind
from core.reports import months
from core.reports.months import Month
from core.reports.order import ReportChoice, ReportOrder
from core.times.rules import local_time
from core.tx import Tx
from storage import links, people
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.links import Purpose
from storage.reports import monthly
from storage.signing_in import mail_addresses

FIRST_DAYS = 7
"""Until then a month has little to tell, and who names none means the one before."""


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """It is being made; the person gets a link by text."""


@dataclass(frozen=True, slots=True)
class NoSuchMonth:
    """That month is yet to come, or was before they came."""


AskedForReport: TypeAlias = ReportAsked | NoSuchMonth


def ask_for_report(tx: Tx, person_id: int, word: str, year: str, text_id: int | None = None) -> AskedForReport:
    """Have a report made of a month, by its name, or the present one; what comes of it answers the text."""
    month = _meant(tx, person_id, word, year)
    if month is None:
        return NoSuchMonth()
    order = ReportOrder(month.number, is_monthly=False)
    deliveries.add(
        tx, NewDelivery(DeliveryKind.MONTHLY_REPORT, f"report/{person_id}", order.to_json(), person_id, text_id)
    )
    return ReportAsked()


def _meant(tx: Tx, person_id: int, word: str, year: str) -> Month | None:
    """Which month somebody means who names that one; who names none means this one, in its first days the last."""
    zone = zone_of_person(tx, person_id)
    now = Month.at(tx.now, zone)
    came = Month.at(people.since(tx, person_id), zone)
    if not word:
        is_new = local_time(tx.now, zone).day <= FIRST_DAYS
        return now.after(-1) if is_new and came < now else now
    return months.named(word, year, now)


@dataclass(frozen=True, slots=True)
class Chosen:
    """So they get it each month from now on."""

    wanted: ReportChoice


@dataclass(frozen=True, slots=True)
class NoMailConfirmed:
    """They want it by e-mail, and have no address for that."""


def choice_of(tx: Tx, person_id: int) -> ReportChoice:
    """How somebody gets their monthly report: as they chose, or, if they keep count of something, by text."""
    chosen = monthly.chosen(tx, person_id)
    return chosen or (ReportChoice.TEXT if people.tracks(tx, person_id) else ReportChoice.NONE)


def choose_reports(tx: Tx, person_id: int, wanted: ReportChoice) -> Chosen | NoMailConfirmed:
    """Note how somebody wants their monthly report."""
    if wanted is ReportChoice.MAIL and not mail_addresses.can_have_mail(tx, person_id):
        return NoMailConfirmed()
    people.lock_known(tx, person_id)
    monthly.choose(tx, person_id, wanted)
    return Chosen(wanted)


def stop_by_link(tx: Tx, token: str) -> str:
    """End these by the link in a mail, as often as it is pressed; returns whose (a pseudonym), if it still holds."""
    link = links.find_to_use(tx, Purpose.STOP_REPORTS, token)
    if link is None:
        return ""
    monthly.choose(tx, link.person_id, ReportChoice.NONE)
    return people.tag_of(tx, link.person_id)


def stops_reports(tx: Tx, token: str) -> bool:
    """Whether a link would end them."""
    return links.find(tx, Purpose.STOP_REPORTS, token) is not None
