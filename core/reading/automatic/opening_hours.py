"""When shops and offices are closed, and when they open again: "We're closed, back Tuesday at 9".

A shop may post that too, so these are asked about. Of 65,769 real posts three say so, all of them by shops.
"""

import re

_LONGEST = 300
_CLOSED = re.compile(
    r"\b(?:closed|shut|reopens|stocktaking|ruhetag|geschlossen|ferme(?:es?|s)?|cerrad[oa]s?|chius[oaei]|fechad[oa]s?|gesloten|dicht|zamkniet[aey]|nieczynn[aey]"
    r"|закрыт[аоы]?|kapali(?:yiz|dir)?|stang(?:d|t|da)|lukket|tutup|مغلق\w*|बंद)\b"
    r"|休業|定休|休診|休み|休息|打烊|关门|歇业|暂停营业"
)
_OPENS = re.compile(
    r"\b(?:(?:re)?open(?:s|ed|ing)?|back|offnen|geoffnet|wieder\w*|ruhetag|eroffnung|reouvert\w*|rouvr\w+|ouvert\w*|ouvr\w+|retour|reprise"
    r"|abrimos|abre|reabr\w+|abiert\w+|volvemos|riapr\w+|riapertura|apert\w+|apriamo|torniamo|abert\w+|voltamos|retorno|reabertura"
    r"|weer|terug|heropen\w*|otwart\w+|otwieramy|zapraszamy|wracamy|czynn[aey]|открыва\w+|откро\w+|открыт\w*|работаем"
    r"|acil\w+|aciyoruz|acigiz|oppnar|oppet|oppna|tillbaka|apner|abner|tilbage|tilbake|buka|kembali|نفتح|نعود|يفتح|खुल\S*)\b"
    r"|再開|営業|開店|恢复|营业|开门"
)
_DAY = (
    r"(?:mon|tues?|wed(?:s|nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?|tomorrow|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|morgen"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana"
    r"|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|domani|segunda|terca|quarta|quinta|sexta|amanha"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|poniedzial\w+|wtor\w+|srod[aey]|czwart\w+|piat\w+|sobot\w+|niedziel\w+|jutro"
    r"|понедельник\w*|вторник\w*|сред[ауы]|четверг\w*|пятниц\w+|суббот\w+|воскресень\w+|завтра"
    r"|pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar|yarin|(?:man|tis|ons|tors|fre|lor|son)dag(?:ar|en)?|imorgon"
    r"|senin|selasa|rabu|kamis|jumat|sabtu|minggu|besok"
)
_BEFORE_AN_HOUR = r"at|from|til|till|until|ab|um|am|a partir|desde|dalle|alle|das|as|a las|a|el|le|il|vanaf|om|od|o|с|в|kl|jam|saat|pukul|on the"
_WHEN = re.compile(
    rf"\b(?:{_DAY}|\d{{1,2}}[:.h]\d\d|\d{{1,2}} ?(?:am|pm|uhr|h|u|ч)|(?:{_BEFORE_AN_HOUR}) (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)\b"
    r"|[月火水木金土日]曜|\d{1,2}時|\d{1,2}点|周[一二三四五六日]|星期|明天|明日"
    r"|السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|غدا|कल|सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि"
)
_OF_A_PERSON = re.compile(
    r"\b(?:i|im|ive|ill|my|me|ich|mein\w*|yo|mi|je|mon|ma|io|mio|mia|eu|meu|minha|ik|mijn|ja|moj\w*|я|мо[ия]|ben|benim|jag|min)\b"
)


def may_tell_opening_hours(folded: str) -> bool:
    """Whether a text may be a shop's that says when it is closed, and when it opens again.

    Args:
        folded: the beginning of a text, folded as in `core.reading.automatic.folding`.
    """
    if len(folded) > _LONGEST or _CLOSED.search(folded) is None:
        return False
    return (
        _OPENS.search(folded) is not None and _WHEN.search(folded) is not None and _OF_A_PERSON.search(folded) is None
    )
