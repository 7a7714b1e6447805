"""Answers to an open question, and what is awaited from a person: a password, a code."""
# ruff: noqa: RUF001 - phones type typographic apostrophes

import re
import unicodedata

from core.reading.question import Choice, Question
from core.reading.small_talk import is_small_talk
from core.reading.words import Words

LONGEST_SHORT = 60
"""Letters of a text that is taken to be about the open question."""
MOST_SHORT = 6
"""Words of it."""
_LONGEST_NUMBER = 40
_NUMBER = re.compile(
    r"(?:reply|option|number|choice|answer|no\.?|nr\.?)? ?[#(\\/]? ?(\d)[).:]{0,2}(?: please| pls| thanks)?",
    re.IGNORECASE,
)
_NUMBERED = (
    """
    one first 1st primero primera primer premier première premiere 1er 1ère erste erster erstes ersten eins primo
    prima primeiro primeira eerste één pierwszy pierwsza pierwsze pierwszą первый первая первое первую birinci
    birincisi birinciyi ilki الاول الأول الاولى الأولى 一番目 一つ目 最初 1番
    """,
    """
    two second 2nd segundo segunda deuxième deuxieme seconde 2e 2ème zweite zweiter zweites zweiten zwei secondo
    seconda tweede drugi druga drugie drugą второй вторая второе вторую ikinci ikincisi ikinciyi الثاني الثانية 二番目
    二つ目 2番
    """,
    """
    three third 3rd tercero tercera tercer troisième troisieme 3e 3ème dritte dritter drittes dritten drei terzo terza
    terceiro terceira derde trzeci trzecia trzecie trzecią третий третья третье третью üçüncü üçüncüsü الثالث الثالثة
    三番目 三つ目 3番
    """,
    """
    four fourth 4th cuarto cuarta quatrième vierte vierter viertes quarto quarta vierde czwarty czwarta четвёртый
    четвертый четвёртая dördüncü الرابع الرابعة 四番目 四つ目 4番
    """,
)
_ORDINALS = {word: number for number, words in enumerate(_NUMBERED, 1) for word in words.split()}
_BESIDE_LIST = """
the one option choice please pls number answer el la lo opción opcion por favor le l' l’ choix svp das die der den
bitte nehme ich il opzione per scelta o a opção opcao de het optie graag ten ta to opcja opcję proszę вариант
пожалуйста seçenek olan lütfen الخيار
"""
_BESIDE_ORDINALS = frozenset(_BESIDE_LIST.split())
_AFTER_ORDINALS = ("のやつ", "のほう", "でお願いします", "です", "で", "の")
_MOST_ORDINALS = 4
_SAY_MORE_ALONE = frozenset(["prima", "primo", "one second"])
"""Great in German and Dutch; what one calls a friend in Spanish; a wish to wait."""
_TOLD = re.compile(
    r"(?:(?:the |its |it's |it’s |my )?(?:pass ?word|pw|pwd|pass|code)(?: for [\w-]+)?(?: is|:|=)? )(?P<told>\S+)"
    r"|(?:it is|its|it's|it’s|try) (?P<tried>\S+)",
    re.IGNORECASE,
)
_NAMES_A_CHOICE = re.compile(
    r"\b(?:first|second|third|1st|2nd|3rd) (?:choice|option|answer|one)\b"
    r"|\b(?:choice|option|answer) (?:one|two|three|\d|[ab])\b"
    r"|\b(?:primera|segunda|prima|seconda|primeira|premi[eè]re|deuxi[eè]me|eerste|tweede|erste|zweite|pierwsz[aą]"
    r"|drug[aą]|перв\w+|втор\w+) (?:opci[oó]n|opzione|scelta|op[cç][aã]o|option|choix|optie|keuze|m[oö]glichkeit"
    r"|opcj[aęi]|вариант\w*)\b",
    re.IGNORECASE,
)
_MOST_NAMING = 12
_OPENING_LIST = """
yes yeah yep yup yess sure ok okay absolutely definitely no nope nah sí si claro oui ouais ja jawohl jo jep sim
claro não nao non nein nee nö tak jasne nie да ага нет неа evet tamam hayır نعم ايوه اي لا haan हाँ हां नहीं nahi
iya ya tidak nggak はい うん いいえ
"""
_OPENINGS = frozenset(_OPENING_LIST.split())
_MOST_OPENING = 9
_ROOM_AND_PASSWORD = 2
_CODE_BESIDE_WORDS = re.compile(r"(?<![\w.,])(\d{4,6})(?![\w,])")


def chosen(words: Words, question: Question) -> Choice | None:
    """The numbered answer that a text gives (`1`, `one`, `1.`, `first`, `the first one`), if there is such a one."""
    number = _number(words)
    return question.choices[number - 1] if 1 <= number <= len(question.choices) else None


def is_answer_by_number(words: Words) -> bool:
    """Whether a text could only be an answer by number, to whatever question."""
    return _number(words) > 0


def is_short(words: Words) -> bool:
    """Whether a text is so short that, while a question is open, it is about that."""
    return 0 < len(words.parts) <= MOST_SHORT and len(words.plain) <= LONGEST_SHORT


def is_about_a_question(words: Words, *, is_open: bool) -> bool:
    """Whether a text is so short that it is about what was asked.

    While that is open, so are a few words more that begin with a yes or a no, or speak of one of several choices.
    """
    return is_short(words) or (
        is_open and bool(words.parts) and (_opens_like_an_answer(words) or _names_a_choice(words))
    )


def _names_a_choice(words: Words) -> bool:
    return len(words.parts) <= _MOST_NAMING and _NAMES_A_CHOICE.search(words.plain) is not None


def _opens_like_an_answer(words: Words) -> bool:
    return len(words.parts) <= _MOST_OPENING and words.parts[0].casefold().strip(",.!-–") in _OPENINGS


def told_password(words: Words, room: str) -> str:
    """The password that is awaited for a room, if a text tells one, just as typed; else nothing.

    It may come alone, behind the room's name, or as in "the password is s3cret".
    """
    if len(words.parts) == 1:
        is_talk = is_small_talk(words.plain) and not words.plain.isdigit()
        return "" if is_talk else words.typed(0)
    if len(words.parts) == _ROOM_AND_PASSWORD and words.parts[0].casefold().strip(":,") == room.casefold():
        return words.typed(1)
    found = _TOLD.fullmatch(words.plain)
    if found is None:
        return ""
    return words.typed(len(words.parts) - 1)


def told_code(words: Words) -> str:
    """The code in a short text that has some words beside it ("4821 thanks"), or nothing."""
    if not is_short(words):
        return ""
    found = _CODE_BESIDE_WORDS.findall(words.plain)
    return "".join(str(unicodedata.digit(sign)) for sign in found[0]) if len(found) == 1 else ""


def _number(words: Words) -> int:
    """The number of the answer that a text gives, or 0."""
    if len(words.plain) > _LONGEST_NUMBER:
        return 0
    found = _NUMBER.fullmatch(words.plain)
    if found:
        return unicodedata.digit(found[1])
    spoken = words.plain.casefold().strip(".!,。").split()
    if len(spoken) > _MOST_ORDINALS or " ".join(spoken) in _SAY_MORE_ALONE:
        return 0
    named = [word for word in spoken if word not in _BESIDE_ORDINALS] or [word for word in spoken if word == "one"]
    return _ORDINALS.get(_bare(named[0]), 0) if len(named) == 1 else 0


def _bare(word: str) -> str:
    """A word without what Japanese puts behind a number to choose it."""
    for end in _AFTER_ORDINALS:
        word = word.removesuffix(end)
    return word
