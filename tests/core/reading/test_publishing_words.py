from core.reading.publishing_words import publishes
from core.reading.words import read_words

POST_IT = """
post it
Post it.
yes post it
YES POST IT
post it please
please post it
post that please
just post it
post it anyway
post it as is
post as it is
go ahead and post it
go ahead post it
yeah post that
tweet it
tweet that
publish it
publish
post them
post the photos
post both photos
I want to post it
I want you to post it
post it now
ok post it
do it, post it
publicar
publícalo
Sí, publícalo
publica
publícalo por favor
poste-le
poste le
oui poste
Publie-le
publie ça
posten
bitte posten
ja posten
poste es
poste das
das posten
veröffentlichen
pubblica
pubblicalo
sì pubblica
publica isso
pode publicar
plaats het
ja plaats maar
opublikuj
tak opublikuj to
опубликуй
да, публикуй
paylaş
evet paylaş
bunu paylaş
انشر
نعم انشره
投稿して
はい、投稿してください
ツイートして
发布
게시해줘
posta det
post it!!!
Post it 👍
lets post it
post it on twitter
post it to x
""".strip().splitlines()
OTHER = """
yes
ok
1
sí
oui
ja
go ahead
no post it
don't post it
post it?
did you post it
the post
this post
my tweet
post it later
post it tomorrow
post office
POST malone is great
tweet tweet
la publicación
Post it notes are great
Please don't post
not post
i posted it
that post please
sure
go
send it
two
please
da
evet
はい
publish your book now with us
why post it
when will you post it
do not post
no publicar
no publiques
não publique
nicht posten
ne poste pas
не публикуй
paylaşma
لا تنشر
投稿しないで
不要发布
""".strip().splitlines()


def test_post_it_in_many_words_and_languages() -> None:
    assert [text for text in POST_IT if not publishes(read_words(text))] == []


def test_nothing_else_publishes_and_nothing_with_a_no_in_it() -> None:
    assert [text for text in OTHER if publishes(read_words(text))] == []
