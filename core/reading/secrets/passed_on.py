"""What people pass on with hardly a word for it: an account and its password, what unlocks a phone, what "it says".

"disney+ kim@mail.example / Marm4lade", "home wifi: Nest, lapis2020", "back gate 4471, then hash", "it says 402 117 be
quick": each has the shape of a note to somebody, and a word or a number in the place of the secret.
"""
# ruff: noqa: RUF001, E501 - other scripts; a line a language

import re
from itertools import islice, pairwise

import core.reading.secrets.vocabulary as said
from core.reading.phrases.lexicon import Lexicon
from core.reading.phrases.lexicon import spoken as folded
from core.reading.secrets.not_passwords import NO_VALUES, is_ordinary
from core.reading.secrets.passwords import looks_like_password

_SIGN_BETWEEN = r"(?:\s{0,2}(?:[/|:,;=]|->|→|–|—|-(?=\s))\s{0,2}|\s(?:and|y|e|et|und|en|i|и|ve|dan|aur)\s|\s)"
_EMAIL_THEN = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,48}}@[\w-]{{1,48}}(?:\.[\w-]{{2,24}}){{1,3}}{_SIGN_BETWEEN}(\S{{5,40}})(?=\s*$|\s*[\n,;])"
)
_SLASH_THEN = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,48}@[\w-]{1,48}(?:\.[\w-]{2,24}){1,3}\s{0,2}[/|]\s{1,2}([^\s@./]{6,40})\s*$"
)
_NO_PASSWORD = re.compile(r"[@#+(]|https?:|www\.|.{0,40}[@/]|[\d().+-]+$", re.IGNORECASE)
_SERVICE = (
    r"(?:wi-?fi|wlan|hotspot|ssid|netflix|disney\+?|prime(?: video)?|hulu|hbo(?: max)?|max|spotify|paramount\+?|peacock"
    r"|crunchyroll|dazn|apple ?(?:id|tv\+?)|icloud|gmail|outlook|yahoo|steam|psn|roblox|nordvpn|vpn|globoplay|canal\+"
    r"|viaplay|movistar\+?|sky ?go|now ?tv|кинопоиск|вай-?фай)"
)
_SERVICE_THEN = re.compile(
    rf"(?<![\w@#]){_SERVICE}(?: [^\W\d_]{{1,16}}){{0,3}}\s{{0,2}}[:=]?\s{{0,2}}[\w.+-]{{2,32}}\s{{0,2}}[/|]\s{{0,2}}([^\s/|]{{5,40}})\s*$",
    re.IGNORECASE,
)
_NETWORK_AND_PASSWORD = re.compile(
    r"(?<![\w@#])(?:wi-?fi|wlan|hotspot|ssid|netzwerk(?:name)?|network name|nome (?:da )?rede|nombre de (?:la )?red|nom du réseau|nome (?:della )?rete|netwerk(?:naam)?|nazwa sieci|имя сети|вай-?фай)\b[^\n:=]{0,24}[:=]\s{0,2}\S[^\n:=]{0,30}?"
    r"\W{1,3}(?:password|passwd|passcode|passwort|kennwort|pw|pwd|pass|contraseña|contrasena|clave|senha|mdp|mot de passe|wachtwoord|ww"
    r"|lösenord|passord|adgangskode|kodeord|hasło|haslo|şifre(?:si)?|sifre(?:si)?|parola|пароль|sandi|kata sandi|كلمة السر|الباسورد|باسورد|पासवर्ड)"
    r"\W{1,3}(\S{5,40})\s*$",
    re.IGNORECASE,
)
_ADMINISTRATOR = re.compile(
    r"\W*(?:(?:it'?s|it’s|login|user|ssh|router|box|creds?|credentials|use|try)[ :=]{1,3}){0,2}(?:root|admin|administrator|postgres|ubuntu|pi|sa)"
    r" ?[/|] ?[^\W_][\w!#$%&*-]{2,23}(?: (?:on|for|at|in)(?: [^\W\d]+){1,4})?\W*",
    re.IGNORECASE,
)
"""The name that machines come with, and any word: "root / toor on the box"."""
_DIGITS = r"\d(?:[ .-]?\d){3,7}(?!\d|[.,:/-]\d|\s?%)"
_UNLOCK = (
    r"\b(?:unlock\w*|déverrouill\w+|débloqu\w+|desbloque\w+|sblocc\w+|entsperr\w+|ontgrendel\w+|odblokow\w+|lås(?:er|es)? upp|låse? op|låse? opp|upplåsning\w*"
    r"|разблок\w+|kilidi|kilit|buka kunci|lock khol\w*|लॉक)"
)
_PHONE = (
    r"(?:phone|téléphone|portable|écran|teléfono|móvil|celular|pantalla|handy|telefon\w*|bildschirm\w*|cellulare|telefono|schermo|telefone|telemóvel"
    r"|tela|telefoon|mobiel|scherm|komórk\w+|ekran\w*|телефон\w*|экран\w*|skärm\w*|mobil\w*|skjerm\w*|ponsel|फ़?ोन|mobile)"
)
_UNLOCKS = re.compile(
    r"\b(?:phone|mobile|cell|laptop|computer|tablet|ipad|iphone|mac|pc|screen|lock ?screen|her|his|my)(?:'s|’s)? (?:un)?locks?(?: (?:code|pin|number|screen|pattern))?"
    rf"(?: is| are| with|:|=| -)* {_DIGITS}"
    rf"|{_UNLOCK}.{{0,24}}{_PHONE}[^\d\n]{{0,16}}(?<![\w.,:/]){_DIGITS}|{_PHONE}.{{0,24}}{_UNLOCK}[^\d\n]{{0,16}}(?<![\w.,:/]){_DIGITS}"
    rf"|(?:قفل|فتح) (?:الشاشة|الجوال|الموبايل|التلفون)[^\d\n]{{0,16}}{_DIGITS}|(?:ロック解除|画面ロック|解锁|解鎖|锁屏)[^\d\n]{{0,16}}{_DIGITS}",
    re.IGNORECASE,
)
_PASSWORD_AND_COUNT = re.compile(
    r"(?<![\w#@/])(?:password|passwort|contraseña|contrasena|senha|motdepasse|wachtwoord|hasło|haslo|şifre|sifre|пароль|lösenord|passord|qwerty|admin)\d{1,6}!?(?![\w/@])",
    re.IGNORECASE,
)
_SPELT = re.compile(
    r"\b(?:(?:all|everything) (?:in )?(?:lower ?case|caps|small|one word|together)|in lower ?case|(?:no|without|with no) (?:caps|capitals?|spaces?)"
    r"|(?:capital|big|uppercase) \w\b|first letter (?:is )?(?:big|capital)|one word|alles klein\w*|kleingeschrieben|ohne leerzeichen|todo (?:junto|en min[uú]sculas?)"
    r"|sin espacios|tout (?:en minuscules?|attach[ée])|sans espaces?|tutto (?:minuscolo|attaccato)|senza spazi|tudo (?:junto|min[uú]sculo)|sem espaços?"
    r"|alles (?:klein|aan elkaar)|kleine letters|zonder spaties|małymi literami|bez spacji|маленькими буквами|без пробелов|слитно|küçük harf\w*|bitişik"
    r"|بدون مسافات|حروف صغيرة|huruf kecil|tanpa spasi|small letters|små bokstäver|utan mellanslag)",
    re.IGNORECASE,
)
_AS_ALWAYS = re.compile(
    r"\W*(?:it'?s|it’s|it is|es|c'?est|c’est|das ist|ist|è|é|het is|to|это|det är) (\S{6,24}),? (?:same as|as (?:always|usual|before|ever)|like (?:always|before|last time)"
    r"|como siempre|comme (?:toujours|d'habitude|avant)|wie immer|come sempre|como sempre|zoals altijd|jak zawsze|как (?:всегда|обычно)|som (?:alltid|vanligt))\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:password|passcode|pw|pwd|passwort|kennwort|contraseña|clave|mdp|mot de passe|senha|wachtwoord|ww|hasło|пароль|şifre|sandi|lösenord)\b"
    r"(?: \w{1,12}){0,2}?\s?(?:is|:|=|es|est|è|é|ist|to|это|är)\s?(\w{7,})",
    re.IGNORECASE,
)
_MANAGER_THEN = re.compile(
    r"\b(?:bitwarden|1password|lastpass|dashlane|keepass\w*|keychain|nordpass|roboform|enpass|proton ?pass)\b(?:['’]s)?(?: [^\W\d_]{1,12}){0,3}"
    r"\s?(?:is|:|=|ist|es|est|è|é|-|→)\s?([^\s,;]{6,60})",
    re.IGNORECASE,
)
_LEADS = (
    r"(?:it'?s|it’s|it is|it (?:just )?(?:says|said|sent(?: me)?|gave(?: me)?|texted(?: me)?)|mine(?:'?s|’s| is| says)?|got|here(?:'?s|’s)|here it is"
    r"|(?:(?:google|facebook|fb|insta(?:gram)?|whatsapp|amazon|paypal|apple|netflix|uber|bank|the (?:bank|app|site|screen|text|phone)|my (?:bank|phone|app)|they)) (?:just )?(?:says?|said|sent(?: me)?|texted(?: me)?|wants)"
    r"|es|dice|me (?:llegó|salió|mandaron)|c'?est|c’est|ça dit|j'ai reçu|das ist|es ist|da steht|ich hab|è|dice|mi è arrivato|é|diz|chegou|het is|er staat|ik kreeg"
    r"|to(?: jest)?|przyszło|dostałem|dostałam|это|вот|пришло|пришёл|пришел|bu|şu geldi|geldi|det är|det står|det er|der står|ini|itu|masuk|ye hai|yeh hai|aaya|ये है|आया|هو|هذا|جاني|وصلني)"
)
_NUMBER = r"(?P<n>\d{3}[ -]\d{3}|\d{2} \d{2} \d{2}|\d{4}|\d{5,8})"
_URGED = (
    r"(?:try|type|enter|use|put|key|punch|quick\w*|hurry|fast|asap|expires?|runs? out|send it|that one|prueba|pon|mete|rápido|vite|tape|entre|schnell|tipp\w*|gib|veloce|prova|inserisci|tenta|digita"
    r"|põe|coloca|snel|probeer|typ|vul|szybko|wpisz|быстрее|быстро|введи|çabuk|gir|yaz|prova|skriv|skynda|cepat|masukin|jaldi|daal\w*|dal|जल्दी|डालो|بسرعة|دخله|اكتبه)"
)
_TO_WHOM = r"(?:mum|mom|mam|dad|ma|pa|love|babe?|hun|mate|bro|sis|nan|gran|xx?|ok|mamá|papá|maman|papa|mama|mami|schatz|amore|amor|mamma|mãe|pai|мам|пап|anne|baba|abi|ماما|بابا|bhai|didi|kak|bang)"
_SAYS = re.compile(
    rf"\W*(?:(?:ok|hi|hey|right|hang on|wait|{_TO_WHOM})\W+)?{_LEADS}\W{{1,3}}{_NUMBER}"
    rf"(?:\W+{_TO_WHOM}|\W+(?:\w+\W+){{0,3}}{_URGED}\b(?:\W+\w+){{0,4}})?\W*",
    re.IGNORECASE,
)
_NO_CODE = re.compile(r"(?:19|20)\d\d|\d{1,6}00|12345?6?")
_DOOR_NOTE = re.compile(
    r"(?:^|[,;.!?\n:–—]|\s-\s)\s{0,2}((?:[^\W\d_]{1,24}(?:['’][^\W\d_]{1,12})? ){1,4})[#*]?(\d{4,8}[A-Z]?)[#*]?"
    r"(?=\s*(?:$|[,;!?\n]|\.(?!\d)|(?:then|puis|luego|dann|poi|depois|dan|potem|потом|затем|sonra|sen|så|lalu|phir|ثم|फिर)\b))"
)
_ALARM_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_NOT_OF_DOORS_LIST = """
port porten porter portal slot lift elevator entrance entry luggage suitcase combination combo combinations vault cofre tor tür kasa замок замка вход входа pinto case
porta porte alaovi
"""
_NOT_OF_DOORS = frozenset(_NOT_OF_DOORS_LIST.split())
"""Of the words for doors, those that have a number of other kinds behind them."""
_DIGIT_WORDS = """
zero oh one two three four five six seven eight nine cero uno dos tres cuatro cinco seis siete ocho nueve null eins zwei zwo drei vier
funf sechs sieben acht neun un deux trois quatre cinq sept huit neuf due tre quattro cinque sei sette otto nove um dois quatro sete
oito nul een twee drie zes zeven jeden dwa trzy cztery piec szesc siedem osiem dziewiec ноль один два три четыре пять шесть семь восемь
девять sifir bir iki uc dort bes alti yedi sekiz dokuz noll ett tva fyra fem sex sju atta nio nol satu dua tiga empat lima enam tujuh
delapan sembilan ek do teen char paanch che saat aath nau shunya एक दो तीन चार पांच पाँच छह सात आठ नौ शून्य صفر واحد اثنين اثنان ثلاثة
اربعة خمسة ستة سبعة ثمانية تسعة double triple niner ziro
"""
_SPELT_DIGITS = Lexicon({"D": _DIGIT_WORDS + " ".join("0123456789")})
_SPELT_WORDS = _SPELT_DIGITS.begins("D")
_IN_A_ROW = re.compile("D{4,}")
_COUNTED = {
    word: number
    for table in (
        "zero one two three four five six seven eight nine",
        "cero uno dos tres cuatro cinco seis siete ocho nueve",
        "null eins zwei drei vier funf sechs sieben acht neun",
        "- un deux trois quatre cinq six sept huit neuf",
        "- uno due tre quattro cinque sei sette otto nove",
        "- um dois tres quatro cinco seis sete oito nove",
        "nul een twee drie vier vijf zes zeven acht negen",
    )
    for number, word in reversed(list(enumerate(table.split())))
}
_DIGIT_BY_DIGIT = re.compile(r"(?<![\w.,:/-])\d(?:,? \d){3,}(?![\w.:/-]|,\d)")
_SENDERS = """
google apple whatsapp insta instagram facebook fb amazon paypal netflix uber telegram signal bank banco banque banca bankasi app
application outlook microsoft discord steam
"""
_CAME = """
says said sent texted got gave came recu arrivato arrivata chegou llego llegaron kam gekommen angekommen kom gekregen ontvangen przyszlo
przyszedl dostalem dostalam пришло пришел geldi mottog fick masuk aaya aya आया وصلني وصل جاني
"""
_TYPE_IT = """
type enter quick quickly hurry fast asap subito scrivilo scrivi inserisci inseriscilo inserire digita tape tapez vite rapido rapide corre mete pon ponlo
schnell tippe gib eintippen snel typ szybko wpisz введи быстро быстрее hizli gir cepat masukin jaldi daal dalo بسرعة ادخل
"""
_THE_CODE = """
code codes digits digit six four number numero codigo codice kod kode код رمز الرمز otp pin kodu
"""
_ARRIVED = Lexicon({"C": _CAME, "S": _SENDERS, "T": _TYPE_IT, "N": _THE_CODE})
_IN_GROUPS = re.compile(r"(?<![\w.,:/$€£@#-])(?:\d{3}[ -]\d{3}|\d{6}|\d{2} \d{2} \d{2})(?![\w%€$£]|[.,:/-]\d)")
_VERY_FEW_WORDS, _FEW_WORDS = 6, 14
_NOTED = re.compile(
    r"\b(?:ipad|iphone|tablet|laptop|phone|mobile|pc|mac|handy|telefono|cellulare|celular|portable|telefoon|telefon|hp|lock ?box|padlock"
    r"|locker|fietsslot|bike lock|garage|alarm|alarme|larmet|antifurto)(?:['’]?s)?(?: \w+){0,2}?(?: is|:| =|es|est| enter| code| use)? ?"
    r"(?!(?:19|20)\d\d\b|\d+00\b)(?:\d{4,6}|\d(?:[ -]\d){2,5})(?: \w+){0,3}[.!]?$"
    r"|\b(?:3|three|numbers?|digits?|cvv|cvc)\b.{0,12}\b(?:on|at) (?:the )?(?:back|front)\b.{0,12}(?<![\w.,:/])\d{3,4}(?![\w%]|[.,:/]\d)"
    r"|\b(?:el|mi|tu|su|del|nuestro) nip\b.{0,30}?(?<![\w.,:/])\d{4}(?![\w%]|[.,:/]\d)"
    r"|\b(?:my|his|her|card|atm|bank|sim|our) pin(?: code| number)?(?:(?: is|:| =|['’]?s) .{0,40}\d| \d)"
    r"|\b(?:passcode|keycode|pincode|pin code)\b.{0,30}(?:\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine)s?\b)"
    r"|(?:يمين|يسار)\s?\d{1,2}\D{1,8}(?:يمين|يسار)|\d vueltas? (?:a|hacia) la (?:derecha|izquierda)|ダイヤル.{0,4}[右左]に?\d"
    r"|\b(?:lock ?box|padlock|key ?box|key ?safe|bike lock|locker|combination|suitcase lock|fietsslot|cadenas|candado|lucchetto|cadeado"
    r"|kłódka|замок)\b[^\d\n]{0,24}(?<![\w.,:/])\d[ -]\d[ -]\d(?:[ -]\d)*(?![\w%]|[.,:/-]\d)"
    r"|\bcapital \w\b.{0,30}(?:\d|dollar|underscore|hyphen|dash|hash|at sign|exclamation)"
    r"|\b(?:sandinya|passwordnya|pinnya|kodenya|parolası|şifresi|şifrem|parolam)\b.{0,6}(?=\S*\d)\S{3,}"
    r"|(?:パスワード|暗証番号|密码|密碼|비밀번호|비번)[はが是: 、,]{0,3}\s?[A-Za-z0-9][\w!@#$%^&*-]{3,}"
    r"|\b(?:padlock|keypad|lock ?box)\b(?: \w+){0,2} (?:19|20)\d[1-9]\b",
    re.IGNORECASE,
)
"""Notes of what opens a phone or a lock, each so short that nothing else can be meant."""
_MOST_WORDS = 16
_LONGEST_NOTE = 120
_SHORTEST_SPELT = 6
_FEWEST_DIGITS = 4
_WIDEST_STEP = 2


