"""Talk to the bot that words far apart give away: its name and thanks, whose number it is, what it costs, praise.

What words side by side tell is in talking.py; the score (docs/score.md) sees pairs at most. How tables are written: see
`entries` in core/reading/phrases/lexicon.py.
"""

import re

from core.reading.phrases.lexicon import Lexicon, spoken
from core.reading.words import Words

_NAMES = """
bot bots robot robots robo roboter roboten robotje robotnya robotku robotum robotun robotunuz robocik robociku robocie botu boter chatbot machine maquina maschine
macchina maszyno makine mesin mesinnya backslash بوت البوت روبوت الروبوت бот боту ботик робот роботик 机器人 小机器人 ロボット रोबोट बॉट
"""
_NO_BOT = """
time_machine washing_machine coffee_machine vending_machine fax_machine slot_machine sewing_machine answering_machine ice_machine love_machine
machine_gun machine_learning machine_a_laver machine_a_cafe bot_fly bot_farm bots_farm du_maschine
"""
_YOU = """
you u ur youre you_are you_re u_r you_were yourself tu te ti tes tu_es usted eres estas du dich dir du_bist bist_du vous votre vous_etes
sei voce voce_e vc vc_e je_bent jij je ty jestes ты тебя тебе вы вас sen sin sana انت انتي kamu km tum aap dig du_ar
"""
_THANKS = """
thanks thank thank_you thx ty tysm cheers ta kudos gracias merci danke dank obrigado obrigada valeu grazie bedankt dankjewel dankuwel dzieki dziekuje спасибо
благодарю tesekkur tesekkurler sagol شكرا makasih terima_kasih trims dhanyavaad shukriya tack takk धन्यवाद शुक्रिया 谢谢 谢谢你 ありがとう
"""
_GREETINGS = """
hi hello hey good_morning good_night good_evening good_afternoon goodnight morning gn bye goodbye sorry hola buenas buenos_dias adios bonjour bonsoir
bonne_nuit salut hallo guten_morgen guten_tag gute_nacht moin ciao buongiorno buonanotte buonasera bom_dia boa_noite boa_tarde ola oi hoi goedemorgen
goedenacht czesc dzien_dobry dobranoc привет здравствуй здравствуйте доброе_утро спокойной_ночи merhaba selam iyi_geceler gunaydin iyi_gunler
مرحبا صباح_الخير تصبح_على_خير halo hai selamat_pagi selamat_malam namaste नमस्ते hej god_natt god_morgon love_you love well_done bravo brava браво
молодец aferin
happy_new_year happy_christmas merry_christmas merry_xmas happy_xmas happy_easter happy_holidays happy_diwali happy_holi eid_mubarak ramadan_kareem
feliz_navidad feliz_ano felices_fiestas bonne_annee joyeux_noel joyeuses_fetes frohe_weihnachten frohes_neues frohes_fest schone_weihnachten frohe_ostern
buon_natale buon_anno buone_feste buona_pasqua feliz_natal feliz_ano_novo boas_festas vrolijk_kerstfeest gelukkig_nieuwjaar fijne_kerst wesolych_swiat
szczesliwego_nowego_roku с_новым_годом с_рождеством с_праздником mutlu_yillar iyi_bayramlar bayraminiz_kutlu_olsun كل_عام_وانتم_بخير كل_سنة_وانت_طيب رمضان_كريم
عيد_مبارك selamat_lebaran selamat_natal selamat_tahun_baru god_jul gott_nytt_ar होली_की_शुभकामनाएं दीवाली_की_शुभकामनाएं diwali_ki_shubhkamnaye naya_saal_mubarak
"""
_QUALITIES = """
good great best fast faster quick quicker smart smarter clever cleverer legend lifesaver life_saver star brilliant amazing awesome helpful polite
slow slower useless stupid dumb thick daft hopeless
rapido rapida listo lista inteligente tonto tonta inutil mejor mas_rapido mas_rapida rapide nul nulle genial geniale meilleur meilleure mieux
plus_rapide schnell schneller klug kluger besser blod blode bloder blodes dumme dummer dummes langsam langsamer doof dumm bescheuert super spitze veloce piu_veloce bravissimo scemo scema stupido
stupida meglio esperto esperta burro burra otimo otima melhor mais_rapido mais_rapida snel sneller slim dom beter traag szybki szybszy glupi madry
lepszy умный умная тупой тупая глупый быстрее лучше быстрый лучший akilli aptal salak zeki yavas super daha_hizli daha_iyi غبي ذكي سريع احسن اسرع
pintar pinter bodoh cepat lebih_cepat hoshiyar bewakoof smart duktig snabb snabbare dum battre
"""
_FILLERS = """
actually really so such doing a an very pretty too the my way always honestly literally just quite damn bloody fucking freaking pure even
muy tan super mas la el un una mi tres trop si le ma mon plus sehr echt so ganz der die das richtig voll ja proprio molto cosi un il muito tao o um
uma heel erg echt zo een de bardzo taki naprawde очень такой такая прям cok bir daha جدا sekali banget bohot bahut valdigt sa jatte en ett
"""
_BEFORE = """
ok okay lol haha hahaha hehe wow omg well boss no yes bro mate and but ha i_think honestly man dude damn ey oh ah aber ja nein nee mais no_mas pero ma
ach ну и а но ya yaa wah jaja mdr kkk rsrs
"""
_LOST = """
dont_understand_a_word dont_understand_a_thing dont_understand_anything dont_understand_any_of dont_understand_what dont_understand_how
do_not_understand_what do_not_understand_how dont_get_what dont_get_how dont_get_it didnt_understand_what didnt_get_what cant_follow
no_entiendo no_entendi no_te_entiendo no_te_entendi no_le_entiendo no_comprendo je_comprends_rien je_comprends_pas je_ne_comprends_pas
je_ne_comprends_rien jai_rien_compris jai_pas_compris je_pige_rien verstehe_nicht versteh_nicht verstehe_das_nicht versteh_das_nicht verstehe_nichts
versteh_nur_bahnhof verstehe_nur_bahnhof versteh_nix verstehe_nix non_ho_capito non_capisco non_ci_capisco nao_entendi nao_entendo
nao_to_entendendo nao_percebo nao_percebi snap_het_niet snap_er_niks snap_er_niets begrijp_het_niet begrijp_er_niks begrijp_er_niets
begrijp_niet nie_rozumiem nic_nie_rozumiem не_понимаю не_понял не_поняла ничего_не_понимаю ничего_не_понял ничего_не_поняла anlamadim anlamiyorum
لا_افهم ما_فهمت لم_افهم مش_فاهم مش_فاهمة مو_فاهم ga_ngerti gak_ngerti nggak_ngerti enggak_ngerti tidak_mengerti gak_paham ga_paham
tidak_paham samajh_nahi samajh_mein_nahi samajh_nahi_aaya fattar_inte forstar_inte fattar_ingenting fattar_noll समझ_नहीं समझ_में_नहीं
"""
_EXPLAIN = """
explain again tell_me help help_me please pls plz your explica explicame expliqueme expliquem explicar otra_vez de_nuevo de_novo ayuda ayudame explique
expliquez encore aide aidez erklar erklare erklaren nochmal bitte ihr ihre ihrem spiega spiegami spieghi spiegate di_nuovo aiuto aiutatemi ajuda ajudem
ajude leg_uit uitleg uitleggen nog_eens nog_een_keer help wyjasnij wytlumacz jeszcze_raz prosze pomocy объясни объясните помогите помоги подскажите
ваш ваша ваше ваши вашей вашу сделать anlatin anlat tekrar aciklayin yardim اشرح اشرحلي ساعدني مرة_ثانية مرة_اخرى jelasin jelaskan tolong lagi
bantu bantuin batao dobara madad samjhao forklara hjalp hjalpa igen मदद बताओ बताइए दोबारा
"""
_WHOSE = """
who_are_you who_r_u who_am_i_talking_to who_am_i_texting whose_number_is_this who_runs_this who_runs_you who_owns_this who_owns_you
who_is_behind_this whos_behind_this who_made_you who_built_you quem_e_voce quem_esta_falando de_quem_e_esse_numero quem_e_que_fala quien_eres
quien_es_usted de_quien_es_este_numero qui_etes_vous tes_qui a_qui_est_ce_numero wer_bist_du wer_sind_sie wer_seid_ihr
wem_gehort_diese_nummer wem_gehort_die_nummer betreibt_dich betreibt_euch betreibt_diese_nummer chi_sei chi_siete di_chi_e_questo_numero wie_ben_je
wie_bent_u van_wie_is_dit_nummer kim_jestes czyj_to_numer чей_это_номер кто_вы кто_ты с_кем_я_говорю kimsin kimsiniz bu_numara_kimin numara_kime_ait
bu_numara_kime kiminle_gorusuyorum من_انت مين_انت مين_معي مين_معاي رقم_مين لمن_هذا_الرقم ini_nomor_siapa nomor_siapa aap_kaun kaun_ho_tum
number_kiska number_kis_ka kiska_number vem_ar_du vems_nummer
"""
_WHO_IS_IT = """
who_is_this whos_this who_is_that whos_that who_is_there whose_number quem_fala quien_habla qui_est_ce qui_parle cest_qui_ce_numero wer_spricht
wer_ist_da chi_parla wie_is_dit kto_mowi kto_pisze кто_пишет bu_kim ini_siapa siapa_ini dengan_siapa kaun_hai_ye ye_kaun_hai vem_ar_det_har
"""
_FREE = """
is_it_free is_this_free is_that_free are_texts_free are_the_texts_free is_your_service_free is_the_service_free is_this_service_free es_gratis
esto_es_gratis cest_gratuit est_ce_gratuit est_ce_que_cest_gratuit cest_payant ist_das_kostenlos ist_das_gratis ist_das_umsonst ist_es_kostenlos
kostet_das_was kostet_das_etwas kostet_das_hier_was ist_das_hier_kostenlos e_gratis e_gratuito ma_e_gratis e_de_graca isso_e_de_graca isso_e_pago
is_het_gratis is_dit_gratis kost_dit_iets kost_dit_geld czy_to_jest_platne czy_to_platne czy_to_jest_darmowe czy_to_darmowe czy_to_jest_za_darmo
это_бесплатно это_платно это_платная_услуга услуга_платная bu_ucretli bu_ucretsiz bu_parali ucretli_mi ucretsiz_mi parali_mi هل_هذا_مجاني هل_هو_مجاني
هل_الخدمة_مجانية مجاني_هذا ini_gratis apakah_gratis ini_bayar ye_free_hai yeh_free_hai ar_det_gratis kostar_det_nagot kostar_det_har
"""
_ABROAD = """
abroad overseas roaming ausland extranjero etranger letranger estero allestero exterior buitenland granica zagranica границей заграницей yurt_disinda
yurtdisinda الخارج luar_negeri videsh utomlands utlandet
"""
_WORKS = """
does_it_work does_this_work is_it_working is_this_working do_you_work will_it_work it_works works_a_treat works_great works_perfectly work_abroad
work_overseas charge_me charge_extra charged cost_extra cost_more funktioniert_das funktioniert_es funktioniert_super klappt_super klappt_prima geht_das
gehts_auch kostet_das funciona_en funciona_genial funciona_muy_bien sirve_en me_cobran cobran ca_marche_aussi ca_marche_bien ca_marche_super
marche_aussi funziona_anche funziona_benissimo funciona_no funciona_bem funciona_muito_bem werkt_dit werkt_het werkt_prima werkt_goed dziala_za dziala_swietnie
dziala_super работает_за работает_отлично calisiyor_mu cok_iyi_calisiyor يعمل_في شغال_في bisa_dipakai chalta_hai kaam_karta_hai funkar_det funkar_bra fungerar_bra
"""
_ASKED_OF_IT = """
tell_me_a_joke tell_us_a_joke cuentame_un_chiste raconte_moi_une_blague erzahl_mir_einen_witz erzahl_einen_witz raccontami_una_barzelletta conta_uma_piada vertel_een_mop
opowiedz_zart opowiedz_dowcip расскажи_анекдот расскажи_шутку fikra_anlat bana_fikra_anlat احكي_نكتة قل_نكتة cerita_lucu_dong ek_joke_sunao joke_sunao beratta_ett_skamt
how_do_i_use_this how_do_you_use_this how_do_i_use_it how_does_this_work how_does_it_work how_does_this_thing_work how_do_u_work how_do_you_work
how_do_i_start how_do_i_begin como_se_usa_esto como_se_usa como_funciona_esto como_se_utiliza comment_ca_marche comment_ca_fonctionne
comment_on_utilise comment_on_sen_sert comment_ca_sutilise wie_funktioniert_das wie_geht_das wie_benutze_ich_das wie_benutzt_man_das come_funziona_questo
come_si_usa come_funziona_sta como_funciona_isso como_se_usa_isso como_usa_isso como_eu_uso_isso hoe_werkt_dit hoe_werkt_het hoe_gebruik_ik_dit jak_to_dziala
jak_sie_tego_uzywa jak_tego_uzywac как_это_работает как_этим_пользоваться как_вами_пользоваться как_тобой_пользоваться nasil_kullaniliyor
nasil_kullanilir nasil_kullanacagim nasil_calisiyor_bu bu_nasil_calisiyor كيف_استخدم كيف_يعمل_هذا كيف_تعمل_هذه_الخدمة كيف_استعمل gimana_cara_pakainya
cara_pakainya_gimana gimana_cara_pakai bagaimana_cara_pakai kaise_use_karu kaise_use_kare kaise_chalate kaise_istemal hur_funkar_det_har hur_funkar_detta
hur_anvander_man
"""
_SAID_IT = """
already_said_yes already_said_no already_said already_told_you already_answered told_you_already told_you_yes told_you_no i_said_yes i_said_no
i_said_1 i_said_post ya_dije_que_si ya_te_dije ya_dije ya_respondi jai_dit_oui jai_dit_non jai_deja_repondu je_tai_deja_dit
hab_ja_gesagt_ja hab_doch_ja_gesagt hab_doch_gesagt habe_doch_gesagt hab_schon_gesagt habe_schon_ja_gesagt hab_schon_geantwortet ho_gia_detto_di_si ho_gia_detto
te_lho_gia_detto ho_detto_di_no ho_detto_di_si ja_disse_que_sim eu_ja_disse ja_respondi heb_al_ja_gezegd heb_al_gezegd zei_toch_ja mowilem_juz_tak
mowilam_juz_tak juz_powiedzialem juz_mowilem juz_odpowiedzialem уже_сказал_да уже_сказала_да уже_сказал уже_сказала уже_ответил я_же_сказал я_же_сказала
evet_dedim_ya evet_dedim hayir_dedim soyledim_ya قلت_نعم قلت_لك_نعم قلت_لا قلت_لك sudah_bilang_ya udah_bilang_iya sudah_saya_jawab bol_diya_na haan_bola_na
bol_chuka sagt_ja_redan sa_ju_ja
"""
_UNDERSTOOD = """
you_got_it you_understood you_get_me hai_capito mi_hai_capito me_entendiste me_has_entendido entendiste tu_as_compris tas_compris du_hast_verstanden hast_verstanden
voce_entendeu vc_entendeu entendeu_tudo je_snapt_het je_begrijpt_me zrozumiales zrozumialas ты_понял ты_поняла anladin anlamissin فهمتني فهمت_علي kamu_ngerti
samajh_gaye du_fattade
"""
_REGARDS = """
kind_regards best_regards warm_regards many_regards regards yours_sincerely yours_faithfully yours_truly cordialement bien_a_vous mit_freundlichen_grussen
mfg viele_grusse cordiali_saluti distinti_saluti saludos_cordiales atentamente atenciosamente att met_vriendelijke_groet met_vriendelijke_groeten
z_powazaniem pozdrawiam с_уважением saygilarimla saygilar med_vanlig_halsning med_vanliga_halsningar mvh hormat_saya
"""
_LEXICON = Lexicon(
    {
        "x": _NO_BOT,
        "L": _LOST,
        "V": _WHOSE,
        "W": _WHO_IS_IT,
        "C": _FREE,
        "R": _REGARDS,
        "A": _ABROAD,
        "K": _WORKS,
        "I": _ASKED_OF_IT,
        "S": _SAID_IT,
        "U": _UNDERSTOOD,
        "B": _NAMES,
        "Y": _YOU,
        "T": _THANKS,
        "G": _GREETINGS,
        "E": _EXPLAIN,
        "Q": _QUALITIES,
        "F": _FILLERS,
        "H": _BEFORE,
    }
)
_TALKS = re.compile(
    r"(?=.*B).*[YTG]|(?=.*L).*[EYTG]|(?=.*T).*R"  # both, in whichever order
    r"|.*QF?B"  # "you silly machine"
    r"|[HGTF]*Y[FY]{0,3}Q"  # "lol you're actually quite clever"
    r"|(?=.*K).*[AT]|(?=.*U).*[GTH]"
    r"|[HGTFEY]{0,4}[CI]|[HGTFEYx]{0,3}S.?$"
    r"|[HGF]{0,2}T[FYGx]{0,3}Q.{0,4}$"  # "thanks mate, brilliant"
    r"|[HGTFEYx]{0,2}V|.{0,5}W.?$"
)
_TELLING = frozenset().union(*(_LEXICON.telling(letter) for letter in "LVWCRBQKISU"))
"""Words without which a text is none of this: most texts have none of them."""


def tells_the_bot(words: Words) -> bool:
    """Whether a text is said to the bot by words that needn't stand side by side: "good night, silly old robot"."""
    said = spoken(words.own)
    if _TELLING.isdisjoint(said) or "@" in words.plain or "#" in words.plain:
        return False
    return _TALKS.match(_LEXICON.tags(said)) is not None
