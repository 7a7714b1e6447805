"""Advertising by what it offers and how it ends: "30% off garden furniture, while stocks last".

A shop may post that too, so these are asked about.
"""

import re

_LONGEST = 400
_TERMS = re.compile(
    r"\bt ?(?:&|and|n) ?cs?\b|\b(?:terms|conditions) (?:(?:and|&) conditions )?apply\b|\btcs? apply|\bvisit (?:your )?(?:nearest )?"
    r"(?:store|showroom|branch|outlet)\b|\baplican (?:t[eé]rminos|tyc|t y c|condiciones|restricciones)|hasta agotar (?:existencias|stock)"
    r"|\bconditions en magasin|offre soumise à conditions|voir conditions|\b(?:es gelten (?:die |unsere )?agb|agb gelten)\b"
    r"|termini e condizioni|fino a esaurimento|regolamento (?:su|in) |consulte (?:o )?regulamento|enquanto durarem os estoques"
    r"|voorwaarden van toepassing|actievoorwaarden|zolang de voorraad|regulamin (?:na|dostępny|w) |подробности (?:на|в|у) |условия акции"
    r"|(?:şartlar|koşullar|ş ve k) geçerlidir|kampanya koşulları|(?:تطبق|تنطبق) (?:الشروط|الأحكام)|الشروط والأحكام"
    r"|s&k berlaku|syarat (?:dan|&) ketentuan|नियम (?:व|और|एवं|वा) शर्तें|villkor gäller|vilkår (?:gælder|gjelder)"
    r"|\bwhile (?:stocks?|supplies) lasts?\b|\bwhen you spend\b|\bsolange der vorrat reicht|jusqu['’]à épuisement|dans la limite des stocks"
    r"|do wyczerpania zapasów|selama persediaan|пока товар (?:есть|в наличии)|stoklarla sınırlı|så länge lagret räcker",
    re.IGNORECASE,
)
"""What advertising ends with."""
_OFFERS = re.compile(
    r"\b(?:off|discounts?|sale|offers?|deals?|vouchers?|cashback|bogo|flat|free|rabatt|descuentos?|promo\w*|oferta|remise|soldes"
    r"|réduction|sconto|saldi|desconto|korting|zniżk\w*|rabat|скидк\w*|акци\w*|indirim\w*|kampanya|diskon|rea|tilbud)\b|خصم|عرض|छूट|ऑफर",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d ?%|%\d")
_CHEAP = re.compile(r"[-–−]\d\d ?%|\b2 ?(?:x|for|por|per|für|pour) ?(?:1|one)\b|\bhalf price\b", re.IGNORECASE)
_HURRY = re.compile(
    r"\b(?:only (?:this|until|till) |this (?:week|weekend|month) only|today only|one day only|ends (?:tonight|today|tomorrow|sunday|midnight)"
    r"|nur (?:diese|heute|bis|noch)|jusqu['’]au|(?:cette semaine|aujourd['’]hui) seulement|s[oó]lo (?:este|esta|hoy|hasta)|solo (?:oggi|fino|questa)"
    r"|s[oó] (?:hoje|até|esta)|alleen (?:deze|vandaag|t/m)|tylko (?:dziś|dzisiaj|do|w)|только (?:сегодня|до|эту)|sadece (?:bu|bugün)"
    r"|endast (?:idag|denna)|bara (?:idag|till)|kun (?:i dag|denne)|hanya (?:hari|sampai|minggu)|sampai (?:tgl|tanggal)|до конца|sirf aaj)\b"
    r"|本日限り|今週限り|仅限|限时|فقط اليوم|حتى نفاد",
    re.IGNORECASE,
)
"""How advertising hurries."""
_NUMBER = re.compile(r"\d")


def may_advertise(own: str) -> bool:
    """Whether a text offers something, and ends or hurries as advertising does."""
    own = own[:_LONGEST]
    if _NUMBER.search(own) is None:
        return False
    offers, is_less = _OFFERS.search(own) is not None, _PERCENT.search(own) is not None
    if (offers or is_less) and _TERMS.search(own) is not None:
        return True
    return ((offers and is_less) or _CHEAP.search(own) is not None) and _HURRY.search(own) is not None