def gives_account_and_password(plain: str) -> bool:
    """Whether an address or a name to log in with stands there, and behind a sign what is no word of a language."""
    found = _EMAIL_THEN.search(plain) if "@" in plain else None
    if found is not None and _is_password(found[1]):
        return True
    if "/" in plain or "|" in plain:
        if _ADMINISTRATOR.fullmatch(plain):
            return True
        found = _SLASH_THEN.search(plain) or _SERVICE_THEN.search(plain)
        if found is not None and found[1].casefold() not in NO_VALUES and _NO_PASSWORD.match(found[1]) is None:
            return found.re is _SLASH_THEN or _is_password(found[1])
    found = _MANAGER_THEN.search(plain)
    if found is not None and looks_like_password(found[1]):
        return True
    found = _NETWORK_AND_PASSWORD.search(plain) if ":" in plain or "=" in plain else None
    return found is not None and found[1].casefold().strip(".,!?;") not in NO_VALUES


def tells_how_to_unlock(plain: str) -> bool:
    """Whether digits stand there that unlock a phone; or a password of those that everybody knows."""
    digits = sum(map(str.isdigit, plain)) >= _FEWEST_DIGITS
    return (digits and _UNLOCKS.search(plain) is not None) or _PASSWORD_AND_COUNT.search(plain) is not None


