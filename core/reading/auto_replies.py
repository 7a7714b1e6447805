"""Texts that no person wrote: reactions that arrive as texts, automatic replies."""
# ruff: noqa: RUF001 - phones use typographic quotes and apostrophes

import re
from collections.abc import Iterable

from core.reading.words import INVISIBLE

_OPENING = "“„«‹「『〝"
_CLOSING = "”»›」』〞"
# Straight quotes open and close; so do these, by language („so“, ”so”, »so«).
_EITHER = '"“”„‟«»‹›＂'
_QUOTE = f"[{_EITHER}「『〝]"
_END_QUOTE = f"[{_EITHER}」』〞]"
_THING = (
    r"(?:an?|\d+) (?:image|photo|picture|video|movie|audio(?: message)?|voice (?:message|memo)|"
    r"attachment|sticker|gif|GIF|link|location|contact|message|Memoji|Animoji)s?"
)
# iPhones to phones without iMessage, in English; case as they send it. Emoji reactions come from
# iOS 18 ("Reacted 😂 to") and from Google Messages ("😂 to", with zero-width characters around).
_EMOJI = r"[^\x00-\x7f\w]\S{0,15}"
_REACTION = re.compile(
    rf"(?:(?:Liked|Loved|Disliked|Laughed at|Emphasi[sz]ed|Questioned|"
    rf"Reacted (?:with )?(?:an? )?\S{{1,16}} to|{_EMOJI} (?:to|removed from)|"
    rf"Removed (?:an? |your )?[^\"“”]{{1,24}} from)"
    rf" (?:(?P<thing>{_THING})|(?P<quote>{_QUOTE}.*{_END_QUOTE})))",
    re.DOTALL,
)
# One of these is in every automatic reply: the long pattern is only tried on texts that have one.
_HINT = re.compile(
    "auto|office|driving|notifications|opt out|unsubscribe|free|monitored|stop"
    "|réponse|respuesta|risposta|resposta|abwesen"
)
_LATER = r"(?:reply|respond|answer|text|call|get back|talk|read|message|see your)"
_AUTO = r"auto(?:mat(?:ic|ed))?"
_HEADING_ENDS = r"\s*(?:[:\])|–—-]|$)"
_AUTOMATIC_FORMS = (
    r"^i'm driving with (?:focus|do not disturb)",
    r"^i(?:'m| am) driving(?: right now| at the moment| now)?$",
    (
        r"^(?:sorry, )?i(?:'m| am) (?:currently )?driving\b.{0,30}"
        r"\b(?:i'll|i will|and will|can't|cannot|can not|unable to)\b.{0,20}\b" + _LATER + r"\b"
    ),
    r"^\(?i'm not receiving notifications",
    r"\bthis is an? " + _AUTO + r"\W{0,2}(?:generated )?(?:reply|response|message|text|answer)\b",
    r"^[\[(<*]+ ?(?:" + _AUTO + r"\W?(?:reply|response|responder|message)|out of (?:the )?office)\b",
    r"^" + _AUTO + r"\W?(?:reply|response|responder)(?: message)?" + _HEADING_ENDS,
    r"^automatische (?:antwort|abwesenheits\w*)\b|^abwesenheits(?:notiz|nachricht|meldung)\b",
    r"^(?:réponse automatique|respuesta automática|risposta automatica|resposta automática)\b",
    r"^automatisch antwoord\b",
    r"^out of (?:the )?office(?: auto\W?reply| message| reply)?" + _HEADING_ENDS,
    r"\b(?:reply|text|send) \W?stop\W? to (?:opt out|unsubscribe|cancel|end)\b",
    r"^free ?msg\b",
    r"\bthis (?:number|inbox|mailbox) is not monitored\b",
)
_AUTOMATIC = re.compile("|".join(_AUTOMATIC_FORMS), re.DOTALL)
_AWAY = re.compile(r"\bi(?:'m| am) (?:currently )?out of (?:the )?office\b")
_TILL_WHEN = re.compile(r"\b(?:will (?:not )?(?:be )?(?:" + _LATER + r"|return|back)|limited access|urgent|until)")
_LONGEST_LEAD = 6
_UNSEEN = {**dict.fromkeys(map(ord, INVISIBLE)), **dict.fromkeys(range(0x2000, 0x200B), " ")}
_SAME_QUOTES = str.maketrans({**dict.fromkeys("“”„‟«»″＂「」『』〝〞", '"'), **dict.fromkeys("‘’‚‛‹›`´＇", "'")})


def is_automatic(body: str) -> bool:
    """Whether a phone sent this by itself: a reaction in English, or an automatic reply."""
    text = _seen(body)
    return _is_reaction(text) or _is_automatic(text)


def _seen(body: str) -> str:
    """What shows of a text, without outer white space."""
    return body.strip() if body.isascii() else body.translate(_UNSEEN).strip()


def _is_reaction(text: str) -> bool:
    found = _REACTION.fullmatch(text)
    if found is None:
        return False
    return found["thing"] is not None or _one_quote(found["quote"])


def _one_quote(text: str) -> bool:
    """Whether quotes go around all of a text, rather than around its beginning and its end.

    A mark that has a word before it and none after it closes. One that closes early followed
    by another that opens means two quoted things: `"Dune" and "Arrival"`.
    """
    depth = 0
    for at, mark in enumerate(text[:-1]):
        if mark not in _EITHER and mark not in _OPENING and mark not in _CLOSING:
            continue
        if at == 0 or (text[at - 1].isspace() and not text[at + 1].isspace()):
            if depth == 0 and at > 0:
                return False
            depth += 1
        elif text[at + 1].isspace() or text[at + 1] in ",.;:":
            depth = max(depth - 1, 0)
    return len(text) > 1


def _is_automatic(text: str) -> bool:
    lower = text.casefold()
    if _HINT.search(lower) is None:
        return False
    said = lower.replace("’", "'").rstrip(" .!")
    if _AUTOMATIC.search(said) is not None:
        return True
    away = _AWAY.search(said)
    return away is not None and _TILL_WHEN.search(said, away.end()) is not None


def quoted_text(body: str) -> str | None:
    """The passage that a short text quotes, as reactions in other languages do.

    That is a lead of at most six words or an emoji and a quoted passage that ends the text
    (`A aimé « … »`), or a passage and as short a tail (`„…“ gefällt mir`). What a person quotes
    looks the same: only if the passage is a text of ours (see `quoted_among`) is it a reaction.
    """
    text = _seen(body)
    marks = [at for at, sign in enumerate(text) if sign in _EITHER or sign in _OPENING or sign in _CLOSING]
    if len(marks) < 2:  # noqa: PLR2004 - an opening and a closing one
        return None
    first, last = marks[0], marks[-1]
    lead, tail = text[:first].split(), text[last + 1 :].strip(" .!。").split()
    if (lead and tail) or not (lead or tail) or len(lead) + len(tail) > _LONGEST_LEAD:
        return None
    return text[first + 1 : last].strip() or None


def quoted_among(passage: str, said: Iterable[str]) -> bool:
    """Whether `passage` quotes one of our texts: all of it, or its beginning up to an ellipsis."""
    quoted = _comparable(passage)
    return bool(quoted) and any(_is_quoted(quoted, _comparable(ours)) for ours in said)


def _is_quoted(quoted: str, whole: str) -> bool:
    if quoted == whole:
        return True
    start = quoted.removesuffix("...").rstrip()
    return quoted.endswith("...") and bool(start) and whole.startswith(start)


def _comparable(text: str) -> str:
    return " ".join(_seen(text).translate(_SAME_QUOTES).replace("…", "...").split())
