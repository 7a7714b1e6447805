"""Who gets a report each month, how, and when the next one is due."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.clock import Moment
from core.reports.months import Month
from core.reports.order import ReportChoice
from core.table import Delete, Exported, Kept, ShownAs, Table
from core.tx import Tx

TO_BE_RECKONED = 0
"""Stands for a moment that isn't known yet: it depends on the time zone, which is found out later."""


@dataclass(frozen=True, slots=True)
class DueReport:
    """Somebody's next report.

    Attributes:
        month: of which month it is; nothing if of the one that is next to end.
        due_at: when; 0 if that is still to be reckoned.
        wanted: how, if they chose.
    """

    person_id: int
    month: Month | None
    due_at: Moment
    wanted: ReportChoice | None


def expect(tx: Tx, person_id: int) -> None:
    """Somebody keeps count of something now: their report is due, unless they have said that they want none."""
    tx.run(
        "INSERT INTO monthly_reports (person_id, due_at) VALUES (:person, :due) ON CONFLICT (person_id) DO NOTHING",
        person=person_id,
        due=TO_BE_RECKONED,
    )


def choose(tx: Tx, person_id: int, wanted: ReportChoice) -> None:
    """Note how somebody wants it; when the next one is due is reckoned anew. Who chose needs no telling how."""
    tx.run(
        "INSERT INTO monthly_reports (person_id, wanted, due_at, told_at) VALUES (:person, :wanted, :due, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET wanted = excluded.wanted, due_at = excluded.due_at,"
        " month = CASE WHEN monthly_reports.due_at IS NULL THEN 0 ELSE monthly_reports.month END,"
        " told_at = excluded.told_at",
        person=person_id,
        wanted=wanted.value,
        due=None if wanted is ReportChoice.NONE else TO_BE_RECKONED,
        now=tx.now,
    )


def chosen(tx: Tx, person_id: int) -> ReportChoice | None:
    """How they want it, if they chose."""
    row = tx.row("SELECT wanted FROM monthly_reports WHERE person_id = :person", person=person_id)
    return ReportChoice(row[0]) if row and row[0] else None


def reckon_anew(tx: Tx, person_id: int) -> None:
    """Their time zone is another one now."""
    tx.run(
        "UPDATE monthly_reports SET due_at = :due WHERE person_id = :person AND due_at IS NOT NULL",
        person=person_id,
        due=TO_BE_RECKONED,
    )


def due(tx: Tx, limit: int) -> Sequence[DueReport]:
    """Up to `limit` that are due by now, the longest due first; those still to be reckoned before all others."""
    rows = tx.rows(
        "SELECT person_id, month, due_at, wanted FROM monthly_reports WHERE due_at <= :now"
        " ORDER BY due_at, person_id LIMIT :limit",
        now=tx.now,
        limit=limit,
    )
    return [
        DueReport(person_id, Month(month) if month else None, due_at, ReportChoice(wanted) if wanted else None)
        for person_id, month, due_at, wanted in rows
    ]


def move_on(tx: Tx, this: DueReport, month: Month, due_at: Moment) -> bool:
    """Let that month's be the next one, and due then; false if somebody was quicker, and has seen to this one."""
    return bool(
        tx.run(
            "UPDATE monthly_reports SET month = :month, due_at = :due"
            " WHERE person_id = :person AND month = :month_before AND due_at = :due_before",
            person=this.person_id,
            month=month.number,
            due=due_at,
            month_before=this.month.number if this.month else 0,
            due_before=this.due_at,
        )
    )


def postpone(tx: Tx, this: DueReport, until: Moment) -> None:
    """Look at it again then."""
    tx.run("UPDATE monthly_reports SET due_at = :until WHERE person_id = :person", person=this.person_id, until=until)


def tell_once(tx: Tx, person_id: int) -> bool:
    """Whether they are still to be told how to get none; they count as told from now on."""
    return bool(
        tx.run(
            "UPDATE monthly_reports SET told_at = :now WHERE person_id = :person AND told_at IS NULL",
            person=person_id,
            now=tx.now,
        )
    )


def _as_month(_tx: object, _row: object, number: int) -> str:
    return str(Month(number)) if number else ""


MONTHLY_REPORTS = Table(
    "monthly_reports",
    key="person_id",
    deletion=Delete("person_id"),
    expiry=Kept("What somebody chose holds until they choose again."),
    export=Exported(
        "How you get your monthly report, of which month the next one is, and when it is due.",
        columns=("wanted", "month", "due_at", "told_at"),
        shown=(ShownAs("month", _as_month),),
    ),
)
