# ruff: noqa: RUF001 - letters of other languages
"""What is passed on with hardly a word for it."""

import pytest

from core.reading.secrets import find_secret
from core.reading.words import read_words

SECRETS = """
the side gate takes 4 9 0 double 2
alarm panel, five eight one three, two seconds each
o cofre abre com 7 3 3 1
outlook says 771 204
mi è arrivato 550 219, scrivilo subito
code reçu 882 140 vite
sis's tablet is 4471
the three numbers on the back: 906
my bank pin is the old house number, 41 then 07
passcode three nines and a 4
lockbox at the cabin 3-8-1, pull hard
kodenya kuda7Laut
パスワード sakura-mochi-8
raz dwa osiem dziewięć zero
key's under the third fern
la llave está tras la leña, bajo la manta
Ersatzschlüssel hängt hinterm Regal
une clé sous le banc du jardin
ключ под бочкой
sleutel ligt achter de emmer
nyckeln ligger i vedboden
المفتاح تحت الكرسي
chabi matke ke neeche
anahtar saksıların arkasında
鍵は物置の裏
钥匙在工具箱里
if they ask the dog's name it's Biscuit
first teacher Ms Oduya, first pet Pepper
maiden name Featherstone
its rufus2011 all one word
its Rusty1962 as always, tell nobody
door of the boathouse: 1962T
the shed door is 4 4 0 7 star
hotspot pw is plumcrumble, no spaces
pommes77 alles klein bitte
LunaPark88, capital L and capital P
lastpass is Velvet+Otter+19
keepass: hafer_mond_7
Paramount+ login kim.ott@mail.example / Marm4lade
netflix ruth77@mail.example : Tulip9an
spotify lena.k / Sommer23x
wifi de casa: Nido_2G clave lentejas
WLAN: Dachboden, Passwort zimtschnecke
réseau wifi: Maison mdp framboise
wifi: Salon | parola: kestane
ipad unlock is 4 0 9 2
mein Handy entsperren: 480 219
mot pour déverrouiller le téléphone 902817
para desbloquear el móvil 4471
codice per sbloccare il telefono 5 5 0 9
para desbloquear o celular 771902
telefoon ontgrendelen met 4410
żeby odblokować telefon 9081
чтобы разблокировать телефон 5512
telefon ekran kilidi 4417
phone banking customer number 88120417, memorable place is Lisbon
memorable word: Juniper
memorable date is 4 June 1981
key is in the wheelie bin, 9 Elm Street
Schlüssel in der Gießkanne, Lindenweg 4
clé dans l'arrosoir, 12 rue des Lilas
llave en la regadera, calle Olmo 14
chiave nel vaso, via Roma 12
chave no regador, rua das Flores 20
klucz w konewce, ul. Lipowa 4
ключ в лейке, ул. Садовая 5
PAN no. AKLPM4821Q for the bank form
my pan is BCDPK7710L
shed door 4471, light on the left
Oak Road 12, alarm 5590, cat food in the hall
barn gate 4417 then push
code de la résidence 52A08, interphone à gauche
le code de l'entrée 14B902
kod z smsa 4418 podaj kurierowi
код из смс 9921 продиктуй
it says 60 44 19
it sent me 4471, type it in
es 884 201 rápido
c'est 4471 tape vite
das ist 4471 schnell
это 4471 введи
its 661204
amazon says 441920
Use 40 19 77 to sign in
"""
NONE = """
Contact: press@band.example, doors 7pm
write to jo@mail.example or ring the office
Email me at jo@shop.example / DM on insta
changed the wifi password yesterday
La red: una idea clave importante
It's 18245 steps today, new record
its 4500 people in the square
it says 2024 on the tin
it says 1500 calories on the pack
J'ai débloqué le niveau 2500 sur mon portable
My memorable moment: meeting the band
Alarm 0530, gym by 6
The shed, 2500 nails later
In the garage, 1967 Mustang
Netflix or Disney+ / which one is better
Online banking is down again for 100000 customers
Max 2024/25 season
It's Glastonbury as always
all caps because it's 2026 and I can
LastPass is down, capital punishment
"""


@pytest.mark.parametrize("text", SECRETS.strip().split("\n"))
def test_a_secret(text: str) -> None:
    assert find_secret(read_words(text)) is not None


@pytest.mark.parametrize("text", NONE.strip().split("\n"))
def test_none(text: str) -> None:
    assert find_secret(read_words(text)) is None


@pytest.mark.parametrize(
    "text", ["a@b.example / " * 400, "wifi: " * 900, "unlock phone " * 400, "shed " * 900, "it says 4" * 500]
)
def test_long_ones_are_read_at_once(text: str) -> None:
    find_secret(read_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "5 4 3 2 1 and we are live",
        "two four six eight, who do we appreciate",
        "one two three four and then the drums come in",
        "Lined up 4-2-3-1 again and lost again",
        "Dropped the keys in the lake, so that was Monday",
        "My pin badge collection passed 300",
        "First pet, first love and now first grey hair",
        "Google says 40 minutes, the road says 90",
        "The safe old year 1999 had better music",
        "Garage sale today, 20 pounds for the lot",
        "If it rains, say nothing and dance",
    ],
)
def test_numbers_and_keys_that_everybody_may_know(text: str) -> None:
    assert find_secret(read_words(text)) is None
