"""When something was posted, as people say it when they want it back: "the tweet from five minutes ago"."""

import re

_NUMBER = (
    r"(?:\d{1,2}|an?|one|two|three|four|five|ten|twenty|half an|a few|a couple(?: of)?|un|une|deux|trois|quatre|cinq|dix|quelques|uno?|una|dos|tres|cuatro"
    r"|cinco|diez|unos|einer|einem|eine|zwei|drei|vier|fünf|fuenf|zehn|ein paar|due|tre|quattro|cinque|dieci|pochi|dois|duas|três|quatro|dez|alguns"
    r"|een|twee|drie|vijf|tien|een paar|dwóch|trzech|czterech|pięciu|dziesięciu|paru|kilku|пять|десять|пару|несколько|beş|on|birkaç|iki|üç"
    r"|fem|två|ett par|några|lima|sepuluh|beberapa|semenit|panch|paanch|das)"
)
_UNIT = (
    r"(?:minutes?|mins?|minuts?|seconds?|secs?|moments?|hours?|hrs?|secondes?|minutos?|segundos?|horas?|minuten?|sekunden?|stunden?|minuti|minuto|secondi"
    r"|minuut|minuten|minuutjes?|minut[ęy]?|sekund|минут[уы]?|секунд|dakika|dk|saniye|minuter|minutter|menit|detik|min|mnt)"
)
_AGO = re.compile(
    r"\s+(?:(?:that |which )?(?:was |went |i )?(?:just )?(?:posted |sent |made |put (?:up|out) |did |wrote |shared )?)?"
    rf"(?:from |of |like |about |around )*{_NUMBER} {_UNIT} (?:ago|earlier|back)\b"
    rf"|\s+(?:qui date )?(?:d['’]|de )?il y a {_NUMBER} {_UNIT}\b"
    rf"|\s+(?:de |del )?hace {_NUMBER} {_UNIT}\b"
    rf"|\s+(?:von )?vor(?: ca\.?| etwa)? {_NUMBER} {_UNIT}\b"
    rf"|\s+(?:di |de |do |da |há )?{_NUMBER} {_UNIT} (?:fa|atrás|atras|geleden|temu|назад|sedan|siden|yang lalu|lalu|tadi|pehle|pahle)\b"
    rf"|\s+(?:de |do )há {_NUMBER} {_UNIT}\b"
    rf"|\s+van {_NUMBER} {_UNIT} geleden\b"
    rf"|\s+(?:sprzed|z przed) {_NUMBER} {_UNIT}\b"
    rf"|\s+(?:который |что )?(?:был |была |было )?{_NUMBER} {_UNIT} назад\b"
    rf"|\s+från {_NUMBER} {_UNIT} sedan\b|\s+fra {_NUMBER} {_UNIT} siden\b"
    rf"|^(?:{_NUMBER} {_UNIT} (?:önceki|önce(?: attığım| paylaştığım| yazdığım)?)) "
    r"|\s+from (?:this morning|tonight|earlier(?: today)?|just now|before|today)\b"
    r"|\s+(?:de ce matin|de tout à l['’]heure|de (?:esta mañana|recién|antes|ahorita)|von (?:heute|vorhin|eben)|di (?:stamattina|prima|poco fa)"
    r"|de (?:hoje|agora(?: há pouco)?)|van (?:vanmorgen|daarnet|zonet)|sprzed chwili|från nyss)\b",
    re.IGNORECASE,
)


def without_when(plain: str) -> str:
    """The text without how long ago something was posted: "delete the tweet from 5 minutes ago" is "delete the tweet"."""
    return _AGO.sub(" ", plain, count=1).strip()
