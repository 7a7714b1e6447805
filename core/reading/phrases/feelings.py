"""How somebody feels, said in words: "pretty good", "geht so", "так себе".

Only words that can hardly mean another of the five count; beside them may stand little else.
"""

from core.reading.phrases.everyday import NOW
from core.reading.phrases.lexicon import Lexicon, spoken
from core.reading.words import Words

_MOST_WORDS = 5
_AWFUL = """
awful terrible horrible miserable dreadful rotten the_worst really_bad very_bad like_hell like_shit
fatal horrible_mal muy_mal affreux très_mal horrible schrecklich furchtbar miserabel beschissen sehr_schlecht elend malissimo
péssimo pessimo péssima vreselijk verschrikkelijk heel_slecht forfærdelig forferdelig fruktansvärt hirveä kamala okropnie strasznie fatalnie hrozně
hrozne příšerně borzalmas szörnyen groaznic oribil χάλια απαίσια ужасно ужасна жахливо berbat çok_kötü فظيع سيء_جدا נורא افتضاح
최악 tệ_lắm rất_tệ buruk_sekali parah teruk बहुत_बुरा 最悪 最差 糟透了 很糟 แย่มาก
"""
_LOW = """
low bad sad down poor not_good not_great not_so_good not_too_good not_well unwell been_better could_be_better blue crap
mal triste bajo baja bof pas_top pas_terrible pas_bien mauvais schlecht nicht_gut traurig mies nicht_so_gut ging_schon_mal_besser
schon_mal_besser male non_bene giù triste para_baixo slecht niet_goed niet_zo_goed dårlig dårligt ikke_godt skidt dåligt inte_bra
huono huonosti surullinen źle słabo kiepsko smutno špatně smutně zle smutno rosszul szomorú rău trist άσχημα όχι_καλά зле лошо
погано сумно плохо грустно kötü üzgün سيء حزين לא_טוב רע بد 별로 안_좋아 나쁨 tệ không_tốt buruk jelek tak_baik masama बुरा खराब 悪い 不好 不太好
"""
_OK = """
ok okay okey alright all_right so_so not_bad not_too_bad meh average middling fair could_be_worse
regular más_o_menos mas_o_menos así_así comme_ci_comme_ça moyen ça_va geht geht_so es_geht naja so_lala mittel okayish
così_così insomma mais_ou_menos assim_assim gaat_wel gaat mwah matig sådan_rimelig så_som_så nogenlunde greit sådär okej
ihan_ok menettelee tak_sobie może_być ujdzie ujde_to nic_moc jakž_takž ujde elmegy közepesen așa_și_așa merge έτσι_κι_έτσι
горе_долу така_себе так_собі нормально так_себе пойдет şöyle_böyle idare_eder fena_değil عادي ماشي_الحال ככה_ככה بد_نیستم
그저_그래 보통 bình_thường tạm biasa_aja biasa lumayan boleh_tahan sakto_lang ठीक ठीक_ठाक theek theek_thaak まあまあ 普通 还行 一般 还好 เฉยๆ
"""
_GOOD = """
good well fine happy nice pretty_good quite_good doing_well
bien contento contenta feliz content contente gut ganz_gut zufrieden bene contento contenta bem feliz contente goed prima blij
godt glad bra hyvä hyvin iloinen dobrze zadowolony zadowolona dobře dobre spokojený jól boldog bine fericit καλά добре
добра хорошо неплохо iyi mutlu جيد بخير طيب טוב خوب 좋아 좋아요 좋음 tốt khỏe vui baik bagus senang mabuti अच्छा achha accha 良い いい 元気 好 不错 挺好 ดี สบายดี
"""
_GREAT = """
great awesome amazing fantastic wonderful excellent brilliant superb the_best very_good really_good
genial excelente fenomenal muy_bien super génial excellent très_bien toll super großartig sehr_gut klasse ausgezeichnet spitze
benissimo ottimo fantastico ottimamente ótimo otimo ótima excelente muito_bem geweldig uitstekend heel_goed fantastisk rigtig_godt
jättebra toppen mahtava loistava erinomainen świetnie super znakomicie doskonale skvěle skvelo výborně výborne remekül nagyszerűen
foarte_bine excelent τέλεια υπέροχα чудесно страхотно чудово відмінно отлично прекрасно супер harika çok_iyi mükemmel ممتاز رائع
מצוין נהדר عالی 최고 아주_좋아 tuyệt tuyệt_vời rất_tốt luar_biasa hebat sangat_baik बढ़िया बहुत_अच्छा 最高 很好 非常好 太好了 ดีมาก
"""
_BESIDE = """
i im i_am feel feeling me today actually quite pretty a_bit bit rather just its
me_siento estoy hoy je_me_sens je_suis aujourdhui ich_fühle_mich fühle_mich mir_gehts mir_geht_es heute mi_sento sto sono oggi
estou me_sinto hoje ik_voel_me vandaag jeg_har_det jeg_føler_mig i_dag jag_mår mår idag olen voin tänään czuję_się dzisiaj dziś
cítím_se cítim_sa dnes ma mă_simt azi îs είμαι σήμερα чувствам_се днес почуваюсь сьогодні чувствую_себя сегодня bugün hissediyorum
"""
_LEXICON = Lexicon(
    {"1": _AWFUL, "2": _LOW, "5": _GREAT, "3": _OK, "4": _GOOD, "F": f"{_BESIDE} {NOW}"},
)


def read_feeling(words: Words) -> int | None:
    """How somebody feels, from 1 (awful) to 5 (great), if a text clearly says so in words; else nothing."""
    said = spoken(words.plain)
    if not 0 < len(said) <= _MOST_WORDS or words.backslash:
        return None
    tags = _LEXICON.tags_if_known(said)
    numbers = set(tags.replace("F", "")) if tags else set()
    return int(numbers.pop()) if len(numbers) == 1 else None
