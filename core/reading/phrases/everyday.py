"""Everyday words of many languages that stand beside what is meant: please, it, now, oh.

Each line or two is a language: English, Spanish, French, German, Italian, Portuguese, Dutch, Polish, Russian, Turkish,
Arabic, Scandinavian ones, Czech, Ukrainian, Greek, Hindi, Korean. How tables are written: see `entries` in lexicon.py.
"""

POLITE = """
please pls plz plss pleas plse plese pleese plaese pleaze plx thanks thank_you thank_u thx ty tysm thankyou kindly cheers ta sorry sry srry soz apologies
por_favor porfa porfavor porfis xfa pf gracias perdón perdona disculpa lo_siento
svp stp s_il_te_plaît s_il_vous_plaît sil_te_plait sil_vous_plait merci désolé désolée pardon
bitte bittee danke sorry entschuldigung tschuldigung sry
per_favore perfavore pfv grazie scusa scusate scusi scusami
por_gentileza pfvr pfv obrigado obrigada desculpa desculpe foi_mal
alsjeblieft alstublieft aub graag dank_je dank_u bedankt dankjewel excuses
proszę prosze dzięki dzieki dziękuję sorki przepraszam
пожалуйста плиз пож пжлст пжл спасибо извините извини простите прости
lütfen teşekkürler teşekkür_ederim sağol sağ_ol pardon özür_dilerim kusura_bakma
من_فضلك لو_سمحت رجاء رجاءً شكرا عفوا آسف اسف
snälla tack förlåt ursäkta tak undskyld takk vær_så_snill prosím díky pardon будь_ласка дякую вибачте
παρακαλώ ευχαριστώ συγγνώμη कृपया प्लीज धन्यवाद शुक्रिया 제발 감사합니다 고마워 죄송합니다 미안
"""
EXCLAIMED = """
oh ooh ohh o ah aah ach uh um umm hmm hm er erm ugh argh agh aw ow eek yikes oops whoops woops oopsie ooops opps ups omg omfg
god gosh my_god oh_my_god jesus christ damn dammit shit crap fuck fck ffs hell bloody_hell lol lmao haha hahaha hehe wtf man dude bro
mate hey hi hello ok okay k kk okey alright well so and then but actually um just really seriously pls lord heck
ay uy ups dios dios_mío ostras joder mierda vale bueno pues hola oye pero y venga anda porfa
oh_là_là zut mince merde putain mon_dieu bon bah ben alors et mais hé hep d_accord dac oups
oh_nein oje ohje mist scheiße scheisse verdammt mensch hallo hey also aber und okay na ups doch
oddio mannaggia cavolo accidenti merda cazzo dai ma e allora beh ehi ciao madonna
ai nossa eita opa poxa putz meu_deus caramba então mas e oi olá ei
o_jee oei jeetje shit verdorie och nou maar en hoi hé dus
ojej ups o_nie kurde cholera boże no_to ale i hej cześć dobra
ой ох блин черт чёрт боже ну а и но так привет эй ок ладно да_блин
eyvah ay of ya hay_allah tamam ama ve hey hadi yani lan
يا اوه أوه اوف الله يا_الهي طيب حسنا و لكن مرحبا
nej_men fan jäklar oj oj_då åh men och ojda hov for_søren faen å ježiš sakra ale a ωχ αμάν θεέ_μου अरे हे ओह 아이고 헐 아
"""
IT = """
it that this these those them thing things one_thing im_saying all everything both the_thing tht dat dis
lo la los las eso esto esa ese esta este ello todo todos
le les ça ca cela ceci celui_là celle_là tout tous c l
das es dies dieses diesen den die ihn sie dieser alles
questo questa quello quella quelli quel ciò tutto tutti cosa
isso isto esse essa este esta ele ela aquilo o a os as tudo
dat dit het deze die hem alles ze
to tego ten tę ta te tamto go je wszystko
это эту этот его её ее их то тот всё все
bunu onu şunu bu o hepsini bunları onları
هذا هذه ذلك تلك هاد هاي كل_شيء الكل ده دي
det den detta det_där det_här denne dette alt to ho toto це цю його αυτό το όλα τα यह वह इसे उसे इसको उसको 이거 그거 그것 이것 저거 다
"""
PERSONS = """
i im me my mine you u ya ur your yours yourself we us our someone somebody anyone
yo mi mí tú tu te me usted ustedes se nos
je j moi tu te toi vous m t me nous mon ma mes
ich mich mir du dich dir sie ihr wir uns mein meine meinen
io mi tu ti lei voi ci mio mia il lo
eu você vc voce tu te me nós meu minha
ik me mij je jij u jou mijn
ja mi mnie ty cię ci pan pani mój moją
я мне меня ты вы тебе вам мы мой мою мое
ben bana beni sen siz benim
انا أنا انت أنت لي
jag mig du min mitt jeg mig meg dig deg já mě ty mi мені мене ти ви εγώ εσύ μου μη मैं मुझे तुम आप मेरा मेरी 나 내 너 제
"""
NOW = """
now right right_now right_away at_once immediately asap rn quick quickly fast again instead today already yet anymore any_more ever
ya ahora mismo ahora_mismo enseguida rápido ahorita de_inmediato inmediatamente otra_vez más
maintenant tout_de_suite vite immédiatement encore plus
jetzt sofort schnell gleich wieder mehr mal bitte_schnell
ora subito adesso presto immediatamente ancora più
agora já logo rápido imediatamente mais
nu meteen direct snel gauw meer weer nog
teraz zaraz już natychmiast szybko więcej
сейчас сразу срочно быстро немедленно скорее больше
şimdi hemen çabuk derhal artık acil
الآن الان حالا فورا بسرعة بعد
nu genast snabbt mer nu med_det_samme straks mere nå med_en_gang mer teď hned rychle зараз негайно більше τώρα αμέσως πια अभी तुरंत 지금 당장 빨리 바로
"""
POST = """
post posts tweet tweets twit twitt twet tweat poast message messages msg text texts txt words thread photo photos pic pics picture pictures image
caption status link status_update publication
publicación publicaciones tuit tuits mensaje mensajes foto fotos texto textos hilo estado
publication message texte photo photos fil tweet image
beitrag beiträge post nachricht nachrichten text tweet foto fotos bild bilder
messaggio messaggi testo tweet foto pubblicazione
publicação postagem mensagem mensagens texto tuíte foto fotos
bericht berichten tweet tekst foto plaatje
wpis wpisu post posta tweeta tekst wiadomość zdjęcie zdjęcia
пост поста твит сообщение текст фото запись публикацию публикация
gönderi gönderiyi gönderimi tweeti tweetimi twiti mesaj mesajı fotoğraf fotoğrafı postu paylaşım paylaşımı yazıyı
منشور المنشور منشوري تغريدة التغريدة تغريدتي رسالة الرسالة صورة الصورة البوست البوستة
inlägg inlägget meddelande opslag opslaget besked innlegg innlegget melding příspěvek zprávu допис повідомлення ανάρτηση δημοσίευση μήνυμα
पोस्ट ट्वीट संदेश मैसेज फोटो 글 게시물 트윗 메시지 사진
"""
ARTICLES = """
the a an my of in on from your to for at with
el la un una mi del de al en
le la les un une l mon ma mes de du des d en sur
der die das den dem des ein eine einen mein meine meinen meinem von aus bei auf
il lo la i gli un una uno l mio mia del della dal di da su
o a os as um uma meu minha do da de no na
de het een mijn van uit op
mój moją moje z na ze od
мой мою моё мое с со из в на
bir bu benim
من في على عن
en ett min mitt den från et fra můj з із στο από τη το το ο η का की के को से में
"""
LAST = """
last latest previous prior recent most_recent newest final earlier first just_now above second
último última últimos últimas anterior reciente
dernier dernière derniers précédent précédente
letzte letzten letzter letztes vorige vorigen neueste neuesten
ultimo ultima ultimi precedente
último última anterior recente
laatste vorige
ostatni ostatnią ostatniego ostatnie poprzedni
последний последнюю последнее предыдущий предыдущее
son sonuncu önceki en_son
الاخير الأخير الاخيرة الأخيرة اخر آخر
senaste sista seneste sidste siste poslední minulý останній останнє τελευταία τελευταίο आखिरी पिछला पिछली 마지막 방금 최근
"""
SWEARING = """
hell heck fuck fck frick eff f fucking freaking fricking effing friggin goddamn goddam damn dang bloody tf ass
carajo coño joder verga puta mierda chingada putain bordel merde verdammt nochmal verflixt scheiße scheiss zum_teufel
cazzo diavolo porra caralho cacete inferno godverdomme verdomme kut kurwa cholery diabla блин блять черта нафиг нахрен
allah_aşkına lanet helvete jävla
"""
