# ruff: noqa: RUF001 - in many scripts
from core.reading.opt_out_phrases import begins_with_stop, repeats_stop, wishes_to_stop
from core.reading.words import read_words

STOP = """
Would you kindly discontinue these texts at once
please disconnect my number
terminate this service
leave me the hell alone
take me the f off this list
lass mich verdammt nochmal in Ruhe
Please cease sending anything to this phone
no further correspondence please
Stop texting me
please stop
STOP!!!
stop it
stoppp
pls stop texting
darme de baja
quiero darme de baja
bitte keine SMS mehr
Keine Nachrichten mehr bitte
lose my number
no me escriban más
no me manden más mensajes
ne m'envoyez plus
ne m'envoyez plus de messages
arrêtez de m'écrire
basta messaggi
basta con i messaggi
non scrivetemi più
больше не пишите
не пишите мне
отпишите меня
hör auf mir zu schreiben
Hör auf
lass mich in Ruhe
déjame en paz
deja de escribirme
laissez-moi tranquille
plus de sms
je ne veux plus recevoir vos messages
me désabonner
pare de me mandar mensagens
não me mande mais mensagens
não quero mais receber
geen sms meer
stop met sms'en
stuur me geen berichten meer
nie piszcie do mnie
przestańcie pisać
proszę nie wysyłać mi więcej sms
bana mesaj atmayın
artık mesaj istemiyorum
mesaj göndermeyin lütfen
لا ترسلوا لي رسائل
توقف عن إرسال الرسائل
إلغاء الاشتراك
もう送らないでください
配信停止
メッセージはいりません
退订
不要再发了
그만 보내세요
수신거부
sluta skicka sms
ikke flere beskeder
přestaňte mi psát
більше не пишіть
μη μου στέλνετε
मैसेज मत भेजो
remove me from your list
take me off this list
I don't want to receive these messages
I don't want any more texts
I never signed up for this
opt me out
unsubscribe me please
UNSUBSCRIBE NOW
how do I unsubscribe
how do i stop these texts
how do i make it stop
please remove my number
delete my number
don't text this number again
do not contact me again
do not text me
quit texting me
no more texts please
no more messages
leave me alone
fuck off
go away
cancel my subscription
end these messages
I revoke my consent
i want out
please take my number off your list
who signed me up for this
I no longer wish to receive messages
stop sending me stuff
stop bothering me
stop spamming me
not interested
enough texts
cancelar suscripción
abmelden
abbestellen
desabonnement
afmelden
stop stop stop
Stop please I beg you
Would you please stop texting me
can you stop messaging me
I said stop
STOP ALL
baja
basta ya
para ya
por favor no me escriba
please don't send me anything anymore
turn off notifications
enough!
dont msg me
stop plz
""".strip().splitlines()
POSTS = """
Don't stop believing
I can't stop thinking about that last goal tonight
Never stop learning, said my teacher back in school
Stop and smell the roses, people of this town
No more heroes any more, what a song
Leave the world behind was great
Delete your cookies, folks. It's good advice
I want to be out in the sun
Take me home, country roads
The bus stop is flooded again this morning
Quit my job today and I feel great about it
Basta pensar en el verano y ya sonrío
I don't want to miss a thing tonight
Nothing can stop us now, what a season
Lunch was great
We need to stop the war now and talk
No one can stop her, she is on fire today
""".strip().splitlines()


def test_wishes_to_stop_in_many_words_and_languages() -> None:
    assert [text for text in STOP if not wishes_to_stop(read_words(text).plain)] == []


def test_not_wishing_for_more_texts() -> None:
    assert wishes_to_stop(read_words("Thank you but I'd rather not get these any more").plain)
    assert wishes_to_stop(read_words("stoppez tout").plain)
    assert wishes_to_stop(read_words("quit hassling me, I've got a bus to catch").plain)
    assert wishes_to_stop(read_words("No more. Thanks for all of it").plain)
    assert not wishes_to_stop(read_words("No more. We said it in March and we say it now").plain)
    assert not wishes_to_stop(read_words("Don't stop me now, I'm having such a good time").plain)
    assert wishes_to_stop(read_words("Nie życzę sobie więcej wiadomości").plain)
    assert not wishes_to_stop(read_words("Nie życzę sobie takiej pogody").plain)


def test_posts_about_stopping_are_no_wishes() -> None:
    assert [text for text in POSTS if wishes_to_stop(read_words(text).plain)] == []


def test_stop_in_a_line_or_a_sentence_of_its_own_counts_whatever_stands_below() -> None:
    wishes = [
        "stop\n\nJoan Miller\nMiller & Sons",
        "STOP!!! this is a business line",
        "Please stop. - Joan\nOffice",
        "Discontinue. I get one a day",
    ]
    others = ["Stop the war", "The bus stop\nis gone", "Never stop: a memoir", "full stop. new line", "snow"]
    assert [text for text in wishes if not begins_with_stop(text)] == []
    assert [text for text in others if begins_with_stop(text)] == []


def test_who_repeats_how_to_stop_and_does_so_wants_it() -> None:
    wishes = [
        "text stop to end so here it is: stop",
        "Text STOP to opt out right? So STOP",
        "it says reply STOP, ok STOP",
    ]
    others = [
        "Two for one! Reply STOP to opt out",
        "The light went red, so stop",
        "bus stop, so close to the next stop sign",
    ]
    assert [text for text in wishes if not repeats_stop(text)] == []
    assert [text for text in others if repeats_stop(text)] == []


def test_the_best_in_swedish_is_no_enough_in_italian() -> None:
    assert not wishes_to_stop(read_words("bästa låten hittills").plain)
    assert not begins_with_stop("Bästa dagen. Sol hela vägen")
    assert wishes_to_stop(read_words("basta così").plain)
