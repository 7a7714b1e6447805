"""Reactions that arrive as texts: what iPhones and Google Messages send to phones that don't know reactions.

Around a quoted passage stand a few words in the language of the phone, before it, behind it, or both: Liked "...";
Hat "..." mit "Gefällt mir" markiert; "..." mesajını beğendi. All of them are words of reactions, or it is none. The
formats are those of iOS 10 to 18 and of Google Messages, as apps that read them know them.
"""

import re

from core.reading.phrases.lexicon import UNKNOWN, Lexicon, spoken

OPENING = "“„«‹「『〝"
CLOSING = "”»›」』〞"
# Straight quotes open and close; so do these, by language („so“, ”so”, »so«).
EITHER = '"“”„‟«»‹›＂'
_MARKS = frozenset(EITHER + OPENING + CLOSING)
_MOST_WORDS = 9
_LONGEST_AROUND = 80

_REACTED = """
replied_to responded_to hearted thumbed_up thumbs_up_to thumbs_down_to exclaimed laughed_out_loud_at unliked unloved likes loves dislikes
laughs_at emphasizes questions haha_to heart_to added_a_heart added_a_like hahad_at marked
gusta encanta ama odió amó reprobó exclamó reaccionado eliminado quitado añadió agregó puso marcó reído
aime adore déteste adoré_ça ri_à riait souri exclamé ajouté enlevé mis_un mis_une a_mis rit rigole trouvé_drôle
surligné
gefällt_mir gefällt_mir_nicht gefiel mag mochte liebt liebte lacht_über lachte lachen_müssen reagierte betonte
hinterfragte entfernte hebt_hervor markierte geherzt geliket disliket disliked
piace piaciuta ama adora ride reagisce enfatizza contesta rimuove tolto odiato esclamato messo_in_evidenza
gosta ama adora ri_de riu_se riu_com reage enfatiza questiona removido deu_like odiou exclamou colocou adicionou
detestou
vindt_dit_leuk moest_lachen lacht_om houdt_van hield_van haatte vraagt vroeg onderstreept geliked hartje_bij reageert
polubienie polubiła_to lubi kocha pokochano wyśmiano rozbawiło śmieszy zaśmiano nie_polubił podkreśla reaguje
zareagowali dodano wykrzyknął zapytał
понравилась_мне рассмешило насмешило полюбил полюбила лайкнул лайкнула дизлайкнул сердечко сердце_на лайк_на смех_на
реагирует отреагировали добавил добавила поставили нравится_сообщение люблю_это
beğeniyor sevdiğini sevmedi bayılıyor gülüyor kahkaha_attı vurguladı_ sordu soru_sordu tepki_gösterdi tepki_bıraktı
kalp_bıraktı beğendiğini beğenisini_kaldırdı iletisini_beğendi
اعجبه أحببته أعجبتني يحب ضحكت_على أبرز أبرزت سأل استغرب تم_التفاعل وضع رد_ب لم_يعجبه كره حذف
liked loved disliked laughed_at emphasized emphasised questioned reacted removed reacted_with to removed_from
gustó encantó no_le_gustó disgustó rió dio_risa enfatizó destacó resaltó cuestionó preguntó reaccionó quitó eliminó
retiró
aimé adoré ri rigolé insisté évidence exergue mis_en_avant interrogé réagi supprimé retiré souligné détesté
questionné
gefällt geliked geliket markiert reagiert hinzugefügt entfernt gelacht hervorgehoben betont hinterfragt geliebt
piaciuto amato adorato riso enfatizzato evidenziato contestato reagito rimosso aggiunto sottolineato ha_messo
curtiu gostou amou adorou riu enfatizou destacou questionou reagiu removeu descurtiu retirou achou_graça marcou
geweldig grappig vond vindt vond_leuk vond_niet_leuk vond_geweldig vond_grappig vindt_leuk vindt_niet_leuk vindt_geweldig gelachen gereageerd
benadrukt verwijderd toegevoegd lachte reageerde benadrukte verwijderde
polubił polubiła polubiono pokochał pokochała uwielbia zaśmiał zaśmiała śmieje_się rozśmieszyło podkreślił
podkreśliła podkreślono zakwestionował zakwestionowała zareagował zareagowała zareagowano usunął usunęła usunięto
lubi_to nie_lubi dodał dodała
понравилось нравится полюбилось отметил отметила отмечено отметили поставил поставила поставлен поставлено посмеялся
посмеялась посмеялись выделил выделила выделено отреагировал отреагировала реакция удалил удалила убрал убрала
удалено удалена подчеркнул подчеркнула смеется
beğendi beğenmedi sevdi bayıldı güldü vurguladı sorguladı tepki_verdi kaldırdı kaldırıldı ekledi tepkisini_kaldırdı
أعجبني أعجبه أعجبها أعجب أعجبت يعجبني لم_يعجبني أحب أحببت أحبت ضحك ضحكت أكد أكدت شدد استفسر تساءل تفاعل تفاعلت أزال
أزالت تمت_إزالة تم_حذف تم_الإعجاب أضاف
gillade ogillade älskade skrattade betonade ifrågasatte reagerade tog_bort synes_godt_om syntes_godt_om kan_lide
elskede lo_ad lo fremhævede reagerede fjernede likte mislikte elsket uthevet understreket reagerte fjernet
stilte_spørsmål
reagoval reagovala milovaný líbilo_se nelíbí_se líbí_se smál smála zdůrazněno odstraněno odstraněn odebrán odstranil
otázka
сподобалося вподобав вподобала вподобано посміявся посміялася підкреслив відреагував відреагувала видалив видалила
άρεσε λάτρεψε γέλασε τόνισε αμφισβήτησε αντέδρασε αφαίρεσε πρόσθεσε κατάργησε
पसंद_किया पसंद_आया प्यार_किया हँसे हंसे प्रतिक्रिया_दी हटाया हटा_दिया ज़ोर_दिया
좋아함 좋아합니다 사랑함 싫어함 웃음 강조함 물음표 반응함 반응했습니다 반응을 삭제함 제거함 공감함
kedvelte kedveli szerette tetszik szívecske nevetett_rajta kiemelte kérdezte reagált eltávolítva tykkäsi tykkäsi_viestistä nauroi_viestille rakasti nauroi korosti reagoi poisti
apreciat iubit râs menyukai menyukai_pesan menghapus đã_thích đã_yêu_thích a_apreciat i_a_plăcut a_iubit reaccionaste reaccionaron reagiste
reagiu_com mit_einem_herz_markiert mit_herz_markiert ifadesini_bıraktı ifadesi_bıraktı emojisi_bıraktı вподобано подобається
сподобалось liubit
"""
_BESIDE = """
put por signo interrogación gracioso divertido elle il cette dieses diese nachricht wurde als questa questo
messaggio esta mensagem dit bericht tę to wiadomość
iletisini iletisine iletisinden ileti iletiye mesajdan bu şu sözüne sözünü باستخدام باستعمال هذه هذا الرسالة رسالتك
ك emotikon emoji эмодзи смайлик mig den det denne meddelandet beskeden meldingen
a an at for with from your my heart like dislike laugh exclamation question mark emphasis thumbs up down reaction
love point ha the sticker tapback it loved
le no se de del al con por en un una la el su corazón me_gusta risa signo exclamación interrogación reacción emoji
énfasis pulgar arriba abajo
a na n_a pas avec à au aux sur du d des le la les une cœur coeur jaime je_naime_pas rire point dexclamation
dinterrogation exclamation interrogation réaction mention été question posé une_question votre ton son mis en
hat haben mit auf aus von ein eine einen für über zu als an herz lachen ausrufezeichen fragezeichen gefällt_mir
gefällt_mir_nicht mir nicht daumen hoch runter reaktion wurde die der das den dem
ha è gli le mi_piace non_mi_piace un una uno il lo dal dalla alla allo per di da cuore risata punto esclamativo
interrogativo su reazione come non messo
não do da com à ao um uma o os coração risada ponto exclamação interrogação em reação curtida na foi
heeft om op met aan van een de het hart hartje duim omhoog omlaag uitroepteken vraagteken reactie leuk niet_leuk
vind_ik_leuk bij uit
się na z od nad do serce serduszko polubienie reakcję reakcja emotikonem śmiech wykrzyknik znak_zapytania pytajnik
nie la ła ten wpis wiadomość
очень не над на к с из у от в вопрос знак сердечко сердце лайк отметку реакцию восклицательный вопросительный смех
как а ла лась мне сообщение сообщению
mesajını mesajına mesajından mesajı mesajindaki ifadesine ifadesini ifadesinden ile tepki tepkisi bir kalp işareti
beğenisini beğeniyi ögesine öğesine öğesini öğesinden soru ünlem e a ye ya i ı yi yı den dan in için şuna şunu buna
bunu u ü na ne
على مع ب بـ من عن لم ل قلب قلبا إعجاب الإعجاب علامة القلب التفاعل رد الفعل استفهام تعجب ضحكة إلى
åt med på ett en hjärta från till inte hjerte fra om af ved et spørgsmålstegn utropstegn udråbstegn til på tumme upp
se na z ze srdce lajk vykřičník otazník nelíbí smích s jsem від на з серце знак
σε στο από με το μια ένα καρδιά μου την και पर से को एक दिल ने 을 를 을를 에 이 가 에서 하트 좋아요 로 으로 이모티콘 보냄 남김 함 했습니다 표시
erre erről innen kívánja nem egy la o la_mesajul pe cu dintr
"""
_THINGS = """
image photo picture video movie audio audio_message voice_message voice_memo attachment sticker gif link location
contact message memoji animoji images photos videos attachments pictures live_photo file document
imagen foto vídeo video mensaje mensaje_de_voz archivo adjunto enlace audio image vidéo message pièce_jointe lien
fichier photo bild foto video nachricht anhang link sprachnachricht datei
immagine unimmagine foto video messaggio allegato link imagem foto vídeo mensagem anexo afbeelding foto video
bericht bijlage zdjęcie obraz film wiadomość załącznik
изображение фото видео сообщение вложение ссылку görsel görseli fotoğrafı fotoğraf videoyu resmi resim صورة فيديو
رسالة مرفق bild billede bilde obrázek фото зображення εικόνα φωτογραφία 이미지 사진 동영상 फ़ोटो चित्र
"""
_LEXICON = Lexicon({"C": _REACTED, "T": _THINGS, "F": _BESIDE})
_OF_THINGS = _LEXICON.begins("T")
_AROUND = re.compile(r"[CFT]*C[CFT]*")
_THING = re.compile(r"F{0,2}C[CF]*T[FTC]*|F{0,3}T[FT]*C[CF]*")
# Names of reactions, which some languages put in quotes of their own.
_NAMED = re.compile(
    rf"(?:[{re.escape(''.join(sorted(_MARKS)))}‘])\s?(?:mi piace|non mi piace|gefällt mir(?: nicht)?|j.aime"
    rf"|je n.aime pas|me gusta|no me gusta|curti|gostei|vind ik leuk|lubię to"
    r"|нравится|не нравится|beğen(?:i|dim)?|いいね[!！]?|よくないね|好き|ハート|笑|赞|喜欢|좋아요|like|love|haha|ha ha)\s?[”“\"»«」』’]",
    re.IGNORECASE,
)
_JAPANESE_NAME = re.compile(
    "いいね|ハート|強調|リアクション|笑|削除|取り消|よくない|疑問|スキ|(?:好き|嫌い)と言|反応"
)
_JAPANESE = re.compile(
    r"(?:に|を|へ|の|で|から|と|が|は|という|言っています|言いました|言って|大好き|好き|嫌い|ウケ|いいね|スキ|ハート|よくない|笑い|大笑い|爆笑|笑|強調|疑問|質問|符|ビックリ|はてな|マーク"
    r"|リアクション|反応|絵文字|付け|つけ|削除|取り消し?|追加|送り|しました|した|ました|し|て|います|！|!|メッセージ|画像|写真)+"
)
_CHINESE = re.compile(
    r"(?=.*(?:赞|讚|回应|回應|反应|表示|强调|強調|移除|质疑|喜欢了|大笑))"
    r"(?:对|對|用|给|向|在|上|从|中|移除|删除|取消|了|的|一个|一颗|爱心|心形|赞|讚|点|點|踩|不|喜欢|大笑|笑|强调|強調|疑问|质疑|问号|感叹号|表示|做出|回应|回應|反应|添加|图片|照片)+"
)
# Cut off on the way: what was quoted has no end.
_CUT = re.compile(r"(?:Liked|Loved|Disliked|Laughed at|Emphasi[sz]ed|Questioned) [“„«]")
_EMOJI = re.compile(r"[^\x00-\x7f\w\s\u3000-\u303f\uff00-\uffef]")
_SPACES = re.compile(r"[\s:,.。、：]+")
_ENGLISH = frozenset(
    ["liked", "loved", "disliked", "laughed", "emphasized", "emphasised", "questioned", "reacted", "removed", "to"]
)


