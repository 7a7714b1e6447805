"""What phones send to who calls or texts while their owner can't answer: driving, out of office, busy, a missed call.

The answers to calls are those that Android has ready in each language, with what people make of them.
"""

import re

from core.reading.phrases.everyday import POLITE
from core.reading.phrases.lexicon import Lexicon, spoken

_MOST_WORDS = 16
_CALL = """
ich_kann_gerade_nicht_ans_telefon gehe_gerade_nicht_ans_telefon ahora_mismo_no_puedo no_momento_não_posso_atender не_могу_ответить на_разі_не_можу text_me_instead je_conduis_actuellement na_razie_nie_mogę_rozmawiać bel_je_zo bel_je_later no_puedo_atender_tu_llamada ich_kann_gerade_nicht_ans_telefon_gehen cant_talk cant_talk_right_now cannot_talk cant_speak cant_answer cant_take_your_call cant_pick_up cant_chat
cannot_answer unable_to_talk unable_to_answer cant_come_to_the_phone cant_take_calls cannot_take_your_call
ill_call_you i_will_call_you ill_call_back ill_ring_you ill_call will_call_you will_call_back call_you_back
call_you_later calling_you_back ill_text_you_back ill_get_back_to_you ill_text_you_later will_get_back_to_you
can_i_call_you
can_i_call_you_later call_me_later please_text_me missed_your_call sorry_i_missed_your_call
no_puedo_hablar no_puedo_contestar no_puedo_atender te_llamo te_llamaré te_devuelvo_la_llamada llámame_luego
llámame_más_tarde puedo_llamarte
je_ne_peux_pas_répondre je_ne_peux_pas_parler peux_pas_parler peux_pas_répondre je_te_rappelle je_vous_rappelle
je_tappelle je_vous_appelle je_rappelle je_peux_te_rappeler je_peux_vous_rappeler
kann_jetzt_nicht kann_gerade_nicht kann_jetzt_nicht_sprechen kann_nicht_sprechen kann_gerade_nicht_sprechen
kann_nicht_telefonieren kann_gerade_nicht_telefonieren kann_jetzt_nicht_telefonieren kann_momentan_nicht ich_rufe
ich_ruf rufe_zurück rufe_dich rufe_gleich
rufe_später rufe_gleich_zurück rufe_später_zurück melde_mich_später ich_melde_mich_später ich_melde_mich_gleich
kann_ich_dich_später_anrufen
non_posso_parlare non_posso_rispondere ti_richiamo la_richiamo ti_chiamo posso_richiamarti mi_chiami_dopo
posso_chiamarti
não_posso_falar não_posso_atender não_dá_pra_falar já_te_ligo te_ligo eu_te_ligo ligo_depois ligo_mais_tarde já_ligo
telefono_lhe liga_depois pode_telefonar_me retorno_sua_ligação posso_te_ligar
kan_nu_niet_opnemen kan_niet_opnemen kan_nu_niet_praten kan_niet_praten kan_nu_niet_bellen ik_bel_je ik_bel_u
ik_bel_terug ik_bel_zo_terug bel_je_me kan_ik_je
nie_mogę_rozmawiać nie_mogę_teraz_rozmawiać nie_mogę_odebrać oddzwonię zadzwonię
не_могу_говорить не_могу_сейчас_говорить сейчас_не_могу_говорить не_могу_разговаривать не_могу_ответить перезвоню
я_перезвоню позвоню_позже я_позвоню
şimdi_konuşamam şu_an_konuşamam konuşamam şu_anda_konuşamıyorum konuşamıyorum şu_an_müsait_değilim müsait_değilim
seni_ararım seni_arayacağım sizi_ararım sizi_arayacağım seni_hemen_geri_arayacağım seni_daha_sonra_ararım
geri_arayacağım sonra_ararım
لا_يمكنني_التحدث لا_أستطيع_التحدث لا_استطيع_الرد لا_يمكنني_الرد مش_قادر_اتكلم سأعاود_الاتصال سأتصل سأتصل_بك ساتصل_بك
هتصل_بيك
kan_inte_prata kan_inte_svara jag_ringer kan_ikke_tale kan_ikke_snakke kan_ikke_snakke_nå jeg_ringer kan_ikke_nå
teď_nemůžu_mluvit nemůžu_mluvit nemůžu_telefonovat zavolám zavolám_zpět
не_можу_говорити передзвоню зателефоную_пізніше δεν_μπορώ_τώρα δεν_μπορώ_να_μιλήσω θα_σου_τηλεφωνήσω θα_σε_πάρω
अभी_बात_नहीं_हो_सकती बात_नहीं_कर_सकता बात_नहीं_कर_सकती कॉल_करता कॉल_करूंगा कॉल_करूंगी
통화_불가 통화가_어렵습니다 전화드리겠습니다 다시_전화드리겠습니다 전화할게요 en_voi_vastata soitan most_nem_alkalmas visszahívlak nu_pot sun_eu
"""
_AROUND_CALLS = """
im i_m i sorry right_now now at_the_moment right back later soon shortly asap whats_up what_is_up whatsup please
text me call you is_it_important is_it_urgent just message_me instead send_me_a_text when_i_can as_soon_as_i_can
in_a_bit in_a_minute in_a_few then busy currently driving in_a_meeting at_work in_class
at_the_movies everything_ok today tomorrow tonight hey hi ok and but can could again to talk because cause
ahora es_importante en_cuanto_pueda más_tarde luego en_este_momento enseguida ocupado ocupada conduciendo
en_una_reunión estoy mándame_un_mensaje qué_pasa qué_necesitas de_vuelta
ça_va tout_de_suite plus_tard on_se_rappelle pour_le_moment pour_linstant maintenant dès_que_possible
dès_que_je_peux là en_réunion occupé je_suis envoie_moi_un_message cest_urgent quoi_de_neuf
was_gibts was_ist_los gleich später zurück nochmal sprechen dich sie an bald jetzt gerade im_moment bin_im_meeting
bin_beschäftigt bin_unterwegs schreib_mir ist_es_wichtig ist_es_dringend sobald_ich_kann telefonieren
ora adesso che_succede subito dopo più_tardi appena_posso tra_poco in_questo_momento al_momento sono_in_riunione
è_urgente è_importante scrivimi
agora manda_um_sms que_se_passa de_volta mais_tarde já_a_seguir depois assim_que_puder em_reunião estou é_urgente
me_manda_mensagem por_favor daqui_a_pouco
nu alles_goed zo terug later straks me zodra_ik_kan in_vergadering is_het_dringend stuur_een_bericht even bellen
co_słychać za_chwilę do_ciebie później teraz zadzwonisz jestem_na_spotkaniu o_co_chodzi to_pilne napisz wkrótce
jak_tylko_będę_mogła jak_tylko_będę_mógł
что_случилось сейчас позже позвоните перезвоните через_минуту на_совещании занят занята это_срочно напишите скоро
как_смогу вам тебе я
konu_nedir hemen geri daha_sonra arar_mısın şimdi sonra toplantıdayım acil_mi mesaj_at ne_oldu şu_an şu_anda
الآن ما_الأمر بك لاحقا اتصل_لاحقا اتصل بعد_قليل في_اجتماع هل_هو_عاجل ارسل_رسالة
nu läget tillbaka alldeles_strax strax senare dig ring hvad_sker_der lige_om_lidt til_dig tilbake straks hva_skjer
ring_meg meg o_co_jde později zavoláš teď
у_чому_справа зараз пізніше передзвоніть τώρα συμβαίνει_κάτι αμέσως αργότερα πάρε_με क्या_हो_रहा_है मैं जल्दी_ही हूं
करता करती आपको बाद_में मुझे करेंगे कॉल 용무를_남겨주세요 바로 나중에 전화주세요 mitä_asiaa sinulle pian myöhemmin mi_újság hamarosan
később
"""
_CALLS = Lexicon({"C": _CALL, "F": f"{_AROUND_CALLS} {POLITE}"})
_ABOUT_CALLS = re.compile(r"F*C[CF]*")
_TALKING = re.compile(
    r"(?:申し訳ありません|すみません|ごめん|、|。)*(?:ただいま|今|現在)?(?:電話に出られません|電話に出ることができません|話せません|話せない|出られない|手が離せません).{0,60}"
    r"|.{0,12}(?:後ほど|あとで|すぐに|後で)(?:折り返し)?(?:ご連絡|お電話|電話|かけ直|掛け直|連絡)(?:いた|し|ます|る).{0,12}"
    r"|(?:现在|現在)?(?:无法|不方便|不能)(?:接听|接电话|说话|講電話).{0,30}|我?(?:马上|稍后|等一下|一会儿?)(?:会|再)?(?:打给你|给你回电|回电|打電話給你|打给您"
    r"|给您回电).{0,8}",
)

