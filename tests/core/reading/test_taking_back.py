# ruff: noqa: RUF001 - texts in other scripts
from core.reading.taking_back import (
    is_startled_by_wrong_number,
    may_take_back,
    takes_back,
)
from core.reading.words import read_words

TAKE_IT_BACK = """
undo
omg that was meant for my sister, delete it
please take that down, i sent it to the wrong number
didnt realise this was public. take it down please
can you delete that? my boss follows me
undo!! that was private
delete it now please, wrong chat
get rid of the last one, it has a typo
that tweet was a mistake, please remove it
hey i need that last tweet gone
i thought i was texting my wife, delete that asap
thats not what i meant to post, undo
remove my last post, i regret it
ups, eso no era para twitter, bórralo
por favor borra lo que acabo de publicar
bórralo ya, mi jefe lo va a ver
eso era para mi novia, quítalo por favor
supprime ça, c'était pour ma femme
enlève mon dernier tweet stp
merde mauvais numéro, supprime
bitte lösch das, war für meine frau
lösch den letzten post, da ist ein fehler drin
nimm das wieder runter, das war privat
cancella subito, ho sbagliato persona
togli quel post per favore
apaga esse tweet, era pra minha namorada
apaga isso rápido
haal dat weg, was voor mijn vrouw
verwijder mijn laatste bericht aub
usuń to, to było do żony
skasuj ostatniego tweeta
удали это, не туда отправил
убери последний пост, там ошибка
bunu sil yanlış kişiye gitti
son tweeti sil lütfen
احذفها بسرعة، كانت لزوجتي
يا رب احذف التغريدة
delete kar do bhai, galat number pe gaya
वो पोस्ट हटा दो, गलती से हो गया
さっきのやつ消して、友達宛だった
すぐ消してください、間違えて送りました
刚才那条删掉,发错人了
快删了,那是给我老婆的
hapus dong, salah kirim
tolong hapus postingan terakhir saya
Undo!
undo that
undo it please
I changed my mind, remove it
wait no that wasn't for everyone
the last thing, make it not exist
get that photo off my page
zurück damit, hab mich verschrieben
احذف آخر شي نزلته
今の投稿取り消しでお願いします
co ja zrobiłam, skasuj zanim ktoś zobaczy
cancel what I just posted
that shouldn't be up, take it off
make that disappear
zieh das zurück
das muss wieder runter
efface ce que je viens d'envoyer
elimina quello che ho appena scritto
maak dat ongedaan
töröld az utolsót
dă-l jos
ลบอันล่าสุด
ลบโพสต์เมื่อกี้
अभी जो डाला वो हटाओ
UNDO UNDO
delete that
OMG delete that
omg delete it now
delete
delete this
delete my last tweet
delete my last post please
take it down
take that down
Take my last tweet down
take the post down
don't post that
dont post that!!
no no no
NO NO NO NO
nonono
nooo no no
wait no
no wait
that wasn't meant for you
that wasnt meant for twitter
sorry that wasn't meant for you
wrong chat
oops wrong chat
oops delete
oops wrong person sorry
remove the last post
remove that
unsend
unsend that
lösch das
bitte lösch das
lösche den letzten tweet
borra eso
bórralo
bórralo por favor
elimina el último tweet
supprime ça
supprime le dernier tweet
efface ça stp
cancella
cancellalo
cancella l'ultimo post
apaga isso
apague o último tweet
verwijder dat
verwijder mijn laatste tweet
haal dat weg
usuń to
usuń ostatni wpis
удали это
удалите пожалуйста
sil onu
bunu sil lütfen
son tweeti sil
احذف
احذف التغريدة
消して
取り消して
さっきの投稿を削除してください
今のツイート消して
can you delete that
can you delete my last post please
please can you remove that tweet
how do i delete that
i want to delete that
delte that
delet it
undoo
take it off twitter
get that off twitter
shit delete that
fuck delete it
NO DELETE THAT
no delete it
I didn't mean to post that
didn't mean to tweet that
posted by mistake
that was sent by mistake
I need that deleted
please undo
undo my last post
retract that
pull that tweet
take that back
no no don't post that
oh no delete it
Oh god please delete that
delete it delete it delete it
not for twitter
that's not for twitter
that was not for you
I shouldn't have posted that
smaž to
видали це
ta bort det
slet det
σβήσε το
지워줘
删除
撤回那条
डिलीट करो
rückgängig machen
mach das rückgängig
das war nicht für dich
no era para ti
c'était pas pour toi
non era per te
не туда
no lo publiques
das sollte nicht gepostet werden
omg take it down take it down
wait wait no
delete both
delete that photo
remove my post
delete the tweet i just sent
delete what i just posted
can u take that down asap
oh no no no delete
Undo last
get rid of it
get rid of that post
delete that last one
delete last
delete prior message
scratch that
""".strip().splitlines()
OTHER = """
put it back, NASA
take me back to this weekend
get 10% off with two pizzas
take $20 off, it is the last day
Delete your cookies, folks. It's good advice
No no no no, this game!!
undo the damage we did to the planet
Remove your shoes before entering
Take me home country roads
Take it easy
take it or leave it
Kill your darlings
hide your snacks, the kids are home
I changed my mind about olives
cancel culture is just consequences
Delete Facebook, hit the gym, lawyer up
I deleted it
I deleted my account
don't delete that
no don't delete it
No country for old men
post malone is back
Lunch was great
Can't take my eyes off you
I can't believe he deleted that
don't post your vaccine card
I was wrong, you were right
Wrong turn on the M25 again
My last tweet got 10k likes wow
so tired today
oh no
what
thanks
this is my last post here
omg
ok
Erase una vez
Cancella il debito!
Supprimer les frontières
Sil baştan
taking it down a notch
Oh no it's raining again
I love that
the last of us is great
no
wait
Wait, what
stop
nobody take my last slice
That was a great game
he took it back
Delete your account, then talk to me
i deleted instagram today, best decision, take that zuck
My mom told me to delete it. I did not.
take it off the grill, let it rest, eat
cancel it all, I'm moving to the woods
Undo the last ten years, please
He said delete that, I said no
put it back, NASA
Remove the tariffs. Remove them now.
wish I could undo that haircut
never delete it, history matters
Just deleted 4000 emails. It feels great
bring it down a notch, neighbors
they took it down, the giant inflatable santa
Take it back to 1999
kill it with fire
Hide it, the kids are coming
The ref should take that back, what a call
wrong number again, third time this week
my accidental tweet of the day: pigeons are drones
the photo was private, says the senator. sure it was
remove me
delete my number
undo that. actually never mind
delete it, oh nvm
lösch das, ach egal jetzt
borra eso, déjalo
""".strip().splitlines()


