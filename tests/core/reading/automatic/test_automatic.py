# ruff: noqa: RUF001, E501 - in many scripts
from core.reading.auto_replies import is_automatic
from core.reading.automatic.reactions import may_be_reaction

QUOTED = "Posted: lunch was great https://x.com/i/status/1"
REACTIONS = """
"@" ko pasand kiya
"@" ko like kiya
"@" par hans diya
"@" ko napasand kiya
"@" par zor diya
"@" par sawal kiya
"@" ko pyar kiya
Pasand kiya "@"
"@" par 👍 react kiya
😂 se react kiya "@" par
“@” को लाइक किया
A réagi par 👍 à « @ »
A marqué « @ » d’un pouce levé
Le dio risa a «@»
Deu risada de “@”
Findet „@“ super
Stellt „@“ in Frage
Ha messo in dubbio "@"
Ha risposto con ❤️ a "@"
Stelde een vraag bij "@"
Syntes ikke om "@"
Roześmiano się z „@”
Nie podoba się „@”
“@” ifadesini çok beğendi
“@” beğenildi
Смех в ответ на «@»
شكك في "@"
Memberi reaksi 👍 ke "@"
Menanggapi 😂 ke “@”
「@」に疑問を呈しました
对“@”表示了喜爱
“@”已点赞
“@”被添加了爱心
You reacted 👍 to "@"
Ines reacted 👍 to your message
Uncle Ray reacted 😂 to your message: "@"
Tapped back 👍 “@”
"फोटो अपलोड हो गई" को ❤️ दिया
Le dio 👍 a “nos vemos el lunes”
A donné 👍 à « à lundi »
Hat „bis Montag“ ein 👍 gegeben
Ha dato ❤️ a "a lunedì"
Deu 👍 em "até segunda"
Gaf een 👍 aan "tot maandag"
Dała ❤️ wiadomości „do poniedziałku”
“pazartesi görüşürüz” mesajına 👍 verdi
أعطى 👍 لـ "نشوفك الاثنين"
Memberi 👍 pada "sampai Senin"
Gav 👍 till "ses på måndag"
「また月曜」に👍をつけました
给“周一见”点了👍
Hat „@“ mit „Gefällt mir“ markiert
Gefällt: „@“
Gefällt nicht: „@“
„Gefällt mir“ von „@“ entfernt
„@“ ein Herz hinzugefügt
Hat mit 😂 auf „@“ reagiert
😂 aus „@“ entfernt
Herz von „@“ entfernt
Hat über „@“ gelacht
Hat „@“ hervorgehoben
A aimé « @ »
A adoré « @ »
N’a pas aimé « @ »
A ri de « @ »
A réagi avec 😂 à « @ »
A supprimé un cœur de « @ »
A mis « @ » en évidence
Le gustó “@”
Le encantó “@”
No le gustó “@”
Se rió de “@”
Enfatizó “@”
Quitó un corazón de “@”
Reaccionó con 😂 a “@”
Ha messo “Mi piace” a “@”
Ha messo un cuore a “@”
Ha riso per “@”
Ha rimosso un cuore da “@”
Ha reagito con 😂 a “@”
Curtiu “@”
Amou “@”
Riu de “@”
Reagiu com 😂 a “@”
Removeu um coração de “@”
Vond “@” leuk
Vond ‘@’ leuk
Heeft om “@” gelachen
Heeft met 😂 op “@” gereageerd
Polubił „@”
Polubiono „@”
Zareagował(a) 😂 na „@”
Понравилось «@»
Очень понравилось «@»
Не понравилось «@»
Посмеялись над «@»
Отмечено «@»
Поставлен вопрос на «@»
“@” mesajını beğendi
“@” ifadesine 😂 ile tepki verdi
أعجبني "@"
أحب "@"
ضحك على "@"
「@」に“いいね！”しました
「@」に「いいね」
“@”を強調しました
「@」に😂でリアクションしました
赞了“@”
对“@”表示赞
用😂回应了“@”
“@”을(를) 좋아함
Gillade ”@”
Älskade ”@”
Skrattade åt ”@”
Likte «@»
Synes godt om “@”
Reagoval 😂 na „@”
Líbilo se „@“
Odstraněno srdce z „@”
Сподобалося «@»
Άρεσε «@»
👍 to “@”
👍 auf „@“
❤️ à « @ »
❤️ a “@”
👍 на «@»
👍 na „@”
👍 removed from “@”
Liked “Posted: lunch was great and then we all went
Loved an image
A aimé une image
Le gustó una imagen
Removed a heart from an image
Reacted ❤️ to an image
👍 to an image
Reacted 👍 to your message
""".strip().splitlines()
REPLIES = """
[This message contained content that isn't supported by your carrier]
Can't talk now. What's up?
I'll call you right back.
I'll call you later.
Can't talk now. Call me later?
Sorry, I can't talk right now.
Can I call you later?
Kann jetzt nicht sprechen. Was gibt's?
Ich rufe gleich zurück.
Ich rufe später zurück.
Kann jetzt nicht. Später nochmal?
No puedo hablar. ¿Es importante?
Te llamo en cuanto pueda.
Te llamo más tarde.
No puedo hablar. Llámame luego.
Je ne peux pas répondre. Ça va ?
Je te rappelle tout de suite.
Je t'appelle plus tard.
Je ne peux pas répondre. On se rappelle ?
Non posso parlare ora. Che succede?
Ti richiamo subito.
Ti chiamo dopo.
Non posso parlare ora. Mi chiami dopo?
Não posso falar agora. Manda um SMS, por favor?
Já te ligo de volta.
Eu te ligo mais tarde.
Kan nu niet opnemen. Alles goed?
Ik bel je zo terug.
Ik bel je later.
Nie mogę rozmawiać. Co słychać?
Za chwilę do Ciebie oddzwonię.
Zadzwonię do Ciebie później.
Nie mogę rozmawiać. Zadzwonisz później?
Не могу говорить. Что случилось?
Я сейчас перезвоню.
Я перезвоню позже.
Не могу говорить. Позвоните позже.
Şimdi konuşamam. Konu nedir?
Seni hemen geri arayacağım.
Seni daha sonra ararım.
Şimdi konuşamam. Daha sonra arar mısın?
لا يمكنني التحدث الآن. ما الأمر؟
سأعاود الاتصال بك.
سأتصل بك لاحقًا.
لا يمكنني التحدث الآن. اتصل لاحقًا.
ただいま電話に出られません。ご用件をお知らせください。
ただいま電話に出られません。すぐに折り返しご連絡いたします。
现在无法接听。有什么事吗？
我马上会打给你。
我稍后给你回电。
अभी बात नहीं हो सकती. मुझे बाद में कॉल करेंगे?
통화 불가. 용무를 남겨주세요.
Kan inte prata nu. Läget?
Jag ringer dig senare.
Kan ikke tale nu. Hvad sker der?
Teď nemůžu mluvit, o co jde?
Zavolám později.
Не можу говорити. У чому справа?
Δεν μπορώ τώρα. Συμβαίνει κάτι;
I'm driving. I'll call you later.
I’m driving with Focus turned on. I’ll see your message when I get where I’m going.
I'm driving and can't text right now. Will reply later.
Driving right now, will call you back
I'm currently driving and will respond when I can
Ich fahre gerade Auto und melde mich später.
Ich fahre gerade und sehe deine Nachricht, sobald ich angekommen bin.
Je conduis. Je verrai votre message en arrivant.
Je suis au volant, je te rappelle plus tard
Estoy conduciendo. Veré tu mensaje cuando llegue.
Estoy manejando, te llamo luego
Sto guidando. Leggerò il messaggio quando arrivo.
Estou dirigindo. Respondo depois.
Ik ben aan het rijden. Ik lees je bericht later.
Prowadzę samochód. Oddzwonię później.
Я за рулем, перезвоню позже
Araba kullanıyorum, sonra ararım
أنا أقود السيارة الآن، سأتصل بك لاحقا
ただいま運転中です。後ほど返信します。
I am out of the office until Monday with limited access to email.
Hi, I'm currently on vacation and will reply when I return on July 5.
Thank you for your message. I am away from my desk and will respond tomorrow.
Thanks for contacting Bob's Plumbing! We are closed now and will get back to you.
This is an automated response.
Automatic reply: I'm on leave
Auto-reply: busy
Ich bin derzeit nicht im Büro und antworte ab dem 3. Mai.
Vielen Dank für Ihre Nachricht. Ich bin bis 12.8. im Urlaub. In dringenden Fällen wenden Sie sich an
Abwesenheitsnotiz: bis Montag
Je suis actuellement absent du bureau. Je vous répondrai à mon retour.
Réponse automatique : absent
Estoy fuera de la oficina, responderé a mi regreso.
Respuesta automática: estoy de vacaciones
Sono in ferie fino al 20 agosto, risponderò al mio rientro.
Estou de férias e retornarei sua mensagem em breve.
Ik ben op vakantie en reageer na 3 mei op je bericht
Jestem na urlopie, odpowiem po powrocie
Сейчас я в отпуске, отвечу после 10 июля
Автоответ: я занят
Şu anda tatildeyim, dönünce yanıtlayacağım
رد تلقائي: أنا خارج المكتب
自動返信：ただいま不在です
You have 1 new voicemail. Dial 123 to listen
You missed a call from +14155550123
Missed call from +14155550123 at 10:30
Verpasster Anruf von +49 170 1234567
Appel manqué de +33 6 12 34 56 78
Llamada perdida de +34 600 000 000
Chiamata persa da +39
Chamada perdida de
Gemiste oproep van
Nieodebrane połączenie od
Пропущенный вызов от +7
Cevapsız arama: +90
مكالمة فائتة من
不在着信 090-1234-5678
未接来电
Let's chat on WhatsApp! It's a fast, simple, and secure app we can use to message and call each other for free. Get it at https://whatsapp.com/dl/
Let's switch to Signal: https://signal.org/install
Hey, let's switch to Telegram: https://telegram.org/dl
Ann sent you a message on Telegram: https://t.me/abc
Bob sent you a photo via WhatsApp
This message was sent with Textra
This message could not be displayed
You've received a multimedia message. View at http://mms.example.com
Unable to send message - Message Blocking is active.
Message not delivered
<image omitted>
[Sticker]
Tap to view the message: https://example.com
Ann has invited you to a group chat on Messenger
Lass uns zu Signal wechseln: https://signal.org/install
Anna hat dir eine Nachricht auf WhatsApp geschickt
Te ha enviado un mensaje por WhatsApp
Free Msg: your balance is low
Reply STOP to unsubscribe
""".strip().splitlines()
POSTS = """
I gave "Dune" a 👍
My review of "Dune" 👍
Mi piace “Dune”
Me gustó “Dune”
J'adore « Dune »
Loved the "Blue" album
Liked "Dune" a lot
Liked “Dune” and “Arrival”
“Be yourself; everyone else is already taken.”
❤️ “Be yourself”
「デューン」が好き
Reading “Dune” tonight
“Dune” is the best
Leuk “Dune” gezien
I'm driving home now
I'm driving home now and it's snowing
Driving to work, call me crazy but I love it
Driving me nuts, this weather
Je conduis vers Marseille, quelle vue
Estoy en Madrid, qué calor
Out of milk, out of luck
The office is empty today
Thanks for your message of support everyone
On vacation until Monday, finally!
My phone call with mom was great
I'm on vacation!
Missed call of the season by that ref
Signal is the best messenger
Join our Telegram group
Just sent you a message @bob
I can't talk about fight club
Call me maybe
Ha messo la pasta
"To be" to be said
Le gustó el concierto a todos
Loved a lot of things about today
I got a new photo today
Check out this photo I took: https://example.com
We are closed today, see you tomorrow! Reply with your favourite cake
Thanks for reaching out to the poor, text GIVE to 12345
""".strip().splitlines()


def test_reactions_in_the_languages_of_phones() -> None:
    assert [text for text in REACTIONS if not is_automatic(text.replace("@", QUOTED))] == []


def test_replies_of_phones_and_texts_of_services() -> None:
    assert [text for text in REPLIES if not is_automatic(text)] == []


def test_posts_that_begin_alike() -> None:
    assert [text for text in POSTS if is_automatic(text)] == []


def test_what_people_say_of_a_film_too_is_asked_about_and_not_lost() -> None:
    for text in ("被“他又睡过头了”逗笑了", "В восторге от «Сдали на права!»"):
        assert may_be_reaction(text)
        assert not is_automatic(text)
