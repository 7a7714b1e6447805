"""Lines that phones and mail programs put under what was written, and names that people sign with."""

import re

# The beginnings of such lines, by language; a device or a program follows.
_BEFORE = (
    r"sent (?:from|via|with|using|by|on)|get outlook for|gesendet (?:von|mit|über|via)|enviad[oa] (?:desde"
    r"|do|de|da|com|con|por|via)|envoyée? (?:de|depuis|avec|à partir|via)|inviat[oa] (?:da|dal|dallo|con"
    r"|tramite|via)|(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via)|wysłan[eoya] (?:z|ze|za)"
    r"|отправлено (?:с|со|из|от|через)|надіслано (?:з|із|через)|(?:أُ?رسلت|مُ?رسل|تم الإرسال) (?:من|عبر"
    r"|باستخدام)|skickat (?:från|med)|sendt (?:fra|med)|odesláno (?:z|ze)|(?:στάλθηκε|εστάλη) από"
    r"|lähetetty|scarica outlook|obtenir outlook|outlook für"
)
# Their ends, where the device comes first.
_AFTER = r"gesendet|gönderildi|ile gönderildi|から送信|से भेजा गया|से भेजा गया मेरा|에서 보냄|发送|發送"
_LINE = re.compile(
    rf"(?:(?:{_BEFORE})\b.{{1,48}}|.{{2,40}}?(?:{_AFTER})|发自我的.{{1,20}}|傳送自我的.{{1,20}})",
)
# One line made of two, as some gateways do. Only devices: "sent from my heart" is written by people.
_DEVICE = r"(?:iphone|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|pixel|nokia|motorola|windows phone|outlook)"
_AT_THE_END = re.compile(
    rf" (?:sent from (?:my|an?) {_DEVICE}[\w -]{{0,24}}|von meinem {_DEVICE}[\w -]{{0,24}} gesendet"
    rf"|enviado desde mi {_DEVICE}[\w -]{{0,24}}|envoyé de mon {_DEVICE}[\w -]{{0,24}}"
    rf"|inviato da(?:l mio)? {_DEVICE}[\w -]{{0,24}}|get outlook for (?:android|ios))$",
    re.IGNORECASE,
)
# How letters end, and people who text as they write letters: a name may follow.
_CLOSING = (
    r"(?:with |thanks (?:and|&) |many thanks,? |thank you,? )?(?:kind(?:est)?|best|warm(?:est)?|very best) (?:regards|wishes)"
    r"|yours (?:sincerely|truly|faithfully)|(?:with |lots of |much )love|all the best|respectfully(?: yours)?"
    r"|un (?:cordial )?saludo|saludos cordiales|cordiales saludos|un abrazo|muchos saludos"
    r"|(?:bien )?cordialement|bien à vous|(?:sincères|meilleures|mes) salutations|amicalement"
    r"|mit (?:freundlichen|herzlichen|besten|lieben) grü(?:ß|ss)en|(?:freundliche|herzliche|beste|liebe|viele|schöne) grü(?:ß|ss)e"
    r"|hochachtungsvoll|mfg|(?:cordiali|distinti|cari) saluti|un (?:cordiale |caro )?saluto"
    r"|atenciosamente|(?:com os )?melhores cumprimentos|um abraço|cordiais saudações"
    r"|(?:met )?(?:vriendelijke|hartelijke) groet(?:en|jes)?|hoogachtend|mvg|pozdrawiam(?: serdecznie)?|z poważaniem"
    r"|(?:с )?наилучшими пожеланиями|с уважением|saygılarım(?:la|ızla)|saygılar|مع (?:خالص )?(?:التحية|تحياتي|التقدير)"
    r"|hormat (?:saya|kami)|salam hormat|सादर|(?:med )?vänliga? hälsning(?:ar)?|(?:med )?vennlig hilsen|(?:med )?venlig hilsen|mvh"
)
# These say so behind a sign only, and before a name: "love to all" and "saludos a todos" are posts.
_SHORT_CLOSING = (
    r"regards|sincerely|love|cheers|saludos|atentamente|salutations|grüße|gruß|lg|vg|saluti|cumprimentos|abraços|groetjes|groeten"
    r"|обнимаю|sevgiler|تحياتي|hilsen|hälsningar"
)
_SIGNED = r"[^\W\d_][\w.'’-]{0,23}(?:,? [^\W\d_][\w.'’-]{0,23}){0,4}"
_CLOSES = re.compile(
    rf"(?:[ ,;.!?–—-]+(?:{_CLOSING})(?:[ ,.!–—-]+{_SIGNED})?"
    rf"|[,;.!?–—-]+ ?(?:{_SHORT_CLOSING})[ ,.!–—-]{{1,3}}(?-i:(?![a-z])){_SIGNED}"
    rf"|(?<=[.!?]) [-–—~] ?(?-i:(?![a-z]))[^\W\d_][\w.'’]{{1,23}})$",
    re.IGNORECASE,
)
_OF_CLOSINGS = """
regards wishes yours love best respectfully saludo saludos abrazo cordialement bien salutations amicalement grüßen grüssen grüße
grüsse hochachtungsvoll mfg saluti saluto atenciosamente cumprimentos abraço abraços saudações groet groeten groetjes hoogachtend mvg
pozdrawiam poważaniem пожеланиями уважением saygılarımla saygılarımızla saygılar مع hormat salam सादर hälsning hälsningar hilsen mvh
sincerely cheers atentamente gruß lg vg обнимаю sevgiler تحياتي - – — ~
"""
_CLOSING_WORDS = frozenset(word + sign for word in _OF_CLOSINGS.split() for sign in ("", ",", ".", "!", ";"))
_FURTHEST = 80
_FEWEST_BEFORE = 2
_NAME = re.compile(
    r"(?:[-–—~]{1,3} ?|(?:xx?|love|best|regards|cheers|thanks|thx)(?:, ?| )(?:[-–—] ?)?)[^\W\d]+(?: [^\W\d]+\.?){0,2}"
    r"|[-–—_=]{2,}"
)
_LONGEST = 64
_LONGEST_FLAT = 400
_FEW_WORDS = 6
_LINES = 4


