"""Words that say whose words a sentence is without a verb of saying: "according to Berg", "in his opinion"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.people_on_page import end_of, start_of
from fonds.core.text.first_words import Phrases, words_on
from fonds.core.text.lowering import lowered

_TITLE = r"Mr|Mrs|Dr|Cde|[Cc]om|[Cc]omrade"
_TITLES = (
    rf"(?:(?:the|a|an|{_TITLE})\.?\s+)?(?:(?:(?!(?:that|who|which|whether)\b)[\w’'-]+|"
    r"[A-Z][\w’'-]{0,4}\.|(?:[A-Z]\.)+)[^\S\n]*\s){0,8}"
)
_PAPER = (
    r"(?:information|data|the\s+(?:words|account|version|testimony|story|report|statement|letter|notes|diary)|"
    r"an?\s+(?:\w+\s+)?(?:statement|report|note|letter|memorandum|memo|cable|telegram|message|account|affidavit|deposition|"
    r"communication))"
)
_ACCORDING_TO = re.compile(rf"\b[Aa]ccording\s+to\s+(?:{_PAPER}\s+(?:of|from|by)\s+)?{_TITLES}$")
_OF_ANOTHER = re.compile(
    r"\b(?:wife|husband|widow|son|daughter|brother|sister|father|mother|deputy|aide|assistant|advis[eo]r|friend|interpreter|colleague|"
    r"representative|successor|predecessor|spokesman|secretary|driver|neighbou?r|lawyer|doctor)\s+(?:of|to)\s+(?:[\w.]+\s+){0,3}$"
)
"""Before a name: "according to the wife of Berg" are not his words."""
_ACCORDING_COMMA = re.compile(
    rf"\b[Aa]ccording\s+to\s+(?:{_PAPER}\s+(?:of|from|by)\s+)?[^.;:\n]{{3,90}},\s+"
    rf"(?:(?:{_TITLE})\.?\s+)?$"
)
_WORDS = (
    r"(?:own\s+|personal\s+|considered\s+)?(?:words|opinion|view|account|estimate|judge?ment|assessment|information|data|version|"
    r"showing|reckoning|calculations?|belief|submission|understanding|recollection|estimation|telling|admission|knowledge|experience|reasoning|phrase)"
)
_HIS_WORDS = re.compile(rf"[’']s?\s+{_WORDS}\b,?")
_IN = re.compile(rf"\b(?:[Ii]n|[Bb]y|[Ff]rom|[Ff]ollowing|[Oo]n|To)\s+(?:(?:the|{_TITLE}|Ambassador|Minister)\.?\s+)*$")
_IN_WORDS_OF = re.compile(rf"\b(?:[Ii]n|[Tt]o use|[Bb]y|[Ff]rom)\s+the\s+{_WORDS}\s+of\s+{_TITLES}$")
_IN_WORDS_COMMA = re.compile(
    rf"\b(?:[Ii]n|[Bb]y|[Ff]rom)\s+the\s+{_WORDS}\s+of\s+[^.;:\n]{{3,70}},\s+(?:(?:{_TITLE})\.?\s+)?$"
)
_NOUNS = (
    r"answer|reply|response|opinion|view|position|comment|explanation|argument|request|question|proposal|statement|remark|claim|suggestion|"
    r"impression|advice|words|belief|conviction|contention|thesis|message|demand|complaint|reaction|objection|estimate|"
    r"assessment|verdict|conclusion|query|warning|plea|theory|understanding|standpoint|viewpoint|point|recommendation|"
    r"counter-?proposal|fear|hope|wish|advice|observation|judge?ment"
)
_NOUN = (
    r"(?:(?:own|first|only|last|main|next|final|general|personal|immediate|second|further)\s+)?"
    rf"(?:{_NOUNS})s?\b"
)
_IN_NOUNS = frozenset(
    word for noun in (*re.sub("[-?]", "", _NOUNS).split("|"), "judgment", "counter") for word in (noun, f"{noun}s")
)
"""Words of which one stands in all that `_HIS_NOUN_SAYS` finds."""
_IS_THAT = (
    r"(?:\b(?:was|is|were|are|had\s+been)\s+(?:that|whether|to|as\s+follows|the\s+following|roughly|simply|in\s+the\s+(?:affirmative|"
    r"negative)|negative|affirmative|evasive)\b|\s*\b(?:was|is|were)\b\s*:)"
)
_TITLED = rf"(?:(?:the|{_TITLE})\.?\s+)*"
_NOUN_SAYS = re.compile(rf"[’']s?\s+{_NOUN}(?:,\s+as\s[^.;:,\n]{{3,60}},\s+)?[^.;:,\n]{{0,40}}?{_IS_THAT}")
_PAPER_SAYS = re.compile(
    r"[’']s?\s+(?:(?!own\b)[a-z]+\s+)?(?:report|letter|telegram|note|memorandum|memo|testimony|account|cable|message|diary|statement|dispatch|despatch|"
    r"affidavit|deposition)\s+(?:of\s+[^.;,\n]{3,30}\s+)?(?:says?|said|states?|stated|reads|indicates?|indicated|claims?|claimed|tells|told|reports|"
    r"reported|notes|noted|mentions|mentioned|adds?|added)\s+that\b"
)
"""Behind a name: "Berg's report says that"."""
_NOUN_COLON = re.compile(rf"[’']s?\s+{_NOUN}(?:\s+(?:was|is)\s[^.;:,\n]{{0,30}}?)?\s*:")
_BEGINS = re.compile(rf"(?:^|[.!?;\n”\"]\s+|\n){_TITLED}$")
_NOUN_OF = re.compile(rf"\b[Tt]he\s+{_NOUN}\s+(?:of|(?:given|made|expressed)\s+by)\s+{_TITLES}$")
_NOUN_OF_SAYS = re.compile(rf"[^.;:,\n]{{0,40}}?{_IS_THAT}")
_IT_IS = re.compile(
    r"\b(?:[Ii]t|[Tt]his)\s+(?:is|was|has\s+(?:always\s+)?been)\s+(?:also\s+)?(?:(?:the|Mr|Mrs|Dr|Cde|[Cc]om|[Cc]omrade)\.?\s+)*$"
)
_NOUN_THAT = re.compile(rf"[’']s?\s+{_NOUN}\s+that\b")
# begins with a character, by which the places are found quickly where it may match
_HIS_NOUN_SAYS = Phrases(
    re.compile(
        rf"[HhTtIi](?<!\w.)(?:(?<=[Hh])(?:is|er)\s+{_NOUN}[^.;:,\n]{{0,40}}?{_IS_THAT}|"
        r"(?<=[Tt])he\s+(?:answer|reply|response)\s+(?:was|given\s+was)\s+that\b|"
        rf"(?<=[Ii])t\s+(?:is|was)\s+(?:also\s+)?(?:his|her)\s+{_NOUN}\s+that\b)"
    ),
    ("his", "her", "the", "it"),
)
_FROM = re.compile(
    rf"\b(?:[Ff]rom|[Tt]hrough|[Vv]ia)\s+(?:(?:an?|the|my|our|his)\s+(?:[\w-]+\s+)?(?:words|statements?|remarks|conversations?|talks?)\s+(?:of|with|by)\s+)?{_TITLES}$"
)
_LEARNED_THAT = re.compile(
    r",?\s+(?:I|we|he|she|it)\s+(?:(?!not\b)\w+\s+){0,3}?(?:learned|learnt|heard|gathered|understood|emerged|appeared|clear|known|follows|"
    r"followed)\s+(?:that\b|the\s+following\b)"
)
_NEWS = re.compile(r"\s+(?:the\s+)?(?:following\s+)?(?:information|news|word|intelligence|confirmation)\b")
_HE_TOLD = re.compile(
    r"\s+(?:(?:had|has|just|already|also|then)\s+)*(?:said|told|reported|stated|related|communicated|explained|mentioned|says|tells)"
    r"(?:\s+(?:to\s+)?(?:me|us|him|her|them))?\b"
)
_WHAT = re.compile(rf"\bwhat\s+{_TITLED}(?:[A-Z][\w.’'-]*\s+){{0,4}}$")
# begins with a character, by which the places are found quickly where it may match
_OF_HIM = Phrases(
    re.compile(
        r"[AaIiBbOoTt](?<!\w.)(?:(?<=[Aa])ccording\s+to\s+(?:him|her|the\s+(?:data|information|figures|version|account)\s+(?:that\s+|which\s+)?(?:he|she)\s+(?:cited|gave|had|quoted|"
        r"possessed|received)|what\s+(?:he|she)\s+(?:had\s+)?(?:said|told|reported)(?:\s+(?:me|us))?)|"
        r"(?:(?<=[IiOo])n|(?<=[Bb])y|(?<=[Tt])o|(?<=[Aa])ccording\s+to)"
        rf"\s+(?:his|her)\s+{_WORDS})\b,?\s"
    ),
    {
        "according": frozenset({"him", "her", "he", "she", "his"}),
        **dict.fromkeys(("in", "on", "by", "to"), frozenset({"his", "her"})),
    },
)
_PASSED_ON = re.compile(
    r"\b(?:relay|convey|pass|transmi|repeat|quot|cit|mention|refer|report|shar|deliver|read|recall|outlin|set)\w*\s+"
    r"(?:(?:on|out|forth|to|with)\s+)?(?:(?:to|with)\s+)?(?:(?:me|us|him|her|them)\s+)?"
    r"(?P<said>(?:the|a|an|some|certain)\s+(?:(?!own\b)[\w-]+\s+){0,2}(?:words?|messages?|opinions?|views?|position|information|statements?|"
    rf"judge?ment|standpoint|assessment|account|version|news|data|remarks?|reply|answer|thoughts?)\s+(?:of|from|by|made\s+by)\s+){_TITLES}$"
)
"""Before a name: "conveyed to me the opinion of Berg that"."""
_THAT = re.compile(r"(?:\s+to\s+[^.;:,]{3,60}?)?(?:,?\s+(?:that|to\s+(?:the|this)\s+effect)\b|:)")
_AS_SAYING = (" as saying", " as having", " as stating", " as telling", " to the effect", " to this effect")
_FROM_WHOM = re.compile(
    r",?\s+from\s+whom\s+(?:I|we|he|she)\s+(?:(?:had|also|later|then|have)\s+)*(?:learned|learnt|heard|gathered|understood)\s+that\b"
)
_HEARD_FROM = re.compile(
    r"\b(?:heard|learned|learnt|gathered|understood|found\s+out|knew|(?:has|had|have)\s+it|received(?:\s+(?:information|word|news))?|obtained|"
    r"(?:became|is|was)\s+known|had\s+it)\s+"
    rf"(?:this\s+|it\s+)?from\s+(?:(?:an?|the|his|her|our|my)\s+[\w ’'-]{{3,50}},\s+)?{_TITLES}$"
)
_QUOTED = re.compile(rf"\b(?:quoted|quotes|cited|cites)\s+{_TITLES}$")
_IN_OF_HIM = frozenset(
    {"words", "opinion", "view", "account", "estimate", "judgement", "judgment", "assessment",
     "information", "data", "version"}
)  # fmt: skip
"""Words of which one stands in all that `_OF_HIM` finds behind "his" or "her"."""
_HIS = frozenset({"his", "her"})
_ANSWERS = frozenset({"answer", "reply", "response"})
_HIM = frozenset({"him", "her", "he", "she"})
_HEARD = frozenset({"heard", "learned", "learnt", "gathered", "understood"})
_WAS_HIS_ANSWER = re.compile(
    r"[”\"],?\s+(?:was|were|came)\s+(?:his|her)\s+(?:only\s+)?(?:answer|reply|response|comment|words|verdict|retort)\b"
)
_IN_ANSWERS = frozenset({"answer", "reply", "response", "comment", "words", "verdict", "retort"})
"""Words of which one stands in all that `_WAS_HIS_ANSWER` finds."""
_HEARD_FROM_HIM = re.compile(r"\b(?:heard|learned|learnt|gathered|understood)\s+from\s+(?P<who>him|her)\s+that\b")


def whose_words(text: str, people: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """Where words begin and end that say whose words a sentence is: "according to Berg", "in his opinion"."""
    for mention in people:
        if mention.form == "pronoun":
            continue
        start, end = start_of(mention), end_of(mention)
        before = text[max(0, start - 130) : start]
        near = before[-70:]
        inward: re.Match[str] | None = None
        if "ccording" in before:
            inward = _ACCORDING_TO.search(before)
            if inward is None and text[end : end + 1] == ",":  # "according to the envoy, Berg, it"
                inward = _ACCORDING_COMMA.search(before)
            if inward is not None and (told := _HE_TOLD.match(text, end)) is not None and _WHAT.search(before):
                end = told.end()
        if inward is None and text[end : end + 1] in ("’", "'"):
            words = _HIS_WORDS.match(text, end)
            if words is not None and (found := _IN.search(before)) is not None:
                inward, end = found, words.end()
            else:
                noun = _NOUN_SAYS.match(text, end) or (_NOUN_COLON.match(text, end) if _BEGINS.search(before) else None)
                noun = noun or _PAPER_SAYS.match(text, end)
                noun = noun or (_NOUN_THAT.match(text, end) if _IT_IS.search(before) else None)
                if noun is not None:
                    yield start, noun.end()
                    continue
        of_words = inward is None and (near.rstrip().endswith((" of", "Comrade", ".")) or " of " in near)
        if of_words and "of" in before and "the" in before:
            inward = _IN_WORDS_OF.search(before) or _IN_WORDS_COMMA.search(before)
        if inward is None and (" of " in near or " by " in near or " from " in near) and " the " in before:
            passed = _PASSED_ON.search(before) if (that := _THAT.match(text, end)) is not None else None
            if passed is not None and that is not None:
                yield start - len(before) + passed.start("said"), that.end()
                continue
        if inward is None and (" of " in near or " by " in near):
            says = _NOUN_OF_SAYS.match(text, end)
            inward = _NOUN_OF.search(before) if says is not None else None
            end = says.end() if inward is not None and says is not None else end
        if inward is None and ("rom " in near or "hrough " in near or "ia " in near):
            inward = _HEARD_FROM.search(before)
            if inward is not None and inward[0].startswith(("received", "obtained")) and not _NEWS.search(inward[0]):
                inward = inward if _NEWS.match(text, end) else None
            if inward is None and (learned := _LEARNED_THAT.match(text, end)) is not None:
                inward = _FROM.search(before)
                end = learned.end() if inward is not None else end
        if inward is None and text.startswith(_AS_SAYING, end):
            inward = _QUOTED.search(before)
        if inward is None and "hom " in text[end : end + 12] and (learned := _FROM_WHOM.match(text, end)) is not None:
            yield start, learned.end()
            continue
        if inward is not None and _OF_ANOTHER.search(before) is None:
            yield start - len(before) + inward.start(), end
    low = lowered(text)
    said = words_on(low)
    for match in _OF_HIM.finditer(low, text) if _may_be_of_him(said) else ():
        yield match.start(), match.end() - 1
    for match in _HIS_NOUN_SAYS.finditer(low, text) if _may_be_noun_of_him(said) else ():
        yield match.start(), match.end()
    for match in _WAS_HIS_ANSWER.finditer(text) if not (_HIS.isdisjoint(said) or _IN_ANSWERS.isdisjoint(said)) else ():
        yield match.start(), match.end()
    for match in _HEARD_FROM_HIM.finditer(text) if not _HEARD.isdisjoint(said) and "from" in said else ():
        yield match.start(), match.end("who")


def _may_be_noun_of_him(said: frozenset[str]) -> bool:
    """Whether the words stand on a page that stand in all that `_HIS_NOUN_SAYS` finds."""
    if "that" not in said:
        return False
    return not _ANSWERS.isdisjoint(said) or not (_HIS.isdisjoint(said) or _IN_NOUNS.isdisjoint(said))


def _may_be_of_him(said: frozenset[str]) -> bool:
    """Whether the words stand on a page that stand in all that `_OF_HIM` finds."""
    if "according" in said and not _HIM.isdisjoint(said):
        return True
    return not _HIS.isdisjoint(said) and not _IN_OF_HIM.isdisjoint(said)