_TO_WHAT = re.compile(
    r"(?:reacted|reaccionó|a réagi|reagierte|ha reagito|reagiu|reageerde)\b(?: \w+)? [^\w\s]{1,8} \S{1,4}\b",
    re.IGNORECASE,
)
_TO_A_THING = re.compile(
    r"(?:画像|写真|動画|ビデオ|音声|ステッカー|リンク|メッセージ|添付ファイル)[にを].{0,8}?(?:リアクション|いいね|ハート|大好き|爆笑|強調|反応).{0,8}"
    r"|bir (?:görüntü|resim|resm|fotoğraf|video|mesaj|bağlantı|çıkartma|ses|ek)\w*(?: mesaj\w*)?"
    r"(?: \S{1,4} ile)? (?:bayıldı|beğendi|beğenmedi|güldü|vurguladı|sorguladı|tepki verdi)\W*",
    re.IGNORECASE,
)
"""To what isn't quoted, where the thing stands before what was done to it."""
_SINGLE = re.compile(r"(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned) '.+'?", re.IGNORECASE | re.DOTALL)
_NOT_NAMES = frozenset(
    ["i", "we", "my", "our", "you", "he", "she", "they", "everyone", "nobody", "who", "the", "just", "never"]
)
_LONGEST_QUOTING, _MOST_MARKS = 400, 12
_MARK = re.compile(f"[{re.escape(''.join(sorted(_MARKS)))}]")
_BY_NAME = re.compile(r"F?x{1,3}F*C[CF]*")