def without_signature(text: str) -> str:
    """A text without the signature lines under it; all of it, if it is nothing else.

    A name behind a dash counts only under few words, as John's under "Stop".
    """
    if "\n" not in text and "\r" not in text:
        return text
    lines = text.splitlines()
    before = len(lines)
    for above in range(max(1, before - _LINES), before):
        if lines[above].strip() == "--":
            del lines[above:]
            break
    for _ in range(_LINES):
        if len(lines) > 1 and _signs(lines):
            lines.pop()
    return "\n".join(lines) if len(lines) < before else text


def _signs(lines: list[str]) -> bool:
    """Whether the last of `lines` only says who or what sent the others."""
    last = lines[-1].strip(" \t.!()[]")
    if not last:
        return True
    if len(last) > _LONGEST or not any(line.strip() for line in lines[:-1]):
        return False
    folded = last.casefold()
    if _LINE.fullmatch(folded) is not None:
        return True
    return _NAME.fullmatch(folded) is not None and sum(len(line.split()) for line in lines[:-1]) <= _FEW_WORDS


def without_flat_signature(line: str) -> str:
    """One line without a phone's signature at its end; all of it, if it is nothing else."""
    if len(line) > _LONGEST_FLAT:
        return line
    found = _AT_THE_END.search(line)
    if found is not None:
        return line[: found.start()].rstrip()
    return _unclosed(line)


def _unclosed(line: str) -> str:
    """A line without what ends it as it would end a letter: "thank you, kind regards, Mrs Pemberton"."""
    start = max(_FEWEST_BEFORE, len(line) - _FURTHEST)
    if _CLOSING_WORDS.isdisjoint(line[start:].casefold().split()) or '"' in line:
        return line
    found = _CLOSES.search(line, start)
    return line[: found.start()].rstrip() if found is not None else line
