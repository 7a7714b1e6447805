"""What may be a machine's notice: whose it is stands in front or below it, and the rest is made of words of notices.

"DVLA: Your vehicle tax expires in 7 days", "[Slack] 4 new messages", "Wash cycle complete. – LG ThinQ". People write so
too, if rarely, so these are asked about; what only machines say is in the other modules of this folder.
"""

import re

from core.reading.phrases.lexicon import Lexicon, spoken
from core.reading.words import Words

_LOOKED_AT = 160
_LONGEST_ADVERTISED = 400
_LONGEST_NAME, _MOST_NAME_WORDS = 40, 4
_YOURS = """
youve you_have your ur our ihr ihre ihrem ihren dein deine votre vos ton su sus tu tus tuo tua suo sua seu sua teu uw je jouw twoja twoje twoj
ваш ваша ваше ваши твой din dit ditt dine deres er ert vase vas vasa vasi tvuj vaseho ön az_ön dumneavoastra tau ta ta_lau
σας σου вашата вашият вашето вашої вашого שלך לך شما شحنتك طلبك حسابك لديك بطاقتك رصيدك cua_ban ban quy_khach anda akun_anda awak aapka aapke
aapki आपका आपके आपकी আপনার آپ_کا آپ_کی yako akaunti_yako iyong inyong hesabiniz 고객님 고객님의
"""
_THINGS = """
parcel package delivery order flight gate bill balance invoice payment card account statement appointment
prescription subscription plan data allowance booking reservation vehicle tax toll fee fine penalty passport licence license
insurance policy loan deposit transaction purchase charge verification password login sign_in bus buses route
messages notifications boil_water warning outage maintenance recall voucher vouchers rewards cashback gutschein gutscheine bons_d_achat
bon_d_achat cupones buono_sconto buoni_sconto waardebon waardebonnen kupony kuponunuz presentkort gavekort
paket termin rechnung guthaben bestellung sendung konto karte umsatz kontostand zahlung flug zug warnung unwetter gewitter abo vertrag
colis commande facture forfait solde rendez_vous rdv train vol livraison compte carte paiement rappel
paquete pedido envio factura cita saldo cuenta tarjeta compra vuelo recarga recibo
pacco ordine bolletta fattura saldo conto carta offerta giga spedizione volo appuntamento
encomenda fatura conta cartao saldo plano pedido entrega voo consulta
pakket bestelling factuur rekening afspraak databundel pinpas bezorging pakje brand
paczka przesylka zamowienie faktura rachunek saldo konto karta wizyta paczkomacie platnosc
заказ посылка баланс карта счет оплата покупка тариф запись доставка рейс списание перевод
gonderiniz kargonuz siparisiniz ekstrenizin hesabiniz kartiniz faturaniz bakiyeniz randevunuz ekstre fatura kargo
pakke pakken levering faktura aftale din_time timen datamaengde datamengde datamengden digital_post leveringen betaling kortet saldo regningen
paket paketet leverans faktura bokning besoket forsandelsen bokningen datamangd abonnemang
lahetys lahetyksesi paketti pakettisi lasku tilaus varaus ajanvaraus liittyma noudettavissa sahkokatko
zasilka zasilku zasielka balik faktura objednavka ucet rezervace termin odstavka elektriny platba karta vyzvednuti
csomag csomagja szamla rendeles szamlaja egyenleg idopont kartya
colet coletul comanda factura cont contul programare sold plata card
δεμα δεματος παραγγελια λογαριασμος ραντεβου πληρωμη καρτα υπολοιπο αποστολη φαινομενα
пратка пратката поръчка фактура сметка плащане карта сметката наличност
посилка посилку замовлення рахунок оплата картка тариф відділення поповнення
חבילה משלוח חשבון חיוב כרטיס תור יתרה הזמנה חשבונית תשלום
بسته مرسوله سفارش حساب قبض کارت موجودی نوبت شحنة شحنتك طلب طلبك حساب فاتورة رصيد موعد بطاقة شحن
parsel booking pakej bil bayaran tagihan pesanan paket rekening saldo kurir kartu pemeliharaan jaringan pembayaran kuota
don_hang tai_khoan so_du giao_dich goi_cuoc hoa_don vi_dien_tu
plan recharge khata khate order bill delivery avl_bal प्लान रिचार्ज खाता खाते ऑर्डर बिल पार्सल ডেলিভারি অর্ডার একাউন্ট پارسل آرڈر بل akaunti salio mzigo malipo
padala bayarin
rights droits allocations studiefinanciering toeslag uitkering pengar ersattning bidrag iuran kuota noodopvang notbetreuung
studiedag library_books library_items
"""
_HAPPENS = """
delivered delivery_attempt shipped arriving arrives delayed departs boarding cancelled canceled expires expired expiring renew renewed
due overdue unpaid paid charged credited debited declined approved processed scheduled confirmed ready pickup suspended blocked
used renew_at pay settle avoid track log_in sign_in verify tap click reply closed shelter advisory
zugestellt geliefert kommt fallig verspatet gesperrt bestatigt abholbereit amtliche bei
livre livree retarde retardee disponible renouvele renouvelee expire annulee confirme
entregado entregara vence vencio reparto cargo retrasado confirmada recibe
consegna consegnato esaurito scade scadenza attiva addebito spedito
entregue entregara vence venceu renovado vencimento
bezorgd komt verbruikt vertraagd betaald sluit
czeka dostarczona oplacona termin odbioru dostarczymy wyslana
доставлен доставлена прибудет ожидает прибыл готов списано зачислено ожидается ожидаются
dagitima teslim tutarindaki odeme yuklenmistir cikmistir
leveres leveret levert klar modtaget modtatt mottatt forsinket hentes brukt opp forfaller forfalder laes
levereras levererats hamta hamtas forfaller mottagits
noudettavissa toimitettu eraantyy erapaiva maksettava saapunut
pripravena dorucena doruceno doruceny splatnost planovana vyzvednuti dorucime
kezbesitjuk erkezik atveheto esedekes lejar teljesitve
livrat livrata livram expira scadenta expediat sosit
παραδοθει παραδοθηκε ετοιμο ληγει εστάλη αποφύγετε ακυρώθηκε
доставена доставим пристигна изтича платена
прибула прибуло доставлено очікує сплачено
ממתין ממתינה נמסר הגיע בסך מוכנה
تحویل ارسال منقضی تسليم خصم سداد شحن ينتهي الطريق وصلت
duoc_giao da_giao het_han thanh_toan diantar dikirim dihantar dihantar tiba sampai berakhir jatuh_tempo lunas
khatam nikale jama khatm डिलीवर समाप्त जमा কাটা naipadala
배송 배송될 배송완료 도착 승인 결제 출금 입금
calcules calculees verses versee overgemaakt uitbetaald betalas betalas_ut utbetalas utbetalt udbetalt dibayar belum_dibayar
uberwiesen ausgezahlt
"""
_DEVICES = """
battery detector detected detection motion sensor leak cycle complete completed finished garage door doorbell camera armed disarmed
offline alarm thermostat smoke temperature filter washer washing dryer wash low open unlocked locked backup
"""


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


