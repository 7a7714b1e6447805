"""What the carrier's error codes mean for a text (Twilio's documentation, error and warning dictionary)."""

from core.delivery import UNEXPLAINED, Verdict

DOCUMENTATION = "https://www.twilio.com/docs/api/errors/{}"
UNKNOWN_TRIES = 16
"""Tries of a text that is refused with an unknown code: with waits that double, some five hours."""
UNKNOWN_FAILURES = 3
"""Tries of one that the carrier took, and reports as failed: each may cost something."""
_BAD_NUMBER = "Not a number that can be texted. Nothing to do."
_QUEUE_FULL = "The carrier's queue for our number is full. It is tried again; if this lasts, lower twilio.rate."
_DAY_IS_FULL = (
    "What our number may send in a day is used up. It is tried again every hour; raise it with the carrier."
)
_SENDER = "The carrier doesn't let our number send. Check twilio.numbers"
_HOURLY = 1800
"""Waits of an hour, where the first wait is two seconds."""


def _operators(code: int, words: str) -> Verdict:
    """An operator has to mend it; the text is kept and tried again, each time after a longer wait."""
    return Verdict(f"{words}; kept until then. See {DOCUMENTATION.format(code)}", waits=None, operators=True)


_PICTURE = "The carrier could not get the picture from server.public_url, or take it. Tried a few times"
"""Whether a proxy lets it through, and the log, tell why."""

VERDICTS = {
    11200: Verdict(f"{_PICTURE}: see what answers at /charts there.", tries=3),
    11751: Verdict(f"{_PICTURE}: it is too large.", tries=1),
    12300: Verdict(f"{_PICTURE}: see what answers at /charts there.", tries=3),
    14107: Verdict(
        "The carrier is sending as fast as it may. It is tried again; if this lasts, lower twilio.rate.", 6
    ),
    20003: Verdict(
        "The carrier refuses our credentials. Check twilio.account_sid and twilio.auth_tokens; kept until then.",
        operators=True,
    ),
    20005: _operators(20005, "Our account at the carrier isn't active. Look into the carrier's console"),
    21211: Verdict(_BAD_NUMBER),
    21212: _operators(21212, _SENDER),
    21266: Verdict("It would go to the number that it comes from. Nothing to do."),
    21408: Verdict("Texts to that region are switched off. Allow it in the carrier's geographic permissions."),
    21602: Verdict("The carrier takes no text without words. Nothing to do."),
    21603: _operators(21603, _SENDER),
    21606: _operators(21606, f"{_SENDER}: it has to be one of this account's, and to be able to text"),
    21608: Verdict("A trial account texts verified numbers only. Verify the number or upgrade the account."),
    21610: Verdict("The person has opted out. Nothing to do: texts go out again once they opt in.", opted_out=True),
    21611: Verdict(_QUEUE_FULL, tries=1000),
    21612: Verdict("That number can't be reached from ours. Nothing to do."),
    21614: Verdict(_BAD_NUMBER),
    21617: Verdict("The carrier takes no text as long as that. Nothing to do."),
    21620: Verdict("The carrier takes no picture from server.public_url. Check that setting."),
    21635: Verdict(_BAD_NUMBER),
    21701: _operators(21701, "The carrier doesn't know our Messaging Service. Check twilio.messaging_service_sid"),
    21703: _operators(21703, "Our Messaging Service has no number. Give it one in the carrier's console"),
    30001: Verdict(_QUEUE_FULL, tries=1000),
    30002: _operators(30002, "Our account at the carrier is suspended. Look into the carrier's console"),
    30003: Verdict("The phone can't be reached. Tried a few times; nothing to do.", tries=4, waits=60),
    30004: Verdict("Blocked by the person's carrier. Nothing to do."),
    30005: Verdict("The number is unknown or no longer in use. Nothing to do."),
    30006: Verdict("A landline, or a carrier that can't be reached. Nothing to do."),
    30007: Verdict("Filtered by a carrier as unwanted. Look at the wording, and at the number's registration."),
    30008: Verdict("Failed at a carrier for an unknown reason, twice.", tries=2),
    30017: Verdict("The person's carrier is congested. Tried a few times; nothing to do.", tries=6, waits=150),
    30022: Verdict("We send faster than our campaign may. It is tried again; lower twilio.rate.", tries=6),
    30023: Verdict(_DAY_IS_FULL, tries=24, waits=_HOURLY),
    30027: Verdict(_DAY_IS_FULL, tries=24, waits=_HOURLY),
    30032: _operators(30032, "Our toll-free number isn't verified. Have it verified by the carrier"),
    30034: Verdict("Our number isn't registered for this traffic (A2P 10DLC). Register it with the carrier."),
    30036: Verdict("It could not be delivered in time, and nobody needs it any more."),
    30410: Verdict("A carrier on the way didn't answer in time. Tried a few times; nothing to do.", tries=4),
}


def verdict_on(code: int | None) -> Verdict:
    """What it means that a text is refused with that code (none, if the carrier gave none).

    A code that isn't known here is more likely a matter of the account than of the text: it waits.
    """
    if code is None:
        return UNEXPLAINED
    known = VERDICTS.get(code)
    return known or Verdict(_unknown(code), tries=UNKNOWN_TRIES, waits=None, is_unknown=True)


def verdict_on_failure(code: int | None) -> Verdict:
    """What it means that a text failed with that code after the carrier had taken it."""
    if code is None or code in VERDICTS:
        return verdict_on(code)
    return Verdict(_unknown(code), tries=UNKNOWN_FAILURES, is_unknown=True)


def _unknown(code: int) -> str:
    return (
        f"The carrier refuses it with code {code}, and the bot doesn't know what to do about that."
        f" See {DOCUMENTATION.format(code)}; meanwhile it is tried again."
    )
