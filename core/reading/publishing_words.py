"""Telling the bot to publish what it asked about: "post it", "yes post it", "publícalo".

Nothing that could mean anything else counts: neither a bare yes, nor a number, nor a text with a no in it.
"""

import re

from core.reading.phrases.everyday import EXCLAIMED, NOW, POLITE
from core.reading.phrases.lexicon import Lexicon, spoken
from core.reading.phrases.saying import Saying
from core.reading.phrases.unspaced import Unspaced
from core.reading.words import Words

_POST = """
post tweet publish post_it tweet_it publish_it postit make_it_public make_this_public make_that_public go_public
put_it_up put_it_out_there put_that_up put_this_up
publica~lo~la~los publicar~lo~la~los publique~lo~la publiquen~lo publicá~lo~la postea~lo~la postear~lo~la
tuitea~lo~la tuitear~lo~la twittea~lo~la súbelo subilo
publie~z~r poste~z~r tweete~z~r
poste posten veröffentliche veröffentlichen veröffentlichs posts twittere twittern tweete tweeten
pubblica~lo~la~li pubblicare pubblicarlo pubblicarla pubblicali posta~lo~la postare postarlo twitta~lo~la twittare
publica~r publicá~lo~la publique~a posta~r poste postá~lo~la tuíta~r tuíte tuitar
plaats plaatsen post publiceer publiceren tweet tweeten
opublikuj opublikować publikuj wrzuć postuj tweetuj zatweetuj
опубликуй~те опубликовать публикуй~те постить запости~те выложи~те выкладывай~те твитни
paylaş paylaşın yayınla yayınlayın yayımla tweetle gönderiyi_paylaş postala
انشر انشره انشرها انشري انشريه نشر النشر غرد غردها
publicera posta publicer offentliggør legg_ut del_det læg_op lägg_ut lägg_upp zveřejni zveřejnit publikuj опублікуй
опублікувати
δημοσίευσε δημοσίευσέ_το ανέβασέ_το πόσταρε पोस्ट_करो पोस्ट_कर_दो पोस्ट_करें 게시 게시해 게시해줘 올려 올려줘 포스트
"""
# What may also stand in front: of languages whose verb comes last.
_BEFORE = """
das es dies diesen den_text den_beitrag lo la los las eso esto isso o questo quello ça cela le dat dit het to tę
это его bunu onu şunu gönderiyi mesajı det ho це το αυτό इसे इसको यह 이거 그거
"""
_AFTER = """
it that this them these those all both everything the a my as is as_is like_that like_this anyway anyways then tweet
text message words thread one to x on twitter public publicly online up
mi el la esto así igual todo todas todos mensaje tuit texto en
le la les l ceci tout tel_quel quand_même message texte comme_ça mon ma mes sur
ihn sie den die meine meinen alles trotzdem so nachricht beitrag text wie_es_ist auf
il i le tutto così comunque messaggio testo lo_stesso su
a os as isto tudo assim mesmo_assim mensagem texto
de alles toch zo bericht tekst maar op
go je tę ten wszystko tak wpis tekst
это его её их все всё так пост текст сообщение
bunu hepsini
هذا هذه ذلك التغريدة المنشور الكل
det dem alt allt ändå alligevel likevel to všechno všechny все
το τα όλα
"""
_PHOTOS = """
photos photo pics pic pictures picture image images fotos foto bild bilder zdjęcia zdjęcie to_zdjęcie фото фотографии
fotoğrafları fotoğrafı الصورة الصور bilden bilderna obrázek fotku
"""
_WANTED = """
yes yeah yea yep yup yess ya ye y yas sure absolutely definitely correct right go_ahead go_on do_it i want_you_to
want to_be want_to want wanna would_like id_like_to id_like i_d_like_to
lets let_us please_do please_go_ahead you_can you_should can_you could_you will_you just go_ahead_and and of_course
do it_is_ok_to its_ok_to its_fine thats_right fine and
sí si claro dale quiero quiero_que por_supuesto adelante sí_quiero que
oui ouais vas_y allez_y bien_sûr je_veux tu_peux vous_pouvez
ja jo jawohl jap klar doch natürlich gerne bitte_ja ich_will ich_möchte du_kannst kannst_du mach einfach jetzt
veröffentlicht mal
sì si certo voglio puoi pure va_bene
sim claro quero pode podes com_certeza isso
ja jawel hoor graag zeker doe ik_wil mag mag_je wel
tak jasne pewnie chcę możesz proszę
да давай ага конечно хочу можно можешь
evet olur istiyorum tabii lütfen
نعم اي ايوه أجل أريد اريد ان أن اكيد موافق
ja jo jada jepp gärna gerne ano jasně chci так хочу звісно ναι θέλω हाँ हां जी 네 예 응
"""
# Whatever stands around it: with a no in it, nothing is published.
_NO = """
no nope nah not dont never neither none wait stop cancel undo non pas jamais ne nein nicht nie nee niet não nao
nunca нет не ни hayır
yok değil لا nej inte ikke nei ne nie ні όχι μη μην δεν नहीं मत 아니 안 말고 later tomorrow später más_tarde plus_tard
después dopo depois
oops ooops whoops ups wtf damn dammit sorry shit fuck crap
"""
_LEXICON = Lexicon(
    {"N": _NO, "P": _POST, "B": _BEFORE, "Y": f"{_WANTED} {POLITE} {EXCLAIMED} {NOW}", "H": _PHOTOS, "O": _AFTER}
)
# What speaks of a post rather than asking for one is let go: "the tweet".
_PUBLISHES = re.compile(r"[YBH]*P(?:[YBOH]+P?)*")
_UNSPACED = Unspaced(
    (
        "はい|うん|ええ|それ|これ|写真|その|この|まま|を|は|で|もう|是|是的|好|好的|请|請|把|它|这个|那个|对",
        "投稿|ツイート|公開|ポスト|发布|發布|发推|发出去|发吧|发表|公开",
        "する|して|してください|して下さい|してね|します|お願い|お願いします|をお願いします|しよう|吧|它|这个|那个|出去|谢谢",
    ),
)
_PHOTO = re.compile("写真|照片|图片|사진")
_ASKING = "?？؟"
_PUBLISHING = Saying(_LEXICON, _PUBLISHES, _UNSPACED, most_words=9, longest=60)


def names_photos(words: Words) -> bool:
    """Whether what tells to publish speaks of photos, and so not of words that were asked about."""
    return "H" in _LEXICON.tags(spoken(words.plain)) or _PHOTO.search(words.plain) is not None


def publishes(words: Words) -> bool:
    """Whether a text says, in any of the main languages, to publish what was just asked about.

    Only for an open question that `POST` may answer. A question about it ("post it?") doesn't say so.
    """
    return not any(sign in words.plain for sign in _ASKING) and _PUBLISHING.fits(words)
