"""What the carrier's error codes mean for a text (Twilio's documentation, error and warning dictionary)."""

from core.delivery import UNEXPLAINED, Verdict

_BAD_NUMBER = "Not a number that can be texted. Nothing to do."
_QUEUE_FULL = "The carrier's queue for our number is full. It is tried again; if this lasts, lower twilio.rate."

VERDICTS = {
    20003: Verdict(
        "The carrier refuses our credentials. Check twilio.account_sid and twilio.auth_tokens; kept until then.",
        operators=True,
    ),
    21211: Verdict(_BAD_NUMBER),
    21408: Verdict("Texts to that region are switched off. Allow it in the carrier's geographic permissions."),
    21608: Verdict("A trial account texts verified numbers only. Verify the number or upgrade the account."),
    21610: Verdict("The person has opted out. Nothing to do: texts go out again once they opt in.", opted_out=True),
    21611: Verdict(_QUEUE_FULL, tries=1000),
    21614: Verdict(_BAD_NUMBER),
    21635: Verdict(_BAD_NUMBER),
    30001: Verdict(_QUEUE_FULL, tries=1000),
    30003: Verdict("The phone can't be reached. Tried a few times; nothing to do.", tries=4, waits=60),
    30004: Verdict("Blocked by the person's carrier. Nothing to do."),
    30005: Verdict("The number is unknown or no longer in use. Nothing to do."),
    30006: Verdict("A landline, or a carrier that can't be reached. Nothing to do."),
    30007: Verdict("Filtered by a carrier as unwanted. Look at the wording, and at the number's registration."),
    30008: Verdict("Failed at a carrier for an unknown reason, twice.", tries=2),
    30034: Verdict("Our number isn't registered for this traffic (A2P 10DLC). Register it with the carrier."),
    30036: Verdict("It could not be delivered in time, and nobody needs it any more."),
}


def verdict_on(code: int | None) -> Verdict:
    """What a failure with that code (none, if the carrier gave none) means."""
    if code is None:
        return UNEXPLAINED
    known = VERDICTS.get(code)
    return known or Verdict(f"The carrier refuses it with code {code}; its documentation says why.")
