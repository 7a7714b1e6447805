"""Asking who or what this number is, or saying that it is a wrong one: never meant for the public."""

import re

from core.reading.phrases.everyday import EXCLAIMED, NOW, PERSONS, POLITE
from core.reading.phrases.lexicon import Lexicon, spoken
from core.reading.phrases.saying import Saying
from core.reading.phrases.unspaced import Unspaced
from core.reading.words import Words

MOST_WORDS = 14
LONGEST = 110
_WHO = """
who_is_this who_is_that who_is_it whos_this whos_that whos_dis who_dis who_this who_are_you who_r_u who_ru who_are_u
whore_you who_you who_tf_is_this who_the_hell_is_this who_the_fuck_is_this
who_is_dis who_is_texting who_is_texting_me who_is_messaging_me whos_texting_me who_texted_me who_am_i_talking_to
who_am_i_texting who_am_i_speaking_to who_am_i_chatting_with who_sent_this who_sent_me_this who_sends_this
who_do_you_think_you_are_texting who_owns_this_number whose_number_is_this whose_number whos_number_is_this
who_runs_this who_made_this whos_there who_there who_is_there identify_yourself
do_i_know_you do_i_know_u do_we_know_each_other have_we_met new_phone new_number i_dont_know_you
i_dont_know_this_number dont_recognize_this_number i_dont_recognize_this_number dont_have_this_number_saved
wrong_number wrong_nr wrong_no wrong_numba worng_number have_the_wrong_number got_the_wrong_number the_wrong_number
wrong_person have_the_wrong_person got_the_wrong_person you_have_the_wrong wrong_guy wrong_recipient
not_who_you_think
who_gave_you_my_number who_gave_you_this_number how_did_you_get_my_number how_did_you_get_this_number
how_do_you_have_my_number how_do_you_know_me where_did_you_get_my_number where_did_you_get_this_number
what_is_this what_is_this_number whats_this whats_this_number what_number_is_this what_are_you what_r_u
what_is_this_thing what_is_this_service what_is_this_app what_service_is_this what_company_is_this what_app_is_this
what_the_hell_is_this what_the_fuck_is_this wtf_is_this what_is_backslash whats_backslash whats_this_about
what_is_this_about whats_this_for what_is_this_for what_is_it_for whats_it_for whats_that_number what_is_that_number
is_this_a_bot are_you_a_bot r_u_a_bot are_u_a_bot is_this_bot are_you_bot are_you_a_robot is_this_a_robot
are_you_human are_you_a_human is_this_a_human are_you_real are_you_a_real_person is_this_a_real_person is_this_real
are_you_a_person
is_this_a_person is_this_a_machine are_you_a_machine are_you_an_ai is_this_an_ai are_you_ai is_this_ai
are_you_chatgpt is_this_chatgpt am_i_talking_to_a_bot am_i_talking_to_a_person am_i_talking_to_a_human
am_i_talking_to_a_real_person
am_i_texting_a_bot am_i_texting_a_robot is_anyone_there is_anybody_there is_somebody_there anyone_there
anybody_there are_you_there you_there u_there is_there_anyone_there bot_or_human human_or_bot robot_or_human
is_this_spam is_this_a_scam is_this_scam is_this_legit are_you_legit are_you_a_scam is_this_safe is_this_automated
is_this_some_kind_of_bot is_this_an_automated_number is_this_an_automated_message is_this_number_a_bot is_it_a_bot
is_that_a_bot
what_can_you_do what_can_u_do what_do_you_do what_does_this_do what_does_this_number_do what_can_this_do
what_can_i_do_here what_can_i_text what_can_i_send what_can_i_say what_do_i_text what_do_i_do what_should_i_text
what_am_i_supposed_to_do what_else_can_you_do
what_are_you_for what_is_your_name whats_your_name how_does_this_work how_does_it_work how_do_you_work
how_do_i_use_this how_do_i_use_you how_to_use_this how_do_you_use_this how_does_that_work how_does_this_thing_work
how_can_i_use_this how_this_works
how_do_i_start how_do_i_get_started how_to_start how_do_i_begin where_do_i_start where_am_i_texting
why_are_you_texting_me why_do_you_text_me why_did_you_text_me why_are_you_messaging_me why_am_i_getting_these
why_am_i_getting_this why_did_i_get_this why_do_i_get_this why_do_you_have_my_number who_do_you_work_for
are_you_twitter is_this_twitter is_this_x
nobody_here_by_that_name no_one_here_by_that_name no_one_by_that_name nobody_by_that_name not_the_person_you
quién_es quien_es quién_eres quien_eres quién_es_este quién_habla quien_habla de_quién_es_este_número quién_escribe
con_quién_hablo quién_sos quién_me_escribe número_equivocado numero_equivocado te_equivocaste_de_número
te_has_equivocado
se_equivocó_de_número qué_es_esto que_es_esto qué_es_este_número qué_número_es_este eres_un_bot es_un_bot
eres_un_robot es_un_robot eres_humano eres_una_persona cómo_funciona_esto cómo_funciona como_funciona
qué_puedes_hacer que_puedes_hacer
para_qué_sirve para_que_sirve_esto de_dónde_sacaste_mi_número quién_te_dio_mi_número hay_alguien_ahí no_te_conozco
te_conozco
qui_est_ce qui_es_tu cest_qui tes_qui t_es_qui qui_êtes_vous vous_êtes_qui qui_est_là qui_cest à_qui_est_ce_numéro
qui_mécrit qui_parle mauvais_numéro faux_numéro erreur_de_numéro tu_tes_trompé_de_numéro
vous_vous_êtes_trompé_de_numéro
cest_quoi cest_quoi_ça cest_quoi_ce_numéro quest_ce_que_cest tes_un_bot tu_es_un_bot es_tu_un_bot cest_un_bot
êtes_vous_un_robot tes_un_robot cest_un_robot tu_es_un_robot es_tu_humain comment_ça_marche comment_ça_fonctionne
que_peux_tu_faire
tu_peux_faire_quoi tu_fais_quoi tu_sers_à_quoi à_quoi_ça_sert comment_tu_as_eu_mon_numéro
comment_avez_vous_eu_mon_numéro il_y_a_quelquun on_se_connaît je_te_connais
wer_ist_das wer_ist_da wer_bist_du wer_sind_sie wer_schreibt_da wer_schreibt wer_ist_dort wer_is_das wer_da
mit_wem_schreibe_ich wessen_nummer_ist_das von_wem_ist_die_nummer kenne_ich_dich kennen_wir_uns ich_kenne_dich_nicht
falsche_nummer falsch_verbunden sie_haben_die_falsche_nummer du_hast_die_falsche_nummer falsche_person nummer_falsch
was_ist_das was_ist_das_für_eine_nummer was_ist_das_hier bist_du_ein_bot ist_das_ein_bot sind_sie_ein_bot
bist_du_ein_roboter ist_das_ein_roboter
bist_du_ein_mensch bist_du_echt wie_funktioniert_das wie_funktioniert_das_hier wie_geht_das was_kannst_du
was_kann_das was_machst_du_hier woher_haben_sie_meine_nummer woher_hast_du_meine_nummer ist_da_jemand jemand_da
neues_handy neue_nummer mit_wem_schreib_ich mit_wem_rede_ich mit_wem_spreche_ich woher_habt_ihr_meine_nummer
wer_hat_ihnen_meine_nummer_gegeben wer_hat_euch_meine_nummer_gegeben liest_das_ein_mensch liest_das_jemand
con_quién_estoy_hablando con_quién_hablo_yo con_quién_estoy_escribiendo de_dónde_sacaron_mi_número
de_dónde_tienen_mi_número cómo_consiguieron_mi_número esto_lo_lee_alguien lo_lee_una_persona
à_qui_je_parle je_parle_à_qui à_qui_jécris vous_avez_eu_mon_numéro_comment comment_vous_avez_eu_mon_numéro
doù_vous_avez_mon_numéro cest_un_humain_qui_lit
con_chi_sto_parlando con_chi_sto_scrivendo chi_vi_ha_dato_il_mio_numero come_avete_avuto_il_mio_numero lo_legge_una_persona
com_quem_eu_tô_falando com_quem_tô_falando onde_vocês_arrumaram_meu_número como_conseguiram_meu_número é_gente_que_lê
met_wie_app_ik met_wie_schrijf_ik hoe_komen_jullie_aan_mijn_nummer leest_een_mens_dit
z_kim_rozmawiam skąd_macie_mój_numer czy_to_czyta_człowiek
с_кем_я_разговариваю с_кем_я_переписываюсь это_читает_человек это_человек_читает
kiminle_konuşuyorum ben_kiminle_konuşuyorum numaramı_nereden_buldunuz bunu_insan_mı_okuyor
مع_مين_احكي مع_مين_عم_احكي مع_من_اتحدث من_وين_جبتوا_رقمي كيف_حصلتم_على_رقمي
ini_siapa ini_dengan_siapa saya_ngomong_sama_siapa dapat_nomor_saya_dari_mana kaun_bol_raha_hai mera_number_kahan_se_mila
कौन_बोल_रहा_है मेरा_नंबर_कहाँ_से_मिला
chi_è chi_sei chi_siete chi_parla con_chi_parlo chi_scrive chi_mi_scrive di_chi_è_questo_numero numero_sbagliato
hai_sbagliato_numero ha_sbagliato_numero cosa_è_questo cosè_questo cosè che_cosè che_numero_è sei_un_bot è_un_bot
sei_un_robot è_un_robot
sei_umano sei_una_persona come_funziona cosa_puoi_fare cosa_sai_fare a_cosa_serve come_hai_avuto_il_mio_numero
cè_qualcuno ci_conosciamo
não_tenho_esse_número não_tenho_esse_número_salvo não_tenho_este_número vem_är_detta vem_är_det
vem_är_du vem_e_detta vem_e_det vem_skriver hvem_er_dette hvem_er_det hvem_er_du hvem_skriver
quem_é quem_é_você quem_é_vc quem_fala quem_está_falando quem_ta_falando com_quem_falo com_quem_estou_falando
de_quem_é_esse_número quem_és número_errado numero_errado foi_engano o_que_é_isso o_que_é_isto que_número_é_esse
você_é_um_robô é_um_robô você_é_um_bot
é_um_bot é_robô você_é_humano como_funciona como_isso_funciona o_que_você_faz o_que_você_pode_fazer pra_que_serve
para_que_serve tem_alguém_aí como_conseguiu_meu_número quem_te_deu_meu_número te_conheço
wie_is_dit wie_ben_je wie_bent_u wie_ben_jij wie_is_daar met_wie_spreek_ik met_wie_heb_ik_contact
van_wie_is_dit_nummer wie_dit ken_ik_jou ken_ik_je verkeerd_nummer verkeerde_nummer fout_nummer
u_heeft_het_verkeerde_nummer je_hebt_het_verkeerde_nummer
wat_is_dit wat_is_dit_nummer wat_is_dit_voor_nummer ben_je_een_bot is_dit_een_bot ben_je_een_robot is_dit_een_robot
ben_je_een_mensch ben_je_echt hoe_werkt_dit hoe_werkt_het wat_kun_je wat_kan_je wat_doe_je
hoe_kom_je_aan_mijn_nummer hoe_komt_u_aan_mijn_nummer is_daar_iemand
kto_to kto_pisze kim_jesteś kto_mówi z_kim_piszę kto_tam czyj_to_numer zły_numer pomyłka to_pomyłka błędny_numer
pomyliłeś_numer co_to_jest co_to_za_numer co_to jesteś_botem to_bot czy_to_bot jesteś_robotem czy_jesteś_botem
jesteś_człowiekiem jak_to_działa co_umiesz
co_potrafisz skąd_masz_mój_numer jest_tam_ktoś znamy_się
что_это_такое что_это_вообще это_что чё_это что_за_бот что_за_сервис кто_это кто_ты кто_вы вы_кто ты_кто это_кто кто_пишет кто_там с_кем_я_говорю чей_это_номер кто_говорит не_тот_номер
вы_ошиблись_номером ошиблись_номером ты_ошибся_номером ошибка_номером вы_ошиблись что_это что_это_за_номер
что_за_номер ты_бот вы_бот это_бот ты_робот
это_робот вы_робот ты_человек как_это_работает что_ты_умеешь что_ты_можешь что_вы_умеете откуда_у_вас_мой_номер
откуда_у_тебя_мой_номер есть_кто есть_кто_живой мы_знакомы
kimsin kimsiniz kim_bu bu_kim siz_kimsiniz sen_kimsin kimsiniz_siz kiminle_görüşüyorum bu_kimin_numarası
yanlış_numara yanlış_kişi bu_ne bu_nedir bu_numara_ne bu_numara_nedir bot_musun robot_musun bu_bir_bot_mu bot_mu
bu_bot_mu insan_mısın nasıl_çalışıyor bu_nasıl_çalışıyor
ne_yapabilirsin ne_işe_yarıyor numaramı_nereden_buldun numaramı_nereden_aldınız kimse_var_mı tanışıyor_muyuz
من_هذا من_انت مين_معي مين_انت مين_هذا من_معي من_انتم مين مين_هاد من_المتكلم من_يتكلم رقم_خطأ الرقم_خطأ رقم_غلط
الرقم_غلط غلطان_بالرقم ما_هذا ما_هذا_الرقم شو_هاد ايش_هذا هل_انت_بوت هل_انت_روبوت انت_بوت انت_روبوت هل_هذا_بوت
هل_هذا_روبوت
كيف_يعمل_هذا كيف_يعمل كيف_تعمل ماذا_تفعل ماذا_يمكنك_ان_تفعل من_اين_لك_رقمي من_وين_جبت_رقمي هل_يوجد_احد في_حدا
vem_är_det vem_är_du fel_nummer vad_är_det_här är_du_en_bot är_det_en_bot hur_funkar_det hur_fungerar_det_här
vad_kan_du_göra hvem_er_det hvem_er_du hvem_er_dette forkert_nummer feil_nummer hvad_er_det_her er_du_en_bot
hvordan_virker_det hva_er_dette
kdo_je_to kdo_jsi kdo_jste špatné_číslo omyl co_to_je jsi_robot jsi_bot jak_to_funguje хто_це хто_ти ви_хто
не_той_номер ви_помилились_номером що_це ти_бот це_бот як_це_працює ποιος_είναι ποιος_είσαι λάθος_νούμερο
λάθος_αριθμός τι_είναι_αυτό είσαι_ρομπότ πώς_λειτουργεί
hvem_er_dette hvis_nummer_er_det hvis_nummer_er_det_her hvis_nummer_er_dette hvem_taler_jeg_med hvem_skriver_jeg_med hvem_sitt_nummer_er_dette hvems_nummer_er_dette
hvem_snakker_jeg_med hvem_eier_dette_nummeret kven_er_dette er_det_en_robot er_dette_en_robot er_dette_en_bot vems_nummer_är_det vems_nummer_är_det_här vems_nummer_är_detta vem_pratar_jag_med
vem_äger_det_här_numret kuka_tämä_on kuka_siellä kuka_olet kuka_sä_olet kuka_sinä_olet kenen_numero_tämä_on kenen_numero kenen_kanssa_puhun kuka_kirjoittaa mikä_tämä_on mikä_numero_tämä_on
väärä_numero oletko_robotti oletko_botti onko_tämä_botti miten_tämä_toimii čí_je_to_číslo čí_je_tohle_číslo s_kým_mluvím s_kým_si_píšu s_kým_píšu kdo_píše kdo_volá kdo_je_tam kdo_mi_píše co_je_tohle je_to_robot
kto_je_to kto_si kto_ste čie_je_to_číslo čie_číslo_je_toto s_kým_hovorím s_kým_si_píšem zlé_číslo čo_je_to si_robot si_bot ako_to_funguje ki_ez ki_az ki_vagy kicsoda_ez kivel_beszélek kinek_a_száma_ez kié_ez_a_szám kinek_a_száma
rossz_szám téves_szám téves mi_ez robot_vagy hogyan_működik_ez ez_egy_robot cine_e cine_ești cine_esti cine_este cine_e_acolo cine_sunteți al_cui_e_numărul_ăsta al_cui_este_acest_număr al_cui_e_numarul al_cui_număr_e_ăsta cu_cine_vorbesc
număr_greșit ai_greșit_numărul ce_e_asta ce_este_asta ești_robot cum_funcționează ποιανού_είναι_αυτό_το_νούμερο ποιανού_είναι_το_νούμερο ποιανού_είναι_ο_αριθμός τίνος_είναι_ο_αριθμός τίνος_είναι_αυτό_το_νούμερο με_ποιον_μιλάω ποιος_είσαι_εσύ ποιος_μιλάει ποιος_γράφει τι_είναι_αυτός_ο_αριθμός
кой_е_това кой_си кой_сте кой_пише чий_е_този_номер чий_номер_е_това с_кого_говоря грешен_номер какво_е_това ти_робот_ли_си кой_е_там чий_це_номер чий_номер з_ким_я_говорю з_ким_я_розмовляю хто_пише хто_там хто_ви що_це_таке що_це_за_номер
מי_זה מי_זאת מי_אתה מי_את מי_אתם מי_מדבר של_מי_המספר של_מי_המספר_הזה עם_מי_אני_מדבר מספר_טעות טעות_במספר מה_זה מה_המספר_הזה אתה_רובוט אתה_בוט זה_בוט זה_רובוט איך_זה_עובד شما_کی_هستید شما شما_کی_هستین تو_کی_هستی کی_هستی کی_هستید این_شماره_کیه این_شماره_مال_کیه این_شماره_کی_است
این_شماره_برای_کیست این_کیه این_چیه اشتباه_گرفتید شماره_اشتباه ربات_هستی رباتی شما_ربات_هستید چطور_کار_میکند یہ_کون_ہے آپ_کون_ہیں آپ_کون یہ_کس_کا_نمبر_ہے یہ_نمبر_کس_کا_ہے غلط_نمبر کون_ہے
이_번호_누구 이_번호_누구_거예요 이_번호_누구_거 이_번호_누구꺼예요 이_번호_누구예요 누구_번호예요 누구_번호 누구세요_혹시 뭐예요_이거 이게_뭐예요 이_번호_뭐예요 사람이에요 로봇이에요 봇인가요 로봇인가요 사람인가요 bạn_là_ai ai_đây ai_đấy ai_vậy ai_thế là_ai số_của_ai số_của_ai_đây số_này_của_ai số_này_là_của_ai đây_là_số_của_ai đây_là_ai nhầm_số sai_số
đây_là_gì cái_gì_đây bạn_là_robot bạn_có_phải_là_robot_không dùng_thế_nào siapa_ini ini_siapa kamu_siapa anda_siapa siapa_kamu siapa_anda ini_nomor_siapa nomor_siapa_ini nomor_siapa nomer_siapa_ini ini_nomer_siapa ini_nombor_siapa ni_nombor_siapa nombor_siapa_ni nombor_siapa ni_siapa siapa_ni dengan_siapa_ini salah_nomor salah_sambung
salah_nombor ini_apa apa_ini apa_ni kamu_bot apakah_ini_bot kamu_robot ini_bot bagaimana_cara_kerjanya macam_mana_guna sino_ka sino_ito sino_to sino_po_kayo sino_po_sila kaninong_number_ito kaninong_number_to kanino_to kanino_ito kaninong_numero_ito sino_kausap_ko wrong_number_po ano_ito ano_to bot_ka_ba robot_ka_ba tao_ka_ba paano_ito
wewe_ni_nani ni_nani ni_nani_huyu hii_ni_namba_ya_nani namba_ya_nani hii_namba_ni_ya_nani unani nani_wewe nambari_ya_nani hii_ni_nini এটা_কার_নম্বর এটা_কে আপনি_কে কে_আপনি তুমি_কে কে_তুমি কার_নম্বর এই_নম্বর_কার এটা_কী এটা_কি ভুল_নম্বর আপনি_কি_রোবট
आप_कौन_बोल_रहे_हैं यह_किसका_नंबर_है ये_किसका_नंबर_है किसका_नंबर_है ये_नंबर_किसका_है yeh_kiska_number_hai ye_kiska_number_hai kiska_number_hai ye_number_kiska_hai yeh_number_kiska_hai kaun_bol_raha_hai kaun_ho aap_kaun_ho tum_kaun_ho ye_kya_hai yeh_kya_hai galat_number wrong_number_hai kaun_hai_ye
هذا_رقم_مين رقم_مين_هذا لمن_هذا_الرقم bu_numara_kimin kimin_numarası numara_kimin_bu bu_numara_kime_ait kime_ait_bu_numara czyj_jest_ten_numer czyj_to_jest_numer ten_numer_to_kto чей_номер чей_это_номер_телефона чей_вообще_номер
wessen_nummer wessen_nummer_ist_das_hier wem_gehört_die_nummer wem_gehört_diese_nummer di_chi_è_il_numero de_quién_es_el_número de_quién_es_este_teléfono c_est_le_numéro_de_qui cest_le_numéro_de_qui le_numéro_de_qui de_quem_é_este_número de_quem_é_o_número wiens_nummer_is_dit
कौन कौन_है कौन_हो आप_कौन आप_कौन_हैं कौन_है_ये गलत_नंबर रॉंग_नंबर यह_क्या_है क्या_आप_बॉट_हैं 누구세요 누구 누구야 누구신가요
잘못_거셨어요 이게_뭐야 이거_뭐야 봇이에요 로봇이야 kaun kaun_hai aap_kaun kon_hai
"""
BESIDE = """
vero verdad stimmts be_honest tell_me_the_truth honestly dime_la_verdad dis_moi_la_vérité dis_la_vérité sag_die_wahrheit ehrlich
sag_mal_ehrlich dimmi_la_verità di_la_verità fala_a_verdade diz_a_verdade zeg_eens_eerlijk zeg_eerlijk mów_prawdę szczerze скажи_правду
скажи_честно честно doğruyu_söyle doğru_söyle قل_الحقيقة قول_الحقيقة jujur jujur_ya sach_batao sach_bolo सच_बताओ säg_sanningen
my_apologies apologies dear good_morning good_afternoon good_evening bom_dia boa_tarde boa_noite buenos_días buenas_tardes
buenas_noches guten_tag guten_morgen guten_abend buongiorno buonasera bonjour bonsoir goedemorgen goedemiddag goedenavond
dzień_dobry dobry_wieczór здравствуйте добрый_день добрый_вечер iyi_günler iyi_akşamlar selamat_pagi selamat_siang god_morgon
youve i_ve ive your sorry hey so im i_m not his her their phone number anymore im_sorry i_think i_believe think
this_is you_have you_got u_have u_got hi_there excuse_me lost_my_contacts lost_all_my_contacts contacts dis with
again exactly even is_this texting supposed to_be
please_tell_me tell_me can_you_tell_me can_i_ask may_i_ask wondering just_wondering btw actually like man bruh
a_real or something no not_me yo dunno idk know
disculpe oiga creo_que es tienes_el tiene_el número nuevo_número cambié_de_teléfono en_serio
numéro téléphone je_crois vous_avez tu_as nouveau désolé nouveau_téléphone
nummer handy ich_glaube sie_haben du_hast neues leider denn hier eigentlich bitte_wer
numero credo nuovo telefono scusi_ma aqui celular novo número acho_que você_tem telefone
nummer telefoon ik_denk u_heeft je_hebt nieuw numer telefon chyba masz mam_nowy nowy номер телефон кажется у_вас
у_меня новый numara telefon galiba yeni الرقم رقم هاتف
her egentlig lige nå da här egentligen nu oikein muuten tämä vlastně prosím_vás teď teda vlastne tulajdonképpen egyébként oare cumva αλήθεια τώρα всъщност всъщност_това узагалі власне בעצם בכלל لطفا واقعا 혹시 지금 근데 저기
vậy thế đây ạ cho_hỏi cho_mình_hỏi cho_tôi_hỏi mình_hỏi xin_hỏi nhỉ sih ya nih maaf permisi boleh_tahu po ba hini kwani भाई जी bhai ji yaar ভাই जरा numara_bu
"""
# Of what they may think we are, and how they ask.
_KIND = """
bot robot human machine computer ai chatbot spambot automated robocall chatgpt gpt scam scammer spammer phishing
siri alexa algorithm
humano humana máquina computadora estafa robô máquina humain humaine machine ordinateur arnaque mensch maschine
computer betrug umano umana macchina truffa mens mensch machine computer oplichting
człowiekiem człowiek robotem botem maszyna oszustwo человек машина робот бот мошенник робота insan makine robot
dolandırıcı بوت روبوت انسان إنسان احتيال människa maskin menneske stroj člověk людина άνθρωπος
"""
_IS = """
are is r am be was talking texting speaking chatting messaging writing dealing with to this that it you u ya youre i
im there who or not even a an the some sort kind of just really real actual actually live like another here person
people someone somebody anyone number sure
eres es sos estoy hablando con un una usted alguien o persona una_persona real es_tu êtes_vous tu vous êtes es c
cest un une je parle à quelquun ou personne vraie suis avec
bist du sind sie ist das ein eine rede schreibe ich mit einem einer oder echt echter mensch wirklich hier sei è un
una sto parlando con o persona vera lei questo
você vc é um uma estou falando com ou pessoa de_verdade tu és ben je bent u is dit een praat ik met of echt persoon
jesteś to czy rozmawiam z lub osobą ты вы это я говорю с или живой настоящий
sen bu bir misin musun mısın mi mu mı siz gerçek konuşuyorum ile biri انت هل هذا انا اتحدث مع او شخص حقيقي är du en
det er du et jsi ti είσαι
"""
_LEXICON = Lexicon(
    {"W": _WHO, "H": _KIND, "B": _IS, "F": f"{BESIDE} {POLITE} {EXCLAIMED} {NOW} {PERSONS}"}, mended="W"
)
_ASKS = re.compile(r"[FB]*W[WFB]*|(?=.*H)(?=.*B)[HBF]{2,9}")
_SPOKEN_TO = frozenset(
    [
        "you",
        "u",
        "ya",
        "youre",
        "this",
        "that",
        "it",
        "talking",
        "texting",
        "speaking",
        "chatting",
        "there",
        "eres",
        "es",
        "sos",
        "usted",
        "tu",
        "vous",
        "es",
        "bist",
        "sie",
        "das",
        "ist",
        "sei",
        "questo",
        "voce",
        "vc",
        "e",
        "ben",
        "je",
        "bent",
        "dit",
        "jestes",
        "to",
        "ty",
        "вы",
        "ты",
        "это",
        "sen",
        "siz",
        "bu",
        "misin",
        "musun",
        "انت",
        "هل",
        "هذا",
        "du",
        "jsi",
        "ти",
        "είσαι",
        "ar",
        "er",
    ]
)
_UNSPACED = Unspaced(
    (
        "นี่|เบอร์|นี้|คือ|คุณ|เป็น|มัน|ขอโทษ|สวัสดี|อันนี้",
        "ใคร|ของใคร|เบอร์ใคร|อะไร|โทรผิด|ผิดเบอร์|เบอร์ผิด|บอท|บอต|หุ่นยนต์",
        "คะ|ครับ|ค่ะ|หรอ|เหรอ|ไหม|มั้ย|หรือเปล่า|นะ|เนี่ย|อะ",
    ),
    (
        "あの|えっと|すみません|すいません|失礼ですが|ごめんなさい|この番号|これ|あなた|お|は|って|え|请问|請問|你好|喂|你|您|这|這",
        (
            "誰ですか|誰|だれ|だれですか|どなたですか|どなた|どちら様ですか|どちら様|どちらさま|何ですか|なに|何|何の番号|誰の番号|誰の番号ですか|誰の電話|ボットですか|ボット|ロボットですか|"
            "ロボット|人間ですか|使い方|どう使うの|どうやって使うの|何ができますか|何ができるの|番号違い|番号を間違えています|番号を間違えてます|番号が違います|番号が違う|番号違いです|"
            "番号が間違っています|かけ間違い|誰だよ|誰なの|番号間違い|間違い電話|間違えてますよ|人違いです|人違い|是谁|是誰|谁|谁啊|谁的|是谁的|谁的号码|是谁的号码|谁的电话|哪位|打错了|发错了|"
            "号码错了|打錯了|是什么|是什么号码|什么|是机器人吗|机器人吗|是真人吗|怎么用|能做什么"
        ),
        "ですか|でしょうか|だと思います|と思います|です|の|ね|よ|啊|呢|吗|吧",
    ),
)
_ASKING_WHO = Saying(_LEXICON, _ASKS, _UNSPACED, MOST_WORDS, LONGEST)


def asks_who(words: Words) -> bool:
    """Whether a text asks, in any of the main languages, who or what this is, or says that the number is wrong."""
    if not _ASKING_WHO.fits(words):
        return False
    said = spoken(words.plain)
    # "I am only human" is said of oneself.
    return "H" not in _LEXICON.tags(said) or not _SPOKEN_TO.isdisjoint(said)