_ALERTS = re.compile(
    r"(?:(?:city|town|county|village|borough) of [a-z]+(?: [a-z]+){0,2}: |calendar: .{2,80}\b(?:starts|begins) in \d|reminder: .{2,80}\bin \d+ ?(?:min(?:ute)?s?|h(?:ou)?rs?|days?)\b"
    r"|your (?:\S+ ){0,4}(?:order|reading|account|meter|ticket|delivery|item|table|statement)(?: \S+){0,4} (?:is|was|has been) (?:being "
    r"prepared|due|credited|debited|charged|credited|ready|dispatched|on its way)\b|your (?:library )?(?:books?|items?|loans?) (?:are|is) (?:now )?(?:over)?due\b|how did we do\b|rate your (?:visit|call|stay|ride)\b"
    r"|your [\w ]{2,30} (?:was|were|has been) (?:just )?used to (?:sign|log) in\b|your (?:\w+ ){0,3}results? (?:is|are) (?:now )?(?:ready|in|available|normal)\b"
    r"|(?:ihre?|your|votre|su|il suo|uw|twoj|seu) (?:zug|train|ice|ic|tgv|tren|treno|trein|pociag|comboio|flug|flight|vol|vuelo|volo|vlucht|bus|bahn)\b"
    r".{0,60}\b(?:verspat\w*|verspät\w*|delay\w*|retard\w*|retras\w*|ritard\w*|vertrag\w*|opoz\w*|opóź\w*|atras\w*|cancel\w*|annul\w*|fällt aus)\b"
    r"|undeliverable:|the number you (?:texted|called|dialed)|sie haben einen anruf|recordatorio de cita|rappel de rendez-vous"
    r"|termin(?:erinnerung|påminnelse)|promemoria appuntamento|lembrete de consulta|national weather service|nws\b|amber alert|emergency alert|public safety alert|civil emergency|presidential alert"
    r"|evacuation (?:order|warning)|(?:flash )?flood (?:warning|alert)|tsunami (?:warning|alert)|tornado (?:warning|watch)"
    r"|boil water|shelter in place|uk government alert|nl-alert|nina\b ?:|katwarn|fr-alert|alerte (?:enl[eè]vement|info)|es-alert"
    r"|it-alert|112 ?:|113 ?:|be-alert|at-alert|alerta (?:de protecci[oó]n civil|protecci[oó]n civil|roja|hidro)|protezione civile|ro-alert|мчс\b"
    r"|緊急地震速報|緊急速報|【緊急|津波(?:注意報|警報)|\[(?:긴급|안전) ?(?:재난|안내)|긴급재난문자|国家预警|【预警)"
)
_WELCOMES = re.compile(
    r"(?:welcome to|willkommen in|bienvenue (?:en|au|aux)|bienvenid[oa] a|benvenut[oa] in|bem-vindo|witamy w|добро пожаловать в"
    r"|hos geldiniz|مرحبا بكم? في|[اأ]هلا (?:و?سهلا )?بكم? في|welkom in|v[aä]lkommen till|velkommen til|tervetuloa|v[ií]tejte v)\b"
    r".{0,160}?\b(?:minut|sms\b|roaming|tarif|calls?\b|calling\b|data\b|bundel|bundle|allowance|bellen|internett\w*|باقة|التجوال|gb\b|mb\b|inland|دقيق|درهم|ريال|kr/)"
)
_BEGINNINGS = """
your how rate undeliverable the sie recordatorio rappel termin promemoria lembrete national nws amber emergency public civil
presidential evacuation flash flood tsunami tornado boil shelter uk_government nl-alert nina katwarn fr-alert alerte es-alert it-alert
112 113 be-alert at-alert alerta protezione ro-alert мчс 緊急地震 緊急速報 【緊急 津波注意 津波警報 [긴급 [안전 긴급재난 国家预警 【预警
ihr votre su_tren su_vuelo il_suo uw_ twoj seu أهلا welcome willkommen bienvenue benvenuta bem-vindo witamy добро hos_geldiniz مرحبا اهلا welkom välkommen valkommen velkommen tervetuloa
vítejte vitejte city town county village borough reminder calendar vcb tpbank techcombank vietinbank bidv agribank acb mbbank tk_ a/c acc account konto счет карта
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
_UNSPACED = re.compile("[請请]勿回[覆复]|返信(?:はできません|しないでください)")
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
_PLACE = re.compile(r"\b[\w-]+\.(?:com|gov|org|net|example|uk|dk|de|fr|it|es|se|no|fi|nl)/?\S*")
_OFFICES = _words(
    """
    school schools elementary primary district university college bank pharmacy surgery clinic hospital council library
    services service dept department airport airlines airways energy water police nhs
    """
)
_OF_PEOPLE = _words(
    """
    me i my nobody no-one noone everyone brain cat dog husband wife kid kids son daughter mom mum dad him her them boss
    update ps edit note reminder tip fact question answer breaking news plot status weather mood today tonight tomorrow
    recipe headline summary result results forecast opinion confession thought thoughts poll rule pro con
    yo moi ich io eu ik ja я ben انا mig jag minä
    """
)
_ONESELF = _words(
    """
    im ive ill my me mine myself yo mi mis moi mon mes ich io mio mia eu meu minha ik mijn ja moj moja я мой моя
    ben benim jag mitt jeg minä
    """
)
_NO_DEVICES = _ONESELF | _OF_PEOPLE
_LEXICON = Lexicon({"Y": _YOURS, "T": _THINGS, "E": _HAPPENS})
_DEVICE_WORDS = _words(_DEVICES)
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
_TERMS = re.compile(
    r"\bt ?(?:&|and|n) ?cs?\b|\b(?:terms|conditions) (?:(?:and|&) conditions )?apply\b|\btcs? apply|\bvisit (?:your )?(?:nearest )?"
    r"(?:store|showroom|branch|outlet)\b|\baplican (?:t[eé]rminos|tyc|t y c|condiciones|restricciones)|hasta agotar (?:existencias|stock)"
    r"|\bconditions en magasin|offre soumise à conditions|voir conditions|\b(?:es gelten (?:die |unsere )?agb|agb gelten)\b"
    r"|termini e condizioni|fino a esaurimento|regolamento (?:su|in) |consulte (?:o )?regulamento|enquanto durarem os estoques"
    r"|voorwaarden van toepassing|actievoorwaarden|zolang de voorraad|regulamin (?:na|dostępny|w) |подробности (?:на|в|у) |условия акции"
    r"|(?:şartlar|koşullar|ş ve k) geçerlidir|kampanya koşulları|(?:تطبق|تنطبق) (?:الشروط|الأحكام)|الشروط والأحكام"
    r"|s&k berlaku|syarat (?:dan|&) ketentuan|नियम (?:व|और|एवं|वा) शर्तें|villkor gäller|vilkår (?:gælder|gjelder)",
    re.IGNORECASE,
)
"""What advertising ends with."""
_OFFERS = re.compile(
    r"\d ?%|\b(?:off|discounts?|sale|offers?|deals?|vouchers?|cashback|bogo|flat|free|rabatt|descuentos?|promo\w*|oferta|remise|soldes"
    r"|réduction|sconto|saldi|desconto|korting|zniżk\w*|rabat|скидк\w*|акци\w*|indirim\w*|kampanya|diskon|rea|tilbud)\b|خصم|عرض|छूट|ऑफर",
    re.IGNORECASE,
)


def _is_of_a_calendar(own: str) -> bool:
    """Whether it is headed as calendars head what they send, with a day and an hour: "Upcoming event: U9s away, Sat 9:15"."""
    head, colon, rest = own[:_LOOKED_AT].partition(":")
    if not colon or len(head) > _LONGEST_NAME or _UPCOMING.fullmatch(head.strip(" []*📅⏰🗓️")) is None:
        return False
    return _HOUR.search(rest) is not None and _DAY.search(rest) is not None and _ONESELF.isdisjoint(spoken(rest))


def _advertises(own: str) -> bool:
    """Whether it ends as advertising does, and offers something."""
    own = own[:_LONGEST_ADVERTISED]
    return _NUMBER.search(own) is not None and _OFFERS.search(own) is not None and _TERMS.search(own) is not None


def may_be_notice(words: Words) -> bool:
    """Whether a text may be a notice by a machine: of an airline, a bank, a school, a house, an authority."""
    own = words.own
    if _is_of_a_calendar(own) or _advertises(own):
        return True
    beginning = own[:3].casefold()
    if beginning in _BEGIN and any(
        form.match(own[:_LOOKED_AT].casefold()) for form in (_ALERTS, _WELCOMES, _TRANSFER)
    ):
        return True
    if not _OF_OFFICES.isdisjoint(spoken(words.plain)) and any(each in own.casefold() for each in _SAID_BY_OFFICES):
        return True
    if not own.isascii() and _UNSPACED.search(own, 0, _LOOKED_AT) is not None:
        return True
    name, rest = _named(own)
    if name and _WELCOMES.match(rest[:_LOOKED_AT].strip().casefold()) is not None:
        return True
    return (bool(name) and _is_of_notices(name, rest)) or (own[-1:].isalnum() and _is_signed(own))


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
    if not _OF_PEOPLE.isdisjoint(named) or not _ONESELF.isdisjoint(said) or " I " in rest:
        return False
    tags = set(_LEXICON.tags(said))
    counts = any(sign.isdecimal() for sign in rest)
    if name[0] in _BRACKETS:
        return counts or bool(tags & {"Y", "T", "E"})
    if not _OFFICES.isdisjoint(named) and (counts or tags & {"T", "E"}):
        return True
    if "T" in tags:
        return bool(tags & {"Y", "E"}) or counts or _MONEY.search(rest) is not None
    if "Y" in tags and _TIME.search(rest) is not None:
        return True
    return "E" in tags and ("Y" in tags or _PLACE.search(rest) is not None)


def _is_signed(own: str) -> bool:
    """Whether it is of a device whose name stands below."""
    signed = _SIGNED.search(own[-60:])
    if signed is None or not _NO_DEVICES.isdisjoint(spoken(signed[1])):
        return False
    said = spoken(own[: len(own) - len(signed[0])][:_LOOKED_AT])
    return len(_DEVICE_WORDS.intersection(said)) >= _FEWEST_DEVICE_WORDS and _ONESELF.isdisjoint(said)