def test_taking_back_in_many_words_and_languages() -> None:
    assert [text for text in TAKE_IT_BACK if not takes_back(read_words(text))] == []


def test_posts_and_other_wishes_take_nothing_back() -> None:
    assert [text for text in OTHER if takes_back(read_words(text))] == []


MAYBE = """
wrong price in it, take it down
get it off before my boss reads it
we found her, it should come down
changed the plan. Delete that
ups, hit send too early
se me escapó el dedo
hay un error en la fecha, bórralo
enlève-le avant que ma mère le voie
c'est parti trop tôt
da ist ein Fehler drin, lösch das
mir ist das rausgerutscht
manca una parola, cancellalo
foi sozinho
er staat een fout in, haal weg
ups, samo się wysłało
literówka w nazwisku, usuń to
в дате ошибка, удали
yanlış fotoğraf bu, sil
fotonya kebalik, hapus
日付が違う、消して
日期错了，删掉
""".strip().splitlines()
TOLD = """
Before the storm we took the tent down
Wait for the bell, then run
No more soup, I retire
Quit today. Walked out singing.
I take it all back, tea is fine
Sent too many postcards, kept the best
Stir it, cover it, leave it alone
Borré la app, respiro mejor
Foto weg, Erinnerung da
消しゴムが消えた、また買う
删掉了三个软件，手机快多了
He hit the post before the whistle, unlucky
My finger slipped and now the fence is blue
Undo the rain, sky, undo it
""".strip().splitlines()


def test_a_part_that_says_it_may_take_it_back_and_so_may_a_slip() -> None:
    assert [text for text in MAYBE if not may_take_back(read_words(text))] == []


def test_what_is_told_of_other_things_takes_nothing_back() -> None:
    assert [text for text in TOLD if may_take_back(read_words(text))] == []


