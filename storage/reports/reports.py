"""Reports that were made: one a month of each person, sealed whole. They stay until their person goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.clock import Moment
from core.reports.months import Month
from core.reports.report import Report
from core.table import Exported, Kept, Sealed, ShownAs, Table, Through, as_json
from core.tx import Row, Tx
from storage import links
from storage.links import Purpose


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as it is kept: whose it is, and when it was made."""

    id: int
    person_id: int
    month: Month
    made_at: Moment
    report: Report


_COLUMNS = "id, person_id, month, made_at, content"


def keep(tx: Tx, person_id: int, report: Report) -> int:
    """Keep a report in place of the one of the same month, if there is one; returns its id."""
    row = tx.row(
        "SELECT id FROM reports WHERE person_id = :person AND month = :month",
        person=person_id,
        month=Month.of(report.first).number,
    )
    report_id: int = row[0] if row else tx.new_id()
    tx.run(
        "INSERT INTO reports (id, person_id, month, made_at, content) VALUES (:id, :person, :month, :now, :content)"
        " ON CONFLICT (person_id, month) DO UPDATE SET made_at = excluded.made_at, content = excluded.content",
        id=report_id,
        person=person_id,
        month=Month.of(report.first).number,
        now=tx.now,
        content=tx.keys.seal(report.model_dump_json(), f"reports:{report_id}"),
    )
    return report_id


def get(tx: Tx, report_id: int) -> KeptReport | None:
    """The report with that id."""
    return _kept(tx, tx.row(f"SELECT {_COLUMNS} FROM reports WHERE id = :id", id=report_id))


def of_month(tx: Tx, person_id: int, month: Month) -> KeptReport | None:
    """A person's report of that month."""
    row = tx.row(
        f"SELECT {_COLUMNS} FROM reports WHERE person_id = :person AND month = :month",
        person=person_id,
        month=month.number,
    )
    return _kept(tx, row)


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report in a person's list: of which month, and when it was made."""

    id: int
    month: Month
    made_at: Moment


def listed(tx: Tx, person_id: int) -> Sequence[ListedReport]:
    """All of a person's reports, the latest month first."""
    rows = tx.rows(
        "SELECT id, month, made_at FROM reports WHERE person_id = :person ORDER BY month DESC", person=person_id
    )
    return [ListedReport(report_id, Month(month), made_at) for report_id, month, made_at in rows]


def delete(tx: Tx, person_id: int, report_id: int) -> bool:
    """Delete one of a person's, with the links to it; false if there is none."""
    links.drop_about(tx, Purpose.REPORT, report_id)
    return bool(tx.run("DELETE FROM reports WHERE id = :id AND person_id = :person", id=report_id, person=person_id))


def forget(tx: Tx, person_id: int) -> None:
    """Delete all of a person's."""
    links.drop(tx, Purpose.REPORT, person_id)
    tx.run("DELETE FROM reports WHERE person_id = :person", person=person_id)


def _kept(tx: Tx, row: Row | None) -> KeptReport | None:
    if row is None:
        return None
    report_id, person_id, month, made_at, content = row
    report = Report.model_validate_json(tx.keys.open(content, f"reports:{report_id}"))
    return KeptReport(report_id, person_id, Month(month), made_at, report)


def _as_month(_tx: object, _row: object, number: int) -> str:
    return str(Month(number))


REPORTS = Table(
    "reports",
    deletion=Through(forget),
    expiry=Kept("A report stays until its person deletes it."),
    sealed=(Sealed("content"),),
    export=Exported(
        "Your monthly reports.",
        columns=("id", "month", "made_at", "content"),
        shown=(ShownAs("month", _as_month), ShownAs("content", as_json)),
    ),
)
