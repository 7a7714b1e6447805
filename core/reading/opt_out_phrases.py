"""Wishes to get no more texts, in other words than the carriers know.

In the United States a person may revoke consent "in any reasonable manner" (47 CFR 64.1200(a)(10)).
"""

import re

from core.reading.carrier_words import OPT_OUT_WORDS
from core.reading.phrases.everyday import POLITE, SWEARING
from core.reading.phrases.lexicon import entries, spoken
from core.reading.phrases.stopping import wishes_in_other_words
from core.reading.phrases.stopping_parts import a_part_wishes, without_name

_POLITE = frozenset(phrase[0] for phrase in entries(POLITE) if len(phrase) == 1)
_SWORN = re.compile(
    rf"\b(?:(?:the|do|zum|al|que) )?(?:{'|'.join(' '.join(phrase) for phrase in entries(SWEARING))})(?: |$)"
)
_FEW = 4
_SOME = 16
_STOPPING_LIST = """
stops stopped stopping stp stoop stahp unsub unsubscribed unsuscribe unsubcribe deregister discontinue optout opt-out
stopp stoppen aufhoren aufhoeren abmelden abbestellen kundigen kuendigen austragen
parar pare detener detente basta cancelar cancela desuscribir desuscribirme baja
arret arrete arreter arretez stopper stoppe stoppez desabonner desinscrire desinscription desabonnement
ferma fermati finitela finiscila piantatela piantala smettila smettere smettetela disiscrivimi disiscrivermi parem sair descadastrar stoppa avsluta
afmelden uitschrijven ophouden stoppen
przestan przestancie wypisz wypiszcie rezygnuje avregistrera afmeld avmeld odhlasit prestante
стоп отписаться отпишите отписка прекратите хватит перестаньте стопе відписатися припиніть
iptal dur durdurun durdur durun istemiyorum توقف توقفوا كفى كفاية σταματηστε σταματα διαγραφη
"""
_STOPPING = frozenset({word.casefold() for word in OPT_OUT_WORDS - {"END"}} | set(_STOPPING_LIST.split()) - {"baja"})
# Everyday words in a sentence; alone, or with no more than "please", they are wishes.
_STOPPING_ALONE = frozenset(
    {
        "end",
        "para",
        "baja",
        "alto",
        "remove",
        "delete",
        "enough",
        "spam",
        "leave",
        "exit",
        "out",
        "off",
        "no-sms",
        "стига",
    }
)
_NOT_STOPPING = frozenset(
    [
        "dont",
        "cant",
        "wont",
        "never",
        "not",
        "didnt",
        "next",
        "bus",
        "pit",
        "non",
        "full",
        "last",
        "tram",
        "train",
        "couldnt",
        "doesnt",
        "one",
        "first",
    ]
)
_URGING = frozenset(
    {
        "please",
        "pls",
        "plz",
        "now",
        "por",
        "favor",
        "ya",
        "bitte",
        "svp",
        "stp",
        "me",
        "asap",
        "it",
        "this",
        "all",
        "the",
        "to",
        "texts",
        "everything",
        "i",
        "beg",
        "begging",
        "you",
        "im",
        "would",
        "could",
        "can",
        "just",
        "said",
        "for",
        "real",
        "seriously",
        "ok",
        "omg",
        "god",
        "sake",
        "thanks",
        "thank",
        "want",
        "already",
        "told",
        "twice",
        "times",
        "three",
        "four",
        "five",
        "ten",
        "again",
        "once",
        "ive",
        "texted",
        "sent",
        "wrote",
        "time",
    }
)
_TEXTS = r"(?:text|txt|message|msg|sms|spam|mms|notification|alert|update|reminder)\w*"
_PHRASES = re.compile(
    r"\b(?:"
    r"why (?:do|are|would|did) (?:you|u) (?:keep |still )?(?:text|messag|send|spam|contact)\w* me|(?:can|could|would|will) (?:you|u) not (?:text|message|contact|send)"
    r"|do not (?:call|text) or (?:call|text)|(?:remove|delete|take) my (?:\w+ )?(?:cell|phone|mobile|number|name|info|details)|(?:im |i am |i will be |ill be |ill )?(?:blocking|block) (?:you|this|your|u)\b"
    r"|(?:you re|youre|you are|ur) (?:being |getting )?(?:blocked|reported)|report(?:ing|ed)? (?:you|this|spam|as spam)|not subscribed|aus dem verteiler|cancel\w* (?:o )?meu cadastro"
    r"|ik wil dit niet(?: meer)?|haal (?:me|mij) (?:eraf|er af)|(?:убер\w+|сотр\w+|исключ\w+|сним\w+|вычеркн\w+|выпиш\w+) (?:меня|мои номер)|(?:cess|arret|stopp|interromp)\w+ (?:\w+ ){0,3}(?:envois?|messages?|sms|textos)\b|(?:wilt|kunt|wil|kun|zou) (?:u|je|jullie) (?:\w+ ){0,3}(?:gegevens|nummer|naam) (?:\w+ )?(?:wissen|verwijderen|schrappen|weghalen)|nehmen sie mich|"
    # English
    r"(?:kindly|please|pls|hereby|must|to|and|ordered to|immediately) (?:discontinue|desist|cease|refrain|terminate|deactivate"
    r"|disconnect|unenroll|deregister|unregister)\b"
    r"|(?:discontinue|terminate|deactivate|disable|shut off|shut down|turn off|switch off|cancel) (?:all |any )?(?:these"
    r"|this|those|your|the|my|further) ?(?:\w+ )?(?:messages?|texts?|service|subscription|notifications|correspondence"
    r"|contact|alerts|communications?|enrollment|registration|membership)\b"
    r"|(?:disconnect|unenroll|deactivate|deregister|unregister|unlist) (?:me|us|my (?:number|phone|account))\b"
    r"|(?:cease|desist|refrain|discontinue)\w* (?:from )?(?:all |any |further )*(?:sending|texting|contact\w*|messag\w*"
    r"|communicat\w*|correspond\w*)"
    r"|no (?:further|more) (?:correspondence|contact|communications?)\b"
    r"|"
    r"(?:stop|quit|cease|no more|dont|do not|never|plz dont) (?:ever |pls |please )?(?:text|txt|messag|send|contact"
    r"|bother|bugg?|pester|hassl|hound|badger|spam|writ|call|harass|email|notify|msg|sms|ping|annoy)\w*"
    r"(?: (?:me|us|this|these|to me|my|anything|anymore|again|any)\b|$)"
    rf"|(?:stop|quit|no more|end|cancel|halt|enough|disable|turn off|block) (?:\w+ ){{0,4}}(?:texts?|texting"
    rf"|messages?|messaging|msgs?|sms|spam\w*|contacting|notifications|alerts|subscription|updates|reminders)\b"
    r"|unsubscribe(?: me\b| now\b| from (?:this|these|all|it)\b|$)|(?:to|want|how|i|me|can|be|get"
    r"|not) unsubs?cri\w*|unsuscri\w*|un ?sub(?: me)?$|un ?sub\b|opt(?:ing)? ?(?:me )?out\b|opted out\b"
    r"|take me off\b|get me off\b|lose (?:my|this) (?:phone )?number|loose my number|forget my number"
    r"|delete me from|remove me from"
    r"|(?:remove|delete|drop|erase|scrub|block) (?:me$|me (?:from|off|please|pls|now|asap)|(?:my|this) (?:phone "
    r"|cell )?(?:number|no|contact|info|details|data|account)\b)|take (?:my|this) (?:phone )?(?:number|name) (?:off"
    r"|out)"
    rf"|(?:i )?(?:dont|do not|no longer|never|didnt) (?:want|wanna|wish|need|like|wanted|care for|consent|agree"
    rf"|asked?|signed?)(?: up)?(?: to| for| any| these| your| more| anymore| getting| receiving| get| receive| be"
    rf"| from| you| the| this){{0,5}} (?:{_TEXTS}|texted|contacted|messaged|texting me|contact)"
    r"|(?:i )?(?:never|didnt|did not) (?:sign(?:ed)?|subscribe\w*|opt\w*|agree\w*|consent\w*) (?:up |in )?(?:for|to"
    r"|this|these)|(?:revoke|withdraw|withdrawing|revoking) (?:my |all |any )?(?:consent|permission)|i (?:want|wish"
    r"|would like|d like) (?:to )?(?:be |get )?(?:removed|out$|off|unsubscribed|to stop|taken off)"
    r"|(?:i |ive |i have )?(?:already )?(?:said|say|texted|text|wrote|replied|sent|typed|told you|told u) (?:to )?(?:stop|cancel|unsubscribe|no more)"
    r"(?:$| (?:yesterday|already|twice|again|now|please|last|this (?:morning|week)|\d+|(?:two|three|several|many) times"
    r"|(?:and|but|yet) (?:im|i|i am|you|u|ur|youre|they|these|it|its)\b.{0,20}\b(?:still|keep|getting|again|texting|sending|coming)))\b"
    r"|(?:ya |he |te )?(?:dije|dicho|puse|puesto|mande|escribi) (?:que )?(?:stop|basta|baja)\b|(?:jai|j ai) (?:deja )?(?:dit|ecrit|envoye|mis) (?:stop|non)\b"
    r"|(?:hab|habe) (?:doch |schon |gestern )*(?:stop|stopp|nein) (?:gesagt|geschrieben|geschickt)\b|ho (?:gia )?(?:detto|scritto|mandato) (?:di )?(?:stop|basta|no)\b"
    r"|(?:ja )?(?:disse|falei|mandei|escrevi) (?:pra |para )?(?:stop|parar|sair)\b|ik (?:heb|zei) (?:al |toch )?(?:stop|nee)\b"
    r"|leave (?:me|us) (?:alone|be)\b|make (?:it|this|these|them) stop|do not disturb|dont disturb me"
    r"|not interested in (?:this|these|your|any|texts)|quit (?:it|this)$|no longer (?:interested|wish|want)\b"
    r"|who signed me up|reported? (?:you |this |as )(?:as )?spam|this is (?:spam|harassment)$|cease and desist"
    # Spanish, Portuguese
    r"|(?:dar|dame|deme|denme|darme|darse|darnos)\w* (?:de )?baja|de baja$|dej[ae]\w* de (?:escrib|envi|mand|molest"
    r"|texte|contact|llam)\w*|dejame en paz|dejenme (?:en paz|tranquil)\w*|no (?:me )?(?:escrib|envi|mand|molest"
    r"|contact|texte|llam)\w*(?: (?:mas|nunca|nada|mensajes|sms|textos|al|a este))|no me (?:escrib|envi|mand|molest"
    r"|contact|texte)\w+"
    r"|no (?:quiero|deseo) (?:recibir |que me )?(?:mas |sus |tus )?(?:mensajes|sms|textos|escriban|publicidad"
    r"|recibir)|(?:no|ni un) mas (?:mensajes?|sms|textos?|spam)|basta (?:de|con|ya)? ?(?:los )?(?:mensajes|sms"
    r"|escribir|textos)|(?:borr|elimin|quit|sac)\w* (?:mi|este) numero|(?:quit|sac|borr|elimin)\w*me de"
    r"|cancel\w* (?:mi |la )?suscripcion|desuscri\w+|ya no (?:quiero|deseo) (?:mas|recibir|mensajes)"
    r"|(?:par[aeo]m?|parar|chega|pare|cansei) de (?:me )?(?:mand|envi|escrev|perturb|receb|mensagens|sms|mensagem"
    r"|encher)\w*|nao (?:me )?(?:mand|envi|escrev|perturb|contat|incomod)\w*(?: (?:mais|nada|mensage\w+|sms))"
    r"|nao (?:me )?(?:perturb|incomod)\w+|nao quero (?:mais )?(?:receber|mensagens|sms|isso|mais)"
    r"|nao (?:quero )?mais (?:sms|mensagens)|sem mais (?:sms|mensagens)|(?:me )?descadastr\w*|(?:me )?(?:remov|tir"
    r"|exclu|retir)\w* (?:me |(?:o )?(?:meu )?(?:contac?to|nome|numero) )?(?:d\w+ (?:sua |vossa |tua )?lista|meu numero)|(?:apag|delet|remov|retir|tir|exclu|esquec)\w* (?:o )?meu numero"
    r"|cancel\w* (?:a |minha )?(?:inscricao|assinatura|subscricao)|me deix\w+ em paz|deix\w+ me em paz"
    # French, Italian
    r"|(?:me )?desabonn\w*|desinscri\w*|(?:arret|cess|stopp)\w* (?:de |d |s il vous plait )?(?:me?\b|ces\b"
    r"|vos\b|tes\b|(?:les )?(?:m(?:ec|env|em|ap|harc)|ecri|envo|env|text|contact|harcel|mess|sms|notif|derang)\w*)|ne (?:pas |plus )?m(?:e |)(?:envo|ecri"
    r"|contact|derang|text|appel|harcel|recontact)\w*|n ?envo\w+ plus|nenvo\w+ plus|plus (?:de|aucun|d) (?:sms"
    r"|messages?|textos?|spam)|je ne (?:veux|souhaite|desire) (?:plus|pas) (?:de |recevoir|etre|vos|ces)"
    r"|je veux plus (?:de |recevoir|vos)|laiss\w+ moi tranquille|fich\w+ moi la paix|foutez moi la paix|(?:retir"
    r"|enlev)\w+ moi|(?:supprim|effac|retir|oubli)\w* (?:mon numero|mes (?:donnees|coordonnees|infos?|informations))|resili(?!en)\w+"
    r"|(?:basta|stop|smett\w*|piantat?el?a?|finit?el?a?|ferma\w*) (?:\w+ ){0,3}?(?:messagg|sms|scriv|mandar|invi"
    r"|contatt|disturb|testi)\w*|non (?:scriv|mand|invi|contatt|disturb|messagg)\w*(?:mi|temi|ci|teci)\b"
    r"|non mi (?:scriv|mand|invi|contatt|disturb)\w+|non (?:scriv|mand|invi|contatt)\w+ (?:piu|altri)"
    r"|non voglio (?:piu |ricevere |altri )+(?:messagg|sms|ricev|niente|nulla|essere)?\w*|niente piu (?:sms"
    r"|messaggi)|(?:basta|no) (?:sms|messaggi)|lasci\w*mi (?:in pace|stare)|(?:cancell|tog|rimuov|elimin)\w*(?:mi"
    r"|temi) (?:da|dalla|subito)|disiscri\w+|(?:cancell|rimuov|elimin|toglie?te?)\w* (?:il )?mio numero|(?:disdire"
    r"|annulla\w*) (?:\w+ )?(?:iscrizione|abbonamento)"
    # German, Dutch, Scandinavian
    r"|keine (?:\w+ )?(?:sms|nachrichten|texte|mitteilungen|werbung|smsen|messages)(?: mehr)?$|keine (?:weiteren "
    r"|mehr )?(?:sms|nachrichten|texte|mitteilungen|werbung|messages) (?:mehr|bitte|senden|schicken|erhalten"
    r"|an mich)|(?:sms|nachrichten) (?:bitte )?(?:stoppen|abbestellen|beenden|einstellen)|hor\w* (?:bitte |endlich "
    r"|sofort )?auf(?:$| mir| zu| mich| mit (?:den |diesen )?(?:sms|nachrichten|schreiben))|hoer\w* (?:bitte "
    r"|endlich )?auf|lass\w* (?:sie )?mich (?:bitte |endlich )?in (?:ruhe|frieden)"
    r"|schreib\w* (?:sie )?mir (?:bitte )?(?:nicht|nie)|schick\w* (?:sie )?mir (?:bitte )?(?:nichts|keine|nie)"
    r"|send\w* (?:sie )?mir (?:bitte )?(?:nichts|keine)|nicht mehr (?:schreiben|kontaktieren|anschreiben|texten"
    r"|simsen|senden|schicken|belastigen)|(?:losch|loesch|entfern|streich)\w* (?:sie )?(?:bitte )?(?:meine nummer"
    r"|mich aus)|meine nummer (?:bitte )?(?:losch|loesch|entfern|streich|raus)\w*"
    r"|nehm\w* (?:sie )?mich (?:\w+ )?(?:von|aus|raus)|(?:will|mochte|wunsche) (?:ich )?keine (?:\w+ )?(?:sms"
    r"|nachrichten|texte|werbung|mehr)|(?:meld\w*|trag\w*) mich (?:bitte )?(?:ab|aus)"
    r"|(?:stop|hou\w* (?:eens |aub )?op|ophouden|stoppen) (?:aub |alsjeblieft )?met (?:\w+ ){0,2}?(?:sms|bericht"
    r"|stur|stuur|app|text|me|mij|lastig)\w*|geen (?:\w+ )?(?:sms|smsjes|smsen|berichten|berichtjes|reclame"
    r"|spam)(?: meer)?(?:$| aub| graag| alsjeblieft| sturen| ontvangen| van)|(?:stuur|sms|app|schrijf|bel"
    r"|contacteer|bericht)\w* (?:mij|me) (?:aub )?(?:niet|geen|nooit|niets|niks)|niet meer (?:sturen|smsen|sms"
    r"|contacteren|schrijven|berichten|appen)|(?:meld|schrijf) (?:me|mij) (?:aub )?(?:af|uit)|laat (?:me"
    r"|mij) met rust|haal (?:me|mij|mijn nummer) (?:van|uit|weg)|(?:verwijder|wis) mijn nummer"
    r"|ik wil geen (?:\w+ )?(?:sms|berichten|smsjes)"
    r"|sluta (?:skick|sms|skriv|mess|kontakt|hora)\w*|inga fler (?:sms|meddelanden)|skicka inte|avregistrera"
    r"|lamna mig ifred|lat mig vara ifred|ta bort mitt nummer|stop med at (?:send|skriv|sms)\w*|(?:ikke"
    r"|ingen) flere (?:beskeder|sms|meldinger|sms er)|send (?:mig |meg )?ikke|ikke send\w* (?:meg|flere|mer)"
    r"|slutt? a (?:send|skriv|tekst)\w*|(?:af|av)meld\w* (?:mig|meg|venligst|vennligst)|meld meg av|fjern mi(?:t|tt) nummer"
    r"|lad mig vaere|la meg vaere|(?:lad|la) vaere (?:med )?(?:at|a) (?:send|skriv|sms|kontakt|ring)\w*"
    r"|(?:rather|prefer|d like) (?:to )?not (?:to )?(?:get|receive|have|be sent) (?:these|those|any|more|this)"
    # Polish, Czech, Russian, Ukrainian
    r"|nie (?:pisz|wysyla|przysyla|kontaktu|dzwon|nekaj|pisa)\w*(?: (?:juz|do|mi|mnie|wiecej|sie|tych|nic|zadnych"
    r"|sms))|przesta\w+ (?:pisa|wysyla|przysyla|mi |do |mnie |nek)\w*|(?:koniec|dosc|zadnych|stop"
    r"|bez) (?:z )?(?:tych |wiecej )?(?:sms\w*|wiadomosci\w*|wiadomosciami)|wypis\w+ (?:mnie|sie)|chce sie wypisac"
    r"|rezygnuje z|(?:usun|skasuj)\w* (?:moj |mnie |ten )(?:numer)?|daj\w* mi (?:swiety )?spokoj|nie (?:chce|zycze sobie) (?:juz "
    r"|wiecej )?(?:sms|wiadomosci|dostawac|otrzymywac|zadnych)\w*|odsubskryb\w*|uz mi ne\w+|nepis\w* mi"
    r"|neposilej\w* (?:mi|uz|dalsi)|prestan\w* (?:mi )?(?:psat|posilat)|zadne (?:dalsi )?(?:sms|zpravy)|(?:smaz"
    r"|vymaz)\w* (?:me |moje )cislo|dej\w* mi pokoj|odhlas\w+ (?:me|se)"
    r"|не (?:пиши|пишите|присыла\w+|отправля\w+|звони\w*|беспокои\w*|шли|шлите|надоедаи\w*|надо (?:мне )?(?:писать"
    r"|слать|присылать))(?: (?:мне|сюда|больше|на этот)|$)|больше (?:мне )?не (?:пиши|пишите|присыла|отправля|звони"
    r"|беспокои|шли|надо|хочу)\w*|(?:хватит|перестан\w+|прекрат\w+|прекращаи\w*|завязываи\w*) (?:мне )?(?:пис|сла"
    r"|присыла|отправля|спам|смс|рассыл|сообщ)\w*|отпи(?:шит|ши|сат|ска|сыва)\w*|удал\w+ (?:меня|мои номер"
    r"|мои телефон|номер)|остав\w+ меня в покое|отстан\w+(?: от меня|$)|отвали\w*$|не хочу (?:больше )?(?:получать"
    r"|смс|сообщен|ваших)\w*|(?:никаких|без) (?:больше )?(?:смс|сообщени\w+)|стоп (?:смс|рассылк|сообщен|спам)\w*"
    r"|не пишіть(?: мені| більше|$)|більше не (?:пиш|надсила|шл|дзвон)\w*|(?:припин|перестан|досить) \w*(?:пис"
    r"|надсил|сл)\w*|відпи(?:ш|с)\w*|видал\w+ (?:мене|міи номер)"
    # Turkish, Arabic, Greek, Hindi
    r"|(?:mesaj\w*|sms\w*)(?: \w+){0,3} (?:atma\w*|gonderme\w*|yollama\w*|istemiyo\w+|yazma\w*|kes(?:in)?\b|durdur\w*"
    r"|iptal\w*)|(?:bana|beni) (?:artik |bir daha |daha |lutfen ){0,3}(?:mesaj |sms )?(?:yazma\w*|gonderme\w*"
    r"|atma\w*|arama\w*|rahatsiz\w*|rahat birak\w*|sil\w*|cikar\w*)|(?:artik|bir daha|daha) (?:bana )?(?:mesaj "
    r"|sms )?(?:yazma\w*|gonderme\w*|atma\w*|istemiyo\w*)|yazmayin|(?:abonelik\w*|uyelik\w*|uyeligim\w*"
    r"|aboneligim\w*) (?:iptal|cik|sonlandir)\w*|liste\w* (?:cikar|sil|cik)\w*|numara\w* sil\w*|rahatsiz etme\w*"
    r"|(?:لا|ما|مش|بلاش|عدم|ارجو عدم) (?:\w+ )?(?:ترسل|تراسل|ترسلو|ارسال|مراسل|تبعت|تكتب|تكتبو|تتصل|تزعج|تبعث)\w*"
    r"|(?:توقف|توقفو|اوقف|اوقفو|وقف|وقفو|بطل|كفى|كفاية|خلاص|ايقاف)\w* (?:عن )?(?:\w+ )?(?:ارسال|ارسل|الارسال|رسايل"
    r"|الرسايل|رسائل|مراسلتي|المراسلة|الكتابة|ازعاج)\w*|(?:الغ|الغي|الغاء|الغو)\w* (?:ال|ا)?(?:اشتراك|شتراك)\w*"
    r"|(?:احذف|امسح|ازل|شيل)\w* رقمي|اتركني وشاني|دعني وشاني|اتركوني|حل عني|لا اريد (?:المزيد|رسايل|استلام|اي|هذه"
    r"|مزيد)\w*|ما (?:ابغى|بدي|عايز) رسايل"
    r"|μη\w* (?:μου |με |ξανα)?(?:στελν|γραφ|ενοχλ|ξαναστ)\w+|σταματ\w+ (?:να |τα )|διαγρα\w+ (?:με|τον αριθμο)"
    r"|αλλα μηνυματα οχι|οχι αλλα (?:sms|μηνυματα)"
    r"|\b(?:turn|switch) (?:these|this|those|them|it|that|everything|all of (?:this|it)|all this) off$"
    r")|^(?:please |pls |just |oh |ugh )?(?:go away|get lost|shut up|(?:fuck|piss|bugger|sod|f) off(?: \w+)?"
    r"|no (?:texts|messages|sms|spam)(?: please| pls)?|no more|block(?:ed)?|enough (?:already|now|is enough)|reported|report spam|no mas|no quiero (?:nada|mas)|prosze przestac|im done with (?:this|you)(?: stop)?|not interested(?: thanks| thank you| sorry)?|i quit"
    r"|kein interesse|no me interesa|pas interesse|non mi interessa|geen interesse|stop (?:it|this|that|now|already"
    r"|please|pls|all|everything|bot|stop)+)$",
)
_OTHER_SCRIPTS = re.compile(
    r"送らないで|送ってこないで|送るな|送信しないで|送信をやめ|配信停止|配信を(?:止|停)|配信解除|購読(?:を)?解除|登録(?:を)?解除|退会|連絡(?:を)?しないで|連絡してこないで|連絡しないで"
    r"|(?:メール|メッセージ|SMS|sms|ショートメール|連絡|通知)(?:は|を)?(?:もう)?(?:やめて|止めて|停止|不要|いりません|いらない|要りません|結構)|もう(?:やめて|結構)"
    r"|停止してください|やめてください"
    r"|退订|退訂|别再?给?我?发|別再?給?我?發|不要再?(?:给我)?(?:发|發|联系|聯絡|打扰|打擾)|停止(?:发|發|短信|推送|给我)|取消订阅|取消訂閱|删除我的(?:号码|电话)|别烦我|別煩我"
    r"|请停止|請停止|别联系我|不想(?:再)?收到"
    r"|그만 ?보내|보내지 ?마|보내지 ?말|수신 ?거부|연락하지 ?마|연락 ?그만|구독 ?(?:취소|해지)|문자 ?(?:그만|보내지|거부)|번호 ?(?:삭제|지워)"
    r"|मत भेज|भेजना बंद|मैसेज (?:मत|बंद|नहीं)|संदेश (?:मत|बंद|नहीं)|अनसब्सक्राइब|परेशान मत|मेरा नंबर (?:हटा|डिलीट)"
    r"|मैसेज करना बंद"
)
_LONGEST_OTHER = 60


