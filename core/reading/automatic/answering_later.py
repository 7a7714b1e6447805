"""Somebody promises to answer later, as phones and people do who are busy: "in class, will reply after lunch"."""

from core.reading.phrases.lexicon import Lexicon, spoken

_MOST_WORDS = 18
_ANSWERS = """
on_revient_vers on_vous_répond on_te_répond on_vous_rappelle on_te_rappelle on_vous_recontacte
will_reply will_respond will_answer will_text_you will_text_back will_message_back will_get_back will_be_in_touch ill_reply
ill_respond ill_answer ill_text_you ill_text_back ill_message_you ill_message_back ill_get_back ill_be_in_touch
ill_ring_back ill_write_back can_reply can_respond
will_be_with_you will_assist_you will_call_you will_call_back will_contact_you will_reach_out
meldet_sich wird_sich_melden vous_répondra vous_contactera vous_rappellera le_atenderá te_atenderá le_responderá le_contactará
le_risponderà ti_risponderà la_contatterà ti_contatterà irá_atendê_lo te_atenderá vai_te_atender neemt_contact_op
skontaktuje_się odpowie_na ответит_вам свяжется_с_вами
antworte melde_mich meld_mich
schreibe_dir schreib_dir_zurück schreibe_zurück schreib_zurück rufe_zurück ruf_zurück
je_réponds je_répondrai je_te_réponds je_vous_réponds je_te_répondrai je_vous_répondrai je_reviens_vers je_vous_recontacte
je_te_recontacte je_rappelle répondrai
contesto contestaré te_contesto le_contesto respondo responderé te_respondo le_respondo te_escribo te_marco devuelvo_la_llamada
rispondo risponderò ti_rispondo vi_rispondo le_rispondo ti_scrivo richiamo richiamerò
responderei te_respondo já_respondo já_te_respondo retorno retornarei te_retorno
antwoord ik_antwoord reageer ik_reageer app_je app_terug bel_terug bel_je
odpiszę odpisze odpowiem oddzwonię oddzwonie odezwę_się odezwe_sie
отвечу перезвоню отпишусь
dönerim döneceğim dönüş_yaparım cevap_veririm cevap_vereceğim cevaplarım yazarım ararım
سأرد ارد_عليك برد_عليك راح_ارد حرد هرد سأجيب سأعاود سأتواصل ارجع_لك
svarar återkommer hör_av_mig svarer vender_tilbage skriver_tilbage ringer_tilbage ringer_tilbake skriver_tilbake
vastaan palaan_asiaan soitan odepíšu odpovím ozvu_se odpíšem odpoviem ozvem_sa válaszolok visszaírok visszahívlak jelentkezem
răspund revin_cu_un te_sun απαντώ απαντήσω θα_σε_πάρω відповім передзвоню відпишу ще_отговоря ще_пиша ще_се_обадя отговоря
odgovaram odgovorit_ću javim_se javit_ću_se odgovorim אחזור_אליך אחזור אענה אשיב جواب_می جواب_میدم پاسخ_می تماس_می
dibalas saya_balas aku_balas balik_lagi akan_balas sasagot_ako magrereply tatawag_ako nitajibu nitakupigia
जवाब_दूँगा जवाब_दूँगी जवाब_दूंगा जवाब_दूंगी वापस_कॉल उत्तर_दूँगा জবাব_দেব উত্তর_দেব جواب_دوں
respondré responderemos contestaremos le_contactaremos te_contactaremos le_llamaremos devolveremos_la_llamada
vous_répondrons vous_rappellerons vous_recontacterons reviendrons_vers_vous répondrons
melden_uns antworten_ihnen antworten_dir rufen_sie_zurück rufen_zurück bearbeiten_ihre
risponderemo richiameremo ricontatteremo contatteremo retornaremos entraremos_em_contato entraremos_em_contacto ligaremos
nemen_contact_op antwoorden_u reageren_wij bellen_u_terug bellen_terug odpowiemy oddzwonimy odezwiemy skontaktujemy
ответим перезвоним свяжемся döneceğiz dönüş_yapacağız yanıtlayacağız cevap_vereceğiz arayacağız سنرد سنجيب سنعاود سنتواصل نرد_عليك
återkommer_vi svarar_vi svarer_vi vender_vi_tilbage ozveme odpovíme jelentkezünk válaszolunk răspundem revenim відповімо передзвонимо
θα_απαντήσουμε akan_kami_balas kami_balas kami_hubungi
"""
_BOTH = """
will_be_offline_until will_be_offline_till will_be_unavailable_until will_be_unavailable_till will_be_unreachable_until will_be_out_of_reach_until
reply_when_i respond_when_i slow_to_reply slow_to_respond slow_to_answer slow_replies напишу_позже balas_nanti trả_lời_sau gọi_lại_sau
"""
_LATER = """
next_working_day next_business_day working_hours business_hours opening_hours office_hours próximo_día_laborable próximo_día_hábil
día_hábil_siguiente horario_de_atención jour_ouvrable jour_ouvré heures_ouverture heures_douverture werktag öffnungszeiten geschäftszeiten
giorno_lavorativo orario_di_apertura dia_útil horário_de_atendimento werkdag openingstijden dzień_roboczy dniu_roboczym godzinach_pracy
рабочий_день рабочее_время рабочие_часы iş_günü mesai_saatleri يوم_عمل ساعات_العمل أوقات_الدوام arbetsdag öppettider hverdag åbningstid
pracovní_den munkanap zi_lucrătoare робочий_день εργάσιμη hari_kerja jam_kerja
later after afterwards when once soon until till tonight tomorrow asap shortly at_lunch in_the_morning this_evening as_soon_as
back_in slow in_a_bit within on_monday
später danach nachher gleich abend heute_abend morgen sobald wenn anschließend montag
après plus_tard dès ce_soir demain ensuite quand tout_à_lheure sortie retour lundi
después despues luego cuando más_tarde mañana al_salir al_llegar al_terminar esta_noche en_cuanto lunes jueves
dopo appena quando più_tardi stasera domani allarrivo lunedì
depois quando mais_tarde à_noite hoje_à_noite amanhã logo assim_que quando_sair segunda
later straks daarna zodra vanavond morgen na_afloop erna als maandag
później pozniej potem po wieczorem jutro jak wkrótce
позже после потом вечером завтра когда как_только скоро
sonra çıkınca bitince akşam yarın varınca gelince
بعد لاحقا بعدين الليلة غدا بكرا لما عندما
efteråt sen senare ikväll imorgon när snart efter bagefter senere i_aften i_kveld etterpå når snart i_morgen
myöhemmin sitten kun illalla huomenna jälkeen potom později pozdeji až večer zítra neskôr keď zajtra
később utána este holnap majd amint amikor după mai_târziu diseară mâine când cum
μετά αργότερα αύριο όταν το_βράδυ μόλις пізніше після ввечері завтра коли като после по_късно довечера
poslije kasnije sutra kad navečer després demà quan
אחר_כך אחרי בערב מחר מאוחר_יותר כש בהמשך بعدا بعد فردا امشب وقتی
nanti setelah besok sebentar selepas kemudian mamaya pagkatapos bukas baadaye baada kesho sau बाद शाम कल পরে কাল بعد شام
"""
_LEXICON = Lexicon({"A": _ANSWERS, "B": _BOTH, "L": _LATER})
_TELLING = _LEXICON.telling("A") | _LEXICON.telling("B")


def answers_later(plain: str) -> bool:
    """Whether a text promises an answer, and says when: nobody tells everybody that.

    Args:
        plain: the text, folded as in `Words.plain`.
    """
    said = spoken(plain)
    if _TELLING.isdisjoint(said) or len(said) > _MOST_WORDS:
        return False
    tags = _LEXICON.tags(said)
    return "B" in tags or ("A" in tags and "L" in tags)
