"""Words that somebody is asked for in place of a password: the answer to a security question, an agreed word."""
# ruff: noqa: RUF001 - other scripts

import re
from collections.abc import Sequence

from core.reading.phrases.lexicon import Lexicon
from core.reading.phrases.lexicon import spoken as folded

_IS = r"(?:is|was|are|will be|lautet|ist|es|est|é|è|is|to|—|-|–|:|=|：|は|是)"
_ASKED = re.compile(
    r"\b(?:code|secret|magic|alarm|family)[ -]?words? (?:(?:for|if|when) (?:\w+ ){1,5})?(?:is|are|:|=)\W{0,3}\w+\W*$"
    r"|\bsafe[ -]?words? (?:for|at) (?:\w+ ){1,5}(?:is|are|:|=)\W{0,3}\w+(?:\W*$|,)"
    r"|\b(?:answers? to|answer for) (?:\w+ ){0,3}(?:security|secret|recovery) questions?\b\W{0,3}(?:is|are|was|:|=)"
    r"|\b(?:security|secret|recovery) (?:question )?answers? (?:is|are|:|=)"
    r"|\bsecurity question\b.{0,40}\banswer\b"
    r"|\b(?:interac|e-?transfer|etransfer)\b.{0,24}\banswer\b(?: is|'s|’s|:| =) ?\w+"
    r"|\b(?:ask|asks|want|wants)\b.{0,12}\bsecurity word\b\W{0,3}(?:its|it's|it’s|it is|say|is|:)\W{0,3}\w+"
    r"|\bmemorable (?:word|name|place|date|info(?:rmation)?|phrase|answer)s?\b"
    r"(?:,? (?:is|are|=|its|it's|it’s)|\s?[:=])\s?\S"
    rf"|\b(?:mothers?|mother'?s|mother’s|mum'?s|mom'?s) maiden name(?: {_IS}|:)? (?!was never|game|and\b)\S+"
    r"|\b(?:antwort auf die|die) sicherheits(?:frage|antwort)\b.{0,24}(?:ist|lautet|:)|\bmädchenname (?:meiner"
    r"|der) mutter\b.{0,8}(?:ist|lautet|:)"
    r"|\b(?:réponse à la|la) question secrète\b.{0,16}(?:est|c'est|:)|\b(?:respuesta a la"
    r"|la) pregunta (?:secreta|de seguridad)\b.{0,16}(?:es|:)"
    r"|\brisposta (?:alla|della) domanda (?:segreta|di sicurezza)\b.{0,8}(?:è|:)"
    r"|\bresposta da pergunta (?:secreta|de segurança)\b.{0,8}(?:é|:)"
    r"|\bответ на (?:секретный|контрольный) вопрос\b|\b(?:кодовое|секретное) слово\W{1,4}\w+\W*$"
    r"|\b(?:phone|laptop|computer|tablet|ipad|iphone|mac|pc|screen)(?:'s|’s)? (?:unlocks?|unlock code"
    r"|unlock word)(?: is|:| with) (?:\S+\W*$|\S*[-\d]\S*)"
    r"|\b(?:hasło|słowo) bezpieczeństwa\b.{0,4}(?:to|:)|\b(?:codewort|losungswort) (?:ist|lautet|:)\W{0,3}\w+\W*$"
    r"|\b(?:palabra clave|palabra secreta|mot de sécurité|parola d'ordine|palavra-chave) (?:es|est|è"
    r"|é)\W{0,3}\w+\W*$",
    re.IGNORECASE,
)
_SAID = r",?(?: it|(?: (?:for|to) \w+){1,2})?(?: (?:is|are|was|now)\b|\s?[:=])\s*[\"'“]?\w{3,}"
_ALARM_WORD = re.compile(
    r"\b(?:panic|duress|disarm|burglar|alarm|security|monitoring)\b.{0,40}"
    rf"\b(?:code ?|pass ?|safe ?|panic |duress )?words?\b{_SAID}"
    r"|\bwords? (?:to|that|for) (?:disarm|cancel|turn off|stop|calm|silence|tell)\b.{0,40}\b(?:alarm|monitoring)\b"
    rf"{_SAID}",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\b[Ss]ecurity (?:answers?|questions?(?: and answers?)?)\b\s?[:=]\s*\S"
    r"|\bmaiden name\b.{0,12}?(?:\bis\b|\bwas\b|[:=]|\s)\s*[A-Z]\w+.{0,60}\b(?:pet|school|street|teacher|born)\b"
    r"|\b(?:pet|school|street|teacher|born)\b.{0,60}\bmaiden name\b.{0,12}?(?:\bis\b|\bwas\b|[:=]|\s)\s*[A-Z]\w+"
)
_QUESTIONS = """
first_pet maiden_name mothers_maiden madchenname девичья_фамилия nombre_de_soltera apellido_de_soltera
nom_de_jeune_fille cognome_da_nubile nome_de_solteira meisjesnaam nazwisko_panienskie kizlik_soyadi
security_question secret_question sicherheitsfrage question_secrete pregunta_secreta pregunta_de_seguridad
domanda_segreta pergunta_secreta school_question street_question pet_question memorable_word memorable_name
memorable_place bank_phrase first_school first_teacher favourite_teacher favorite_teacher ulubiony_nauczyciel
"""
_ASKED_FOR = """
asks ask asked wants answer answers antwort wissen wpisz nimm in_case dob say put respuesta reponse
risposta resposta antwoord ответ если_спросят si_pregunta falls_die_fragen
"""
_NOTES = Lexicon({"Q": _QUESTIONS, "A": _ASKED_FOR})
_MAIDEN_NAME = re.compile(
    r"\b(?i:maiden name|mädchenname|девичья фамилия|nombre de soltera|apellido de soltera|nom de jeune fille"
    r"|cognome da nubile|nome de solteira|meisjesnaam|nazwisko panieńskie|kızlık soyadı)\b"
    r"(?: \w+){0,3}?(?: is|:|=| ist| es| è| é| to)? [A-ZА-ЯŁŞÇ]\w+\W*$"
)
_IF_IT_ASKS = re.compile(
    r"\bif (?:it|they|he|she|the \w+) asks?\b.{0,40}\b(?:its|it's|it’s|say|put|is|type|enter)\b", re.IGNORECASE
)
_FEW_WORDS, _MOST_WORDS = 8, 14
_SAID_WITH_LIST = """
ask asks first memorable teacher nauczyciel девичья soltera jeune nubile solteira meisjesnaam panieńskie
panienskie kızlık phrase memorable safeword word words codeword question questions answer answers maiden
unlock unlocks
sicherheitsfrage sicherheitsantwort mädchenname secrète secreta seguridad segreta sicurezza segurança вопрос
слово hasło słowo bezpieczeństwa codewort losungswort palabra mot parola palavra-chave palavra
"""
SAID_WITH = frozenset(_SAID_WITH_LIST.split())


def is_asked_word_in(plain: str, spoken: Sequence[str]) -> bool:
    """Whether a text tells a word by which somebody is recognised.

    Args:
        plain: the text without links.
        spoken: its words, in lower case.
    """
    if SAID_WITH.isdisjoint(spoken):
        return False
    if any(pattern.search(plain) is not None for pattern in (_ASKED, _ALARM_WORD, _ANSWERS)):
        return True
    return len(spoken) <= _MOST_WORDS and _is_note_of_answer(plain, len(spoken))


def _is_note_of_answer(plain: str, count: int) -> bool:
    """Whether a short text is a note of what to answer: "first pet Rex, first school Elm Rd"."""
    if _IF_IT_ASKS.search(plain) is not None or (count <= _FEW_WORDS and _MAIDEN_NAME.search(plain) is not None):
        return True
    tags = _NOTES.tags(folded(plain))
    return tags.count("Q") > 1 or ("Q" in tags and "A" in tags)
