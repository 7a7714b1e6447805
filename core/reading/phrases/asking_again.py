"""Asking the bot why it asks at all, and what it costs: "why do you always ask me to confirm", "will this eat my credit"."""

import re

from core.reading.phrases.everyday import ARTICLES, EXCLAIMED, IT, NOW, PERSONS, POLITE
from core.reading.phrases.lexicon import Lexicon
from core.reading.phrases.saying import Saying
from core.reading.phrases.unspaced import Unspaced
from core.reading.words import Words

_WHY = """
why how_come what_for why_do_i_have_to why_must_i do_i_have_to do_i_need_to do_i_really_need_to must_i must_you do_you_have_to
can_you_not cant_you cant_you_just can_you_stop could_you_stop will_you_stop is_there_a_way_to_not stop
por_qué porque para_qué hace_falta tengo_que hay_que es_necesario deja_de puedes_dejar_de
pourquoi il_faut faut_il est_ce_que_je_dois je_dois arrête_de tu_peux_arrêter_de
warum wieso weshalb muss_ich musst_du hör_auf_zu kannst_du_aufhören_zu
perché devo bisogna smettila_di puoi_smettere_di
por_que por_quê pra_que preciso tenho_que tem_que para_de
waarom moet_ik moet_je hou_op_met
dlaczego czemu po_co muszę musisz przestań
почему зачем обязательно хватит перестань можно_не
neden niye niçin zorunda_mıyım gerekiyor_mu
لماذا ليش ليه علاش لازم هل_لازم
kenapa mengapa knp harus
kyun kyu kyon kyo क्यों
varför måste_jag hvorfor skal_jeg må_jeg
"""
_ASK = """
ask asking asks check checking question double_check doublecheck prompt prompting ask_me asking_me
preguntas preguntás pregunta preguntar preguntando preguntarme preguntándome me_preguntas pides pedís pide pedir pedirme
demandes demandez demande demander redemandes redemander me_demandes
fragst fragt fragen frägst nachfragst nachzufragen zu_fragen frage
chiedi chiede chiedere chiedermi chiedete domandi mi_chiedi
perguntas pergunta perguntar perguntando pede pedes pedir me_pergunta
vraag vraagt vragen vraag_je vraagje
pytasz pytać pyta dopytujesz się_pytasz
спрашиваешь спрашиваете спрашивать переспрашиваешь спрашивает
soruyorsun soruyorsunuz soruyor sormak sorup soruyosun
تسألني تسأليني تسأل تسالني تسال
tanya nanya bertanya ditanya nanyain tanyain
puchte puchhte poochte puchta puch poochh puchti पूछते पूछता पूछती पूछ पूछ_रहे
frågar fråga spørger spør spørge
"""
_SURE = """
confirm confirming confirmation confirmations for_confirmation to_confirm if_im_sure am_i_sure are_you_sure if_i_am_sure for_permission
before_posting before_you_post first twice double reply_post reply_with_post type_post text_post
confirmar confirmación confirme confirme_todo si_estoy_seguro si_estoy_segura si_quiero confirmer confirmation si_je_suis_sûr
si_je_suis_sûre bestätigen bestätige bestätigung ob_ich_sicher_bin ob_ich_mir_sicher_bin nach conferma confermare confermo
se_sono_sicuro se_sono_sicura confirmação confirme se_tenho_certeza bevestigen bevestiging of_ik_het_zeker_weet
potwierdzenie potwierdzić potwierdzać potwierdzenia czy_na_pewno подтвердить подтверждать подтверждение подтверждения уверен_ли_я
onay onaylamam onaylamak onaylayayım onaylamamı emin_misin emin_miyim تأكيد للتأكيد اكد أأكد متأكد اذا_متأكد konfirmasi
yakin confirm_karne confirm_karo पक्का कन्फर्म पुष्टि bekräfta bekräftelse bekræfte bekræftelse bekrefte om_jag_är_säker
"""
_ALWAYS = """
always every_time everytime each_time all_the_time every_single_time constantly keep keeps again_and_again every_text every_message
everything each_text so_much so_often so_many_times over_and_over every_post
siempre cada_vez todo_el_tiempo todo_el_rato a_cada_rato tanto toujours à_chaque_fois chaque_fois tout_le_temps sans_arrêt sans_cesse
immer jedes_mal jedesmal ständig dauernd andauernd jede_nachricht sempre ogni_volta di_continuo toda_hora toda_vez o_tempo_todo
cada_mensagem altijd elke_keer steeds telkens iedere_keer zawsze za_każdym_razem ciągle co_chwilę wciąż всегда каждый_раз постоянно
вечно всё_время hep her_seferinde sürekli her_defasında durmadan دايما دائما كل_مرة كل_شوي selalu terus setiap_kali tiap_kali mulu
hamesha har_baar baar_baar बार_बार हर_बार हमेशा alltid varje_gång hela_tiden hver_gang altid hele_tiden
"""
_BESIDE = """
do does are is you to for for_a about if me my i im the this it that always_the_same seriously serious honestly really have_to need_to
bot robot en_serio de_verdad sérieux sérieusement franchement stp im_ernst ernsthaft ehrlich sul_serio davvero a_sério sério
serieus echt eerlijk serio poważnie naprawdę szczerze серьёзно серьезно честно ciddi_misin ciddiyim gerçekten yani بجد والله صراحة
serius sumpah seriously sach_mein seriöst på_riktigt helt_ærligt que de des d à a mi me te si la el lo tu vous ich du sie mich mir zu das
es ob noch nach ich_das io mi di che se tu você vc me se eu je mij me om te het of ik mnie o to mi czy меня у ты вы это что bana ben
bunu mi onu sen hep انت انا لي لو gue aku saya kamu lu ke buat mujhe mujhse se tum aap ho hai ke liye मुझे मुझसे से हो है के लिए तुम आप
af ab drauf vom or then from off ou oder o oppure of albo или yoksa ولا atau ya ga gak nggak kya isme usme från fra abgezogen eraf
mig jag du om att meg jeg mal denn eigentlich nochmal still even ever
"""
_PRICED = """
does_this_cost does_it_cost will_this_cost will_it_cost is_this_going_to_cost is_it_going_to_cost do_i_pay do_i_have_to_pay
am_i_being_charged am_i_charged will_i_be_charged do_you_charge are_you_charging is_there_a_charge is_there_a_fee whats_the_charge
is_it_charged is_this_charged is_it_free is_this_free how_much_per_text how_much_is_a_text how_much_does_this_cost how_much_does_it_cost
does_this_use does_it_use will_this_use will_it_use does_this_eat will_this_eat is_this_using is_this_eating does_it_come_off
does_this_come_off will_this_come_off does_this_take will_this_take is_this_taking costs_me cost_me
esto_cuesta cuesta_dinero esto_es_gratis es_gratis me_cobran me_van_a_cobrar esto_se_paga cuánto_cuesta me_gasta esto_gasta se_me_va
me_va_a_gastar tiene_costo tiene_coste
cest_gratuit cest_payant ça_coûte ça_me_coûte combien_ça_coûte ça_va_me_coûter ça_prend_sur ça_décompte ça_consomme je_paie
kostet_das kostet_mich_das kostet_es ist_das_kostenlos ist_das_umsonst ist_das_gratis was_kostet_das kostenpflichtig geht_das_von
zieht_das wird_das_abgebucht
è_gratis è_a_pagamento quanto_costa costa_qualcosa mi_costa mi_scala mi_scalate si_paga consuma
é_de_graça é_grátis é_pago isso_é_pago isso_custa quanto_custa vai_gastar gasta_meu vai_descontar desconta_do paga_por cobra_quanto
kost_dit kost_het is_dit_gratis is_het_gratis wat_kost_dit wat_kost_het kost_dit_geld gaat_dit_van gaat_het_van
czy_to_płatne czy_to_kosztuje to_jest_płatne to_płatne ile_to_kosztuje czy_to_darmowe to_darmowe zabiera_z
это_платно платно_ли это_бесплатно сколько_стоит сколько_это_стоит деньги_снимут спишут_деньги деньги_спишут деньги_снимут спишете снимаете снимают_деньги
ücretli_mi paralı_mı ücretsiz_mi bedava_mı kaç_para ne_kadar_tutuyor para_gidiyor_mu para_keser_mi para_kesiyor_mu kontör_gidiyor_mu
kontör_gider_mi
مجاني مجانا هل_هذا_مجاني ببلاش بفلوس هل_هو_مجاني كم_يكلف كم_التكلفة بكم بيسحب يسحب_من يخصم_من بيخصم
berbayar gratis ini_gratis ini_bayar bayar_ga bayar_gak bayar_nggak kena_biaya kena_pulsa motong_pulsa makan_pulsa potong_pulsa
free_hai free_hai_kya paisa_lagega paise_lagenge paise_katenge paisa_katega balance_katega kitna_lagega पैसे_लगेंगे पैसे_कटेंगे बैलेंस_कटेगा
मुफ्त_है फ्री_है फ्री_है_क्या
kostar_det är_det_gratis kostar_detta drar_det koster_det er_det_gratis koster_dette
"""
_CREDIT = """
credit my_credit airtime balance minutes allowance plan data my_plan my_data texts my_bill bill phone_bill money pence cents anything
something per_text each_text each_message per_message a_text a_message on_my_bill off_my_bill prepaid payg pay_as_you_go bundle
saldo mi_saldo crédito mi_crédito recarga dinero del_saldo prepago tarifa factura
forfait mon_forfait crédit mon_crédit de_largent facture hors_forfait
guthaben mein_guthaben vom_guthaben geld prepaid rechnung tarif pro_sms pro_nachricht extra
credito il_credito mio_credito soldi dal_credito bolletta
créditos meu_crédito meu_saldo dinheiro meus_créditos conta
beltegoed mijn_beltegoed tegoed geld bundel rekening
konto z_konta pieniądze doładowanie środki środków
баланс с_баланса деньги со_счёта со_счета счёт за_смс
kontör kontörüm kontörümü kontörümden kontörden kredi para param gitmesin bitmesin yemesin fatura faturama faturaya
رصيد رصيدي الرصيد من_رصيدي فلوس الفاتورة
pulsa pulsaku pulsa_saya kuota kuotaku
balance mera_balance recharge paise paisa बैलेंस रिचार्ज पैसे
saldot saldo kontantkort räkning pengar taletid penge regning
"""
_LEXICON = Lexicon(
    {
        "T": _PRICED,
        "C": _CREDIT,
        "Q": _WHY,
        "K": _ASK,
        "S": _SURE,
        "E": _ALWAYS,
        "F": f"{_BESIDE} {POLITE} {EXCLAIMED} {IT} {PERSONS} {NOW} {ARTICLES}",
    }
)
_SAYS = re.compile(
    r"[FE]*Q[FQE]*K(?=[FKSEQ]*[SE])[FKSEQ]*"  # "why do you ask me to confirm"
    r"|[FE]*Q[FQ]*E[FE]*K[FKSEQ]*|[FQ]*[SE][FSE]*Q[FE]*K[FKSEQ]*"  # "why do you always ask", "her seferinde neden soruyorsun"
    r"|[FE]*Q(?=[FKSEQ]*S)(?=[FKSEQ]*[KE])[FKSEQ]*"  # "do i have to confirm every time"
    r"|F*T[FTC]*C[FTC]*|[FC]*C[FC]*T[FTC]*"  # "will this cost me credit"
    r"|T[FT]*",
)
_UNSPACED = Unspaced(
    (
        "なんで|なぜ|どうして|何で|毎回|いつも|いちいち|これ|この|は|って|为什么|為什麼|干嘛|每次|总是|老是|你|都|要|这|這|个",
        (
            "確認するの|確認してくるの|確認が必要なの|聞いてくるの|聞くの|お金かかりますか|お金がかかりますか|料金かかる|料金はかかりますか|課金される|问我|要我确认|让我确认|确认一遍|扣钱吗|扣费吗|扣话费吗|收费吗|花钱吗"
        ),
        "ですか|か|の|よ|ね|吗|啊|呢|确认|吧",
    ),
)
_ASKING_AGAIN = Saying(_LEXICON, _SAYS, _UNSPACED, most_words=14, longest=100)


def asks_why_or_what_it_costs(words: Words) -> bool:
    """Whether somebody asks why they are asked each time, or whether it costs them anything."""
    return _ASKING_AGAIN.fits(words)
