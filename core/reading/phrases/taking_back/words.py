"""The words of wanting a post back, in the main languages and two dozen others (core/reading/taking_back.py)."""

from core.reading.phrases.everyday import ARTICLES, EXCLAIMED, IT, LAST, NOW, PERSONS, POLITE, POST, SWEARING
from core.reading.phrases.lexicon import UNKNOWN, Lexicon
from core.reading.phrases.taking_back.meant import ASTRAY, MEANT, SLIPPED

# Each says it alone, and about "it", "that", "my last post".
BARE = """
undo undoo unpost untweet unsend unpublish untext undelete delete del delte delet dlete erase remove retract recall
revert rollback roll_back withdraw rescind redact retire padam
"""
# Each of these says it too, if it is all that is said: "hide it, the kids are coming" is about something else.
OTHERWISE = """
reverse cancel hide hide_it hide_that kill kill_it pull_back zap_it trash_it bin_it scratch_that bring_it_down
"""
_DELETE = """
want_that_tweet_gone want_that_post_gone want_this_tweet_gone dont_keep_that_up un_tweet un_publish podia_retirar poderia_retirar retire_a_última retire_o_último تشيل_آخر_منشور تشيل_المنشور
way_of_getting_the_last way_of_getting_my_last way_of_getting_this lose_that_last_post lose_that_last_one lose_that_post lose_my_last_post lose_the_last_post lose_that_tweet pull_down_the pull_down_my pull_down_that
cancel_the_one_i_just_sent cancel_the_one_i_sent cancel_the_one_i_posted
skasowanie usunięcie wycofanie pode_retirar pode_apagar
تحذفونها تمسحونها تحذفوها تمسحوها تحذفونه
pull_my_last pull_that_last pull_the_last pull_my_post pull_that_post pull_my_tweet pull_that_tweet أريد_سحب اريد_سحب سحب_ما_نشرته
want_that_last_tweet_gone want_that_last_post_gone want_my_last_tweet_gone want_my_last_post_gone want_the_last_post_gone
like_it_withdrawn like_that_withdrawn like_that_post_withdrawn like_it_taken_down like_that_taken_down like_it_deleted like_that_deleted
make_that_one_disappear make_this_one_disappear make_the_last_one_disappear make_my_last_one_disappear make_that_post_disappear make_my_post_disappear
have_that_one_deleted have_the_last_one_deleted have_that_post_deleted have_my_post_deleted
have_that_one_removed have_that_post_removed have_my_post_removed
have_that_one_withdrawn have_that_post_withdrawn have_my_post_withdrawn
have_that_one_taken_down have_that_post_taken_down have_my_post_taken_down
cancel_what_went_out delete_what_went_out remove_what_went_out undo_what_went_out cancel_what_i_sent delete_what_i_sent remove_what_i_sent
cancel_what_i_posted delete_what_i_posted remove_what_i_posted post_needs_to_go tweet_needs_to_go post_has_to_go tweet_has_to_go
tkae_it_off tkae_it_down tkae_that_down tkae_it_back taek_it_down taek_it_off
plocka_ner plocka_bort plockas_ner plockas_bort retirem podem_retirar podem_apagar podem_remover podem_eliminar podem_tirar
pueden_borrar pueden_quitar pueden_eliminar pueden_retirar potete_cancellare potete_togliere potete_eliminare potete_rimuovere
pouvez_vous_supprimer pouvez_vous_enlever pouvez_vous_retirer pouvez_vous_effacer
können_sie_das_löschen könnt_ihr_das_löschen könnt_ihr_das_rausnehmen können_sie_das_rausnehmen
geri_alabilir_misiniz usuńcie skasujcie cofnijcie usuńcie_to możecie_usunąć możecie_to_usunąć
تحذفون تمسحون ممكن_تمسحه ممكن_تمسحها ممكن_تحذفه ممكن_تحذفها ممكن_تحذفون ممكن_تمسحون
verschwinden_lassen tilg tilge tilgen ungeschehen mach_ungeschehen nimms_raus nimms_runter nimms_weg nimms_wieder_raus nehmen_sie_das_raus nehmen_sie_das_runter
nehmen_sie_das_weg nehmen_sie_das_wieder_runter nehmen_sie_das_wieder_raus nehmen_sie_es_raus nehmen_sie_es_runter mach_das_raus mach_das_weg mach_das_runter mach_das_wieder_weg
hol_das_runter hol_das_raus hol_das_zurück hol_es_zurück zurückholen zurückzuholen zurückgeholt offline_nehmen
dépublier dépubliez dépublie le_faire_disparaître la_faire_disparaître fais_le_disparaître fais_disparaître faites_disparaître faites_le_disparaître
vire_moi_ça vire_ça vire_le virez_ça virez_moi_ça reprends_le reprenez_le ôte_moi_ça ôtez_moi_ça enlève_moi_ça retire_moi_ça effacez_moi_ça le_récupérer
échalo_para_atrás échalo_atrás echar_para_atrás echarlo_para_atrás dar_marcha_atrás bajalo_ya bájenlo deshágalo deshaga desaparece_ese desaparece_eso que_desaparezca
anular anularlo anúlalo anule revertir revertirlo revierto bórrame bórreme borre bórrelo bórrela borrarme bórrenlo bórrenla elimine elimínelo eliminen quite_eso quite_esto quítelo quítela
quítenlo retírelo retírenlo retirarlo saca_eso sacá_eso sáquelo saquen_eso fuera_eso fuera_de_ahí cancélalo
fai_sparire fate_sparire faccia_sparire ritira ritiralo ritirare ritirarlo ritirate eliminatelo elimini revocare revoca revocate disfa disfare lo_tolga la_tolga lo_levi
levatelo levarlo come_lo_levo lo_levo si_può_cancellare si_può_togliere cancellatelo lo_cancelli riprenderlo rimangiati
volta_atrás voltar_atrás volta_atras faz_desaparecer faça_desaparecer fazer_desaparecer quero_que_suma quero_q_suma faz_sumir some_com recolhe recolher recolha despublica despublicar
despublique deita_isso_fora deita_fora retira_isso retire_isso tira_essa tira_esse apague_isso elimina_isso elimine_isso desfaço desfazer_isso
trek_terug trek_dat_terug trek_het_terug trekt_u_dat trekt_u_het pak_dat_weg gooi_weg gooi_die_weg gooi_dat_weg gooi_die_laatste_weg schrap schrap_dat schrap_het kan_dat_terug kan_dat_nog_terug
kan_dat_weg kan_het_weg moet_eraf haal_er_af haal_dat_eraf haal_dat_er haal_eraf offline_halen terughalen
fetch_that_back fetch_it_back fetch_back rub_out rub_it_out rub_that_out scrub_it scrub_that scrub_this unput un_put get_shot_of get_shot_of_it strike_that
strike_that_from make_it_vanish want_it_vanished be_wiped be_scrubbed needs_wiping that_wiped it_wiped off_with_it out_with_it
take_away_what roll_it_back roll_that_back walk_that_back wind_it_back clear_it_please clean_it_please unshare unshare_that expunge expunge_it
zdjąć to_zdjąć proszę_zdjąć wycofać wycofać_to usunie usunie_to skasuje niech_pan_to_usunie niech_pani_to_usunie niech_pan_to_zdejmie niech_pani_to_zdejmie zdejmie zdejmijmy ściągnij ściągnij_to ściągnąć schowaj_to ukryj_to
снимите_это сними_это вернуть_назад верните_назад верни_назад вернуть_обратно отозвать спрячь_это скрой_это удалю зніміть зніми сховай поверніть_назад
durmasın kaldırsın kaldırın_şunu kaldır_şunu sildirin sildir silelim siliniz kaldırınız geri_alın_ne_olur geri_alabilir_miyiz geri_alsak
اسحبوها اسحبوه الغ_المنشور الغي_المنشور ألغ_المنشور ألغي ألغيه الغيه أشيلها أشيله احذفوها احذفوه امسحوها امسحوه رجعها رجعوها خبيها اخفيها
वापस_लो वापस_ले_लो वापस_लीजिए निकाल_दीजिए निकाल_दो हटवा_दो हटा_दीजिये wapas_lo wapas_le_lo wapas_lelo vapas_lo hatwao hatao_isko nikal_do nikaal_do hata_lo
как_это_снять снять_это
verwijderd_worden weggehaald_worden geri_alabilir_miyim geri_alabilir_misin silebilir_miyim kaldırabilir_miyim
can_it_go_away can_that_go_away can_this_go_away make_that_go_away make_this_go_away make_it_all_go_away make_it_be_gone
be_undone be_unposted be_unsent be_untweeted be_unpublished be_withdrawn be_retracted be_reversed be_erased be_rubbed_out be_recalled
be_pulled_down be_taken_off be_taken_back be_scrubbed come_off_there come_off_please come_back_down come_down_please
way_of_withdrawing way_of_deleting way_of_removing way_of_undoing way_of_unsending way_of_retracting way_of_recalling
way_of_erasing way_of_unposting way_of_taking_it way_of_taking_that way_of_getting_it_back way_of_getting_that
way_to_withdraw way_to_delete way_to_remove way_to_undo way_to_unsend way_to_retract way_to_recall way_to_erase way_to_unpost
forma_de_borrar forma_de_quitar forma_de_retirar forma_de_deshacer manera_de_borrar manera_de_quitar manera_de_retirar
moyen_de_supprimer moyen_deffacer moyen_de_retirer moyen_dannuler moyen_denlever zu_löschen zurückzunehmen rückgängig_zu_machen
zurückzuziehen modo_di_cancellare modo_per_cancellare modo_di_togliere modo_di_ritirare jeito_de_apagar jeito_de_tirar jeito_de_excluir
forma_de_apagar como_apagar_isso manier_om_te_verwijderen te_verwijderen terug_te_trekken ongedaan_te_maken da_się_usunąć da_się_cofnąć
da_się_skasować można_usunąć można_cofnąć można_skasować можно_удалить можно_отозвать можно_убрать можно_отменить
silinebilir_mi kaldırılabilir_mi geri_alınabilir_mi geri_çekilebilir_mi ممكن_تنحذف ممكن_تحذف ممكن_تمسح ممكن_أحذفها ممكن_احذفها
bisa_dihapus bisa_ditarik bisa_dihapusin bisa_dibatalkan delete_ho_sakta hata_sakte delete_kar_sakte डिलीट_हो_सकता हटा_सकते
går_det_att_ta_bort går_det_att_ångra kan_tas_bort kan_den_tas_bort kan_slettes kan_det_slettes
delete_whatever_that_was delete_whatever_it_was delete_whatever_went_up remove_whatever_that_was on_peut_leffacer on_peut_lenlever on_peut_le_supprimer on_peut_le_retirer on_peut_la_supprimer delete_what_just_went_up
remove_what_just_went_up delete_what_just_went_out remove_what_just_went_out delete_what_i_just_put_up
like_that_one_gone like_that_gone like_it_gone like_this_gone like_that_removed like_it_removed
take_that_one_off take_this_one_off take_that_one_down delete_am remove_am_fast forget_that_last_text
forget_that_last_post forget_that_last_tweet forget_that_last_message dihapus tolong_dihapus
kaldırabilir_misiniz kaldırabilir_misin silebilir_misiniz kaldırır_mısın kaldırır_mısınız siler_misiniz
never_mind_pull_it never_mind_delete never_mind_delete_it nevermind_delete nvm_delete nvm_delete_it nvm_pull_it
nvm_take_it_down never_mind_take_it_down dont_leave_that_up dont_leave_it_up شيلها_من_الصفحة شيلها_من_صفحتي get_rid_of take_it_down take_that_down take_this_down take_down take_them_down take_it_off take_that_off
take_it_back take_that_back take_back
pull_that_down pull_this_down pull_it_off_there bring_that_down take_that_one_away pull_it pull_that pull_it_down get_it_down get_that_down get_it_off get_that_off put_it_down
nuke_it unmake need_that_deleted need_it_deleted
need_this_deleted want_that_deleted want_it_deleted want_this_deleted
reverse_that cancel_that make_that_disappear make_it_disappear make_it_vanish make_it_not_exist make_that_not_exist
should_be_deleted be_deleted be_removed be_taken_down
want_it_gone want_that_gone want_it_removed want_that_removed get_it_deleted get_that_deleted need_it_gone
need_that_gone need_it_removed need_that_removed need_that_last_tweet_gone need_that_tweet_gone need_that_post_gone make_it_go_away
borra~lo~la~los~r~rlo~d bórralo bórrala bórralos elimina~lo~la~los~r~rlo elimínalo elimínala quita~lo~la~r~rlo
quítalo quítala deshacer deshaz deshazlo desházte suprime~lo retira~lo anula~lo bajalo bájalo borren
supprime~z~r efface~z~r enlève enlever enlevez retire~z~r annule~z~r dépublie défais défaire
lösch lösche löschen löscht löschs loesch loesche loeschen entferne entfernen rückgängig rückgängig_machen
zurücknehmen nimm_das_zurück nimm_das_runter nimm_das_raus nimm_das_wieder_raus nimm_das_wieder_runter nimm_es_runter nimm_ihn_runter zieh_das_zurück zieh_zurück muss_runter muss_wieder_runter muss_weg zurück_damit zurückziehen runternehmen weg_damit
cancella~lo~la~li~re~te elimina~lo~la~li~re togli~lo~la togliere rimuovi~lo~la rimuovere annulla~lo~la~re tira_giù
tiralo_giù
apaga~r~i apague apagá~lo~la deleta~r delete deletá~lo exclui~r exclua remove~r remova desfaz desfazer desfaça
tira_isso tira_do_ar tira~r
verwijder verwijderen wis wissen haal_weg haal_dat_weg haal_het_weg haal_dit_weg weghalen haal_offline ongedaan
maak_dat_ongedaan maak_het_ongedaan draai_terug ongedaan_maken maak_ongedaan intrekken trek_in
usuń usunąć skasuj skasować cofnij cofnąć wycofaj zdejmij wykasuj usuwaj
удали~те удалить удаляй убери~те убрать сотри~те стереть отмени~те отменить верни снеси снести отзови
sil silin silsene silin silebilir_misin geri_al geri_alın geri_çek kaldır kaldırın iptal_et silmek siler_misin
silermisin geri_alır_mısınız geri_alır_mısın kaldırır_mısın siler_misiniz
احذف احذفه احذفها احذفي احذفيه حذف امسح امسحه امسحها امسحي ازل أزل شيل شيله شيلها نزله نزليه اسحب اسحبه تراجع الغاء_النشر
ta_bort radera ångra ta_ner slet slett fjern fortryd angre sletning tag_det_ned ta_det_ned ta_det_bort smaž smazat
smažte odstraň odstranit vrať_zpět stáhni видали видалити прибери скасуй
διέγραψε διάγραψε σβήσε σβήστο αναίρεση κατέβασέ_το मिटा_दो मिटाओ हटा_दो हटाओ डिलीट_करो डिलीट_कर_दो डिलीट
delete_karo delete_kar_do hata_do 삭제 삭제해 삭제해줘 지워 지워줘 취소해줘 내려줘 되돌려
scrap scrap_that pull_the un_do unpostit
anuller annullér fjern_det slett_det opphev trekk_tilbake ta_ned ta_bort_det
poista poistakaa poistaisitko peru_se peru_tuo peru_toi peru_tää peru_tämä peru_se_heti peruuta kumoa ota_pois ota_se_pois ota_tämä_pois vedä_pois
cofnij_to usuń_to zmaž zmažte vymaž vymažte odstráň zruš zrušte vráť stiahni vymazat zrušit vrať vezmi_zpět smazat_to
töröld töröld_ki törölje töröljétek törölni vond_vissza vedd_vissza szedd_le_azt töröld_azt visszavonás visszavonni vedd_le szedd_le
șterge ștergeți sterge stergeti șterge_l anulează anulati anulați retrage elimină dă_jos dă_l_jos dă_o_jos scoate
διαγράψτε διέγραψέ_το διάγραψέ_το σβήσε_το σβήστε αναίρεσε ακύρωσε κατέβασε πάρε_πίσω πάρ_το_πίσω πάρτο_πίσω βγάλε_το αφαίρεσε
изтрий изтрийте махни махнете свали върни отмени
зітри видаліть приберіть скасуйте відміни відкликати
מחק תמחק תמחקי מחקי תמחקו למחוק הסר תסיר תוריד תורידי תורידו להוריד בטל תבטל
پاک_کن پاکش_کن پاک_کنید پاکش_کنید حذف_کن حذفش_کن حذف_کنید حذفش_کنید بردار برش_دار
삭제해_주세요 삭제_좀 지워_줘 지워_주세요 지워주세요 삭제해주세요 취소 취소해 취소해_주세요 내려주세요 내려_줘
xoá xóa gỡ_bài gỡ_đi gỡ_bỏ gỡ_nó xoá_bỏ xóa_bỏ hủy huỷ thu_hồi gỡ_xuống
hapus hapusin hapuskan batalkan tarik_kembali padam padamkan buang turunkan
burahin burahin_mo i_delete paki_delete pakidelete paki_burahin pakibura tanggalin alisin i_undo bawiin
मिटा_दीजिए हटाइए हटा_दें हटा_दीजिए डिलीट_कर डिलीट_करें delete_kardo delete_krdo hatao hata_dena mita_do
মুছে_ফেলুন মুছে_দিন মুছে_দাও ডিলিট_করুন ডিলিট_করো ڈیلیٹ_کر_دو ڈیلیٹ_کریں ہٹا_دو مٹا_دو
futa ifute iondoe ondoa
must_come_down should_come_down can_come_down needs_to_come_down has_to_come_down raus_damit wieder_raus_damit
yank yank_it wipe wipe_it drop_that bring_it_back_down call_it_back call_that_back fish_it_back_out lose_that_one
tira_tú bájala bájalos sácalo sácala enlevez_le enlève_le retirez_le eraf_ermee weg_ermee eraf snel_eraf
nehmt_das_weg nehmt_das_runter nimm_das_weg weg_mit_dem_bild levalo levala toglietelo some_com_isso some_com_ele
zdejmijcie zdejmij_to zabierz_to снимите сними уберите turunin cabut nurunin kaldırıver kaldırsana شيلوها شيلوه نزلوها
get_rid_of_it get_rid_of_that get_rid_of_this remove_am eliminen~lo~la quiten~lo~la retiren~lo~la bitte_wieder_weg
wieder_weg ditarik tarik hapuskan_saja इसे_हटा_दो isko_hata_do isko_delete_karo
un_send un_send_it get_ridof get_ridof_it want_that_post_gone want_this_post_gone want_the_post_gone comot_am
comot_that comot_it commot_am commot_that delete_the_one delete_whatever_that_was take_it_away take_that_away
take_this_away get_rid abort bin_that un_post unsay un_say reverse_it get_that_one_down
can_that_disappear make_it_not make_that_not rausnehmen wieder_rausnehmen bort_med_det tarik_lagi delete_kar
delete_krdo
"""
# With one of these it is a post, and no entry of what somebody keeps count of: "delete my last post".
POSTS = """
post posts tweet tweets publicación publicaciones tuit tuits publication beitrag beiträge pubblicazione publicação
postagem tuíte wpis wpisu posta tweeta пост поста твит публикацию публикация gönderi gönderiyi gönderimi tweeti tweetimi
منشور المنشور تغريدة التغريدة inlägg inlägget innlegg innlegget opslag opslaget
"""
# What goes with these words is no post: "please remove my number", "effacez mon num".
OF_ONESELF = """
number nummer num numero nomor номер profile profil konto account everything system list liste stuff data
"""
_TAKE = "getting taking pulling mach macht fais make take pull get bring put yank haal hol nimm tira tire"
_DOWN = "down off back away offline weg runter zurück raus giù su"
_SENT = """
posted tweeted sent shared published said wrote texted publié publicado pubblicato gepostet geplaatst verstuurd
wysłany opublikowany postado
"""
_MEANT_BESIDE = """
post tweet send share publish public publicly private twitter x it_on on for with meant supposed mistake by_mistake
by_accident accident accidentally the_internet everyone everybody anyone
husband wife mum mom dad friend boss somebody_else someone_else other another person chat group people world was is
be sein ser être essere zijn być быть been being have had has not didnt wasnt shouldnt mean want wanted going
publicar publicarlo publié publier posten gepostet pubblicare postar postado plaatsen geplaatst opublikować para
pour für per voor dla do для için
go went gone here there out up ahí allí aquí là ici dort dahin lì qui lá aqui daar hier tam там туда oraya هناك situ här där dit hit heen cá aí acá tu tutaj тут сюда buraya هنا sini sana wahan yahan idhar udhar da
sin_querer sans_faire_exprès ohne_absicht senza_volere sem_querer zonder_opzet niechcący нечаянно
error erreur fehler errore engano vergissing pomyłka ошибка случайно yanlışlıkla versehen aus_versehen por_error
par_erreur per_errore por_engano per_ongeluk przez_pomyłkę przypadkiem
"""
_NOT = """
dont do_not dnt don_t didnt not never shouldnt wasnt nicht nein_nicht jangan niet ikke inte pas ne non_pas no_lo no non não
nao nie не لا
"""
_POST_VERB = """
post posting posted tweet tweeting publish publishing share sharing send that_up
publiques publique publicar postees tuitees subas publie publier poste poster tweete posten poste veröffentlichen
veröffentliche twittern pubblicare pubblicarlo postare postarlo
publica poste postar plaats plaatsen posten publikuj publikować wrzucaj публикуй~те публиковать пости выкладывай~те
постить تنشر تنشره تنشرها النشر نشر
publicera posta publicér del legg_ut nezveřejňuj publikovat публікуй
"""
_FUSED_NOT = "paylaşma paylaşmayın yayınlama yayınlamayın gönderme atma tweetleme"
_STARTLED = """
wait waitt hold_on hang_on stop stopp nono no_wait omg omfg oops ooops whoops oeps oups ups uups ops hoppla hoppsan oh_god oh_no oh_shit oh_fuck shit fuck
bugger bollocks crap damn dammit espera para attends warte halt aspetta calma wacht poczekaj стой подожди bekle dur انتظر vänta vent
počkej почекай
"""
_NO = "no nono nonono nein nee nooo nope non não nie нет не hayır لا nej nei ne ні όχι nej"
_OTHERS = """
lads guys acabei_de_publicar ostatniego again نشرتها نشرته
two three four five ten fifteen twenty thirty weer kan possible id que postei pouco كان بالخطأ بالغلط انرسل انرسلت نشرت لو_سمحتم سمحتم
gaya gayi chala_gayi गया गयी गई चला_गया ये इसको उसको isse usse ise sir madam pelo_amor por_dios błagam błagam_cię genast direkt
الحين الله_يخليك يخليك_الله لو_سمحت ارجوك yg yang_barusan sharp_sharp rapidinho berichtje bericht_even real_quick real_fast i_beg_you i_beg i_am_begging
a_minute_ago a_moment_ago a_second_ago a_few_minutes_ago just_a_minute_ago i_just_did the_one_from one_from before_she_sees before_he_sees before_they_see
before_anyone_sees che_ho_scritto che_ho_mandato che_ho_inviato che_ti_ho_mandato che_ho_messo que_te_mandé que_te_envié que_he_mandado que_he_enviado
que_he_puesto que_acabo_de_poner que_te_mandei que_te_enviei que_je_tai_envoyé que_jai_mis was_ich_dir_geschickt_habe die_ik_je_stuurde verkeerde
co_ci_wysłałam co_ci_wysłałem что_я_тебе_отправил что_я_тебе_отправила
actually_no on_second_thoughts better_not rather_not maybe_not nah_actually changed_me_mind gonna going_to going_there
bheja abhi kirim kirim_tadi jeg_lige lige_sendte skickade nyss sendte skrev fertig
me_equivoqué_de_número se_me_fue_al_número me_he_equivocado_de_número jai_le_mauvais_numéro hab_die_falsche_nummer
ho_sbagliato_numero errei_o_número errei_de_número verkeerde_nummer_gehad pomyliłem_numer pomyliłam_numer ошибся_номером
ошиблась_номером numarayı_karıştırdım غلطت_بالرقم nggak_jadi ga_jadi gak_jadi tidak_jadi rehne_do rahne_do रहने_दो vergiss_es
pensándolo_bien vaut finalement réflexion_faite lieber toch_maar ripensandoci pensando_bem bij_nader_inzien jednak
не_надо_лучше не_стоит всё_таки_нет en_iyisi_olmasın olmasın لا_خلاص الأحسن bättre helst kanske vid_närmare_eftertanke bedre måske heller deh
mandé envié escribí puse envoyé écrit jai écrire envoyer ai geschickt gesendet geschrieben habe hab gerade eben grad
scritto mandato inviato mandei enviei escrevi acabei_de_mandar acabei_de_enviar mandar enviar gestuurd stuurde geschreven
saja aja heb net zojuist wysłałem wysłałam napisałem napisałam przed_chwilą chwilą отправил отправила написал написала только_что только
ارسلته أرسلته ارسلت كتبت بعته saya_kirim aku_kirim bhool_jao wo woh
whatever_that_was whatever_this_was whatever_it_was
and_ill_send_again and_ill_try_again has_that_gone_up has_it_gone_up did_that_go_up im_begging im_begging_you kindly ffs if_you_havent_already if_u_havent_already u_havent only just_now i_sent why_did_you why_would_you porque_lo pourquoi_tu_as warum_hast_du perché_hai waarom_heb_je dlaczego verkeerde_nummer
verkeerd_nummer fout_nummer foute_nummer falsche_nummer número_equivocado mauvais_numéro numero_sbagliato número_errado fel_nummer zły_numer
thats_not_what_i_meant_to_post not_what_i_meant want_that_last was_a_mistake by_mistake my_mistake my_bad ill_resend
ill_repost ill_redo_it ill_try_again wrong_number i_regret_that i_regret_it change_of_heart if_you_can so_kind_as_to
1 2 3 4 5 6 7 8 9 10 15 20 30 its_got_a_typo has_a_typo theres_a_typo typo
que_publiqué que_subí que_puse que_posteé que_mandé fue_sin_querer ti_prego ho_pubblicato pelo_amor_de_deus
que_postei que_publiquei yanlışlıkla_attım yanlışlıkla_gönderdim yanlışlıkla_paylaştım az_önce_attığımı galti_se
galti_se_chala_gaya galti_se_ho_gaya galti_se_bhej_diya galat_number_pe_gaya galat_number gitti saya bhai رب التغريدة المنشور
نزل قبل_شوي شوي cétait_privé c_était_privé vite era_privato era_privado war_privat
can could would will thats its whats what one lultimo lultima ldernier you_to how_do_i please_can twitter
the_internet internet need want have_to has_to gotta got_to to be is was asap id_like_to i_would_like_to let help
like sure taht thta tht htat thsi tihs lsat psot teh twet pls must should
ca_can_you puedes podrías quiero quisiera hay_que tengo_que peux_tu pouvez_vous tu_peux je_veux il_faut cest
kannst_du könntest_du können_sie ich_will ich_möchte bitte_mal machen mach puoi potresti può voglio vorrei
pode poderia você_pode quero preciso kun_je kan_je wil_je ik_wil moet możesz proszę_o chcę chciałbym можешь можете
нужно надо хочу lütfen_bunu misin mısın istiyorum هل_يمكنك ممكن اريد أريد kan_du vill můžeš chci можеш kardo do
कर_दो 주세요 줘 해줘
est era ist è foi is jest było это_было
lige igen her de den_her min sidste opslaget venligst siste innlegget vennligst det_där jag_just la_upp där inlägg
heti se sen viimeisin viimeinen edellinen julkaisu julkaisun postaus postauksen viesti viestin äskeinen oho hups kiitos nyt pois
můj ten tu ta poslední předchozí příspěvek prosím_tě hned_prosím posledný príspevok predošlý hneď ihneď rýchlo to_hned
az a azt ezt előző legutóbbi utolsó posztot bejegyzést poszt bejegyzés kérlek kérem gyorsan azonnal most mielőbb légyszi hoppá az_előbbi
ultima ultimul postare postarea mesaj mesajul te_rog vă_rog asta aia repede acum imediat
τη την τελευταία ανάρτηση δημοσίευση το_τελευταίο αυτό_που αμέσως γρήγορα σε_παρακαλώ πίσω
последния последното пост поста публикация публикацията моля го веднага бързо ми това
допис пост останній мій це_негайно я_помилилась я_помилився помилка помилково
הפוסט האחרון את זה מיד עכשיו בבקשה אותו שלי טעות הציוץ ההודעה מהר
پست آخر آخرم آخرین رو را لطفا لطفاً سریع الان همین پیام توییت اشتباه_شد اشتباه
방금 올린 쓴 글 거 것 게시물 그거 이거 좀 빨리 얼른 당장 마지막 최근 실수 실수로
bài vừa rồi đăng vừa_đăng mới_đăng cuối này đó giúp tôi với đi luôn ngay làm_ơn nhé cho mình nhầm xuống
postingan unggahan status tadi barusan terakhir dong tolong ya itu ini segera cepat yang salah_kirim salah_kirim_nih salah tadi_dong pos hantaran sila tersilap
yung yan iyan ito yun post ko huling huli agad ngayon_na na pakiusap please_po po mo
abhi wala wali pichla pichli post ko usko isko jaldi yaar please_bhai अभी वाला वाली वो उसे जल्दी ट्वीट को प्लीज़
পোস্ট শেষ পোস্টটা এটা ওটা এখনই میرا آخری پوسٹ ابھی چھاپ chapisho langu la mwisho hiyo sasa tafadhali
wpis ostatni_wpis pomyłka co_opublikowałem me_equivoqué me_equivoque fue_un_error mandei_errado do_ar foi_sem_querer ce_que_je_viens_de par_erreur это_я_случайно я_случайно
better mejor mieux besser meglio melhor liever beter lepiej лучше en_iyisi احسن mending en_fait anzi whatever one
droga kurczę kurcze arre अरे aduh yah changed_mind on_second_thought second_thoughts me_arrepentí cambié_de_idea
jai_changé_davis habs_mir_anders_überlegt ho_cambiato_idea ci_ho_ripensato mudei_de_ideia ik_bedenk_me rozmyśliłam_się
rozmyśliłem_się передумала передумал vazgeçtim berubah_pikiran غيرت_رأيي mann_badal_gaya मन_बदल_गया
timeline profile page feed what_i_just_posted just_posted what_you_just_posted i_just_sent
que_acabo_de mandar_eso que_acabo_de_mandar que_acabo_de_enviar que_acabo_de_publicar eso_que
ce_que_je_viens_denvoyer ce_que_je_viens_décrire ce_que_je_viens_de_mettre
quello_che_ho_appena quello_che_ho_appena_scritto quello_che_ho_appena_mandato appena
what_i_just_put_up just_put_up put_up i_just_put i_changed_my_mind changed_my_mind shouldnt_be_up that_shouldnt_be_up thats_not_supposed_to_be_up
thing things photo photos picture picture_of pic video twice one_of_them duplicate went_public thats_public that_went_public from min mins minutes ago
ça ca cest hab_mich_verschrieben verschrieben vertippt bild foto da_ist noch_nicht_fertig nicht_fertig
ho_scritto una_cavolata sbagliato foto saiu_agora o_que_saiu que_saiu saiu errado
co_ja_zrobiłam co_ja_zrobiłem zanim_ktoś_zobaczy zdjęcie как было фото опечатка
jo post_hua hua jo_hua wala_post
شي شيء اخر آخر صورة غلط
اللي نزلته نشرته كتبته حطيته
آخری آخریش آخریشو آخریو
जो डाला भेजा लिखा जो_डाला जो_भेजा अभी_जो
utolsót legutóbbit előzőt utolsó_bejegyzést
ما_نشرته للتو قبل_قليل
wat_i_put wat_i_posted what_i_put i_put this_minute this_instant right_this_second pressed_the_wrong_button wrong_button
lo_último_que_mandé lo_último que_mandé attım gönderdim gedacht war_das इसे गलती_से भेज_दिया
jaldi galat jagah chala_gaya chala love hun abeg
i_made d_il_y_a dil_y_a cinq deux trois quatre dix von_vor minuten minute fünf zwei drei vier zehn de_hace hace minutos minuto cinco dos tres cuatro diez
minutos_atrás minuto_atrás minutos_atras minuti_fa minuto_fa due tre quattro cinque dieci van vijf twee drie minuten_geleden sprzed minut
który_był который_был который_была минут_назад минуты_назад минуту_назад dakika_önceki dakika_önce beş iki üç dakika
menit_yang_lalu menit_lalu från fra minuter_sedan minutter_siden fem två
"""
# A slip away from words that take something away, and none: "then retired and bought a boat".
_NO_SLIPS = """
about slept quien retired retires retiring retirees retiree angry remote cancer guitar buiten lete дали demais pagar haus kaldi borre
andra borta bang anneler sizin adam pada getiren paga anger recover angle cancellato delle cancello buong deset bora звали quinta kaldim
madam borja alula dele aula hatar sett tarif devlet ayaga renverse eleve apago fern sleet delta loch quite removes virar annullato scala
angsa delft bosch sarap amaga sill kalder mirar retiro batao borrel tirer sangre andre angka lilin selin devais morra birra weissen
удачи вали ждали берите верну راجع ترجع
"""
# Of another kind: wishes to be left alone, to leave; and what people say of their opinions.
_ONESELF = "quit i_retire i_take_it_all_back remove_me delete_me erase_me remove_my_number delete_my_number take_me_off take_me_down stop_it"
LEXICON = Lexicon(
    {
        UNKNOWN: _NO_SLIPS,
        "U": _ONESELF,
        "M": MEANT,
        "A": SLIPPED,
        "E": ASTRAY,
        "V": f"{BARE} {_DELETE} {OTHERWISE}",
        "I": _STARTLED,
        "K": _TAKE,
        "W": _DOWN,
        "L": _FUSED_NOT,
        "D": " ".join(word for word in _NOT.split() if word not in _NO.split()),
        "N": _NO,
        "P": _POST_VERB,
        "F": f"{_OTHERS} {POLITE} {EXCLAIMED} {IT} {LAST} {PERSONS} {NOW} {POST} {ARTICLES}",
        "G": _SENT,
        "S": _MEANT_BESIDE,
    },
    mended="V",
)
_WRONG_NUMBER = """
wrong_number wrong_num wrong_no número_equivocado numero_equivocado me_equivoqué_de_número mauvais_numéro je_me_suis_trompé_de_numéro
falsche_nummer numero_sbagliato ho_sbagliato_numero número_errado numero_errado errei_o_número verkeerde_nummer verkeerd_nummer
fout_nummer zły_numer pomyliłem_numer pomyliłam_numer не_тот_номер ошибся_номером ошиблась_номером yanlış_numara رقم_غلط غلط_بالرقم
غلطت_بالرقم salah_nomor salah_nomer galat_number गलत_नंबर fel_nummer forkert_nummer feil_nummer
"""
WRONG_NUMBERS = Lexicon(
    {
        "Q": _WRONG_NUMBER,
        "I": f"{_STARTLED} {_NO}",
        "F": f"{EXCLAIMED} {POLITE} {IT} {PERSONS} {ARTICLES} {SWEARING} was is thats sent to",
    }
)
"""Shock at the number that somebody texted, who thought it was another one."""