def is_spelt_out(plain: str) -> bool:
    """Whether a word of letters and digits stands there, with how it is to be typed, or that it is as always."""
    if len(plain) > _LONGEST_NOTE:
        return False
    always = _AS_ALWAYS.match(plain)
    if always is not None:
        return _is_password(always[1])
    if _SPELT.search(plain) is None:
        return False
    found = _CALLED.search(plain)
    if found is not None and found[1].casefold() not in NO_VALUES:
        return True
    return any(len(word) >= _SHORTEST_SPELT and _is_password(word) for word in plain.split())


def is_number_told(plain: str, spoken: list[str]) -> bool:
    """Whether a text is a number that "it says", as somebody at the other end waits for it: "its 60417 type it in"."""
    if len(spoken) > _MOST_WORDS:
        return False
    found = _SAYS.fullmatch(plain)
    return found is not None and _NO_CODE.fullmatch(found["n"]) is None


def is_note_of_door(plain: str, spoken: list[str]) -> bool:
    """Whether a part of a text is what opens with a number, and that: "Elm Rd 41, alarm 7702, key in the bin"."""
    if said.DOORS.isdisjoint(spoken):
        return False
    for found in islice(_DOOR_NOTE.finditer(plain), _MOST_WORDS):
        *_, door = found[1].casefold().split()
        if door not in said.DOORS or door in _NOT_OF_DOORS or _NO_CODE.fullmatch(found[2]):
            continue
        if not ("alarm" in door and _ALARM_CLOCK.fullmatch(found[2])):  # of a clock, perhaps
            return True
    return False


