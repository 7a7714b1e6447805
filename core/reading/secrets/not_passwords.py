"""Words that are no passwords, though they stand where one does or have digits and signs in them."""
# ruff: noqa: RUF001 - other scripts and typographic signs

import re

_COMMON = """
everyone everybody nobody never nikdy nunca jamais nie mai nooit nigdy никогда asla
a an the so too not no none very really always never now still just also only being been gone back here there
this that these those what which who whose where when why how it he she they we you i my your his her their our
me us them weak strong wrong right incorrect correct invalid expired required needed needs missing lost stolen
safe secure unsafe easy hard simple long short old new same different changed reset set stupid dumb terrible
awful bad good great broken working dead down up out off on slow fast free great awesome amazing terrible crap
spotty back again please hint hints manager managers sharing protected sucks over at policy policies fields
field generator fatigue less rules reuse breach breaches leak leaks hygiene day week year must should will can
could would has have had does do did to for of in at by with from and or but if as than then because since about
please forgot forgotten forget changing change resetting required, prompt screen page protection security reset?
is are was be isn't isnt wasn't ain't doesn't doesnt don't dont won't wont keeps stopped finally something
anything everything nothing somewhere probably literally basically password passwort secret hashed encrypted
case-sensitive sensitive visible hidden public private blank empty falsch richtig vergessen weg neu alt sicher
geändert abgelaufen zu nicht kein keine immer noch wieder der die das ein eine mein dein sein mal so sehr schon
da wo wer incorrecta incorrecto correcta no muy la el los las una un mi tu su que de del para por con olvidé
olvidada segura débil perdue oublié oubliée faux fausse perdu pas le les une mon ton son trop très errada errado
incorreta muito não minha meu uma um fraca sbagliata sbagliato dimenticata non molto il lo la i gli le una un
mia mio troppo niet kwijt vergeten fout het een de mijn te erg неверный неправильный забыл забыла не мой твой
очень это sbagliate nie jest za mój moje błędne zapomniałem inte fel glömt glömde min mitt yanlış unuttum değil
çok benim glemt feil forkert min mit väärä unohtui
"""
_LONGEST = 40
NO_VALUES = frozenset(_COMMON.split())

_UNITS = (
    r"st|nd|rd|th|s|k|m|b|bn|mm|cm|km|mi|ft|in|yd|kg|g|mg|lb|lbs|oz|ml|l|mb|gb|tb|kb|kbps|mbps|gbps|hz|khz|mhz|"
    r"ghz|w|kw|kwh|v|mah|p|fps|"
    r"am|pm|h|hr|hrs|hours?|min|mins|minutes?|sec|secs|ms|d|days?|wks?|weeks?|mo|months?|y|yr|yrs|years?|yo|x|"
    r"pts?|c|f|er|e|eme|ème|º|ª|"
    r"usd|eur|gbp|inr|rs|euros?|dollars?|bucks|people|times|ish|mph|kmh|plus|ers|ies|uhr|jahre|tage|fold|pack|miler"
)
_ORDINARY = re.compile(
    rf"\d[\d.,:/-]*(?:{_UNITS})(?:[/-]\w+)?[+!?.]*|(?-i:[A-Z]{{1,4}}-?\d{{1,3}}[A-Za-z]?)|(?:[a-z]{{1,2}}|"
    rf"[A-Z][a-z]?)\d{{1,3}}|\d{{1,3}}-?[a-z]{{1,2}}|"
    r"covid-?\d+|sars-cov-?\d+|iphones?-?\d+\w*|ipad\w*\d+|ios-?\d+[\d.]*|android\d+|galaxy\w{0,3}\d+\w*|"
    r"pixel\d\w*|windows\d+|xbox\d+|playstation\d|"
    r"ps\d|gta\d|gpt-?\d\w*|mp[34]s?|web[23]|win\d+|office365|area51|studio54|blink-?182|maroon5|sum41|u2|2pac|"
    r"50cent|g-?eazy|f1|formula1|moto-?gp\d*|"
    r"super8|top\d+|day-?\d+|week-?\d+|year-?\d+|part-?\d+|chapter-?\d+|episode-?\d+|ep\d+|season-?\d+|"
    r"s\d+e\d+|vol\d+|round\d+|page\d+|level\d+|step\d+|"
    r"gate\d+|room\d+|route-?\d+|i-\d+|us-\d+|q[1-4](?:-?\d+)?|fy\d+|class-?of-?\d+|\d{4}s|w?00t+|gr8\w*|l8r|"
    r"m8s?|b4|2day|2nite|2morrow|2moro|4ever|4eva|h8\w*|"
    r"str8|w8\w*|any1|every1|some1|no1|in2|un2|4u|u2|2u|b2b|b2c|p2p|c2c|h2o|co2|k-?9|k-?12|y2k|e=mc2|r2-?d2|"
    r"c-?3po|007|mi6|mi5|g20|g7|cop\d+|euro\d+|ww[12]|"
    r"catch-?22|apollo-?\d+|artemis-?\d|voyager-?\d|boeing-?\d+|airbus-?a?\d+|b-?52s?|f-?\d+|v-?\d+|mid-\w+|"
    r"pre-\w+|post-\w+|late-?\d+s?|early-?\d+s?|"
    r"(?:[a-z]+-)?\d+(?:st|nd|rd|th)(?:-[a-z]+)+|\d+(?:-[a-z]+)+|(?:[a-z]+-)+[a-z]+-\d+|\d+-\w+-\w+|"
    r"[A-Za-z]{1,4}-\d{1,3}|a\$ap|ke\$ha|p!nk|[^\W\d]+['’][^\W\d]+|\w\*+\w*|[^\W\d]*\*{2,}[^\W\d]*|"
    r"(?:ha)+|\d+[+]|c\+\+|at&t|r&b|q&a|m&ms?|b&b|h&m|d&d|p&l|lgbtq\w*[+]?|[^\W\d]{1,12}[&+][^\W\d]{1,12}|"
    r"[^\W\d]+!+[^\W\d]+|\w+\.(?:com|org|net|io|co|uk|de|fr|tv)|"
    r"[\w.+-]+@[\w.-]+\.\w+|[:;=8xX][-^o']?[()DPpOo3/|\\<>*$@]+|<3+|\^_+\^|[oO0tTxX>._][_.-]+[oO0tTxX<._]",
    re.IGNORECASE,
)


def is_ordinary(word: str) -> bool:
    """Whether letters and digits make up a name, a measure, an abbreviation or a face: "COVID-19", "10km", "R2D2"."""
    return len(word) <= _LONGEST and _ORDINARY.fullmatch(word) is not None
