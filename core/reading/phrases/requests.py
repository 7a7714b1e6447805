"""Commands in other words: "who is in trip", "please join trip", "show me the photos", "connect my twitter".

English above all, and the main words of other languages. A text is turned into a letter for each word, and a pattern
over these letters says which command it asks for. An unknown word (x) in the right place is the name of a room, or of
somebody.
"""

import re
from dataclasses import dataclass

from core.reading.phrases.lexicon import entries, spoken
from core.reading.phrases.request_words import LEXICON
from core.reading.situation import RoomNames

MOST_WORDS = 9
MOST_WORDS_AT_ALL = 12
_FEW_BESIDE = 2
# Around and between what counts. "from" and "in" may stand anywhere.
_F = "[FAIo]*"
_PATTERNS = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (f"{_F}[KBC]?{_F}z{_F}", "STOP"),
        (r"[FAIoT]*1[FAIoT]*", "ASK ALWAYS"),
        (r"[FAIoT]*0[FAIoT]*", "ASK NEVER"),
        (f"{_F}J{_F}R?{_F}N?x{_F}R?{_F}", "JOIN"),
        (f"{_F}x{_F}R?{_F}J{_F}", "JOIN"),
        (f"{_F}J{_F}R{_F}", "JOIN"),
        (f"{_F}L{_F}(?:R{_F}N?x?|x{_F}R){_F}", "LEAVE"),
        (f"{_F}(?:M{_F}R|m[Fo]*A[FA]*R|m[FA]*M[FA]*R){_F}(?:N{_F}x|x)?{_F}", "ROOM"),
        (f"{_F}R{_F}N?x{_F}M{_F}", "ROOM"),
        (f"{_F}(?:W|S|U)?{_F}A?{_F}(?:r|W{_F}R){_F}(?:[SH]{_F})?", "ROOMS"),
        (f"{_F}W{_F}I{_F}(?:R?{_F}x|x{_F}R|R){_F}", "ROOMS"),
        (f"{_F}[SM]{_F}(?:x{_F}R?{_F})?P{_F}(?:R?{_F}x{_F}R?|R)?{_F}", "PHOTOS"),
        (f"{_F}P{_F}S{_F}", "PHOTOS"),
        (f"{_F}S{_F}(?:x{_F})?g{_F}(?:x{_F})?", "CHART"),
        (f"{_F}[CKUM]{_F}X{_F}(?:X{_F})?", "CONNECT"),
        (f"{_F}X{_F}C{_F}|{_F}C[FAI]*", "CONNECT"),
        (f"{_F}G{_F}(?:X{_F})?", "LOGIN"),
        (f"{_F}O{_F}(?:X{_F})?", "LOGOUT"),
        (f"{_F}(?:K{_F}Y{_F}|l{_F})x{_F}", "NAME"),
        (f"{_F}K{_F}Y{_F}", "NAME"),
        (f"{_F}(?:S{_F})?s{_F}", "STATUS"),
        (f"{_F}(?:[SUKM]{_F})?H{_F}", "HELP"),
        (f"{_F}E{_F}[qbP]?{_F}[qbP]?{_F}", "POST"),
        (f"{_F}B{_F}b{_F}[qX]?{_F}", "UNDO"),
        (f"{_F}[KMmS]?{_F}Z{_F}(?:R?{_F}x{_F}R?)?{_F}", "PASSWORD"),
        (f"{_F}U{_F}(?:x{_F}R|R{_F}N?x){_F}|{_F}m?{_F}x{_F}a{_F}R?{_F}", "USE"),
        (f"{_F}[kB]{_F}x{_F}o{_F}(?:R{_F}N?x?|x){_F}", "REMOVE"),
    )
)
# A room to be made, whatever for: "how do I make a room for our netball team".
_MAKES_A_ROOM = re.compile(r"(?=.*(?:M[FAIo]*R|m[FAo]*A[FA]*R|R[FAIoN]*[Mm])).*")
_MOST_NAMES = 3
# Only with a room of theirs: anybody wants to leave London, and to switch to tea.
_OF_A_ROOM = f"{_F}[LU]{_F}x{_F}"
# REMIND in other languages, with a time or a number of minutes in it.
_REMINDS = re.compile(
    r"^(?:(?:oye|hola|por favor|s il te plait|bitte|please|puedes|peux tu|tu peux|puoi|voce pode|kun je|mozesz|можешь|tolong) )*"
    r"(?:recuerdame|recordame|recuerdeme|recordarme|rappelle moi|rappelez moi|me rappeler|erinner\w* mich|ricordami|mi ricordi"
    r"|ricordarmi|me lembra\w*|me lembre|lembra me|lembre me|herinner (?:me|mij)|przypomnij mi|напомни\w*(?: мне)?|ذكرني"
    r"|ingatkan|ingetin|(?:mujhe )?yaad dila\w*)\b(?=.*(?<!\d)\d{1,2}(?!\d))"
    r"|^(?:kannst|konntest|konnen) (?:du|sie) mich\b.*\d.*\berinnern|\d.*(?:hatirlat\w*|yaad dila\w*|याद दिला\S*)"
    r"|\d.*リマイン|\d.{0,8}提醒我|提醒我.{0,8}\d"
)
_ASKS_HOW = frozenset(
    ["how", "como", "cómo", "comment", "wie", "come", "hoe", "jak", "как", "nasıl", "كيف", "can", "could", "where"]
) | {
    "hur",
    "hvordan",
    "kaise",
    "कैसे",
    "gimana",
    "bagaimana",
    "como",
    "nasil",
}
_OWN = """
me my i mir mein meine meinen ich mi mon mes moi mio mia meu minha mij mijn mój мне мой bana
"""
_ONES_OWN = frozenset(_OWN.split())