_BEGINS = re.compile(
    r"\W*(?:(?:please|pls|plz|kindly) )?([^\W_]+(?: (?:please|pls|plz|now|it|this))?)[ ]?[!.:;,\u2026\u2013\u2014-]{1,6}\s"
)
_SIGN = re.compile(r"[,.;:!?\n\u2026\u2013\u2014]")
_TWO = 2
_NO_MORE = ("no", "more")
_US = frozenset(["me", "us"])
_BEST = re.compile(r"\bbästa\b", re.IGNORECASE)
_LONGEST_REPEATED = 200
_BEGUN = frozenset(
    [
        "stop",
        "stopp",
        "unsubscribe",
        "stopall",
        "optout",
        "unsub",
        "discontinue",
        "desist",
        "arret",
        "baja",
        "basta",
        "стоп",
    ]
)


def begins_with_stop(own: str) -> bool:
    """Whether a text is a word for stopping in a line of its own or a sentence of its own, whatever stands below.

    What stands below it may be a name, a firm or a reason: "STOP!!! this is a business line".

    Args:
        own: the text as typed, with its line breaks.
    """
    first, below, _ = _unlike(own).strip().partition("\n")
    if below:
        said = spoken(first)
        return 0 < len(said) <= _FEW and any(word in _STOPPING for word in said) and _few_words_wish(said)
    found = _BEGINS.match(_unlike(own)[:40])
    return found is not None and any(word in _BEGUN for word in spoken(found[1]))


