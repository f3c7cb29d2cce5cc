"""What money is for, where the words behind it say so: "spent $400 for typewriters", "in military aid"."""

from __future__ import annotations

import re

from fonds.core.parsing.noun_phrases import phrase_behind

_FOR_KIND = re.compile(
    r"\s+for\s+(?P<what>(?:(?!(?:the|an?)\s)[a-z-]+\s){0,2}(?:aid|assistance|relief|grants?|loans?|credits?|exports?|imports?|"
    r"trade|arms|goods|supplies|subsidies|taxes|damages|property|gold|cash))\b"
)
_SPENT_ON = re.compile(
    r"(?P<spent>\s+(?:(?:has|have|had)\s+been|was|were|is|are|(?:will|would|may|might|could|should)\s+be|being)\s+"
    r"(?:already\s+)?(?:spent|expended|wasted|squandered|lavished))?\s+(?:up)?on(?=\s)"
)
"""Behind money that is spent on something: "Nine billion dollars has been spent on the Alliance"."""
_SPENDING = r"spen[dt]s?|spending|expend(?:ed|s|ing)?"
_SPENDS = re.compile(rf"\b(?:{_SPENDING}|wast(?:ed|es?|ing)|squandered|lavished)\s+(?:[a-z]+\s+){{0,3}}$")
_GIVEN_FOR = re.compile(
    rf"\b(?:{_SPENDING}|appropriat(?:ed?|es|ing)|allocat(?:ed?|es|ing)|allott?(?:ed|s|ing)?|earmark(?:ed|s|ing)?|"
    r"set(?:ting)?\s+aside|vot(?:ed?|es|ing)|grant(?:ed|s|ing)?|authoriz(?:ed?|es|ing)|assign(?:ed|s|ing)?)\s+(?:[a-z]+\s+){0,3}$"
)
"""Before money that is for something: "appropriated $55 million for the program"."""
_FOR = re.compile(r"\s+for(?=\s)(?!\s+(?:this|that|it|them|him|her|me|us|the\s+(?:period|year|month|week|purpose))\b)")
_PAYS_FOR = re.compile(
    r"\b(?:pa(?:id|ys?|ying)|spen[dt]s?|charg(?:ed?|es|ing)|offer(?:s|ed|ing)?)\s+"
    r"(?:(?:him|her|them|us|me|only|about)\s+)*$"
)
_PAID_FOR = re.compile(
    r"(?:\s+(?:in\s+)?cash)?\s+for(?=\s+(?:the|a|an|his|her|their|its|this|that|these)\s)"
    r"(?!\s+(?:the|this|that|a|an)\s+(?:period|year|month|week|day|purpose|time|first|last|next)\b)"
)
"""What money is paid for, with an article: "paid $864 cash for the service"."""
_TIMES = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days", "time", "period", "hours"})


def money_is_for(ahead: str, after: str) -> str:
    """What a sum between the words `ahead` and `after` is spent on, given or paid for; "" where they do not say it."""
    if (spent := _SPENT_ON.match(after)) and (_SPENDS.search(ahead) or spent["spent"]):
        phrase, _ = phrase_behind(after, spent.end())
        return str(phrase) if phrase else ""
    for behind, before in ((_FOR.match(after), _GIVEN_FOR), (_PAID_FOR.match(after), _PAYS_FOR)):
        if behind is not None and before.search(ahead):
            phrase, _ = phrase_behind(after, behind.end())
            return str(phrase) if phrase and phrase.words[0].islower() and phrase.head not in _TIMES else ""
    of_kind = _FOR_KIND.match(after)
    return of_kind["what"] if of_kind is not None else ""
