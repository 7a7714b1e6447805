"""Wanting a post back, in the hour after it: "undo", "OMG delete that", "that wasn't meant for you", "no no no"."""

import re
from collections.abc import Sequence

from core.reading.phrases.everyday import ARTICLES, IT, LAST, POST
from core.reading.phrases.lexicon import UNKNOWN, entries, spoken
from core.reading.phrases.saying import Saying
from core.reading.phrases.taking_back.unspaced import UNSPACED
from core.reading.phrases.taking_back.words import (
    BARE,
    LEXICON,
    OF_ONESELF,
    OTHERWISE,
    POSTS,
    WRONG_NUMBERS,
)
from core.reading.words import Words

_BACK = re.compile(
    r"(?=.*V)(?!.*[DN]F*V)[VFIPKWGA]*"  # "omg delete my last post"
    r"|(?=.*V)(?!.*D[FI]*V)[IFN]*N[FI]*V[VFIP]*"  # "no no delete that"
    r"|[FI]*K[FPI]*W[FWIS]*"  # "take that post down please"
    r"|(?=.*M)[MFISDPWNKVGA]*"  # "sorry, that wasn't meant for you"
    r"|[FIN]*D[FI]*P[FIS]*"  # "don't post that"
    r"|[FI]*P[FI]*D[FIN]*"  # "poste das nicht"
    r"|[FI]*L[FI]*"
    r"|(?:[FI]*N){3,}[FIND]*"  # "no no no"
    r"|[FI]*I[FI]*(?:N[FI]*){2,}",
)
# Perhaps just told: asked about. So is "oh shit no", which may be about anything.
_MAYBE = re.compile(r"(?=.*A)[AFISDPWNKVG]*")
_STARTLED = re.compile(r"[FI]*I[FI]*N[FI]*")
# A part of a text that says it; the rest says why: "wrong date, pull it", "get it off before she sees it".
_FIRST = re.compile(r"(?=.*V)(?!.*[DN]F*V)[VFIPKWG]*|(?=.*M)[MFISDPWNKVGA]*")
_LAST = re.compile(rf"{_FIRST.pattern}|[FI]*K[FPI]*W[FWIS]*")
_WRONG_NUMBER = re.compile(r"(?=.*I)[FI]*Q[FI]*")
_PARTS = re.compile(
    r"[,.;:!?…–—\n、。！？，；：،؛؟]+|\s-\s|(?<!\S)(?:before|antes (?:de )?que|avant qu[e'’]|bevor|ehe|prima che|voor(?:dat)?|zanim"
    r"|пока|sebelum|قبل|as (?=(?:i|it|my|we|she|he)\b)|and (?=i(?:ll|'ll|’ll| will)))(?=\s|\w)"
    r"|(?<!\S)(?:and|so|lol|lmao|haha|asap|cause|because|und|y|и|en|ve|coz|cuz|bc|porque|sinon|sonst|weil|denn|perché|sennò|senão|pois|anders|want|bo"
    r"|inaczej|иначе|потому|yoksa|çünkü|لأن|والا|وإلا|soalnya|nanti|warna|kyunki|annars|ellers)(?=\s)"
)
# Who it is that follows tells why, without any sign before it: "pull that down i'm so dead".
_WHY = re.compile(
    r"(?<=\S)\s+(?=(?:i['’]?m|i am|i['’]?ll|i['’]?d|i could|i might|i will|i would|i don['’]?t|i can['’]?t|she|he|they|people|everyone|everybody|someone"
    r"|(?:my|the|mi|mon|ma|mein|meine|il mio|la mia|meu|minha|o meu|a minha|mijn|mój|moja|мой|моя|min|mit) (?:boss|mum|mom|mam|dad|wife"
    r"|husband|gf|bf|girlfriend|boyfriend|ex|job|manager|teacher|teachers|family|parents|sister|brother|nan|gran|aunt|auntie|uncle|cousin|grandma|grandad|kids|son|daughter|friends?"
    r"|clients?|jefe|jefa|madre|padre|novi[oa]|mujer|marido|chef|cheffe|mère|père|copine|copain|femme|mari|chefin|mutter|vater|frau|mann"
    r"|freundin|freund|capo|mamma|moglie|ragazz[oa]|chefe|mãe|pai|namorad[oa]|esposa|baas|moeder|vader|vrouw|man|vriendin|szef|szefowa|mama"
    r"|żona|mąż|начальник|начальница|мама|жена|муж|mor|far|fru)|me van a|estoy|voy a|je vais|je suis|ich werd\w*|ich bin|sono|mi"
    r" (?:licenziano|uccide|ammazza)|tô|vou|ik ben|ik word|меня (?:уволят|убьют)|patron\w*|annem|babam|مديري|المدير|أمي|boss?|bosku|bokap|nyokap|mummy|papa"
    r"|jag blir|jag får|jeg bliver|jeg blir)(?!\S))",
    re.IGNORECASE,
)
# What it was about, to tell which: "please reverse the post about the dog, we found him".
_ONE_ABOUT = re.compile(
    r"\W*(?:(?:hi|hey|oh|ok|so|sorry|please|pls|plz|can (?:you|u|i|we)|could (?:you|u|i)|i (?:want|need) (?:you )?to)\W+){0,3}"
    r"(?:delete|del|remove|undo|reverse|retract|withdraw|recall|erase|scrap|pull|unpost|untweet|cancel|take down|get rid of)"
    r" (?:the|my|that|this) (?:last |latest |recent |earlier )?"
    r"(?:(?:post|tweet) (?:about|on|with|where|saying|that says)|one (?:about|saying|that says|where i))\b"
    r"|\W*(?:please |pls |can you |could you )?(?:delete|remove|undo|retract|take down|erase) what i (?:just |have just )?(?:wrote|said|posted|put|sent|texted|tweeted) about\b",
)
_VERB_AND_OBJECT = 2
_MOST_PARTS = 4
_WITH_A_REASON = 2
_MOST_WORDS_OF_PARTS = 20
# Of a part that surely says it, whatever the others say. What was meant is too little there: "wrong number again,
# third time today"; so is a verb without its object: "cancel, reschedule, repeat".
_SURELY = re.compile(r"(?!.*[DN]F*V)[FIPKWA]*V[VFIPKWGA]*|[FI]*K[FPI]*F[FPI]*W[FWIS]*")
_TO_THE_WORLD = re.compile(r"[@#]|://|www\.")
_DONT_TAKE_AWAY = re.compile("D[FI]*V")
# Thinking better of it, in a part of its own: "actually better not".
_THINKS_AGAIN = re.compile(r"[FINDMP]+")
_ARTICLES = frozenset(entries(ARTICLES))
_OF_ONESELF = frozenset(OF_ONESELF.split())
_WHOM = re.compile(  # "get rid of me", "ta bort mig"
    r"(?:remove|delete|erase|wipe|rid of|get|take|bort|radera|eraf|haal|slet|fjern|lösch\w*|entfern\w*) (?:me|mig|mich|mij|meg)\b"
)
_ASKING = frozenset({("how", "long"), ("how", "much"), ("how", "many")})  # "how long do i have to undo"
_NOT_AFTER_ALL = tuple(
    entries(
        "never_mind nevermind nvm keep_it leave_it leave_it_up schon_gut egal_jetzt doch_nicht olvídalo déjalo laisse laisse_tomber"
        " laat_maar lascia_stare lascia_perdere deixa deixa_pra_lá nieważne неважно не_надо boşver glöm_det"
    )
)
_DONT_POST = re.compile("D[FI]*P|P[FI]*D")
_LAST_ONE = frozenset(phrase[0] for phrase in entries(LAST) if len(phrase) == 1) - {
    "first",
    "second",
    "above",
    "final",
}
# Of "my last tweet", "the previous message"; and what is a post and nothing else that somebody keeps.
_SOMETHING_SENT = frozenset(phrase[0] for phrase in entries(POST) if len(phrase) == 1)
_NAMES_POST = frozenset(phrase[0] for phrase in entries(POSTS))
_NEED_AN_OBJECT = frozenset(phrase[0] for phrase in entries(BARE))
_NEED_A_POST = frozenset(phrase[0] for phrase in entries(OTHERWISE))
_SHORT_OF_SOMETHING = _NEED_AN_OBJECT | _NEED_A_POST
_POSTS = frozenset(("post", "tweet", "message", "text", "last"))
_PLEASE = re.compile(
    r"\W*(?:please|pls|plz|plse) (?:just )?(?:delete|del|remove|erase|undo|retract|withdraw)\W*", re.IGNORECASE
)
_OBJECTS = _POSTS | {"it", "that", "this", "them", "these", "those", "sent", "posted"}
# What "take … down" is about where no verb says more: not "get 10% off", "take me back", "put it back, NASA".
_SHOWN = (
    _OBJECTS
    | _SOMETHING_SENT
    | frozenset(word for word, *more in entries(IT) if not more)
    | {"picture", "photo", "pic"}
)
_NOTHING_SHOWN = frozenset(("put", "me", "us"))
_TELLING = frozenset().union(*(LEXICON.telling(letter) for letter in "VMEAW"))
_SURELY_UNSPACED = re.compile(r"消|削除|取り?消|取り?下げ|下げて|下ろして|引っ込めて|撤回|删|刪|撤")
_WAIT_NO = frozenset(
    {
        ("wait", "no"),
        ("no", "wait"),
        ("oh", "wait", "no"),
        ("wait", "wait"),
        ("wait", "wait", "no"),
        ("nonono",),
        ("nononono",),
        ("wait", "dont"),
        ("no", "stop"),
        ("stop", "no"),
    }
)
# "nooooo": who only groans at a post of theirs wants it back.
_DRAWN_OUT_NO = re.compile(
    r"(?:(?:oh|omg|ah|ugh|wait|shit|fuck|god|crap|damn|jesus|ffs|ay|ai|ach|och)\W+){0,3}"
    r"(?:no{4,}(?:h*|n)|nei{3,}n|naaa+in|ne{4,}|nã{3,}o+|ne{3,}j|nie{3,}|hay[ıi]{3,}r|не{3,}т|ні{3,}|لا{3,}|いや[ぁあー]{2,})"
    r"(?:\W+(?:no+|nein|non|nee|não|nie|нет|لا))*\W*",
    re.IGNORECASE,
)
_TAKING_BACK = Saying(LEXICON, _BACK, UNSPACED, most_words=14, longest=90)


