"""The language of a text, where its script or its commonest words decide it.

Script comes first: Hangul is Korean, kana Japanese, Cyrillic one of a few languages told apart by their own
letters. Latin text is given a language only when its stop words leave no doubt; a guess is worse than none,
because a wrong language spoils the analysis of the text and the labels that readers hear.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import islice

FEWEST_LETTERS = 20
_SAMPLE = 4_500
_WORDS_NEEDED = 6
_DIFFERENT_WORDS_NEEDED = 4  # of two letters or more: bad OCR is full of single letters
_SHARE_NEEDED = 0.1
_LEAD_NEEDED = 1.35

# The commonest function words, by hand; words shared by neighbours are left in both and cancel each other out.
_STOP_WORDS: dict[str, str] = {
    "en": "the of and to in that is was for on with as by he his from which have had are be this at not it were an has "
    "been their would will they him its but who or",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
    "hat dass sie nach wird bei einer um am sind noch wie einem über daß zum zur war",
    "fr": "de la le et les des en un du une que est pour qui dans par plus au sur ne se ce pas avec sont il aux ont "
    "été cette ou être leur mais nous",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí "
    "porque esta entre está fue han",
    "it": "di e il la che in un a per è del una dei con non sono da le si al della nel ha più alla come i delle gli "
    "anche ma lo dal questo",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
    "sua ou são pela",
    "pl": "w i na z do się nie to jest że o od po przez jak za co dla są przy jego oraz ze tym który które był było "
    "także tego",
    "cs": "a v se na je že s z do o to za po jsou ve by pro jako byl k i od jeho ale však který která tak při podle "
    "bylo nebo",
    "sk": "a v sa na je že s z do o to za po sú vo by pre ako bol k i od jeho ale však ktorý ktorá tak pri podľa "
    "bolo alebo",
    "hu": "a az és hogy nem is egy volt ezt meg de csak el már ki mint vagy még azt ha után szerint kell amely voltak "
    "ez van",
    "ro": "de și în a la cu pe că nu o un din pentru este care se mai fost sunt au prin lui o ce după să ale",
    "nl": "de het een van en in is dat op te zijn met voor niet die aan er om door als bij ook uit maar worden naar "
    "wordt deze",
    "sv": "och i att det som en på är av för med den till inte de har om ett var men sig från vid han",
    "da": "og i at det som en på er af for med den til ikke de har om et var men sig fra ved der blev",
    "no": "og i å det som en på er av for med den til ikke de har om et var men seg fra ved ble etter",
    "fi": "ja on ei se että hän oli joka mutta ovat kun myös sen olla mukaan tai niin jo vain ole",
    "tr": "ve bir bu da de için ile olarak çok gibi daha olan ancak kadar sonra olduğu ne ki en",
    "sq": "dhe në e të për me që nga një i së është u nuk si më ka do por duke",
    "hr": "je i u se na da za su od s o kao koji koja što nije ali bi ili kako te bio",
    "lt": "ir kad su yra iš į ne tai bet kaip buvo jo už per apie po o ar",
    "et": "ja on ei see et oli ta kui ka oma mis aga või nii siis",
    "la": "et in est non ad ut cum ex sed qui quod per ab quae atque sunt esse de",
    "vi": "và của là các có cho một những được trong với không người đã này về",
    "id": "yang dan di ini untuk dengan dari pada tidak dalam itu akan adalah oleh ke",
}
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u1f00-\u1fff\u3041-\ud7ff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3041-\u30ff\u31f0-\u31ff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_OTHER_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
)


def language_of(text: str) -> str | None:
    """The BCP 47 tag of the language most of `text` is in, or None where nothing decides it.

    Fewer than 20 letters decide nothing. A long text is judged by its beginning, middle and end.
    """
    sample = text if len(text) <= _SAMPLE else _thirds(text)
    if _NOT_LATIN.search(sample) is None:
        return _latin(sample) if _has_letters_enough(sample) else None
    counts = {
        "latin": len(_LATIN.findall(sample)),
        "cyrillic": len(_CYRILLIC.findall(sample)),
        "hangul": len(_HANGUL.findall(sample)),
        "kana": len(_KANA.findall(sample)),
        "han": len(_HAN.findall(sample)),
    }
    counts |= {tag: len(pattern.findall(sample)) for tag, pattern in _OTHER_SCRIPTS}
    # A syllable or a character of East Asia says as much as two or three letters do.
    weights = {"hangul": 2, "kana": 2, "han": 3}
    weighed = {script: count * weights.get(script, 1) for script, count in counts.items()}
    letters = sum(weighed.values())
    if letters < FEWEST_LETTERS:
        return None
    east = weighed["hangul"] + weighed["kana"] + weighed["han"]
    if east > letters / 2:
        return _east_asian(counts)
    script, most = max(weighed.items(), key=lambda item: item[1])
    if most <= letters / 2:
        return None
    if script == "latin":
        return _latin(sample)
    if script == "cyrillic":
        return _cyrillic(sample)
    return script


def _has_letters_enough(sample: str) -> bool:
    return sum(1 for _ in islice(_LETTER.finditer(sample), FEWEST_LETTERS)) == FEWEST_LETTERS


def _thirds(text: str) -> str:
    third = _SAMPLE // 3
    middle = len(text) // 2
    return "\n".join((text[:third], text[middle : middle + third], text[-third:]))


def _east_asian(counts: dict[str, int]) -> str | None:
    if counts["hangul"] >= max(counts["kana"], 1) and counts["hangul"] * 6 >= counts["han"]:
        return "ko"  # mixed script of before 1950 has more hanja than Hangul
    if counts["kana"] * 12 >= counts["han"] and counts["kana"]:
        return "ja"
    return "zh"


def _cyrillic(sample: str) -> str | None:
    letters = Counter(sample.lower())
    total = sum(count for letter, count in letters.items() if "\u0400" <= letter <= "\u052f")

    def share(of: str) -> float:
        return sum(letters[letter] for letter in of) / total

    if share("ђјљњћџ") > 0.01:
        return "mk" if share("ѓќѕ") > 0.002 else "sr"
    if share("әғқңөұүһ") > 0.01:
        return "kk" if share("әғқұ") > 0.01 else "mn"
    if share("ў") > 0.003:
        return "be"
    if share("їєґ") > 0.003 or (share("і") > 0.03 and share("ы") < 0.002):
        return "uk"
    if share("ы") > 0.004 or share("э") > 0.002:
        return "ru"
    if share("ъ") > 0.008:
        return "bg"
    # Old spelling ends its words in ъ too, but writes і and ѣ.
    return "ru" if share("ыэё") > 0 or total < 200 else None


@cache
def _words_to_languages() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in _STOP_WORDS.items():
        for word in set(words.split()):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def _latin(sample: str) -> str | None:
    table = _words_to_languages()
    words = _WORD.findall(sample.lower())
    if not words:
        return None
    hits: Counter[str] = Counter()
    score: dict[str, float] = {}
    different: Counter[str] = Counter()
    counted = Counter(words)
    for word in counted.keys() & table.keys():
        times, languages = counted[word], table[word]
        for language in languages:
            hits[language] += times
            different[language] += len(word) > 1
            score[language] = score.get(language, 0.0) + times / len(languages) ** 0.5
    ranked = sorted(score, key=lambda language: (-score[language], language))
    if not ranked or hits[ranked[0]] < _WORDS_NEEDED or hits[ranked[0]] / len(words) < _SHARE_NEEDED:
        return None
    if different[ranked[0]] < _DIFFERENT_WORDS_NEEDED:
        return None
    if len(ranked) > 1 and score[ranked[0]] < _LEAD_NEEDED * score[ranked[1]]:
        return None
    return ranked[0]
