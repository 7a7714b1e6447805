from core.reading.taking_back import takes_back
from core.reading.words import read_words

TAKE_IT_BACK = """
undo
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
remove me
delete my number
""".strip().splitlines()


def test_taking_back_in_many_words_and_languages() -> None:
    assert [text for text in TAKE_IT_BACK if not takes_back(read_words(text))] == []


def test_posts_and_other_wishes_take_nothing_back() -> None:
    assert [text for text in OTHER if takes_back(read_words(text))] == []
