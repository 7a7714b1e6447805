"""What a business's number or chat says in words that people use too: so these are asked about.

Whose it is and that nobody reads it, that a conversation is over, that a virtual assistant speaks, what their own agents
and opening hours are, until when somebody is away.
"""

import re

_IT = (
    r"(?:number|line|inbox|mailbox|phone line|mobile|account|chat|channel|numero|buzon|linea|celular|telemovel|movil|telefono"
    r"|boite|ligne|portable|nummer|postfach|leitung|handy|diensthandy|cellulare|casella|caixa|postvak|numer|skrzynka|linia|номер"
    r"|телефон|ящик|numara|hat|mobilen|numret|telefonen|inkorgen)"
)
_UNREAD = (
    rf"\bth(?:is|e) {_IT} (?:belongs to|is (?:only |just |purely |strictly )?(?:for (?!every|all|any|those|my|you|sale|the )|used)|is(?: not|nt) (?:read|checked|monitored|attended|staffed)"
    r"|is unattended|is unmonitored)\b"
    r"|\b(?:this|our) (?:texts?|inbox|mailbox|messages) (?:are|is)(?: not|nt) (?:read|checked|monitored)\b"
    rf"|\beste {_IT} (?:no (?:esta atendid|se atiende|recibe|se lee)|nao (?:e|esta|recebe|aceita)|es (?:solo |unicamente )?(?:para|del|de la)"
    r"|e (?:so |apenas )?(?:para|do|da))"
    rf"|\besta {_IT} (?:no (?:esta atendida|se atiende|recibe)|nao (?:e|esta|recebe|aceita)|e (?:so |apenas )?para)"
    rf"|\bc(?:e|ette) {_IT} (?:nest pas|ne (?:recoit|prend|peut)|est (?:reserve|uniquement)|appartient)"
    rf"|\bdies(?:e|er|es) {_IT} (?:ist (?:nur |ausschlieslich |nicht )|gehort|wird nicht|empfangt|kann keine)"
    rf"|\bquest[oa] {_IT} (?:non (?:e|riceve|accetta)|e (?:solo |riservat|del\b|della\b))"
    rf"|\bdit {_IT} (?:is (?:alleen|niet|enkel)|wordt niet|kan geen|ontvangt)"
    rf"|\bt(?:en|a) {_IT} (?:nie (?:jest|odbiera|obsluguje|przyjmuje)|sluzy (?:tylko|wylacznie)|jest (?:tylko|wylacznie))"
    rf"|\bэтот {_IT} (?:не (?:принимает|обслуживается|читается|предназначен)|только для)"
    rf"|\bbu {_IT}(?:ya)? (?:mesaj|sms|gelen|yanit|sadece|yalnizca)[^.]{{0,24}}(?:alamaz|almaz|verilmez|kapali|icindir|okunmaz)"
    rf"|\bden har {_IT} (?:tillhor|anvands (?:bara|endast)|kan inte|bevakas inte|ar inte)"
    r"|\bdette nummeret? (?:kan ikke|er ikke|brukes bare|bruges kun)"
)
_OVER = (
    r"\b(?:due to|because of|por|wegen|per|vanwege|z powodu|из-за|na grund av|pa grund af) (?:your |la |tu |su |ihrer |deiner |l)?"
    r"(?:inactivity|inactividad|inaktivitat|inattivita|inatividade|inactiviteit|braku aktywnosci|неактивности|inaktivitet)\b"
    r"|\b(?:this|the|your) (?:chat|conversation|session|ticket) (?:has been|is now|was|will be) (?:closed|ended|timed out|transferred)\b"
    r"|\bchat (?:ended|closed|timed out) (?:due|because|after|by)\b"
    r"|\b(?:la|esta) conversacion (?:ha sido|fue|queda) (?:cerrada|finalizada)|\b(?:a|esta) conversa foi (?:encerrada|finalizada)"
    r"|\bcette conversation (?:est|a ete) (?:fermee|terminee|close)|\bdie(?:ser|se) (?:chat|unterhaltung|konversation) (?:wurde|ist) (?:beendet|geschlossen)"
    r"|\b(?:we dragen je over|we verbinden je door|you are being (?:transferred|connected)|you will now be (?:transferred|connected)"
    r"|connecting you (?:to|with) (?:a|an|our|the) (?:\w+ )?(?:agent|advisor|adviser|operator|representative|human|colleague))\b"
)
_SPEAKS = (
    r"^\W*(?:(?:hi|hello|hey|hola|ola|oi|bonjour|hallo|guten tag|ciao|salve|czesc|dzien dobry|merhaba|здравствуйте|привет|مرحبا|halo|hai|hej)\W{1,4}"
    r"(?:there\W{1,3}|there, )?)?(?:(?:im|i am|this is|its|soy|je suis|ich bin|sono|sou|eu sou|ik ben|jestem|я|ben|انا|saya|jag ar|jeg er|main) "
    r"(?:[\w-]{2,16}\W{1,3})?(?:(?:the|your|our|a|an|el|la|tu|su|l|votre|ihr|ihre|dein|der|die|il|la tua|il tuo|a sua|o seu|uw|je|de|din|ваш|sanal) )?)"
    r"(?:\w+ )?(?:virtual|digital|automated|chat|asistente|assistant|assistente|digitale[rs]?|virtuelle[rs]?|wirtualny\w*|wirtualna|виртуальн\w+|sanal|المساعد|asisten|virtuella|virtuelle)"
    r" (?:assistants?|agent|helper|bot|virtual|virtuel\w*|virtuale|assistent\w*|asystent\w*|помощни\w+|ассистент\w*|asistan\w*|الافتراضي|الالي|digitale?)\b"
    r"|\byou have not been charged\b|\blines for this \w+ are (?:now )?closed\b"
    r"|^\W*sorry we missed you\b.{0,60}\b(?:closed|open|reopen|hours|back (?:at|on|mon|tue|wed|thu|fri|sat|sun|tomorrow))"
)
_OURS = (
    r"\bour (?:\w+ )?(?:chat ?bot|virtual (?:assistant|agent)|support (?:team|humans|agents?|staff|desk|hours)|customer (?:service|care|support)"
    r"|agents?(?! (?:of|in) )|advis[eo]rs?|(?:front|help|service) desk|(?:opening|office|business|working|shop|store|clinic) hours|phone lines|helpline|hotline"
    r"|receptionist|care team|call cent(?:er|re)|inbox)\b"
    r"|\bunsere[nrms]? (?:\w+ )?(?:chatbots?|mitarbeiter\w*|berater\w*|kundenservice|kundendienst|kundenbetreuung|\w+zeiten|(?:service)?hotline"
    r"|kontaktformular|support)\b"
    r"|\b(?:nos|notre) (?:\w+ )?(?:conseillers?|service client\w*|horaires|heures douverture|agents|equipe support|chatbot|standard|permanence|repondeur)\b"
    r"|\bnuestr[oa]s? (?:\w+ )?(?:agentes?(?! secret)|equipo de (?:soporte|atencion)|horarios?|asesores?|chatbot|servicio al cliente|atencion al cliente|ejecutivos)\b"
    r"|\bnostr[oiae] (?:\w+ )?(?:operator[ei]|uffici|orari|orario|consulenti|servizio clienti|assistenza|chatbot|segreteria)\b"
    r"|\bnoss[oa]s? (?:\w+ )?(?:equipe de (?:atendimento|suporte)|horarios?|atendentes?|atendimento|central|chatbot|suporte)\b"
    r"|\bonze (?:\w+ )?(?:medewerkers|klantenservice|openingstijden|adviseurs|chatbot|servicedesk|helpdesk|balie)\b"
    r"|\bnas(?:i|z|za|ze|zych|zej) (?:\w+ )?(?:konsultan\w+|doradc\w+|infolini\w+|obslug\w+|chatbot\w*|przychodnia)\b"
    r"|\bнаш[иае]? (?:\w+ )?(?:оператор\w*|специалист\w*|служба поддержки|менеджер\w*|консультант\w*|график|бот|чат)\b|\bрежим работы\b"
    r"|\b(?:temsilcilerimiz|destek ekibimiz|calisma saatlerimiz|mesai saatlerimiz|musteri hizmetlerimiz|danismanlarimiz)\b"
    r"|\bvar[at]? (?:\w+ )?(?:kundtjanst|kundservice|oppettider|telefontider|handlaggare|vaxel)\b|\b(?:vores|var|vare) (?:kundeservice|abningstid\w*|apningstid\w*)\b"
    r"|\b(?:layanan pelanggan|jam (?:operasional|layanan)|petugas|admin|cs) kami\b|\bjam operasional\b"
    r"|(?:ممثلينا|موظفينا|ساعات (?:عملنا|دوامنا)|اوقات (?:عملنا|دوامنا))|(?:हमारे|हमारी) (?:\S+ )?(?:प्रतिनिधि|एजेंट|कस्टमर|ग्राहक)"
    r"|弊社|当院は|担当者より|我们的?(?:客服|工作人员)|在线客服(?:时间|为您)"
)
_AWAY = (
    r"\b(?:away|on leave|on (?:a )?holidays?|on vacation|off sick|out of (?:the )?office) (?:until|till?|thru) (?:the )?"
    r"(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|tomorrow|tonight)"
)
_FORMS = re.compile(rf"{_AWAY}|{_UNREAD}|{_OVER}|{_SPEAKS}|{_OURS}")
_HINT = re.compile(
    r"this|away|on leave|holiday|vacation|off sick|office|\bthe \w+ (?:is|belongs)|texts|este |esta |\bce(?:tte)? |dies|quest|\bdit |\bt(?:en|a) |этот|\bbu |den har|dette|inact|inakt|inatt|inativ|aktywn|неактив"
    r"|\bour |unser|\bnos |notre|nuestr|nostr|noss|onze|\bnas[iz]|наш|режим|imiz|\bvar|vores|kami|jam |ينا|ملنا|وامنا|हमार|弊社|当院|担当|我们|在线"
    r"|virtu|digital|wirtu|виртуал|sanal|asisten|المساعد|charged|missed|lines|transfer|connect|conversa|unterhalt|\bchat|dragen|verbinden"
)


def may_be_of_a_line(folded: str) -> bool:
    """Whether a text may be what a business's number says of itself, of its service, or of a conversation there.

    Args:
        folded: the beginning of a text, folded as in `core.reading.automatic.folding`.
    """
    return _HINT.search(folded) is not None and _FORMS.search(folded) is not None
