"""What is secret by two things together, wherever they stand: a word for what lets somebody in, and an odd word.

The other modules know how people say it. This one knows only what nobody has to say in public: "the Garage, after
six, works with 40B2 now" is asked about although no pattern has that sentence.
"""
# ruff: noqa: RUF001 - other scripts

import re
from itertools import islice, pairwise

from core.reading.secrets.not_passwords import is_ordinary

_MOST_WORDS = 24
_MOST_LOOKED_AT = 12
# Only for passwords and codes, and for what has one: a number beside such a word is hardly anything else.
_SURE = """
lock_box host_key
wifi wi-fi wlan wpa wpa2 ssid password passwords passwort passcode passphrase pw pwd pincode voicemail lockbox
bancomat freigabecode carte_bleue kart_şifresi
keypad padlock keybox key_box keysafe key_safe otp 2fa mfa cvv cvc login logins username router modem
contraseña contrasena clave alarma portón caja_fuerte buzón senha alarme portão cofre
mdp digicode portail coffre alarme boîte_vocale messagerie interphone
kennwort zugangscode türcode haustür hoftor tresor alarmanlage schlüsselkasten kartenpin zugangsdaten
parola cancello allarme cassaforte segreteria citofono
wachtwoord pincode poort kluis alarmcode voordeur toegangscode
hasło hasla brama bramy sejf sejfu alarmu domofon domofonu poczty_głosowej furtka furtki
пароль вайфай вай-фай wi-fi домофон домофона сейф сейфа сигнализация сигнализации калитка калитки подъезд подъезда пин
пин-код
şifre şifresi parola wi-fi'nin kapı kapının kasa kasanın alarmın
caja_llaves buzón_llaves boîtier_clés cassetta_chiavi schlüsseltresor schlüsselsafe schlüsselbox schlüsseldose
sleutelkluis sleutelkluisje sleutelkastje sleutelbox кейбокс ключница ключницы anahtar_kutusu anahtar_kutusunun
nyckelskåp nyckelskåpet nyckelbox nyckelboxen nøgleboks nøgleboksen nøkkelboks nøkkelboksen nøkkelskap kotak_kunci
صندوق_المفاتيح رمز كلمة_السر كلمة_المرور الواي_فاي البوابة الباب الخزنة الانذار الإنذار القفل
"""
_SURE_WORDS = frozenset(word for word in _SURE.split() if "_" not in word)
_SURE_PAIRS = frozenset(tuple(word.split("_")) for word in _SURE.split() if "_" in word)
_SURE_PHRASES = re.compile(
    r"\b(?:mot de passe|(?:bo[iî]te|coffre) [aà] cl(?:[eé]s|efs?)|caja (?:de|para) llaves|cofre (?:de|para) chaves"
    r"|caixa (?:de|das) chaves|cassetta (?:delle|per le|portachiavi) ?chiavi|skrzynk\w+ na klucze|sejf\w* na klucze"
    r"|сейф\w* для ключ\w+|ящик\w* для ключ\w+|chaabi ka box|chabi ka box|ta+le ka (?:code|no))\b"
    r"|चाबी (?:का|के|वाले) (?:बॉक्स|डिब्ब)",
    re.IGNORECASE,
)
_UNSPACED = re.compile(
    r"暗証番号|パスワード|パスコード|金庫|玄関|オートロック|警報|ワイファイ|wi-?fi|密码|密碼|门禁|門禁|保险箱|保險箱|비밀번호|현관"
)
_ODD = re.compile(r"(?<![\w.,:/$€£¥₺₽#@%+-])[#*]?\d{4,8}[#*]?(?![\w%€$£°]|[.,:/-]\d)")
_OF_BOTH = re.compile(r"(?<![\w@#/.])(?=[^\W\d]*\d)(?=\d*[^\W\d])[\w!*?$&+-]{4,24}(?![\w@/])")
_DIGIT_BY_DIGIT = re.compile(r"(?<![\w.,:/$€£#])\d(?:[ .-]\d){3,7}(?![\w%]|[.,:/-]\d| \d)")
_COMBINATION = re.compile(
    r"\b(?:safe(?: code| combination| combo| is|:)|strongbox|padlock|combination(?: code| is|:)|kluis|tresor"
    r"|zahlenschloss|cofre|caja fuerte|candado|coffre|cadenas|cassaforte|lucchetto"
    r"|sejf\w*|kłódk\w*|сейф\w*|kasa\w*|brankas|gembok|kassaskåp\w*|hänglås\w*|तिजोरी|tijori|خزنة|الخزنة|قفل)\b.{0,24}?"
    r"(?<![\d/.])\d{1,2}(?: ?[-–] ?\d{1,2}){2,5}(?![\d/.])"
    r"|(?:金庫|保险箱|保險箱|保险柜|保險櫃).{0,8}[左右][转轉回]?.{0,4}\d+.{0,8}[左右]",
    re.IGNORECASE,
)
"""What opens a safe: a few numbers in a row, or how often to turn it."""
_APPROVES = re.compile(r"\b(?:blik|freigabecode)\b\D{0,24}\d{3} ?\d{3}\b", re.IGNORECASE)
"""What approves a payment: six digits, in two halves."""
_NO_CODE = re.compile(
    r"(?:19|20)\d\d|[1-9]0{3,7}|\d+(?:st|nd|rd|th|am|pm|a|p|h|k|m|km|cm|mm|kg|g|gb|mb|tb|mbps|ghz|mhz|mph|kmh|min|mins|"
    r"x|px|p|fps|v|w|kw|kwh|er|ers|e|ème|eme|er|ste|de|º|ª|o|s|d|w|y|yo|yrs|ft|in|lb|lbs|c|f|hz)",
    re.IGNORECASE,
)
_OPENS_WITH = re.compile(
    r"\b(?:get in|getting in|let (?:your|them|him|her)sel(?:f|ves) in|lets? you in|opens? with|unlocks? with|"
    r"unlock it|punch in|key in|type in|dial|for the (?:\w+ )?(?:door|gate|garage|shed|lock|box|safe))\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(?<![\w.,$€£#@])(?:\d{3,8}[#*]|[*#]\d{3,8}|\d{4,6})(?![\w%]|[.,:/-]\d)")