def takes_back(words: Words) -> bool:
    """Whether somebody who has just posted wants it back, in any of the main languages.

    Every word of the text, or of one of its few parts, has to be one of wanting it back, so that a post such as
    "Delete your cookies, folks" is none.
    """
    if _is_not_after_all(words.plain):
        return False
    if _DRAWN_OUT_NO.fullmatch(words.plain) is not None:
        return True
    if spoken(words.plain) in _WAIT_NO or _TAKING_BACK.fits(words) or _says_so_beside_a_reason(words):
        return True
    is_to_an_account = "@" in words.own  # "delete the post about the bridge @cityhall"
    return not is_to_an_account and _ONE_ABOUT.match(words.plain.casefold()) is not None


def names_a_post(words: Words) -> bool:
    """Whether it says that it is about a post: "delete my last tweet"."""
    return not _NAMES_POST.isdisjoint(spoken(words.plain))


def takes_down(words: Words) -> bool:
    """Whether what takes something back speaks of what is up: "take it down", and not "don't post it publicly"."""
    if _SURELY_UNSPACED.search(words.plain) is not None:
        return True
    tags = LEXICON.tags(spoken(words.plain))
    return "V" in tags and _DONT_POST.search(tags) is None


def takes_last_post_back(words: Words) -> bool:
    """Whether it says which: "delete my last tweet". That is nothing that was only asked about."""
    said = set(spoken(words.plain))
    return bool(said & _LAST_ONE) and bool(said & _SOMETHING_SENT) and takes_back(words) and takes_down(words)


