"""Words that Twilio and the carriers take for themselves.

Twilio answers them before the text reaches us; "single words only, any case" (Twilio's
documentation of opt-out keywords). None of them can be a command or a confirmation.
"""

from enum import StrEnum

from core.reading.words import Words


class CarrierWord(StrEnum):
    """What a word of the carriers does."""

    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    HELP = "help"


OPT_OUT_WORDS = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT"})
OPT_IN_WORDS = frozenset({"START", "YES", "UNSTOP"})
HELP_WORDS = frozenset({"HELP", "INFO"})
ALL_CARRIER_WORDS = OPT_OUT_WORDS | OPT_IN_WORDS | HELP_WORDS

_MEANINGS = {
    **dict.fromkeys(OPT_OUT_WORDS, CarrierWord.OPT_OUT),
    **dict.fromkeys(OPT_IN_WORDS, CarrierWord.OPT_IN),
    **dict.fromkeys(HELP_WORDS, CarrierWord.HELP),
}
# The values of the webhook's OptOutType (Advanced Opt-Out of a Messaging Service).
_OPT_OUT_TYPES = {"STOP": CarrierWord.OPT_OUT, "START": CarrierWord.OPT_IN, "HELP": CarrierWord.HELP}


def carrier_word(words: Words, opt_out_type: str = "") -> CarrierWord | None:
    """What the carriers made of a text, or None if it is ours.

    Args:
        words: the text. Only a word alone counts, and not one behind a backslash.
        opt_out_type: `OptOutType` of the webhook. It wins over the words, for with Advanced
            Opt-Out the operator may have chosen other words than Twilio's.
    """
    if opt_out_type:
        told = _OPT_OUT_TYPES.get(opt_out_type.strip().upper())
        if told is not None:
            return told
    if words.backslash or len(words.parts) != 1:
        return None
    meaning = _MEANINGS.get(words.first)
    # With a phone's signature under it, the carriers have done nothing: only stopping needs nobody's answer.
    return meaning if meaning is CarrierWord.OPT_OUT or not words.signed else None