# A greeting, then: I'm driving, and what that means for whoever wrote, or nothing more.
_GREETING = (
    r"(?:[\[(<]{1,2}[\w -]{2,24}[\])>]{1,2} ?|sent (?:by|from|via) [\w .'-]{2,24}: ?)?"
    r"[\[(<*\s-]*(?:(?:hi|hello|hey|sorry|thanks|thank you|hallo|hola|bonjour|salut|ciao|ola|oi|czesc|привет"
    r"|здравствуйте|извините|merhaba|مرحبا"
    r"|desole|lo siento|scusa|desculpe|entschuldigung|tut mir leid|sorry)[^\w]{1,3}(?:there[^\w]{1,2})?)?"
)
_MEANS = (
    r"(?:(?:will|ill|well|cant|cannot|can|able to|may|unable to|wont|please|someone will|and will) (?:\w+ ){0,2}(?:call"
    r"|text|repl|respond|answer|messag|get back|talk|see|read|return)|get back to|your (?:message|text|call)"
    r"|call (?:you|me|my)|talk (?:soon|later|to you)|urgent|emergenc|limited access|leave a (?:voice ?mail|message)|leave me a"
    r"|antwort|melde|zuruck|nachricht|dringend|sobald|spater|wenden|erreichbar|repond|rappel|plus tard|messag|arriv"
    r"|urgen|contact|retour"
    r"|responder|text you|leave a message|within \d+|our hours|office hours|business hours|anrufen|rufe|bel je|app je|напиш|respond|llam|contest|mensaj|luego|cuando|atend|comuni|regres|vuelv|rispond|richiam|messagg|contatt|tornero"
    r"|rientr|dopo|ligo|ligar|retorn|mensagem|depois|contat|volt"
    r"|bel |antwoord|lees|lire|\blis |\bleo\b|leggo|leio|verei|vere|vedro|vejo|czyt|прочита|увижу|\boku|\bgor|اقرا|ارى|terug"
    r"|bericht|zodra|reage|dringend|spoed|oddzwon|odpis|odpowi|wiadomos|pozniej|kontakt|piln|перезвон|отвеч|ответ"
    r"|сообщен|позже|связ|срочн|verne|вернусь"
    r"|\bara|cevap|yanit|mesaj|sonra|\bdon(?:er|us|ec)|acil|ساتصل|الرد|ارد|رسال|لاحق|ساعود|اتصل|للضرور|\bring|svar|ozv|odpov|зателеф"
    r"|відпов|передзв)"
)
_DRIVING = (
    r"(?:this|the) person (?:is|you)[^.]{0,40}driving\b|(?:adesso|ora|al momento) sto guidando\b|ik rijd nu\b|gerade (?:im auto|am steuer|unterwegs)\b|(?:unterwegs )?im auto\b|je conduis (?:actuellement|en ce moment)\b|in macchina\b|(?:اقود|اسوق) (?:السيارة|سيارة|الان)|"
    r"(?:i ?am |im )?(?:currently |just |now )?driving\b(?! me\b| my\b| a\b| to\b| the\b| around\b| home\b| back\b"
    r"| past\b| through\b| in\b| up\b| down\b| with (?!focus|do not))"
    r"|(?:i )?(?:cant|cannot) (?:text|talk|reply|respond|answer)[^.]{0,24}(?:driving|while i drive)"
    r"|ich (?:fahre (?:gerade|momentan|jetzt|zurzeit)|bin (?:gerade |momentan )?(?:am steuer|im auto"
    r"|mit dem auto unterwegs|am fahren)|sitze (?:gerade )?am steuer)\b|(?:ich )?fahre gerade(?: auto)?\b"
    r"|bin (?:gerade )?am (?:fahren|steuer)\b"
    r"|je (?:conduis|suis (?:actuellement )?(?:au volant|en train de conduire|en voiture))\b"
    r"|(?:actuellement )?au volant\b|(?:estoy|voy) (?:conduciendo|manejando|al volante)\b"
    r"|(?:in questo momento )?(?:sto guidando|sono alla guida|sono al volante)\b"
    r"|estou (?:dirigindo|conduzindo|a conduzir|ao volante|no volante)\b|ik (?:rij|ben)(?:d)? (?:nu |momenteel "
    r"|even )?(?:aan het rijden|auto|aan het autorijden)\b|ik zit (?:nu )?(?:in de auto|achter het stuur)\b"
    r"|ik rijd\b|(?:teraz |wlasnie )?(?:prowadze(?: samochod| auto)?|jestem za kierownica)\b"
    r"|(?:я )?(?:сеичас )?(?:за рулем|веду машину)|(?:su an(?:da)? )?(?:araba|arac|otomobil) (?:kullaniyorum"
    r"|suruyorum)|(?:انا )?(?:الان )?(?:اقود|اسوق|بسوق|سايق)\b|jag kor\b|jeg korer\b|jeg kjorer\b|prave ridim"
    r"|ridim\b|я за кермом|οδηγω"
)
_AWAY = (
    r"your (?:message|text|request|email|inquiry) (?:has been|was) (?:received|delivered|sent to)|weve (?:received|got)|we (?:have )?(?:received|got) your|(?:i am |im )?(?:currently )?away from (?:my |the )?(?:phone|desk|keyboard|computer)|(?:currently )?unavailable|bin (?:im urlaub|im meeting|beschaftigt|unterwegs|in einer besprechung|bis .{1,20} weg)|(?:ahora mismo |ahora |en este momento |por el momento )?no puedo (?:hablar|atender|contestar|responder)|(?:no momento |agora )?nao (?:posso|consigo) (?:atender|falar|responder)|(?:al momento |adesso |ora )?non posso (?:parlare|rispondere)|ik zit (?:nu )?in (?:een )?(?:vergadering|meeting|les|bespreking)|ik kan (?:nu |even )?niet (?:praten|opnemen|bellen|antwoorden)|(?:na razie |teraz )?nie moge (?:teraz )?(?:rozmawiac|odebrac|odpisac)|(?:я )?(?:сеичас )?не могу (?:сеичас )?(?:говорить|ответить|разговаривать)|ich kann (?:gerade|jetzt|momentan|im moment) nicht|je ne peux pas (?:parler|repondre|telephoner)|je suis occupe|im sleeping|i am sleeping|"
    r"(?:i )?(?:cant|cannot|am unable to|im unable to|wont be able to) (?:answer|respond|reply|talk|take (?:your"
    r"|the) call|get to the phone|come to the phone|text|check|look at)\b|my phone (?:is|has)\b|i have (?:my phone"
    r"|do not disturb|notifications|dnd)\b|(?:thank you|thanks) for (?:your (?:message|text|email|call|patience)"
    r"|contacting|reaching out|texting|messaging)|(?:i am|im|we are|were|i will be|ill be) (?:currently "
    r"|now )?(?:out of (?:the )?office|away(?: from (?:my|the) (?:phone|desk|office))|on (?:annual |parental "
    r"|maternity |sick )?leave|on (?:vacation|holiday|pto)|unavailable|closed|in a meeting|not available|asleep"
    r"|sleeping|busy|at work|at the (?:gym|movies|cinema|theater|theatre|doctor)|working|resting|off(?:line| duty"
    r"| today)|on a (?:call|flight|plane|date)|in (?:class|surgery|theatre|a movie|court|church|bed|a call"
    r"|the cinema|an exam))"
    r"|our office (?:is|will be) closed|out of (?:the )?office|ich bin (?:derzeit|momentan|zurzeit|zur zeit|aktuell"
    r"|gerade|bis|vom|ab|heute|im moment)? ?.{0,40}?(?:nicht (?:im (?:buro|hause)|erreichbar|verfugbar|am platz)"
    r"|abwesend|im urlaub|ausser haus|im meeting|in einer besprechung)"
    r"|(?:vielen |herzlichen )?dank fur (?:ihre|deine|die) (?:nachricht|mail|e-mail|sms|anfrage)"
    r"|je suis (?:actuellement |presentement )?(?:absent|en conges?|en vacances|indisponible|en deplacement"
    r"|en reunion)|merci (?:de|pour) votre (?:message|appel|mail|e-mail)"
    r"|(?:estoy|me encuentro|estare) (?:actualmente |ahora )?(?:fuera de (?:la )?oficina|de vacaciones|ausente"
    r"|de viaje|en una reunion|de baja)|fuera de (?:la )?oficina|gracias por (?:su|tu) (?:mensaje|correo|llamada)"
    r"|gracias por (?:contactar|escribir|comunicar)"
    r"|sono (?:attualmente |al momento |momentaneamente )?(?:fuori (?:ufficio|sede)|assente|in ferie|in vacanza"
    r"|in riunione|non disponibile)|grazie per (?:il (?:suo|tuo) messaggio|averci (?:contattato|scritto)|avermi)"
    r"|(?:estou|estarei|encontro-me) (?:atualmente |no momento )?(?:fora do escritorio|de ferias|ausente|em viagem"
    r"|em reuniao)|obrigad[oa] (?:pela|por) (?:sua |tua )?(?:mensagem|contato)|(?:ik ben )?(?:momenteel "
    r"|op dit moment |tot .{1,20})?(?:afwezig|niet op kantoor|niet aanwezig|met vakantie|op vakantie|buiten kantoor"
    r"|in een vergadering)"
    r"|bedankt voor (?:je|uw) (?:bericht|mail)|(?:obecnie |aktualnie )?(?:jestem|przebywam) .{0,30}?(?:na urlopie"
    r"|poza biurem|nieobecn\w+)|dziekuj\w+ za (?:wiadomosc|kontakt)|(?:я )?(?:сеичас "
    r"|в настоящее время )?(?:я )?(?:нахожусь )?(?:в отпуске|не в офисе|отсутствую|вне офиса|на совещании)"
    r"|спасибо за (?:ваше |твое )?(?:сообщение|обращение|письмо)"
    r"|(?:su an(?:da)? )?(?:ofis disinda|izinde|tatilde|toplantida)yim|(?:su anda )?ofiste degilim|mesaj(?:iniz"
    r"|in) icin tesekkur|(?:انا )?(?:حاليا )?(?:خارج المكتب|في اجازة|في اجازة|في اجتماع)|شكرا (?:ل|على )رسالت"
)
_DRIVES = re.compile(
    rf"{_GREETING}(?:{_DRIVING})(?:$|(?: right now| now| at the moment)?\W*$|.*?{_MEANS})", re.DOTALL
)
_IS_AWAY = re.compile(
    rf"{_GREETING}(?:(?:{_AWAY}).*?{_MEANS}|(?:i am|im) (?:currently |now )?out of (?:the )?office\b.*?\b(?:until"
    rf"|till|back|return)"
    r"|(?:i am |im )?(?:currently )?on (?:vacation|holiday|annual leave|leave|pto) (?:until|till|thru|through|from) .{1,24}"
    r"\bwith (?:limited|no|little|spotty|patchy)\b"
    r"|(?:je suis |actuellement )*absente?s? (?:du bureau|jusquau|jusqua)"
    r"|(?:ik ben )?(?:momenteel )?afwezig (?:wegens|vanwege|tot|t/m|van|i\.?v\.?m)"
    r"|(?:ich bin )?(?:derzeit |momentan )?(?:im urlaub|abwesend|nicht im buro|auser haus) (?:bis|vom|ab) (?:zum )?(?:\d|\w+tag\b|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember)"
    r"|(?:sono )?(?:assente|fuori ufficio|in ferie) (?:fino|dal|per)\b"
    r"|(?:estoy |estou )?(?:fuera de la oficina|de vacaciones|ausente|fora do escritorio|de ferias) (?:hasta|ate|do dia|del)\b)",
    re.DOTALL,
)
_AUTO = r"auto(?:mat(?:ic|ed))?"
_SAYS_SO = re.compile(
    rf"^{_AUTO}\s?[:\]-]|\bthis is an? {_AUTO}\W{{0,2}}(?:generated )?(?:reply|response|message|text|answer)\b"
    rf"|^[\[(<*]+ ?(?:{_AUTO}\W?(?:reply|response|responder|message)|out of (?:the )?office)\b"
    rf"|^{_AUTO}\W?(?:reply|response|responder|message)(?: message)?\s*(?:[:\])|–—.-]|$)"
    r"|^out of (?:the )?office(?: auto\W?reply| message| reply)?\s*(?:[:\])|–—-]|$)"
    r"|\b(?:do not disturb|sleep (?:mode|focus)|(?:driving|work|sleep|personal|car|vehicle|drive|dnd|bedtime|night"
    r"|silent|quiet|airplane|theater|focus) mode|(?:work|sleep|driving|personal|reading|gaming"
    r"|fitness) focus)\b.{0,30}\b(?:on|enabled|active|activated|turned on)\b|\b(?:phone|i am|im"
    r"|device) (?:is )?(?:currently |now )?(?:in|on) (?:do not disturb|sleep mode|driving mode|silent mode"
    r"|focus mode|airplane mode|dnd|a focus)\b"
    r"|^\W*(?:network|system|free|auto|carrier|service|at&t|t-mobile|verizon|vodafone|o2|ee) ?(?:msg|message|alert"
    r"|notice|info)\s*[:!-]|\b(?:text |reply |msg |send )?\W?(?:help|info)\W? (?:for|4) (?:help"
    r"|info)\b.{0,30}\bstop\b|\b\W?stop\W? (?:to|2) (?:opt ?out|unsubscribe|cancel|end|quit|stop)\b"
    r"|\bstop ?(?:to ?end|2end|2quit|to opt)|\bstop au \d{5}\b|\b(?:envia|responde|envoyez|repondez|invia|rispondi"
    r"|antworte|sende|antworten sie mit|responda|wyslij|antwoord) (?:con |mit |par |com |met )?\W?(?:stop|baja|alto"
    r"|parar|sair)\W? (?:para|pour|per|um|zum|to|aby|om|al|a|au|an)\b"
    r"|\b(?:has|have|had) (?:do not disturb|dnd|notifications (?:silenced|turned off))"
    r"|\b(?:sent|replied|reply|texted|answered) (?:by|from|with|via|through|using) (?:android auto|(?:apple )?car ?play)\b"
    r"|\bnotifications (?:are )?silenced\b|\b(?:sent|replied|responded|generated) automatically\b"
    r"|\bautomatically (?:sent|generated|replied)|\bauto[- ]?(?:reply|response|responder|text)\b"
    r"|^im driving with (?:focus|do not disturb)|^\(?im not receiving notifications"
    r"|\b(?:do not|dont|please do not) (?:reply|respond) to this (?:message|text|number|sms)\b|\bthis (?:number"
    r"|inbox|mailbox|line) (?:is not|isnt|does not|cannot) (?:monitored|accept|receive)"
    r"|\b(?:reply|text|send) \W?stop\W? to (?:opt out|unsubscribe|cancel|end|stop)\b|^free ?msg\b"
    r"|\bmsg ?& ?data rates\b"
    r"|\b(?:automatische (?:antwort|abwesenheits\w*|nachricht)|abwesenheits(?:notiz|nachricht|meldung|assistent)"
    r"|automatisch (?:generiert|erstellt|verschickt|gesendet)\w*)\b"
    r"|\b(?:reponse|message) automatique\b|\b(?:respuesta|mensaje) automatic[ao]\b|\brispost[ae] automatic[ae]\b"
    r"|\bmessaggio automatico\b|\b(?:resposta|mensagem) automatica\b|\bautomatisch (?:antwoord|bericht)\b"
    r"|\bautomatisch gegenereerd\b"
    r"|\b(?:automatyczna (?:odpowiedz|wiadomosc)|(?:odpowiedz|wiadomosc) automatyczna|autoodpowiedz)\b"
    r"|автоматическ(?:ии|ое) (?:ответ|сообщение)|автоответ|\botomatik (?:bir )?(?:olarak )?(?:yanit|cevap|mesaj"
    r"|gonder)|رد (?:تلقايي|الي|الي)|رسالة (?:تلقايية|الية|الية)"
    r"|自動(?:応答|返信|配信|送信)|不在通知|自动(?:回复|回覆)|自動回[覆復]|자동 ?(?:응답|회신|답장)|\b(?:autosvar|automatis(?:k|kt) (?:svar"
    r"|meddelande)|franvaromeddelande|automaticka odpoved)\b|автоматичн(?:а|е) (?:відповідь|повідомлення)"
    r"|αυτοματη απαντηση|स्वचालित (?:उत्तर|जवाब)"
    r"|休暇中.{0,40}(?:返信|連絡)|運転中.{0,40}(?:後|返信|連絡|返事|電話|出られ|$)|会議中.{0,30}(?:後|連絡)|席を外して|(?:メッセージ|ご連絡"
    r"|お問い合わせ)(?:いただき)?ありがとうございます.{0,60}(?:返信|連絡|営業|不在)|正在(?:开车|開車|开会).{0,30}(?:回|联系|稍后|$)|不在办公室|运転|운전 ?중|회의 ?중"
)
_MISSED = re.compile(
    r"^\W*(?:you (?:have|ve got|got|have got)|youve got) (?:a |an |one |\d{1,3} )?(?:new "
    r"|unheard )?(?:voice ?(?:mail|message)|missed call)s?\b|^\W*(?:\d+ )?missed (?:voice "
    r"|video )?calls?(?: \(\d+\))?(?: from\b| at\b|:| \W?\+?\d|\W*$)|^\W*you (?:just )?missed a (?:video "
    r"|voice )?call\b|^\W*i (?:just )?tried (?:calling|to call) you\b"
    r"|^\W*(?:new )?voice ?mail(?: message)? (?:from|received)|^\W*voice ?mail\s*:|^\W*(?:the person|the customer"
    r"|the subscriber|the number) you (?:are trying|have|called|tried|dialled|dialed)|has (?:tried to call"
    r"|called) you\b.{0,40}(?:missed|at \d|voicemail)|is (?:now )?available to (?:take calls|receive calls)"
    r"|^\W*(?:verpasster anruf|anruf in abwesenheit|\d+ verpasste anrufe|entgangener anruf|sie haben (?:einen|eine"
    r"|\d+) (?:verpasste|neue (?:sprach|mailbox))|die rufnummer .{1,20} hat versucht)|^\W*(?:appels? (?:manques?"
    r"|en absence)|vous avez (?:un|\d+) (?:nouveau |nouveaux )?(?:messages? voca|appels? manque)"
    r"|nouveau message vocal)"
    r"|^\W*(?:llamadas? perdidas?|tienes? (?:una|un|\d+) (?:llamadas? perdida|mensajes? (?:nuevos? )?de voz"
    r"|nuevos? mensajes? de voz))|^\W*(?:chiamat[ae] pers[ae]|hai (?:una|un|\d+) (?:chiamat[ae] pers"
    r"|nuov[oi] messagg[io] vocal|messagg[io] in segreteria)|il numero .{1,20} ti ha (?:chiamato|cercato))"
    r"|^\W*(?:chamadas? (?:perdidas?|nao atendidas?)|voce tem (?:uma|um|\d+) (?:chamada|nova mensagem de voz"
    r"|mensagem de voz))|^\W*(?:gemiste oproep(?:en)?|u heeft (?:een|\d+) (?:gemiste|nieuwe? voicemail)"
    r"|je hebt een (?:gemiste oproep|nieuwe? voicemail))"
    r"|^\W*(?:nieodebrane polaczeni|polaczenie nieodebrane|masz (?:nowa wiadomosc glosowa|nieodebrane)"
    r"|abonent .{1,30} (?:dzwonil|probowal))|^\W*(?:пропущенн\w+ (?:звонок|звонк|вызов)|у вас (?:\d+ )?пропущенн"
    r"|(?:этот )?абонент .{0,30}(?:звонил|пытался|снова в сети)|вам звонил)"
    r"|^\W*(?:cevapsiz (?:cagri|arama)|\d+ cevapsiz)|^\W*(?:مكالمة فايتة|مكالمات فايتة|لديك (?:مكالمة|رسالة صوتية))"
    r"|^\W*(?:不在着信|着信(?:が|の)|留守番電話|未接(?:来电|來電|电话|電話))|^\W*부재중 ?전화|^\W*(?:missat samtal|missade samtal|ubesvare(?:t"
    r"|de) (?:opkald|anrop)|tapt anrop|zmeskany hovor|пропущении дзвінок|αναπαντητη κληση|मिस्ड कॉल)"
)
_HINT = re.compile(
    r"disturb|mode|play\b|focus|silenc|network|system|carrier|service|auto|office|driv|notific|stop|free|not |nt |reply"
    r"|msg|antwort|abwes|repons|respuesta|rispost|resposta|mensaje|messag|mensagem|bericht|wiadomosc|odpow|авто"
    r"|otomatik|رد|رسالة|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7ff\u1100-\u11ff]|svar|odpoved|απαντ|स्व|call|mail"
    r"|anruf|appel|llamad|chiama|chamad|oproep|polacz|звон|пропущ|абонент|cagri|arama|مكالم|samtal|opkald|anrop"
    r"|hovor|κληση|कॉल|dringend"
)


def is_busy(folded: str, plain: str) -> bool:
    """Whether somebody's phone says that they can't answer.

    Args:
        folded: the beginning of a text, folded as in `core.reading.automatic.folding`.
        plain: the whole text.
    """
    if _DRIVES.match(folded) is not None or _IS_AWAY.match(folded) is not None:
        return True
    if _HINT.search(folded) is not None and (
        _SAYS_SO.search(folded) is not None or _MISSED.match(folded) is not None
    ):
        return True
    said = spoken(plain)
    if 0 < len(said) <= _MOST_WORDS:
        tags = _CALLS.tags_if_known(said)
        if tags is not None and _ABOUT_CALLS.fullmatch(tags) is not None:
            return True
    return not plain.isascii() and _TALKING.fullmatch(plain.rstrip(" .!。！")) is not None
