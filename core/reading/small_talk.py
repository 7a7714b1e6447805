"""What people say to a person rather than to the world."""

import re

from core.reading.phrases.lexicon import Lexicon, spoken
from core.reading.phrases.unspaced import Unspaced

_LONGEST = 7
_SHORTEST_WORD = 5
_FEW = 5
# With any of these first, a short text made only of these and of `_BESIDE` is talk.
_TALK = """
noice alrighty right_o righty_ho lovely_stuff great_stuff top_stuff ta_muchly ta_very_much splendid noted_with_thanks omg_yes hmm_ok
dacc ça_marche nickel va_que_va dale_pues geil jo_passt passt_schon lekker toppie toppen tackar grymt asså норм пасиб ахаха ахах
tmm sağol eyvallah تسلم تمام_تسلم يسلمو sip siap oke_sip oke_siap mksh makasih accha_ji achha_ji noted_ji haan_ok haan_ji haan_theek
haan_theek_hai haan_thik_hai haan_thik_h theek_hai_ji thik_hai_ji sahi_hai badhiya bahut_badhiya shabash wah_bhai wah_mast बढ़िया हाँ_जी सही_है शाबाश
cool_beans awesome_sauce awesomesauce easy_peasy okie_dokie okey_dokey okie_dokey righto righty_o coolio no_dramas
too_easy lovely_jubbly bless_you bless_ya good_stuff jolly_good very_good top_man spot_on nice_one good_one fab brill hunky_dory say_less
well_done good_job nice_work great_job great_work nice_job k kk ok okay okey oki alright thanks thank thx tnx thnx thanx thankss ty tysm tks cheers no nope nah yep yup yeah
yea ya yah y n cool great nice perfect awesome sweet good fine sure lol lmao rofl omg wow hi hii hey heya hiya hello
hallo
yo sup morning bye goodbye cya ttyl gn gm np nvm sorry what huh who why wtf idk ikr please pls plz correct exactly
right agreed done maybe really test testing gotcha yw welcome gtg brb omw rip same true fair bet word ight aight
cheers ditto absolutely definitely
noted roger copy understood testing123 bueller yay woohoo hooray hurray hurrah yippee phew
sweet_as ooh_lovely oh_lovely aww_lovely aw_lovely ooh_nice ah_lovely ah_brilliant oh_brilliant oh_fab
got_it sounds_good will_do no_problem no_prob no_worries no_worry my_bad on_my_way call_me call_me_later talk_later
talk_soon talk_to_you_later see_you see_u see_ya cu see_you_soon see_you_later see_you_tomorrow c_u love_you love_ya
luv_u i_love_you ily ilysm miss_you miss_u i_miss_you
how_are_you how_r_u how_are_u hows_it_going how_you_doing how_are_you_doing hru whats_up whatsup wassup wazzup
where_are_you where_r_u where_u_at where_are_u wya wyd wbu hbu what_are_you_doing what_do_you_mean i_dont_know
dont_know dunno i_know i_see me_too not_now of_course you_too u_too on_it im_here im_there
im_on_my_way be_right_there be_there_soon almost_there running_late im_running_late im_late im_outside im_home
here_now good_morning good_night good_evening good_afternoon good_luck goodnight nite take_care have_a_good_one
have_a_nice_day have_a_good_day have_a_great_day sleep_well sweet_dreams happy_birthday
you_there you_up u_up are_you_up are_you_home u_home are_you_ok you_ok u_ok are_you_free you_free let_me_know lmk
text_me text_me_back text_me_later call_me_back call_you_later ring_me hit_me_up hmu hold_on wait_up one_sec
one_second just_a_sec just_a_minute give_me_a_minute
thats_fine thats_ok thats_great thats_good its_ok its_fine its_okay thats_cool that_works works_for_me fine_by_me
same_here makes_sense good_to_know glad_to_hear fair_enough for_sure if_you_say_so you_are_welcome youre_welcome
welcome my_pleasure anytime dont_mention_it im_sorry so_sorry my_apologies
gracias vale sí hola adiós buenas buenos_días buenas_tardes buenas_noches hasta_luego hasta_mañana hasta_pronto
nos_vemos de_nada qué_tal cómo_estás claro perfecto bien muy_bien genial de_acuerdo listo entendido te_quiero te_amo
un_beso besos ya_voy ya_llego dónde_estás a_qué_hora feliz_cumpleaños no_sé jaja jeje igualmente ok_gracias
merci salut oui non coucou bonjour bonsoir bonne_nuit bonne_journée bonne_soirée à_bientôt à_demain à_plus
à_tout_à_lheure à_toute de_rien ça_va daccord parfait super génial très_bien pas_de_problème pas_de_souci ouais nan
bisous bises je_taime tu_es_où jarrive mdr ptdr comment_vas_tu enchanté entendu bien_reçu bien_sûr
joyeux_anniversaire
danke ja nein nö egal ach_egal lass_es lass_gut_sein macht_nichts hallo hi moin servus tschüss tschüß ciao guten_morgen guten_tag guten_abend gute_nacht bis_später
bis_bald bis_dann bis_morgen bis_gleich alles_klar in_ordnung gut gerne gern_geschehen kein_problem kein_ding passt
perfekt super prima klasse genau stimmt wie_gehts wie_geht_es_dir wo_bist_du ich_liebe_dich hab_dich_lieb hdl lg vlg
bin_unterwegs bin_gleich_da komme_gleich weiß_nicht keine_ahnung verstanden okay_danke schönen_tag schönen_abend
alles_gute
grazie ciao sì prego buongiorno buonasera buonanotte buona_notte buona_giornata a_dopo a_domani a_presto ci_vediamo
va_bene perfetto ottimo bene benissimo certo daccordo come_stai come_va tutto_bene dove_sei arrivo ti_amo
ti_voglio_bene tvb baci un_bacio non_so capito ricevuto figurati di_niente nessun_problema tanti_auguri ok_grazie
obrigado obrigada valeu vlw brigado brigada olá oi bom_dia boa_tarde boa_noite tchau até_logo até_mais até_amanhã
até_breve de_nada tudo_bem tudo_bom tudo_certo beleza blz certo claro perfeito ótimo legal combinado entendi tá_bom
ta_bom tá_bem tô_chegando onde_você_está cadê_você te_amo beijo beijos bjs kkk rsrs não_sei parabéns como_vai
bedankt dankjewel dank_je dank_u dank_je_wel dank_u_wel hoi hallo hé doei dag goedemorgen goedemiddag goedenavond
welterusten tot_straks tot_later tot_morgen tot_zo tot_ziens graag_gedaan geen_probleem prima goed top oké is_goed
komt_goed begrepen mooi hoe_gaat_het waar_ben_je ik_hou_van_je kus kusjes xx ben_onderweg weet_niet geen_idee
gefeliciteerd fijne_dag joe jup
dziękuję dzięki dziękuje dzieki cześć hej siema dzień_dobry dobry_wieczór dobranoc pa papa do_widzenia do_zobaczenia
do_jutra na_razie nara proszę nie_ma_za_co nie_ma_sprawy w_porządku dobrze dobra spoko okej jasne super świetnie tak
jak_się_masz co_słychać gdzie_jesteś kocham_cię buziaki zaraz_będę nie_wiem rozumiem miłego_dnia
wszystkiego_najlepszego
спасибо спс благодарю привет здравствуй здравствуйте добрый_день доброе_утро добрый_вечер спокойной_ночи пока
до_свидания до_встречи до_завтра увидимся пожалуйста не_за_что хорошо ок окей ладно ясно понятно понял поняла да нет
ага угу отлично супер класс круто как_дела как_ты ты_где где_ты люблю_тебя я_тебя_люблю целую скоро_буду уже_еду
не_знаю договорились с_днем_рождения хаха ахах
acha accha achha theek_hai thik_hai theek_h thik_h theek_hain shukriya bas_yahi haan_ji
teşekkürler teşekkür_ederim sağol sağ_ol eyvallah merhaba selam günaydın iyi_geceler iyi_akşamlar iyi_günler
görüşürüz hoşçakal güle_güle rica_ederim bir_şey_değil tamam tamamdır peki olur evet hayır süper harika güzel
nasılsın naber ne_haber neredesin seni_seviyorum öptüm öpüyorum geliyorum yoldayım bilmiyorum anladım kolay_gelsin
doğum_günün_kutlu_olsun
اتصل_بي كلمني رن_علي عندما_تكون_متفرغا لما_تفضى شكرا شكرا_جزيلا شكرا_لك مرحبا اهلا أهلا السلام_عليكم وعليكم_السلام صباح_الخير مساء_الخير تصبح_على_خير مع_السلامة
الى_اللقاء إلى_اللقاء عفوا حسنا تمام طيب اوكي نعم لا ماشي كيف_حالك كيفك شلونك وين_انت اين_انت أحبك بحبك انا_قادم
لا_اعرف فهمت يعطيك_العافية الحمد_لله ان_شاء_الله هههه ههههه
hej tak tack nej tjena hejdå tack_så_mycket god_morgon god_natt vi_ses okej bra kram älskar_dig var_är_du mange_tak
selv_tak godmorgen godnat vi_ses_senere fint knus elsker_dig hvor_er_du takk tusen_takk ha_det god_morgen god_kveld
greit
ahoj čau díky děkuju děkuji dobré_ráno dobrou_noc na_shledanou jasně dobře nemáš_zač miluju_tě kde_jsi дякую
дякую_тобі привіт доброго_ранку на_добраніч бувай добре гаразд де_ти кохаю_тебе ευχαριστώ γεια γεια_σου καλημέρα
καληνύχτα εντάξει ναι πού_είσαι σαγαπώ
धन्यवाद शुक्रिया नमस्ते ठीक_है हाँ अच्छा कैसे_हो कहाँ_हो सुप्रभात शुभ_रात्रि 감사합니다 고마워 고마워요 안녕 안녕하세요 네 응 알겠습니다 알았어
어디야 사랑해 잘자 괜찮아 ㅋㅋㅋ ㅎㅎ xin_chào cảm_ơn terima_kasih makasih asante mulțumesc salut_ce_faci köszi köszönöm szia kiitos
moi hvala
"""
_BESIDE = """
you u so much very a lot there all too that this it is was for your the help guys man bro dude love got sounds to me
i im mate buddy friend again well then one problem way worries thing not yet now later will do day night evening
afternoon are how whats up and but just oh ah aww aw babe baby hun hon sweetie
dear darling mom mum dad sis sir maam miss many million tons bunch indeed my mine going today tomorrow tonight soon
here back guess think ill be right haha see ur r im its thats let know
bot robot machine computer máquina robô roboter maschine macchina robotje maszyno robocie makine машина робот бот بوت روبوت آلة mesin
todos mucho muchas mil muchísimas te lo a ti también tú por todo amigo amiga cariño amor mi y pero ahora luego
mañana igualmente de_nuevo eso está es muy ya
beaucoup mille bien infiniment à toi aussi pour tout mon ma chéri chérie et mais cest tout_le_monde bcp bonne de la
ta votre aide
dir ihnen schön sehr vielen lieben auch dich euch für alles schatz mein meine und aber es ist dann ich bin mir
schöne nochmal so viel tausend mal gleich bald später morgen
mille tante molto a te anche per tutto amore caro cara e ma ora dopo così tutti tanto allora
muito a você também por tudo amor querido querida e mas é agora depois amanhã então todos gente mesmo
wel heel erg veel u jou ook voor alles schat lieverd en maar het is dan nu morgen hoor zeer
bardzo wielkie tobie też za wszystko kochanie i ale to ci panu pani serdecznie jeszcze_raz
большое огромное тебе вам тоже за все вышло получилось сработало заработало помогло дошло работает дорогой дорогая и но это я очень еще_раз тогда милая
çok sana size de da için her_şey canım aşkım ve ama ben sonra yarın abi hocam tatlım
جزيلا لك لكم جدا كثيرا ايضا حبيبي حبيبتي يا و انا اخي على كل_شيء
så mycket du dig skat så_meget moc ti дуже тобі πολύ 정말 너무 बहुत
"""
# These begin an answer or a greeting, whatever few words follow ("ok see you at 8").
_OPENERS = frozenset(
    [
        "ok",
        "okay",
        "k",
        "kk",
        "okey",
        "thanks",
        "thx",
        "ty",
        "thank",
        "hi",
        "hey",
        "hello",
        "hiya",
        "yep",
        "yeah",
        "yup",
        "nope",
        "nah",
        "sure",
        "danke",
        "gracias",
        "merci",
        "grazie",
        "obrigado",
        "obrigada",
        "bedankt",
        "спасибо",
        "привет",
        "hola",
        "hallo",
        "ciao",
        "oi",
        "olá",
        "ola",
        "salut",
        "coucou",
        "bonjour",
        "cześć",
        "czesc",
        "hej",
        "tamam",
        "teşekkürler",
        "tesekkurler",
        "merhaba",
        "selam",
        "vale",
        "ja",
        "oui",
        "d_accord",
        "daccord",
        "dzieki",
        "dziekuje",
        "ладно",
        "хорошо",
    ]
)
# A greeting to the world is a post, and the first that people try; so are thanks to it.
_THE_WORLD = frozenset(
    [
        "world",
        "everyone",
        "everybody",
        "twitter",
        "x",
        "internet",
        "folks",
        "people",
        "followers",
        "all",
        "yall",
        "friends",
        "fans",
        "tout",
        "welt",
        "leute",
        "zusammen",
        "mundo",
        "gente",
        "todos",
        "tutti",
        "a_todos",
        "monde",
        "wereld",
        "allemaal",
        "iedereen",
        "wszyscy",
        "wszystkim",
        "świecie",
        "swiecie",
        "мир",
        "всем",
        "все",
        "dünya",
        "dunya",
        "herkese",
        "حب",
        "العالم",
        "god",
        "goodness",
        "computer",
    ]
)
# What may come before: "oh thanks", "muchas gracias".
_BEFORE = """
oh ah aww aw and but just so many well i im thats its that this haha a_big big babe mom mum dad hun honey sweetie
love dude bro man sir
muchas muchísimas mil mi amor y mille grand un_grand mais et vielen lieben herzlichen tausend und na dann ach mille
tante ma e mas muito muita então heel veel en nou
bardzo wielkie serdecznie no i większe большое огромное ой а ну и çok ya ve canım يا الف و men så och åh mange moc a
ale дуже ой दिल बहुत 정말
"""
_ALONE = """
lovely brilliant excellent wonderful fantastic amazing genau fantástico magnifique wunderbar fantastico maravilha
geweldig cudownie чудесно bless legend champion sorted magic sound bonza groovy peachy wicked love_it love_this
love_that
"""
# One slip of the finger away from words of talk, and none.
_NO_SLIPS = """
voted past eight might hair dance bites thinks light salt buses note notes list resting fight tank sleet sweep rover lorry
mourning cello sheet treat bikes mercy sweat worry
"""
_LEXICON = Lexicon({"T": _TALK, "L": _ALONE, "I": _BEFORE, "F": _BESIDE, "P": _NO_SLIPS}, mended="T")
_TALKS = re.compile(r"I{0,2}T[TFI]*|L")
_UNSPACED = Unspaced(
    (
        "あ|え|うん|はい|いや|本当に|ほんとに|どうも|いつも|今|じゃあ|では|ごめん",
        (
            "ありがとう|ありがと|ありがとうございます|ありがとうございました|サンキュー|あざす|おはよう|おはようございます|こんにちは|こんばんは|おやすみ|おやすみなさい|さようなら|バイバイ|またね|"
            "また明日|またあとで|じゃあね|了解|了解です|りょうかい|りょ|わかった|わかりました|分かりました|分かった|承知しました|オッケー|大丈夫|大丈夫です|ごめん|ごめんね|ごめんなさい|"
            "すみません|お疲れ様|お疲れ様です|お疲れさま|おつかれ|よろしく|よろしくお願いします|元気|元気ですか|元気？|どこ|今どこ|どこにいるの|愛してる|大好き|はい|うん|そう|そうだね|"
            "そうですね|いいよ|いいね|なるほど|もしもし|誕生日おめでとう|おめでとう|笑|草|ｗ+|w+"
        ),
        "ございます|ございました|です|ね|よ|！|〜|ー|笑|ｗ|w|また|ございまーす",
    ),
    (
        "好|好的|嗯|哦|啊|非常|太|真的|那",
        (
            "谢谢|謝謝|多谢|感谢|你好|您好|早|早上好|早安|晚安|晚上好|下午好|再见|再見|拜拜|明天见|一会儿见|回头见|不客气|不用谢|没问题|没关系|好的|好|好吧|行|可以|知道了|明白|明白了|"
            "收到|是|是的|对|对的|对不起|抱歉|不好意思|哈哈+|嗯+|在吗|在哪|你在哪|我爱你|想你|吃了吗|怎么样|你好吗|生日快乐"
        ),
        "你|您|啦|了|啊|哦|吧|吗|呀|大家",
    ),
)
_LONGEST_CALL = 100
_BY_NAME = re.compile(r"(?<![\w\\])backslash\W*(?:$|[,.!?;:\n])")
_AS_A_MACHINE = re.compile(r"(?<!\w)(?:ro)?bot(?:er|je|ô)?(?: (?:lol|haha|xd|friend|mate|buddy))?\W*(?:$|[,.!?;:\n])")
_UNSPACED_CALL = re.compile(
    r"(?:谢谢|謝謝|多谢|你好|您好|早安|早上好|晚安|辛苦|ありがとう|こんにちは|おはよう|おやすみ|고마워|안녕).{0,8}"
    r"(?:机器人|機器人|ロボット|ボット|로봇|봇)\W*"
)
_GREETINGS = _OPENERS | {
    "good",
    "night",
    "morning",
    "cheers",
    "tack",
    "tak",
    "takk",
    "kiitos",
    "buenos",
    "buenas",
    "bom",
    "boa",
}
_FOR_NOTHING = ("thanks", "for", "nothing")
_LETTER = re.compile(r"[^\W\d_]")
_LAUGHTER = re.compile(
    r"a?(?:ha|he|hi|ho|ja|je|ji|ka|ks|rs|sj|xa|xe|wk|hue|ах|ха|хе|хи|ههه|हा|ही|हे|ㅋ|ㅎ){2,}[hjksrwاهх]*"
    r"|l(?:ol)+|x+d+|k{3,}|5{3,}\+*|w{3,}|ه{3,}|笑+|草+|哈{2,}|呵{2,}|嘿{2,}|ㅋ+|ㅎ+"
)


