"""Wishes to get no more texts, or to be deleted, by the words of thirty languages: a verb, and what it is about."""

import re
from collections.abc import Sequence

from core.reading.phrases.lexicon import UNKNOWN
from core.reading.phrases.stopping_words import LEXICON, TELLING

_MOST_WORDS = 12
_ENOUGH_FOR_ONE_UNKNOWN = 4
_WISH = re.compile(
    r".*[UX]"  # "unsubscribe", "leave me alone"
    r"|(?=.*S).*[VM]"  # "stop sending", "stop the messages"
    r"|(?=.*Z).*[MVG]"  # "I don't want to get messages"
    r"|(?=.*D).*O"  # "delete all my data"
    r"|(?=.*N).*V"  # "don't send"
    r"|[SF]*S[SF]*$"  # "please stop"
)
_UNSPACED = re.compile(
    r"(?:データ|情報|アカウント|記録|登録)(?:を|は|も|と|全部|すべて|全て|ごと|一切|の|\s)*(?:削除|消し|消去|抹消)(?:して|てくだ|てもら|を|お願|希望|$)"
    r"|(?:名簿|リスト|登録|宛先|送信先)から.{0,3}(?:外して|抜いて|消して|除いて|削除)|番号を(?:消して|削除して|外して)|もう(?:いりません|結構です)、?こういう"
    r"|(?:もう|今後は?)受け取りたく(?:ない|ありません)|(?:メッセージ|メール|SMS)(?:は)?(?:もう)?(?:たくさん|結構)|興味(?:が)?(?:ありません|ない).{0,2}(?:しつこい|やめて|送ら)"
    r"|(?:别|不要|请勿)(?:再)?(?:骚扰|打扰)(?:我|这个|本)(?:手机|号码|号)?|(?:短信|消息|信息)(?:已经)?(?:够多了|太多了别)|没兴趣.{0,2}(?:别|不要)(?:再)?(?:发|推|打)"
    r"|(?:怎么|如何)(?:才能)?(?:不收|不再收到|停掉|退掉)(?:你们)?的?(?:短信|消息|信息)"
    r"|もう.{0,10}送ら(?:ないで|なくて)|(?:メッセージ|メール|通知|SMS).{0,4}(?:いらない|止めて|やめて|送らないで)|解約(?:したい|します|して)|退会"
    r"|(?:删除|刪除|注销|註銷|清除|删掉|抹去)(?:一下|掉)?(?:我的?|本人的?)(?:所有|全部|个人|個人|在这里的)*(?:账号|帐号|賬號|帳號|账户|數據|数据|資料|资料|信息|資訊|记录)"
    r"|我的?(?:所有|全部|个人)*(?:账号|帐号|账户|数据|资料|信息|號碼|号码).{0,4}(?:删除|刪除|删掉|删了|注销|清除)|(?:我要|我想|请|帮我)(?:注销|註銷|取消订阅|退订)"
    r"|(?:หยุด|เลิก|อย่า|ไม่ต้อง|ห้าม|งด)(?:การ)?(?:ส่ง|ทัก|แชท|โทร|รบกวน)|ยกเลิก(?:การ)?(?:สมัคร|รับ|บริการ|ข้อความ|ติดตาม)"
    r"|ลบ(?:ข้อมูล|บัญชี|เบอร์|ชื่อ).{0,8}(?:ฉัน|ผม|ดิฉัน|หนู|เรา|ทั้งหมด|ออก)|ไม่(?:อยาก|ต้องการ|ขอ)(?:ได้)?รับ(?:ข้อความ|sms|SMS)?"
    r"|(?:계정|데이터|개인 ?정보|정보|기록|번호)\S{0,3} ?(?:\S{1,4} ){0,3}(?:삭제|지워|없애)|탈퇴(?:할|하고|해|합|시켜|신청)|문자 ?(?:좀 )?(?:그만|보내지|안 받)"
)
_LONGEST_UNSPACED = 60
_PHONE = (
    r"(?:phone|number|line|telefono|movil|celular|numero|telephone|portable|handy|telefon\w*|nummer|cellulare"
    r"|telefone|celular|telefoon|numer\w*|номер\w*|телефон\w*|telefonu|numarayi)"
)
# What says it without such a verb: that somebody's phone be left in peace, that this be the last one, that they don't care.
_IN_PEACE = re.compile(
    rf"(?:leave|let) (?:this|my|our|his|her) (?:\w+ )?{_PHONE} (?:alone|be|in peace)"
    rf"|(?:dej|deix|lasci)\w* (?:en|em|in) (?:paz|pace) (?:a |o )?(?:este|esse|mi|meu|questo|il mio) {_PHONE}"
    rf"|(?:dej|deix|lasci)\w* (?:o )?(?:este|esse|mi|meu|questo|il mio) {_PHONE} (?:en|em|in) (?:paz|pace)"
    rf"|laiss\w+ (?:ce|mon) {_PHONE} (?:tranquille|en paix)|lass\w* (?:dies\w*|mein\w*) {_PHONE} in (?:ruhe|frieden)"
    rf"|laat (?:deze|dit|mijn) {_PHONE} met rust|(?:dajcie|daj) (?:temu|mojemu) {_PHONE} (?:swiety )?spokoj"
    rf"|остав\w+ (?:этот|мои) {_PHONE} в покое|bu {_PHONE} rahat birak\w*"
    r"|(?:let (?:this|that|it)|this had better|this better|make (?:this|that|it)) be the last (?:one|time|text|message)"
    r"|que sea la ultima(?: vez)? que me (?:escrib|mand|envi)\w*|que ce soit la derniere fois que (?:vous|tu) m"
    r"|che sia l ?ultima volta che mi (?:scriv|mand)\w*|que seja a ultima vez que (?:voces |vcs )?me (?:escrev|mand)\w*"
    r"|das war (?:hoffentlich )?die letzte (?:nachricht |sms )?von (?:euch|ihnen)|laat dit de laatste zijn"
    r"|(?:zeby|oby) to byl ostatni raz(?: jak| kiedy|$)|чтоб\w* это был последнии раз"
    r"|(?:not|no longer|im not|i am not) interested (?:so )?(?:please )?(?:dont|do not|stop|quit)"
    r"|no (?:me|nos) interesa (?:por favor )?no insist\w*|pas interesse\w* n ?insist\w*"
    r"|(?:kein interesse|geen interesse) (?:bitte )?(?:lass\w*|hort|horen sie|stop\w*|dring niet)"
    r"|non (?:mi interessa|sono interessat\w) non insist\w*|nao (?:tenho interesse|me interessa) nao insist\w*"
    r"|nie jestem zainteresowan\w+ (?:nie|przestan\w*)|(?:неинтересно|не интересует) (?:не настаив|не звон|хватит|отстан)\w*"
    r"|ilgilenmiyorum (?:israr|lutfen|bir daha|artik|yaz)\w*"
    r"|(?:im|i am|ive|i have) (?:had )?(?:done with|enough of|my fill of) (?:these|this|your|those) (?:texts|messages|sms|msgs)"
    r"|ca suffit (?:avec )?(?:les|vos|tes) (?:messages|sms|textos)|ya (?:estuvo|esta) bueno de (?:tantos )?mensaj\w+"
    r"|klaar met (?:die|deze|al die|jullie) (?:sms\w*|bericht\w*)|(?:wystarczy|starczy) (?:juz )?tych (?:sms|wiadomos)\w*"
    r"|yeter (?:artik |ama )?(?:bu )?mesaj\w*|lach\w+ moi (?:la grappe )?avec (?:vos|tes) (?:messages|sms|textos)"
    r"|verschon\w* mich mit|cut it out with the (?:texts|messages)|give me a (?:break|rest) (?:with|from) (?:the|these|your) (?:texts|messages)"
    r"|(?:dont|do not|dnt|stop|quit) (?:write|writing|text|texting|txt|txting|msg|send|sending) (?:me )?(?:to |at )?(?:this|his|her|my) (?:\w+ )?(?:phone|number|line|nbr)"
    r"|(?:no|ne|non|nao) (?:\w+ )?(?:escrib|mand|envi|text|ecri|envoy|scriv|invi|escrev)\w* (?:mas |plus |piu |mais )?"
    rf"(?:(?:a|en|sur|su) (?:este|ce|questo|esse)|nesse|neste) {_PHONE}"
    rf"|(?:schreibt|schreiben sie|schickt) (?:bitte )?(?:nicht|nichts|nie)(?: mehr)? (?:auf|an) dies\w* {_PHONE}"
    r"|niet meer naar dit \w+ (?:sturen|appen|smsen)|(?:gelieve|verzoeke) niets? meer te \w+|bitte nichts mehr (?:senden|schicken)"
    r"|(?:den|dar|dad|dé) de baja a mi \w+|meldet? (?:bitte )?mein\w+ \w+ ab|schrijf mijn \w+ (?:a\w+ )?uit"
    r"|cancellate mi[oa] (?:padre|madre|marito|moglie|nonn[oa])|(?:babami|annemi|esimi|dedemi|ninemi) (?:listeden )?(?:silin|cikarin)"
    r"|(?:dnt|dont) (?:txt|text|msg|messg) me|(?:rmv|rm|del|dlt) my (?:nbr|num|number)"
    r"|^no (?:more )?(?:msgs?|texts?|sms|contact|messages)(?: please| pls| plz)?$|^(?:i want|id like|i would like) (?:to be )?out$"
    r"|^(?:how (?:do|can) i|get me|let me|i want to|i wanna) (?:get )?out of this(?: thing| list| service)?$"
)


def wishes_in_other_words(said: Sequence[str], plain: str) -> bool:
    """Whether a text asks for no more texts, or to be deleted.

    One word of four or more may be unknown; all others have to be such as stand in wishes of that kind.

    Args:
        said: its words, see `core.reading.phrases.lexicon.spoken`.
        plain: the text, folded as in `Words.plain`.
    """
    if not TELLING.isdisjoint(said) and len(said) <= _MOST_WORDS:
        tags = LEXICON.tags(said)
        unknown = tags.count(UNKNOWN)
        if unknown <= (len(tags) >= _ENOUGH_FOR_ONE_UNKNOWN) and _WISH.match(tags) is not None:
            return True
    if len(said) <= _MOST_WORDS and _IN_PEACE.search(" ".join(said)) is not None:
        return True
    return not plain.isascii() and len(plain) <= _LONGEST_UNSPACED and _UNSPACED.search(plain) is not None
