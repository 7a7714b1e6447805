"""Passwords, PINs and what opens doors: near a word for one, or a word alone that looks like one."""
# ruff: noqa: RUF001 - other scripts and typographic signs

import re
from itertools import islice

import core.reading.secrets.vocabulary as said
from core.reading.secrets.not_passwords import NO_VALUES, is_ordinary
from core.reading.secrets.secret import Secret, SecretKind
from core.reading.words import Words

_TOKEN = re.compile(r"[:=→]|\d{1,2}:\d{2}(?!\d)|[^\s:=→,;“”„\"«»()\[\]<>【】。，；、！？「」『』|]+")
_LINKS_LIST = """
: = → is are was ist je este είναι adalah là lautet sind es est sono è é são er är on jest to bir это – — - ->
as als como comme come som jako now still e' = # now: equals be be: isnt called heißt / ni ay é: är: er:
"""
_LINKS = frozenset(_LINKS_LIST.split())
_TRAILING = ".,!?;'’"
_SEPARATED = re.compile(r"[^\W\d_]")
_OPENS = re.compile(
    r"\W{0,3}(?:['’]s )?(?:(?:pin|code|combination|combo|number|no|password|key|digits?|\d digits?|kod|kód|"
    r"código|codice|код|for|of|to|the|my|our|at|on|in|front|back|side)\W{1,3}){0,4}"
    r"(?:(?:is|are|was|ist|lautet|es|est|è|é|är|er|on|jest|to|now|:|=|-|–|—|→|#|#:)\W{0,3}){0,3}"
    r"(?<![\w.,$€£])(\d{1,4}(?:-\d{1,4}){2}|\d{1,2}(?: \d{1,2}){2}(?! ?\d)|\d\d \d\d(?! ?\d)|[#*]?\d{3,10}[#*]"
    r"|[#*]\d{3,10}|"
    r"\d{4,8}|[^\W_]*(?:\d[^\W\d_]|[^\W\d_]\d)[^\W_]*[#*]?|\d{3}(?=\W*$))"
    r"(?![\w%]|[.,:/]\d)",
    re.IGNORECASE,
)
_SIDES_LIST = """
left right links rechts gauche droite izquierda derecha sinistra destra esquerda direita lewo prawo влево вправо
sola sağa vänster höger
"""
_SIDES = frozenset(_SIDES_LIST.split())
_SIDE = f"(?:{'|'.join(sorted(_SIDES))})"
_DIAL = re.compile(
    rf"\bcomb(?:o|ination)\b[^\d\n]{{1,40}}\b\d{{1,2}}(?:[ ,-]{{1,2}}\d{{1,2}}){{2}}\b(?![.,:/]\d)|"
    rf"(?:\b\d{{1,2}}\W{{0,3}}{_SIDE}\b\W{{0,4}}){{2,}}\d{{1,2}}\b|"
    rf"(?:\b\d{{1,2}}\W{{0,3}}{_SIDE}\b\W{{0,4}}){{3,}}|(?:\b{_SIDE}\W{{0,3}}\d{{1,2}}\b\W{{0,4}}){{3,}}",
    re.IGNORECASE,
)
"""How far to turn a dial, three times and more: nobody says that but of a lock."""
_LINKED = re.compile(
    r"(?:\b(?:is|are|was|ist|lautet|es|est|è|é|är|er|on|jest|to|pin|code|combination|combo|password|kod|kód|"
    r"código|codice|код)\b|[:=→#*-])",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s+(?!then\b|and\b|to\b|for\b|or\b|if\b|when\b|press\b|pls\b|please\b|ok\b|thanks\b|thx\b|dont\b|don't\b|"
    r"just\b|use\b|in\b|it\b|the\b|und\b|y\b|et\b|e\b|i\b|и\b|но\b|x\b|love\b|so\b|but\b)[^\W\d]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FAR = 8
_MOST_TOKENS = 320
_MOST_LOOKED_AT = 6
_COMPOUND = 9
_WITH_TWO = 3
_OPENS_WITH = frozenset({"key", "lock", "ключ", "combination"})
_MINE = frozenset(
    {"my", "mein", "mi", "mon", "mio", "mia", "meu", "minha", "mijn", "min", "mitt", "mój", "moje", "мой", "benim"}
)
_ADMIN = re.compile(r"(?:admin|root|user|guest|test)[:/]\S{3,}", re.IGNORECASE)
_LEADS_LIST = """
it's its it’s it is here here's here’s heres try use that's thats that’s this use: the try: es ist er un el la
le c'est c’est è é é: here: please pls plz thanks thx bitte por favor s'il te plait ok okay yes sorry oh also
and or
"""
_LEADS = frozenset(_LEADS_LIST.split())
_LONE_FORM = re.compile(r"[^\s]{5,64}")


def password_in(plain: str, spoken: list[str]) -> Secret | None:
    """The password in a text, if there is one near a word for it; as typed, but for the text's ending.

    Args:
        plain: the text without links.
        spoken: its words, in lower case.
    """
    if not said.PASSWORD_GATE.isdisjoint(spoken) or not said.CODE_WORDS.isdisjoint(spoken):
        found = _near_word(_TOKEN.findall(plain))
        return found or (_without_spaces(plain) if said.NO_SPACES.search(plain.casefold()) else None)
    folded = plain.casefold()
    if any(ending in folded for ending in said.PASSWORD_ENDINGS):
        return _near_word(_TOKEN.findall(plain))
    if not plain.isascii() and said.SCRIPTS_WITHOUT_SPACES.search(plain):
        return _without_spaces(plain)
    return None


def is_lone_password(words: Words) -> bool:
    """Whether a text is one word of letters and digits, or of letters with signs among them, as passwords are.

    A word or two may lead to it ("it's hunter2", "flat s3cret").
    """
    if words.backslash:
        return False
    parts = [part for part in words.parts if part.casefold().strip(",:") not in _LEADS]
    if not 1 <= len(parts) <= _WITH_TWO:
        return False
    word = parts[-1].strip(",;:\"'“”()")
    if _ADMIN.fullmatch(word):
        return True
    if _LONE_FORM.fullmatch(word) is None or not looks_like_password(word) or is_ordinary(word):
        return False
    if said.SCRIPTS_WITHOUT_SPACES.search(word):
        return False
    return len(parts) == 1 or (word.rstrip(_TRAILING).isalnum() and parts[0][0].isalnum() and "#" not in words.plain)


def looks_like_password(word: str) -> bool:
    """Whether letters are mixed with digits, or with signs that no word has."""
    word = word.rstrip(_TRAILING)
    if len(word) < 4 or word[0] in "#@" or "://" in word:  # noqa: PLR2004 - as short as passwords are
        return False
    has_letter = _SEPARATED.search(word) is not None
    has_digit = any(sign.isdigit() for sign in word)
    if has_letter and has_digit:
        return True
    return (has_letter or has_digit) and any(sign in "@$!^=~|#%_&*+" for sign in word[1:-1])


def _near_word(tokens: list[str]) -> Secret | None:
    looked_at = 0
    for place, token in enumerate(islice(tokens, _MOST_TOKENS)):
        word = token.casefold().strip(_TRAILING + "*_~`").removesuffix("'s").removesuffix("’s")
        sure = word in said.PASSWORD_WORDS or (len(word) > _COMPOUND and word.endswith(said.PASSWORD_ENDINGS))
        if not sure and word not in said.PASSWORD_GATE and word not in said.CODE_WORDS:
            continue
        looked_at += 1
        if looked_at > _MOST_LOOKED_AT:
            break
        found = _after(tokens, place, sure=sure, word=word)
        if not found and word not in said.SHORT_FOR_PASSWORD:
            found = _before(tokens, place, sure=sure or word == "pw")
        if found:
            return Secret(SecretKind.PASSWORD, password=found)
    return None


def _after(tokens: list[str], place: int, *, sure: bool, word: str) -> str:
    """What stands behind a word for a password and may be it, or ""."""
    following = tokens[place + 1 : place + 1 + _FAR]
    direct = word in said.PASS_WORDS or sure
    for distance, token in enumerate(following):
        value = token.strip("'\"`*") if len(token) > 2 else token  # noqa: PLR2004 - quotes around it
        before = following[distance - 1] if distance else "is" if tokens[place].endswith(("'s", "’s")) else ""
        linked = before.casefold() in _LINKS
        if token.casefold() in _LINKS:
            continue
        if _may_be(
            value,
            linked=linked,
            strong=before in {":", "=", "→"},
            sure=sure,
            alone=_ends(following, distance),
            word=word,
        ):
            return value
        if not distance and direct and _is_only_word(tokens, place):
            return "" if _no_value(value) else value
        if distance == 0 and sure and not said.LOGIN_WORDS.isdisjoint(map(str.casefold, tokens[:place])):
            return "" if _no_value(value) else value
        if linked and not sure and word in said.NETWORK_WORDS:
            return ""
    return ""


def _may_be(value: str, *, linked: bool, strong: bool, sure: bool, alone: bool, word: str) -> bool:  # noqa: PLR0911 - one a form
    """Whether a word that stands behind a word for a password can be one."""
    plain = value.rstrip(_TRAILING)
    if _no_value(value):
        return False
    if word in said.CODE_WORDS and word not in said.PASS_WORDS:
        return strong and alone and looks_like_password(plain) and not is_ordinary(plain)
    if word in said.SHORT_FOR_PASSWORD:
        return linked and alone and looks_like_password(plain) and not is_ordinary(plain)
    if looks_like_password(plain) and (linked or not is_ordinary(plain)):
        return True
    if plain.isdigit():
        if word in said.NETWORK_WORDS and len(plain) > 7:  # noqa: PLR2004 - as routers come
            return True
        return len(plain) > 3 and (linked or (sure and not _YEAR.fullmatch(plain)))  # noqa: PLR2004 - no count
    if word in said.NETWORK_WORDS or word in {"login", "logins", "user", "username", "account"}:
        return strong and alone and len(plain) > 5  # noqa: PLR2004 - "wifi: yes" is none
    if strong:
        return True
    return linked and (sure or alone) and (alone or any(sign.isupper() for sign in plain[1:]))


def _no_value(value: str) -> bool:
    plain = value.casefold().strip(_TRAILING + '*_~`"“”')
    return (
        not plain
        or plain in NO_VALUES
        or plain in said.PASSWORD_GATE
        or plain[0] in "@#"
        or not any(map(str.isalnum, plain))
    )


def _ends(following: list[str], distance: int) -> bool:
    """Whether the text, a sentence or a clause ends there."""
    if distance + 1 == len(following) or following[distance][-1] in ".!?;":
        return True
    return following[distance + 1].casefold() in {
        "and",
        "for",
        "und",
        "y",
        "et",
        "to",
        "so",
        "if",
        "pls",
        "please",
        "ok",
        "thanks",
        "in",
        "at",
        "on",
        "/",
        "user",
        "login",
        "wifi",
    }


def _is_only_word(tokens: list[str], place: int) -> bool:
    """Whether a word for a password, at most one before it and one behind it are all of a text ("wifi pw sun")."""
    if place > 1 or len(tokens) != place + 2:
        return False
    return not place or tokens[0].casefold() not in NO_VALUES - _MINE


def _before(tokens: list[str], place: int, *, sure: bool) -> str:
    """What stands before a word for a password and may be it ("hunter2 is the password"), or ""."""
    for distance in range(1, min(place, 6) + 1):
        value = tokens[place - distance]
        after = tokens[place - distance + 1].casefold()
        if _no_value(value) or after not in _LINKS:
            if (
                looks_like_password(value)
                and not is_ordinary(value.rstrip(_TRAILING))
                and distance < 5  # noqa: PLR2004 - no farther away
                and not _no_value(value)
            ):
                return value
            continue
        if (sure and place == distance) or looks_like_password(value) or (value.isdigit() and len(value) > 3):  # noqa: PLR2004
            return value
    return ""


def is_dictated(plain: str) -> bool:
    """Whether a secret is told sign by sign: "password capital M mango seven seven"."""
    return said.SPELT_OUT.search(plain) is not None


def opens_door(plain: str, spoken: list[str]) -> bool:
    """Whether digits stand beside what opens with them, as its code does."""
    if said.OPENED_WITH.search(plain) or (not _SIDES.isdisjoint(spoken) and _DIAL.search(plain)):
        return True
    if said.DOORS.isdisjoint(spoken):
        return False
    if said.TYPE_IT.search(plain) or said.OPENS.search(plain):
        return True
    for found in islice(re.finditer(r"[^\W\d_]+", plain), _MOST_TOKENS):
        if found[0].casefold() not in said.DOORS:
            continue
        code = _OPENS.match(plain, found.end())
        if code is None:
            continue
        marked = code[1][0] in "#*" or code[1][-1] in "#*" or code[1].count("-") == 2  # noqa: PLR2004 - 12-34-56
        sure = found[0].casefold() in said.SURE_DOORS or _says_code(plain, found.start())
        is_combination = "comb" in found[0].casefold() or "comb" in plain[found.end() : code.start(1)].casefold()
        if code[1].count(" ") == 2 and not (is_combination or _says_code(plain, found.start())):  # noqa: PLR2004 - 12 34 56
            continue
        if " " in code[1] and not (sure or is_combination):  # 12 34, which may be anything
            continue
        linked = sure or _LINKED.search(plain[found.end() : code.start(1)]) is not None
        if marked or sure or (linked and not _GOES_ON.match(plain, code.end())) or _is_note(plain, code):
            return True
    return False


def _is_note(plain: str, code: re.Match[str]) -> bool:
    """Whether a few words end with a door and digits, as people note it: "hotel safe 2468"; a year is none."""
    few = plain.count(" ") < _WITH_TWO + 1
    digits = code[1].strip("#*")
    return (
        few
        and not plain[code.end() :].strip(_TRAILING)
        and len(digits) > _WITH_TWO
        and _YEAR.fullmatch(digits) is None
    )


def _says_code(plain: str, end: int) -> bool:
    """Whether a word for a code stands closely before ("код двери", "code for the door")."""
    before = re.findall(r"\w+", plain[max(0, end - 24) : end])[-3:]
    words = said.CODE_WORDS | said.PASSWORD_WORDS | _OPENS_WITH
    return any(word.casefold() in words for word in before)


def _without_spaces(plain: str) -> Secret | None:
    """A password near a word for it where words have no spaces between them, or where the word is several."""
    for found in islice(said.NO_SPACES.finditer(plain.casefold()), 8):
        near = plain[found.end() : found.end() + 48]
        value = re.match(
            r"\w{0,3}[^\w\s]*\s*(?:wifi|wi-fi|for \w+|pour \w+(?: \w+)?|du \w+|de la \w+|untuk \w+)?\s*(?:は|是|"
            r"为|為|が|는|은|이|:|=|->|→|est|is|là|adalah|هي|هو|है|คือ|—|-|–)[\s:「『\"'“]*([^\s」』\"”。、]{3,})",
            near,
        )
        if value is not None and not _no_value(value[1]):
            return Secret(SecretKind.PASSWORD, password=value[1])
        close = re.search(r"(?=[A-Za-z@!#$%_-]*\d)(?=[\d@!#$%_-]*[A-Za-z])[A-Za-z\d@!#$%_-]{5,}", near)
        if close is not None and not is_ordinary(close[0]):
            return Secret(SecretKind.PASSWORD, password=close[0])
    return None
