"""The words of commands that are asked for in other words, and the letters of their classes."""

from core.reading.phrases.everyday import EXCLAIMED, NOW, POLITE
from core.reading.phrases.lexicon import UNKNOWN, Lexicon

_FRAME = """
can could would will may i u you me my to like want need wanna id do does is are am how whats what_is it the this
that of into in on let get got for him us_all all both
what which trying try able be being please_can please_could would_you could_you can_you can_u i_want_to i_need_to
id_like_to i_would_like_to how_do_i how_can_i how_do_you how_to how_does_one is_there_a_way_to is_it_possible_to
tell help_me_to lemme
again instead here there too also actually only one any some our your hello there sorry_i_meant i_meant i_mean meant
mean wait no oops room_please ive have has which where when
quiero quisiera puedo puedes podrías cómo como_puedo me a en la el al mi las los de una un por necesito
je_veux je_voudrais peux_tu pouvez_vous comment puis_je me moi à la le les au dans mon ma mes des une un jaimerais
de du
ich_will ich_möchte kannst_du können_sie wie_kann_ich wie mich mir zu zum zur der die das den dem mein meine meinen
im in bitte_mal ein eine einen ich will möchte von
voglio vorrei puoi posso come_posso come mi nel nella alla al il la le i un una mio mia di del
quero queria posso pode como_posso como me na no para o os as um uma meu minha da do
ik_wil kan_je kan_ik hoe hoe_kan_ik me mij naar in de het een mijn aan van ik wil
chcę chciałbym możesz jak mnie do w na moje mój mi хочу можешь как можно мне меня в к на мои мой istiyorum nasıl
bana benim lütfen_beni اريد كيف هل في الى لي من
jag_vill kan_du hur mig i min mitt till jeg_vil hvordan meg
"""
_JOIN = """
join joining add_me_to add_me_into add_me put_me_in put_me_into let_me_in let_me_into get_me_in get_me_into get_into
enter sign_me_up_for go_into come_into be_in be_added_to let_me_join rejoin jion jooin
unirme únete unir_me entrar entra unirse únirme agrégame añádeme méteme rejoindre rejoins ajoute_moi ajoutez_moi
entrer beitreten trete beizutreten füge_mich füg_mich aufnehmen mitmachen
unirmi unisciti entrare aggiungimi unir_me entrar_em entrar_na entrar_no me_adiciona me_adicione deelnemen meedoen
word_lid lid_worden voeg_me_toe dołącz dołączyć dodaj_mnie
присоединиться присоедини добавь_меня войти вступить katıl katılmak beni_ekle انضم الانضمام انضمام اضفني gå_med
lägg_till_mig bli_med deltag
"""
_LEAVE = """
leave leaving exit get_out_of take_me_out_of get_me_out_of remove_me_from quit_the drop_out_of take_me_off
salir salirme sácame abandonar quitter quitte sors_moi verlassen austreten lasciare uscire sair sai_da verlaten
opuścić opuść wyjść покинуть выйти ayrıl çık غادر مغادرة lämna forlad
"""
_MAKE = """
create new set_up setup open_up open start build add establish begin crear crea abrir créer crée ouvrir erstelle
erstellen eröffne mach_einen mache_einen neuer neuen anlegen
creare nuova criar cria abrir nova maak aanmaken nieuwe utwórz stwórz załóż создай создать oluştur aç kur انشئ انشاء
открыть открываю открою lege anlege skapa skapar opret opretter lager lag creo crio crie ouvre ouvrir ouvrais öffne eröffnen apro aprire abro utworzę założyć założę
создаю завести завожу oluştururum oluşturabilirim açarım açabilirim kurarım kurabilirim buat bikin banaye banaun banau banate banana
बनाएं बनाऊं बनाते बनाना
"""
_MAKES = "make making made haz hacer fais faire machen fare faz fazer sdelat сделай yap"
_ARTICLE = "a an new another my one una un une ein eine einen nueva nouveau nouvelle neuen uma een nowy новую yeni"
_ROOM = """
room roo rooom group grp chat_room chatroom sala habitación grupo salle salon groupe raum zimmer gruppe stanza
gruppo sala grupo grupa grupę kamer ruimte groep pokój pokoju pokoju комната комнату комнате группу oda odaya odası odayı grup
غرفة الغرفة rum gruppe
"""
_ROOMS = """
rooms groups my_rooms my_groups salas habitaciones grupos salles groupes salons räume gruppen zimmer_alle stanze
gruppi kamers groepen pokoje комнаты группы odalar odalarım غرف الغرف غرفي minhas_salas mis_salas mes_salons meine_räume grupper
"""
_CALLED = """
called named titled call_it name_it with_the_name with_name llamada llamado que_se_llame appelée appelé nommée
namens genannt chiamata chamada genaamd met_de_naam o_nazwie под_названием adında اسمها
"""
_USE = """
use switch_to switch change_to go_to move_to activate swap_to cambiar_a cambia_a usa wechsle_zu wechsel_zu wechseln
passer_à changer_pour cambia_in mudar_para overschakelen przełącz переключи geç
"""
_ACTIVE = "active default current activa activo actif aktiv attiva ativa actief aktywny"
_WHO = """
how_many_people_are how_many_are what_is how_many_people who whos who_is who_is_all who_all who_else who_all_is
whose_in who_are_in who_r who_is_currently anyone anybody quién quiénes quien_está quién_está qui_est qui wer
wer_ist chi chi_è chi_cè quem quem_está wie_zit wie_is wer_is kto kto_jest кто kim kimler من مين vem hvem
"""
_IN = "in inside members_of in_the members en dans in_der im nella na no em w в içinde i"
_SHOW = """
show see view look_at display open_up give_me send_me get_me list where_are where_is wheres where_do_i_find find
download link_to send check browse look watch let_me_see can_i_see take_a_look_at pull_up
muéstrame mostrar muestra ver enséñame dónde_están envíame montre_moi montrez_moi montre voir afficher envoie_moi
où_sont zeig zeige zeig_mir zeigen sehen anzeigen ansehen wo_sind schick_mir
mostrami mostra vedere vedi fammi_vedere dove_sono mostre me_mostra me_mostre onde_estão laat laat_zien toon
bekijken zien waar_zijn pokaż zobaczyć gdzie_są покажи покажите посмотреть где göster görmek görebilir_miyim nerede
ارني اعرض شوف visa vis se
"""
_PHOTOS = """
photos photo pictures picture pics pix images gallery the_album our_album photo_album the_photos fotos foto las_fotos les_photos bilder
bild fotoalbum immagini foto imagens fotos fotos foto_s plaatjes zdjęcia фото фотографии фотки fotoğraflar
fotoğrafları resimler الصور صور bilderna billeder billederne
"""
_CHARTS = """
chart charts graph graphs diagram diagramm gráfico grafico gráfica graphique grafik grafiek wykres график графики
grafiği diagramme kurve
"""
_ACCOUNT = """
twitter x account acct x_account twitter_account my_account handle cuenta compte konto account conta rekening konto
аккаунт твиттер hesap hesabı hesabımı hesabım حساب حسابي تويتر twiter tweeter twitter_konto
"""
_CONNECT = """
connect link hook_up hookup reconnect attach pair log_into sign_into login_to authorize authorise relink sync add
disconnect unlink conectar conecta conéctame vincular enlazar connecter connecte relier relie lier verbinde
verbinden verknüpfen verknüpfe koppel koppelen
collega collegare connetti connettere conecte conectar vincula podłącz połącz połączyć подключи подключить привяжи
привязать bağla bağlamak bağlan اربط ربط اتصل koppla anslut forbind tilslut
"""
_LOGIN = """
login log_in log_me_in signin sign_in sign_me_in log_on logon iniciar_sesión me_connecter se_connecter einloggen
anmelden accedere fare_login accedi fazer_login inloggen zaloguj zalogować войти_в_аккаунт залогиниться giriş_yap
giriş_yapmak تسجيل_الدخول logga_in log_ind
"""
_LOGOUT = """
logout log_out log_me_out signout sign_out sign_me_out log_off logoff sign_off cerrar_sesión déconnecter
me_déconnecter déconnexion ausloggen abmelden_browser uscire_dal fare_logout sair_da_conta uitloggen wyloguj
wylogować разлогиниться çıkış_yap تسجيل_الخروج logga_ut log_ud
"""
_RENAME = """
change set update edit rename fix cambiar cambia changer change_mon ändere ändern cambia cambiare mudar muda trocar
troca wijzig verander zmień смени изменить değiştir غير
"""
_NAME = """
my_name name nickname username user_name my_nickname display_name nombre mi_nombre nom mon_nom pseudo name_auf
meinen_namen namen nome mio_nome meu_nome naam mijn_naam imię имя ismim ismimi adımı adım اسمي
"""
_CALL_ME = """
call_me my_name_is name_me rename_me im_called llámame me_llamo mi_nombre_es appelle_moi je_mappelle nenn_mich
ich_heiße ich_heisse mein_name_ist chiamami mi_chiamo me_chama me_chame meu_nome_é noem_me mijn_naam_is mów_mi
меня_зовут зови_меня bana benim_adım اسمي_هو
"""
_STATUS = """
my_status status am_i_connected am_i_linked is_my_account_connected is_my_twitter_connected am_i_logged_in
what_room_am_i_in which_room_am_i_in what_group_am_i_in what_is_waiting whats_waiting whats_pending what_waits
current_room active_room am_i_in_a_room which_account_am_i
is_it_connected am_i_set_up which_account_is_connected what_account_is_connected what_twitter_is_connected
is_my_x_connected did_it_connect are_you_connected mi_estado estoy_conectado mon_statut suis_je_connecté
bin_ich_verbunden mein_status in_welchem_raum_bin_ich sono_connesso estou_conectado ben_ik_verbonden
"""
_HELP = """
help commands command menu instructions directions options manual guide list_of_commands all_commands help_page
the_menu how_to_use tutorial cheat_sheet faq features
ayuda comandos instrucciones menú aide commandes instructions hilfe befehle anleitung befehl aiuto comandi
istruzioni ajuda comandos instruções hulp opdrachten instructies pomoc komendy polecenia instrukcja помощь помогите
помоги хелп ساعدني ساعدوني команды инструкция yardım komutlar مساعدة المساعدة اوامر الاوامر hjälp hjælp kommandon
pomoc_prosím допомога βοήθεια मदद 도움말 도와줘 ヘルプ 使い方 帮助 幫助
"""
_POST = """
come_si_pubblica come_pubblico come_si_posta como_eu_posto como_eu_publico como_se_publica comment_on_poste
comment_on_publie wie_postet_man wie_veröffentliche_ich hoe_plaats_ik hoe_post_ik jak_wrzucić как_постить nasıl_post
post tweet publish posting tweeting publico publicar poste_ich posten publier poster pubblico pubblicare postare
posto publicar postar plaats plaatsen opublikować wrzucić опубликовать запостить выложить paylaşırım paylaşabilirim
paylaşmak انشر نشر lägger_upp legger_ut publicerar
"""
_SOMETHING = """
something somethin stuff photo photos picture pictures pics message thing things text tweet post posts for_me here
twitter x on_here on_twitter to_twitter on_x to_x via_text by_text from_my_phone from_here with_this one algo etwas
quelque_chose qualcosa algo iets coś что_то bir_şey foto fotos
"""
_UNDO = "undo delete remove erase take_down takedown"
_MINE = """
posts tweets all_my_posts all_my_tweets old_tweets old_posts everything_i_posted a_post a_tweet my_posts my_tweets
all_posts all_tweets post tweet
"""
_FORGET = """
delete_my_account delete_account delete_my_data delete_everything delete_all_my_data erase_my_account erase_my_data
erase_everything forget_me remove_my_account close_my_account cancel_my_account deactivate_my_account
delete_all_my_info wipe_my_data delete_my_profile
borrar_mi_cuenta borra_mi_cuenta eliminar_mi_cuenta elimina_mi_cuenta supprimer_mon_compte supprime_mon_compte
mein_konto_löschen konto_löschen lösch_mein_konto lösche_mein_konto cancella_il_mio_account elimina_il_mio_account
apagar_minha_conta excluir_minha_conta verwijder_mijn_account usuń_moje_konto удалить_аккаунт удали_мой_аккаунт
hesabımı_sil احذف_حسابي
"""
_KEY_WORDS = """
password pasword passwrd pw pwd passcode contraseña clave mot_de_passe passwort kennwort senha wachtwoord hasło
пароль şifre parola
"""
_KICK = "kick remove boot throw take ban expulsar echar"
_OUT_OF = "out_of from out de von da"
_ASK_ALWAYS = """
always_ask ask_me_always ask_me_every_time ask_before_posting ask_me_before_posting ask_me_first ask_first
ask_before_you_post always_ask_me always_ask_first ask_every_time check_with_me_first always_check_with_me
pregúntame_siempre pregúntame_antes pregúntame_primero siempre_pregúntame demande_moi_toujours demande_moi_avant
demande_moi_dabord frag_mich_immer frag_mich_vorher frag_mich_erst frag_immer_erst chiedimi_sempre chiedimi_prima
me_pergunta_sempre me_pergunta_antes me_pergunte_antes pergunta_antes vraag_het_eerst vraag_me_altijd vraag_altijd_eerst
zawsze_pytaj najpierw_zapytaj najpierw_pytaj сначала_спроси всегда_спрашивай сначала_спрашивай önce_bana_sor önce_sor
hep_sor her_seferinde_sor اسألني_قبل اسألني_دائما tanya_dulu pehle_puchna pehle_pucho पहले_पूछना पहले_पूछो
"""
_ASK_NEVER = """
never_ask dont_ask never_ask_me dont_ask_me stop_asking stop_asking_me dont_ask_again stop_asking_questions
dont_ask_before_posting ask_me_never no_more_questions no_need_to_ask dont_need_to_ask no_need_to_check_with_me
no_me_preguntes no_preguntes no_hace_falta_que_preguntes no_hace_falta_preguntar ne_me_demande_plus pas_besoin_de_demander
pas_la_peine_de_demander frag_nicht frag_mich_nicht musst_nicht_fragen brauchst_nicht_fragen musst_nicht_jedes_mal_fragen
non_chiedermi non_serve_chiedere non_serve_chiedermelo não_precisa_perguntar não_me_pergunta vraag_niet
hoef_je_niet_te_vragen hoeft_niet_te_vragen nie_pytaj nie_musisz_pytać не_спрашивай не_надо_спрашивать sorma
sormana_gerek_yok لا_تسألني مش_لازم_تسألني nggak_usah_nanya jangan_tanya mat_pucho mat_puchna मत_पूछो
"""
_EACH_TIME = """
every_time each_time always next_time la_próxima_vez cada_vez siempre à_chaque_fois chaque_fois la_prochaine_fois toujours
jedes_mal nächstes_mal immer ogni_volta la_prossima_volta sempre toda_vez da_próxima_vez elke_keer volgende_keer altijd
za_każdym_razem następnym_razem zawsze каждый_раз в_следующий_раз всегда her_seferinde bir_dahakine bir_dahaki_sefere
كل_مرة المرة_الجاي tiap_kali setiap_kali lain_kali har_baar agli_baar हर_बार अगली_बार du musst
primero antes dabord avant zuerst vorher primeiro eerst najpierw сначала önce
"""
_US = "us our me_tonight"

