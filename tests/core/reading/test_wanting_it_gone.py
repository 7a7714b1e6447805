# ruff: noqa: RUF001 - texts in other scripts
"""What is to go, or went astray, said among whatever words soon after a post."""

from core.reading.taking_back import is_surely_about_a_post, takes_back, wants_something_gone
from core.reading.words import read_words

GONE = """
abeg remove am o, na my wife I wan send am
supprime vite c'était pour ma meuf
bitte wieder rausnehmen das sollte an meinen sohn gehen
o boże to nie miało iść publicznie skasuj
удали срочно не туда отправила
delete kar bhai galti se chala gaya
hapus dong yg barusan salah kirim
删掉刚才那个 发错了
sorry that was for someone else x
noo that was for my sister
""".strip().splitlines()
NOTHING_GONE = """
don't delete it, I like it
please remove my number from your list
delete my profile and all my data
get rid of me
how angry are you with me
mi e dor de tine, lunes otra vez
nothing about it at all
cancel things now and then, it helps
whatever that was, it was fun
that was for the best
no era para tanto
remove the tariffs. remove them now
can you delete the files on the old laptop
""".strip().splitlines()


def test_among_whatever_words_something_is_to_go_or_went_astray() -> None:
    assert [text for text in GONE if not wants_something_gone(read_words(text))] == []


def test_what_is_to_go_is_no_number_and_nobody() -> None:
    assert [text for text in NOTHING_GONE if wants_something_gone(read_words(text))] == []


def test_a_wrong_number_beside_it_is_no_wish_about_ones_own() -> None:
    assert wants_something_gone(read_words("i thought this was dad's number. delete"))
    assert not wants_something_gone(read_words("delete my number from your list"))
    assert wants_something_gone(read_words("get rid of the one about the boat before gran reads it"))


SOON_AFTER = """
I want that tweet gone now. This is very embarassing
can u un-tweet it
Podia retirar a última mensagem se faz favor
please could it be deleted as I put my friend's illness in it
forget i sent it
forget i posted that
is there a way to retract my last message
any way of deleting the one i sent just now
can this be unsent please
can that be withdrawn
that post shouldn't be up
this should not be up there, my mum reads it
take it back i got the day wrong
pls delete my boss reads these
disregard that last one
please disregard
la nota no era para ti, olvida lo que mandé
oublie ce que j'ai envoyé
vergiss was ich gerade geschickt habe
dimentica quello che ho mandato
esquece o que eu mandei
vergeet wat ik net stuurde
zapomnij co wysłałam
забудь, что я отправила
az önce gönderdiğimi unut
انسى اللي أرسلته
هذي الرسالة مو لك
الرسالة مش ليك
lupakan yang tadi
glöm det jag skickade
no debería estar ahí, mi jefe me sigue
das sollte da nicht stehen
non dovrebbe stare lì
não devia estar aí, minha chefe vê
ça ne devrait pas être là
dat hoort daar niet te staan
nie powinno tam być
этого не должно там быть
orada olmamalıydı
det borde inte ligga uppe
kann man das zurücknehmen
se puede borrar lo que mandé
on peut retirer ce message
si può cancellare il messaggio
dá pra apagar a mensagem
kan dat bericht verwijderd worden
da się cofnąć tę wiadomość
можно отозвать сообщение
bisa ditarik pesannya
mesajı geri alabilir miyim
ممكن أحذف الرسالة
"""


def test_what_went_astray_said_soon_after_it() -> None:
    texts = [read_words(text) for text in SOON_AFTER.strip().split("\n")]
    assert [words.own for words in texts if not (takes_back(words) or wants_something_gone(words))] == []


def test_what_says_in_full_that_it_went_astray_needs_nothing_else() -> None:
    for text in (
        "eh that was for my brother, not the world",
        "mist das war für meine frau",
        "aduh salah kirim ke sini",
    ):
        assert is_surely_about_a_post(read_words(text))
    for text in (
        "This article changed my mind about naps https://naps.example",
        "Wherever you go, take sunshine along",
        "had to hide it from the landlord",
        "@railways train cancelled again, delete your app",
    ):
        assert not is_surely_about_a_post(read_words(text))
