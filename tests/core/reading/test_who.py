from core.reading.who import asks_who
from core.reading.words import read_words
from tests.support.reading.ordinary_posts import ORDINARY_POSTS

WHO = """
who is this
Who is this???
whos this
who dis
new phone who dis
New phone, who's this?
wrong number
sorry wrong number
I think you have the wrong number
you've got the wrong number
¿quién es?
quien eres
wer ist da
Wer ist das?
falsche Nummer
кто это
Кто это?
is this a bot
are you a robot
what is this number
how does this work
what can you do
Hi, who is this please
sorry who is this
who r u
hey who is this
qui est-ce ?
c'est qui
t'es qui
chi è?
chi sei
quem é?
quem é você
quem é? não tenho esse número salvo
Vem är detta?
wie is dit?
kto to
kimsin
من هذا
誰ですか
どなたですか
what is this?
what's this
how did you get my number
do i know you
who am i talking to
are you human
is anyone there
your number is wrong number
I lost my contacts, who is this?
what do you do
how do i use this
sorry i don't have this number saved, who is this
bist du ein Bot?
es-tu un bot
eres un bot
ты бот?
is this a scam?
why are you texting me
Who's dis lol
am I talking to a robot
is this automated
vous êtes un robot ?
番号を間違えています
who is this and how did you get my number
con quién estoy hablando
à qui je parle
mit wem schreib ich hier
con chi sto parlando
z kim rozmawiam
kiminle konuşuyorum
onde vocês arrumaram meu número
""".strip().splitlines()
POSTS = (
    *ORDINARY_POSTS,
    "I'm only human",
    "I am a robot",
)


def test_asking_who_this_is_in_many_languages() -> None:
    assert [text for text in WHO if not asks_who(read_words(text))] == []


def test_posts_ask_nobody() -> None:
    assert [text for text in POSTS if asks_who(read_words(text))] == []