LEXICON = Lexicon(
    {
        UNKNOWN: "inter",  # of Milan and of Miami
        "v": _US,
        "z": _FORGET,
        "1": _ASK_ALWAYS,
        "0": _ASK_NEVER,
        "s": _STATUS,
        "l": _CALL_ME,
        "O": _LOGOUT,
        "G": _LOGIN,
        "J": _JOIN,
        "L": _LEAVE,
        "W": _WHO,
        "S": _SHOW,
        "P": _PHOTOS,
        "g": _CHARTS,
        "r": _ROOMS,
        "R": _ROOM,
        "N": _CALLED,
        "C": _CONNECT,
        "X": _ACCOUNT,
        "M": _MAKE,
        "m": _MAKES,
        "U": _USE,
        "a": _ACTIVE,
        "Y": _NAME,
        "K": _RENAME,
        "H": _HELP,
        "E": _POST,
        "B": _UNDO,
        "k": _KICK,
        "o": _OUT_OF,
        "Z": _KEY_WORDS,
        "A": _ARTICLE,
        "I": _IN,
        "F": f"{_FRAME} {POLITE} {EXCLAIMED} {NOW}",
        "q": _SOMETHING,
        "b": _MINE,
        "T": _EACH_TIME,
    },
    mended="JLPCGOHErMUSs",
)
