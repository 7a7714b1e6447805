"""Streets with a number, as addresses are written in the languages that people text in."""
# ruff: noqa: RUF001 - words of other scripts

import re

_NUMBER = r"\d{1,4}(?:[ -]?[a-zA-Z])?(?:[/-]\d{1,4}[a-z]?)?"
_NO_NAME = (
    r"(?!(?:on|in|at|the|of|to|a|an|and|or|from|for|with|my|your|our|their|this|that|is|are|was|were|people|"
    r"minutes?|min|mins|"
    r"hours?|hrs?|miles?|km|blocks?|cars?|more|other|different|new|years?|days?|times?|lane|feet|percent|side|"
    r"guys|men|women|"
    r"kids|dogs|dollars?|bucks|weeks?|points?|legal|extra|empty|whole|busy|long|short|out|off|by|down|up|over)\b)"
)
_ENGLISH = re.compile(
    # With one of these, small letters do; the others are words of their own.
    rf"(?<![\w.,:$€£#-])\d{{1,5}}[a-z]?(?: ?[-/] ?\d{{1,4}})?,?\s+(?:{_NO_NAME}[\w'’.-]+\s+){{1,3}}(?:street|"
    rf"st|avenue|ave|road|rd|lane|ln|blvd|boulevard|pkwy|parkway|hwy|highway)\b(?!\s+(?:food|smart|art|style|"
    rf"fashion|performers?|light))|"
    rf"(?<![\w.,:$€£#-])(?i:\d{{1,5}}[a-z]?),?\s+(?-i:(?:[NSEW]{{1,2}}\.?\s+)?(?:[A-Z][\w'’.-]*\s+){{1,3}}(?:Dr|"
    rf"Drive|Ct|Court|Pl|Place|Way|Ter|Terrace|Cir|Circle|Close|Sq|Square|Crescent|Cres|Gardens|Gdns|Mews|Row|"
    rf"Hill|Walk|Grove|Trail|Trl|Loop|Wharf|Quay|Parade|Rise|Green|Park|View|Heights|Alley|"
    rf"Broadway))\b(?!\s+[A-Z]?[a-z]+ing\b)",
    re.IGNORECASE,
)
_PARTS_OF_HOUSES = re.compile(
    r"\b(?:apt|apartment|suite|ste|unit|flat)\.? #?(?:no\.? ?)?\d{1,4}[a-z]?,|\bp\.? ?o\.? box \d+|\b(?:my|our|"
    r"the|his|her|their|home|new|work|mailing|postal|delivery) address(?: is| here)?\s*[:=]?\s*\S.{0,40}\d|"
    r"\b(?:i|we) (?:live|stay|are staying|am staying)(?: \w+)? at (?:number |no\.? )?\d+|"
    r"(?:meine|unsere) adresse|mi dirección|mon adresse|il mio indirizzo|meu endereço|mijn adres|мой адрес|"
    r"min adress[e]?|mój adres|adresim|我的地址|我家地址|我住在|住所は|주소는",
    re.IGNORECASE,
)
_POSTCODES = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d)\b|"
    r"\b[A-Z][a-z]+,? (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|"
    r"S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? \d{5}(?:-\d{4})?\b|"
    r"(?<![\w.])-?\d{1,2}\.\d{4,},? ?-?\d{1,3}\.\d{4,}(?![\w.])"
)
_NUMBER_FIRST = re.compile(
    rf"(?<![\w.,:$€£#-]){_NUMBER}(?: ?(?:bis|ter))?,? (?:(?:rue|avenue|av\.|boulevard|bd|allée|allee|impasse|"
    rf"quai|chemin|ruelle|faubourg|passage|cours) (?:de |du |des |d['’]|la |le |les |l['’])*[^\W\d]+|"
    rf"place (?:de|du|des|d['’]) ?\w+|route (?:de|du|des|d['’]) ?\w+)",
    re.IGNORECASE,
)
_NAME = r"(?!(?:alle|dalle|ore|às|las|saat|kl)\s+\d)[^\W\d_][\w.'’-]{0,24}"
_STREET_FIRST = re.compile(
    rf"(?<!\w)(?:(?:calle|c/|avenida|avda\.?|avd\.|plaza|pza\.?|paseo|pº|carrer|carretera|ronda|travesía|"
    rf"camino|rua|r\.|travessa|praça|alameda|estrada|rodovia|"
    rf"av\.)\s+(?:{_NAME},?\s+){{1,5}}(?:n[ºo°.]{{0,2}}\s?)?\d{{1,5}}|"
    rf"(?:viale|piazza|piazzale|corso|vicolo|largo|strada|lungomare|lungotevere|v\.le|p\.zza|"
    rf"c\.so)\s+(?:{_NAME},?\s+){{1,4}}(?:n[.°]?\s?)?\d{{1,4}}|"
    rf"(?-i:[Vv]ia\s+(?:(?:[A-Z]|"
    rf"d[eai]l?l?[aeo]?['’]?\s?)[\w.'’-]*,?\s+){{1,4}}(?:n[.°]?\s?)?\d{{1,4}}(?=[a-z]?(?:\s|$|"
    rf"[,.;/)]))(?!\s+(?:min|hour|day|year|people|time|point|week|month|%)))|"
    rf"(?:ul|(?:al|pl|os|str|bd|tř)\.|ulica|ulice|ulici|aleja|osiedle|nám|náměstí|třída|strada|bulevardul|calea|utca|"
    rf"вул|вулиця|просп|ул|улица|улице|пр|пр-т|проспект|пер|переулок|пл|площадь|бульвар|б-р|шоссе|ш|наб|"
    rf"набережная)\.?\s+(?:{_NAME},?\s+){{1,3}}(?:nr\.?\s?|č\.?\s?|д\.?\s?|дом\s|буд\.?\s?)?\d{{1,4}}(?![\d,.]\d)|"
    r"(?:(?:am|an der|im|zum|zur|unter den|auf der|in der|alte|neue|große|kleine|"
    r"hinter der)\s+)?[^\W\d]*[^\W\d](?:straße|strasse|gasse|allee|chaussee|platz|weg|ufer|damm|promenade|"
    r"straat|laan|plein|gracht|kade|dijk|singel|steeg|gatan|vägen|gränd|gata|veien|vegen|gate|gade|vej|allé|"
    r"stræde|katu|intie|kuja|polku|torget)\s+\d{1,4}(?![\d.:]|\s?(?:uhr|prozent|%|€|euro|km|min))|"
    r"[^\W\d]+str\.\s?\d{1,4}|[^\W\d]+(?:er|ische|iner)\s(?:str\.|straße|strasse|platz|allee|weg|ring|tor|"
    r"chaussee)\s\d{1,4}|"
    rf"(?:{_NAME}\s+){{1,3}}(?:sokak|sokağı|sok\.|sk\.|caddesi|cad\.|cd\.|bulvarı|blv\.|mahallesi|"
    rf"mah\.)\s*,?\s*(?:no\s?[:.]?\s?)?\d{{1,4}}|"
    rf"(?:{_NAME}\s+){{1,3}}(?:utca|út|tér|u\.)\s+\d{{1,4}}\.?|(?:οδός\s+)?{_NAME}\s+\d{{1,4}},\s?(?:αθήνα|"
    rf"θεσσαλονίκη)|"
    rf"(?:jl|jalan|jln|gg|gang)\.?\s+(?:{_NAME}\s+){{1,4}}(?:no\.?\s?)?\d{{1,4}}|(?:đường|duong|phố|"
    rf"số)\s+\d{{0,4}}\s?{_NAME}.{{0,30}}\d|"
    rf"(?:شارع|חיאבן|רחוב|خیابان|सड़क|ถนน)\s?{_NAME}.{{0,24}}?\d{{1,4}})",
    re.IGNORECASE,
)
_EAST_ASIA = re.compile(
    r"\d+丁目|\d+番地?\d*|[市区區町村]\S{0,12}?\d+-\d+|[路街巷道弄][^\d\s，。]{0,4}\d+[号號弄]|\d+[号號][楼樓院]?\d*[室单單元]?|[가-힣]+(?:로|"
    r"길)\s?\d+(?:-\d+)?|[가-힣]+[동읍면리] \d+-\d+"
)


def has_street(plain: str) -> bool:
    """Whether a street with a number is in a text, or what else tells a house. Ask only about texts with digits."""
    if _ENGLISH.search(plain) or _PARTS_OF_HOUSES.search(plain) or _POSTCODES.search(plain):
        return True
    if _NUMBER_FIRST.search(plain) or _STREET_FIRST.search(plain):
        return True
    return not plain.isascii() and _EAST_ASIA.search(plain) is not None
