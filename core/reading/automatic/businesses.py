"""What businesses, clinics, shops and carriers send by themselves: appointments, deliveries, balances, opening hours.

By what such texts are made of, in the main languages: something of "yours" that is confirmed, sent or due; a word to
answer with, and what for; thanks for having written; a voicemail; a list that one is on, or off.
"""

import re

_GREETED = r"(?:(?:hi|hello|hey|dear|reminder|friendly reminder|notice|alert|update)\b[^:!,.]{0,30}[:!,.] ?){0,2}"
_OF_YOURS = (
    r"(?:appointment|appt|visit|order|package|parcel|delivery|shipment|prescription|rx|reservation|booking|table|driver"
    r"|ride|courier|technician|balance|bill|statement|payment|refund|invoice|subscription|data plan"
    r"|claim|ticket|application|account ending|flight|refill)"
)
_HAPPENS = (
    r"(?:is|are|was|were|has been|have been|has|have|will be|will|could not be|cannot be) (?:now |been |currently )?"
    r"(?:confirmed|scheduled|ready|shipped|delivered|out for delivery|on (?:its|the|their) way|arriving|arrive|due|paid"
    r"|received|processed|cancell?ed|rescheduled|moved|approved|created|available|overdue|here|waiting|booked|renewed"
    r"|declined|delayed|dispatched|activated|suspended|used up|low|running low|tomorrow|today|on hold|expire|expired)\b"
)
_ANSWER = (
    r"\b(?:reply|respond|text|txt|send|answer|press|responda|responde|repondez|antworten sie(?: mit)?|antworte(?: mit)?"
    r"|risponda|rispondi|responder|antwoord(?: met)?|odpisz|odpowiedz|ответьте|отправьте|svara|svar|odpovezte"
    r"|ارسل|返信)\W{0,3}(?:\w{1,7}|\d)\W{0,3}(?:to|for|or|if|and|para|pour|zum|zur|um|per|om|aby|для|чтобы|لـ?|لل?)\W{0,2}"
    r"(?:confirm|cancel|reschedul|opt|end|stop|unsub|help|info|subscrib|resubscrib|start|join|rate|accept|decline|n\b|r\b"
    r"|c\b|no\b|bestatig|anular|annul|cancelar|potwierdz|anulow|bevestig|подтвержд|отмен|bekraft|bekreft|potvrz|تأكيد"
    r"|لتاكيد|تاكيد)"
    r"|\b(?:onaylamak|iptal) icin \w{1,7} yaz|\w{1,7}と(?:ご)?返信してください"
)
_OPT_OUT = (
    r"\b(?:opt ?-?out|unsub(?:scribe)?|to (?:end|cancel|stop))\W{1,3}(?:txt|text|reply|send|sms) \W?(?:quit|end|stop|cancel|out)\b"
    r"|\b(?:opt ?-?out|unsub(?:scribe)?)\W{1,3}(?:txt|text|reply|send|sms) \W?no\b"
    r"|\b(?:sair|baja|salir|parar|cancelar)\W{1,3}(?:envie|envia|responda|responde) \W?(?:sair|baja|salir|parar|stop)\b"
    r"|\b(?:stop|abmelden|abbestellen|desinscrire|desabo|afmelden)\W{1,3}(?:sms|mit|au|an|per|via)\W{1,2}(?:stop|\d{5})\b"
    r"|\b(?:ret|red|iptal|sms almamak) icin \w{1,8} yaz(?:ip|in|iniz|arak)?\b.{0,12}\b\d{4}\b"
    r"|\bstop ?(?:sms|txt)(?: to)? \d{4,6}\b|\b(?:sms|txt|text|send|reply) stop (?:to|an|au|naar|a|al|na|til|till) \d{4,6}\b"
    r"|\bstop (?:to|an|au|naar) \d{5,6}\b"
)
"""What stands at the end of advertising."""
_CUSTOMER = (
    r"(?:dear|hello|hi|attention) (?:valued |esteemed |respected )?(?:customer|subscriber|member|client|guest|patient"
    r"|cardholder|account ?holder|policy ?holder|user)[,:;.!-]{1,2} ?(?:your|ur|youve|you (?:have|are|can)|weve?|were"
    r"|this is|kindly|please be|thank|as of|due to|rs\b|inr\b|a payment|an? amount)\b"
    r"|(?:estimad[oa]|prezad[oa]|gentile|cher|chere|liebe[r]?|sehr geehrte[r]?|geachte|beste|szanown[yia]+|drog[ia]"
    r"|basta|kara|kjaere|kaere|vazeny|уважаем\w+|шановн\w+|sayin|degerli) (?:cliente|abonne|abonado|assinante|usuari[oa]"
    r"|utente|suscriptor|kunde?|kundin|klant|abonnent|klien(?:t|cie|tko)|abonen\w+|zakaznik\w*|клиент|абонент|пользователь|клієнте?"
    r"|musteri\w*|abone\w*)\b"
    r"|(?:عزيزي|عزيزتي) (?:العميل|المشترك|الزبون|عميل|مشترك)|عميلنا العزيز|pelanggan (?:yth|terhormat)\b|प्रिय (?:ग्राहक|सदस्य|उपभोक्ता)"
    r"|尊敬的(?:客户|用户|客戶|用戶|会员|會員|旅客)|お客様の(?:お荷物|ご利用|電話|お電話|おかけ|契約|ご契約|データ|口座|アカウント)|고객님"
    r"|【[^】]{2,16}】 ?(?:您(?!的?(?:验证码|驗證碼))|尊敬|温馨提示|本(?:人|店|机|机构))"
)
"""To a customer whom the sender knows. Shops greet all of theirs so too; that is a post, so it is one customer here."""
_FORMS = re.compile(
    rf"^\W*(?:{_CUSTOMER})"
    r"|^\W*(?:abonent|wybrany numer|(?:der |die )?(?:teilnehmer|rufnummer)|(?:аппарат )?абонента?|абонент|aradiginiz)\b"
    r".{0,40}\b(?:niedostep|nieosiagal|zajet|(?:nicht|nie) (?:erreichbar|odpowiada)|недоступ|вне зоны|выключен|не отвечает|ulasilam)"
    rf"|^\W*{_GREETED}(?:your|ur) (?:[\w.#&'-]+ ){{0,4}}?{_OF_YOURS}\b[^.!?]{{0,60}}?\b{_HAPPENS}"
    r"|^\W*(?:ihr|ihre|su|sus|votre|vos|(?:il |la )?su[ao]|seu|sua|uw|twoja|twoj|twoje|ваш[аеи]?|din|ditt|vas|vase|vase) "
    r"(?:\w+ )?(?:termin|paket|bestellung|auftrag|lieferung|rechnung|guthaben|buchung|cita|pedido|paquete|reserva|saldo"
    r"|factura|rendez-vous|commande|colis|reservation|solde|facture|appuntamento|ordine|pacco|prenotazione|consulta"
    r"|encomenda|afspraak|pakket|bestelling|reservering|wizyta|paczka|zamowienie|rezerwacja|запись|заказ|посылка|бронь"
    r"|баланс|tid|bokning|aftale|time|bestilling|objednavka|termin)\b"
    r"|^\W*(?:randevunuz|siparisiniz|kargonuz|bakiyeniz|faturaniz|paketiniz|rezervasyonunuz)\b"
    r"|^\W*(?:تم تاكيد (?:موعد|طلب|حجز)|موعدك|طلبك|شحنتك|رصيدك|لديك (?:رسالة صوتية|مكالمة))"
    r"|^\W*ご(?:予約|注文|利用|請求)(?:は|の|いただ)"
    rf"|{_ANSWER}"
    rf"|{_OPT_OUT}"
    r"|^\W*(?:new )?voice ?(?:mail|message)s?(?: transcript(?:ion)?)?(?: from [^:]{1,30}|[ (\d:)]{0,12})?\s?[:(]"
    r"|\btranscri(?:pt|ption)(?: of (?:your )?voice ?mail)?\s?:"
    r"|\b(?:buzon de voz|segreteria telefonica|messagg\w+ in segreteria|nouveau(?:x)? messages? voca\w+|neue sprachnachricht"
    r"|mensage\w+ de voz (?:nova|no correio)|nova mensagem de voz|voicemailbericht|wiadomosc\w* glosow\w+"
    r"|голосово\w+ сообщени\w+|sesli mesajiniz)"
    r"|\bconverted to (?:voice|text|speech) and delivered\b|\byoure texting a (?:landline|toll|short)\b"
    r"|\byou(?: have|ve)? (?:now |just |successfully )*been (?:now |successfully )*(?:un)?subscribed\b"
    r"|\byou(?: have|ve)? (?:now |successfully )+(?:un)?subscribed\b"
    r"|^\W*(?:[\w'&. ]{2,24}[:!.-] )?you(?: have|ve)? (?:just )?(?:un)?subscribed (?:to|from)\b|\byou (?:are|re|were) (?:now "
    r"|successfully )+(?:un)?subscribed|\byou (?:will|ll) (?:not |no longer )receive (?:any )?(?:more |further )?"
    r"(?:messages|texts|alerts)|\bsuccessfully (?:unsubscribed|opted)|\breply (?:start|unstop) to (?:re)?sub"
    r"|\bsorry we missed your (?:call|text|message)|\bautomated (?:line|assistant|system|attendant|text|notification)"
    r"|\byou(?: have|ve) reached (?:the )?[\w.' ]{2,40}(?:phone|office|clinic|desk|line|voicemail|pharmacy|house|cell|number)"
    r"|^\W*(?:(?:hi|hello|hey)(?: there)?\W{1,6})?(?:thank you|thanks) for (?:texting|messaging|contacting|calling|reaching out to|getting in touch with|choosing"
    r"|visiting|your (?:order|purchase|payment|inquiry|patience|interest)) (?!the |all |every|our t)[\w.'& -]{2,40}[!.,]"
    r"|^\W*(?:gracias por (?:contactar|comunicar|escribirnos|llamar|tu compra|su compra)|merci d(?:e nous)? ?avoir (?:contact"
    r"|appel|ecri)|merci pour votre (?:message|commande|appel)|(?:vielen )?dank(?:e)? fur ihre (?:nachricht|anfrage|bestellung"
    r"|n anruf)|danke fur ihren anruf|grazie per (?:averci|aver (?:chiamato|contattato)|il suo|il tuo (?:ordine|messaggio))"
    r"|obrigad[oa] por (?:entrar em contato|falar conosco|contat|ligar|sua (?:mensagem|compra))|bedankt voor (?:uw|je) "
    r"(?:bericht|bestelling|aanvraag|telefoontje)|dziekujemy za (?:kontakt|wiadomosc|zgloszenie|zakup)|спасибо,? (?:за "
    r"(?:обращение|заказ|звонок)|что обратились)|bize ulastig|mesajiniz icin tesekkur|aradiginiz icin|شكرا (?:لتواصل|لاتصال"
    r"|لرسالت)|お問い合わせ|お電話ありがとう)"
    r"|^\W*(?:hi|hello|hey|thank|sorry)\b[^.!]{0,30}[.!,] ?(?:were|we are) closed\b"
    r"|^[^.!]{0,30}[.!,] ?(?:(?:were|we are) (?:currently|now)|our (?:office|store|shop|team|branch|clinic|line)(?:es|s)? (?:is|are|will be)"
    r"(?: currently| now)?) closed\b"
    r"|^\W*in observance of\b.{0,60}\bclosed\b|\b(?:normal|regular|usual) (?:business |office |opening )?hours (?:will )?resume"
    r"|^\W*(?:本日|ただいま|現在|只今)の?(?:診療|営業|受付|業務)(?:時間)?(?:は|を).{0,14}(?:終了|時間外|休)|(?:診療|営業|受付)時間は"
    r"|\byou(?: a)?re (?:now )?(?:#|no\.? ?|number )\d+ in (?:line|the queue)|\byour estimated wait\b"
    r"|\bestimated wait(?: time)? ?(?:is|:|=)"
    r"|\byour call is (?:very )?important to us\b|\blonger than (?:normal|usual) (?:wait|hold)"
    r"|^\W*(?:\w+: )?welcome to [\w ]{3,24}[!.] (?:use |enjoy )?(?:your )?(?:\w+ )?"
    r"(?:allowances?|plan|data|minutes|roaming|package|bundle|calls)\b"
    r"|\b(?:code|otp|pin|balance|credit|bundle|plan|data|gb|minutes|allowance|pass)\b.{0,40}\bvalid (?:until|till) \d|\btop up (?:now|at|your)\b|\b(?:std|msg|message)s? ?(?:&|and) ?data rates\b"
    r"|\b(?:currently )?(?:on vacation|out of town|off the grid|traveling|travelling|on leave)\b.{0,60}\b(?:contact my|for anything "
    r"urgent|limited access|no (?:cell )?service.{0,20}back)"
    r"|\((?:automatic|automated|auto|automatisch|automatique|automatico|automatica|автоответ|otomatik|自動送信|自动回复)"
    r"(?: (?:message|reply|text|response|antwort|nachricht))?\)|स्वचालित|\bautomati\w+ (?:balasan|valasz|vastaus|raspuns)"
    r"|\b(?:balasan otomatis|automatikus valasz|automaattinen vastaus|raspuns automat)\b"
    r"|\b(?:i am|im|ill be|currently)\b.{0,40}\b(?:will|ill) (?:answer|reply|respond|get back)\b.{0,30}\b(?:when i (?:stop|land|park"
    r"|arrive|get (?:there|out))|after class|once ive parked)"
)
_HINT = re.compile(
    r"you|customer|pelanggan|subscriber|dear|guest|user|patient|holder|client|member|numer|teiln|rufnum|kund|klant|klien|abon|usuari|utente|assin|suscr|zakazn|клиент|абон|польз|клієн|must"
    r"|عميل|العميل|مشترك|زبون|प्रिय|【|尊敬|お客様|고객님|repl|text|voice|sprach|steuer|transcri|thank|data rates|valid until|top up|auto|closed|vacation|town|leave|grid|gracias|merci"
    r"|dank|grazie|obrigad|dziek|спасибо|bize|mesaj|arad|شكر|問|返信|ih[rn]|\bsu|seu|sua|vos|votre|uw |twoj|ваш|din|vas|nuz"
    r"|niz|hours|welcome|line|queue|wait|observ|診療|営業|受付|業務|تم |موعد|طلب|شحن|رصيد|لديك|ご|respon|repond|antw|rispo|odpi|odpo|ответ|отправ|svar|ارسل|buzon|segret|messag"
    r"|wiadom|голос|स्व|otomat|raspuns|valasz|vastaus|icin|\bopt|unsub|txt|envi|stop"
)


def is_of_a_business(folded: str) -> bool:
    """Whether a text is what a business or a carrier sends by itself.

    Args:
        folded: the beginning of a text, folded as in `core.reading.automatic.folding`.
    """
    return _HINT.search(folded) is not None and _FORMS.search(folded) is not None