def is_reaction(text: str) -> bool:
    """Whether a text is a reaction to another one, in any of the main languages.

    Args:
        text: what shows of it, without white space around.
    """
    if _MARKS.isdisjoint(text):
        return (
            _is_to_a_thing(text)
            or _is_in_single_quotes(text)
            or _TO_WHAT.match(text) is not None
            or _TO_A_THING.fullmatch(text) is not None
            or _SINGLE.fullmatch(text) is not None
        )
    marks = [at for at, sign in enumerate(text) if sign in _MARKS]
    if len(marks) == 1:
        return _CUT.match(text) is not None
    lead, passage, tail = text[: marks[0]], text[marks[0] : marks[-1] + 1], text[marks[-1] + 1 :]
    if len(lead) + len(tail) > _LONGEST_AROUND:
        return False
    named = _NAMED.search(text) is not None
    typographic = passage[0] != '"'
    return _surrounds(lead, tail, named=named, typographic=typographic) and (named or _one_quote(passage))


def may_be_reaction(text: str) -> bool:
    """Whether it may be one, or the words of a person: a quote, and a name or a sign beside the words of a reaction."""
    if len(text) > _LONGEST_QUOTING:
        return False
    marks = [found.start() for found in _MARK.finditer(text)]
    if not 2 <= len(marks) <= _MOST_MARKS:  # noqa: PLR2004 - an opening and a closing one
        return False
    lead, tail = text[: marks[0]], text[marks[-1] + 1 :]
    if len(lead) + len(tail) > _LONGEST_AROUND:
        return False
    said, after = spoken(lead), spoken(tail)
    if not said:
        return not after and _EMOJI.search(lead) is not None
    if (
        said[0] in _NOT_NAMES
        or len(said) + len(after) > _MOST_WORDS
        or not _one_quote(text[marks[0] : marks[-1] + 1])
    ):
        return False
    return _BY_NAME.fullmatch(_LEXICON.tags(said)) is not None and UNKNOWN not in _LEXICON.tags(after)


