"""That a home stands empty, and where it is or how to get in: what nobody wants a stranger to read.

Where exactly its key lies is enough. Else it takes two of three things together: where the key may be, that nobody is
there, a street with a number. Each of these alone is a post or a contact, which other rules know.
"""
# ruff: noqa: RUF001, E501 - other scripts; a line a language

import re
from collections.abc import Sequence

from core.reading.contacts.streets import has_street
from core.reading.phrases.lexicon import Lexicon, entries, spoken

_KEY = (
    r"(?:keys?|schlüssel|haustürschlüssel|clés?|clefs?|llaves?|chiav[ei]|chaves?|sleutels?|klucz\w*|ключ\w*"
    r"|anahtar\w*"
    r"|nycke?l\w*|nøkkel\w*|nøgle\w*|kunci|chìa khóa|cheie)"
)
_PLACE = (
    r"(?:under|underneath|behind|inside|beneath|above|on top of|in the|in a|with|at|next to|unter|hinter|neben"
    r"|über|bei|beim|im|in der|in dem"
    r"|auf|sous|derrière|dans|chez|sur|bajo|debajo|detrás|dentro|en|con|sotto|dietro|dentro|nel|nella|dal|dalla|sob"
    r"|debaixo|embaixo|atrás|no|na|com|onder|achter|naast|bij|pod|za|w|u|под|за|в|у|над|under|bakom|bag|bak|hos|i"
    r"|di bawah|di|dưới|ở|altında\w*|arkasında|içinde)"
)
_HIDES = (
    r"(?:(?:wheelie |rubbish |recycling |compost )?bins?|dustbin|trash can|watering can|bushe?s?|hedge|trellis|bird ?(?:house|box|feeder|bath)|bbq|barbecue|log pile"
    r"|(?:müll|bio)?tonne|mülleimer|gießkanne|schuppen|hecke|gartenhaus|regenrinne|vogelhaus|grill|poubelles?|arrosoir|jardinière|abri|haie|cabanon|brique|gouttière|nichoir"
    r"|cubo(?: de basura)?|basurero|contenedor|regadera|jardinera|cobertizo|ladrillo|seto|lixeira|regador|jardineira|tijolo|calha|bidone|cassonetto|annaffiatoio|fioriera|mattone|siepe|grondaia"
    r"|kliko|prullenbak|afvalbak|vuilnisbak|gieter|schuurtje|plantenbak|heg|vogelhuisje|regenpijp|śmietnik\w*|kosz\w*|konew\w+|szop\w+|cegł\w+|rynn\w+|мусорн\w+|бак\w*|лейк\w+|сара\w+|кирпич\w*"
    r"|çöp kutusu\w*|sulama kab\w*|tuğla\w*|kulübe\w*|soptunna\w*|vattenkanna\w*|förråd\w*|skraldespand\w*|søppel\w*|tempat sampah|gamla|kachre"
    r"|mats?|doormat|rug|(?:flower|plant)? ?pots?|flowerpots?|planter|rock|stone|gnome|mailbox|letterbox"
    r"|(?:gas |electric(?:ity)? |water )?meters?(?: ?(?:box|cupboard|case))?|fuse ?box|shed|gutter|ledge|brick"
    r"|(?:gas|strom|wasser)?zähler(?:kasten|schrank)?|sicherungskasten|stromkasten|compteurs?|coffret|contador(?:es)?"
    r"|cuadro de luz|contator[ei]|quadro elettrico|quadro da luz|relógio (?:da luz|do gás|de luz|d[ae] água)"
    r"|(?:gas|water|stroom)?meter(?:kast|kastje)?|meterkast|licznik\w*|счётчик\w*|счетчик\w*|щитк\w*|щиток"
    r"|sayaç\w*|saya[cç]\w* kutusu\w*|elskåp\w*|mätarskåp\w*|målerskab\w*|målerskap\w*|sikringsskap\w*|meteran"
    r"|العداد|عداد\w*|मीटर"
    r"|door frame|frame|matte|fußmatte|blumentopf|topf|briefkasten|stein|paillasson|pot|pierre"
    r"|boîte aux lettres|felpudo|tapete|maceta"
    r"|buzón|piedra|zerbino|tappeto|vaso|sasso|cassetta|capacho|pedra|caixa de correio|deurmat|bloempot|steen"
    r"|brievenbus"
    r"|wycieraczk\w+|doniczk\w+|skrzynk\w+|коврик\w*|горшк\w*|камн\w*|paspas\w*|saksı\w*|dörrmatt\w*|kruk\w*"
    r"|dørmatt\w*|keset|pot bunga|thảm"
    r"|chậu)"
)
_LIES = re.compile(
    r"\b(?:keys?|(?:car )?fob)(?: is| are| left)? on (?:top of )?(?:the |a )?(?:\w+ ){0,3}(?:tyre|tire|wheel|ledge|hook|nail|door ?frame)\b|"
    r"\b(?:keys?|spares?)(?:['’]s)?(?: is| are| will be| hidden| left| hangs?)* (?:under|beneath|below|behind|inside|in) (?:the |a |that )?(?:\w+ ){0,2}"
    r"(?:pot|mat|doormat|flowerpot|plant pot|planter|stone|rock|brick|gnome|frog|letterbox|mailbox|gutter|shed|bin|bins|dustbin|trash can|watering can|bench|step|planter box"
    r"|meter|meter box|fuse ?box|fence|hedge|bush|drain ?pipe|downpipe|trellis|bird ?(?:house|feeder|bath)|statue|sill|windowsill|barbecue|bbq|grill|hose|water butt|log pile|woodpile|gate)\b"
    r"|\bspare (?:house |door )?keys?(?:['’]s)?(?: is| are| will be| hidden| left| hangs?)* (?:under|beneath|below|behind|inside|in|on top of|above|next to|by) (?:the|a|that|our|my)\b"
    r"|\bkeys?(?:['’]s)?(?: is| are| was)? (?:taped|hidden|stashed|tucked|hanging|hung) (?:behind|under|underneath|in|on|inside|above)\b"
    r"|\bschlüssel (?:liegt|hängt|steckt|ist) (?:unter[mn]?|hinter[mn]?|neben|auf[ms]?) \w+"
    r"|\bschlüssel (?:liegt |ist |hängt )?(?:unter[mn]?|hinter[mn]?|im|in) (?:der |dem )?(?:\w+ )?(?:matte|fußmatte|fussmatte|topf|blumentopf|stein|briefkasten|mülltonne|tonne|gießkanne|bank|dachrinne)\b"
    r"|\bschlüssel (?:liegt |liegen |ist |sind |hängt |hängen )?(?:unter[mn]?|hinter[mn]?|bei[mn]?|im|in|auf[mn]?) (?:der |dem |den )?(?:\w+ )?(?:(?:gas|strom|wasser)?zähler(?:kasten|schrank)?|sicherungskasten|stromkasten)\b"
    r"|\bcl(?:é|ef)s? (?:est |sont |se trouvent? |reste(?:nt)? )?(?:cachées? )?(?:sous|derrière|dans|sur) (?:le |la |les |l['’])?(?:\w+ )?(?:paillasson|pot|pierre|boîte|compteurs?|coffret|gouttière|tapis|jardinière)\b"
    r"|\bllaves? (?:está|están|queda|quedan) en casa de(?:l| la| los)? \w+"
    r"|\bllaves? (?:está |están |quedan? )?(?:debajo|bajo|dentro|detrás|en|encima)(?: de)?(?:l| el| la| los)? (?:felpudo|maceta|tiesto|piedra|buzón|contador(?:es)?|cuadro|alfombra|macetero)\b"
    r"|\bchiav[ei] (?:è |sono |sta |stanno )?(?:sotto|dietro|dentro|nel|nella|sul)(?:lo|la|l['’])? ?(?:lo |il |la )?(?:zerbino|vaso|pietra|cassetta|contatore|tappeto|grondaia)\b"
    r"|\bchaves? (?:está |estão |fica |ficam |tá |tão )?(?:no|na|debaixo d[oa]|embaixo d[oa]|atrás d[oa]|dentro d[oa]) (?:vaso|tapete|capacho|pedra|caixa|contador|relógio|quadro)\b"
    r"|\bsleutels? (?:ligt |liggen |hangt |hangen |zit |zitten )?(?:onder|achter|in|op) (?:de |het )?(?:\w+ )?(?:mat|deurmat|pot|bloempot|steen|brievenbus|(?:gas|water)?meter|meterkast|meterkastje)\b"
    r"|\bklucz(?:e|yk|yki)? (?:jest |są |leży |leżą |wisi |wiszą )?(?:pod|za|w|na|przy) (?:wycieraczką|doniczką|kamieniem|skrzynce|kwiatkiem|liczniku|licznikiem|skrzynce (?:gazowej|licznikowej))\b"
    r"|\banahtar(?:lar)? (?:(?:elektrik|gaz|su|doğalgaz) )?(?:paspasın|saksının|taşın|saya[cç]ın|saatinin|kutusunun) (?:altında|arkasında|içinde|üstünde)|\bkunci(?:nya)? (?:ada )?(?:di bawah|di dalam|di) (?:keset|pot|batu|meteran)\b"
    r"|(?:المفتاح|مفتاح البيت|مفتاح الباب) (?:تحت|ورا|وراء|خلف|جوا|في) (?:الزرع|الدواسة|الحصيرة|السجادة|الأصيص|الحجر|الشجرة|العداد|عداد)"
    r"|\bcha+bh?i (?:\w+ ){1,5}(?:mein|me|par|pe|ke paas) (?:hai|h|he|rakhi|padi|milegi)\b"
    r"|\bcha+bh?i (?:\w+ ){0,4}(?:ke|k) (?:ne+che|niche|andar|pe+che|upar)\b|चाबी (?:\S+ ){0,4}के (?:नीचे|अंदर|पीछे|ऊपर)"
    r"|\bключи? (?:лежит |лежат |висит |висят )?(?:под|за|в|на|у) (?:ковриком|горшком|камнем|цветком|почтовом|сч[её]тчик\w{1,3}|щитк\w{1,3}|щитке|электрощитк\w{1,3})\b"
    r"|\b(?:ключ|ключи) (?:лежит |лежат )?в (?:газовом |электрическом )?(?:щитке|ящике сч[её]тчика)\b"
    r"|\bn(?:ø(?:gle|kkel)|ycke?l)(?:e?n|arna|erne|ene)? (?:ligger |ligg |er |hänger |henger |hænger )?(?:under|i|bakom|bag|bak|på) (?:dør)?(?:måtten|mattan|matta|matten|krukan|krukken|krukke|potten|stenen|steinen|elskåpet|mätarskåpet|målerskabet|målerskapet|sikringsskapet)\b",
    re.IGNORECASE,
)
_UNSPACED_LIES = re.compile(
    r"鍵は?.{0,14}(?:下|裏|中|上|横|後ろ|隣)(?:に|の).{0,8}(?:あり|ある|置|隠|貼|入|掛)|合鍵は.{0,14}(?:下|裏|中)"
    r"|(?:钥匙|鑰匙).{0,4}(?:在|放|藏|贴|貼|挂|掛).{0,10}(?:下面|底下|里面|裡面|后面|後面|垫|墊|花盆|信箱|电表|電錶|鞋柜|鞋櫃)"
    r"|(?:鍵|合鍵|カギ)は.{1,14}(?:の|に)(?:下|裏|中|上|横|後ろ|隣)"
    r"|(?:钥匙|鑰匙).{0,3}(?:在|放|藏).{1,10}(?:里|裡|下|上|后|後|旁|边|邊)"
    r"|열쇠.{0,12}(?:밑|아래|뒤|안|위)에?.{0,6}(?:있|뒀|두|숨|붙)"
)
"""The same where no spaces stand between words."""
_A_KEY = """
key keys spare_key spare_keys fob schlussel hausschlussel haustürschlüssel ersatzschlussel cle cles clef clefs llave llaves chiave chiavi
chave chaves sleutel sleutels klucz klucze kluczyk ключ ключи ключик anahtar anahtari anahtarlar nyckel nyckeln nycklar nycklarna
reservnyckel nokkel nokkelen nokler nogle noglen kunci kuncinya chabi chaabi chabhi cheie chia_khoa चाबी चाभी المفتاح مفتاح المفاتيح مفتاح_البيت
مفتاح_الباب
"""
_UNDER = """
under underneath beneath behind below inside on_top_of above inside_of unter unterm hinter hinterm sous derriere dessous debajo bajo
detras tras dentro encima debajo_de dentro_de sotto dietro sob debaixo embaixo atras onder achter binnenin pod za nad под за внутри над
bakom inuti bag bak inni di_bawah di_balik di_dalam di_atas duoi تحت ورا وراء خلف جوا فوق جنب
"""
_UNDER_BEHIND_IT = """
altinda altindadir arkasinda icinde ustunde yaninda ke_niche ke_neeche ke_nichay ke_andar ke_piche ke_peeche ke_upar के_नीचे के_अंदर
के_पीछे के_ऊपर ke_paas
"""
_LIE = """
is are r s lies hang hangs hanging sit sits left hidden hid stashed tucked taped liegt liegen hangt hangen steckt ist sind est sont
se_trouve cachee cachees esta estan queda quedan sta stanno e sono ta tao fica ficam ligt liggen zit zitten hangt jest sa lezy leza
wisi wisza лежит лежат висит висят ligger hanger er ar finns finnes findes ditaruh ada disimpan taruh موجود موجودة حاطه خليته rakhi rakha hai रखी है
"""
_AT = """
in on at im in_der in_dem auf dans sur en nel nella su sul sulla no na em op w we в на i pa di في
bei beim con com dal dalla bij u у hos ved
"""
_ARTICLES = """
the a an my our your der die das dem den mein le la les l ma el los las il lo o a os as de het mijn min mitt spare front back side
house door barn shed cabin flat
"""
_WHERE = Lexicon({"K": _A_KEY, "P": _UNDER, "Q": _UNDER_BEHIND_IT, "V": _LIE, "I": _AT, "A": _ARTICLES})
_OF_A_KEY = frozenset(max(entry, key=len) for entry in entries(_A_KEY))
_KEY_UNDER = re.compile(r"K[Ax]?[VA]{0,3}P|Kx{1,4}Q")
_KEY_AT = re.compile(r"A*x?KVI[Ax]")
_ASKING = frozenset({"what", "where", "who"})
_MOST_WORDS_OF_A_NOTE, _MOST_WORDS_AT_ALL = 9, 14
_NEIGHBOUR = (
    r"(?:neighbou?rs?|(?:the )?(?:lady|guy|man|woman|couple) next door|nachbar\w*|voisine?s?|vecin[oa]s?|vicin[oaie]"
    r"|vizinh[oa]s?|buren|buurvrouw|buurman|sąsia\w+|сосед\w*|komşu\w*|granne\w*|nabo\w*|tetangga|hàng xóm)"
)
_KEYS, _PLACES, _HIDINGS = (re.compile(rf"\b{words}\b", re.IGNORECASE) for words in (_KEY, _PLACE, _HIDES))
_LIES_SOMEWHERE = re.compile(
    rf"\b{_KEY} (?:(?:still|always|wie|immer|toujours|siempre|sempre|altijd|alltid) )?(?:is|are|lies?|hangs?|hidden|liegt|liegen|hängt|steckt|est"
    rf"|sont|está|están|è|sono|sta|estão|ligt|hangt|jest|są|leży|leżą|wisi|wiszą|лежит|лежат|висит|висят|ligger|hänger|henger|hænger) {_PLACE}\b",
    re.IGNORECASE,
)
"""Where a home stands empty besides, it needs no hiding place that we know."""
_APART = 24
"""So many characters at most stand between a key, the word for where, and what hides it."""
_LEFT_KEY = re.compile(
    rf"\b{_KEY}\b.{{0,24}}\b(?:{_PLACE}\b.{{0,16}}\b{_NEIGHBOUR}|chez (?:la |le |l['’])\w+|(?:is |are |left )?(?:with|bei|bij|chez|con"
    rf"|com|da|dalla|u|у) (?:(?:frau|herrn?|mme|madame|mr|mrs|ms|mevrouw|sra?|señora?|signora?|dona|seu"
    rf"|pan[ai]?)\.? \w+|(?-i:[A-Z])[a-z]+))",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:we|i|they|she|he|everyone|family)(?:'?re|'?m|'?s|’re|’m|’s| are| am| is| will be|'?ll be|’ll be)?"
    r" (?:all )?(?:away|gone|out of town|abroad|not home|on holiday|on vacation|overseas|travell?ing)\b"
    r"|\b(?:we|i)(?:'?re|'?m|’re|’m| are| am) in (?-i:[A-Z])\w+ (?:till?|until|for|from|all)\b"
    r"|\b(?:house|home|flat|apartment|place|cottage)(?:'s|’s| is| will be| stands| sits)? (?:empty|vacant"
    r"|unoccupied|unattended)\b|\balarm(?: at [\w ]{3,24})?(?: is|['’]s)? (?:off|not set|switched off|disarmed)\b"
    r"|\b(?:nobody|no one|noone|nobody's|no one's)(?: is| will be|'?ll be)? (?:home|in|there|here|at home"
    r"|at the house)\b"
    r"|\b(?:wir|ich|alle) (?:sind|bin|fahren)\b.{0,24}\b(?:weg|verreist|im urlaub|nicht da|nicht zu hause)\b"
    r"|\b(?:haus|wohnung)\b.{0,16}\bleer\b|\b(?:niemand|keiner)\b.{0,16}\b(?:zuhause|zu hause|daheim|da)\b"
    r"|\b(?:on est|nous sommes|je suis)\b.{0,12}\b(?:parti\w*|absent\w*|en vacances|en voyage)\b"
    r"|\bmaison (?:est )?vide\b"
    r"|\bpersonne (?:à|a) la maison\b|\bno (?:hay|habrá|estará) nadie\b|\bcasa (?:está |estará |è |resta "
    r"|fica )?(?:sola|vacía|vuota|vazia)\b"
    r"|\b(?:estamos|estaremos|siamo|saremo|estou|estoy)\b.{0,12}\b(?:fuera|de viaje|de vacaciones|fuori"
    r"|in vacanza|via|fora|viajando|de férias)\b"
    r"|\b(?:nessuno|ninguém)\b.{0,12}\b(?:in|em) casa\b|\b(?:we zijn|ik ben)\b.{0,16}\b(?:weg|op vakantie"
    r"|niet thuis)\b|\bhuis (?:is |staat )?leeg\b"
    r"|\b(?:nie ma nas|nas nie ma|wyjeżdżamy|nikogo nie ma)\b|\b(?:dom|mieszkanie)\b.{0,12}\bpust\w+"
    r"|\b(?:нас нет|нас не будет|никого нет|никого не будет|мы уехали|уезжаем|дом пустой|квартира пустая)\b"
    r"|\b(?:evde (?:kimse )?yok\w*|ev boş|tatildeyiz)\b|\b(?:vi är|jag är) (?:bortresta|borta|på semester)\b"
    r"|\b(?:rumah kosong|kami pergi|tidak ada orang di rumah|nhà (?:trống|vắng)|không có ai ở nhà)\b"
    r"|\b(?:is|stands) (?:all )?empty (?:all|then|until|till|while|for|from|this|next|over|tonight|tomorrow|during|most|the whole)\b"
    r"|\b(?:steht|staat|står|stoi|sta|resta|est|está|fica) (?:ganz |helemaal |toute? )?(?:leer|leeg|tomt?"
    r"|vuot[ao]|vide|vací[ao]|vazi[ao]|pust[aeoy])\b(?! (?:seit|sinds|depuis|desde|sedan|od)\b)|\b(?:vazi[ao]|pusto)\b"
    r"|\b(?:wir sind|vi är|we zijn|siamo|estamos|on est|nous sommes|vi er)\b.{0,24}\b(?:bis|till?|tot|fino|hasta|até|jusqu)\b|\bjesteśmy\b.{0,24}\bdo\b"
    r"|\bnon c['’]è nessuno\b|\bn['’]y a personne\b|खाली"
    r"|(?:البيت فاضي|البيت خالي|مافي احد بالبيت|घर खाली|घर पर कोई नहीं"
    r"|ghar khali|ghar pe koi nahi)",
    re.IGNORECASE,
)
_HOME_NUMBER = re.compile(
    r"\bcasa (?:n[º°.]? ?)?\d{1,4} d[aoe] (?:rua|avenida|travessa)\b|\bna \w+(?:iej|ej) \d{1,3}\b|(?:मकान|फ्लैट|घर) (?:नंबर |नं\.? ?)?\d{1,4}",
    re.IGNORECASE,
)
"""Where a home is, as streets with a number aren't written elsewhere."""
_OF_KEYS_LIST = """
key fob fobs keys schlüssel kluczyki hausschlüssel ersatzschlüssel reservnyckel chaves المفاتيح चाभी chia anahtarlar anahtarlık nycklarna nøglerne nøklene haustürschlüssel clé clés clef clefs llave llaves chiave chiavi chave chaves sleutel sleutels
spare spares spare's spare’s klucz klucze kluczyk ключ ключи ключик anahtar anahtarı anahtarlar nyckel nyckeln nycklar nøkkel nøkkelen nøgle
nøglen kunci kuncinya chìa cheie chabi chaabi chabhi चाबी المفتاح مفتاح key's key’s
"""
OF_KEYS = frozenset(_OF_KEYS_LIST.split())
_OF_AWAY_LIST = """
away gone town abroad home holiday vacation overseas travelling traveling empty vacant unoccupied unattended
there weg verreist urlaub zuhause daheim hause leer parti partis parties absent absents vacances voyage vide
personne nadie sola vacía fuera viaje vacaciones fuori vacanza via vuota nessuno fora viajando férias vazia
ninguém vakantie thuis leeg nas nikogo wyjeżdżamy pusty puste нас никого уехали уезжаем пустой пустая evde boş
tatildeyiz bortresta borta semester nobody nobody's nobody’s noone niemand keiner tom tomt vacío vazio pusto खाली kosong pergi rumah vắng trống nhà فاضي خالي بالبيت घर ghar alarm
"""
OF_AWAY = frozenset(_OF_AWAY_LIST.split())
_LONGEST = 400