_DOES_SO = re.compile(
    r"[^\n]{0,90}\bstop\b[^\n]{0,90}\b(?:so|ok(?:ay)?|then|fine|well|alors|donc|entonces|pues|allora|então|dus|also|więc|тогда|ну)\W{1,4}"
    r"(?:(?:here (?:it is|it goes|goes|you go)|hier|aquí|voici|ecco)\W{1,4})?stop\W*",
    re.IGNORECASE,
)


def repeats_stop(own: str) -> bool:
    """Whether somebody repeats how to stop, and goes on to do so: "text STOP to opt out right? So STOP"."""
    return len(own) < _LONGEST_REPEATED and _DOES_SO.fullmatch(own.strip()) is not None


def wishes_to_stop(plain: str) -> bool:
    """Whether a text may ask for no more texts, in any of the main languages.

    That is: up to four words with a word for stopping anywhere, or up to sixteen with a phrase such
    as "stop texting me", "opt me out", "leave me alone", "darme de baja".

    Args:
        plain: the text, folded as in `Words.plain`.
    """
    plain = _unlike(plain)
    if _wishes(plain) or a_part_wishes(plain):
        return True
    unsigned = without_name(plain)
    return unsigned != plain and _wishes(unsigned)


def _wishes(plain: str) -> bool:
    said = spoken(plain)
    if not 0 < len(said) <= _SOME:
        return False
    if _few_words_wish(said) if len(said) <= _FEW else _urges(said):
        return True
    phrase = " ".join([word for word in said if word not in _POLITE])
    if _PHRASES.search(phrase) is not None:
        return True
    calmer, sworn = _SWORN.subn("", phrase)  # "leave me the hell alone"
    if sworn and _PHRASES.search(calmer) is not None:
        return True
    if not plain.isascii() and len(plain) <= _LONGEST_OTHER and _OTHER_SCRIPTS.search(plain) is not None:
        return True
    return wishes_in_other_words(said, plain) or _first_part_wishes(plain)