def _surrounds(lead: str, tail: str, *, named: bool, typographic: bool = True) -> bool:
    """Whether what stands around a quoted passage is made of words of reactions."""
    around = f"{lead} {tail}"
    said = spoken(around)
    emoji = _EMOJI.search(around) is not None
    if not said:
        return named and not around.strip(" 　に")
    first = lead.strip()[:1]
    if first.islower() and said[0] in _ENGLISH and not (emoji or typographic):
        return False
    if len(said) > _MOST_WORDS:
        return False
    tags = _LEXICON.tags(said)
    if _AROUND.fullmatch(tags) is not None or (set(tags) <= {"C", "F", "T"} and (emoji or named)):
        return _says_to_what(said, emoji=emoji, named=named)
    solid = _SPACES.sub("", _EMOJI.sub("", around))
    if _JAPANESE.fullmatch(solid) is not None and (named or _JAPANESE_NAME.search(solid) is not None):
        return True
    return _CHINESE.fullmatch(solid) is not None


def _says_to_what(said: tuple[str, ...], *, emoji: bool, named: bool) -> bool:
    """Whether "to" and "removed" are beside what makes them a reaction: an emoji, or the name of one."""
    if said in {("to",), ("removed", "from")}:
        return emoji or named
    return said[0] != "to"


