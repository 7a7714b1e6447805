# ruff: noqa: RUF001 - words of other scripts
from core.reading.auto_replies import is_automatic
from core.reading.automatic.answering_later import answers_later
from core.reading.words import read_words

PROMISES = """
I'm presently attending a funeral and will be offline until Monday.
In class, will reply after lunch
on a flight until 4, I'll get back to you when I land
Bin auf der Baustelle, melde mich heute Abend
Sitze im Zug, antworte später
Je suis en cours, je réponds à la sortie
Estoy en clase, contesto al salir
Sono a lezione, rispondo quando esco
Estou em aula, respondo quando sair
Zit in de les, app je daarna terug
Jestem na lekcji, odpiszę później
Я на уроке, отвечу после звонка
Dersteyim, çıkınca dönerim
أنا في المحاضرة، سأرد بعد قليل
Sitter på lektion, svarar efteråt
Oppitunnilla, vastaan myöhemmin
Jsem na hodině, odepíšu potom
Είμαι σε μάθημα, απαντώ μετά
""".strip().splitlines()
POSTS = """
Nobody answers letters any more, so I will write one tonight
Will the council ever reply? Later, they say, always later
The bakery answered: more croissants tomorrow
I'm driving across Kansas and have now seen all the corn
Er antwortet nie und morgen ist Montag
Personne ne répond après minuit
Ответ придёт после выборов
""".strip().splitlines()


def test_a_promise_to_answer_later_is_for_nobody_else() -> None:
    assert [text for text in PROMISES if not answers_later(read_words(text).plain)] == []


def test_posts_promise_no_answer() -> None:
    assert [text for text in POSTS if answers_later(read_words(text).plain) or is_automatic(text)] == []
