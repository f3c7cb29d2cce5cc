"""What a number counts: the noun behind it, told from words that count nothing worth keeping.

There is no tagger of parts of speech here: a noun is the first plural among the next words, before any word that ends a
noun phrase. Plurals are known English words, names of peoples, or words with a capital.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fonds.core.extracting.word_knowledge import GIVEN, is_word, known
from fonds.core.parsing.counted_words import words
from fonds.core.parsing.misread_nouns import is_like_a_sum
from fonds.core.parsing.noun_phrases import ENDING_A_PHRASE, WORD, phrase_behind
from fonds.core.parsing.number_words import NUMBER_WORDS
from fonds.core.text.english_words import is_english


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """What is counted, and where the figure ends; `counts` is False for times, pages and thoughts."""

    words: str
    end: int
    counts: bool

    @property
    def head(self) -> str:
        """The last word, in small letters."""
        return self.words.rpartition(" ")[2].casefold()


_MOST_WORDS = 5
_IRREGULAR = words("plurals")
_NOT_COUNTED = words("not_counted")
_THINGS_TOO = frozenset({"sections", "subjects", "parts", "lines"})
"""Those of them that are counted where a word says of whom or of what make they are: "British subjects"."""
_STAIN = 2
_MORE_OF_THEM = frozenset({"additional", "further", "other", "new"})
_COLLECTIVE = words("collective")
_OF_NUMBERS = frozenset(
    {
        *("the", "these", "those", "following", "above", "new", "latest", "official", "unofficial", "exact", "round"),
        *("different", "same", "such", "other", "only"),
    }
)
"""Adjectives of figures that are numbers; those of "public figures" are persons."""
_OF_MANY = frozenset(
    {
        "staff",
        "police",
        "personnel",
        "infantry",
        "cavalry",
        "militia",
        "women",
        "aircraft",
        "troop",
        "wounded",
        "injured",
        "dead",
        "missing",
        "interned",
        "unemployed",
        "disabled",
        "homeless",
        "livestock",
        "cattle",
        "sheep",
    }
)
"""Plurals that may stand before the noun that is counted."""
_OF_A_COMPOUND = frozenset({"digit", "letter"})
"""What a number makes an adjective with: "five digit groups"."""
_CHANGING = words("changing")
_OF_PEOPLE_AND_THINGS = ("ists", "ers", "ors", "ants", "ians", "ments", "ions")
_PEOPLES = re.compile(
    r"(?:[A-Z][a-z]+ese|British|French|Irish|English|Spanish|Polish|Swiss|Dutch|Turkish|Danish|Swedish)$"
)
DESIGNATED = re.compile(r"[A-Z]{1,4}-\d{1,3}[’']?s|[A-Z]{2,5}s")
"""Many of a kind that letters name: "B-26s", "MIGs"."""
_OUT_OF = re.compile(
    rf"\s+(?:out\s+)?of\s+(?:(?:the|these|those|his|its|our|their)\s+)?(?:\d[\d,]*|{NUMBER_WORDS})(?=\s)", re.IGNORECASE
)
_OF_OURS = re.compile(r"\s+of\s+(?:the|our|their|its|his|her|these|those|my|your)(?=\s)", re.IGNORECASE)
_OF_WHAT = re.compile(r"\s+of(?=\s)")
_MORE = re.compile(r"\s+more(?=\s+[A-Za-z])")
_SHORTEST_PARTICIPLE = 5
_DONE = frozenset({"wounded", "injured", "killed", "interned", "missing", "dead"})
"""Words for many that behind "were" say what became of some."""
_SAYS = re.compile(r"\s+(?:that|he|she|it|his|her|the|they|there|this)\b|\s*[:;]")
"""Behind "states" where that is a verb, and does not say how many states."""
_OF_THEM_ARE = re.compile(r"\s+(?:of\s+(?:them|whom|which|these)\s+)?(?:are|were)(?=\s)", re.IGNORECASE)
_OF_KIND = re.compile(
    r"(?<=prisoners)\s+of\s+war\b|(?<=head)\s+of\s+(?:cattle|livestock|sheep|horses)\b|(?<=rounds)\s+of\s+(?:[a-z]+\s)?ammunition\b|"
    r"(?<=ships)\s+of\s+the\s+line\b|(?<=pieces)\s+of\s+(?:artillery|equipment|luggage|furniture|mail)\b"
)
"""What belongs to its noun and is no plural: "prisoners of war", "rounds of ammunition"."""
_SAID_OF_PEOPLE = frozenset(
    {"support", "want", "say", "favor", "oppose", "believe", "think", "agree", "disagree", "vote"}
)
_TRADES = frozenset(
    {
        *(
            "officers",
            "agents",
            "officials",
            "specialists",
            "experts",
            "engineers",
            "dealers",
            "representatives",
            "workers",
        ),
        *(
            "technicians",
            "personnel",
            "men",
            "employees",
            "inspectors",
            "analysts",
            "instructors",
            "advisers",
            "clerks",
        ),
    }
)
_MANY_BEFORE = re.compile(r"(?:\d,\d{3}|(?:thousand|million))$")
"""How many head of livestock are told of, where a section has one."""
_SHARE_NOUN = re.compile(
    r"\s+((?:(?!(?:in|of|for|and|to|by|from|an?|the|or|with|on|per|as|is|was)\b)[a-z-]+\s+){0,3}(?:benefit|insurance|scholarship|increase|decrease|reduction|cutback|slowdown|rise|drop|decline|growth|cut|share|majority|interest|tax|"
    r"surcharge|profit|loss|gain|discount|commission|deficit|surplus|inflation|raise|margin|stake|chance|probability|"
    r"quota|tariff|duty|level|solution|plan|program|loan|budget|package|credit|grant|fund|aid|deal|contract|authorization|appropriation|bond|bail|claim|check|cheque|draft|reward|ransom|"
    r"salary|(?:hourly|daily|weekly|monthly|annual)\s+rate|fee|fine|bonus|debt|mortgage|policy|annuity|pension|allowance|allotment|deposit|payment|rent|advance|investment|project|subsidy|"
    r"compensation|assistance|premium|refund|donation|contribution|price|bribe|overdraft|balance|retainer|stipend|honorarium|dividend|subscription))(?!\w)",
    re.IGNORECASE,
)
"""Nouns in the singular that a share or a sum is said of: "a 5 percent annual increase", "a $10 billion program"."""
_HOLDERS = re.compile(r"\b(?:owner|partner|shareholder|stockholder|proprietor)s?$")
"""Those who have the share and are not what it is of: "fifty percent partners"."""
_INHERITS = re.compile(
    r"\s+(?:or\s+so\s+)?from\s+(?:the\s+|our\s+)?[A-Z][a-z]|\s+(?i:of\s+(?:them|whom|which))\b|\s+of\s+(?:these|those)\b(?!\s+[a-z]+s\b)|"
    r"\s+(?:more\s+)?(?:were|had\s+been|have\s+been)\b",
)
_ADJECTIVE = re.compile(
    r"(?:able|ible|al|ive|ly|ed|ing|ful|ous|ic|er|more|less|sure|certain|right|wrong|clear|pure|i?an)$"
    r"|^(?:drawn|due|spent|lent|lost|borne|won|sold|bought|held|kept|left|paid|set|took|plus|minus|apiece|each|extra)$"
)


_PER_DIEM = re.compile(r"[ \t](per diem|PER DIEM)\b(?! (?:for|FOR) )")


def counted_noun(text: str, place: int) -> CountedNoun | None:
    """The noun that a number which ends at `place` counts; None where no noun stands there."""
    if found := _OUT_OF.match(text, place):
        whole = counted_noun(text, found.end())
        return CountedNoun(whole.words, place, whole.counts) if whole else None
    if found := _OF_THEM_ARE.match(text, place) or _OF_OURS.match(text, place):
        what = counted_noun(text, found.end())
        if what is not None and what.words in _DONE and " of " not in found[0]:
            return None  # "approx. 35 were wounded": what was done to those who were told of before
        return CountedNoun(what.words, place, what.counts) if what else None
    said: list[str] = []
    at = more.end() if (more := _MORE.match(text, place)) else place
    while len(said) < _MOST_WORDS and (match := WORD.match(text, at)):
        word = match[1]
        folded = word.casefold()
        if folded == "and" and said and "and" not in said and said[-1][0].islower() and _goes_on(text, match.end()):
            pass  # "24 military and civilian officers"
        elif folded in ENDING_A_PHRASE or folded in _OF_A_COMPOUND:
            return None
        said.append(word)
        at = match.end()
        if DESIGNATED.fullmatch(word):
            return CountedNoun(" ".join(said), at, counts=True)
        if folded.removesuffix("'s") != folded or folded.endswith(("’s", "s'", "s’")):
            continue
        if folded in _OF_MANY and _is_noun_behind(text, at):
            continue  # "three police agents"
        if word.islower() and folded.endswith("s") and _is_of_people_behind(text, at):
            continue  # "fifteen operations officers"
        if folded == "head" and not said[:-1] and _MANY_BEFORE.search(text, max(0, place - 16), place):
            return CountedNoun(word, at, counts=True)
        if folded in _OF_MANY and word.isupper() and _goes_on_in_capitals(text, at):
            return None  # "7 STAFF ASSISTANT"
        if _is_plural(word, folded) or (_PEOPLES.match(word) and _stands_for_people(text, at)):
            words = " ".join(_without_stain(said))
            if folded in _COLLECTIVE and (of := _OF_WHAT.match(text, at)):
                of_what = counted_noun(text, of.end())
                if of_what and of_what.counts:
                    words, at = f"{words} of {of_what.words}", of_what.end
                elif (
                    of_what is None
                    and folded != "groups"
                    and (mass := phrase_behind(text, of.end(), takes_article=False))[0] is not None
                ):
                    words, at = f"{words} of {mass[0]}", mass[1]
            if of_kind := _OF_KIND.match(text, at):
                words, at = words + " " + " ".join(of_kind[0].split()), of_kind.end()
            if folded == "head" and _OF_WHAT.match(text, at) and len(words.split()) == len(said):
                return None  # "4 head of the section" are no cattle
            is_person = folded == "figures" and len(said) > 1 and said[-2].casefold() not in _OF_NUMBERS
            is_apart = len(said) > 1 and (said[0][0].isupper() or said[0].endswith("ed") or said[0] in _MORE_OF_THEM)
            is_thing = is_person or (folded in _THINGS_TOO and is_apart)
            counts = is_thing or (folded not in _NOT_COUNTED and folded.rpartition("-")[2] not in _NOT_COUNTED)
            counts = counts or (word == "states" and not _SAYS.match(text, at))
            return CountedNoun(words, at, counts)
    return None


def _without_stain(said: list[str]) -> list[str]:
    """The words of what is counted without a first one of two letters that is none: "od dependants"."""
    first = said[0]
    is_stain = len(said) > 1 and len(first) == _STAIN and first.islower() and not is_english(first)
    return said[1:] if is_stain and not is_word(first) else said


def _goes_on_in_capitals(text: str, place: int) -> bool:
    """Whether another word of the phrase follows in capitals."""
    following = WORD.match(text, place)
    return following is not None and following[1].isupper() and following[1].casefold() not in ENDING_A_PHRASE


def _is_noun_behind(text: str, place: int) -> bool:
    """Whether a plural follows at once."""
    following = WORD.match(text, place)
    return following is not None and _is_plural(following[1], following[1].casefold())


def _is_of_people_behind(text: str, place: int) -> bool:
    """Whether a word for people of a trade follows at once, which the plural before it tells more of."""
    following = WORD.match(text, place)
    return following is not None and following[1] in _TRADES


def _goes_on(text: str, place: int) -> bool:
    """Whether another word and a plural follow the "and" between two adjectives."""
    second = WORD.match(text, place)
    if second is None or second[1].casefold() in ENDING_A_PHRASE or _is_plural(second[1], second[1].casefold()):
        return False
    third = WORD.match(text, second.end())
    return third is not None and _is_plural(third[1], third[1].casefold())


def inherits_noun(text: str, place: int) -> bool:
    """Whether "of them", "of whom" behind a number refers to what was counted before."""
    return bool(_INHERITS.match(text, place))


def is_of_holder(text: str, place: int) -> bool:
    """Whether those who have a share stand behind it: "fifty percent partners"."""
    noun = counted_noun(text, place)
    return noun is not None and bool(_HOLDERS.search(noun.words))


_IN_SINGULAR = re.compile(r"(?:dollar|ruble|rouble|mark|franc|peso|pound|kopeck|cent|crown|rupee)$", re.IGNORECASE)
"""Money that says of which kind the next noun is: "1,000 dollar bills"."""
_PER = re.compile(r"\s+(?:an?|per|each|every)\s+(?:year|month|week|day|annum)\b")


def noun_of_share(text: str, place: int) -> str:
    """The noun directly behind a percentage, as in "75 percent war invalids"; "" where none stands there.

    A noun of change takes with it what changes: "a 42 percent a year increase in exports".
    """
    if (rate := _PER.match(text, place)) and (change := _SHARE_NOUN.match(text, rate.end())):
        return _with_what_changes(text, change)
    if text.startswith(" of ", place):
        return ""
    if by_day := _PER_DIEM.match(text, place):
        return by_day[1]
    noun = counted_noun(text, place)
    if noun is not None and noun.counts:
        return "" if _HOLDERS.search(noun.words) else noun.words
    match = WORD.match(text, place)
    if match is not None and (said := _SHARE_NOUN.match(text, place)) is not None and _ends_phrase(text, said.end()):
        return _with_what_changes(text, said)
    if (
        match is None
        or match[1] in ("worth", "cash")
        or match[1].casefold() in ENDING_A_PHRASE
        or _ADJECTIVE.search(match[1])
    ):
        return ""
    if match[1] in _SAID_OF_PEOPLE:
        return ""
    if is_like_a_sum(match[1]) and _ends_phrase(text, match.end()):
        return match[1]
    is_noun = match[1].islower() and len(match[1]) > 2 and (is_english(match[1]) or is_word(match[1]))
    return match[1] if is_noun and _ends_phrase(text, match.end()) else ""


def noun_of_sum(text: str, place: int) -> str:
    """What a sum is, where the noun stands right behind the name of the money: "15 million rubles profit"."""
    said = _SHARE_NOUN.match(text, place)
    if said is not None and _ends_phrase(text, said.end()):
        return _with_what_changes(text, said)
    if _IN_SINGULAR.search(text, max(0, place - 8), place):
        noun = counted_noun(text, place)
        return noun.words if noun is not None and noun.counts else ""
    return ""


def _with_what_changes(text: str, said: re.Match[str]) -> str:
    noun = " ".join(said[1].split())
    found = _IN.match(text, said.end()) if noun.split()[-1] in _CHANGING else None
    changed, end = phrase_behind(text, found.end()) if found else (None, 0)
    return noun if changed is None else " ".join(text[said.start(1) : end].split())


def _is_plural(word: str, folded: str) -> bool:
    if folded in _IRREGULAR:
        return True
    if not (word.islower() or word.isupper() or word[1:].islower() or "-" in word):
        return False  # capitals in the midst of a word are noise
    if len(folded) < 4 or not folded.endswith("s") or folded.endswith(("ss", "us", "is", "ous")):
        is_of_men = folded.endswith("men") and len(folded) > 4
        return folded.endswith("corps") or (is_of_men and (is_english(folded) or is_word(folded[:-3])))
    if word[0].isupper() and not word.isupper():
        return not (known(word) & GIVEN and not is_english(folded.removesuffix("s")))  # "employee James"
    return word.islower() or is_word(folded.rpartition("-")[2]) or folded.endswith(_OF_PEOPLE_AND_THINGS)


def _stands_for_people(text: str, place: int) -> bool:
    """Whether no noun of theirs follows the name of a people: "a billion Chinese sitting", not "Chinese troops"."""
    following = WORD.match(text, place)
    return _ends_phrase(text, place) or (following is not None and following[1].endswith(("ing", "ed")))


def _ends_phrase(text: str, place: int) -> bool:
    """Whether no further word of the same phrase follows."""
    following = WORD.match(text, place)
    if following is None or following[1].casefold() in ENDING_A_PHRASE:
        return True
    return following[1].islower() and len(following[1]) > _SHORTEST_PARTICIPLE and following[1].endswith(("ing", "ed"))


_OF = re.compile(r"(?:['’]s?)?\s+(?:(?:worth\s+)?of|covering|to\s+cover)(?=\s)", re.IGNORECASE)
_THIS = re.compile(r"\s+(?:this|that)(?=\s)", re.IGNORECASE)
_SO_MUCH_OF_IT = words("saying_nothing") | {"amount", "sum", "total", "money", "figure", "number"}
_IN = re.compile(r"\s+in(?=\s)")
_NOT_FOR = words("not_what_money_is_for")


def of_phrase(text: str, place: int) -> str:
    """What stands behind "of" directly after a figure: "electrolytic zinc" of `5,200 tons of electrolytic zinc`.

    "" where no such phrase follows, or a pronoun or number does.
    """
    found = _OF.match(text, place)
    if found is None:
        return ""
    if this := _THIS.match(text, found.end()):
        phrase, _ = phrase_behind(text, this.end())
        return str(phrase) if phrase and phrase.head not in _SO_MUCH_OF_IT else ""
    phrase, _ = phrase_behind(text, found.end())
    return str(phrase) if phrase else ""


def in_phrase(text: str, place: int) -> str:
    """What money is given in or for, where "in" stands behind it: "compensation", "support of the operation"."""
    found = _IN.match(text, place)
    if found is None:
        return ""
    phrase, end = phrase_behind(text, found.end(), takes_article=False)
    if phrase is None or not all(word.islower() for word in phrase.words) or phrase.words[0] in _NOT_FOR:
        return ""
    if phrase.head == "support" and (of := of_phrase(text, end)):
        return " ".join(text[text.index(phrase.words[0], place) : text.index(of, end) + len(of)].split())
    return str(phrase)
