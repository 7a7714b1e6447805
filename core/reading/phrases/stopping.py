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
    r"(?:データ|情報|アカウント|記録|登録)(?:を|は|も|と|全部|すべて|全て|ごと|一切|の|\s)*(?:削除|消し|消去|抹消)(?:して|てくだ|を|お願|希望|$)"
    r"|もう.{0,10}送ら(?:ないで|なくて)|(?:メッセージ|メール|通知|SMS).{0,4}(?:いらない|止めて|やめて|送らないで)|解約(?:したい|します|して)|退会"
    r"|(?:删除|刪除|注销|註銷|清除|删掉|抹去)(?:一下|掉)?(?:我的?|本人的?)(?:所有|全部|个人|個人|在这里的)*(?:账号|帐号|賬號|帳號|账户|數據|数据|資料|资料|信息|資訊|记录)"
    r"|我的?(?:所有|全部|个人)*(?:账号|帐号|账户|数据|资料|信息|號碼|号码).{0,4}(?:删除|刪除|删掉|删了|注销|清除)|(?:我要|我想|请|帮我)(?:注销|註銷|取消订阅|退订)"
    r"|(?:หยุด|เลิก|อย่า|ไม่ต้อง|ห้าม|งด)(?:การ)?(?:ส่ง|ทัก|แชท|โทร|รบกวน)|ยกเลิก(?:การ)?(?:สมัคร|รับ|บริการ|ข้อความ|ติดตาม)"
    r"|ลบ(?:ข้อมูล|บัญชี|เบอร์|ชื่อ).{0,8}(?:ฉัน|ผม|ดิฉัน|หนู|เรา|ทั้งหมด|ออก)|ไม่(?:อยาก|ต้องการ|ขอ)(?:ได้)?รับ(?:ข้อความ|sms|SMS)?"
    r"|(?:계정|데이터|개인 ?정보|정보|기록|번호)\S{0,3} ?(?:\S{1,4} ){0,3}(?:삭제|지워|없애)|탈퇴(?:할|하고|해|합|시켜|신청)|문자 ?(?:좀 )?(?:그만|보내지|안 받)"
)
_LONGEST_UNSPACED = 60


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
    return not plain.isascii() and len(plain) <= _LONGEST_UNSPACED and _UNSPACED.search(plain) is not None
