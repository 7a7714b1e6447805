"""What may be a machine's notice: whose it is stands in front or below it, and the rest is made of words of notices.

"DVLA: Your vehicle tax expires in 7 days", "[Slack] 4 new messages", "Wash cycle complete. – LG ThinQ". People write so
too, if rarely, so these are asked about; what only machines say is in the other modules of this folder.
"""

import re

from core.reading.automatic.advertising import may_advertise
from core.reading.automatic.notice_words import DEVICES, HAPPENS, OF_PEOPLE, OFFICES, ONESELF, THINGS, YOURS
from core.reading.phrases.lexicon import Lexicon, entries, spoken
from core.reading.words import Words

_LOOKED_AT = 160
_LONGEST_LINKED = 400
_LONGEST_NAME, _MOST_NAME_WORDS = 40, 4
_SHORTEST_HOME = 2


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


_ALERTS = re.compile(
    r"(?:(?:city|town|county|village|borough) of [a-z]+(?: [a-z]+){0,2}: |calendar: .{2,80}\b(?:starts|begins) in \d|reminder: .{2,80}\bin \d+ ?(?:min(?:ute)?s?|h(?:ou)?rs?|days?)\b"
    r"|your (?:\S+ ){0,4}(?:order|reading|account|meter|ticket|delivery|item|table|statement)(?: \S+){0,4} (?:is|was|has been) (?:being "
    r"prepared|due|credited|debited|charged|credited|ready|dispatched|on its way)\b|your (?:library )?(?:books?|items?|loans?) (?:are|is) (?:now )?(?:over)?due\b|how did we do\b|rate your (?:visit|call|stay|ride)\b"
    r"|your [\w ]{2,30} (?:was|were|has been) (?:just )?used to (?:sign|log) in\b|your (?:\w+ ){0,3}results? (?:is|are) (?:now )?(?:ready|in|available|normal)\b"
    r"|(?:ihre?|your|votre|su|il suo|uw|twoj|seu) (?:zug|train|ice|ic|tgv|tren|treno|trein|pociag|comboio|flug|flight|vol|vuelo|volo|vlucht|bus|bahn)\b"
    r".{0,60}\b(?:verspat\w*|verspät\w*|delay\w*|retard\w*|retras\w*|ritard\w*|vertrag\w*|opoz\w*|opóź\w*|atras\w*|cancel\w*|annul\w*|fällt aus)\b"
    r"|(?:congrat(?:s|ulations)\W{1,3})?you(?:['’]ve| have)? (?:just )?earned \d[\d,.]* (?:\w+ )?(?:points|stars|miles|coins|beans|rewards)\b"
    r"|undeliverable:|the number you (?:texted|called|dialed)|sie haben einen anruf|recordatorio de cita|rappel de rendez-vous"
    r"|termin(?:erinnerung|påminnelse)|promemoria appuntamento|lembrete de consulta|national weather service|nws\b|amber alert|bushfire (?:watch|warning|advice)|parents: |(?:amber|red|yellow|orange|severe) (?:weather )?(?:warning|alert) ?:|(?:amber|red|yellow|orange|severe) weather warning|amtliche (?:gefahren|warn|unwetter)\w*|protecci[oó]n civil ?:|emergency alert|public safety alert|civil emergency|presidential alert"
    r"|evacuation (?:order|warning)|(?:flash )?flood (?:warning|alert)|tsunami (?:warning|alert)|tornado (?:warning|watch)"
    r"|boil water|shelter in place|uk government alert|nl-alert|nina(?:[- ]warn\w*)?\b ?:|rcb ?:|alert rcb\b|dwd[- ]\w*warn\w*|katwarn|fr-alert|alerte (?:enl[eè]vement|info)|es-alert"
    r"|it-alert|112 ?:|113 ?:|be-alert|at-alert|alerta (?:de protecci[oó]n civil|protecci[oó]n civil|roja|hidro)|protezione civile|ro-alert|мчс\b"
    r"|緊急地震速報|緊急速報|【緊急|津波(?:注意報|警報)|\[(?:긴급|안전) ?(?:재난|안내)|긴급재난문자|国家预警|【预警)"
)
_WELCOMES = re.compile(
    r"(?:welcome to|willkommen in|bienvenue (?:en|au|aux)|bienvenid[oa] a|benvenut[oa] in|bem-vindo|witamy w|добро пожаловать в"
    r"|hos geldiniz|مرحبا بكم? في|[اأ]هلا (?:و?سهلا )?بكم? في|welkom in|v[aä]lkommen till|velkommen til|tervetuloa|v[ií]tejte v)\b"
    r".{0,160}?\b(?:minut|sms\b|roaming|tarif|calls?\b|calling\b|data\b|bundel|bundle|allowance|bellen|internett\w*|باقة|التجوال|gb\b|mb\b|inland|دقيق|درهم|ريال|kr/)"
)
_TO_HOUSEHOLDS = re.compile(
    r"(?:dear (?:parents?|carers?|guardians?|residents?|tenants?|families|pupils?|students?|colleagues|members?)|chers (?:parents|locataires|résidents)"
    r"|liebe eltern|sehr geehrte (?:eltern|mieter\w*|bewohner\w*)|(?:queridos|estimados) (?:padres|vecinos|alumnos)|estimadas familias"
    r"|(?:queridos|caros|prezados|senhores) (?:pais|moradores|encarregados)|gentili (?:genitori|condomini|famiglie)|cari genitori|(?:beste|geachte) (?:ouders|bewoners|huurders)"
    r"|(?:drodzy|szanowni) (?:rodzice|mieszkańcy|państwo)|уважаемые (?:родители|жильцы|жители)|(?:sayın|değerli) (?:veli\w*|sakin\w*|site sakin\w*)"
    r"|kära (?:föräldrar|vårdnadshavare|hyresgäst\w*)|bästa hyresgäst\w*|kære (?:forældre|beboere)|(?:السادة )?أولياء الأمور|(?:yth|kepada) (?:orang ?tua|wali))\b"
    r"|保護者(?:の皆様|各位)|(?:各位|尊敬的)家长"
)
"""To whom schools and houses write. That a person greets so too is why these are asked about."""
_BEGINNINGS = """
dear chers liebe sehr parents bushfire queridos estimad caros prezad senhores gentili cari beste geachte drodzy szanown уважаем sayın değerli kära bästa kære السادة أولياء yth kepada 保護者 各位家 尊敬的
your how rate undeliverable the sie recordatorio rappel termin promemoria lembrete national nws amber emergency public civil
presidential evacuation flash flood tsunami tornado boil shelter uk_government nl-alert nina katwarn fr-alert alerte es-alert it-alert
112 113 be-alert at-alert alerta protezione ro-alert мчс 緊急地震 緊急速報 【緊急 津波注意 津波警報 [긴급 [안전 긴급재난 国家预警 【预警
ihr votre su_tren su_vuelo il_suo uw_ twoj seu أهلا welcome willkommen bienvenue benvenuta bem-vindo witamy добро hos_geldiniz مرحبا اهلا welkom välkommen valkommen velkommen tervetuloa
vítejte vitejte city town county village borough reminder calendar vcb tpbank techcombank vietinbank bidv agribank acb mbbank tk_ a/c acc account konto счет карта
rcb dwd congrats red yellow orange severe amtliche protección proteccion
"""
_BEGIN = frozenset(each.replace("_", " ")[:3] for each in _BEGINNINGS.split())
"""The first three letters of all of these: most texts have others."""
_SAID_BY_OFFICES = (
    *("digital post fra", "ny post i e-boks", "i din e-boks", "new secure message", "suomi.fi-viesti"),
    *("går ej att besvara", "går inte att besvara", "kan ikke besvares", "kan ikke svares på", "no responda a este"),
    *("no responder a este", "ne pas répondre à ce", "nie odpowiadaj na", "prosimy nie odpowiadać"),
    *(
        "nicht auf diese nachricht antworten",
        "nicht auf diese sms antworten",
        "do not reply to this",
        "google calendar",
    ),
    *("non rispondere a questo", "não responda a esta", "kunt niet antwoorden op", "wordt niet beantwoord"),
    *(
        "na tuto zprávu neodpovídejte",
        "na túto správu neodpovedajte",
        "ne válaszoljon erre",
        "nu răspundeți la acest",
    ),
    *(
        "nu raspundeti la acest",
        "älä vastaa tähän",
        "не отвечайте на это",
        "не відповідайте на це",
        "не отговаряйте на",
    ),
    *("jangan balas sms", "mohon tidak membalas", "vui lòng không trả lời", "이 번호로 회신"),
)
_OF_OFFICES = frozenset(max(spoken(each), key=len) for each in _SAID_BY_OFFICES)
_UNSPACED = re.compile(
    "[請请]勿回[覆复]|返信(?:はできません|しないでください)"
    r"|(?:ご?利用|お?支払い?|お届け|配達|発送|引き?落とし|ご?請求|ご?入金|振込み?|ご?予約|ご?注文)[^\s、。]{0,4}のお知らせ"
    "|(?:交易|消费|还款|扣款|取件|快递|到账)(?:提醒|通知)"
)
_TRANSFER = re.compile(
    r"(?:vcb|tpbank|techcombank|vietinbank|bidv|agribank|acb|mbbank|tk|a/c|acct?|account|konto|счет|карта)\b"
    r".{0,60}[-+]?\d[\d.,]{2,} ?(?:vnd|rs|inr|usd|eur|pln|руб|р\b|kc|huf|ron|idr|php|ngn|kes)\b"
)
_SIGNED = re.compile(r"[.!] ?[-–—] ?([^\W\d_][^\s.!?]{1,20}(?: [^\W\d_][^\s.!?]{0,20}){0,2})$")
_BRACKETS = ("[", "【")
_BRACKETED = re.compile(r"(?:\[([^\]\n]{2,30})\]|【([^】\n]{2,20})】)\s?(?=\S)")
_MONEY = re.compile(r"[$€£₹¥₩]\s?\d|\d\s?(?:€|usd|eur|kr\b|zł|руб|грн|tl\b|rs\b)", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_LINK = re.compile(r"(?<!\S)\S+\.\S+/\S*")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_SMALL = _words("of and for de du des la le del di da do der die das van i y e et und")
_PLACE = re.compile(r"\b[\w-]+\.(?:com|gov|org|net|example|uk|dk|de|fr|it|es|se|no|fi|nl)/?\S*")
_NO_DEVICES = ONESELF | OF_PEOPLE
_LEXICON = Lexicon({"Y": YOURS, "T": THINGS, "E": HAPPENS})
_OTHER_WORDS_TOO = frozenset({"on", "ton", "ta", "su", "din", "tau"})
"""What is "your" somewhere, and something else elsewhere."""
_YOURS_ALONE = frozenset(entry[0] for entry in entries(YOURS) if len(entry) == 1) - _OTHER_WORDS_TOO
_SAID_BY_ALL = _words(
    """
    kommt komt kommer train trains bus buses flight zug zuge flug flights vol train treno volo trein vlucht pociag autobus tren vuelo voo comboio
    рейс поезд tag tog flyg route passport
    """
)
"""What people tell everybody of, too: without "your" in front it tells nothing."""
_YOURS_FIRST = _words(
    """
    your ihre ihren ihrem votre vos su sus seu sua uw twoja twoj twoje panstwa ваш ваша ваше ваши sayin
    """
)
_DEVICE_WORDS = _words(DEVICES)
_FEWEST_DEVICE_WORDS = 2


_UPCOMING = re.compile(
    r"(?:upcoming|updated|cancel?led|rescheduled) (?:event|events|meeting|appointment|booking|fixture|session|lesson|shift|class)"
    r"|next (?:meeting|appointment|booking|lesson|shift)|(?:event|meeting|appointment|lesson|shift|class) (?:reminder|invitation|update)"
    r"|(?:updated |accepted |declined )invitation|próxim[oa] (?:evento|turno|cita|reunión)|recordatorio de (?:evento|cita|reunión)"
    r"|(?:prochain )?événement à venir|prochain (?:événement|rendez-vous|cours)|prochaine réunion|rappel (?:d['’]événement|de rendez-vous)"
    r"|(?:bevorstehende[rs]?|anstehende[rs]?|nächste[rs]?) (?:termin|ereignis|besprechung)|terminerinnerung"
    r"|(?:prossimo|imminente) (?:evento|appuntamento|incontro)|promemoria (?:evento|appuntamento)"
    r"|próxim[oa] (?:compromisso|consulta)|lembrete de (?:evento|compromisso)"
    r"|(?:aankomende?|komende|volgende) (?:afspraak|gebeurtenis|vergadering)|afspraakherinnering"
    r"|(?:nadchodzące|najbliższe) (?:wydarzenie|spotkanie)|przypomnienie o (?:wydarzeniu|spotkaniu|wizycie)"
    r"|(?:предстоящее|ближайшее) (?:событие|мероприятие)|предстоящая встреча|напоминание о (?:событии|встрече|записи)"
    r"|(?:yaklaşan|sonraki) (?:etkinlik|toplantı|randevu)|etkinlik hatırlatması"
    r"|(?:حدث|موعد|اجتماع) قادم|(?:الحدث|الموعد) القادم|تذكير (?:بموعد|بحدث)"
    r"|(?:acara|rapat|janji) (?:mendatang|berikutnya)|pengingat(?: (?:acara|rapat|jadwal|kontrol))?|(?:आगामी|अगला) (?:कार्यक्रम|अपॉइंटमेंट)"
    r"|(?:kommande|nästa) (?:händelse|bokning|möte)|(?:kommende|næste|neste) (?:begivenhed|hendelse|aftale|møte|møde)",
    re.IGNORECASE,
)
"""Heads of what calendars send. Behind one of these, a day or a place and an hour."""
_HOUR = re.compile(r"\b\d{1,2}(?:[:.h]\d\d| ?(?:am|pm|uhr|h|u|ч))(?![\w%])", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|lun\w*|mar|mar[td]\w*"
    r"|mi[eé](?:rc\w*)?|jue\w*|vie\w*|s[áa]b\w*|dom\w*|mer\w*|jeu\w*|ven\w*|sam\w*|dim\w*|mañana|hoy|demain|mo|di|mi|do|fr|sa|so|montag\w*"
    r"|dienstag\w*|mittwoch\w*|donnerstag\w*|freitag\w*|samstag\w*|sonntag\w*|morgen|heute|gio\w*|domani|oggi|seg\w*|ter\w*|qua\w*"
    r"|qui\w*|sex\w*|amanhã|hoje|ma|wo|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|pon\w*|wt\w*|śr\w*|czw\w*"
    r"|pt|pią\w*|sob\w*|niedz\w*|jutro|dziś|пн|вт|ср|чт|пт|сб|вс|завтра|сегодня|pzt|salı|çar\w*|per\w*|cum\w*|paz\w*|yarın|bugün"
    r"|السبت|الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|غدا|senin|selasa|rabu|kamis|jumat|sabtu|minggu|besok|mån\w*|tis\w*|ons\w*"
    r"|tors\w*|fre\w*|lör\w*|sön\w*|imorgon)\b|\b\d{1,2}[./]\d{1,2}\b|कल|सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि",
    re.IGNORECASE,
)


def _is_of_a_calendar(own: str) -> bool:
    """Whether it is headed as calendars head what they send, with a day and an hour: "Upcoming event: U9s away, Sat 9:15"."""
    head, colon, rest = own[:_LOOKED_AT].partition(":")
    if not colon or len(head) > _LONGEST_NAME or _UPCOMING.fullmatch(head.strip(" []*📅⏰🗓️")) is None:
        return False
    return _HOUR.search(rest) is not None and _DAY.search(rest) is not None and ONESELF.isdisjoint(spoken(rest))


def may_be_notice(words: Words) -> bool:
    """Whether a text may be a notice by a machine: of an airline, a bank, a school, a house, an authority."""
    own = words.own
    if _is_of_a_calendar(own) or may_advertise(own) or _begins_as_notices_do(own) or _is_of_an_office(words):
        return True
    name, rest = _named(own)
    if name and _is_named(name, rest):
        return True
    return _is_about_yours(own) or (own[-1:].isalnum() and _is_signed(own))


def _begins_as_notices_do(own: str) -> bool:
    return own[:3].casefold() in _BEGIN and any(
        form.match(own[:_LOOKED_AT].casefold()) for form in (_ALERTS, _WELCOMES, _TRANSFER, _TO_HOUSEHOLDS)
    )


def _is_of_an_office(words: Words) -> bool:
    """Whether it says, as offices do, that it wants no answer, or where it is from."""
    own = words.own
    if not _OF_OFFICES.isdisjoint(spoken(words.plain)) and any(each in own.casefold() for each in _SAID_BY_OFFICES):
        return True
    return not own.isascii() and _UNSPACED.search(own, 0, _LOOKED_AT) is not None


def _is_named(name: str, rest: str) -> bool:
    """Whether it is a notice by what follows the name of whose it is."""
    if _WELCOMES.match(rest[:_LOOKED_AT].strip().casefold()) is not None:
        return True
    return _is_of_notices(name, rest) or _tells_you(name, rest) or _links_home(name, rest)


def _named(own: str) -> tuple[str, str]:
    """Whose it is by what stands before a colon, or in brackets, and the rest; or nothing."""
    if own[:1] in _BRACKETS:
        bracketed = _BRACKETED.match(own)
        return (bracketed[0], own[bracketed.end() :]) if bracketed is not None else ("", "")
    if ":" not in own[:_LONGEST_NAME] and "：" not in own[:_LONGEST_NAME]:
        return "", ""
    name, _, rest = own[: _LONGEST_NAME + 2].replace("：", ":").partition(":")
    name = name.strip()
    if not rest[:1].isspace() or not name or name.islower():  # "mBank" is a name
        return "", ""
    if len(name.split()) > _MOST_NAME_WORDS or any(sign in name for sign in '.!?,"“('):
        return "", ""
    return name, own[len(name) + 1 :]


def _is_of_notices(name: str, rest: str) -> bool:
    """Whether what follows a name is made of words of notices, and not of somebody's own."""
    rest = _LINK.sub(" ", rest[:_LOOKED_AT])  # "chrono.me" is no me
    named, said = spoken(name), spoken(rest)
    if not OF_PEOPLE.isdisjoint(named) or not ONESELF.isdisjoint(said) or " I " in rest:
        return False
    tags = set(_LEXICON.tags(said))
    counts = any(sign.isdecimal() for sign in rest)
    if name[0] in _BRACKETS:
        return counts or bool(tags & {"Y", "T", "E"})
    if not OFFICES.isdisjoint(named) and (_is_proper(name) or counts or tags & {"T", "E"}):
        return True
    if "T" in tags:
        return bool(tags & {"Y", "E"}) or counts or _MONEY.search(rest) is not None
    if "Y" in tags and _TIME.search(rest) is not None:
        return True
    return "E" in tags and ("Y" in tags or _PLACE.search(rest) is not None)


def _is_proper(name: str) -> bool:
    """Whether a name is of several words with capitals, but for small ones between: "Bank of Ireland"."""
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() or word in _SMALL for word in words)


