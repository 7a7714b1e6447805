"""All that is stored on a person, as one file: asked for by text, page or program."""

from dataclasses import dataclass
from typing import TypeAlias

from core.clock import DAY, Moment
from core.tx import Tx
from storage import links, people
from storage.links import Purpose
from storage.personal import exports
from storage.personal.exports import Export, ExportState

__all__ = [
    "BeingMade",
    "Export",
    "ExportState",
    "MadeAlready",
    "Making",
    "ask_for_export",
    "export_link",
    "export_of",
]

EVERY = DAY
"""One in this time, unless the last one failed."""


@dataclass(frozen=True, slots=True)
class Making:
    """It is put together from now on; its person gets a link by text."""

    export_id: int


@dataclass(frozen=True, slots=True)
class BeingMade:
    """That was asked for before."""

    export_id: int


@dataclass(frozen=True, slots=True)
class MadeAlready:
    """It was made within the last day, and is there until then."""

    export_id: int
    expires_at: Moment


ExportAskedFor: TypeAlias = Making | BeingMade | MadeAlready


def ask_for_export(tx: Tx, person_id: int, text_id: int | None = None) -> ExportAskedFor:
    """Have all that is stored on the person put together, once a day; what comes of it answers the text."""
    people.lock_known(tx, person_id)
    last = exports.latest(tx, person_id)
    if last is not None and last.state is ExportState.MAKING:
        return BeingMade(last.id)
    if last is not None and last.state is ExportState.READY and tx.now < last.asked_at + EVERY:
        return MadeAlready(last.id, last.expires_at)
    return Making(exports.add(tx, person_id, text_id))


def export_of(tx: Tx, person_id: int) -> Export | None:
    """The person's last export, if it isn't over."""
    return exports.latest(tx, person_id)


def export_link(tx: Tx, person_id: int) -> str | None:
    """A fresh one-time link to the file, if it is there."""
    last = exports.latest(tx, person_id)
    if last is None or last.state is not ExportState.READY:
        return None
    return links.make(tx, Purpose.EXPORT, person_id, last.id)