def _first_part_wishes(plain: str) -> bool:
    """Whether what stands before the first sign is enough, whatever follows: "quit bugging me, I'm on a roof"."""
    first, *rest = _SIGN.split(plain, maxsplit=1)
    said = spoken(first)
    if not rest or len(said) < _TWO:
        return False
    if said == _NO_MORE:
        return not _POLITE.isdisjoint(spoken(rest[0]))
    return said[0] in _STOPPING and said[-1] in _US and len(said) <= _FEW


def _unlike(text: str) -> str:
    """A text without words that are one for stopping but for an accent: "bästa" is the best, "basta" enough."""
    return text if text.isascii() else _BEST.sub("best", text)


def _few_words_wish(said: tuple[str, ...]) -> bool:
    """Whether one of few words is one for stopping, and not in "don't stop" or "next stop"."""
    if "asking" in said:  # of our questions: core.reading.phrases.requests knows what that asks for
        return False
    for at, word in enumerate(said):
        if word in _STOPPING and (at == 0 or said[at - 1] not in _NOT_STOPPING):
            return True
    alone = [word for word in said if word not in _URGING]
    return len(alone) == 1 and alone[0] in _STOPPING_ALONE


def _urges(said: tuple[str, ...]) -> bool:
    """Whether it is a word for stopping and nothing but urging around it: "stop please, I beg you"."""
    stops = [word for word in said if word in _STOPPING]
    return bool(stops) and all(word in _STOPPING or word in _URGING for word in said)
