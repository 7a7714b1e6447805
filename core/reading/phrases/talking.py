"""Talking to the bot about what it does: "did it post?", "your link is broken". Nobody wants to read that on X."""

import re

from core.reading.phrases.everyday import ARTICLES, EXCLAIMED, IT, LAST, NOW, PERSONS, POLITE, POST
from core.reading.phrases.lexicon import UNKNOWN, Lexicon, spoken
from core.reading.phrases.saying import Saying
from core.reading.phrases.unspaced import Unspaced
from core.reading.who import BESIDE, LONGEST, MOST_WORDS
from core.reading.words import Words

_ABOUT = """
post posted posting publish published tweet tweeted tweeting delete deleted send sent text texted share shared reply
replied answer answered ask asked do did done work works worked working happen happened happening understand
understood
come came coming call made make speak change changed set use using ask asking record track charged sign log store
stored hear heard mean say said tell show save saved keep kept go went gone see seen visible read join joined
receive received get got stop charge cost costs public private live up out through
publicar publicó publicaste publicado publicaste_eso se_publicó publiqué borrar mandar enviar enviaste hiciste
publicas
publié posté publier envoyé fait posté_ça marché marche gepostet posten gesendet gemacht veröffentlicht gelöscht
funktioniert geklappt
pubblicato postato inviato fatto pubblicare funziona funzionato publicou postou publicado postado enviou fez
funcionou geplaatst gepost verstuurd gedaan gelukt werkt
opublikowałeś opublikowano wysłałeś wysłano zrobiłeś działa opublikował опубликовал опубликовали опубликовано
отправил отправлено сделал запостил работает paylaştın paylaştınız paylaşıldı yaptın gönderdin çalışıyor yayınladın
نشرت نشرته تم_النشر ارسلت فعلت يعمل postade publicerade skickade delte sendte zveřejnil poslal опублікував पोस्ट_किया
"""
_ASKING = """
why how_come whose which else will would should am are have do if does it_is what_did when_did where_did did do does didnt is isnt
was are has have hasnt havent wheres where when how what whats can could which who why_did why_would why_is
what_happened wtf when_will will_you_ever werent_supposed_to wasnt_supposed_to shouldnt
por_qué porque qué cuándo cómo dónde pourquoi comment quand où quoi est_ce_que as_tu warum wieso weshalb was wann wo
hast_du hat wurde ist habt perché come cosa quando dove hai è
por_que como quando onde você_já já_foi waarom hoe wat wanneer waar heb_je is_het is_dat dlaczego czemu co kiedy
gdzie czy почему зачем что когда где как neden niye ne nerede nasıl mi mı لماذا ليش هل متى اين أين كيف varför vad
hvorfor proč чому γιατί क्यों
"""
_TO_THE_BOT = """
you u ya youve youre you_just bot robot the_bot this_bot this_thing this_number machine service app your
this_service this_app
tú tu usted te bot tu_bot tu as vous t_as du dich hast sie bot ihr du_hast hai tu bot você vc tu já je jij u heb_je
hebt ty masz ты вы тебя бот sen siz bot انت البوت روبوت du jsi ти आप तुम
"""
# What people name when something is wrong with us, and what they say of it.
_OURS = """
confirmation address app data card money subscription service feed profile timeline media notification notifications option options thing sense kid kids cat dog mum mom dad boss wife husband family parents friends friend backslash link links page site website number code app service system photo photos picture pictures post posts tweet tweets
account password login twitter message messages text texts reply replies answer question questions room rooms people
person anyone anybody everyone everybody someone
button browser phone bot robot trip group album menu command commands instructions error connection server weather
time date joke name price followers likes views fans comments retweets
enlace página código foto fotos cuenta contraseña mensaje tuit gente lien page code photo photos compte mot_de_passe
message tweet gens link seite code foto fotos konto passwort nachricht leute
pagina codice foto messaggio gente link página código conta senha mensagem pessoas koppeling pagina code foto
wachtwoord bericht mensen strona kod zdjęcie hasło wiadomość ludzie ссылка страница код фото аккаунт пароль
сообщение люди
bağlantı sayfa kod fotoğraf şifre mesaj kişi الرابط الصفحة الرمز الصورة الحساب الرسالة الناس länk sida kode lösenord
billede
"""
_WRONG = """
need safe secure private schedule scheduled turn off recording arrive arrived arriving enter entered resend listening reading answering still already follow start started begin public openly delay late broken busted down slow stuck wrong missing gone empty expired failed fails failing fail loading load loads open
opens opened error errors glitch glitchy bug bugs buggy crashed crash useless confusing confused annoying stupid
dumb hate sucks terrible awful rubbish garbage crap bad
nothing blank invalid lost doesnt dont cant wont didnt isnt arent not cannot never says said keeps keep stopped
isn_t saw see sees seen liked read click clicked tap tapped tried try waiting wait find found login forgot forget
remember know understand explain help fix fixed repair refund pay
free alive legal name called joke problem happens money dollars spanish english german french wifi internet signal
offline online idea useful sense mad angry sad happy_now how_many how_much how_long how_often how_old what_time
what_day what_else any_new more another different new old
roto rota caído error falla fallo no_funciona no_sirve no_abre no_carga perdido inútil no_puedo cassé erreur
marche_pas fonctionne_pas bloqué nul ne_marche_pas souvre_pas je_peux_pas kaputt fehler geht_nicht klappt_nicht
funktioniert_nicht lädt_nicht falsch verloren doof blöd
rotto errore non_va non_funziona non_si_apre non_carica inutile quebrado erro não_abre não_carrega não_vai inútil
kapot fout werkt_niet doet_het_niet stom zepsute błąd nie_działa nie_otwiera głupi сломалось ошибка не_работает
не_открывается не_грузится тупой бесполезный
bozuk hata açılmıyor çalışmıyor yüklenmiyor aptal معطل خطأ لا_يعمل لا_يفتح ما_يشتغل غبي trasig fungerar_inte
virker_ikke nefunguje не_працює
"""
_SENTENCES = """
answer_me tell_me_more tell_me talk_to_me say_something explain more_info hurry_up still_nothing still_waiting i_already_did i_already_did_that i_already_connected thats_all all_good all_set never_again and_now now_what what_now what_next how_about_now is_that_it
that_is_it wrong_one not_that_one the_other_one i_meant_the_other_one you_got_it_wrong thats_not_what_i_asked not_what_i_asked that_makes_no_sense makes_no_sense good_job well_done nice_work youre_the_best you_are_the_best love_this_service this_is_awesome
this_is_so_cool this_is_great this_is_annoying this_is_weird this_is_useless this_is_broken cool_app nice_app nice_bot cool_bot great_bot thanks_bot ignore_that ignore_this ignore_me ignore_it ignore_my_last please_ignore disregard disregard_that forget_what_i_said forget_that
sorry_for_the_trouble that_was_my_kid it_was_my_kid that_was_my_son that_was_my_daughter that_was_my_cat my_cat_walked_on my_kid_had_my_phone kids_got_my_phone pocket_text pocket_dial butt_dial butt_text accidental_text sent_by_accident send_it_again send_again resend
resend_it resend_the_code resend_code new_link new_code another_link another_code i_got_a_new_phone i_have_a_new_number i_have_a_new_phone i_lost_the_link i_lost_my_phone one_more_time do_it_again again_please try_it_again hello_anyone is_it_working_now am_i_doing_this_right
am_i_doing_it_right did_i_do_it_right did_i_do_that_right i_give_up forget_this whatever never_mind_that im_done i_dont_care what_the_heck huh_what no_idea_what_this_is i_have_no_idea i_dont_know_how i_dont_know_what_to_do i_dont_know_what_this_is i_dont_remember
no_me_funciona no_entiendo_nada no_he_recibido_nada no_me_llega no_me_llegó quién_puede_verlo quién_lo_ve ya_está qué_hago ahora_qué y_ahora_qué no_sé_qué_hacer je_nai_pas_reçu je_nai_rien_reçu je_nai_pas_compris jai_pas_compris je_sais_pas_quoi_faire et_maintenant je_fais_quoi
warum_antwortest_du_nicht antworte was_nun und_jetzt was_jetzt was_soll_ich_machen ich_habe_nichts_bekommen ich_habe_keinen_code nichts_passiert es_passiert_nichts non_ho_capito non_ho_ricevuto_niente non_mi_arriva e_adesso cosa_faccio e_agora o_que_eu_faço não_recebi_nada
não_chegou não_entendi_nada ik_snap_er_niks_van ik_snap_het niks_gebeurt er_gebeurt_niets en_nu wat_nu ik_heb_niets_gekregen nic_się_nie_dzieje nic_nie_przyszło i_co_teraz co_teraz ничего_не_работает ничего_не_происходит ничего_не_понял ничего_не_понимаю и_что_теперь что_дальше
не_пришло не_приходит hiçbir_şey_anlamadım hiçbir_şey_olmadı şimdi_ne_olacak ne_yapmalıyım gelmedi لم_افهم ما_فهمت لم_يصل ماذا_الان شو_اعمل لا_شيء_يحدث
did_you_do have_you_done nothing_happens nothing_happened it_says_error i_hate_this i_hate_you i_love_this testing_1_2_3 test_1_2
test_message is_this_on just_testing this_is_a_test its_a_test testing_testing does_this_work is_this_working
whats_the_weather tell_me_a_joke what_time_is_it how_many_people_saw_it
did_it_post did_that_post did_that_go_through did_it_go_through did_you_post_it did_you_post_that did_you_get_that
did_you_get_it did_you_get_my_message did_it_work did_that_work is_it_posted is_that_posted has_it_posted
was_it_posted was_that_posted is_it_up is_it_live is_it_public
has_it_been_posted it_didnt_post it_didnt_work it_did_not_post it_didnt_go_through didnt_work not_working
this_isnt_working this_doesnt_work it_doesnt_work doesnt_work why_did_you_post_that why_did_you_post_it
why_did_it_post why_is_it_public why_was_that_posted why_did_that_post
you_posted_the_wrong_thing you_posted_the_wrong_one that_was_the_wrong_one that_was_wrong thats_wrong
thats_not_what_i_meant not_what_i_meant thats_not_what_i_said thats_not_what_i_wanted not_what_i_wanted
that_wasnt_what_i_wanted i_didnt_want_that i_didnt_want_this i_didnt_mean_that
i_didnt_mean_to i_didnt_say_that i_didnt_ask_for_that i_didnt_ask_you i_didnt_ask_for_this why_did_you_do_that
what_did_you_just_do why_is_that_public why_did_that_go_public why_did_it_go_public did_my_tweet_post did_my_post
did_my_text_post did_my_tweet_go you_posted_that_without_asking without_asking you_did_it_wrong
why_would_you_do_that what_did_you_do what_have_you_done what_did_you_post what_did_i_do what_happened
what_just_happened what_do_you_mean what_does_that_mean what_does_this_mean
what_do_you_want i_dont_understand i_do_not_understand dont_understand dont_get_it i_dont_get_it im_confused
so_confused this_is_confusing im_lost you_are_stupid youre_stupid stupid_bot dumb_bot bad_bot good_bot you_suck
youre_annoying youre_useless useless_bot this_sucks this_is_stupid
where_is_my_post wheres_my_post where_did_it_go where_is_my_tweet wheres_my_tweet where_are_my_photos
where_did_my_photos_go who_can_see_this who_can_see_that who_can_see_it who_can_see_my_posts who_sees_this
can_people_see_this can_people_see_that can_people_see_it can_everyone_see_that can_everyone_see_it can_everyone_see_this can_anyone_see_this
can_anyone_see_it can_anyone_read_it can_anyone_read_this anyone_can_read_it anyone_can_read_this anyone_can_see_it anyone_can_see_this
everyone_can_see_it everyone_can_read_it anybody_can_read_it anybody_can_see_it can_strangers_see_it can_strangers_read_it just_people_who_follow_me
is_this_public is_that_public is_it_private is_this_private will_this_be_public will_this_be_posted
will_you_post_this will_you_post_that are_you_going_to_post_this does_this_post_to_twitter does_this_post
are_these_public do_you_post_everything do_you_save_my_texts are_you_reading_my_texts
is_this_free does_this_cost_money how_much_does_this_cost how_much_is_this can_you_hear_me can_you_read_this
can_you_help can_you_help_me i_need_help help_me_out talk_to_a_human talk_to_a_person speak_to_a_human
real_person_please customer_service customer_support support
that_was_a_mistake it_was_a_mistake that_was_private that_was_for_someone_else that_was_for_my_friend
that_was_for_my_wife that_was_for_my_husband i_was_texting_my_friend not_you i_wasnt_talking_to_you
wasnt_talking_to_you wasnt_for_you that_wasnt_for_you i_thought_this_was_private
which_one which_one_is_it what_are_the_options what_options what_are_my_options what_choices say_that_again
repeat_that try_again come_again what_question what_was_the_question
se_publicó ya_se_publicó por_qué_publicaste_eso por_qué_lo_publicaste publicaste_lo_que_no_era no_quería_eso
no_quise_eso no_entiendo qué_hiciste qué_pasó qué_quieres_decir no_funciona es_público esto_es_público
quién_puede_ver_esto
tu_as_posté cest_posté cest_publié pourquoi_tas_posté_ça pourquoi_tu_as_posté_ça pourquoi_tu_as_publié_ça
je_ne_voulais_pas_ça cest_pas_ce_que_je_voulais je_comprends_pas je_ne_comprends_pas tu_as_fait_quoi
quest_ce_que_tu_as_fait ça_marche_pas ça_ne_marche_pas cest_public qui_peut_voir_ça
warum_hast_du_das_gepostet hast_du_das_gepostet ist_das_gepostet wurde_das_gepostet das_wollte_ich_nicht
das_war_falsch das_falsche_gepostet ich_verstehe_nicht verstehe_ich_nicht versteh_ich_nicht was_hast_du_gemacht
was_ist_passiert was_meinst_du funktioniert_nicht geht_nicht ist_das_öffentlich wer_kann_das_sehen
perché_lo_hai_pubblicato perché_hai_pubblicato hai_pubblicato lhai_pubblicato è_pubblico non_volevo_questo
non_capisco cosa_hai_fatto cosa_è_successo non_funziona chi_può_vedere
por_que_você_postou_isso por_que_postou_isso já_postou foi_postado eu_não_queria_isso não_queria_isso não_entendi
não_entendo o_que_você_fez o_que_aconteceu não_funciona não_funcionou isso_é_público quem_pode_ver
waarom_heb_je_dat_geplaatst waarom_heb_je_dat_gepost is_het_geplaatst is_dat_geplaatst dat_wilde_ik_niet
dat_was_niet_de_bedoeling ik_snap_het_niet ik_begrijp_het_niet wat_heb_je_gedaan wat_is_er_gebeurd het_werkt_niet
werkt_niet is_dit_openbaar wie_kan_dit_zien
dlaczego_to_opublikowałeś czemu_to_opublikowałeś opublikowałeś_to nie_chciałem_tego nie_chciałam_tego nie_rozumiem
co_zrobiłeś co_się_stało nie_działa czy_to_jest_publiczne kto_to_widzi
зачем_ты_это_опубликовал почему_ты_это_опубликовал зачем_опубликовал это_опубликовано я_этого_не_хотел
я_этого_не_хотела я_не_понял я_не_поняла не_понимаю я_не_понимаю что_ты_сделал что_случилось не_работает
это_публично кто_это_видит
bunu_neden_paylaştın neden_paylaştın niye_paylaştın paylaşıldı_mı bunu_istemedim anlamadım anlamıyorum ne_yaptın
ne_oldu çalışmıyor bunu_kim_görebilir herkese_açık_mı
لماذا_نشرت_هذا لماذا_نشرته ليش_نشرت هل_تم_النشر لم_ارد_ذلك ما_كنت_اريد_هذا لا_افهم مش_فاهم ماذا_فعلت ماذا_حدث
لا_يعمل من_يرى_هذا
jag_förstår_inte varför_postade_du_det det_var_inte_meningen jeg_forstår_ikke hvorfor_postede_du_det nerozumím
proč_jsi_to_zveřejnil не_розумію навіщо_ти_це_опублікував δεν_καταλαβαίνω समझ_नहीं_आया 이해가_안_돼요 왜_올렸어
er_det_lagt_op er_det_postet er_den_lagt_op blev_det_postet blev_det_lagt_op er_det_ude hvad_koster_det hvad_koster_det_her koster_det_noget hvorfor_svarer_du_ikke det_virker_ikke hvem_kan_se_det hvorfor_gjorde_du_det
ble_det_postet ble_det_lagt_ut er_det_postet er_det_lagt_ut er_den_ute hva_koster_det hva_koster_dette hvorfor_svarer_du_ikke det_funker_ikke det_fungerer_ikke hvem_kan_se_dette hvorfor_la_du_ut_det jeg_skjønner_ikke
är_det_upplagt är_det_postat blev_det_postat har_det_postats är_det_ute la_du_upp_det vad_kostar_det vad_kostar_det_här varför_svarar_du_inte det_funkar_inte det_fungerar_inte vem_kan_se_det varför_gjorde_du_så är_det_gratis kommer_det_fram
menikö_se menikö_se_läpi menikö_se_perille onko_se_julkaistu julkaistiinko_se näkyykö_se mitä_tämä_maksaa maksaako_tämä onko_tämä_ilmainen miksi_et_vastaa miksi_julkaisit_sen en_ymmärrä ei_toimi se_ei_toimi kuka_tämän_näkee mitä_tapahtui
už_je_to_zveřejněné je_to_zveřejněné už_to_je_venku zveřejnilo_se_to přidalo_se_to odeslalo_se_to proč_neodpovídáš proč_neodpovídáte kolik_to_stojí co_to_stojí nefunguje_to nejde_to kdo_to_vidí proč_jsi_to_udělal co_se_stalo je_to_zadarmo
už_je_to_zverejnené zverejnilo_sa_to prečo_neodpovedáš koľko_to_stojí nefunguje_to nerozumiem kto_to_vidí prečo_si_to_zverejnil
kikerült kikerült_már megjelent_már kiment már_kint_van feltetted miért_nem_válaszolsz mennyibe_kerül mennyibe_kerül_ez nem_értem nem_működik ki_látja_ezt miért_tetted_ki mi_történt ingyenes
s_a_postat s_a_publicat a_fost_postat a_fost_publicat ai_postat e_postat de_ce_nu_răspunzi cât_costă cât_costă_asta nu_înțeleg nu_inteleg nu_merge nu_funcționează cine_vede_asta de_ce_ai_postat ce_s_a_întâmplat e_gratis
ανέβηκε ανέβηκε_τελικά δημοσιεύτηκε δημοσιεύθηκε το_ανέβασες γιατί_δεν_απαντάς πόσο_κοστίζει πόσο_κοστίζει_αυτό τι_κοστίζει δεν_δουλεύει ποιος_το_βλέπει γιατί_το_ανέβασες τι_έγινε είναι_δωρεάν
публикувано_ли_е качи_ли_се защо_не_отговаряш колко_струва колко_струва_това не_разбирам не_работи кой_вижда_това защо_го_публикува какво_стана
воно_вже_опубліковане опублікувалося вже_опубліковано чи_опубліковано чому_не_відповідаєш чому_ти_не_відповідаєш чому_мовчиш скільки_це_коштує скільки_коштує хто_це_бачить що_сталося навіщо_ти_це_зробив це_безкоштовно
זה_פורסם זה_עלה האם_זה_פורסם זה_כבר_פורסם למה_אתה_לא_עונה למה_את_לא_עונה למה_אין_תשובה כמה_זה_עולה לא_הבנתי אני_לא_מבין אני_לא_מבינה לא_עובד זה_לא_עובד מי_רואה_את_זה למה_פרסמת מה_קרה זה_בחינם
پست_شد منتشر_شد ارسال_شد چرا_جواب_نمیدی چرا_جواب_نمی_دهی چرا_پست_کردی هزینه_اش_چقدره چقدر_هزینه_دارد نمیفهمم نمی_فهمم متوجه_نشدم کار_نمیکنه کار_نمی_کند کی_میبینه چی_شد رایگانه
올라갔어 올라갔어요 올라갔나요 올렸어요 올려졌나요 게시됐어요 게시됐나요 게시_됐어 왜_답이_없어요 답이_없네요 왜_대답이_없어 되는_건가요 되는_거예요 이거_되는_거야 얼마예요 얼마인가요 무료예요 무료인가요 안_돼요 안_되네요 왜_안_돼요 모르겠어요 무슨_말이에요 왜_올렸어요 누가_볼_수_있어요
đã_đăng_chưa đăng_chưa đã_đăng_lên_chưa đăng_được_chưa lên_chưa gửi_được_chưa sao_không_trả_lời tại_sao_không_trả_lời tốn_bao_nhiêu bao_nhiêu_tiền mất_phí_không tôi_không_hiểu không_hiểu không_hoạt_động không_được ai_nhìn_thấy sao_lại_đăng tại_sao_bạn_đăng có_miễn_phí_không đã_đăng
sudah_diposting sudah_diposting_belum sudah_diposting_atau_belum sudah_terposting sudah_terkirim sudah_terkirim_belum udah_keposting udah_diposting sudah_tayang kenapa_tidak_dijawab kenapa_ga_dibalas kenapa_tidak_balas kok_ga_dibales berapa_biayanya bayar_berapa apakah_ini_gratis gratis_ga saya_tidak_mengerti ga_ngerti gak_paham tidak_bisa ga_bisa siapa_yang_bisa_lihat kenapa_diposting
dah_pos_ke_belum dah_pos_belum sudah_dipos_ke dah_post_ke_belum kenapa_tak_jawab kenapa_tak_balas berapa_kos saya_tak_faham tak_faham tak_jadi kenapa_pos
na_post_na_ba napost_na_ba naka_post_na_ba na_post_ba nai_post_na_ba bakit_di_ka_sumasagot bakit_hindi_ka_sumasagot magkano_ito magkano_to libre_ba_ito hindi_ko_maintindihan di_ko_gets hindi_gumagana di_gumagana sino_nakakakita bakit_mo_pinost
पोस्ट_हुआ_क्या पोस्ट_हुआ पोस्ट_हो_गया_क्या पोस्ट_हो_गया जवाब_क्यों_नहीं_दे_रहे कितना_पैसा_लगेगा समझ_नहीं_आ_रहा काम_नहीं_कर_रहा post_hua_kya post_ho_gaya_kya post_ho_gaya post_hua jawab_kyu_nahi_de_rahe reply_kyu_nahi_kar_rahe kitna_paisa_lagega kitne_paise_lagenge samajh_nahi_aaya kaam_nahi_kar_raha kyu_post_kiya
পোস্ট_হয়েছে পোস্ট_হয়েছে_কি কত_টাকা_লাগবে উত্তর_দিচ্ছেন_না_কেন বুঝলাম_না কাজ_করছে_না پوسٹ_ہو_گیا_کیا کیا_پوسٹ_ہو_گیا جواب_کیوں_نہیں_دے_رہے سمجھ_نہیں_آیا imepostiwa imechapishwa mbona_hujibu bei_gani ni_bei_gani sielewi haifanyi_kazi
wrzuciło_się poszło_już opublikowało_się ile_to_kosztuje czemu_nie_odpowiadasz dlaczego_nie_odpowiadasz опубликовалось это_опубликовалось почему_не_отвечаешь сколько_это_стоит paylaşıldı_mı_şimdi neden_cevap_vermiyorsun ücreti_ne_kadar bu_paralı_mı paralı_mı ücretsiz_mi ücretli_mi هل_نشر هل_نشر_المنشور هل_وصلت_رسالتي كم_التكلفة لماذا_لا_ترد
is_it_posted_yet is_that_posted_yet did_my_thing_go_up did_it_go_up did_that_go_up did_mine_go_up has_it_gone_up is_it_on_there_yet i_said_no you_dumb_machine dumbass_machine dumb_machine stupid_machine dumbass_bot stupid_robot worst_service worst_service_ever worst_service_i_ever_used
"""
_SMALL_WORDS = (
    "tin_nhắn_của_tôi bài_của_tôi của_tôi vậy thế ạ đó bài nói ya belum tadi dong postingan postingan_saya po ba kya क्या 이거 혹시 지금 아직 이미 저기 nyt jo vai už ještě teda még is már oare τελικά вже вече כבר הפוסט "
    "nu lige egentlig då egentligen nå da پستم من آیا میری پوسٹ মেসেজটা my_thing or_not up "
    "wrong want wanted mean just that thing supposed would will on twitter x for anything nothing me not no be been"
)
_TALK_LEXICON = Lexicon(
    {
        # Said of somebody, for everybody to read; and machines that are none of ours.
        UNKNOWN: "thanks_for_nothing time_machine washing_machine coffee_machine vending_machine fax_machine slot_machine sewing_machine",
        "T": _SENTENCES,
        "Q": _ASKING,
        "Y": _TO_THE_BOT,
        "A": _ABOUT,
        "O": _OURS,
        "X": _WRONG,
        "F": f"{BESIDE} {POLITE} {EXCLAIMED} {IT} {LAST} {PERSONS} {NOW} {POST} {ARTICLES} {_SMALL_WORDS}",
    }
)
_TALKS = re.compile(
    r"[FQYOAX]*T[TFQYAOX]*"
    r"|F{0,2}Q(?=.*[AXO])[QYAFOX]{2,9}"  # "why did you post that"
    r"|F*Y(?=.*A)[FQ]*A[QYAFOX]*"  # "you posted the wrong one"
    r"|(?=.*X)(?=.*[OYQ])(?=.{2,9}$)[FYQ]*(?:O[FYAQ]*X|X[FYAQ]*O|Q[FYA]*X|Y[FQ]*X)[FOXYAQ]*"  # "your link is broken"
    r"|[FYQ]*X[FY]*A[FOXYAQ]*"  # "it didn't work"
)
# With a question mark, whatever is made of such words alone.
_TALKS_ASKING = re.compile(rf"{_TALKS.pattern}|(?=.*[QX])(?=.*[YOXA])[QYAFOX]{{2,10}}")
_QUOTES = '"“”„«'
_ASKING_SIGNS = ("?", "？", "؟")
_TALKS_UNSPACED = Unspaced(
    (
        "ข้อความ|ของ|ฉัน|ผม|แล้ว|มัน|อันนี้|ทำไม|คุณ|บอท",
        (
            "โพสต์หรือยัง|โพสต์แล้วหรือยัง|โพสต์ยัง|โพสต์รึยัง|ลงหรือยัง|ขึ้นหรือยัง|ไม่ตอบ|ไม่เข้าใจ|ใช้ไม่ได้|"
            "ใช้ยังไง|ราคาเท่าไหร่|เสียเงินไหม|คิดเงินไหม|ฟรีไหม|ใครเห็นบ้าง"
        ),
        "คะ|ครับ|ค่ะ|นะ|อะ|เลย",
    ),
    (
        "え|もう|ちゃんと|これで|なんで|なぜ|どうして|何で|今|さっき|それ|これ|を|は|が|って|你|为什么|怎么|这|这个|那个|把",
        (
            "投稿したの|投稿された|投稿済み|届いた|送れた|いくら|お金かかる|有料|無料|投稿されましたか|投稿しましたか|投稿できた|公開したの|公開されてる|意味がわからない|意味わからない|わからない|"
            "わかりません|分かりません|どういう意味|どういうこと|何をしたの|何したの|動かない|違う、そうじゃない|そうじゃない|誰が見れるの|发了吗|没有发出去|没发出去|发出去了没有|发出去没有|"
            "发出去没|发了没|发布成功了吗|为什么没发|怎么收费|多少钱|要钱吗|免费吗|发布了吗|发出去了吗|发布了|发了|不明白|不懂|什么意思|做了什么|没用|谁能看到|リンクが開かない|開かない|"
            "開けない|使い方がわからない|投稿されてない|投稿されていない|届かない|届いてない|エラーが出る|エラー|コードが来ない|コードが届かない|打不开|链接打不开|没收到|没反应|怎么办|收不到验证码"
        ),
        "ですか|か|の|よ|ね|吗|啊|呢",
    ),
)
_FIRST_QUESTION = re.compile(r"[^?？]{2,40}(?=[?？].)", re.DOTALL)
# How such questions begin, whatever is asked about: "can my husband …", "what happens to my …".
_BEGINS = re.compile(
    r"(?:im |i am )?(?:just |only )?(?:seeing|checking|testing|wondering|making sure|trying to see) (?:if|whether|that) (?:this|it|that|my)\b"
    r"|(?:can|could|may|will) (?:my|our) \w+ (?:\w+ )?(?:use|join|text|see|read|send|post|try|access)\b"
    r"|what (?:happens|will happen|would happen|becomes)(?: \w+)? (?:to|with|of|if|when) (?:my|i)\b"
    r"|(?:ok |wow |oh |well )?(?:that|this|it) was (?:so |really |pretty |very |too )?(?:fast|quick|easy|slow|simple|painless)$"
    r"|(?:you|u|ur|youre|you are|you re|wow you) (?:\w+ ){0,2}(?:faster|quicker|slower|better|fast|quick|slow) (?:\w+ ){0,4}"
    r"(?:at )?(?:repl(?:y|ies|ying)|respond\w*|answer\w*|texting back)\b"
    r"|(?:why do )?(?:you|u) (?:keep|kept) calling me\b|(?:warum|wieso) nennst du mich\b|pourquoi tu mappelles\b|por que me llamas\b"
    r"|which (?:button|key|word|number) (?:is )?(?:it )?(?:for|do i|should i)\b|what do i (?:press|type|text) (?:for|to)\b"
    r"|(?:wer|welche firma) betreibt (?:dich|euch|das hier|diesen dienst)\b|qui (?:te gere|gere ce service|est derriere)\b"
    r"|quien (?:te maneja|esta detras|lleva esto)\b|chi (?:ti gestisce|ce dietro)\b|wie zit hier ?achter\b|wie beheert (?:dit|jou)\b"
    r"|kto (?:tym zarzadza|za tym stoi)\b|кто тобои управляет\b|seni kim (?:yonetiyor|isletiyor)\b"
    r"|this is the (?:worst|dumbest|stupidest|most useless) (?:service|bot|app|system|robot|machine)\b"
    r"|\w+ (?:mi|mu) \w+ (?:mi|mu)$"  # Turkish: is it so, or not?
)
_LAUGHS = r"(?: (?:lol|haha|lmao|xd|though|tho|tbh|honestly|jaja|jeje|ahah|mdr|hehe|wkwk))*$"
# What is said of a machine that does well, and of its makers.
_PRAISES = re.compile(
    r"^(?:(?:haha|lol|ok|wow|well|oh|omg|ha|hey) )?(?:you|u|youre|your|ur|not bad|pretty \w+|smart|clever|impressive|eres|no esta mal|tu|tes|vous"
    r"|pas mal|du|gar nicht schlecht|nicht schlecht|sei|non male|voce|vc|nada mal|je|jij|niet slecht|jestes|niezle|ты|неплохо|akillisin"
    r"|fena degilsin|انت|kamu|lumayan|tum|aap|inte illa)\b.{0,60}\b(?:for an? (?:phone number|number|bot|robot|machine|computer|chatbot|text bot"
    r"|text service|program)|para (?:ser )?una? (?:robot|maquina|bot|numero)|pour une? (?:robot|machine|bot|numero)|fur (?:eine[n]? )?(?:roboter"
    r"|bot|maschine|computer|nummer)|per (?:essere )?una? (?:robot|macchina|bot|numero)|para uma? (?:robo|maquina|bot|numero)|voor een (?:robot"
    r"|bot|machine|nummer|computer)|jak na (?:robota|bota|maszyne|numer)|для (?:робота|бота|машины|номера)|(?:robot|bot|makine) icin|لروبوت"
    r"|(?:untuk|buat) (?:sebuah )?(?:bot|robot|mesin)|(?:robot|machine|bot) ke liye|for (?:att vara )?en (?:robot|bot|maskin))"
    rf"{_LAUGHS}"
    r"|^(?:bir )?(?:robot|bot|makine) icin .{0,30}sin$"
    r"|\b(?:thanks|thank you|thx|kudos|props|bless|hats off|shout ?out) to whoever (?:made|built|invented|created|runs|designed|came up with) (?:this|it"
    r"|you|that)(?: thing| bot| app| service)?"
    rf"{_LAUGHS}"
    r"|\b(?:gracias a quien (?:lo )?(?:hizo|invento|creo) (?:esto|eso)|merci a (?:celui|celle|ceux) qui (?:a|ont) (?:fait|invente|cree) (?:ca|cela)"
    r"|danke an (?:den|die|wen auch immer) der? (?:das|dich) (?:gemacht|erfunden|gebaut) hat|grazie a chi (?:lo )?(?:l?ha) (?:fatto|inventato|creato)(?: questo)?"
    r"|obrigad[oa] a quem (?:fez|inventou|criou) isso|bedankt aan wie dit (?:gemaakt|bedacht|verzonnen) heeft|dzieki temu kto to (?:zrobil|wymyslil)"
    r"|спасибо тому кто это (?:сделал|придумал)|bunu (?:yapana|icat edene) tesekkurler|شكرا (?:للي|لمن) (?:عمل|سوى|صنع) هذا"
    rf"|(?:makasih|terima kasih) (?:buat )?yang (?:buat|bikin) ini|tack till den som (?:gjorde|byggde|hittade pa) det har){_LAUGHS}"
)
_OF_PRAISE_LIST = """
number bot robot machine computer chatbot service program maquina numero roboter maschine nummer macchina robo robota bota maszyne numer робота
бота машины номера makine لروبوت mesin maskin whoever quien qui hat chi quem wie kto кто yapana edene للي لمن yang som
"""
_OF_PRAISE = frozenset(_OF_PRAISE_LIST.split())
_TALKING = Saying(_TALK_LEXICON, _TALKS, _TALKS_UNSPACED, MOST_WORDS, LONGEST)


def talks_to_the_bot(words: Words) -> bool:
    """Whether a text is about what the bot has done or can do: "did it post?", "why did you post that"."""
    if any(sign in words.plain for sign in _QUOTES):
        return False
    if len(words.parts) <= MOST_WORDS and _BEGINS.match(" ".join(spoken(words.plain))) is not None:
        return True
    said = spoken(words.plain)
    if len(said) <= MOST_WORDS and not _OF_PRAISE.isdisjoint(said) and _PRAISES.search(" ".join(said)) is not None:
        return True
    if _TALKING.fits(words, _TALKS_ASKING if words.plain.endswith(_ASKING_SIGNS) else None):
        return True
    asked = _FIRST_QUESTION.match(words.plain) if not words.plain.isascii() and len(words.plain) <= LONGEST else None
    return asked is not None and _TALKS_UNSPACED.fits(asked[0])
