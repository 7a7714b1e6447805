"""Wishes to get no more texts, in other words than the carriers know.

In the United States a person may revoke consent "in any reasonable manner" (47 CFR 64.1200(a)(10)).
"""
# ruff: noqa: RUF001 - phones type typographic apostrophes

import re

from core.reading.carrier_words import OPT_OUT_WORDS

_FEW = 4
_SOME = 12
_STOPPING = frozenset(
    {
        *(word.casefold() for word in OPT_OUT_WORDS - {"END"}),
        *("stops", "stopped", "stopping", "unsub", "unsubscribed", "deregister", "discontinue"),
        *("stopp", "stoppen", "aufhören", "aufhoeren", "abmelden", "abbestellen", "kündigen"),
        *("parar", "pare", "detener", "detente", "basta", "cancelar", "cancela", "desuscribir"),
        *("arrêt", "arret", "arrête", "arrete", "arrêter", "arreter", "arrêtez", "arretez", "désabonner"),
        *("ferma", "fermati", "smettila", "smettere", "parem", "sair", "stoppa", "avsluta", "afmelden"),
        *("стоп", "отписаться", "отпишите", "停止", "退订"),
    },
)
# Everyday words in a sentence; alone, or with no more than "please", they are wishes.
_STOPPING_ALONE = frozenset({"end", "para", "baja", "alto", "remove", "delete", "enough"})
_URGING = frozenset({"please", "pls", "plz", "now", "por", "favor", "ya", "bitte"})
_HINTS = (
    *("stop", "unsub", "opt", "remove", "delete", "take me off", "quit", "no more", "never"),
    *("n't", "n’t", "dont", "do not", "leave", "go away"),
    *("get lost", "shut up", " off", "no texts", "no messages", "no sms", "no spam"),
)
_PHRASES = re.compile(
    r"\b(?:(?:stop|quit|no more|don'?t|do not|never) (?:ever )?"
    r"(?:text|messag|send|contact|bother|spam|writ|call|harass)\w*(?: (?:me|us|this|these|to me)\b|$)"
    r"|(?:stop|quit|no more) (?:\w+ ){0,2}(?:texts?|texting|messages?|messaging|sms|spam\w*|contacting)\b"
    r"|unsubscribe|un ?sub\b|opt(?:ing)?[ -]?(?:me )?out\b|opted[ -]out\b"
    r"|(?:remove|delete) (?:me|my (?:phone )?number)\b|take me off\b"
    r"|leave (?:me|us) (?:alone|be)\b)"
    r"|^(?:please )?(?:go away|get lost|shut up|(?:fuck|piss|bugger|sod) off|no (?:texts|messages|sms|spam))\b",
)
_WORD = re.compile(r"[^\W\d_]+")


def wishes_to_stop(plain: str) -> bool:
    """Whether a text may ask for no more texts.

    That is: up to four words with a word for stopping anywhere, or up to twelve with a phrase such
    as "stop texting me", "opt me out", "leave me alone".

    Args:
        plain: the text, folded as in `Words.plain`.
    """
    gaps = plain.count(" ")
    if gaps >= _SOME:
        return False
    lower = plain.casefold()
    if gaps < _FEW and _few_words_wish(_WORD.findall(lower)):
        return True
    return any(hint in lower for hint in _HINTS) and _PHRASES.search(lower.replace("’", "'")) is not None


def _few_words_wish(spoken: list[str]) -> bool:
    """Whether one of few words is one for stopping."""
    if not _STOPPING.isdisjoint(spoken):
        return True
    alone = [word for word in spoken if word not in _URGING]
    return len(alone) == 1 and alone[0] in _STOPPING_ALONE
