# ruff: noqa: RUF001 - words of other scripts
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading.secrets import find_secret
from core.reading.words import read_words

SAID = [
    "wifi: {}", "wifi password is {}", "the wifi is {}", "password = {}", "pw {}", "pwd:{}", "my password is {}",
    "the new password for the router is {}", "{} is the password", "password's {}", "login: maria / {}",
    "user bob pass {}", "it's {}", "here: {}", "use {} for the wifi", "Das Passwort lautet {}", "WLAN-Passwort: {}",
    "das Kennwort ist {}", "la contraseña es {}", "clave wifi: {}", "mot de passe : {}", "le mdp wifi: {}",
    "la password è {}", "a senha é {}", "senha do wifi: {}", "wachtwoord: {}", "het wachtwoord is {}",
    "lösenordet är {}", "passordet er {}", "adgangskoden er {}", "salasana on {}", "hasło do wifi to {}",
    "heslo je {}", "şifre: {}", "wifi şifresi {}", "пароль: {}", "пароль от вайфая {}", "密码是{}", "wifi密码：{}",
    "パスワードは {} です", "비밀번호는 {}", "كلمة السر هي {}", "סיסמה: {}", "पासवर्ड: {}", "mật khẩu là {}",
]  # fmt: skip
OPENS = [
    "gate code {}#", "the gate code is *{}", "door code: {}#", "the alarm is {}",
    "alarm code is {}, set it when you go",
    "hotel safe {}", "bike lock {}",
    "garage is {}", "lockbox {} behind the planter", "code for the cabin door is {}", "enter {} at the keypad",
    "{} opens the gate", "my pin is {}", "atm pin {}", "card pin is {}", "my phone password is {}", "sim puk {}",
    "Türcode {}", "die Alarmanlage: {}#", "code du portail: {}", "digicode {}", "código de la puerta: {}",
    "il codice del cancello è {}", "código do portão: {}", "код домофона {}", "код от подъезда {}",
    "kod do bramy: {}",
    "kapı kodu: {}", "門の暗証番号は{}", "门的密码是{}", "현관 비밀번호 {}",
]  # fmt: skip
LETTERS = "abcdefghijkmnpqrstuvwxyz"


@pytest.mark.parametrize("password", ["HappyCat99", "s3cret!", "gatito22", "Tr0ub4dor&3", "blue-7-moon", "48xk2"])
def test_a_password_near_a_word_for_it_in_any_language(password: str) -> None:
    assert [said for said in SAID if find_secret(read_words(said.format(password))) is None] == []


@pytest.mark.parametrize("digits", ["4471", "0420", "258036"])
def test_what_opens_something(digits: str) -> None:
    assert [said for said in OPENS if find_secret(read_words(said.format(digits))) is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "wifi pw sunflower", "the password is swordfish", "pw: swordfish", "Das Passwort ist sonnenblume",
        "la contraseña es girasol", "le mot de passe est tournesol", "hasło: słonecznik", "пароль: подсолнух",
        "network: Smith5G password: bluebird", "Netflix: bob@example.com pw popcorn", "username bob password xyzzy",
        "the combination is 24-6-13", "safe combo 12-34-56", "locker 32-14-5", "swordfish is the password",
    ],
)  # fmt: skip
def test_a_password_of_letters_only_where_it_is_called_so(text: str) -> None:
    assert find_secret(read_words(text)) is not None


@given(st.text(LETTERS, min_size=5, max_size=10), st.integers(0, 999), st.sampled_from(["", "!", "?", "$", "_"]))
@settings(max_examples=120)
def test_a_lone_word_of_letters_and_digits(letters: str, number: int, sign: str) -> None:
    for word in (f"{letters}{number}{sign}", f"{letters.capitalize()}{number}", f"{number}{sign}x{letters}"):
        assert find_secret(read_words(word)) is not None


@pytest.mark.parametrize("word", ["s3cret!", "hunter2", "p@ssword", "pa$$word", "lol123", "Tr0ub4dor&3", "5WGU8G"])
def test_lone_words(word: str) -> None:
    assert find_secret(read_words(word)) is not None
    assert find_secret(read_words(f"it's {word}")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "password reset is the worst", "My password is incorrect", "I changed my password today",
        "wifi is down again",
        "The alarm went off at 6", "new door, who dis", "Sunflower", "rock'n'roll", "f***", "well-being", "YouTube",
        "Mein Passwort ist falsch", "J'ai oublié mon mot de passe", "olvidé mi contraseña otra vez", "C++", "R&B",
        "Pass the salt", "Login is broken", "Who has the key to happiness", "my code is beautiful",
    ],
)  # fmt: skip
def test_talk_about_passwords_is_no_password(text: str) -> None:
    assert find_secret(read_words(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "laptop login capital M mango seven seven",
        "wifi is small a capital B underscore nine",
        "El portal se abre con el 2580 y llave",
        "the back gate opens with 4471",
        "la porta si apre con 9930.",
    ],
)
def test_what_is_dictated_and_what_something_opens_with(text: str) -> None:
    assert find_secret(read_words(text)) is not None


@pytest.mark.parametrize(
    "text",
    ["the show opens with 2027 tickets sold", "the book opens with a capital letter", "Passwords are a capital idea"],
)
def test_what_else_opens_and_is_capital(text: str) -> None:
    assert find_secret(read_words(text)) is None


@pytest.mark.parametrize(
    "text",
    ["lösen till plattan: Knutte*7", "lösen är Vinter2031x", "ww van de tablet: Koekje41", "parol: Nazar2031"],
)
def test_short_words_for_a_password(text: str) -> None:
    assert find_secret(read_words(text)) is not None


@pytest.mark.parametrize(
    "text",
    ["Rätsel lösen: Teil1 ist da", "Probleme lösen ist mein Beruf", "WW: 4 pounds down", "Sub20 lösen Panik aus"],
)
def test_which_mean_much_else(text: str) -> None:
    assert find_secret(read_words(text)) is None
