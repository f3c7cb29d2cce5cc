"""Verbs of speech and of meeting: what makes a statement and a conversation out of a name."""

from __future__ import annotations

ACTS = {
    "asked": "asked|inquired|enquired|questioned|wondered",
    "reported": "reported|informed|told|provided information|briefed|advised|notified",
    "agreed": "agreed|concurred|consented|accepted",
    "requested": "requested|appealed|urged|demanded|begged",
    "promised": "promised|undertook|pledged|assured|guaranteed",
    "refused": "refused|declined|rejected|denied",
    "thanked": "thanked|expressed (?:great |his |her |my |deep |the |their )*(?:gratitude|thanks|appreciation)",
    "proposed": "proposed|suggested|recommended",
    "said": (
        "said|says|stated|states|noted|added|replied|replies|answered|remarked|explained|declared|observed|"
        "commented|mentioned|stressed|emphasized|emphasised|pointed out|indicated|believed|argued|recalled|expressed|"
        "shared|claimed|insisted|responded|continued|concluded|warned|announced|confirmed|confided|admitted|"
        "reiterated|repeated|asserted|opined|related|maintained|complained|cautioned|affirmed|disclosed|revealed|"
        "acknowledged|went on to say|interjected|summarized|testified|(?:was|is) (?:also )?of the opinion|"
        "(?:spoke|spoken|talked) (?:about|of)"
    ),
}
"""The acts of speech with the verbs that do them, as alternatives of a pattern in small letters."""

SPOKE = "|".join(ACTS.values())

ADVERBS = (
    r"(?:(?:also|then|further|again|personally|completely|fully|warmly|only|merely|once|had|has|have|himself|herself|"
    r"later|last|subsequently|recently|just|thereupon|therefore|however|first|finally|briefly|privately|today|yesterday|"
    r"strongly|repeatedly|already|never|simply|next|reportedly|jokingly|emphatically|too|frankly|immediately)\s+)*"
)
"""Words between who speaks and the verb, each with the space behind it."""

_TALK = (
    "talks?|conversations?|meetings?|discussions?|interviews?|lunch|luncheon|dinner|breakfast|supper|consultations?|"
    "audience|chat|exchange of views|exchange of opinions|contact"
)
TALK = rf"(?:{_TALK})"
"""Nouns of meetings."""

MET_WITH = (
    r"(?:met(?:\s+(?:again|briefly|privately|secretly|today|yesterday|twice))?\s+with|"
    rf"(?:had|held|has had|have had)\s+(?:\w+\s+)?(?:[\w,-]+\s+){{0,4}}?(?:{TALK}|exchange)"
    r"(?:\s+(?:today|yesterday|again))?\s+with|"
    r"(?:spoke|spoken|talked|conferred|conversed|consulted|lunched|dined|breakfasted|chatted)"
    r"(?:\s+(?:briefly|again|privately|at length|today|"
    r"yesterday|by (?:tele)?phone|on the (?:tele)?phone|over the (?:tele)?phone))?\s+(?:with|to)|"
    r"(?:was able|were able|managed|had (?:an? |the )?(?:occasion|opportunity|chance|pleasure|honou?r))\s+(?:to|of)\s+"
    r"(?:(?:speak|talk|meet|confer|convers)\w*\s+(?:with|to)|(?:see|meet|visit|receiv)\w*))"
)
"""Verbs that make a meeting even where only one side has a name."""

MET_NAMED = (
    r"(?:visited|received|met|called(?:\s+(?:on|upon|at))?|saw|hosted|re-?interviewed|interviewed|debriefed|briefed|telephoned|phoned|"
    r"re-?contacted|contacted|questioned|interrogated)"
)
"""Verbs that make a meeting where both sides have a name."""

MET = f"{MET_WITH}|{MET_NAMED}"