def tells_where_key_lies(plain: str) -> bool:
    """The same of scripts without spaces between words: only where a key lies."""
    return not plain.isascii() and _UNSPACED_LIES.search(plain[:_LONGEST]) is not None


def tells_of_empty_home(plain: str, spoken: Sequence[str]) -> bool:
    """Whether a text tells where a key lies, or two of: where it may be, that a home is empty, its street and number.

    Args:
        plain: the text without links. Its beginning is looked at.
        spoken: its words, in lower case.
    """
    if OF_KEYS.isdisjoint(spoken):
        if OF_AWAY.isdisjoint(spoken):
            return False
        if not any(sign.isdigit() for sign in plain):
            return False
    plain = plain[:_LONGEST]
    if _LIES.search(plain) is not None or _is_note_of_key(plain):
        return True
    hidden = _is_hidden(plain) or _LEFT_KEY.search(plain) is not None
    away = _AWAY.search(plain) is not None
    if away and (hidden or _LIES_SOMEWHERE.search(plain) is not None):
        return True
    return (
        (hidden or away)
        and any(sign.isdigit() for sign in plain)
        and (has_street(plain) or _HOME_NUMBER.search(plain) is not None)
    )


def _is_hidden(plain: str) -> bool:
    """Whether a key, a word for where and a hiding place follow one another; each is looked for once."""
    keys = [found.end() for found in _KEYS.finditer(plain)]
    hidings = [found.start() for found in _HIDINGS.finditer(plain)]
    return any(
        any(0 <= place.start() - key <= _APART for key in keys)
        and any(0 <= hiding - place.end() <= _APART for hiding in hidings)
        for place in (_PLACES.finditer(plain) if keys and hidings else ())
    )


def _is_note_of_key(plain: str) -> bool:
    """Whether a short text has a key under or behind something, or is just a note of where one is."""
    said = spoken(plain)
    if not 0 < len(said) <= _MOST_WORDS_AT_ALL or _OF_A_KEY.isdisjoint(said):
        return False
    tags = _WHERE.tags(said)
    if _KEY_UNDER.search(tags) is not None:
        return True
    return len(said) <= _MOST_WORDS_OF_A_NOTE and said[0] not in _ASKING and _KEY_AT.match(tags) is not None
