"""Somebody asks who can see what they text: "so anyone can read it?"."""

import re

from core.reading.words import Words

_BEFORE = (
    r"\W*(?:(?:so|wait|hang on|hold on|ok|okay|oh|and|but|hey|hi|um|er|erm|does that mean|is it true|entonces|y|o sea|alors|donc|et|also|und|moment"
    r"|allora|e|quindi|então|entao|dus|en|czy|czyli|значит|а|то есть|yani|peki|يعني|هل|jadi|alltså|så)\W+){0,3}(?:that )?"
)
_EVERYBODY = (
    r"(?:anyone|anybody|everyone|everybody|any stranger|strangers|other people|people|the (?:whole )?world|all my followers|my followers"
    r"|my (?:boss|mum|mom|dad|family|friends|wife|husband|ex))"
)
_MINE = (
    r"(?:it|this|that|these|them|my (?:texts?|posts?|messages?|stuff|photos?)|what i (?:send|text|write|post|say))"
)
_ASKED = re.compile(
    rf"{_BEFORE}(?:"
    rf"(?:(?:can|could|will|do|does) )?{_EVERYBODY}(?: in the world| else)? (?:can |could |will |be able to |really |actually |now )*(?:read|see|find)s? {_MINE}"
    rf"|(?:who|who all|who else) (?:can |could |will |gets to |actually )*(?:read|see)s? {_MINE}"
    rf"|{_MINE} (?:is|are|will be|can be) (?:public|seen by (?:all|everyone|anyone)|visible to (?:all|everyone|anyone|people))"
    rf"|(?:is|are|will) {_MINE} (?:be )?(?:public|seen by (?:all|everyone|anyone)|visible to (?:all|everyone|anyone|people))"
    r"|(?:cualquiera|todos|todo el mundo|la gente) (?:lo )?(?:puede|pueden|ve|ven|lee|leen)(?: ver| leer)?(?:lo|la)?(?: esto| eso| lo que (?:mando|escribo))?"
    r"|(?:lo|la|esto|eso) (?:puede|pueden|ve|ven) (?:ver |leer )?(?:todos|todo el mundo|cualquiera)"
    r"|(?:tout le monde|n['’]importe qui|les gens|tous) (?:peut|peuvent|va|vont|voit|verra)(?: le| la)?(?: voir| lire)?(?: ça| cela| mes messages| ce que j['’](?:écris|envoie))?"
    r"|(?:kann|können|sieht|sehen|lesen|liest) (?:das|es|die) (?:dann )?(?:jeder|alle|wirklich jeder|wirklich alle)(?: sehen| lesen)?"
    r"|(?:jeder|alle) (?:kann|können|sieht|sehen) (?:das|es)(?: sehen| lesen)?|wer (?:kann|sieht|liest) (?:das|es)(?: alles)?(?: sehen| lesen)?"
    r"|(?:chiunque|tutti) (?:lo |la )?(?:può|possono|vede|vedono)(?: vedere| leggere| veder| legger)?(?:lo|la)?(?: questo)?|(?:lo|la) (?:vedono|leggono|possono vedere|possono leggere) tutti"
    r"|(?:qualquer um|qualquer pessoa|todo mundo|toda a gente|todos) (?:pode|podem|consegue|vai|vê|veem)(?: ver| ler)?(?: isso| isto)?"
    r"|(?:kan|ziet|leest) iedereen (?:dit|dat|het)(?: zien| lezen)?|iedereen (?:kan|ziet) (?:dit|dat|het)(?: zien| lezen)?|wie (?:kan|ziet) (?:dit|dat|het)(?: allemaal)?(?: zien| lezen)?"
    r"|(?:każdy|wszyscy) (?:to )?(?:może|mogą|widzi|widzą)(?: to)?(?: zobaczyć| przeczytać| czytać)?|kto (?:to )?(?:widzi|może (?:to )?(?:zobaczyć|przeczytać))"
    r"|(?:это |их )?(?:все|любой|кто угодно|всякий) (?:это )?(?:видят|увидят|увидит|могут|может|читают|прочитает)(?: это)?(?: видеть| увидеть| читать| прочитать)?|это видно всем|кто это (?:видит|увидит|читает)"
    r"|(?:bunu |bunları )?(?:herkes|isteyen herkes) (?:bunu )?(?:görebilir mi|okuyabilir mi|görüyor mu|görecek mi|okuyabiliyor mu|görebiliyor mu|görebiliyor|görüyor)"
    r"|(?:كل الناس|الكل|الجميع|اي احد|أي أحد|اي شخص|أي شخص|الناس) (?:يقدر |يقدرون |ممكن |يستطيع |راح |رح )?(?:يشوف|يشوفون|يرى|يقرأ|يقرا|يقرؤون)(?:ها|ه|ونها|ونه)?"
    r"|(?:semua orang|siapa saja|siapa pun|orang lain) (?:bisa|dapat) (?:lihat|baca|melihat|membaca)(?: ini| itu|nya)?|kya (?:sab|sabhi|koi bhi) (?:isko |ise |ye |yeh )?(?:dekh|padh) (?:sakte|sakta)(?: hain| hai)?"
    r"|(?:kan|ser|läser) (?:alla|vem som helst|alle|hvem som helst) (?:det|detta|det här|dette)?(?: ?se| ?läsa| ?lese| ?læse)?(?: det| detta| dette)?"
    r")\W*(?:[?؟]|$)"
)
_UNSPACED = re.compile(
    r"(?:これ|それ|投稿)?(?:って|は|も)?(?:誰でも|みんなに|全員に)(?:見|読)(?:られ|め|れ|える|られる)\S{0,8}[?？]?|(?:所有人|谁|大家|别人|任何人)都?(?:能|可以)(?:看到|看见|读到)(?:吗|这个|这条)*[?？]?"
)


_LONGEST = 90
"""What asks for more than that, or tells a story, is longer."""


def asks_who_sees(words: Words) -> bool:
    """Whether a text asks whether everybody can see what its person texts, in any of the main languages."""
    plain = words.plain.casefold()
    if len(plain) > _LONGEST:
        return False
    if "?" not in plain and "؟" not in plain and "？" not in plain:
        return False
    return _ASKED.match(plain) is not None or (not plain.isascii() and _UNSPACED.fullmatch(plain) is not None)