def _tells_you(name: str, rest: str) -> bool:
    """Whether what follows a name is about what is yours, and nothing of whoever wrote it."""
    said = spoken(_LINK.sub(" ", rest[:_LOOKED_AT]))
    return not _YOURS_ALONE.isdisjoint(said) and _is_of_nobody(said) and OF_PEOPLE.isdisjoint(spoken(name))


def _links_home(name: str, rest: str) -> bool:
    """Whether what follows a name links to a place of that name: "Aramex: …, aramex.com/track"."""
    link = _LINK.search(rest[:_LONGEST_LINKED])
    letters = "".join(filter(str.isalnum, name.casefold()))
    return link is not None and len(letters) > _SHORTEST_HOME and letters in link[0].casefold()


def _is_about_yours(own: str) -> bool:
    """Whether it tells what happens to a thing that notices are about, or begins with what of yours it is about."""
    said = spoken(own[:_LOOKED_AT])
    counts = _NUMBER.search(own, 0, _LOOKED_AT) is not None
    is_to_you = not _YOURS_ALONE.isdisjoint(said)
    if not said or not (counts or is_to_you) or not _is_of_nobody(said):
        return False
    tags = set(_LEXICON.tags([word for word in said if is_to_you or word not in _SAID_BY_ALL]))
    if said[0] in _YOURS_FIRST and (counts or tags & {"T", "E"}):
        return True
    return tags >= {"T", "E"}


def _is_of_nobody(said: tuple[str, ...]) -> bool:
    """Whether whoever wrote it says nothing of themselves."""
    return ONESELF.isdisjoint(said) and "i" not in said


def _is_signed(own: str) -> bool:
    """Whether it is of a device whose name stands below."""
    signed = _SIGNED.search(own[-60:])
    if signed is None or not _NO_DEVICES.isdisjoint(spoken(signed[1])):
        return False
    said = spoken(own[: len(own) - len(signed[0])][:_LOOKED_AT])
    return len(_DEVICE_WORDS.intersection(said)) >= _FEWEST_DEVICE_WORDS and ONESELF.isdisjoint(said)
