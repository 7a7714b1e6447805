"""Reactions that arrive as texts: what iPhones and Google Messages send to phones that don't know reactions.

Around a quoted passage stand a few words in the language of the phone, before it, behind it, or both: Liked "...";
Hat "..." mit "Gefällt mir" markiert; "..." mesajını beğendi. All of them are words of reactions, or it is none. The
formats are those of iOS 10 to 18 and of Google Messages, as apps that read them know them.
"""

import re

from core.reading.automatic.reaction_words import BESIDE, REACTED, THINGS
from core.reading.phrases.lexicon import UNKNOWN, Lexicon, spoken

OPENING = "“„«‹「『〝"
CLOSING = "”»›」』〞"
# Straight quotes open and close; so do these, by language („so“, ”so”, »so«).
EITHER = '"“”„‟«»‹›＂״'
_MARKS = frozenset(EITHER + OPENING + CLOSING)
_MOST_WORDS = 9
_LONGEST_AROUND = 80

_LEXICON = Lexicon({"C": REACTED, "T": THINGS, "F": BESIDE})
_OF_THINGS = _LEXICON.begins("T")
_AROUND = re.compile(r"[CFT]*C[CFT]*")
_THING = re.compile(r"F{0,2}C[CF]*T[FTC]*|F{0,3}T[FT]*C[CF]*")
# Names of reactions, which some languages put in quotes of their own.
_NAMED = re.compile(
    rf"(?:[{re.escape(''.join(sorted(_MARKS)))}‘])\s?(?:mi piace|non mi piace|gefällt mir(?: nicht)?|j.aime"
    rf"|je n.aime pas|me gusta|no me gusta|curti|gostei|vind ik leuk|lubię to"
    r"|нравится|не нравится|beğen(?:i|dim)?|いいね[!！]?|よくないね|大好き|好き|ハート|強調|笑|赞|喜欢|좋아요|like|love|haha|ha ha)\s?[”“\"»«」』’]",
    re.IGNORECASE,
)
_JAPANESE_NAME = re.compile(
    "いいね|ハート|強調|評価|リアクション|笑|削除|取り消|よくない|疑問|スキ|(?:好き|嫌い)と言|反応"
)
_JAPANESE = re.compile(
    r"(?:に|を|へ|の|で|から|と|が|は|という|言っています|言いました|言って|大好き|好き|嫌い|ウケ|いいね|スキ|ハート|よくない|笑い|大笑い|爆笑|笑|強調|疑問|呈|質問|符|ビックリ|はてな|マーク"
    r"|リアクション|反応|評価|絵文字|付け|つけ|削除|取り消し?|追加|送り|しました|した|ました|し|て|います|！|!|メッセージ|画像|写真)+"
)
_CHINESE = re.compile(
    r"(?=.*(?:好笑|赞|讚|[点點]了|[点點]赞|喜爱|喜愛|爱心|愛心|不喜欢|不喜歡|笑了|回应|回應|反应|表示|强调|強調|移除|质疑|喜欢了|大笑))"
    r"(?:觉得|覺得|认为|很|好笑|有趣|对|對|用|给|向|在|上|从|中|移除|删除|取消|了|的|一个|一颗|爱心|心形|赞|讚|点|點|按|踩|不|已|被|喜爱|喜愛|愛心|喜歡|喜欢|大笑|笑|强调|強調|疑问|质疑|问号|感叹号|表示|做出|回应|回應|反应|添加|图片|照片)+"
)
# Cut off on the way: what was quoted has no end.
_CUT = re.compile(r"(?:Liked|Loved|Disliked|Laughed at|Emphasi[sz]ed|Questioned) [“„«]")
_EMOJI = re.compile(r"[^\x00-\x7f\w\s\u3000-\u303f\uff00-\uffef]")
_THAI = re.compile(
    r"(?:ถูกใจ|ไม่ถูกใจ|หัวเราะ|ให้กับ|ใส่|เน้นย้ำ?|ตั้งคำถามกับ|ชื่นชอบ|หลงรัก|รัก|แสดงความรู้สึก|ต่อ|ด้วย|ลบ|การ|ออกจาก|จาก|ข้อความ|ความรู้สึก)+"
)
_SPACES = re.compile(r"[\s:,.。、：]+")
_ENGLISH = frozenset(
    ["liked", "loved", "disliked", "laughed", "emphasized", "emphasised", "questioned", "reacted", "removed", "to"]
)


