"""Codes of services: a few digits, or digits and letters, near a word for a code."""
# ruff: noqa: RUF001, E501 - other scripts and typographic signs

import re
from itertools import islice, pairwise

import core.reading.secrets.vocabulary as said
from core.reading.secrets.not_passwords import is_ordinary

# Four to eight digits alone, in pairs or threes, with letters in front ("G-123456"), or
# each sign by itself ("C 1 5 8 Y"); no time, price, share, date.
_DIGITS = re.compile(
    r"(?<![\w.,/@#$€£¥₹+%&’'-])(?<!\d:)(?:#(?=\d))?(?:[A-Z]{1,3}-)?"
    r"(?:\d{3}[ -]\d{3}|\d{4}[ -]\d{4}|\d{2}[ -]\d{2}[ -]\d{2}|\d(?:[ -]\d){3,7}|(?=(?:[A-Z] ){0,6}\d (?:[A-Z] ){0,6}\d)[A-Z\d](?: [A-Z\d]){3,7}|\d{1,4}[#*]\d{2,6}|\d{4,8})"
    r"(?![\w%€$£]|[.,:/’'-]\d|-\w)"
)
_DIGITS_ANYWHERE = re.compile(
    r"(?<![\d.,$€£¥₹/])(?:\d{3}[ -]\d{3}|\d{4,8})(?![\d%]|[.,:/-]\d(?!\d? ?分)|[年月日号號円元件个個人년월일원명])"
)
_MIXED = re.compile(
    r"(?<![\w@#/.-])(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{4,10}(?:-[A-Z\d]{3,8}){0,3}(?![\w/@-])|"
    r"(?<![\w@#/.-])[A-Z]{2,5}-\d{2,6}(?![\w/@-])"
)
_ANY_MIXED = re.compile(r"(?<![\w@#/.-])(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{4,10}(?![\w/@])", re.IGNORECASE)
_GOOGLE = re.compile(r"(?<![\w-])G-\d{5,8}(?!\d)")
_FOR_A_MACHINE = re.compile(
    # Origin-bound codes (WICG "Origin-bound one-time codes delivered via SMS"), and Android's SMS Retriever: a mark
    # in front or a hash of eleven signs at the end.
    r"@[\w.-]+\.\w{2,} #\w{3,}|^(?:<#>|\[#\])|\d{4,8}\W[^\n]*\s[A-Za-z0-9+/]{11}$"
)
_HASH = re.compile(r"(?=.{0,10}[a-z])(?=.{0,10}[A-Z])[A-Za-z0-9+/]{11}")
_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(
    r"\b(?:enter|use|type|text|send|give)(?: them| him| her)? (?:the |this |your |"
    r"my )?(?:\w+ )?code\W{1,3}\d{3,8}(?![\w%])|"
    r"(?<![\w.,:/$€£#-])(?:\d{3}[ -]\d{3}|\d{4,8}),? (?:is |was )?(?:for|as|para|pour|für|per|voor|do|для) (?:the |my |your |their |this |that |la |a |die |de )?"
    r"(?:\w+ )?(?:verification|authentication|2fa|two[ -]factor|verificaci[oó]n|verifica[cç][aã]o|vérification|verification|verifizierung|bestätigung"
    r"|verifica|verificatie|weryfikacji|подтверждения|верификации)\b|"
    r"(?<![\w.,:/$€£#-])(?:\d{3}[ -]\d{3}|\d{4,8}) doğrulama|"
    r"\b(?:verify|confirm|authenticate|verification|confirmation|activation|authorization)\W{1,3}(?:with |"
    r"using |by )?\W{0,2}"
    r"(?:\d{4,8}|\d{3}[ -]\d{3}|\d(?: \d){3,7})(?![\w%]|[.,:]\d)|"
    r"\b(?:log|sign) ?in (?:as|with) [\w.@+-]{2,40}[ ,/:;-]{1,3}(?=\S*\d)(?=\S*[^\W\d])\S{6,}|"
    r"\b(?:[4-8]|four|five|six|eight)[ -]?digits?(?: \w+){0,6} (?:is|are|were|was) "
    r"(?:\d{3}[ -]\d{3}|\d{4,8})(?![\w%])|"
    r"^[A-Z][^\W\d]{2,20}: ?(?!(?:19|20)\d\d\b)\d{4,8}$|"
    r"\b(?:safe|combo|combination|dial)\b[^\d\n]{0,24}\b\d{1,2} (?:turns? )?(?:to the )?(?:right|left|[rl])\b|"
    r"\b[lr]\d{1,2}(?:[ ,-]{1,2}[lr]\d{1,2}){2}\b|"
    r"\b(?:key ?(?:box|safe)|lock ?box|padlock|(?:shed|bike|gym|gate|door|locker) lock)(?:['’]s)?"
    r"(?: code| combo| combination| pin)?(?: is|:)? (?:(?=[a-z]{0,2}\d)[a-z\d]{3,6}|\d{1,2}(?:[ -]\d{1,2}){2,3})"
    r"(?=\s*(?:$|[,;!?)]|\.(?!\d)|(?:and|then|for|on|at)\b))|"
    r"\b(?:key ?(?:box|safe)|lock ?box)(?:\W{1,2}(?!(?:in|since|of|from|until|till|after|before)\b)"
    r"[^\W\d]+){1,5}\W{1,2}\d{4,6}"
    r"(?=\s*(?:$|[,;!?)]|\.(?!\d)))|"
    r"\b(?:gate|door|alarm|padlock|lock|keypad|shed|garage|safe)(?:\W{1,2}(?!is\b)(?:[^\W\d]+|\d{1,3}(?= is\b))){0,4} is (?:now |still )?"
    r"(?!(?:19|20)\d\d\b|\d+00\b|(?:[01]?\d|2[0-3])[0-5]\d\b)"
    r"(?:[a-z]?\d{4,6}[a-z#*]?|\d(?: \d){3,6})(?![\w%])"
    r"(?! (?:years?|days?|feet|foot|ft|km|m|miles|pounds|euros?|dollars|am|pm|people|hours|steps|metres|meters)\b)|"
    r"\b(?:gate|door|alarm|padlock|lock|keypad|shed|garage)(?: [^\W\d]+){0,4}: ?(?:\d{4,6}[a-z]|[a-z]\d{4,6})(?!\w)|"
    r"\b(?:airbnb|bnb|rental|building|front|back|side|main|garage|lobby|communal) (?:door|gate)(?: is|:)? "
    r"(?!(?:19|20)\d\d\b)\d{4,6}"
    r"(?=[#*]?\s*(?:$|[,;!?)]|\.(?!\d)))",
    re.IGNORECASE,
)
_RUNS_OUT = re.compile(
    r"\b(?:runs? out|run out|times? out|expires?|expiring|valid|good|only works|changes)"
    r" (?:in|for|within|after) (?:about |only |just )?(?:\d{1,3}|a|one|two|three|five|ten|a few|a couple of) ?"
    r"(?:min(?:ute)?s?|m|secs?|seconds?)\b"
    r"|\b(?:caduca|vence|expira|válido|valido|expire|périme|valable|gültig|gilt|läuft|scade|verloopt|geldig|wygasa"
    r"|ważny|истекает|действует|действителен|годен|geçerli|berlaku|expired|giltig|gäller|går ut|udløber|utløper)"
    r"(?: \w{1,8}){0,2} (?:en|dans|pendant|in|fra|tra|per|em|por|over|za|przez|через|i|om|dalam|selama)?"
    r" ?\d{1,3} ?(?:min\w*|мин\w*|sek\w*|dakika\w*|menit)\b"
    r"|(?<!\d)\d{1,3} (?:dakika|dk) (?:içinde|geçerli|sonra)|(?<!\d)\d{1,3} min\w* (?:gültig|mein expire|me expire)\b"
    r"|(?:ينتهي|تنتهي|صالح)\w* (?:\w{1,8} ){0,2}\d{1,3} ?دقا?[يئ]ق|(?<!\d)\d{1,2} मिनट (?:में|तक)",
    re.IGNORECASE,
)
"""That something is good for minutes only: of digits with nothing else beside them, only a code is."""
_HURRY = (
    r"(?:hurry|hurry up|quick|quickly|be quick|fast|asap|rápido|rapido|corre|vite|dépêche|schnell|beeil dich|presto"
    r"|veloce|fai presto|depressa|snel|vlug|szybko|szybciej|быстрее|быстро|скорее|çabuk|acele et|hadi|بسرعة|بسرعه"
    r"|cepat|buruan|jaldi|जल्दी|skynda|fort)"
)
_HURRIES = re.compile(rf"\b{_HURRY}\b", re.IGNORECASE)
_IN_A_HURRY = re.compile(
    rf"\W*(?:{_HURRY}\W+)?(?:(?:it'?s|it’s|its|it is|this is|here'?s|here it is|mine(?: is| says|'s)?|got it|code|es"
    r"|c'?est|ist|è|é|het is|to|это|bu|هو|ini|yeh)\W{1,3}){0,2}(?:\d{3}[ -]?\d{3}|\d{4})"
    rf"(?:\W+(?:(?:be|so|please|pls|but|and|bitte|por favor|stp|proszę|lütfen|tolong)\W+)?{_HURRY}(?:\W+\w+)?)?\W*",
    re.IGNORECASE,
)
"""A number and haste, and nothing else."""
_SOLD_OR_SEEN = re.compile(
    r"\b(?:parking|meter|ticket\w*|auction|bid\w*|poll|vote|voting|offer\w*|battery|bus|train|oven|game|match|half|entries|seats?"
    r"|spots?|people|places|left|story|stories|live|stream)\b",
    re.IGNORECASE,
)
_FULL_HUNDREDS = re.compile(r"\d{1,6}00")
_COUNTS = re.compile(
    r"(?:steps|score|day|total|views|followers|cal\w*|kcal|points|elo|rating|year|wordle|chess|final|miles|"
    r"days?|words|pages|likes|price)\b",
    re.IGNORECASE,
)
_SHUFFLED = re.compile(r"\d[A-Z\d]{4,}|[A-Z]+\d+[A-Z]+[A-Z\d]*")
_OF_A_THING = re.compile(
    r"\W{0,2}(?:for|of|to|van|voor|de|du|des|d|pour|für|fürs|vom|von|zum|zur|del|della|dello|di|do|da|para|per|al"
    r"|dla|do|od|от|для|till|til|för|på|av|untuk|buat)\W{1,2}(?:[^\W\d]\w*\W{1,3}){1,4}"
    r"(?<!\bthe )(?<!\bmy )(?<!\bour )(?<!\ba )(?<!\ban )(?<!\bde )(?<!\bhet )"
    r"(?<!\bla )(?<!\ble )(?<!\bel )(?<!\bder )(?<!\bdie )",
    re.IGNORECASE,
)
"""Between "code" and one: "code for the bike shed 4402B". Right behind an article it is the name of a thing."""
_FROM_A_TEXT = re.compile(
    r"\b(?:из смс|z sms\w*|aus der (?:sms|nachricht)|uit (?:de |het )?(?:sms|bericht\w*)|do sms|del sms|du sms|dell['’]?sms|dari sms|sms (?:se|ka|wala|wale)"
    r"|från sms\w*|(?:from|in) the (?:text|sms|message)|they (?:just )?(?:sent|texted)(?: me)?)\W{1,2}$",
    re.IGNORECASE,
)
"""Between "code" and one that came as a text."""
_LETTER_BEHIND = re.compile(r"(?<![\w@#/.-])\d{3,6}[^\W\d_](?![\w/@-])")
_LETTER_BETWEEN = re.compile(r"(?<![\w@#/.-])\d{1,4}[A-D]\d{1,4}(?![\w/@-])")
"""As the keypads beside French doors have it."""
_UNITS = frozenset("dghklmpsvwxGKMWX")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LINKED = re.compile(rf"(?:^|[\W_]){said.LINK}\W*$", re.IGNORECASE)
_LINKED_BEFORE = re.compile(rf"^\W*{said.LINK}(?:[\W_]|$)", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(
    r"[#*]?\s*(?:$|[.,;!?)\]\"”»|/]|(?:to|for|and|or|then|um|zu|für|para|pour|per|om|att|valid|expires?|within|"
    r"ok|thanks|"
    r"pls|please|it|do|don'?t|never|this|if|in)\b)",
    re.IGNORECASE,
)
_NEAR = 9
_FEW = 18
_SURE_LENGTH = 5
_MOST_LOOKED_AT = 6
_CLOSE = 10
"""Behind a word for a code by at most so many characters, a year is a code as well."""


_PIN_OF_A_CARD = re.compile(
    r"(?=.*\bpin\b)(?=.*\b(?:atm|card|debit|karte|girocard|ec|tarjeta|carte|bancomat|cartão|cartao|kartu|karty|kart|pas)\b)"
    r".*(?<![\w.,:/])\d{4,6}(?![\w:/]|[.,]\d)",
    re.IGNORECASE | re.DOTALL,
)


def is_code_in(plain: str, spoken: list[str]) -> bool:
    """Whether a service's code is in a text.

    Args:
        plain: the text, with digits in it and without links.
        spoken: its words, in lower case.
    """
    if _GOOGLE.search(plain) or _PIN_OF_A_CARD.match(plain) or _is_for_a_machine(plain):
        return True
    if _TYPED.search(plain) and not said.SHOPPING.search(plain) and not _COUNTS.match(plain):
        return True
    found = _DIGITS.search(plain)
    if found is not None and (
        said.SECRECY.search(plain) or said.TO_SIGN_IN.search(plain) or _runs_out(plain, spoken, found)
    ):
        return True
    if not plain.isascii() and _is_code_without_spaces(plain):
        return True
    if _says_sure_word(spoken):
        return found is not None or any(
            len(mixed[0]) > _SURE_LENGTH or not is_ordinary(mixed[0]) for mixed in _ANY_MIXED.finditer(plain)
        )
    is_secret = not said.CODE_WORDS.isdisjoint(spoken) and (
        said.SHOPPING.search(plain) is None or _is_of_a_door(spoken)
    )
    return is_secret and _is_near_code_word(plain)


def _runs_out(plain: str, spoken: list[str], number: re.Match[str]) -> bool:
    """Whether a number is good for minutes only, and no price, count or year: "229 416, runs out in 5 min"."""
    if len(spoken) > _FEW or _YEAR.fullmatch(number[0]) or _FULL_HUNDREDS.fullmatch(number[0]):
        return False
    if _is_number_in_a_hurry(plain):
        return True
    if _RUNS_OUT.search(plain) is None:
        return False
    return said.SHOPPING.search(plain) is None and _SOLD_OR_SEEN.search(plain) is None


def _is_number_in_a_hurry(plain: str) -> bool:
    return _HURRIES.search(plain) is not None and _IN_A_HURRY.fullmatch(plain) is not None


def _is_for_a_machine(plain: str) -> bool:
    found = _FOR_A_MACHINE.search(plain)
    if found is None:
        return False
    return found[0][0] in "@<[" or _HASH.fullmatch(plain.rpartition(" ")[2]) is not None


def _says_sure_word(spoken: list[str]) -> bool:
    """Whether a word is for nothing but codes that let somebody in; in German and its like they are compounds."""
    if not said.SURE_WORDS.isdisjoint(spoken):
        return True
    if any(word.startswith(said.SURE_BEGINNINGS) and said.SURE_ENDING.search(word) for word in spoken):
        return True
    if said.CODE_WORDS.isdisjoint(spoken) and "password" not in spoken and "number" not in spoken:
        return False
    for place, word in enumerate(spoken):
        if word.startswith(said.LETS_IN) and not said.CODE_WORDS.isdisjoint(spoken[max(0, place - 6) : place + 7]):
            return True
    return "time" in spoken and "one time" in " ".join(spoken)


def _is_code_without_spaces(plain: str) -> bool:
    """Of scripts that have no spaces between words, or words that several make up."""
    folded = plain.casefold()
    if said.NO_SPACES.search(folded) is None or said.OTHER_CODES.search(plain):
        return False
    ends: list[int] | None = None
    for number in islice(_DIGITS_ANYWHERE.finditer(plain), _MOST_LOOKED_AT):
        if _YEAR.fullmatch(number[0]) is None:
            return True
        if ends is None:
            ends = [found.end() for found in said.NO_SPACES.finditer(folded)]
        if any(0 <= number.start() - end <= _CLOSE for end in ends):
            return True
    return False


def _is_of_a_door(spoken: list[str]) -> bool:
    """Whether a code is called one of a door, an alarm or the like: no discount, whatever else is said of shops."""
    return any(word in said.DOORS and after in said.CODE_WORDS for word, after in pairwise(spoken))


def _is_near_code_word(plain: str) -> bool:
    """Whether what may be a code stands where a word for one says that it stands."""
    spoken = (found for found in _WORD.finditer(plain) if found[0].casefold() in said.CODE_WORDS)
    words = [found for found in islice(spoken, _MOST_LOOKED_AT) if _is_secret(plain, found)]
    if not words:
        return False
    for number in islice(_DIGITS.finditer(plain), _MOST_LOOKED_AT):
        if any(_belongs(plain, word, number, digits=True) for word in words):
            return True
    for mixed in islice(_MIXED.finditer(plain), _MOST_LOOKED_AT):
        if any(_belongs(plain, word, mixed, digits=False) for word in words):
            return True
    return any(
        _is_of_a_thing(plain, word, mixed)
        for pattern in (_LETTER_BEHIND, _LETTER_BETWEEN)
        for mixed in islice(pattern.finditer(plain), _MOST_LOOKED_AT)
        for word in words
    )


def _is_of_a_thing(plain: str, word: re.Match[str], mixed: re.Match[str]) -> bool:
    """Whether digits with a letter behind them end what began with "code of the ..."."""
    between = plain[word.end() : mixed.start()]
    if _OF_A_THING.fullmatch(between) is None or mixed[0][-1] in _UNITS:
        return False
    if mixed.re is _LETTER_BETWEEN:
        return True
    return _CLAUSE_ENDS.match(plain, mixed.end()) is not None


def _is_secret(plain: str, word: re.Match[str]) -> bool:
    """Whether that word is about a code that isn't for everybody: no postal code, code of a program, or discount."""
    before = _WORD.findall(plain[max(0, word.start() - 24) : word.start()])
    after = _WORD.findall(plain[word.end() : word.end() + 24])
    if before and before[-1].casefold() in said.OTHER_CODES_BEFORE:
        return False
    after = [one.casefold() for one in after if one.casefold() not in {"de", "d", "di", "da", "del"}]
    return not (after and after[0].removeprefix("d'").removeprefix("d’") in said.OTHER_CODES_AFTER)


def _belongs(plain: str, word: re.Match[str], number: re.Match[str], *, digits: bool) -> bool:
    """Whether a number is what that word is about."""
    year = _YEAR.fullmatch(number[0]) is not None and word[0] != "PIN"  # many are a year
    if number.start() >= word.end():
        between = plain[word.end() : number.start()]
        count = len(_WORD.findall(between))
        linked = _LINKED.search(between) is not None or _FROM_A_TEXT.search(between) is not None
        if count > _NEAR or year:
            return linked and count <= 1
        shuffled = _SHUFFLED.fullmatch(number[0]) is not None and not count
        return linked or shuffled or (digits and (not count or _CLAUSE_ENDS.match(plain, number.end()) is not None))
    between = plain[number.end() : word.start()]
    if len(_WORD.findall(between)) > _NEAR or year:
        return False
    if _LINKED_BEFORE.match(between):
        return True
    return any(
        this in between.casefold().split()
        for this in ("this", "deze", "diesen", "dieser", "ce", "este", "este", "questo", "этот")
    )