def is_startled_by_wrong_number(words: Words) -> bool:
    """Whether somebody is shocked at the number that they texted: "oh shit wrong number". Just posted, that is enough."""
    tags = WRONG_NUMBERS.tags_if_known(spoken(words.plain))
    return tags is not None and _WRONG_NUMBER.fullmatch(tags) is not None


def may_take_back(words: Words) -> bool:
    """Whether somebody may want it back: a part of the text says so, or it went by itself, as they say.

    "there's a typo in it, pull it"; "oh no I hit send too soon"; "oh shit no".
    """
    tags = LEXICON.tags_if_known(spoken(words.plain))
    if tags is not None and _STARTLED.fullmatch(tags) is not None:
        return True
    if not _may_say_so(words):
        return False
    if tags is not None and _MAYBE.fullmatch(tags) is not None:
        return True
    parts = _parts(words)
    if len(parts) < _WITH_A_REASON:
        return False
    says_first = _says_so(parts[0], _FIRST) and not _take_away(parts[1:])
    return says_first or (_says_so(parts[-1], _LAST) and not _take_away(parts[:-1]))


def wants_something_gone(words: Words) -> bool:
    """Whether a short text asks, among whatever words, for something to be taken away, or says it went astray.

    That is too little by itself: "can you delete the files on the old laptop". Of somebody who has just posted, in a
    text that is no post, it is about that: "supprime vite c'était pour ma meuf".
    """
    if not _may_say_so(words):
        return False
    if _SURELY_UNSPACED.search(words.plain) is not None:
        return True
    return not _is_no_wish(words.plain) and _asks_for_it(words)


