"""What service lines answer while somebody waits: all staff are busy, and which place in the queue one has.

A shop may post "All our staff are busy" too, so these are asked about.
"""

import re

_STAFF = (
    r"all (?:of )?our (?:\w+ )?(?:agents|operators|advis[eo]rs|representatives|reps|associates|specialists|lines|consultants|handlers"
    r"|colleagues|staff|team members) (?:are|is) (?:currently |now |all |still )*(?:busy|occupied|engaged|assisting|helping|serving|with other"
    r"|on other|unavailable)"
    r"|todos (?:os )?(?:nuestros|nossos|los|os) (?:agentes|operadores|operadoras|atendentes|asesores|ejecutivos|colaboradores|gestores)"
    r" (?:estan|estao|se encuentran|encontram se) (?:ahora |actualmente |neste momento )?ocupad"
    r"|tous nos (?:conseillers|agents|operateurs|collaborateurs|techniciens)(?: \w+)? sont (?:actuellement |tous )?(?:occupes|en ligne"
    r"|en communication|indisponibles)"
    r"|alle (?:unsere |onze )?(?:mitarbeiter\w*|berater\w*|kollegen|leitungen|agenten|medewerkers|adviseurs|collegas|lijnen) (?:sind|zijn)"
    r" (?:zurzeit |derzeit |momentan |gerade |aktuell |momenteel |op dit moment |nu )?(?:im gesprach|besetzt|belegt|beschaftigt|bezet|in gesprek)"
    r"|tutti i nostri (?:operatori|consulenti|agenti|addetti) sono (?:al momento |attualmente |momentaneamente )?(?:occupati|impegnati)"
    r"|wszyscy (?:nasi )?(?:konsultanci|doradcy|agenci|pracownicy) sa (?:obecnie |teraz |aktualnie )?(?:zajeci|niedostepni)"
    r"|все (?:наши )?(?:операторы|специалисты|сотрудники|консультанты|линии) (?:сеичас )?заняты"
    r"|(?:tum|butun) (?:musteri )?(?:temsilcilerimiz|operatorlerimiz|danismanlarimiz|hatlarimiz) (?:su an(?:da)? )?(?:mesgul|dolu|yogun)"
    r"|alla (?:vara )?(?:handlaggare|medarbetare|radgivare|linjer) ar (?:just nu )?upptagna"
    r"|alle (?:vore|vare) (?:medarbejdere|medarbeidere|radgivere|linjer) er (?:desvaerre |lige nu |for tiden )?optagne?"
    r"|semua (?:agen|petugas|operator|cs|customer service)(?: kami)? (?:sedang |masih )?sibuk"
    r"|جميع (?:موظفينا|الموظفين|ممثلينا|وكلاينا|الخطوط|ممثلي) (?:\w+ ){0,2}مشغول"
    r"|हमारे सभी (?:एजेंट|प्रतिनिधि|अधिकारी) (?:\S+ ){0,3}व्यस्त"
    r"|(?:担当者|オペレーター|回線)(?:は|が)?(?:ただいま|現在|全員|すべて|大変)*(?:混み合って|込み合って|対応中|ふさがって)"
    r"|(?:坐席|客服|座席|人工)(?:人员|專員|专员)?(?:全|都|均|正|目前)*忙|모든 (?:상담원|상담사)이? 통화 ?중"
)
_PLACE = (
    r"(?:er zijn )?nog \d{1,3} wachtenden voor u|\d{1,3} (?:people|callers|customers|other customers) (?:are )?ahead of you"
    r"|(?:ci sono|hay) \d{1,3} (?:persone|personas|clienti|clientes) (?:prima di lei|in attesa|delante|antes que)"
    r"|il y a \d{1,3} personnes? (?:avant|devant) vous|\d{1,3} personen (?:sind )?vor ihnen"
    r"|your (?:place|position|spot) in (?:the |our )?(?:line|queue)(?: is| number|:| \d)"
    r"|(?:tu|su) (?:lugar|posicion|turno|puesto) en la (?:fila|cola|lista)|(?:tu|votre|ta) (?:position|place) dans la file"
    r"|ihre position in der warteschlange|(?:la tua|la sua) posizione in (?:coda|fila)|sua (?:posicao|vez) na fila"
    r"|uw (?:positie|plaats|plek) in de (?:wachtrij|rij)|(?:twoja|twoje|panstwa) (?:pozycja|miejsce) w kolejce"
    r"|ваш[ае]? (?:номер|место|позиция) в очереди|(?:siradaki yeriniz|sira numaraniz|bekleme sirasindaki yeriniz)"
    r"|(?:din|er) plats i kon|(?:din|deres) plads i koen|nomor antre?ian (?:anda|kamu)|رقمك في (?:الطابور|الانتظار|قايمة)"
    r"|कतार में आपका|順番待ち.{0,8}番目|您前面还有 ?\d+ ?(?:位|人)|당신의 대기 ?순번|대기 ?순번은"
)
_FORMS = re.compile(rf"\b(?:{_STAFF}|{_PLACE})")
_HINT = re.compile(
    r"queue|ahead|wachtend|medewerk|mitarbeiter|personas|persone|vor ihnen|devant vous|avant vous|\bline|"
    r"ligne|conseill|busy|our|ocupad|fila|cola|file|occup|impegn|unsere|onze|warteschl|wachtrij|kolej|zajec|niedost|очеред|занят|sira|temsilc|operator"
    r"|upptagn|optagn|kon|koen|sibuk|antri|مشغول|رقمك|व्यस्त|कतार|担当|オペ|回線|順番|忙|前面|상담|대기"
)


def may_be_of_a_queue(folded: str) -> bool:
    """Whether a text may be what a service line answers to whoever waits.

    Args:
        folded: the beginning of a text, folded as in `core.reading.automatic.folding`.
    """
    return _HINT.search(folded) is not None and _FORMS.search(folded) is not None
