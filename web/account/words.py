"""A person's browsers as they read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Self

from core.clock import HOUR, Moment
from storage.signing_in.browsers import Way
from storage.signing_in.session_list import ListedSession
from web.words import counted, time_in_sentence

WAYS: Mapping[Way, str] = {
    Way.LINK: "by a link to one room",
    Way.CODE: "by a code texted from your phone",
    Way.PIN: "by a PIN",
    Way.PASSWORD: "by password",
    Way.OPERATOR: "by a link from the command line",
}


@dataclass(frozen=True, slots=True)
class SessionCard:
    """One browser: its title, and a few lines on it."""

    id: int
    device: str
    is_this: bool
    came: str
    used: str
    sign_ins: str

    @classmethod
    def of(cls, session: ListedSession, own_id: int, now: Moment, zone: tzinfo) -> Self:
        """In the time zone of whoever looks."""
        where = f", network {session.browser.network}" if session.browser.network else ""
        since = time_in_sentence(session.since, now, zone)
        is_now = session.id == own_id or now - session.used_at < HOUR
        return cls(
            session.id,
            session.browser.device or "A browser",
            session.id == own_id,
            f"{since}, {WAYS[session.way]}{where}",
            "within the last hour" if is_now else time_in_sentence(session.used_at, now, zone),
            counted(session.sign_ins, "sign-in", "sign-ins") if session.is_signed_in else "Looks at one room only",
        )