def _is_to_a_thing(text: str) -> bool:
    """Whether it is a reaction to a photo or the like, which isn't quoted: "Loved an image"."""
    if len(text) > _LONGEST_AROUND or text[:1].islower():
        return False
    said = spoken(text)
    if _OF_THINGS.isdisjoint(said):
        return False
    said = tuple(word for word in said if not word.isdecimal())
    if len(said) > _MOST_WORDS:
        return False
    tags = _LEXICON.tags(said)
    if _THING.fullmatch(tags) is not None:
        return said[0] not in {"ha", "a"} or "C" in tags[:2]
    emoji = _EMOJI.match(text) is not None
    return (
        emoji
        and said[0] in {"to", "a", "auf", "na", "op", "på", "на"}
        and tags[-1] == "T"
        and set(tags) <= {"F", "T", "C"}
    )


def _is_in_single_quotes(text: str) -> bool:
    """Whether it is a reaction in the quotes of Dutch phones."""
    first, last = text.find("‘"), text.rfind("’")
    if not 0 <= first < last:
        return False
    return len(text) - (last - first) < _LONGEST_AROUND and _surrounds(text[:first], text[last + 1 :], named=False)


def _one_quote(text: str) -> bool:
    """Whether quotes go around all of a text, rather than around its beginning and its end.

    A mark that has a word before it and none after it closes. One that closes early followed
    by another that opens means two quoted things: `"Dune" and "Arrival"`.
    """
    depth = 0
    for at, mark in enumerate(text[:-1]):
        if mark not in _MARKS:
            continue
        if at == 0 or (text[at - 1].isspace() and not text[at + 1].isspace()):
            if depth == 0 and at > 0:
                return False
            depth += 1
        elif text[at + 1].isspace() or text[at + 1] in ",.;:":
            depth = max(depth - 1, 0)
    return len(text) > 1
