"""Wishes to get no more texts that one part of a text says in full, whatever the others tell.

"Close my account please. It was fun", "cancellatemi", "for the last time STOP"; and wishes with a name below them. The
parts are folded as words are spoken (`core.reading.phrases.lexicon.spoken`): without accents, case and apostrophes.
"""

import re
from collections.abc import Sequence

from core.reading.phrases.everyday import POLITE
from core.reading.phrases.lexicon import entries, spoken

_POLITE = frozenset(phrase[0] for phrase in entries(POLITE) if len(phrase) == 1) | {
    "sir",
    "kindly",
    "abeg",
    "just",
    "bitte",
    "tolong",
}
_PARTS = re.compile(r"[.,;:!?\n…–—。、！？，]+|\s-\s")
_OURS = r"(?:my|our|his|her|their)"
_KEPT = r"(?:data|datas|info|informations?|details?|records?|number|num|phone number|account|profile|stuff|name|file|history)"
_THIS = r"(?:this|these|it|that|dis|here|the|your|ur|those)"
_WISH = re.compile(
    r"(?:(?:no|nah|ok|so|i said|hi|hello|well|sorry|and|then|bye|thats it|i changed my mind|im done with this|cancel everything) ){0,2}(?:"
    # that nobody wants it any more
    rf"(?:i |we )?(?:dont|do not|dnt|no longer) (?:want|need|wish to (?:get|receive|have)) (?:any of )?{_THIS}(?: (?:service|thing|stuff|texts?|messages?))? (?:any ?more|any longer|no more|again)(?: \w{{1,8}})?"
    r"|(?:i )?(?:dont|do not) (?:want|need) (?:these|your service|this service|the service)(?: service)?"
    r"|(?:i )?(?:dont|do not) want to (?:be (?:(?:on|in|part of) (?:this|it)|on here)|use this|exist in your \w+)(?: service| thing| list)?(?: any ?more)?"
    r"|(?:i )?(?:(?:dont|do not) wish|would prefer not|prefer not) to (?:receive|get|have) (?:any |your )?(?:further|more|texts|messages)(?: \w+){0,3}"
    r"|(?:no more|nomore) (?:of these|of this|of them|texts|msgs|messages|sms)(?: from (?:you|u))?|(?:please )?no further (?:messages|texts|contact)"
    r"|(?:im )?(?:sick|tired) of (?:these|your|the) (?:texts|messages|msgs)"
    r"|(?:would|wd) (?:you|u) (?:mind|be so kind as to) (?:awfully )?not (?:to )?(?:text|messag|writ|send)\w*(?: \w+){0,4}"
    r"|(?:can|could|will|would) (?:you|u) (?:not|be so kind as to not|be so kind as not to) (?:text|message|write|send)(?: to)?(?: me| us)?(?: any ?more| again| any longer)"
    r"|(?:can|could|would) (?:you|u) (?:be so kind as to )?(?:stop|quit) (?:texting|messaging|writing|sending|these|them|using this number)(?: \w+){0,6}"
    # to be taken off, closed, deleted
    r"|(?:close|shut|shut down|cancel|deactivate|terminate|end|unlink) (?:my|our) (?:account|membership|profile)(?: down| asap| now| today| with you| and forget me| and thank you)?"
    r"|shut (?:my|our) (?:account|profile) down|(?:un ?subcribe|un ?subscribe|unjoin|delist|deregister) (?:me|us)(?: from (?:\w+ ){0,3}\w+)?"
    rf"|(?:delete|erase|wipe|purge|clear|remove|destroy|scrub) (?:all )?(?:of )?(?:my|our) {_KEPT}(?: (?:and|n) \w+ ?\w*)?(?: (?:under|from|off|according to|per) (?:\w+ ){{0,3}}\w+)?"
    r"|(?:delete|erase|wipe|remove|destroy) (?:me (?:n|and) my stuff|everything (?:you|u)(?: guys)? (?:have|hold|got|know|keep) (?:on|about|of) me|everything about me)"
    rf"|(?:take|get|cross|strike|scratch) {_OURS} (?:\w+ ){{0,3}}(?:number|phone|name|num) (?:off|out)(?: (?:of )?(?:your|this|the|ur) (?:list|lists|system|books|records|database))?"
    r"|(?:take|get|leave|cross|cut|block|count) me (?:out|off)(?: (?:of )?(?:this|it|here|that|dis|your|the|whatever)(?: \w+){0,4}| for good)?"
    r"|sign me (?:out|off) for good|(?:i )?(?:wish|want|wanna|would like|d like|id like) (?:to )?(?:be )?(?:removed|deleted|forgotten|unsubscribed|taken off|erased|off|out)(?: (?:from|of|off|by|under) (?:\w+ ){0,4}\w+)?"
    r"|(?:how (?:do|can) i|id like to|i would like to|i want to|i wanna|wanna|please can i|can i) (?:leave|quit|get off|get off of|unjoin|deactivate|stop using|opt out of) (?:this|these|it)(?: (?:service|list|thing|texts))?(?: for good)?"
    r"|(?:can|could) i (?:be )?unjoin\w*|how do (?:i|we) (?:turn|switch) (?:these|this) (?:texts )?off|(?:id|i would|i d) like to (?:close|delete|cancel|deactivate) my account(?: with you)?|(?:could|can|would) (?:you|u) (?:be so kind as to )?(?:take|get|remove|delete) (?:my|our|his|her) (?:\w+ ){0,3}(?:number|name)(?: (?:off|from|out)(?: of)?(?: your \w+)?)?|if (?:you|u) text me again im calling (?:\w+ )?\w+|(?:next|one more) (?:text|message) from (?:you|u) (?:goes to my \w+|and i.{0,30})|ik wil (?:niks|niets|geen \w+) meer (?:ontvangen|krijgen)|(?:switch|turn|shut) (?:this|these|it)(?: thing| texts| service)? off (?:for my \w+|please)|put me on (?:your|the) do not (?:text|call|contact) list|block me(?: please| out| then)?"
    r"|(?:abeg )?(?:make una )?comot my (?:number|name)"
    # for the last time
    r"|(?:for the|this is the) (?:last|final|second|third|2nd|3rd|4th|5th|umpteenth) time(?: im asking| i ask| of asking)? stop|(?:i ?ve |i have |i )(?:asked|told|said|begged)(?: you| u)?(?: \w+){0,2}? (?:times|twice|already)(?: already| now)?(?: to)? stop"
    r"|last time im asking stop|i said stop|you (?:must|have to|need to) stop (?:texting|now)(?: \w+)?|if (?:you|u) (?:text|message|txt|msg) (?:me )?(?:again|once more|one more time)(?: i swear)?"
    r"|block(?:ed|ing)?(?: and report\w*)? (?:you )?if (?:you|u) (?:text|message|txt)(?: me)?(?: again| once more)?|(?:piss|bugger|sod|fuck|eff) off with (?:your|the|these) (?:texts|messages|msgs)(?: \w+){0,2}"
    r"|(?:please )?(?:dont|do not|never) text (?:it|here|this|back|this number)(?: again| anymore)?"
    # German, Dutch, Scandinavian
    r"|(?:ich )?(?:will|mochte|brauche) das (?:alles )?nicht mehr(?: (?:bekommen|nutzen|haben|erhalten|kriegen))?|(?:ich )?(?:will|mochte) (?:hier |da )?raus(?: hier)?|hiermit kundige ich(?: (?:mein\w* \w+|alles))?"
    r"|(?:ich )?(?:will|mochte) (?:mich )?(?:hier )?(?:abmelden|austragen)(?: \w+){0,3}|(?:ich )?(?:will|mochte)? ?(?:mein )?konto (?:bitte )?(?:loschen|kundigen|schliessen)"
    r"|lasst mich (?:\w+ )?in (?:frieden|ruhe)(?: \w+)?|(?:nehmt|streicht|tragt) mich (?:da |hier )?(?:raus|aus|ab)(?: \w+){0,3}"
    r"|haal (?:mijn|mn|m n|me|mij)(?: nummer| naam)? (?:er |hier )?(?:maar )?(?:af|uit|eruit|eraf|weg)|(?:ik )?(?:hoef|wil) (?:dit|deze|hier) (?:niet|niks|niets|geen) meer(?: (?:te )?(?:krijgen|ontvangen|van horen|berichten))?"
    r"|rot op met (?:je|jullie|die|deze) \w+|(?:(?:ta|tag|tar) )?bort mig(?: fran (?:\w+ )?\w+)?|(?:stryk|radera|slet|slett|fjern) (?:mig|meg)(?: (?:fra|fran|ur) (?:\w+ ){0,2}\w+)?|nu far det vara nog|skicka inget mer"
    r"|(?:jag )?vill inte (?:ha (?:detta|det har|fler sana har|mer sant)|vara med)(?: langre| mer)?|(?:jeg )?vil(?:le)? ikke (?:ha|have) (?:dette|det her|mer|mere)(?: lenger| laengere)?"
    # French, Italian, Spanish, Portuguese
    r"|lachez? moi(?: la grappe)?|oubliez (?:moi|que jexiste)|je (?:ne )?veux plus (?:rien recevoir|de ca|de tout ca|rien de vous)|merci de me (?:retirer|supprimer|desinscrire)(?: de (?:\w+ ){0,2}\w+)?|(?:effac|supprim|retir)\w+ mon num\w*"
    r"|j ?veux plus de (?:vos|ces) \w+|cancellatemi(?: da\w* \w+)?|cancellami da\w* \w+|toglietemi(?: (?:il numero|sto servizio|questo servizio|da\w* \w+))?|vorrei essere (?:rimoss|cancellat|tolt)\w(?: da\w* (?:\w+ )?\w+)?|vorrei che il mio \w+ (?:venga|sia) (?:eliminat|cancellat)\w"
    r"|(?:cancel|cierr|borr|elimin)\w{1,3} mi cuenta|dejen de (?:joder|fregar|molestar|chingar|estar \w+ndo)(?: \w+){0,4}|no kiero mas (?:mensajes|sms)|saquenme de (?:esto|aqui|la lista|su lista)|(?:quiero|como puedo) (?:salirme|salir) de (?:esto|aqui)"
    r"|quero (?:sair|cancelar)(?: (?:disso|isso|daqui|isto))?(?: como (?:faco|cancelo)(?: isso)?)?|me tir\w+ (?:disso|dessa lista|daqui|dessa)|me esquece serio|(?:apag|exclu|delet|cancel)\w{1,3} (?:o )?meu cadastro|nao quero mais (?:isso|isto|receber)"
    # Polish, Russian, Turkish
    r"|(?:mnie|nas) (?:wypisac|usunac|skreslic|wykreslic)(?: z \w+)?|prosze (?:mnie|nas) (?:wypisac|usunac|skreslic|wykreslic)(?: z (?:\w+ )?\w+)?|(?:dajcie|daj) (?:wy )?mi (?:swiety )?spokoj(?: z (?:\w+ )?\w+)?|koniec z tymi \w*(?:sms|esemes|wiadomosci)\w*|odczepcie sie(?: ode mnie)?"
    r"|(?:да )?(?:отстаньте|отвяжитесь|отцепитесь|отвалите)(?: (?:уже|от меня|а|наконец|все)){0,3}|не надо (?:мне )?больше (?:смс|сообщении|писать)|удалите (?:меня|мои (?:номер|данные|аккаунт))(?: из (?:\w+ )?\w+)?"
    r"|(?:beni )?rahat birakin?(?: beni)?(?: (?:ya|artik|yeter)){0,2}|yeter artik yazmayin|istemiyorum (?:artik )?yazma(?:yin)?(?: bana)?(?: bi daha| bir daha)?|bunu (?:artik )?istemiyorum(?: artik)?|(?:beni|numarami) (?:listeden )?(?:cikarin|cikartin|silin)"
    # Arabic, Hindi in Latin letters, Indonesian
    r"|(?:خلاص )?(?:وقف|وقفوا|كافي|يكفي|بس) (?:كافي )?(?:رسايل|رسائل|ارسال)(?: \w+)?|خلاص وقفو?ا?|(?:امسحوا|احذفوا|شيلوا) (?:رقمي|بياناتي|حسابي|اسمي)(?: \w+){0,3}"
    r"|(?:(?:bhai|yaar|plz|please|sir) )*(?:(?:mera|apna|mere) )?number (?:\w+ ){0,3}?(?:hata|delete|nikal|remove|hatao|htao|hatado)(?: (?:do|de|kro|karo|kardo|kar|dijiye|mera|bhai|yaar|plz|please|apne|yahan|se)){0,4}"
    r"|bas karo (?:(?:yaar|bhai|ab) ){0,2}(?:msg|message|sms|pareshan)\b.{0,30}|(?:(?:bhai|yaar|message|msg) )*band karo(?: (?:ye|yeh|yaar|sab|bhai)){0,3}|(?:(?:mujhe|ab|dobara) )*(?:msg|message|sms) (?:mat|na) (?:karo|karna|kro|bhejo|bhejna)(?: ab)?|(?:bhai )?pareshan (?:mat|na) (?:karo|kro|karna)"
    r"|dnd (?:activate|laga|on)(?: \w+){0,2}|(?:mujhe )?(?:ye |yeh )?(?:service )?nahi chahiye (?:ye|yeh|yeh sab) ?(?:service)?|hapus (?:nomor|nomer|no|data|akun|nmr) ?(?:saya|gue|gw|aku|ku|gua)(?: dari (?:\w+ )?\w+)?(?: (?:ya|dong|yah)){0,2}"
    r"|(?:udah|sudah)(?: ya)? (?:stop|(?:ga|gak|nggak|tidak) (?:usah|perlu|mau) (?:kirim|dapet|dapat|terima)\w*)(?: \w+){0,3}"
    r")(?: (?:per (?:favore|cortesia)|por favor|grazie|tack|takk|tak|merci|aub|mate|love|asap|thx|ya|already|for good|gracias|obrigad[oa]|danke)){0,2}"
)
_WANTED = (
    r"(?:want|need|request|demand|require|insist|expect|wish|like|have|get|must|should|asking for|quiero|solicito|exijo|pido|deseo|veux|souhaite|demande|exige|will|mochte|fordere|verlange|voglio|chiedo|richiedo|vorrei"
    r"|quero|peco|exijo|wil|eis|verzoek|chce|prosze|zadam|хочу|требую|прошу|istiyorum|rica|vill|begar|vil|onsker|kraever|chahta|chahti|mau|minta|mohon|اريد|اطلب|ارجو)"
)
_MINE = r"(?:my|mine|our|mis?|mes|mon|ma|meine?[nrms]?|mich|miei|mie|mio|mia|meus?|minhas?|mijn|moje|moich|moj|mnie|мои|моих|мою|меня|kisisel|benim|mina|mitt|mine|mit|mera|meri|mere|saya|gue|aku|about me|on me|بياناتي|رقمي|حسابي|معلوماتي)"
_DATA = (
    r"(?:data|info\w*|details?|number|account|records?|profile|name|datos|numero|cuenta|telefono|donnees|coordonnees|compte|daten|nummer|konto|angaben|dati|numeri|dados|conta|cadastro|gegevens|dane|danych|numer\w*"
    r"|данн\w+|номер\w*|аккаунт\w*|информаци\w+|veri\w+|bilgi\w+|numara\w*|hesab\w+|uppgifter|oplysninger|opplysninger|jankari|khata|nomor|akun|بيانات\w*|رقم\w*|حساب\w*|معلومات\w*)"
)
_GONE = (
    r"(?:deleted|erased|removed|wiped|destroyed|purged|closed|forgotten|taken off|borrad\w+|eliminad\w+|suprimid\w+|supprime\w*|efface\w*|geloscht|entfernt|loschung|cancellat\w+|eliminat\w+|rimoss\w+|apagad\w+|excluid\w+|removid\w+|deletad\w+"
    r"|verwijderd|gewist|usunie\w+|skasowan\w+|удал[её]?н\w*|удалить|удаления|ст[её]рт\w*|silinmesini|silinsin|silinmeli|raderade?|borttagn\w*|slettet|fjernet|hataya jaye|delete ho|dihapus|تنحذف|تحذف|تمسح|حذف)"
)
_PASSIVE = re.compile(
    rf"(?=.*\b{_WANTED}\b)(?=.*\b{_MINE}\b)(?:.*\b{_DATA}\b.{{0,40}}\b{_GONE}\b|.*\b{_GONE}\b.{{0,40}}\b{_DATA}\b)"
    r"|(?=.*चाह)(?=.*मेर)(?=.*(?:डेटा|नंबर|जानकारी|अकाउंट|खात))(?=.*(?:डिलीट|हटा|मिटा))"
    rf"|.*\b(?:my|our) {_DATA} (?:should|must|needs? to|has to|is to|shall) be {_GONE}"
)
_BY_LAW = re.compile(
    r"(?=.*\b(?:gdpr|rgpd|dsgvo|avg|rodo|lgpd|kvkk|ccpa|right to be forgotten)\b)"
    r"(?=.*\b(?:delet|eras|wip|remov|forgotten|borr|elimin|suprim|effac|supprim|losch|cancell|apag|exclu|verwijder|wis|usun|skasow|удал|sil|rader|slet)\w*)"
    rf"(?=.*\b(?:{_MINE[3:-1]}|i|ich|je|io|eu|ik|yo)\b)"
)
_THREAT = (
    r"(?:block\w*|police|cops|lawyer|solicitor|fcc|ofcom|ico|trai|do not call|credit|charged?|charges|per text|cost(?:s|ing)? me|at work|baby is|baby was|waking|wakes|asleep|[1-5] ?am|signed up|harass\w*|this phone|my phone|this number|this was his phone|this was her phone|confus\w+|passed away"
    r"|pay as you go|pay for|work phone|svp|sms|texting|pinging)"
)
_STOP_BECAUSE = re.compile(
    r"(?:(?:hi|hello|oi|ok|please|pls|plz|can|could|would|will|you|u|just|kindly|must) ){0,4}stop(?: (?:it|this|these|that|them|now|please|pls|plz|ya|hey)){0,3} (?!\w+ing\b)(?=.{0,60}\b"
    + _THREAT
    + r"\b)"
)
_REMOVE_FOR = re.compile(
    r"(?:(?:no|nope|sorry|im|i am|we are|were) )*(?:not?|no longer) in?te?rr?ested(?: (?:any ?more|in this|thanks|so|at all)){0,2}(?: please| pls| plz| just)?(?: (?:remove|delete|unsubscribe|stop|leave me|take me off).{0,20}| any ?more(?: th\w+)?)"
)
_NAME_BELOW = re.compile(
    r"\s{0,2}[.,;!–—-]{1,2}\s{1,2}(?:[-–—]\s?)?(?:(?:thanks|thank you|thx|ta|regards|cheers|yours|god bless|mr|mrs|ms|miss|dr|rev|sister|gr|groet|mvg|mfg|gruß|grüße|saludos|merci|grazie|danke)[.,]?\s{1,2}){0,2}"
    r"(?-i:(?!I\b)[A-ZÀ-ÞА-ЯŁŚŻ][\w.'’-]{0,16}(?:\s(?-i:[A-ZÀ-ÞА-ЯŁŚŻ])[\w.'’-]{0,16}){0,2})(?: x{1,3})?\W{0,3}$",
    re.IGNORECASE,
)
_GOING_LIST = """
delet eras remov wip destroy purg clos forgotten taken borr elimin suprim supprim effac losch gelosch entfern cancell
rimoss apag exclu verwijder wis gewist usun skasow удал стер sil rader borttag slet fjern hata dihapus تنحذف تحذف تمسح
حذف डिलीट हटा मिटा
"""
_GOING = tuple(_GOING_LIST.split())
"""How a word begins without which nothing is to be deleted."""
_LONGEST, _MOST_WORDS, _MOST_PARTS, _FEWEST_WORDS = 240, 28, 6, 3


