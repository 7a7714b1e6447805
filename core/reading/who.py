"""Asking who or what this number is, and talking to the bot about what it does: neither is ever meant for the public."""
# ruff: noqa: RUF001 - in many scripts

import re

from core.reading.phrases.everyday import ARTICLES, EXCLAIMED, IT, LAST, NOW, PERSONS, POLITE, POST
from core.reading.phrases.lexicon import Lexicon, spoken
from core.reading.words import Words

_MOST_WORDS = 14
_LONGEST = 110
_WHO = """
who_is_this who_is_that who_is_it whos_this whos_that whos_dis who_dis who_this who_are_you who_r_u who_ru who_are_u whore_you who_you who_tf_is_this who_the_hell_is_this who_the_fuck_is_this
who_is_dis who_is_texting who_is_texting_me who_is_messaging_me whos_texting_me who_texted_me who_am_i_talking_to who_am_i_texting who_am_i_speaking_to who_am_i_chatting_with who_sent_this who_sent_me_this who_sends_this
who_do_you_think_you_are_texting who_owns_this_number whose_number_is_this whose_number whos_number_is_this who_runs_this who_made_this whos_there who_there who_is_there identify_yourself
do_i_know_you do_i_know_u do_we_know_each_other have_we_met new_phone new_number i_dont_know_you i_dont_know_this_number dont_recognize_this_number i_dont_recognize_this_number dont_have_this_number_saved
wrong_number wrong_nr wrong_no wrong_numba worng_number have_the_wrong_number got_the_wrong_number the_wrong_number wrong_person have_the_wrong_person got_the_wrong_person you_have_the_wrong wrong_guy wrong_recipient not_who_you_think
who_gave_you_my_number who_gave_you_this_number how_did_you_get_my_number how_did_you_get_this_number how_do_you_have_my_number how_do_you_know_me where_did_you_get_my_number where_did_you_get_this_number
what_is_this what_is_this_number whats_this whats_this_number what_number_is_this what_are_you what_r_u what_is_this_thing what_is_this_service what_is_this_app what_service_is_this what_company_is_this what_app_is_this
what_the_hell_is_this what_the_fuck_is_this wtf_is_this what_is_backslash whats_backslash whats_this_about what_is_this_about whats_this_for what_is_this_for what_is_it_for whats_it_for whats_that_number what_is_that_number
is_this_a_bot are_you_a_bot r_u_a_bot are_u_a_bot is_this_bot are_you_bot are_you_a_robot is_this_a_robot are_you_human are_you_a_human is_this_a_human are_you_real are_you_a_real_person is_this_a_real_person is_this_real are_you_a_person
is_this_a_person is_this_a_machine are_you_a_machine are_you_an_ai is_this_an_ai are_you_ai is_this_ai are_you_chatgpt is_this_chatgpt am_i_talking_to_a_bot am_i_talking_to_a_person am_i_talking_to_a_human am_i_talking_to_a_real_person
am_i_texting_a_bot am_i_texting_a_robot is_anyone_there is_anybody_there is_somebody_there anyone_there anybody_there are_you_there you_there u_there is_there_anyone_there bot_or_human human_or_bot robot_or_human
is_this_spam is_this_a_scam is_this_scam is_this_legit are_you_legit are_you_a_scam is_this_safe is_this_automated is_this_some_kind_of_bot is_this_an_automated_number is_this_an_automated_message is_this_number_a_bot is_it_a_bot is_that_a_bot
what_can_you_do what_can_u_do what_do_you_do what_does_this_do what_does_this_number_do what_can_this_do what_can_i_do_here what_can_i_text what_can_i_send what_can_i_say what_do_i_text what_do_i_do what_should_i_text what_am_i_supposed_to_do what_else_can_you_do
what_are_you_for what_is_your_name whats_your_name how_does_this_work how_does_it_work how_do_you_work how_do_i_use_this how_do_i_use_you how_to_use_this how_do_you_use_this how_does_that_work how_does_this_thing_work how_can_i_use_this how_this_works
how_do_i_start how_do_i_get_started how_to_start how_do_i_begin where_do_i_start where_am_i_texting
why_are_you_texting_me why_do_you_text_me why_did_you_text_me why_are_you_messaging_me why_am_i_getting_these why_am_i_getting_this why_did_i_get_this why_do_i_get_this why_do_you_have_my_number who_do_you_work_for are_you_twitter is_this_twitter is_this_x
nobody_here_by_that_name no_one_here_by_that_name no_one_by_that_name nobody_by_that_name not_the_person_you
quién_es quien_es quién_eres quien_eres quién_es_este quién_habla quien_habla de_quién_es_este_número quién_escribe con_quién_hablo quién_sos quién_me_escribe número_equivocado numero_equivocado te_equivocaste_de_número te_has_equivocado
se_equivocó_de_número qué_es_esto que_es_esto qué_es_este_número qué_número_es_este eres_un_bot es_un_bot eres_un_robot es_un_robot eres_humano eres_una_persona cómo_funciona_esto cómo_funciona como_funciona qué_puedes_hacer que_puedes_hacer
para_qué_sirve para_que_sirve_esto de_dónde_sacaste_mi_número quién_te_dio_mi_número hay_alguien_ahí no_te_conozco te_conozco
qui_est_ce qui_es_tu cest_qui tes_qui t_es_qui qui_êtes_vous vous_êtes_qui qui_est_là qui_cest à_qui_est_ce_numéro qui_mécrit qui_parle mauvais_numéro faux_numéro erreur_de_numéro tu_tes_trompé_de_numéro vous_vous_êtes_trompé_de_numéro
cest_quoi cest_quoi_ça cest_quoi_ce_numéro quest_ce_que_cest tes_un_bot tu_es_un_bot es_tu_un_bot cest_un_bot êtes_vous_un_robot tes_un_robot cest_un_robot tu_es_un_robot es_tu_humain comment_ça_marche comment_ça_fonctionne que_peux_tu_faire
tu_peux_faire_quoi tu_fais_quoi tu_sers_à_quoi à_quoi_ça_sert comment_tu_as_eu_mon_numéro comment_avez_vous_eu_mon_numéro il_y_a_quelquun on_se_connaît je_te_connais
wer_ist_das wer_ist_da wer_bist_du wer_sind_sie wer_schreibt_da wer_schreibt wer_ist_dort wer_is_das wer_da mit_wem_schreibe_ich wessen_nummer_ist_das von_wem_ist_die_nummer kenne_ich_dich kennen_wir_uns ich_kenne_dich_nicht
falsche_nummer falsch_verbunden sie_haben_die_falsche_nummer du_hast_die_falsche_nummer falsche_person nummer_falsch was_ist_das was_ist_das_für_eine_nummer was_ist_das_hier bist_du_ein_bot ist_das_ein_bot sind_sie_ein_bot bist_du_ein_roboter ist_das_ein_roboter
bist_du_ein_mensch bist_du_echt wie_funktioniert_das wie_funktioniert_das_hier wie_geht_das was_kannst_du was_kann_das was_machst_du_hier woher_haben_sie_meine_nummer woher_hast_du_meine_nummer ist_da_jemand jemand_da neues_handy neue_nummer
chi_è chi_sei chi_siete chi_parla con_chi_parlo chi_scrive chi_mi_scrive di_chi_è_questo_numero numero_sbagliato hai_sbagliato_numero ha_sbagliato_numero cosa_è_questo cosè_questo cosè che_cosè che_numero_è sei_un_bot è_un_bot sei_un_robot è_un_robot
sei_umano sei_una_persona come_funziona cosa_puoi_fare cosa_sai_fare a_cosa_serve come_hai_avuto_il_mio_numero cè_qualcuno ci_conosciamo
quem_é quem_é_você quem_é_vc quem_fala quem_está_falando quem_ta_falando com_quem_falo com_quem_estou_falando de_quem_é_esse_número quem_és número_errado numero_errado foi_engano o_que_é_isso o_que_é_isto que_número_é_esse você_é_um_robô é_um_robô você_é_um_bot
é_um_bot é_robô você_é_humano como_funciona como_isso_funciona o_que_você_faz o_que_você_pode_fazer pra_que_serve para_que_serve tem_alguém_aí como_conseguiu_meu_número quem_te_deu_meu_número te_conheço
wie_is_dit wie_ben_je wie_bent_u wie_ben_jij wie_is_daar met_wie_spreek_ik met_wie_heb_ik_contact van_wie_is_dit_nummer wie_dit ken_ik_jou ken_ik_je verkeerd_nummer verkeerde_nummer fout_nummer u_heeft_het_verkeerde_nummer je_hebt_het_verkeerde_nummer
wat_is_dit wat_is_dit_nummer wat_is_dit_voor_nummer ben_je_een_bot is_dit_een_bot ben_je_een_robot is_dit_een_robot ben_je_een_mensch ben_je_echt hoe_werkt_dit hoe_werkt_het wat_kun_je wat_kan_je wat_doe_je hoe_kom_je_aan_mijn_nummer hoe_komt_u_aan_mijn_nummer is_daar_iemand
kto_to kto_pisze kim_jesteś kto_mówi z_kim_piszę kto_tam czyj_to_numer zły_numer pomyłka to_pomyłka błędny_numer pomyliłeś_numer co_to_jest co_to_za_numer co_to jesteś_botem to_bot czy_to_bot jesteś_robotem czy_jesteś_botem jesteś_człowiekiem jak_to_działa co_umiesz
co_potrafisz skąd_masz_mój_numer jest_tam_ktoś znamy_się
кто_это кто_ты кто_вы вы_кто ты_кто это_кто кто_пишет кто_там с_кем_я_говорю чей_это_номер кто_говорит не_тот_номер вы_ошиблись_номером ошиблись_номером ты_ошибся_номером ошибка_номером вы_ошиблись что_это что_это_за_номер что_за_номер ты_бот вы_бот это_бот ты_робот
это_робот вы_робот ты_человек как_это_работает что_ты_умеешь что_ты_можешь что_вы_умеете откуда_у_вас_мой_номер откуда_у_тебя_мой_номер есть_кто есть_кто_живой мы_знакомы
kimsin kimsiniz kim_bu bu_kim siz_kimsiniz sen_kimsin kimsiniz_siz kiminle_görüşüyorum bu_kimin_numarası yanlış_numara yanlış_kişi bu_ne bu_nedir bu_numara_ne bu_numara_nedir bot_musun robot_musun bu_bir_bot_mu bot_mu bu_bot_mu insan_mısın nasıl_çalışıyor bu_nasıl_çalışıyor
ne_yapabilirsin ne_işe_yarıyor numaramı_nereden_buldun numaramı_nereden_aldınız kimse_var_mı tanışıyor_muyuz
من_هذا من_انت مين_معي مين_انت مين_هذا من_معي من_انتم مين مين_هاد من_المتكلم من_يتكلم رقم_خطأ الرقم_خطأ رقم_غلط الرقم_غلط غلطان_بالرقم ما_هذا ما_هذا_الرقم شو_هاد ايش_هذا هل_انت_بوت هل_انت_روبوت انت_بوت انت_روبوت هل_هذا_بوت هل_هذا_روبوت
كيف_يعمل_هذا كيف_يعمل كيف_تعمل ماذا_تفعل ماذا_يمكنك_ان_تفعل من_اين_لك_رقمي من_وين_جبت_رقمي هل_يوجد_احد في_حدا
vem_är_det vem_är_du fel_nummer vad_är_det_här är_du_en_bot är_det_en_bot hur_funkar_det hur_fungerar_det_här vad_kan_du_göra hvem_er_det hvem_er_du hvem_er_dette forkert_nummer feil_nummer hvad_er_det_her er_du_en_bot hvordan_virker_det hva_er_dette
kdo_je_to kdo_jsi kdo_jste špatné_číslo omyl co_to_je jsi_robot jsi_bot jak_to_funguje хто_це хто_ти ви_хто не_той_номер ви_помилились_номером що_це ти_бот це_бот як_це_працює ποιος_είναι ποιος_είσαι λάθος_νούμερο λάθος_αριθμός τι_είναι_αυτό είσαι_ρομπότ πώς_λειτουργεί
कौन कौन_है कौन_हो आप_कौन आप_कौन_हैं कौन_है_ये गलत_नंबर रॉंग_नंबर यह_क्या_है क्या_आप_बॉट_हैं 누구세요 누구 누구야 누구신가요 잘못_거셨어요 이게_뭐야 이거_뭐야 봇이에요 로봇이야 kaun kaun_hai aap_kaun kon_hai
"""
_BESIDE = """
youve i_ve ive your sorry hey so im i_m not his her their phone number anymore im_sorry i_think i_believe think this_is you_have you_got u_have u_got hi_there excuse_me lost_my_contacts lost_all_my_contacts contacts dis with again exactly even is_this texting supposed to_be
please_tell_me tell_me can_you_tell_me can_i_ask may_i_ask wondering just_wondering btw actually like man bruh a_real or something no not_me yo dunno idk know
disculpe oiga creo_que es tienes_el tiene_el número nuevo_número cambié_de_teléfono en_serio
numéro téléphone je_crois vous_avez tu_as nouveau désolé nouveau_téléphone
nummer handy ich_glaube sie_haben du_hast neues leider denn hier eigentlich bitte_wer
numero credo nuovo telefono scusi_ma aqui celular novo número acho_que você_tem telefone
nummer telefoon ik_denk u_heeft je_hebt nieuw numer telefon chyba masz mam_nowy nowy номер телефон кажется у_вас у_меня новый numara telefon galiba yeni الرقم رقم هاتف
"""
# Of what they may think we are, and how they ask.
_KIND = """
bot robot human machine computer ai chatbot spambot automated robocall chatgpt gpt scam scammer spammer phishing siri alexa algorithm
humano humana máquina computadora estafa robô máquina humain humaine machine ordinateur arnaque mensch maschine computer betrug umano umana macchina truffa mens mensch machine computer oplichting
człowiekiem człowiek robotem botem maszyna oszustwo человек машина робот бот мошенник робота insan makine robot dolandırıcı بوت روبوت انسان إنسان احتيال människa maskin menneske stroj člověk людина άνθρωπος
"""
_IS = """
are is r am be was talking texting speaking chatting messaging writing dealing with to this that it you u ya youre i im there who or not even a an the some sort kind of just really real actual actually live like another here person people someone somebody anyone number sure
eres es sos estoy hablando con un una usted alguien o persona una_persona real es_tu êtes_vous tu vous êtes es c cest un une je parle à quelquun ou personne vraie suis avec
bist du sind sie ist das ein eine rede schreibe ich mit einem einer oder echt echter mensch wirklich hier sei è un una sto parlando con o persona vera lei questo
você vc é um uma estou falando com ou pessoa de_verdade tu és ben je bent u is dit een praat ik met of echt persoon jesteś to czy rozmawiam z lub osobą ты вы это я говорю с или живой настоящий
sen bu bir misin musun mısın mi mu mı siz gerçek konuşuyorum ile biri انت هل هذا انا اتحدث مع او شخص حقيقي är du en det er du et jsi ti είσαι
"""
_LEXICON = Lexicon({"W": _WHO, "H": _KIND, "B": _IS, "F": " ".join((_BESIDE, POLITE, EXCLAIMED, NOW, PERSONS))}, mended="W")
_ASKS = re.compile(r"[FB]*W[WFB]*|(?=.*H)(?=.*B)[HBF]{2,9}")
_SPOKEN_TO = frozenset("you u ya youre this that it talking texting speaking chatting there eres es sos usted tu vous es bist sie das ist sei questo voce vc e ben je bent dit jestes to ty вы ты это sen siz bu misin musun انت هل هذا du jsi ти είσαι ar er".split())
_UNSPACED = re.compile(
    r"(?:あの|えっと|すみません|すいません|失礼ですが|ごめんなさい|この番号|これ|あなた|お|は|って|え|请问|請問|你好|喂|你|您|这|這)*"
    r"(?:誰ですか|誰|だれ|だれですか|どなたですか|どなた|どちら様ですか|どちら様|どちらさま|何ですか|なに|何|何の番号|ボットですか|ボット|ロボットですか|ロボット|人間ですか|使い方|どう使うの|どうやって使うの|何ができますか|何ができるの|番号違い|番号を間違えています|番号を間違えてます|番号が違います|番号が違う|番号違いです|番号が間違っています|かけ間違い|誰だよ|誰なの|番号間違い|間違い電話|間違えてますよ|人違いです|人違い"
    r"|是谁|是誰|谁|谁啊|哪位|打错了|发错了|号码错了|打錯了|是什么|是什么号码|什么|是机器人吗|机器人吗|是真人吗|怎么用|能做什么)"
    r"(?:ですか|でしょうか|だと思います|と思います|です|の|ね|よ|啊|呢|吗|吧)*",
)
_SIGNS = re.compile(r"[\W_]+")

