from core.reading.phrases.talking import talks_to_the_bot
from core.reading.words import read_words
from tests.support.reading.ordinary_posts import ORDINARY_POSTS

TALK = """
did it post?
did that go through
why did you post that
Why did you post that!?
you posted the wrong thing
I didn't want that
did you post it
why would you post that
what did you do
what did you just do
why is that public
wtf did you do
you weren't supposed to post that
when will you post it
where's my post
I don't understand
what do you mean
was that posted
is it up?
did you delete it
have you posted it
did you post my photo
can you help me
por qué publicaste eso
warum hast du das gepostet
pourquoi tu as posté ça
зачем ты это опубликовал
perché lo hai pubblicato
stupid bot
why did you tweet that
you posted that without asking
did my tweet post
did you send it
you did it wrong
why didn't you post it
what happened to my post
that wasn't what i wanted
how do you delete a post
why did that go public
did you get my text
did you get my photos
your link is broken
it says error
nothing happens
I hate this
how many people saw it
the link doesn't work
page won't load
why so slow
my password doesn't work
I never got a code
""".strip().splitlines()
POSTS = (
    *ORDINARY_POSTS,
    "The link between sleep and memory",
    "nobody understands me",
    "Time is a flat circle",
    "no photos please",
)


def test_talk_about_what_the_bot_did() -> None:
    assert [text for text in TALK if not talks_to_the_bot(read_words(text))] == []


def test_posts_are_no_talk_to_the_bot() -> None:
    assert [text for text in POSTS if talks_to_the_bot(read_words(text))] == []


def test_praise_of_a_machine_and_thanks_to_its_makers() -> None:
    praise = """
you're rather funny for a computer
not bad for a phone number haha
eres muy simpática para ser un robot
t'es drôle pour une machine
du bist ganz nett für einen Computer
non male per un bot
você é engraçado para um robô
je bent grappig voor een computer
jesteś zabawny jak na maszynę
ты забавный для робота
bot için hiç fena değilsin
du är rolig för en robot
this saves me so much time, thank you to whoever built this
gracias a quien inventó esto
danke an den der das gebaut hat
    """.strip().splitlines()
    posts = """
My vacuum is clumsy for a robot
The bus is late, thanks to whoever parked there
Thanks to whoever left tulips on the steps of number nine this morning
You can get a grant for a computer at the library now
    """.strip().splitlines()
    assert [text for text in praise if not talks_to_the_bot(read_words(text))] == []
    assert [text for text in posts if talks_to_the_bot(read_words(text))] == []