_TO_WHAT = re.compile(
    r"(?:reacted|reaccionó|a réagi|reagierte|ha reagito|reagiu|reageerde)\b(?: \w+)? [^\w\s]{1,8} \S{1,4}\b",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(
    r"(?:You|[^\W\d_][\w.'’-]{0,24}(?: [^\W\d_][\w.'’-]{0,24}){0,2}) reacted (?:with )?[^\w\s]{1,8} to"
    r" (?:[\"“„«]|(?:your|a|an|the) (?:message|text|photo|picture|image|video|post|link|sticker)\b)"
)
"""What phones tell of others, and of oneself: "Meera reacted 👍 to your message"."""
_TO_A_THING = re.compile(
    r"(?:画像|写真|動画|ビデオ|音声|ステッカー|リンク|メッセージ|添付ファイル)[にを].{0,8}?(?:リアクション|いいね|ハート|大好き|爆笑|大笑い|強調|反応|疑問|よくない).{0,12}"
    r"|(?:이미지|사진|동영상|비디오|영상|메시지|스티커|링크|첨부 ?파일)(?:에|을|를|을\(를\)) ?.{0,8}?(?:좋아|하트|웃음|웃었|사랑|싫어|강조|물음표|반응|공감).{0,8}"
    r"|(?:ถูกใจ|ไม่ถูกใจ|หัวเราะ(?:ให้กับ|ใส่)?|เน้นย้ำ?|ตั้งคำถามกับ|ชื่นชอบ|หลงรัก|แสดงความรู้สึกต่อ|รัก)(?:รูปภาพ|รูปถ่าย|วิดีโอ|ไฟล์แนบ|สติกเกอร์|ลิงก์|ข้อความเสียง|ภาพ)(?:แล้ว)?"
    r"|(?:喜欢|喜歡|赞|讚|不喜欢|不喜歡|爱|强调|強調|质疑|質疑|大笑)了?一?(?:张|張|个|個|段|条|則|则)(?:图片|圖片|照片|相片|视频|影片|消息|訊息|链接|附件|贴纸)"
    r"|(?:对|對|给|給)一?(?:张|張|个|個|段|条|則|则)?(?:图片|圖片|照片|相片|视频|影片|消息|訊息|链接|附件)(?:表示|做出|点了?|點了?|作出|的)*(?:喜欢|喜歡|赞|讚|大笑|不喜欢|强调|強調|疑问|哈哈|爱心|回应|回應|觉得好笑)了?"
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
_AS_PEOPLE_SAY_IT = re.compile(r"в восторге от|被 ?逗(?:笑|乐|樂)了?")
"""Around what is quoted: of a reaction, or of a post about a film."""
_BY_NAME = re.compile(r"F?x{1,3}F*C[CF]*")
_BY_NAME_WITH_A_SIGN = re.compile(r"F?x{1,3}[CF]*")


def is_reaction(text: str) -> bool:
    """Whether a text is a reaction to another one, in any of the main languages.

    Args:
        text: what shows of it, without white space around.
    """
    if _BY_SOMEBODY.match(text) is not None:
        return True
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
    marks = [found.start() for found in _MARK.finditer(text)]
    if len(text) > _LONGEST_QUOTING or not 2 <= len(marks) <= _MOST_MARKS:  # noqa: PLR2004 - an opening and a closing one
        return False
    lead, tail = text[: marks[0]], text[marks[-1] + 1 :]
    if len(lead) + len(tail) > _LONGEST_AROUND:
        return False
    if _AS_PEOPLE_SAY_IT.fullmatch(f"{lead.strip()} {tail.strip()}".strip().casefold()) is not None:
        return True
    said, after = spoken(lead), spoken(tail)
    if not said:
        return not after and _EMOJI.search(lead) is not None
    if (
        said[0] in _NOT_NAMES
        or len(said) + len(after) > _MOST_WORDS
        or not _one_quote(text[marks[0] : marks[-1] + 1])
        or UNKNOWN in _LEXICON.tags(after)
    ):
        return False
    by_name = _BY_NAME if not after or _EMOJI.search(tail) is None else _BY_NAME_WITH_A_SIGN
    return by_name.fullmatch(_LEXICON.tags(said)) is not None


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
    solid = _SPACES.sub("", _EMOJI.sub("", around)).replace("\ufe0f", "")
    if _JAPANESE.fullmatch(solid) is not None and (named or emoji or _JAPANESE_NAME.search(solid) is not None):
        return True
    return _CHINESE.fullmatch(solid) is not None or _THAI.fullmatch(solid) is not None


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
