"""What people say to a person rather than to the world."""
# ruff: noqa: RUF001 - phones type typographic apostrophes

import re

_LONGEST = 5
_SHORTEST_WORD = 3
# With any of these first, a short text made only of these and of `_FILLERS` is talk.
_TALK_LIST = """
k kk ok okay okey oki alright thanks thank thx tnx thnx thanx ty tysm tks cheers no nope nah yep yup
yeah yea ya yah y n cool great nice perfect awesome sweet good fine sure lol lmao rofl haha ha hah
hehe omg wow hi hii hey heya hello hallo hiya yo sup morning bye goodbye cya ttyl gn gm np nvm sorry
what huh who why wtf idk ikr please pls plz correct exactly right agreed done maybe really test
testing danke bitte ja nein nö gracias hola vale sí si merci salut oui non ciao grazie prego
obrigado obrigada olá oi dank bedankt hoi hej tak tack nej спасибо привет да нет
"""
_TALK = frozenset(_TALK_LIST.split())
# These begin an answer or a greeting, whatever few words follow ("ok see you at 8").
_OPENERS = frozenset({"ok", "okay", "k", "thanks", "thx", "hi", "hey", "hello", "yep", "yeah", "nope", "sure"})
# A greeting to the world is a post, and the first that people try.
_THE_WORLD = frozenset({"world", "everyone", "everybody", "twitter", "x", "internet", "folks", "people", "followers"})
_FILLERS_LIST = """
you u so much very a lot there all too that this it is was for your the help guys man bro dude love
got sounds to me i im mate buddy friend again well then one problem way worries thing not yet now
later will do day night evening afternoon are how whats up schön sehr mucho muchas beaucoup mille
"""
_FILLERS = frozenset(_FILLERS_LIST.split())
_SENTENCES = frozenset(
    {
        *("who is this", "whos this", "who dis", "who r u", "who are you", "who is it", "who this"),
        *("new phone who dis", "new phone who is this", "new number who dis", "do i know you"),
        *("wrong number", "wrong person", "you have the wrong number", "you got the wrong number"),
        *("i think you have the wrong number", "sorry wrong number", "how did you get my number"),
        *("what is this", "whats this", "is this a bot", "are you a bot", "are you there", "anyone there"),
        *("got it", "sounds good", "will do", "no problem", "my bad", "on my way", "omw", "call me"),
        *("call me later", "talk later", "see you", "see you soon", "see you later", "see ya", "love you"),
        *("i love you", "miss you", "how are you", "how r u", "whats up", "where are you", "where r u"),
        *("what do you mean", "i dont know", "i know", "me too", "same", "not now", "of course", "you too"),
        *("on it", "im here", "im on my way", "be right there", "brb", "wer ist das", "falsche nummer"),
        *("quién es", "quien es", "número equivocado", "qui est ce", "cest qui", "mauvais numéro"),
    },
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+")
_LONG_DRAWN = re.compile(r"(\w)\1{2,}")
_LAUGHTER = re.compile(r"(?:a?(?:ha|he|hi|ja){2,}h?|l(?:ol)+|x+d+)")


def is_small_talk(plain: str) -> bool:
    """Whether a text is talk: thanks, ok, hi, who is this, a lone emoji, a lone short word.

    Up to five words that begin with an answer or a greeting are talk too ("hi Bob, how are you"), unless it
    greets the world ("hello world").

    A text without any letter (a smiley, a number, a row of dots) counts: it answers somebody more
    often than it says something to the world.

    Args:
        plain: the text, folded as in `Words.plain`.
    """
    if _LETTER.search(plain) is None:
        return True
    if plain.count(" ") > _LONGEST + 1:
        return False
    folded = plain.casefold().replace("'", "").replace("’", "")
    spoken = _WORD.findall(folded)
    if len(spoken) == 1 and len(spoken[0]) < _SHORTEST_WORD and plain.isascii():
        return True
    if " ".join(spoken) in _SENTENCES:
        return True
    if len(spoken) > _LONGEST or (len(spoken) > 1 and spoken[1] in _THE_WORLD):
        return False
    return spoken[0] in _OPENERS or _is_talk(spoken) or _is_talk([_LONG_DRAWN.sub(r"\1", word) for word in spoken])


def _is_talk(spoken: list[str]) -> bool:
    if not spoken or not (spoken[0] in _TALK or _LAUGHTER.fullmatch(spoken[0])):
        return False
    return all(word in _TALK or word in _FILLERS or _LAUGHTER.fullmatch(word) for word in spoken)
