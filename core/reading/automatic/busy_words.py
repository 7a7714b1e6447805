"""Phones of people who drive, or are away, in languages beside the main ones: by words, not by whole formulas."""

import re

from core.reading.automatic.folding import fold
from core.reading.phrases.lexicon import LONGEST, entries, spoken

_AUTOMATIC = """
automatisk autosvar automatiskt automaattinen automaattivastaus automaattisesti automaticka automaticky automaticke automatikus automatikusan
αυτοματη αυτοματο αυτοματα автоматичен автоматично автоматична автоматичне אוטומטית אוטומטי خودکار اتوماتیک
स्वचालित ऑटोमैटिक স্বয়ংক্রিয় otomatis automat
"""
_AUTOMATIC_ANSWER = "autosvar automaattivastaus"
_ANSWER = """
svar meddelande meddelelse melding besked vastaus viesti odpoved zprava sprava valasz uzenet raspuns mesaj απαντηση μηνυμα απαντω
отговор съобщение відповідь повідомлення הודעה מענה תשובה پاسخ پیام उत्तर जवाब संदेश উত্তর বার্তা جواب balasan pesan jawapan mesej
sendt skickat lahetetty odeslano
"""
_AT_THE_WHEEL = """
korer kor kjorer ajan autoa ajamassa ratissa ridim soferujem riadim vezetek vezetes conduc οδηγω οδηγωντας шофирам шофираме волана кермом נוהג נוהגת בנהיגה
رانندگی drive ड्राइविंग गाड़ी গাড়ি ڈرائیونگ گاڑی menyetir mengemudi nyetir berkendara memandu nagmamaneho nagdadrive naendesha endesha 운전
"""
_AWAY = """
mode mote sammantrade semester ferie ferien ledig kontoret kokouksessa lomalla palaverissa schuzi schuzce poradě porade kancelar dovolene stretnuti
targyalason szabadsagon ertekezleten intalnire sedinta concediu concediul συσκεψη γραφειο διακοπες συνάντηση заседание отпуск среща нараді відпустці зустрічі
בפגישה בישיבה בחופשה جلسه مرخصی मीटिंग मीटींग छुट्टी মিটিং ছুটিতে میٹنگ rapat cuti liburan mesyuarat meeting bakasyon mkutanoni likizo 회의
"""
_LATER = """
ringer ringe svarer svarar svare tilbage tilbake senere senare skriver vender kontakter kontaktar palaan soitan vastaan takaisin myohemmin
ozvu zavolam odpovim odpoviem ozvem navratu pozdeji neskor visszahivlak valaszolok hivlak keresem kesobb jelentkezem
sun revin raspund contactez intorc απαντησω καλεσω παρω επικοινωνησω αργοτερα επιστρεψω обадя отговоря пиша свържа късно
передзвоню відповім зателефоную напишу пізніше אחזור אתקשר אענה אשיב بعدا تماس پاسخ جواب बाद कॉल जवाब পরে কল উত্তর بعد کال
balas hubungi menghubungi telepon telpon hubung membalas nanti kemudian tatawagan tatawag mamaya sasagot baadaye nitakupigia 연락 나중에 전화
"""
# Vietnamese has them in syllables, Thai without spaces, Korean with endings.
_CALLS_LATER = re.compile(
    r"dang (?:lai xe|ban hop|hop|ban\b|chay xe).{0,60}(?:goi lai|tra loi|lien (?:he|lac)|sau\b)"
    r"|(?:กำลัง|ขณะนี้|ตอนนี้).{0,12}(?:ขับรถ|ประชุม|ติดสาย|ลาพัก|ไม่สะดวก).{0,40}(?:โทรกลับ|ติดต่อกลับ|ตอบกลับ)"
    r"|(?:운전|회의|근무|수업|통화).{0,6}중.{0,30}(?:연락|전화|답장|회신)"
)
_SAYS_SO = re.compile(
    r"tra loi tu dong|tin nhan tu dong|(?:ข้อความ|ตอบกลับ|ตอบ)(?:ตอบกลับ)?อัตโนมัติ|자동 ?(?:응답|회신|답장|발송)"
)
_OTHER_LETTERS = re.compile("[ก-๙가-힣]")


# A part of each word that says "automatic": most texts have none.
_GATES_IN_ASCII = ("auto", "otomat", "tu dong")
_GATES = (*_GATES_IN_ASCII, "αυτομ", "автомат", "אוטומט", "اتومات", "خودکار", "स्वचा", "ऑटोम", "স্বয়ং", "อัตโน", "자동")


def _words(table: str) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in entries(table))


_SAID_AUTOMATIC, _ANSWERS, _BOTH = _words(_AUTOMATIC), _words(_ANSWER), _words(_AUTOMATIC_ANSWER)
_BUSY = _words(f"{_AT_THE_WHEEL} {_AWAY}")
_CALLS_BACK = _words(_LATER) - _BUSY
_SAID_EARLY = 6


def is_said_automatic(folded: str) -> bool:
    """Whether a text says itself, in one of those languages, that it is an automatic answer.

    Args:
        folded: the beginning of a text, folded as in `core.reading.automatic.folding`.
    """
    if not any(each in folded for each in (_GATES_IN_ASCII if folded.isascii() else _GATES)):
        return False
    said = spoken(folded[:LONGEST])
    if not _BOTH.isdisjoint(said) or not (_SAID_AUTOMATIC.isdisjoint(said) or _ANSWERS.isdisjoint(said)):
        return True
    return _SAYS_SO.search(folded) is not None


def may_be_busy(plain: str) -> bool:
    """Whether a phone may say that its owner drives or is away, and answers later: people say so too.

    Args:
        plain: the text, folded as in `Words.plain`.
    """
    said = spoken(plain)
    if not _BUSY.isdisjoint(said[:_SAID_EARLY]) and not _CALLS_BACK.isdisjoint(said):
        return True
    if "dang" in said or (not plain.isascii() and _OTHER_LETTERS.search(plain) is not None):
        return _CALLS_LATER.search(fold(plain)) is not None
    return False
