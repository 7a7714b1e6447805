"""What people ask of an assistant, a shop or an office, and of nobody else: a joke, an alarm, a table, opening hours.

Nobody has to name a bot for it, so this is told by what is asked for. Each pattern was counted on posts and hits none of
them. How tables are written: see `entries` in core/reading/phrases/lexicon.py.
"""

import re

from core.reading.phrases.lexicon import Lexicon, entries, spoken

_BEFORE = """
ok okay please pls plz hey so and now then can_you could_you can_u will_you would_you go_on right well abeg yaar alright kannst_du
kannst_du_mal kannst bitte peux_tu tu_peux puedes me_puedes puoi mi_puoi pode vc_pode kun_je kan_du mozesz можешь bisa tolong coba lutfen
por_favor per_favore stp mal eens just try quick_question hadi dai vamos also i_want_you_to want dong ya na kak bhai
"""
_ASKS = """
tell give sing read write compose make draw play show recommend suggest find send get teach do say finish explain translate tell_me sing_me
write_me read_me give_me erzahl erzahle schreib spiel mach gib sag lies ubersetze erklar zeig hilf stell raconte dis chante ecris joue mets
fais donne traduis lis aide explique cuenta cuentame dime canta cantame escribe escribeme pon ponme toca haz dame traduce lee ayudame conta
me_conta escreve poe coloca faz me_da traduz le me_ajuda ajuda racconta raccontami dimmi cantami scrivi scrivimi metti suona fammi dammi
traduci traducimi leggi aiutami imposta mi_aiuti vertel zeg zing schrijf speel zet maak geef vertaal lees help berätta sjung skriv spela dra
gor ge oversatt las hjalp stall opowiedz powiedz zaspiewaj napisz zagraj wlacz zrob daj przetlumacz przeczytaj pomoz ustaw wymysl расскажи
скажи спой напиши сыграй включи сделай дай переведи прочитай помоги поставь придумай загадай anlat soyle yaz cal ac yap ver cevir oku sor
kur yardim_et sunao suna suna_do sunado batao bata bata_do likho likh_do likh gaao chalao ceritain ceritakan nyanyiin nyanyi tulisin bikinin
buatin bikin buat putar kasih artiin bacain bantuin setel pasang احكي احكيلي قولي قول غني اكتب اكتبلي شغل اعطني ترجم اقرا ساعدني رتبلي سناو
बताओ सुनाओ सुना लिखो लिख गाओ चलाओ
"""
_THINGS = """
joke jokes story stories poem poems song songs riddle riddles limerick rhyme rhymes rap pun puns fun_fact fact trivia lullaby bedtime_story
essay toast alarm timer reminder homework haiku verse ghost_story knock_knock witz witze geschichte gedicht lied ratsel reim spruch marchen
wecker hausaufgaben strophe aufsatz blague histoire poeme chanson devinette rime reveil minuteur devoir devoirs conte couplet chiste cuento
poema cancion adivinanza rima alarma temporizador tarea piada historia charada musica_legal alarme dever licao redacao barzelletta storia
poesia filastrocca canzone indovinello sveglia compiti favola ninna_nanna tema accordi mop moppen verhaaltje verhaal gedichtje liedje
raadsel rijmpje wekker huiswerk skamt saga dikt sang visa gata rim larm laxa laxan refrang norgehistoria dowcip dowcipy bajke bajka wiersz
wierszyk piosenke zagadke rym budzik zadanie zadania_domowego анекдот сказку стих стихи стишок песню песенку загадку рифму будильник таймер
уроки куплет fikra masal siir sarki bilmece mani odev odevime kahani shayari paheli chutkula kavita gaana lelucon dongeng puisi pantun lagu
tebakan pr cerita lirik نكتة قصة قصيدة شعر اغنية لغز منبه واجب الواجب حكاية चुटकुला कहानी शायरी पहेली कविता गाना अलार्म
"""
_FOR_ME = """
me mir mich us for for_me mi un una um uma une ein eine einen een en a an the another some one more das die le la de du des o os el
noch_einen otro outra encore
"""
_ASKS_LAST = """
anlat soyle yaz cal ac yap ver cevir oku sor kur yardim_et sunao suna suna_do sunado batao bata bata_do likho likh_do likh gaao chalao
बताओ सुनाओ सुना लिखो लिख गाओ चलाओ
"""
_TO_MAKE = Lexicon({"B": _ASKS_LAST, "A": _ASKS, "O": _THINGS, "P": _BEFORE, "E": _FOR_ME})
_ASKS_TO_MAKE = re.compile(r"P*[AB][Ex]{0,4}O|[PxE]{0,4}OE?x{0,2}BP*$|P*[AB]EP*$")
"""To tell, sing or write something of the kind, wherever a language has its verb; or just "tell me another"."""
_HAVE_YOU = """
do_you_have have_you_got have_u_got you_got u_got got_any any habt_ihr haben_sie hatten_sie gibt_es avez_vous vous_avez z_auriez auriez_vous
tienen tiene teneis hay tem_mesa voces_tem vcs_tem tem avete ha hebben_jullie hebt_u heeft_u har_ni har_du finns_det macie ma_pan jest
у_вас_есть есть_ли var_mi masih_ada ada عندكم فيه hai_kya milega
"""
_PLACES = """
table tables slot slots appointment opening room space tisch platz termin place creneau mesa sitio hueco cita lugar vaga horario tavolo
posto appuntamento tafel plek afspraak bord plats tid stolik miejsce столик место места запись masa yer randevu meja tempat jadwal طاولة
موعد مكان seat
"""
_FOR_TWO = """
for_two for_three for_four for_five two three four five zwei drei vier deux trois quatre dos tres cuatro dois due tre quattro twee drie tva
fyra dwie dwoje trzy dwoih двоих троих iki uc dort dua tiga empat tonight today tomorrow friday saturday sunday this_afternoon heute
heut_abend heute_abend ce_soir demain esta_noche hoy hoje stasera oggi vanavond vandaag ikvall idag wieczor dzis вечер сегодня aksam bugun
malam_ini hari_ini الليلة اليوم aaj kal
"""
_TO_BOOK = Lexicon({"S": _HAVE_YOU, "X": _PLACES, "N": _FOR_TWO})
_ASKS_TO_BOOK = frozenset("SXN")
_WHEN = """
what_time are_you are_u r_u is_the_shop a_que_hora a_k_hora a_q_hora que_horas a_che_ora a_quelle_heure vous wann um_wie_viel habt_ihr
haben_sie hoe_laat zijn_jullie hur_dags nar har_ni o_ktorej kiedy во_сколько до_скольки вы kacta saat_kacta jam_berapa kapan متى kitne_baje
kab dukan sind_sie kalian
"""
_OPEN = """
open close closed shut opening closing abren cierran abre cierra abrem fecham fecha aprite chiudete ouvrez fermez ouvert ferme offen
geoffnet macht_auf macht_zu schliesst dicht gaan_open sluit oppnar stanger oppet otwieracie zamykacie otwarte czynne открываетесь
закрываетесь работаете открыто aciyorsunuz kapatiyorsunuz acik buka tutup تفتحون تقفلون تسكر khulegi khuli
"""
_DAYS = """
today tomorrow tonight sunday saturday monday you_open you_close you_shut do_you hoy heute ce_soir dimanche domingo domenica oggi amanha
hoje vandaag zondag vanavond idag sondag dzis niedziele сегодня воскресенье завтра bugun yarin hari_ini besok اليوم aaj kal bank_holidays
holidays christmas easter
"""
_OF_HOURS = Lexicon({"W": _WHEN, "O": _OPEN, "U": _DAYS})
_ASKS_FOR_HOURS = re.compile(r"x{0,3}W[xUW]{0,3}O")
_HOW_MUCH = """
how_much what_does_it_cost was_kostet was_kosten wieviel_kostet wie_viel_kostet cuanto_cuesta cuanto_sale cuanto_vale cuanto_es quanto_custa
quanto_fica quanto_sai quanto_ta quanto_costa quanto_viene combien_coute c_est_combien cest_combien combien_pour wat_kost wat_kosten
hoeveel_kost vad_kostar ile_kosztuje po_ile сколько_стоит почем ne_kadar kac_lira kac_para berapa_harga harganya_berapa berapa بكم كم_سعر
kitne_ka kitne_ki ka_kitna kitna_lagega kya_rate rate_kya qual_o_preco que_precio
"""
_SERVICES = """
haircut cut delivery repair deposit room ride taxi wash perm tattoo mot service nails full_set lesson tuition haarschnitt schnitt lieferung
versand reparatur coupe livraison reparation corte envio docena entrega frete corrida marmita taglio consegna dozzina knippen bezorgen
plakken sleutel klippning frakt strzyzenie dostawa стрижка доставка ремонт kesim kargo tirasi potong ongkir ongkirnya pupuk sekarung
"""
_OF_PRICES = Lexicon({"C": _HOW_MUCH, "I": _SERVICES})
_ASKS_FOR_PRICE = re.compile(r"x{0,3}C.{0,3}I|x{0,2}Ix{0,3}C")
_POLITELY = r"(?:(?:ok(?:ay)?|please|pl[sz]|hey|so|and|now|then|(?:can|could|will|would) (?:yo)?u|go on|right|well|abeg|just) )*"
_IN_ENGLISH = re.compile(
    _POLITELY + r"(?:"
    r"(?:set|put|start|create|add|cancel|turn off|snooze)(?: me)? (?:an? |my |the )?(?:\w+ )?(?:alarms?|timer|reminder|stopwatch)\b"
    r"|dont let me forget\b|(?:play|put on) (?:some|me|that|the song|my|a song|music|something)\b(?: \w+){0,7}$"
    r"|(?:flip|toss) a coin\b|roll (?:a|the) (?:dice|die)\b|heads or tails\b|(?:20|twenty) questions\b|guess what$"
    r"|guess (?:what|which|the) (?:animal|number|colou?r|card|im|i am|country|word)\b"
    r"|(?:help me|i need help|need help) (?:with|on|for|to|write|do|spell|understand|solve) (?:my |the |an? )?"
    r"(?:homework|essay|maths?|fractions|science|letter|spelling|assignment|project|cv|exam)\b"
    r"|(?:will|is) it (?:going to |gonna |be )?(?:rain|raining|snow)(?: \w+){0,3}$"
    r"|(?:do|should) i (?:need|take|wear|bring) (?:an? |my )?(?:coat|umbrella|jacket|jumper)(?: \w+){0,3}$"
    r"|what rhymes with\b|what is another word for\b|whats another word for\b|how (?:do|d) (?:you|u) (?:say|spell) \w"
    r"|(?:louder|quieter|slower|shorter|longer|funnier|less formal|more formal|more polite|repeat that|say (?:it |that )?again"
    r"|new paragraph|representative|operator|human please|speak to agent|start over|go back|go on then)(?: please| pls)?$"
    r"|(?:hi |hello |good \w+ )?(?:is (?:this|that|it)|am i (?:speaking|talking) (?:to|with)) (?:the |an? |mr |mrs |ms |dr |miss |my )?"
    r"(?:\w+ ){0,3}(?:dentist|doctor|vet|office|taxi|cab|salon|garage|plumber|shop|pharmacy|bank|hotel|clinic|school|reception|council"
    r"|library|restaurant|landlord|customer service|helpdesk|surgery|robot|bot)$"
    r"|(?:no |nope |wrong |um |oi )*(?:i (?:said|meant|asked) (?!so\b|it\b|yes to|no to)\w+(?: \w+){0,3} not\b|not that one|the other one)"
    r")"
)
_MOST_WORDS = 14
_FEW_WORDS = 10
_GATE = frozenset(max(entry, key=len) for table in (_ASKS, _HAVE_YOU, _WHEN, _HOW_MUCH) for entry in entries(table))


def asks_an_assistant(own: str) -> bool:
    """Whether a short text asks for what assistants do, or what shops and offices are asked for."""
    said = spoken(own)
    if not 0 < len(said) <= _MOST_WORDS:
        return False
    if _IN_ENGLISH.match(" ".join(said)) is not None:
        return True
    if _GATE.isdisjoint(said):
        return False
    if set(_TO_BOOK.tags(said)) >= _ASKS_TO_BOOK:
        return True
    if len(said) > _FEW_WORDS:
        return False
    return (
        _ASKS_TO_MAKE.match(_TO_MAKE.tags(said)) is not None
        or _ASKS_FOR_HOURS.match(_OF_HOURS.tags(said)) is not None
        or _ASKS_FOR_PRICE.match(_OF_PRICES.tags(said)) is not None
    )
