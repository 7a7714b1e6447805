"""Which deliveries are meant, as an address or a form says it."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.clock import Moment
from core.delivery import State
from core.tx import Tx
from storage import people
from storage.desk.selection import OPEN, Selection
from web.desk.page import number_in, words_in

STATES = (OPEN, *(state.value for state in State))
LONGEST_REASON = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """As they stand in the address; what is empty doesn't narrow anything."""

    state: str = OPEN
    kind: str = ""
    reason: str = ""
    code: str = ""
    person: str = ""

    @classmethod
    def read(cls, fields: Mapping[str, str], state: str = OPEN) -> "Filters":
        """What can't be meant is left out."""
        asked = fields.get("state", state)
        code = number_in(words_in(fields, "code"))
        return cls(
            asked if asked in STATES else state,
            words_in(fields, "kind"),
            words_in(fields, "reason", LONGEST_REASON),
            str(code) if code else "",
            words_in(fields, "person"),
        )

    @property
    def values(self) -> dict[str, str]:
        """By their names in the address."""
        return {
            "state": self.state,
            "kind": self.kind,
            "reason": self.reason,
            "code": self.code,
            "person": self.person,
        }

    def selection(self, tx: Tx, ended_by: int = 0) -> Selection:
        """What they pick; nothing, if they name somebody who isn't there."""
        person_id = people.id_of_tag(tx, self.person) if self.person else None
        return Selection(
            self.state,
            self.kind or None,
            self.reason or None,
            int(self.code) if self.code else None,
            (person_id or 0) if self.person else None,
            Moment(ended_by) if ended_by else None,
        )