def _asks_for_it(words: Words) -> bool:
    said = LEXICON.tagged(spoken(words.plain))
    tags = "".join(letter for letter, _ in said)
    if _DONT_TAKE_AWAY.search(tags) is not None or "U" in tags:
        return False
    if any(
        letter == "V" and _is_of_something_else(said[at + 1 : at + 3]) and not _goes_on_with_i(said[at : at + 2])
        for at, (letter, _) in enumerate(said)
    ):
        return False
    surely = [phrase for letter, phrase in said if letter in "VME" and LEXICON.has(letter, phrase)]
    if len(surely) > len(set(surely)) or any(  # "delete delete, my boss follows me"
        len(phrase) > 1 or phrase[0] not in _SHORT_OF_SOMETHING or phrase == said[-1][1] or _is_enough(words.plain)
        for phrase in surely
    ):
        return True
    first, *why = _WHY.split(words.plain, maxsplit=1)  # "pls delete my boss follows me"
    bare = any(phrase[0] not in _NEED_A_POST for phrase in surely)
    return bare and bool(why) and _says_so_without_it(first)


def is_surely_about_a_post(words: Words) -> bool:
    """Whether a text says what was meant for whom, or what went astray: "eh, wrong chat", "this was for my sister".

    That is enough even if it sounds like a post. What is for a handle, a link or a hashtag is one.
    """
    if _TO_THE_WORLD.search(words.own) is not None or not wants_something_gone(words):
        return False
    said = LEXICON.tagged(spoken(words.plain))
    return any(letter in "ME" and LEXICON.has(letter, phrase) for letter, phrase in said)


def _is_not_after_all(plain: str) -> bool:
    """Whether a text ends by taking back what it says: "delete it, oh never mind"."""
    said = spoken(plain)
    return len(said) > 1 and any(said[-len(end) :] == end for end in _NOT_AFTER_ALL)


def _is_no_wish(plain: str) -> bool:
    """Whether a text asks how long one may, takes itself back, or speaks of the person's number, account and the like."""
    if _is_not_after_all(plain) or spoken(plain)[:2] in _ASKING or _WHOM.search(plain) is not None:
        return True
    return any(_is_of_oneself(part) for part in _PARTS.split(plain))


def _is_of_oneself(part: str) -> bool:
    """Whether a part takes away somebody's number, account and the like; "wrong number, remove" does not."""
    said = LEXICON.tagged(spoken(part))
    if not any(letter in "VK" for letter, _ in said):
        return False
    return any(len(phrase) == 1 and phrase[0] in _OF_ONESELF for _, phrase in said)