_ABOUT = """
post posted posting publish published tweet tweeted tweeting delete deleted send sent text texted share shared reply replied answer answered ask asked do did done work works worked working happen happened happening understand understood
come came coming call made make speak change changed set use using ask asking record track charged sign log store stored hear heard mean say said tell show save saved keep kept go went gone see seen visible read join joined receive received get got stop charge cost costs public private live up out through
publicar publicó publicaste publicado publicaste_eso se_publicó publiqué borrar mandar enviar enviaste hiciste publicas
publié posté publier envoyé fait posté_ça marché marche gepostet posten gesendet gemacht veröffentlicht gelöscht funktioniert geklappt
pubblicato postato inviato fatto pubblicare funziona funzionato publicou postou publicado postado enviou fez funcionou geplaatst gepost verstuurd gedaan gelukt werkt
opublikowałeś opublikowano wysłałeś wysłano zrobiłeś działa opublikował опубликовал опубликовали опубликовано отправил отправлено сделал запостил работает paylaştın paylaştınız paylaşıldı yaptın gönderdin çalışıyor yayınladın
نشرت نشرته تم_النشر ارسلت فعلت يعمل postade publicerade skickade delte sendte zveřejnil poslal опублікував पोस्ट_किया
"""
_ASKING = """
why how_come will would should am are have do if does it_is what_did when_did where_did did do does didnt is isnt was are has have hasnt havent wheres where when how what whats can could which who why_did why_would why_is what_happened wtf when_will will_you_ever werent_supposed_to wasnt_supposed_to shouldnt
por_qué porque qué cuándo cómo dónde pourquoi comment quand où quoi est_ce_que as_tu warum wieso weshalb was wann wo hast_du hat wurde ist habt perché come cosa quando dove hai è
por_que como quando onde você_já já_foi waarom hoe wat wanneer waar heb_je is_het is_dat dlaczego czemu co kiedy gdzie czy почему зачем что когда где как neden niye ne nerede nasıl mi mı لماذا ليش هل متى اين أين كيف varför vad hvorfor proč чому γιατί क्यों
"""
_TO_THE_BOT = """
you u ya youve youre you_just bot robot the_bot this_bot this_thing this_number machine service app your this_service this_app
tú tu usted te bot tu_bot tu as vous t_as du dich hast sie bot ihr du_hast hai tu bot você vc tu já je jij u heb_je hebt ty masz ты вы тебя бот sen siz bot انت البوت روبوت du jsi ти आप तुम
"""
# What people name when something is wrong with us, and what they say of it.
_OURS = """
link links page site website number code app service system photo photos picture pictures post posts tweet tweets account password login twitter message messages text texts reply replies answer question questions room rooms people person anyone anybody everyone everybody someone
button browser phone bot robot trip group album menu command commands instructions error connection server weather time date joke name price followers likes views fans comments retweets
enlace página código foto fotos cuenta contraseña mensaje tuit gente lien page code photo photos compte mot_de_passe message tweet gens link seite code foto fotos konto passwort nachricht leute
pagina codice foto messaggio gente link página código conta senha mensagem pessoas koppeling pagina code foto wachtwoord bericht mensen strona kod zdjęcie hasło wiadomość ludzie ссылка страница код фото аккаунт пароль сообщение люди
bağlantı sayfa kod fotoğraf şifre mesaj kişi الرابط الصفحة الرمز الصورة الحساب الرسالة الناس länk sida kode lösenord billede
"""
_WRONG = """
broken busted down slow stuck wrong missing gone empty expired failed fails failing fail loading load loads open opens opened error errors glitch glitchy bug bugs buggy crashed crash useless confusing confused annoying stupid dumb hate sucks terrible awful rubbish garbage crap bad
nothing blank invalid lost doesnt dont cant wont didnt isnt arent not cannot never says said keeps keep stopped isn_t saw see sees seen liked read click clicked tap tapped tried try waiting wait find found login forgot forget remember know understand explain help fix fixed repair refund pay
free alive legal name called joke problem happens money dollars spanish english german french wifi internet signal offline online idea useful sense mad angry sad happy_now how_many how_much how_long how_often how_old what_time what_day what_else any_new more another different new old
roto rota caído error falla fallo no_funciona no_sirve no_abre no_carga perdido inútil no_puedo cassé erreur marche_pas fonctionne_pas bloqué nul ne_marche_pas souvre_pas je_peux_pas kaputt fehler geht_nicht klappt_nicht funktioniert_nicht lädt_nicht falsch verloren doof blöd
rotto errore non_va non_funziona non_si_apre non_carica inutile quebrado erro não_abre não_carrega não_vai inútil kapot fout werkt_niet doet_het_niet stom zepsute błąd nie_działa nie_otwiera głupi сломалось ошибка не_работает не_открывается не_грузится тупой бесполезный
bozuk hata açılmıyor çalışmıyor yüklenmiyor aptal معطل خطأ لا_يعمل لا_يفتح ما_يشتغل غبي trasig fungerar_inte virker_ikke nefunguje не_працює
"""
_SENTENCES = """
nothing_happens nothing_happened it_says_error i_hate_this i_hate_you i_love_this testing_1_2_3 test_1_2 test_message is_this_on just_testing this_is_a_test its_a_test testing_testing does_this_work is_this_working whats_the_weather tell_me_a_joke what_time_is_it how_many_people_saw_it
did_it_post did_that_post did_that_go_through did_it_go_through did_you_post_it did_you_post_that did_you_get_that did_you_get_it did_you_get_my_message did_it_work did_that_work is_it_posted is_that_posted has_it_posted was_it_posted was_that_posted is_it_up is_it_live is_it_public
has_it_been_posted it_didnt_post it_didnt_work it_did_not_post it_didnt_go_through didnt_work not_working this_isnt_working this_doesnt_work it_doesnt_work doesnt_work why_did_you_post_that why_did_you_post_it why_did_it_post why_is_it_public why_was_that_posted why_did_that_post
you_posted_the_wrong_thing you_posted_the_wrong_one that_was_the_wrong_one that_was_wrong thats_wrong thats_not_what_i_meant not_what_i_meant thats_not_what_i_said thats_not_what_i_wanted not_what_i_wanted that_wasnt_what_i_wanted i_didnt_want_that i_didnt_want_this i_didnt_mean_that
i_didnt_mean_to i_didnt_say_that i_didnt_ask_for_that i_didnt_ask_you i_didnt_ask_for_this why_did_you_do_that what_did_you_just_do why_is_that_public why_did_that_go_public why_did_it_go_public did_my_tweet_post did_my_post did_my_text_post did_my_tweet_go you_posted_that_without_asking without_asking you_did_it_wrong why_would_you_do_that what_did_you_do what_have_you_done what_did_you_post what_did_i_do what_happened what_just_happened what_do_you_mean what_does_that_mean what_does_this_mean
what_do_you_want i_dont_understand i_do_not_understand dont_understand dont_get_it i_dont_get_it im_confused so_confused this_is_confusing im_lost you_are_stupid youre_stupid stupid_bot dumb_bot bad_bot good_bot you_suck youre_annoying youre_useless useless_bot this_sucks this_is_stupid
where_is_my_post wheres_my_post where_did_it_go where_is_my_tweet wheres_my_tweet where_are_my_photos where_did_my_photos_go who_can_see_this who_can_see_that who_can_see_it who_can_see_my_posts who_sees_this can_people_see_this can_people_see_that can_everyone_see_that can_anyone_see_this
is_this_public is_that_public is_it_private is_this_private will_this_be_public will_this_be_posted will_you_post_this will_you_post_that are_you_going_to_post_this does_this_post_to_twitter does_this_post are_these_public do_you_post_everything do_you_save_my_texts are_you_reading_my_texts
is_this_free does_this_cost_money how_much_does_this_cost how_much_is_this can_you_hear_me can_you_read_this can_you_help can_you_help_me i_need_help help_me_out talk_to_a_human talk_to_a_person speak_to_a_human real_person_please customer_service customer_support support
that_was_a_mistake it_was_a_mistake that_was_private that_was_for_someone_else that_was_for_my_friend that_was_for_my_wife that_was_for_my_husband i_was_texting_my_friend not_you i_wasnt_talking_to_you wasnt_talking_to_you wasnt_for_you that_wasnt_for_you i_thought_this_was_private
which_one which_one_is_it what_are_the_options what_options what_are_my_options what_choices say_that_again repeat_that try_again come_again what_question what_was_the_question
se_publicó ya_se_publicó por_qué_publicaste_eso por_qué_lo_publicaste publicaste_lo_que_no_era no_quería_eso no_quise_eso no_entiendo qué_hiciste qué_pasó qué_quieres_decir no_funciona es_público esto_es_público quién_puede_ver_esto
tu_as_posté cest_posté cest_publié pourquoi_tas_posté_ça pourquoi_tu_as_posté_ça pourquoi_tu_as_publié_ça je_ne_voulais_pas_ça cest_pas_ce_que_je_voulais je_comprends_pas je_ne_comprends_pas tu_as_fait_quoi quest_ce_que_tu_as_fait ça_marche_pas ça_ne_marche_pas cest_public qui_peut_voir_ça
warum_hast_du_das_gepostet hast_du_das_gepostet ist_das_gepostet wurde_das_gepostet das_wollte_ich_nicht das_war_falsch das_falsche_gepostet ich_verstehe_nicht verstehe_ich_nicht versteh_ich_nicht was_hast_du_gemacht was_ist_passiert was_meinst_du funktioniert_nicht geht_nicht ist_das_öffentlich wer_kann_das_sehen
perché_lo_hai_pubblicato perché_hai_pubblicato hai_pubblicato lhai_pubblicato è_pubblico non_volevo_questo non_capisco cosa_hai_fatto cosa_è_successo non_funziona chi_può_vedere
por_que_você_postou_isso por_que_postou_isso já_postou foi_postado eu_não_queria_isso não_queria_isso não_entendi não_entendo o_que_você_fez o_que_aconteceu não_funciona não_funcionou isso_é_público quem_pode_ver
waarom_heb_je_dat_geplaatst waarom_heb_je_dat_gepost is_het_geplaatst is_dat_geplaatst dat_wilde_ik_niet dat_was_niet_de_bedoeling ik_snap_het_niet ik_begrijp_het_niet wat_heb_je_gedaan wat_is_er_gebeurd het_werkt_niet werkt_niet is_dit_openbaar wie_kan_dit_zien
dlaczego_to_opublikowałeś czemu_to_opublikowałeś opublikowałeś_to nie_chciałem_tego nie_chciałam_tego nie_rozumiem co_zrobiłeś co_się_stało nie_działa czy_to_jest_publiczne kto_to_widzi
зачем_ты_это_опубликовал почему_ты_это_опубликовал зачем_опубликовал это_опубликовано я_этого_не_хотел я_этого_не_хотела я_не_понял я_не_поняла не_понимаю я_не_понимаю что_ты_сделал что_случилось не_работает это_публично кто_это_видит
bunu_neden_paylaştın neden_paylaştın niye_paylaştın paylaşıldı_mı bunu_istemedim anlamadım anlamıyorum ne_yaptın ne_oldu çalışmıyor bunu_kim_görebilir herkese_açık_mı
لماذا_نشرت_هذا لماذا_نشرته ليش_نشرت هل_تم_النشر لم_ارد_ذلك ما_كنت_اريد_هذا لا_افهم مش_فاهم ماذا_فعلت ماذا_حدث لا_يعمل من_يرى_هذا
jag_förstår_inte varför_postade_du_det det_var_inte_meningen jeg_forstår_ikke hvorfor_postede_du_det nerozumím proč_jsi_to_zveřejnil не_розумію навіщо_ти_це_опублікував δεν_καταλαβαίνω समझ_नहीं_आया 이해가_안_돼요 왜_올렸어
"""
_TALK_LEXICON = Lexicon(
    {
        "T": _SENTENCES,
        "Q": _ASKING,
        "Y": _TO_THE_BOT,
        "A": _ABOUT,
        "O": _OURS,
        "X": _WRONG,
        "F": " ".join(
            (
                _BESIDE,
                POLITE,
                EXCLAIMED,
                IT,
                LAST,
                PERSONS,
                NOW,
                POST,
                ARTICLES,
                "wrong want wanted mean just that thing supposed would will on twitter x for anything nothing me not no be been",
            )
        ),
    }
)
_TALKS = re.compile(
    r"[FQYOAX]*T[TFQYAOX]*"
    r"|F*Q(?=.*[AX])(?=.*[YO])[QYAFOX]*"  # "why did you post that"
    r"|F*Y(?=.*A)F*A[QYAFOX]*"  # "you posted the wrong one"
    r"|(?=.*X)(?=.*[OYQ])(?=.{2,9}$)[FYQ]*(?:O[FYAQ]*X|X[FYAQ]*O|Q[FYA]*X|Y[FQ]*X)[FOXYAQ]*"  # "your link is broken"
    r"|[FYQ]*X[FY]*A[FOXYAQ]*"  # "it didn't work"
)
# With a question mark, whatever is made of such words alone.
_TALKS_ASKING = re.compile(rf"{_TALKS.pattern}|(?=.*[QX])(?=.*[YOXA])[QYAFOX]{{2,10}}")
_ASKING_SIGNS = ("?", "？", "؟")
_TALKS_UNSPACED = re.compile(
    r"(?:え|なんで|なぜ|どうして|何で|今|さっき|それ|これ|を|は|が|って|你|为什么|怎么|这|这个|那个|把)*"
    r"(?:投稿したの|投稿された|投稿されましたか|投稿しましたか|投稿できた|公開したの|公開されてる|意味がわからない|意味わからない|わからない|わかりません|分かりません|どういう意味|どういうこと|何をしたの|何したの|動かない|違う、そうじゃない|そうじゃない|誰が見れるの|发了吗|发布了吗|发出去了吗|发布了|发了|不明白|不懂|什么意思|做了什么|没用|谁能看到)"
    r"(?:ですか|か|の|よ|ね|吗|啊|呢)*",
)


def asks_who(words: Words) -> bool:
    """Whether a text asks, in any of the main languages, who or what this is, or says that the number is wrong."""
    if not _says(words, _LEXICON, _ASKS, _UNSPACED):
        return False
    said = spoken(words.plain)
    # "I am only human" is said of oneself.
    return "H" not in _LEXICON.tags(said) or not _SPOKEN_TO.isdisjoint(said)


def talks_to_the_bot(words: Words) -> bool:
    """Whether a text is about what the bot has done or can do: "did it post?", "why did you post that"."""
    pattern = _TALKS_ASKING if words.plain.endswith(_ASKING_SIGNS) else _TALKS
    return _says(words, _TALK_LEXICON, pattern, _TALKS_UNSPACED)


def _says(words: Words, lexicon: Lexicon, pattern: re.Pattern[str], unspaced: re.Pattern[str]) -> bool:
    if not words.plain or len(words.plain) > _LONGEST:
        return False
    said = spoken(words.plain)
    if not said or len(said) > _MOST_WORDS:
        return False
    if pattern.fullmatch(lexicon.tags(said)) is not None:
        return True
    return not words.plain.isascii() and unspaced.fullmatch(_SIGNS.sub("", words.plain)) is not None
