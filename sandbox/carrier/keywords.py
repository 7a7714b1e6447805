"""The words that the carrier takes for itself (Twilio's documentation, "Default keywords")."""

from typing import Final

_KINDS: Final = {
    **dict.fromkeys(("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT"), "STOP"),
    **dict.fromkeys(("START", "YES", "UNSTOP"), "START"),
    **dict.fromkeys(("HELP", "INFO"), "HELP"),
}

ANSWERS: Final = {
    "STOP": "You are unsubscribed and get no more texts from this number. Text START to undo it.",
    "START": "You are subscribed again and can get texts from this number. Text STOP to end it.",
    "HELP": "This number texts by your choice. Text STOP to unsubscribe. Message rates may apply.",
}
"""What the carrier itself texts back; the wording is ours."""


def kind(body: str) -> str | None:
    """STOP, START or HELP if the whole text is one such word in any case, else None."""
    return _KINDS.get(body.strip().upper())