def may_be_about_a_post(words: Words) -> bool:
    """Whether such a text ends with that, or names a post: "baby grabbed the phone lol delete whatever that was"."""
    if not _may_say_so(words):  # as with most texts
        return False
    tags = LEXICON.tags(spoken(words.plain))
    ends_so = "V" in tags and UNKNOWN not in tags.rpartition("V")[2]
    return (ends_so or names_a_post(words)) and wants_something_gone(words)


def _is_of_something_else(behind: Sequence[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether what is to go is called by a word that no post is called by: "remove the tariffs"."""
    return len(behind) > 1 and behind[0][1] in _ARTICLES and behind[1][0] == UNKNOWN


def _goes_on_with_i(said: Sequence[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether a verb that has its object is followed by the English "i", no article: "take it back i spelt it wrong"."""
    return not _OBJECTS.isdisjoint(said[0][1]) and said[1][1] == ("i",)


def _says_so_beside_a_reason(words: Words) -> bool:
    """Whether a part takes it back, and the others tell why: "typo, take it off, my boss reads this"."""
    if not _may_say_so(words):
        return False
    parts = [piece for part in _parts(words) for piece in _WHY.split(part, maxsplit=1)]
    if len(parts) < _WITH_A_REASON:
        return False
    takes_away = [_says_so(part, _SURELY) for part in parts]
    others = [part for part, takes in zip(parts, takes_away, strict=True) if not takes]
    if not any(takes_away) or _take_away(others):
        return False
    surely = [part for part, takes in zip(parts, takes_away, strict=True) if takes and _is_enough(part)]
    return bool(surely) or (bool(others) and all(_thinks_again(part) for part in others))


def _thinks_again(part: str) -> bool:
    """Whether a part says nothing but that somebody thinks better of it: "actually better not"."""
    tags = LEXICON.tags_if_known(spoken(part))
    return tags is not None and _THINKS_AGAIN.fullmatch(tags) is not None


def _may_say_so(words: Words) -> bool:
    if not 0 < len(words.parts) <= _MOST_WORDS_OF_PARTS:
        return False
    return not _TELLING.isdisjoint(spoken(words.plain)) or _SURELY_UNSPACED.search(words.plain) is not None


def _parts(words: Words) -> list[str]:
    """The parts of a text between its signs and before its reasons; of more than a few, none."""
    parts = [part for part in _PARTS.split(words.plain) if part.strip()]
    return parts if len(parts) <= _MOST_PARTS else []


def _take_away(parts: Sequence[str]) -> bool:
    """Whether these take something away: "undo the haircut, universe, undo it" is about that."""
    return any("V" in LEXICON.tags(spoken(part)) for part in parts)


def _is_enough(part: str) -> bool:
    """Whether what takes something away says what: "pull it down", but neither "pull it" nor "remove"."""
    verbs = [phrase for letter, phrase in LEXICON.tagged(spoken(part)) if letter == "V"]
    if any(len(verb) > _VERB_AND_OBJECT for verb in verbs):
        return True
    said = frozenset(spoken(part))
    if not verbs:
        shown = bool(said & _SHOWN) and _NOTHING_SHOWN.isdisjoint(said)
        return shown or _SURELY_UNSPACED.search(part) is not None
    if not said & _OBJECTS and not any(LEXICON.has("V", verb) for verb in verbs):  # no "borra": "porra"
        return False
    if said & _NEED_A_POST:
        return bool(said & _POSTS)
    return not said & _NEED_AN_OBJECT or bool(said & _OBJECTS) or _PLEASE.fullmatch(part) is not None


def _says_so_without_it(part: str) -> bool:
    """Whether a part is a verb and words beside it, as it is where only the reason follows: "pls pls delete"."""
    tags = LEXICON.tags_if_known(spoken(part))
    return tags is not None and _SURELY.fullmatch(tags) is not None


def _says_so(part: str, pattern: re.Pattern[str]) -> bool:
    if frozenset(spoken(part)) & _NEED_A_POST and not frozenset(spoken(part)) & _OBJECTS:  # "cancel things"
        return False
    tags = LEXICON.tags_if_known(spoken(part))
    if tags is not None and pattern.fullmatch(tags) is not None:
        return True
    return _SURELY_UNSPACED.search(part) is not None and UNSPACED.fits(part)