def is_digit_by_digit(plain: str) -> bool:
    """Whether four digits and more stand one by one, as they are read out, and nobody counts: "4 8 double 1"."""
    said = folded(plain)
    if len(_SPELT_WORDS.intersection(said)) <= 1:
        return False
    tagged = _SPELT_DIGITS.tagged(said)
    for run in _IN_A_ROW.finditer("".join(letter for letter, _ in tagged)):
        digits = [word for _, (word, *_) in tagged[run.start() : run.end()]]
        if not _is_counting(digits) and (not "".join(digits).isdecimal() or _DIGIT_BY_DIGIT.search(plain)):
            return True
    return False


def _is_counting(said: list[str]) -> bool:
    """Whether digits go up or down by the same, or stay: "5 4 3 2 1", "two four six eight"."""
    if not all(word.isdecimal() or word in _COUNTED for word in said):
        return False
    numbers = [int(word) if word.isdecimal() else _COUNTED[word] for word in said]
    steps = {abs(after - before) for before, after in pairwise(numbers)}
    return len({after - before for before, after in pairwise(numbers)}) == 1 and max(steps) <= _WIDEST_STEP


def is_code_passed_on(plain: str) -> bool:
    """Whether a short text has a number in groups, and that it came, from whom, or what is to be done with it."""
    said = folded(plain)
    if not 0 < len(said) <= _FEW_WORDS or _IN_GROUPS.search(plain) is None:
        return False
    found = set(_ARRIVED.tags(said)) & set("CSTN")
    return len(found) > 1 or ("C" in found and len(said) <= _VERY_FEW_WORDS)


def is_note_of_lock(plain: str, spoken: list[str]) -> bool:
    """Whether a short text is a note of what opens a phone, a lock or a safe."""
    return len(spoken) <= _FEW_WORDS and _NOTED.search(plain) is not None


def _is_password(word: str) -> bool:
    word = word.rstrip(".,!?;'’)")
    return _NO_PASSWORD.match(word) is None and looks_like_password(word) and not is_ordinary(word)