THOUGHT_AGAIN = """
hmm better not, delete
mejor no, bórralo
vaut mieux pas, enlève
lieber nicht, lösch es
meglio di no, rimuovi
melhor não, tira
liever niet, verwijder
lepiej nie, skasuj
лучше не надо, убери
vazgeçtim, kaldır
لا خلاص، شيلها
mending jangan, hapus saja
rehne do, delete karo
nej vänta, radera
""".strip().splitlines()
WHY_WITHOUT_A_SIGN = """
omg take that down i'm on probation
pull that down my mum follows this account
quítalo mi jefe lo va a leer
enlève ça je vais me faire virer
nimm das runter meine mutter liest das
toglilo mi ammazza
tira isso meu chefe vai ver
haal het weg mijn baas ziet het
skasuj to bo szef zobaczy
убери это меня убьют
kaldır bunu annem görecek
شيلها المدير بيشوفها
hapus itu bos pasti marah
isko delete karo papa dekh lenge
ta ner det jag får sparken
""".strip().splitlines()
FORGET_IT_OR_NOT_THERE = """
forget what i just wrote
that shouldn't have gone here
olvida lo que envié
no debía ir ahí
oublie ce que j'ai envoyé
ça devait pas aller là
vergiss was ich eben geschrieben habe
das sollte hier nicht hin
dimentica quello che ho mandato
non doveva finire qui
esquece o que eu mandei
não era pra cair aqui
vergeet wat ik net heb gestuurd
moest daar niet
zapomnij co napisałam
to nie miało tu trafić
забудь что я написала
не сюда должно было
az önce yazdığımı unut
buraya gitmeyecekti
انسى ما ارسلته
lupakan pesan tadi
bukan ke sini
jo bheja bhool jao
yahan nahi jana tha
glöm det jag skrev
skulle inte hamna här
i sent that to the wrong place
Please retract the post about the bike, it turned up
can you remove the tweet with the wrong date
das sollte nicht öffentlich sein
dat was niet voor iedereen
to było do męża
herkese gitmesin, sil
det var inte meningen
""".strip().splitlines()
WRONG_NUMBER = (
    "omg wrong number",
    "oh shit numero equivocado",
    "ups falsche nummer",
    "oups mauvais numéro",
    "oeps fout nummer",
)


def test_thinking_again_why_and_where_it_should_not_have_gone() -> None:
    texts = [*THOUGHT_AGAIN, *WHY_WITHOUT_A_SIGN, *FORGET_IT_OR_NOT_THERE]
    assert [text for text in texts if not takes_back(read_words(text))] == []


def test_so_does_nothing_of_these() -> None:
    others = """
Delete the app, not the post about the app
They should remove the post about her
pull the one on the left, it sticks
remove the one with the blue lid
@cityhall delete the post about the bridge, it's wrong
delete the post about the bridge @cityhall
Better not ask
Better not, said the cat, and knocked it down
mejor no, dijo el gato
take it down a notch i'm tired
hide the good chocolate my kids are home
Forget what they told you about rest days
Not supposed to be funny but it is
my phone belongs to my son he is 9
what is all this about
quién es
then retired and bought a boat
the sill is dry, remote work it is
Cilantro is not for everyone
le jazz, pas pour tout le monde
    """.strip().splitlines()
    assert [text for text in others if takes_back(read_words(text))] == []


def test_shock_at_the_number_is_no_wrong_number_told_calmly() -> None:
    assert [text for text in WRONG_NUMBER if not is_startled_by_wrong_number(read_words(text))] == []
    calm = ("wrong number", "Sorry, wrong number", "oh no, wrong number plate", "oops")
    assert [text for text in calm if is_startled_by_wrong_number(read_words(text))] == []


ASKED_FOR_POLITELY = """
can you take that last one down please, I spotted a mistake
how do I get that back down?? its got my sister's name in it
take that picture down, you can see my number plate
would it be possible to have that post withdrawn? The wake is on Thursday
please cancel what I sent, it was a mistake
get that post down asap, it has the wrong score in it
can we make that one disappear haha I've had a wine
pls delete, i'd like it withdrawn
please pull my last post
dleete it plese
tkae it off tkae it off
pls remove, spelling mistake
delete what i wrote about the neighbours, they follow me!!
ممكن تشيل آخر منشور؟ نزل بالغلط
whoops, can we lose that last post?
kindly pull down the last tweet
undo it please lads
proszę o skasowanie ostatniego wpisu
cancel the one I just sent, I spelt his name wrong
pode retirar o que acabei de publicar? Foi engano
podem retirar a última publicação? foi engano
kan het laatste bericht verwijderd worden, het klopt niet
haal dat alsjeblieft weer weg, dat was privé
kan du plocka ner inlägget jag skrev nyss
usuńcie to proszę, to miało być do męża
son gönderiyi geri alabilir misiniz, yanlışlıkla oldu
ممكن تحذفون آخر منشور لو سمحتم
احذفوا المنشور الأخير بسرعة، انرسل بالغلط
""".strip().splitlines()


def test_a_polite_question_is_a_wish_whatever_the_reason_beside_it() -> None:
    assert [text for text in ASKED_FOR_POLITELY if not takes_back(read_words(text))] == []
