"""What is asked of an assistant, a shop or an office."""

import pytest

from core.reading.phrases.assistants import asks_an_assistant

ASKED = """
tell me a knock knock joke
can you write a short poem about cheese
ok now tell another
set an alarm for twenty past six
put on some reggae
flip a coin for us
will it rain on thursday
what rhymes with silver
how do you spell rhythm
is this the vet
am i speaking to dr amadi's surgery
I said Kent not Ghent
louder please
help me with my maths homework
do you have a table for six tonight
what time do you close on sunday
how much is a haircut
erzähl mir noch einen Witz
schreib ein kurzes Gedicht
habt ihr heute Abend einen Tisch für vier
was kostet ein Haarschnitt bei euch
raconte une blague
vous avez une table pour deux ce soir ?
cuéntame un cuento corto
a qué hora abren mañana
cuánto cuesta el corte
me conta uma piada
raccontami una favola
a che ora chiudete stasera
vertel nog een mop
hoe laat gaan jullie open
berätta en saga
opowiedz mi bajkę
ile kosztuje strzyżenie
расскажи сказку
во сколько вы закрываетесь
bir masal anlat
ek kahani sunao
ceritain dongeng dong
احكيلي قصة
"""
NONE = """
My son told me a joke and I have to tell you all
Poems about cheese are underrated
The alarm went off at six and so did I
Play has been stopped for rain
Heads, tails, either way we walk home
Nothing rhymes with redundancy
Is this the real life
How much is enough
No table for two anywhere on a Friday
The shop on the corner closes for good on Sunday
Was für ein Witz von einem Spiel
Ein Gedicht, dieses Tor
Quelle histoire, ce match
Qué cuento nos quieren vender
Che storia, questa squadra
Wat een mop, deze scheidsrechter
"""


@pytest.mark.parametrize("text", ASKED.strip().split("\n"))
def test_it_is_said_to_who_answers(text: str) -> None:
    assert asks_an_assistant(text)


@pytest.mark.parametrize("text", NONE.strip().split("\n"))
def test_it_is_for_everybody(text: str) -> None:
    assert not asks_an_assistant(text)


@pytest.mark.parametrize("text", ["tell me " * 400, "", "?", "a" * 1600])
def test_long_ones_are_none(text: str) -> None:
    assert not asks_an_assistant(text)
