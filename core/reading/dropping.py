"""Saying no to a question: "no", "never mind", "don't post it" and their like drop what was asked about."""

import re

from core.reading.phrases.everyday import ARTICLES, EXCLAIMED, IT, LAST, NOW, PERSONS, POLITE, POST
from core.reading.phrases.lexicon import Lexicon
from core.reading.phrases.saying import Saying
from core.reading.phrases.unspaced import Unspaced
from core.reading.words import Words

_NO = """
no nope nopes noo nah naw nay nooope nuh_uh uh_uh no_way no_thanks not_at_all negative never nvm nvmd nm nevermind
never_mind nvr_mind neither
none nothing nobody non_of_them non_of_these neither_of_them neither_one nessuno_dei_due nessuna_delle_due ninguno_de_los_dos aucun_des_deux keins_von_beiden nenhum_dos_dois geen_van_beide żadne_z_nich ни_то_ни_другое ikisi_de_değil not_either nop nopee naa none_of_them
never_post never_publish never_tweet never_send never_share
none_of_these not_this_one not_that_one hell_no
god_no n no_dice dont_bother not_that not_this wrong_person wrong_number wrong_chat wrong_one my_mistake mistake
by_mistake by_accident accident wrong typo
tampoco ninguno ninguna ningún nada nunca jamás ni_hablar para_nada da_igual no_importa me_equivoqué error equivocado
non nan nn aucun aucune rien jamais ni_lun_ni_lautre pas_du_tout tant_pis erreur peu_importe surtout_pas
nein ne nee nö noe nope nix nichts keins keine keinen keiner keines weder weder_noch niemals nie egal macht_nichts
schon_gut
auf_keinen_fall irrtum versehen aus_versehen war_falsch passt_schon
nessuno nessuna niente nulla né_luno_né_laltro mai no_grazie non_importa fa_niente errore assolutamente_no per_niente
não nao naum ñ nenhum nenhuma nada nunca não_obrigado tanto_faz não_importa engano de_jeito_nenhum
neen geen geen_van_beide geen_van_allen nooit niets niks nope laat_maar hoeft_niet vergissing maakt_niet_uit
nie żaden żadne żadna żadnego nic nigdy ani_jedno nieważne niewazne niepotrzebnie pomyłka w_żadnym_razie
нет не неа не_а нет_спасибо ни_то_ни_другое ни_одно ничего никогда неважно не_важно не_надо не_нужно никакой ошибка
ошибся ошиблась случайно проехали
hayır hayir yok yoo hiçbiri hiç hicbiri asla istemiyorum yapma yapmayın paylaşma paylaşmayın gönderme göndermeyin
yayınlama yayınlamayın yayımlama atma tweetleme değil boşver bosver boş_ver gerek_yok önemli_değil olmaz olmasın
istemem hata yanlışlıkla yanlış
لا لأ كلا ابدا أبدا ولا_واحد ولا_شيء لا_شيء لا_شكرا مش_مهم غير_مهم لا_داعي ما_في_داعي غلط بالغلط خطأ
nej nä nepp ingen inget inte_alls aldrig spelar_ingen_roll nei niks ikke_noe intet aldri ne nechci žádný nic nikdy
to_je_jedno
ні не_треба жоден жодне нічого όχι οχι κανένα τίποτα ποτέ δεν_πειράζει नहीं नही ना मत कोई_नहीं कुछ_नहीं 아니 아니요 아니오
아뇨 싫어 괜찮아요
tidak gak nggak ngga ga jangan ga_jadi gak_jadi nggak_jadi tidak_jadi ga_usah gak_usah nggak_usah tidak_usah batal batalin
ni_se_te_ocurra absolutely_not hell_nah certainly_not
nahi nai mat yox net nyet nado ne_nado la2 la'a iie
"""
_CANCEL = """
cancel cancle forget forget_about forgetaboutit fuggedaboutit drop scrap skip ignore discard dismiss abort delete
remove erase trash toss bin leave lose kill undo stop scratch
disregard let_it_go let_it_be leave_it_be throw_away throw_it_away get_rid_of forgot_it im_good im_fine
changed_my_mind i_changed_my_mind take_it_back
olvida~lo~la~te~r~me olvídalo olvídate deja~lo~la~r~los déjalo déjala cancela~lo~la~r ignora~lo~la~r
descarta~lo~la~r anula~lo~la~r elimina~lo~la~r borra~lo~la~r quita~lo omite~lo salta~lo
oublie~z~r laisse~z laisser laisse_tomber laissez_tomber laisse_béton annule~z~r abandonne~z~r ignore~z~r efface~z~r
supprime~z~r passe
vergiss vergesst vergessen lass lasse lasst lassen bleiben abbrechen abbruch brich_ab verwerfen verwirf ignorier
ignoriere ignorieren lösch lösche löschen loesch loeschen
stornieren sein_lassen weg_damit weg wegwerfen
lascia~lo~la~mo~te stare perdere lascia_perdere lascia_stare annulla~lo~la~re dimentica~lo~la~telo~re
scarta~lo~la~re ignora~lo~la~re cancella~lo~la~re elimina~lo~la~re salta~lo
esquece~r esqueça esquecer deixa~r deixe deixa_pra_lá deixa_para_lá deixa_quieto cancela~r cancele ignora~r ignore
descarta~r descarte apaga~r apague exclui~r exclua
vergeet vergeten laat laten annuleer annuleren negeer negeren verwijder verwijderen wis schrap skip
zapomnij zapomnijmy anuluj anulować zostaw odpuść odpuśćmy daruj daj_spokój pomiń usuń skasuj porzuć ignoruj
забудь~те отмена отмени~те отменить отменяй оставь~те пропусти~те удали~те удалить сотри брось забей
vazgeç vazgeçtim vazgeçiyorum iptal iptal_et unut unutun bırak kalsın sil silin sil_gitsin geç
انس انسى انسه انساه انسي الغ الغي الغاء إلغاء ألغ اترك اتركه دع دعه خلاص احذف احذفه تجاهل بطل بلاش سيبه
glöm strunta strunta_i skit_i avbryt släng ta_bort glem dropp avbryd slet zapomeň zapomeňte zruš nech nechte smaž
забудь скасуй залиш видали
ξέχασέ_το ξέχνα ξεχνα ακύρωση ακύρωσε άσε άστο διάγραψε भूल_जाओ रहने_दो छोड़ो छोड़_दो हटाओ 됐어 됐어요 취소 취소해 잊어 잊어버려 그만
삭제
rehne_do chhodo bhul_jao
"""
_NOT = """
dont don_t donot do_not dnt dun doont doesnt does_not didnt did_not wasnt isnt is_not wont shouldnt should_not cant
not without rather_not id_rather_not
nicht keinesfalls bitte_nicht doch_nicht net pas ne non niet ikke inte ej
"""
# Of these languages, "no" and "not" are one word, or one is part of the verb.
_POSTING = """
publiques publique publicar publicarlo publicarla postees postear tuitees tuitear subas subir envíes mandes
lo_publiques compartas quiero quería publicado hagas hacer
publie publier publiez publies poste postez poster tweete tweetez partage partager envoie envoyer envoyez veux
voulais fais fait
pubblicare pubblicarlo pubblicarla pubblicate pubblica postare postarlo postate posta twittare condividere inviare
mandare voglio volevo farlo fare
publica publique publicar publicá publica_isso posta poste postar postes postado tuitar tuíte envia envie
compartilha compartilhe quero queria faça fazer precisa
publikuj publikować wrzucaj wrzucać wysyłaj postuj tweetuj chcę chciałem chciałam rób trzeba
публикуй~те публиковать публикую выкладывай~те выкладывать постить пости твить отправляй~те хочу хотел хотела надо
нужно стоит делай
paylaşmak göndermek yayınlamak
تنشر تنشره تنشرها تنشري نشر النشر تغرد ترسل تنشروا اريد أريد ابغى تفعل احتاج
gör gøre gjør nezveřejňuj neposílej nepublikuj neodesílej nedělej publikovat публікуй публікувати надсилай хочу треба
δημοσιεύσεις ανεβάσεις θέλω το_θέλω करो करना पोस्ट_मत चाहिए 올리지 게시하지 하지 마 마세요 말아 말고
karo
"""
_POST = """
post posting posted tweet tweeting tweeted publish publishing published send sending sent share sharing shared
put put_out put_up post_that_one send_that_one tweet_that_one go_public do doing done mean meant
posten poste postet gepostet veröffentlichen veröffentliche veröffentliche_das senden sende teilen twittern twittere
absenden machen mach tun
plaats plaatsen post geplaatst publiceer publiceren verstuur versturen verzend delen deel tweeten doe doen
publiera posta lägg_upp lägga_upp skicka dela offentliggør læg_op send legg_ut publiser
"""
_WANT = """
two dos deux zwei beiden beides due dois duas twee beide dwóch dwojga два две двух обоих обе ikisi ikisini iki الامر
الأمر الاثنين ذاك ولا of
want wanted wanna need needed like have to be should would can could would_like you_dare bother ill said anything
publicly public online on_x on_twitter everyone everybody anyone them world internet ever now yet
alone rather better best absolutely definitely certainly no_worries not_really maybe_not i_guess guess one_of_them
say saying think thinking for with
will wollte möchte will_ich soll sollst brauche kannst habe hab gesagt hoef hoeft wil wilde moet zeg
je_ne_veux_pas veux faut ai dit est plutôt mieux vaut finalement comme
lieber besser so eher nur liever beter meglio mejor así luego asi melhor assim lepiej tak лучше тогда daha_iyi
lütfen_yapma o_zaman لكن_لا hellre bättre hellere helst raději
dije digo dico ho_detto eu_disse
deh aja dong ya kok sih dulu
vill ønsker vil ska skal är er is was
"""
_LEXICON = Lexicon(
    {
        "N": _NO,
        "V": _CANCEL,
        "D": _NOT,
        "P": _POSTING,
        "E": _POST,
        "F": f"{POLITE} {EXCLAIMED} {IT} {PERSONS} {NOW} {POST} {ARTICLES} {LAST} {_WANT}",
    },
    mended="NVD",
)
_DROPS = re.compile(
    r"(?!.*DF*V)"  # "don't cancel" is the contrary
    r"(?=.*[NVD])"
    r"(?:(?=.*D)[NVDPEF]+"  # "don't post it", "poste das nicht"
    r"|(?=.*V)F*N*F*V[NVFEP]*"  # "cancel that post"
    r"|F*N[FNVP]*E?|[FVN]*N[FNV]*)",  # "no lo publiques", "no"
)
_UNSPACED = Unspaced(
    (
        "あ|え|ああ|いや|もう|それ|これ|さっきの|投稿|ツイート|送信|公開|を|は|も|の|で|ごめん|ごめんなさい|すみません|やっぱり|やっぱ|どちら|どっち",
        (
            "いいえ|いえ|いいや|いや|いらない|いりません|要らない|ううん|ちがう|違う|違います|だめ|ダメ|駄目|やめて|やめ|やめる|やめます|やめておく|やめておきます|やめときます|よします|"
            "遠慮します|けっこうです|いいです|要りません|やめとく|中止|取消|取り消し|取り消して|キャンセル|キャンセルして|忘れて|なし|無し|結構です|大丈夫です|なんでもない|何でもない|"
            "気にしないで|投稿しない|投稿しないで|しないで|送らないで|公開しないで|ツイートしないで|消して|破棄|どれでもない|どっちでもない|どちらでもない|間違えた|間違い"
        ),
        "ください|下さい|くれ|ね|よ|です|でした|お願いします|から|いい",
    ),
    (
        "啊|哦|呃|算|请|那|这|这个|那个|都",
        "不|不了|不要|别|不用|不是|没有|没事|算了|取消|别发|不要发|不发|不发布|别发布|不要发布|都不|都不是|忘了吧|忘记|删除|删掉|不谢谢|放弃|當我沒說|不必",
        "了|吧|它|这个|那个|谢谢|啊|哦",
    ),
)
_DROPPING = Saying(_LEXICON, _DROPS, _UNSPACED, most_words=12, longest=60)


def drops(words: Words) -> bool:
    """Whether the answer to a question is no, in any of the main languages: "no", "never mind", "don't post it".

    Every word of it has to be one of saying no: what begins with "No ..." and goes on about something is no answer.
    """
    return _DROPPING.fits(words) or _shakes(words.plain)


def _shakes(plain: str) -> bool:
    """Whether it is a sign for no alone: a thumb down, a cross, a raised hand, a shaken head."""
    return bool(plain) and all(sign in "👎❌🙅🚫✋🛑⛔✖🏻🏼🏽🏾🏿‍♂♀ " for sign in plain)
