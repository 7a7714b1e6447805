"""Words for times to come, in the languages that people text in; for weekdays see core/tracking/day_words.py."""
# ruff: noqa: RUF001 - words of other scripts

_AHEAD = {
    0: """
today|tonight|this morning|this afternoon|this evening|heute|heute abend|hoy|esta noche|esta tarde|aujourd'hui
ce soir|oggi|stasera|hoje|esta noite|vandaag|vanavond|dziś|dzisiaj|dzis|сегодня|bugün|bugun|bu akşam
اليوم|今日|今天|idag
""",
    1: """
tomorrow|tmrw|tmw|tomorow|tommorow|tomorrow morning|tomorrow evening|tomorrow night|morgen|morgen früh
morgen abend
mañana|manana|demain|demain soir|domani|amanhã|amanha|jutro|завтра|yarın|yarin|غدا|بكرة|明日|あした|明天|imorgon
""",
    2: """
the day after tomorrow|day after tomorrow|übermorgen|pasado mañana|après-demain|dopodomani
depois de amanhã|overmorgen
pojutrze|послезавтра|öbür gün|بعد غد|明後日|あさって|后天|i övermorgon
""",
}
_DAILY = """
daily|every day|everyday|each day|every morning|every evening|every night|nightly|täglich|taeglich
jeden tag|jeden abend
jeden morgen|todos los días|todos los dias|cada día|cada dia|cada noche|chaque jour|tous les jours
chaque soir|ogni giorno
ogni sera|todos os dias|cada noite|diariamente|elke dag|dagelijks|codziennie|каждый день|ежедневно
her gün|hergün|كل يوم
毎日|每天|varje dag|हर दिन|रोज़
"""
_WEEKDAYS = """
weekdays|every weekday|on weekdays|workdays|on workdays|werktags|wochentags|an werktagen|días laborables
entre semana
en semaine|les jours ouvrables|nei giorni feriali|dias úteis|doordeweeks|w dni robocze|по будням
hafta içi|平日|工作日
"""
_WEEKEND = """
weekends|every weekend|on weekends|at weekends|the weekend|am wochenende|wochenends|jedes wochenende
fines de semana
los fines de semana|le week-end|les week-ends|nel weekend|nos fins de semana|in het weekend|w weekendy
по выходным
hafta sonu|週末|周末
"""
_EVERY = """
every each jeden jede jedes cada todos los las chaque tous les le ogni elke iedere każdy każdą co каждый каждую каждое
her كل 毎週 每
"""
_EVENING = """
tonight|this evening|tomorrow evening|tomorrow night|every evening|every night|nightly|heute abend|morgen abend
jeden abend|esta noche|cada noche|ce soir|demain soir|chaque soir|stasera|ogni sera|esta noite
cada noite|vanavond
bu akşam|this afternoon|esta tarde
"""
_AT = """
at by @ around um gegen gegn a las la à a alle all' ore às as om o w u в к saat kl klockan , - um' من الساعة
"""
_TIMES_OF_DAY = """
540 morning in-the-morning früh vormittags am-morgen matin le-matin mattina di-mattina utrom rano
540 утром sabah
720 noon midday mittags mittag mediodía mediodia midi mezzogiorno meio-dia полдень öğlen 正午 中午
900 afternoon in-the-afternoon nachmittags après-midi pomeriggio di-pomeriggio
1200 evening in-the-evening abends am-abend soir le-soir sera di-sera wieczorem вечером akşam 晚上
1260 night at-night
1440 midnight mitternacht medianoche minuit mezzanotte meia-noite полночь gece-yarısı
"""
_MINUTES = """
1 m min mins minute minutes minuten minuto minutos minuti minut минут минуты минуту dakika دقيقة 分 分钟
60 h hr hrs hour hours stunde stunden hora horas heure heures ora ore uur godzin godziny часа часов
60 час saat ساعة 時間 小时
1440 d day days tag tage tagen día días dia dias jour jours giorno giorni dagen dni дня дней день
1440 gün 日 天
10080 w week weeks woche wochen semana semanas semaine semaines settimana settimane weken tygodnie
10080 недели hafta 週間 周
"""
_IN = "in en dans tra fra em over za через"
_AM = frozenset(("am", "a.m.", "a.m", "a"))
_PM = frozenset(("pm", "p.m.", "p.m", "p"))


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(word for line in lines.split("\n") for word in line.split("|") if word)


DAYS_AHEAD = {word: ahead for ahead, lines in _AHEAD.items() for word in _phrases(lines)}
"""How many days ahead a day is, by what it is called."""
DAILY, WORKDAYS, WEEKENDS, EVENINGS = map(_phrases, (_DAILY, _WEEKDAYS, _WEEKEND, _EVENING))
EVERY = frozenset(_EVERY.split())
"""What stands before a weekday that comes again and again."""
AT = frozenset(_AT.split())
"""What may stand before a time of day."""
IN, AM, PM = frozenset(_IN.split()), _AM, _PM
TIMES_OF_DAY = {
    word.replace("-", " "): int(number)
    for number, *words in map(str.split, _TIMES_OF_DAY.strip().splitlines())
    for word in words
}
"""Minutes of the day by what a time of it is called."""
MINUTES = {word: int(number) for number, *words in map(str.split, _MINUTES.strip().splitlines()) for word in words}
"""How many minutes there are in a unit."""
_AND = "and und y et e en i и ve & + و と 和 och"
_O_CLOCK = "uhr h hrs hours o'clock oclock horas heures ore uur godz ч saat 時 点 点钟"
LIST_WORDS = frozenset(_AND.split())
"""What stands between days."""
O_CLOCK = frozenset(_O_CLOCK.split())
"""What may stand behind an hour."""