def _calls_the_bot(plain: str) -> bool:
    """Whether a text calls the bot: "good morning Backslash, slept well?", "tack lilla robot"."""
    if not plain.isascii() and _UNSPACED_CALL.fullmatch(plain) is not None:
        return True
    folded = plain.casefold()
    if "bot" not in folded and "backslash" not in folded:  # as most texts
        return False
    if len(folded) > _LONGEST_CALL:
        return False
    if _BY_NAME.search(folded) is not None:
        return True
    first = spoken(plain)[:1]
    return _AS_A_MACHINE.search(folded) is not None and bool(first) and first[0] in _GREETINGS


def is_small_talk(plain: str) -> bool:
    """Whether a text is talk, in any of the main languages: thanks, ok, hi, a lone emoji, a lone short word.

    So is what calls the bot by its name or as a machine. Up to five words that begin with an answer or a greeting are talk too ("hi Bob, how are you"), unless it
    greets the world ("hello world").

    A text without any letter (a smiley, a number, a row of dots) counts: it answers somebody more
    often than it says something to the world.

    Args:
        plain: the text, folded as in `Words.plain`.
    """
    if _LETTER.search(plain) is None:
        return True
    if _calls_the_bot(plain):
        return True
    if plain.count(" ") > _LONGEST + 1:
        return False
    said = spoken(plain)
    if not 0 < len(said) <= _LONGEST or (len(said) > 1 and not _THE_WORLD.isdisjoint(said[1:4])):
        return False
    if said[:3] == _FOR_NOTHING and len(said) > len(_FOR_NOTHING):  # said of somebody, for everybody to read
        return False
    is_short = len(said) == 1 and len(said[0]) < _SHORTEST_WORD and plain.isascii() and plain[0] != "#"
    return is_short or (said[0] in _OPENERS and len(said) <= _FEW) or _is_made_of_talk(said, plain)


def _is_made_of_talk(said: tuple[str, ...], plain: str) -> bool:
    rest = [word for word in said if not _LAUGHTER.fullmatch(word)]
    tags = _LEXICON.tags_if_known(rest)
    if tags is not None and (not tags or _TALKS.fullmatch(tags) is not None):
        return True
    return _UNSPACED.fits(plain)