_GROUPS = """
team club class family friends mates group choir crew squad gang neighbours neighbors street coworkers colleagues office wedding party
trip holiday kids parents league band church society committee school staff us
equipo club clase familia amigos amigas grupo coro vecinos boda viaje nosotros equipe équipe classe famille amis groupe chorale voisins
mariage voyage nous mannschaft verein klasse familie freunde gruppe chor nachbarn hochzeit reise uns squadra famiglia amici gruppo
vicini matrimonio viaggio noi time turma família vizinhos casamento viagem nós elftal klas gezin vrienden groep koor buren bruiloft ons
drużyny klubu klasy rodziny przyjaciół znajomych grupy chóru sąsiadów wesela nas команды клуба класса семьи друзей группы хора соседей
свадьбы нас takım takımımız takımım sınıf sınıfımız aile ailem ailemiz arkadaşlar arkadaşlarım grup kulübümüz bizim فريقنا الفريق عائلتي
العائلة اصدقائي أصدقائي الفصل صفنا الشلة tim kelas keluarga teman teman_teman grup kami parivar dost doston laget klubben klassen familjen
vännerna gruppen oss holdet klassen familien vennerne परिवार दोस्तों टीम क्लास
"""
_OF_GROUPS = frozenset(word for phrase in entries(_GROUPS) for word in phrase)
_OUR = """
our my notre nos mon ma unser unsere unserer unseren nuestro nuestra nostro nostra nosso nossa onze ons naszej naszego нашей нашего vår vårt
vores bizim
"""
_OURS = frozenset(_OUR.split())
_FOR_LIST = (
    "for para pour für fur per voor dla для için icin لـ ل من_اجل عشان untuk buat ke_liye ke liye के लिए för til"
)
_FOR = frozenset(word for phrase in entries(_FOR_LIST) for word in phrase)

_NO_NAMES = _OF_GROUPS | _FOR | _ASKS_HOW | _OURS


@dataclass(frozen=True, slots=True)
class Request:
    """What a text asks for: a command's word in capitals, and what would follow it, or nothing."""

    word: str
    name: str = ""


def requested(plain: str, rooms: RoomNames) -> Request | None:
    """The command that a text asks for in other words, if it does.

    Args:
        plain: the text, folded as in `Words.plain`.
        rooms: gives the names of the person's rooms. What isn't English for anything may be one of them.
    """
    said = spoken(plain)
    if len(said) <= MOST_WORDS_AT_ALL and _REMINDS.search(" ".join(said)) is not None:
        return Request("REMIND")
    if (room := _room_for(said)) is not None:
        return room
    if not 1 < len(said) <= MOST_WORDS:
        return _lone(said)
    tagged = LEXICON.tagged(said)
    tags = "".join(letter for letter, _ in tagged)
    named = next((words[0] for letter, words in tagged if letter == "x"), "")
    for pattern, word in _PATTERNS:
        if pattern.fullmatch(tags) is not None and _is_meant(word, said, tags):
            return Request(word, named)
    if re.fullmatch(_OF_A_ROOM, tags) is not None and named in {room.casefold() for room in rooms()}:
        return Request("LEAVE" if "L" in tags else "USE", named)
    return None


def _room_for(said: tuple[str, ...]) -> Request | None:
    """Asking how to make a room for some group; its name may be the one word beside that is none of ours."""
    if len(said) > MOST_WORDS_AT_ALL or _OF_GROUPS.isdisjoint(said):
        return None
    if not (set(said) & _ASKS_HOW) or not (set(said) & _FOR or any(word.startswith("ل") for word in said)):
        return None
    tagged = LEXICON.tagged(said)
    tags = "".join(letter for letter, _ in tagged)
    names = [words[0] for letter, words in tagged if letter == "x" and words[0] not in _NO_NAMES]
    if _MAKES_A_ROOM.fullmatch(tags) is None or len(names) > _MOST_NAMES:
        return None
    return Request("ROOM", names[0] if len(names) == 1 else "")


def _lone(said: tuple[str, ...]) -> Request | None:
    """A word for help, or for one's rooms, alone, in another language."""
    word = {"H": "HELP", "r": "ROOMS"}.get(LEXICON.tags(said)) if len(said) == 1 else None
    return Request(word) if word else None


def _is_meant(word: str, said: tuple[str, ...], tags: str) -> bool:
    """Whether a pattern that ordinary sentences fit too was meant as a command."""
    if word == "POST":  # "how do I post" asks; "post a photo" is for the rule of the first word
        return not _ASKS_HOW.isdisjoint(said) or ("F" in tags[: tags.index("E")] and {"for", "me"} <= set(said))
    if word == "CHART":  # the charts are also songs
        return not _ONES_OWN.isdisjoint(said)
    if word == "CONNECT" and "X" not in tags:
        return "me" in said
    if word == "HELP":
        return len(tags) > 1 and (
            "S" in tags
            or said[0] in {"i", "please", "can", "what", "whats", "give", "need", "get"}
            or tags.count("F") <= _FEW_BESIDE
        )
    return True
