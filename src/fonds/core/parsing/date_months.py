"""Names of months, seasons and the small words around dates, in the languages of diplomatic archives.

Each name is listed in the cases in which dates use it ("август", "августа"); comparison is without accents and case.
Any beginning of three letters or more that belongs to one month alone is its abbreviation. Chinese, Japanese and
Korean count their months and need no names.
"""

from __future__ import annotations

import unicodedata

_MONTH_NAMES = {
    "en": "january february march april may june july august september october november december",
    "ru": "январь|января|январе февраль|февраля|феврале март|марта|марте апрель|апреля|апреле май|мая|мае "
    "июнь|июня|июне июль|июля|июле август|августа|августе сентябрь|сентября|сентябре октябрь|октября|октябре "
    "ноябрь|ноября|ноябре декабрь|декабря|декабре",
    "uk": "січень|січня лютий|лютого березень|березня квітень|квітня травень|травня червень|червня липень|липня "
    "серпень|серпня вересень|вересня жовтень|жовтня листопад|листопада грудень|грудня",
    "cs": "leden|ledna|lednu únor|února|únoru březen|března|březnu duben|dubna|dubnu květen|května|květnu "
    "červen|června|červnu červenec|července|červenci srpen|srpna|srpnu září říjen|října|říjnu "
    "listopad|listopadu prosinec|prosince|prosinci",
    "sk": "január|januára február|februára marec|marca apríl|apríla máj|mája jún|júna júl|júla august|augusta "
    "september|septembra október|októbra november|novembra december|decembra",
    "de": "januar|jänner|januars februar|feber märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "hu": "január|januári február|februári március|márciusi április|áprilisi május|májusi június|júniusi "
    "július|júliusi augusztus|augusztusi szeptember|szeptemberi október|októberi november|novemberi "
    "december|decemberi",
    "pl": "styczeń|stycznia|styczniu luty|lutego|lutym marzec|marca|marcu "
    "kwiecień|kwietnia|kwietniu maj|maja|maju czerwiec|czerwca|czerwcu lipiec|lipca|lipcu "
    "sierpień|sierpnia|sierpniu "
    "wrzesień|września|wrześniu październik|października|październiku "
    "listopad|listopada|listopadzie grudzień|grudnia|grudniu",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SEASON_NAMES = {
    21: "spring springtime весна весной весны frühling frühjahr printemps jaro jaře wiosna wiosną primavera tavasz",
    22: "summer summertime лето летом лета sommer été léto létě lato latem verano estate nyár",
    23: "autumn fall осень осенью осени herbst automne podzim podzimu jesień jesienią otoño autunno ősz",
    24: "winter wintertime зима зимой зимы hiver zima zimě zimą invierno inverno tél",
}
_WEEKDAYS = (
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun "
    "понедельник вторник среда четверг пятница суббота воскресенье "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "pondělí úterý středa čtvrtek pátek sobota neděle "
    "poniedziałek wtorek środa czwartek piątek niedziela "
    "hétfő kedd szerda csütörtök péntek szombat vasárnap"
)
_SMALL_WORDS = (
    "of the on in year dated date day month night "  # English
    "г гг год года году годы годов число числа в "  # Russian
    "dne roku rok roce r "  # Czech, Slovak, Polish; not "v" and "i", which are Roman May and January
    "w dnia "
    "le la du de des en l an année del di el años anno "
    "der den dem am im vom des jahr jahre jahres "
    "év évi án én"
)
_CONNECTORS = {
    "range": "through thru to till until - bis à au по до do až ig által",
    "or": "or или oder ou nebo lub albo vagy",
    "and": "and & и und et oraz és",
}
_MODIFIERS = {
    "circa": "c ca circa cca about approx approximately around roughly ок около примерно приблизительно um etwa "
    "gegen vers environ asi kolem okolo około ok kb körülbelül 약 約 约",
    "before": "before prior раньше vor avant před przed",
    "after": "after later после nach après po",
    "from": "from since с со ab seit depuis od",
    "by": "by",
    "between": "between между zwischen entre mezi między",
    "early": "early beginning start начало начале anfang début počátek začátek początek",
    "mid": "mid middle mid-point середина середине mitte milieu polovina połowa",
    "late": "late end конец конце ende fin konec koniec",
}


def folded(text: str) -> str:
    """Lower case without accents; Hangul syllables stay whole. For comparing names, never for showing them."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def _month_table() -> dict[str, int]:
    meant: dict[str, set[int]] = {}
    whole: dict[str, int] = {}
    for names in _MONTH_NAMES.values():
        for number, forms in enumerate(names.split(), start=1):
            for form in forms.split("|"):
                name = folded(form)
                whole[name] = number
                for length in range(3, len(name)):
                    meant.setdefault(name[:length], set()).add(number)
    table = {short: numbers.pop() for short, numbers in meant.items() if len(numbers) == 1}
    return table | whole | {numeral: number for number, numeral in enumerate(_ROMAN, start=1)}


MONTHS = _month_table()
"""Every name, abbreviation and Roman numeral of a month, folded, to its number 1–12."""

SEASONS = {folded(name): code for code, names in _SEASON_NAMES.items() for name in names.split()}
"""Names of seasons, folded, to EDTF's codes 21–24."""

DROPPED = frozenset(folded(word) for word in f"{_WEEKDAYS} {_SMALL_WORDS}".split())
"""Weekdays and small words that do not change which day is meant."""

CONNECTORS = {folded(word): kind for kind, words in _CONNECTORS.items() for word in words.split()}
"""Words between two dates, to `range`, `or`, `and`."""

MODIFIERS = {folded(word): kind for kind, words in _MODIFIERS.items() for word in words.split()}
"""Words before a date, to what they do to it."""
