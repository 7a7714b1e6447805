# ruff: noqa: RUF001 - in many scripts
from core.reading.dropping import drops
from core.reading.words import read_words

NO = """
no
No.
NO!!!
nope
Nooooo
nah
nah thanks
no thanks
no thank you
never mind
nevermind
nvm
NVM
don't
dont
Don't post it
no don't post it
no dont
please don't post that
neither
neither one
none
none of them
none of the above
forget it
forget about it
cancel that
cancel it please
leave it
leave that
lass es
olvídalo
no, olvídalo
laisse tomber
lascia stare
vergeet het
laat maar
nieważne
не надо
boşver
لا
いいえ
nein danke
nee dank je
no lo publiques
ne poste pas
ne le poste pas
non pubblicarlo
não publica
nicht posten
poste das nicht
post dat niet
nie publikuj
не публикуй
لا تنشر
やめて
投稿しないで
👎
drop it
scrap that
ignore that
ignore my last message
discard
delete it
I don't want to post it
I didn't mean to post that
i said no
no no no
omg no
absolutely not
no that was a mistake
not that
oh no don't
nope never mind
please no
rather not
no way
don't do that
do not post
dont tweet that
don't send it
no no don't
niente
rien
nada
déjalo
déjalo así
cancela
annulla
annuleren
abbrechen
vergiss es
doch nicht
lieber nicht
nein lass
hayır
istemiyorum
paylaşma
iptal et
لا شكرا
الغاء
やっぱりやめます
キャンセル
算了
不要
नहीं
아니요
nej tack
ne díky
ні
όχι
i changed my mind
changed my mind, don't post
naaah
Noooope
NO DONT
never
dnt post
no pls
neither thanks
none thanks
dont bother
forget i said anything
it was a mistake
wrong person
no quiero
non merci
no grazie
nie dziękuję
нет спасибо
não obrigado
nop
leave it alone
no worries leave it
lose it
nvm thanks
lol no
no lol
hell no
nein
ne
NO POST
dont post
no, cancel
that was a typo
trash it
delete
mejor no
better not
surtout pas
meglio di no
liever niet
lepiej nie
лучше не надо
daha iyi değil
melhor não
""".strip().splitlines()
OTHER = """
No country for old men
No one knows what it's like
No coffee today, send help
no rain today
yes
ok
post it
no post it
the first one
which one
join trip
1
Never gonna give you up
Don't stop believing
Forget about Brexit
Leave the kids alone
cancel culture is back
nothing compares 2 u
nobody puts baby in a corner
Nein, Bayern hat gewonnen
No hay nada como el verano
what
why
who is this
yes please
first
no, the first one
no join trip
don't cancel it
don't forget it
no problem
sure
mom I'm outside
Lunch was great
""".strip().splitlines()


def test_no_in_many_words_and_languages() -> None:
    assert [text for text in NO if not drops(read_words(text))] == []


def test_other_answers_and_posts_that_begin_with_no() -> None:
    assert [text for text in OTHER if drops(read_words(text))] == []
