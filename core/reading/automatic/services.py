"""What other messaging services and carriers send to a phone that can't show their messages."""

import re

_SERVICE = r"(?:whats ?app|signal|telegram|(?:facebook )?messenger|viber|wechat|line|kakao(?:talk)?|skype|discord|snapchat|instagram|imessage|rcs|google (?:messages|chat|meet|photos)|teams|slack|threema|imo|kik|zalo|facetime|zoom)"
_LINK = (
    r"(?:whatsapp\.com/dl|signal\.org/install|signal\.me|telegram\.org/dl|telegram\.me/dl|viber\.com/dl|getviber"
    r"|get\.skype\.com|join\.skype\.com|join\.wire\.com|threema\.(?:ch|id)|messenger\.com/dl|aka\.ms/[\w-]*teams"
    r"|imo\.im|get\.imo\.im|snapchat\.com/(?:download|t)|line\.me/(?:r/)?d|discord\.com/download|element\.io/get"
    r"|wickr|session\.dl|getsession|chat\.whatsapp\.com/\S+)"
)
_THING = r"(?:message|text|photo|picture|image|video|voice (?:message|note|clip)|file|sticker|gif|document|contact|location|link|invitation|invite|reaction)s?"
_OVER_A_SERVICE = (
    rf"\b(?:sent (?:you )?(?:an? |\d+ )?(?:new )?{_THING} (?:on|via|in|through|using|with|from|over)"
    r"|lets (?:switch to|chat on|talk on|move to|use|message on)"
    r"|(?:wants|would like) to (?:chat|talk|connect|call|share)[^.]{0,24} (?:on|via|in)"
    r"|(?:is|are) (?:calling|messaging|waiting for) you (?:on|via|in)"
    r"|your (?:friend|contact)s? .{0,30}(?:is|are|joined|just joined)(?: now)?(?: on| using)?"
    r"|this (?:contact|number|person|chat|conversation) is (?:now |no longer )?(?:on|using|available on)"
    r"|(?:dir|ihnen) eine (?:nachricht|datei) (?:auf|uber|via|in)"
    r"|(?:ta|vous a|a) (?:envoye|invite)\b.{0,40}(?:sur|via|dans|a rejoindre)"
    r"|te (?:envio|ha enviado|invito|ha invitado)\b.{0,40}(?:en|por|a|a traves de|via)"
    r"|ti ha (?:inviato|mandato|invitat[oa])\b.{0,40}(?:su|tramite|via|con)"
    r"|(?:te |lhe )?(?:enviou|mandou|convidou)\b.{0,40}(?:no|pelo|via|para o)"
    rf"|(?:wyslal|przeslal|zaprosil)\w* .{{0,30}}(?:przez|w|na|do)) {_SERVICE}\b"
)
"""Forms that end with a service's name, all before one list of those: each list takes long to compile."""
_FORMS = re.compile(
    rf"{_LINK}"
    r"|^\W*(?:frm|from|subj|subject) ?: ?.{0,120}\b(?:msg|subj|subject|body|message) ?:|\bmailer-daemon\b|\bpostmaster@"
    rf"|{_OVER_A_SERVICE}"
    rf"|\b(?:invited|inviting|invites) you to (?:join |use |chat on |a |the |an |my |our ){{0,3}}(?:{_SERVICE}"
    rf"|(?:group|video|voice) (?:chat|call|conversation)|group|chat|conversation)\b"
    rf"|\b(?:message|call|text|chat with|talk to|reach|find|add) me (?:on|via|in|using"
    rf"|through) {_SERVICE}\b.{{0,60}}(?:https?://|download|install|get it|free)"
    r"|\b(?:im|i am"
    rf"|ive) (?:now )?(?:using|on|switched to|joined|moved to) {_SERVICE}\b.{{0,80}}(?:https?://|download|install"
    rf"|get it)"
    rf"|^.{{1,30}} (?:just )?joined {_SERVICE}\W*$"
    rf"|\byou(?:ve| have|ve just| were| are)? ?(?:been )?(?:added|invited|removed) (?:to|from) (?:a |an |the )?(?:\w+ )?(?:group|chat|call|conversation|meeting)\b|\binvited you to (?:a |an |the )?(?:\w+ )?(?:call|meeting|group|chat|event)\b|\byou have \d+ (?:new |unread )?(?:messages?|notifications?|texts?|friend requests?)\b|^\W*view (?:the |this |your )?(?:{_THING}|mms)s?\b.{{0,20}}https?://"
    rf"|^\W*(?:mms|multimedia message|picture message|video message|voice message|new voice message|new picture message|voicemail) (?:from|received)\b|^\W*(?:new )?voice (?:message|note)(?: \(?\d+:\d\d\)?)?\W*$|^\W*sent (?:from|via|by|using|with) {_SERVICE}\W*$"
    r"|^\W*sent with \w+(?: \w+)?(?: effect)?\W*$|^\W*(?:[\w.' -]{1,30} )?(?:shared|sent|started sharing"
    r"|stopped sharing|dropped) (?:an? |their |his |her |your |the )?(?:live )?(?:location|contact|file|document"
    r"|poll|event|calendar|invitation|voice note|voice message|sticker|gif|pin|playlist)s?(?: with you(?: (?:until|till|for) [\w ]{1,30})?)?\W*$"
    r"|\bemergency (?:sos|call)\b.{0,60}\b(?:approximate|current|last known) location\b"
    rf"|\bjoin me on {_SERVICE}\W{{1,3}}(?:download|install|get) (?:it|the app)\b"
    r"|\bsent you (?:an? |\d+ )?(?:new |private |direct |secret |encrypted )?(?:message|photo|video|file|picture"
    r"|voice message|sticker|gif|friend request|money|payment)s?\b.{0,60}(?:https?://|open|view|see|read|reply"
    r"|app\b)|\b(?:open|view|read|see) (?:it|this|the message|your message) (?:in|on|with) (?:the |our "
    r"|your )?(?:app|browser|web)"
    r"|^\W*this (?:message|text|sms|mms|reply) (?:was|has been|is being|is) (?:automatically )?(?:sent|delivered"
    r"|forwarded|generated|composed|dictated|written) (?:with|from|via|using|by|through|automatically|as)\b"
    r"|\bthis (?:message|text|sms) (?:was|has been) (?:automatically )?(?:sent|generated|forwarded) (?:with|from"
    r"|via|using|by|automatically)\b"
    r"|\bsent (?:as|via) (?:an? )?(?:sms|mms|text(?: message)?) via (?:the )?server\b|^\W*sent via (?:text|sms|mms"
    r"|email|imessage|rcs)\b"
    r"|\b(?:this |your |the )?(?:message|mms|sms|text|picture|video|media|content"
    r"|attachment)(?: message)? (?:was not|wasnt|could not|couldnt|cannot|can not|cant|failed to|has not been"
    r"|is not able to|not) (?:be )?(?:displayed|delivered?|sent|send|downloaded?|shown|loaded?|opened|retrieved"
    r"|supported)\b"
    r"|\bunable to (?:send|deliver|download|display|retrieve|show) (?:your |this |the )?(?:message|mms|text|media"
    r"|picture)\b|\bmessage (?:blocking is active|expired|size exceeds)|^\W*(?:delivery|message) (?:failure|failed"
    r"|undeliverable)|\bdelivery status notification"
    rf"|\byou(?: have|ve)? (?:got|received|been sent|have) (?:a |an |\d+ )?(?:new )?(?:picture|multimedia|mms|media"
    rf"|photo|video|voice|audio|secure|encrypted|chat|group|confidential|missed"
    rf"|unread)(?: {_THING})?\b.{{0,80}}(?:https?://|www|view|see|listen|download|open|tap|click|reply|$)"
    rf"|\b(?:tap|click|press|visit|go to|open|follow)\b.{{0,60}}\bto (?:view|see|listen to|hear|read|download|load"
    rf"|retrieve|play) (?:it|the|this|your|my|full|all) ?(?:whole |full |new )?(?:{_THING}|mms|voicemail"
    rf"|it)?\b.{{0,40}}(?:https?://\S+)?$"
    r"|\b(?:unsupported|unknown) (?:message|content|attachment)(?: type)?\b|\bnot (?:available|supported) (?:on|by"
    r"|in) (?:this|your) (?:device|phone|app|version|carrier)\b"
    rf"|^[\[(<{{]\s?(?:{_THING}|media|audio|attachment|mms|multimedia message|{_THING} omitted|media omitted"
    rf"|no text|no subject|empty message)(?: (?:omitted|attached|removed|not shown|message))?\s?[\])>}}]$"
    r"|^\W*multimedia message\W*$|^\W*mms message\W*$|^<subject|^\W*\(?no subject\)?\W*$|^\W*fwd?:? ?mms\b"
    rf"|\bhat (?:dir|ihnen|dich) .{{0,40}}(?:auf|über|uber|via|in|zu|per) {_SERVICE} (?:gesendet|geschickt"
    rf"|geschrieben|eingeladen)\b"
    rf"|\b(?:lass uns|schreib mir|wechsle|komm) (?:zu|auf|uber|in|bei) {_SERVICE}\b.{{0,60}}https?://"
    rf"|\bheeft (?:je"
    rf"|u) .{{0,40}}(?:via|op|in|voor) {_SERVICE} (?:gestuurd|verzonden|uitgenodigd)\b"
    rf"|\bheeft je een bericht gestuurd\b"
    rf"|(?:отправил|прислал|пригласил)\w* (?:вам|тебе|вас|тебя)?.{{0,30}}(?:в|через) (?:{_SERVICE}|ватсап|телеграм"
    rf"|вайбер)|{_SERVICE}(?:(?:da|de|ta|te| uzerinden)? .{{0,30}}(?:mesaj gonderdi|davet etti)|(?:で|から)(?:メッセージ|写真|招待))|ارسل لك رسالة (?:على"
    rf"|عبر)|(?:通过|在){_SERVICE}(?:给你)?发(?:送|来)"
    r"|\bdiese (?:nachricht|sms) wurde (?:mit|von|uber|automatisch)\b|\bce message a ete envoye (?:avec|depuis|par"
    r"|via|automatiquement)\b|\beste mensaje (?:fue|ha sido) enviado (?:con|desde|por|automaticamente)\b"
    r"|\bquesto messaggio e stato inviato (?:con|da|tramite|automaticamente)\b|\besta mensagem foi enviada (?:com"
    r"|de|por|pelo|automaticamente)\b|\bdit bericht is (?:verzonden|verstuurd) (?:met|via|vanaf)\b"
    r"|\bta wiadomosc zostala wyslana\b|\bэто сообщение (?:было )?отправлено\b|\bbu mesaj .{0,20}(?:ile|tarafindan"
    r"|uzerinden) gonderildi\b|このメッセージは.{0,20}(?:送信|表示でき)|メッセージを表示できません|此消息(?:由|无法)|이 메시지는",
)
_HINT = re.compile(
    rf"{_SERVICE}|^\W*(?:fro?m|subj)|mailer|postmaster|message|text|mms|sms|sent|media|view|voice|subject|picture|nachricht|mensaje|mensagem|messaggio"
    rf"|bericht|wiadomosc|сообщен|mesaj|رسال|メッセージ|消息|메시지|/dl|/install|omitted|attachment|shar|drop|app|effect"
    rf"|invit|photo|image|video|audio|gif|sticker"
)


def is_of_a_service(folded: str) -> bool:
    """Whether a text is what another messaging service, or a carrier, sends in place of a message.

    Args:
        folded: the beginning of a text, folded as in `core.reading.automatic.folding`.
    """
    return _HINT.search(folded) is not None and _FORMS.search(folded) is not None