def a_part_wishes(plain: str) -> bool:
    """Whether some part of a text asks in full for no more texts, or for its person's data to be deleted.

    Args:
        plain: the text, folded as in `Words.plain`.
    """
    if len(plain) > _LONGEST:
        return False
    if _PARTS.search(plain) is None:  # as of most texts: this one is looked up already
        parts = [spoken(plain)]
    else:
        parts = [part for part in (spoken(part) for part in _PARTS.split(plain)) if part]
    if len(parts) > _MOST_PARTS or sum(map(len, parts)) > _MOST_WORDS:
        return False
    all_of_it = tuple(word for part in parts for word in part)
    for part in {*parts, all_of_it}:
        said = " ".join(word for word in part if word not in _POLITE)
        if said and _WISH.fullmatch(said) is not None:
            return True
    return _all_of_it_wishes(all_of_it)


def _all_of_it_wishes(words: Sequence[str]) -> bool:
    """Whether a text tells why it is to stop, that nobody is interested, or wants data to be deleted."""
    patterns = [_STOP_BECAUSE] if "stop" in words else []
    if any("rested" in word for word in words):
        patterns.append(_REMOVE_FOR)
    if any(word.startswith(_GOING) for word in words):
        patterns += [_PASSIVE, _BY_LAW]
    whole = " ".join(words)
    return any(pattern.match(whole) is not None for pattern in patterns)


def without_name(plain: str) -> str:
    """A text without a name that stands behind its last sign: "No more of this, thank you. Ada Brook"; else all of it."""
    found = _NAME_BELOW.search(plain, max(0, len(plain) - 60)) if len(plain) <= _LONGEST else None
    rest = plain[: found.start()] if found is not None else plain
    return rest if len(rest.split()) >= _FEWEST_WORDS else plain
