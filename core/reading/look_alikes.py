# ruff: noqa: RUF001 - it is about letters that look alike
"""Names that look alike, and names whose letters are of several scripts: by either, one room passes for another.

The table is made from Unicode's list of confusable characters (UTS #39, confusables.txt, version 15.1): those of its
letters and digits, compared without case, that look like one of ASCII. Other scripts' letters that look like each
other's are not in it: a name is of one script.
"""

import unicodedata

_LIKE = {
    "2": "ƨϩᒿꙅꛯꝛ",
    "3": "ȝɜʒзӡⳍꝫ",
    "4": "Ꮞ",
    "6": "бᏮⳓ",
    "8": "ȣ৪੪",
    "9": "৭੧୨൭ⳋꝯ",
    "a": "ɑαаᎪᗅꓮ",
    "b": "ƅβвьᏏᏴᑲᖯᗷꓐꞵ",
    "c": "сᏟᴄⲥꓚ",
    "d": "ԁᎠᏧᑯᗞᗪꓒꓓ",
    "e": "εеҽᎬⴹꓰꬲ",
    "f": "ϝքᖴẝꓝꞙꬵ",
    "g": "ƍɡԍցᏀᏳᶃꓖ",
    "h": "ηнһհᎻᏂᕼⲏꓧ",
    "i": "ıɩɪιіӏᎥꙇ",
    "j": "ʝϳјᎫᒍꓙ",
    "k": "κкᏦᛕⲕꓗ",
    "l": "ǀ۱Ꮮᒪᛁⲓⳑⵏꓡꓲ",
    "m": "μϻмᎷᗰᛖⲙꓟ",
    "n": "ոռⲛꓠ",
    "o": "οσоօ۵०০੦૦ଠ୦௦౦೦ഠ൦๐໐ဝ၀ჿዐᴏᴑⲟⵔ〇ꓳꬽ",
    "p": "ρрᏢᑭⲣꓑ",
    "q": "ԛգզⵕ",
    "r": "ʀгᎡᎱᏒᖇᴦⲅꓣꭇꭈ",
    "s": "ƽѕտᏕᏚꓢꜱ",
    "t": "τтᎢⲧꓔ",
    "u": "ʋυսሀᑌᴜꓴꞟꭎꭒ",
    "v": "νѵ۷Ꮩᐯᴠⴸꓦꛟ",
    "w": "ɯѡԝաᎳᏔᴡꓪ",
    "x": "χхᕁᕽᚷⲭⵝꓫꭓ",
    "y": "ɣʏγуүყᎩᎽᶌỿⲩꓬꭚ",
    "z": "ζᏃᴢꓜ",
}
_AMONG_ASCII = {"0": "o", "1": "l", "i": "l", "m": "rn"}
"""I, l and 1 look alike in one case or the other; m looks like rn (UTS #39, likewise)."""
_TABLE = str.maketrans(
    {sign: _AMONG_ASCII.get(like, like) for like, signs in _LIKE.items() for sign in signs} | _AMONG_ASCII
)
_ONE_WRITING = (
    frozenset({"CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"}),
    frozenset({"CJK", "HANGUL", "IDEOGRAPHIC"}),
    frozenset({"CJK", "BOPOMOFO", "IDEOGRAPHIC"}),
)
"""Scripts that are written together (UTS #39, section 5.1)."""
_SAME = {"EXTENDED": "ARABIC", "KATAKANA-HIRAGANA": "KATAKANA", "ARABIC-INDIC": "ARABIC"}
"""How names of characters begin that don't begin with their script."""


def skeleton(name: str) -> str:
    """What all names that look alike have in common, in any case; for nobody to read."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(_digit(sign) for sign in plain.translate(_TABLE)).translate(_TABLE)


def _digit(sign: str) -> str:
    """A digit of any script as one of ASCII."""
    value = None if sign.isascii() else unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def is_of_one_script(name: str) -> bool:
    """Whether its letters are of one script, or of some that are written together; ASCII's digits go with any."""
    plain = unicodedata.normalize("NFKC", name)
    scripts = {_script(sign) for sign in plain if sign.isalpha() or (sign.isdecimal() and not sign.isascii())}
    return len(scripts) <= 1 or any(scripts <= together for together in _ONE_WRITING)


def _script(sign: str) -> str:
    """What the names of its script's characters begin with: Python knows no scripts, but all names."""
    first = unicodedata.name(sign, "UNNAMED").partition(" ")[0]
    return _SAME.get(first, first)