_RECOVERY = re.compile(
    r"(?:\b(?:recovery|seed|backup|secret|mnemonic|wallet|ledger|metamask)[ -](?:words?|phrase|seed)|"
    r"\b(?:frase semilla|frase de recuperación|palabras de recuperación|phrase de récupération|phrase secrète|"
    r"mots de récupération|wiederherstellungs(?:wörter|phrase|satz)|parole di recupero|frase di recupero|"
    r"frase de recuperação|palavras de recuperação|frase semente|herstelzin|herstelwoorden|fraza odzyskiwania|"
    r"słowa odzyskiwania|сид[ -]фраза|слова восстановления|фраза восстановления|kurtarma (?:kelimeleri|ifadesi))|"
    r"عبارة الاسترداد|كلمات الاسترداد|リカバリーフレーズ|復元フレーズ|シードフレーズ)"
    r"(?:\W{0,3}(?:is|are|starts|begins|es|son|est|ist|sind|lautet|è|sono|é|são|is|zijn|to|это|هي|は))?\W{0,4}"
    r"(?:\w{2,14}[\s,.、]{1,3}){3}",
    re.IGNORECASE,
)
_USER_AND_PASS = re.compile(
    r"\b(?:user(?:name|id)?|login|usuario|utilisateur|benutzer(?:name)?|utente|usuário|gebruiker(?:snaam)?|użytkownik|"
    r"логин|kullanıcı)\b\W{0,3}(?:is |: ?)?\S{2,40}\W{1,4}(?:and |y |et |und |e |en |i |и |ve )?"
    r"(?:pass(?:word|wd)?|pw|pwd|pass|clave|contraseña|mdp|mot de passe|passwort|kennwort|senha|wachtwoord|hasło|"
    r"пароль|şifre)\b\W{0,3}(?:is )?\S{3,}",
    re.IGNORECASE,
)
_NAME_AND_PASS = re.compile(
    r"\badmin ?/ ?(?:admin|passw\w*|(?=\w{4})\w*\d\w*)\b|"
    r"(?<!\S)[a-z][\w.@-]{2,40} ?/ ?(?=[^\s/]*[A-Z])(?=[^\s/]*[a-z])(?=[^\s/]*\d\d)[^\s/]{8,40}(?!\S)"
)


def is_recovery_phrase(plain: str) -> bool:
    """Whether words follow that bring an account or a purse back."""
    return _RECOVERY.search(plain) is not None


def gives_user_and_password(plain: str) -> bool:
    """Whether a name to log in with, and a password, are told one after the other."""
    return _USER_AND_PASS.search(plain) is not None or ("/" in plain and _NAME_AND_PASS.search(plain) is not None)


def is_odd_beside(plain: str, spoken: list[str]) -> bool:
    """Whether an odd word with digits stands in a short text with a word for what needs a code.

    Args:
        plain: the text, with digits in it and without links.
        spoken: its words, in lower case.
    """
    if len(spoken) > _MOST_WORDS:
        return False
    if _APPROVES.search(plain) or _COMBINATION.search(plain):
        return True
    opens = _OPENS_WITH.search(plain) is not None
    if _DIGIT_BY_DIGIT.search(plain) and (opens or _has_sure_word(plain, spoken)):
        return True
    if opens and any(not _NO_CODE.fullmatch(found[0]) for found in _MARKED.finditer(plain)):
        return True
    return _has_sure_word(plain, spoken) and any(_is_odd(found[0]) for found in _candidates(plain))


def _has_sure_word(plain: str, spoken: list[str]) -> bool:
    if not _SURE_WORDS.isdisjoint(spoken):
        return True
    if not _SURE_PAIRS.isdisjoint(pairwise(spoken)) or _SURE_PHRASES.search(plain) is not None:
        return True
    return not plain.isascii() and _UNSPACED.search(plain) is not None


def _candidates(plain: str) -> list[re.Match[str]]:
    found = list(islice(_ODD.finditer(plain), _MOST_LOOKED_AT))
    return found + list(islice(_OF_BOTH.finditer(plain), _MOST_LOOKED_AT))


def _is_odd(word: str) -> bool:
    return _NO_CODE.fullmatch(word) is None and not is_ordinary(word)
