# ruff: noqa: RUF001 - texts in other scripts
from core.reading.phrases.asking_again import asks_why_or_what_it_costs
from core.reading.words import read_words
from tests.support.reading.ordinary_posts import ORDINARY_POSTS

WHY = """
why do you keep asking for confirmation
do i have to confirm each time, honestly
can you stop asking me every single time
para qué me preguntas cada vez
il faut confirmer à chaque fois sérieusement
wieso fragst du jedes mal nach bestätigung
perché chiedi sempre conferma
por que pede confirmação toda vez
moet ik elke keer bevestigen
po co za każdym razem pytasz
зачем каждый раз спрашивать подтверждение
niye sürekli onay soruyorsun
ليه كل مرة تسأل للتأكيد
kenapa tiap kali nanya konfirmasi
kyun har baar confirm karo
måste jag bekräfta varje gång
なぜ毎回聞いてくるの
为什么总是问我
""".strip().splitlines()
COSTS = """
will this eat my airtime
does it come off my balance
esto me gasta crédito
ça me coûte du forfait
kostet mich das guthaben
mi scala il credito
isso gasta meu saldo
kost dit beltegoed
czy to płatne z konta
это платно? деньги спишут?
paralı mı bu, kontörüm bitmesin
بيخصم من رصيدي
potong pulsa ga
balance katega kya
drar det från saldot
""".strip().splitlines()
OTHER = """
why do toddlers ask why every time
why do we always park at the far end
stop asking women to smile
does it cost more to be kind
how much is a coffee in Milan these days
quanto custa um pastel em Lisboa
neden hep yağmur yağıyor
warum regnet es immer am Samstag
credit where it is due
is it free speech if it costs you
""".strip().splitlines()


def test_asking_why_it_asks_and_what_it_costs() -> None:
    assert [text for text in [*WHY, *COSTS] if not asks_why_or_what_it_costs(read_words(text))] == []


def test_posts_ask_neither() -> None:
    assert [text for text in [*OTHER, *ORDINARY_POSTS] if asks_why_or_what_it_costs(read_words(text))] == []
