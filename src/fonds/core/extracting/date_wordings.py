"""How dates are worded in running text: one expression whose groups say which kind of wording was met.

What each kind means is told in `core.extracting.dates`; here stands only what the words look like, letters included
that OCR takes for digits ("I May 1961").
"""

from __future__ import annotations

import re

from fonds.core.text.first_words import places_of, words_on
from fonds.core.text.lowering import lowered

MONTH_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH_BEGINNINGS = "|".join(name[:3].lower() for name in MONTH_NAMES.split("|"))
"""The first three letters of each, in small letters."""
MONTHS = (
    rf"{MONTH_NAMES}|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
)  # fmt: skip
_MONTHS_IN_CAPITALS = "JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC"
_MONTH_WITH_CAPITAL = rf"(?-i:{MONTH_NAMES}|{MONTH_NAMES.upper()}|{_MONTHS_IN_CAPITALS})"
_MONTHS_WIRED = f"{MONTH_NAMES.upper()}|JAN|FEB|MAR|APR|AUG|SEPT?|OCT|NOV|DEC"
_ONES_IN_WORDS = "ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE"
_DAY_IN_WORDS = (
    rf"(?:TWENTY[ -]?(?:{_ONES_IN_WORDS})?|THIRTY[ -]?(?:ONE)?|TEN|ELEVEN|TWELVE|"
    rf"(?:THIR|FOUR|FIF|SIX|SEVEN|EIGH|NINE)TEEN|{_ONES_IN_WORDS})(?<=[A-Z])"
)
"""Days as teletypes spell them out: `NOVEMBER TWENTYTWO`, `JUNE FOURTEEN, SIXTYTHREE`."""
_YEAR_IN_WORDS = rf"(?:FORTY|FIFTY|SIXTY|SEVENTY)(?:[ -]?(?:{_ONES_IN_WORDS}))?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|(?-i:(?<=[23])d))?"
_DAY_MISREAD = r"(?-i:[12][IlOo]|3[IlOo]|[Il]\d|[Ili])"
YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_FIRST_MISREAD = r"(?-i:[23]?[lI]st)"
"""`lst`, `3lst`: machines take the figure 1 for a letter."""
_YEAR_MISREAD = r"(?-i:[Ili]9\d\d|19[IlOo]\d|19\d[IlOo])\b"
_SHORT_YEAR = r"[’']?[3-9]\d(?![\d:%]|[,.]\d|-\d|\s+(?:people|men|women|persons|tons|per))"
OF_A_YEAR = (
    r"\s+(?:of\s+)?(?:(?:the\s+)?(?:last|previous|preceding|past|this|current|present|same|next|following)\s+year"
    r"|last\b|inst(?:ant)?\b\.?|ult(?:imo)?\b\.?|prox(?:imo)?\b\.?)"
)
_COUNTED = "people|men|women|persons|tons|per"
_OF_THE_YEAR = (
    r"\s+(?:of\s+)?(?:(?:the\s+)?(?:last|previous|preceding|past|this|current|present|same|next|following)\s+year)"
)
_AND_YEAR = rf"(?:[,.]?\s+|,){YEAR}\b"
NAMES_OF_MONTHS = frozenset(MONTH_NAMES.lower().split("|"))
"""In small letters."""
WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NUMBER = (
    r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"twenty|thirty|forty|fifty)"
)
FEW = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_GATHERING = (
    "plenum|plenary|session|meeting|conference|congress|agreement|events|elections?|talks|negotiations|uprising|decree|"
    "resolution|decision|visit"
)
_ORDINAL_ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
ORDINAL = (
    rf"(?:(?:twenty[ -](?:{_ORDINAL_ONES}))|thirtieth|thirty[ -]first|tenth|eleventh|twelfth|twentieth|"
    rf"(?:thir|four|fif|six|seven|eigh|nine)teenth|{_ORDINAL_ONES})"
)
"""Days of a month in words: "the fifth of May", "May twenty-second"."""
_IN_NUMERALS = r"(?:[12]?\d|3[01]|0\d)"
_BEGINNINGS = (
    r"\d(?:(?<=[’'].)\d|\d?(?:[IlOsnrtdSNRTJFMAD/–—\"”»-]|,\s*\d\d?(?!\d)|\.\s*[\dIVXJFMASONDjfmasond]|\s+[JFMASONDTWYIUVXjfmasondtwyiu/–-])|\d\d)|"
    r"[Ii][\d\s]|[Aa](?:[Nn]?\s+(?:[Dd][Aa]|[Ff][Oo][Rr][Tt]|[Ww][Ee]|[Mm][Oo][Nn]|[Yy][Ee])|[Pp][Rr]|[Uu](?:[Gg]|[Tt][Uu]))|[Bb][Ee][Tt]|"
    r"[Dd][Ee][Cc](?![A-DF-Za-df-z])|[Ee](?:[Aa][Rr]|[Ii][Gg]|[Ll][Ee])|"
    r"[Ff](?:[Ee][Bb]|[Aa][Ll]|[Rr](?:[Oo][Mm]\s+\d|[Ii])|[Ii][RrVvFf]|[Oo](?:[Uu][Rr]|[Rr][Tt]))|[Jj][AaUu][NnLl]|"
    r"[Ll](?:[Aa](?:[Ss][Tt]|[Tt][Ee]\s)|[Ss][Tt]|[\d\s])|"
    r"[Mm](?:[Aa](?:[Rr](?![ABD-Zabd-z])|[Yy](?![A-Za-z]))|[Ii][Dd]|[Oo][Nn][Dd])|[Nn](?:[Oo][Vv]|[Ee][Xx]|[Ii][Nn])|"
    r"[Oo](?:[Cc][Tt]|[Nn][Ee]\s+[DdWwMmYy])|"
    r"[Ss](?:[Ee](?:[Pp]|[Cc][Oo][Nn][Dd]\s+[HhQqOoDd]|[Vv])|[Pp][Rr]|[Uu][NnMm]|[Aa][Tt]|[Ii][Xx])|"
    r"[Tt](?:[Hh](?:[Ee]\s+(?:\d|[Aa](?:[Pp][Rr]|[Uu][GgTt])|[Cc](?:[Uu][Rr]|[Oo][Mm][Ii])|[Dd](?:[Aa][Yy]|[Ee][Cc])|"
    r"[Ee](?:[Aa][Rr]|[Ii][Gg]|[Ll][Ee])|[Ff](?:[Ii]|[Aa][Ll]|[Oo][UuLlRr]|[Ee][Bb])|[Jj][AaUu]|[Ll][Aa][SsTt]|[Mm](?:[Aa][RrYy]|[Ii][Dd]|[Oo][Nn][Tt])|"
    r"[Nn](?:[Ee][Xx]|[Oo][Vv]|[Ii][Nn])|[Oo][Cc][Tt]|[Pp](?:[Aa][Ss]|[Rr][Ee](?:[CcVv]|[Ss][Ee][Nn]))|"
    r"[Ss](?:[Aa][Mm]|[Ee][CcPpVv]|[Ii][Xx]|[Pp][Rr]|[Uu][Mm])|[Ww](?:[Ii]|[Ee][Ee][Kk]\s+[Bb])|[Tt](?:[Hh][IiRr]|[Ww]|[Ee][Nn])|[Yy][Ee])|"
    r"[Aa][Tt]\s+[Ss]|[Ii][Ss]\s+(?:[AaEeFfMmPpSsWwYy]|[Tt](?:[Hh][Uu]|[Uu]))|[Ii][Rr]|[Uu]|[Rr][Ee])|"
    r"[Uu][Ee]|[Oo][DdMmNn]|[Ww]|[Ee][Nn])|[Ww](?:[Ee][Dd]|[Ii][Nn])|[Yy][Ee][Ss]"
)
"""How a date begins, which tells most words and numbers apart from all of them at once."""
DATE = re.compile(
    rf"""
    \b(?-i:(?={_BEGINNINGS}))(?:  # what follows is tried at the beginnings of words alone
    (?P<iso>(?=[12]\d{{3}}-)\b{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)
    | (?P<misread>(?=[\dIl])(?!\d{{3}})(?<![\w.-])
          (?:{_DAY_MISREAD}\s{{1,2}}{_MONTH_WITH_CAPITAL},?\s{{1,2}}(?:{YEAR}\b|{_YEAR_MISREAD})
          |{DAY}\s{{1,2}}{_MONTH_WITH_CAPITAL},?\s{{1,2}}{_YEAR_MISREAD})
        |(?=[jfmasond])\b{_MONTH_WITH_CAPITAL}\s{{1,2}}(?:{_DAY_MISREAD},\s{{0,2}}(?:{YEAR}\b|{_YEAR_MISREAD})
          |{DAY},\s{{0,2}}{_YEAR_MISREAD})
        |(?=[jfmasond])\b{_MONTH_WITH_CAPITAL}\s{{1,2}}{_FIRST_MISREAD}\b(?:,?\s{{1,2}}{YEAR}\b)?
        |(?<![\w.-]){_FIRST_MISREAD}\s{{1,2}}(?:of\s{{1,2}})?{_MONTH_WITH_CAPITAL}\b(?:,?\s{{1,2}}{YEAR}\b)?)
    | (?P<in_words>(?-i:\b(?:{_MONTHS_WIRED})[.,]?\s{{1,2}}(?:{_DAY_IN_WORDS})
        (?:,?\s{{1,2}}(?:NINETEEN[ -]?)?(?:{_YEAR_IN_WORDS})\b|\s(?:LAST|INSTANT|INST|NEXT)\b
          |\b(?=\s*[,.;:)]|\s+(?:AT|AND|TO|THRU|THROUGH|FROM|HE|SHE|WAS|THAT|AS|IN|BY|FOR|RE)\b))))
    | (?P<ordinal>(?=[efnst])\b(?:the\s+)?{ORDINAL}\s+(?:day\s+)?of\s+(?-i:{MONTH_NAMES})\b(?:{_AND_YEAR})?
        |(?=[jfmasond])(?-i:{MONTH_NAMES})\s+(?:the\s+)?(?-i:{ORDINAL})\b(?:{_AND_YEAR})?)
    | (?P<glued>(?=\d)\b(?:0?[1-9]|[12]\d|3[01])(?-i:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?:19)?[3-9]\d\b)
    | (?P<cable>(?-i:\b(?:{_MONTHS_IN_CAPITALS})-(?:0[1-9]|[12]\d|3[01])-{YEAR}\b)
        |(?=\d{{6}})\b(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[Z2]?\s{{1,2}}(?-i:{_MONTHS_IN_CAPITALS})\s{{1,2}}
          (?:{YEAR}|[3-9]\d)\b
        |(?=[jfmasond])(?-i:\b(?:{_MONTHS_IN_CAPITALS})\s(?:{DAY}\s[\dO]{{4}}Z\s)?[3-9]\d\b(?![,.:]\d))
        |(?=[jfmasond])\b(?:{MONTHS})\s(?:[’']\d\d|3[2-9]|[4-9]\d)\b(?![,.:%-]\d|\s(?:{_COUNTED})))
    | (?P<dmy>(?=\d)(?!\d{{3}})(?:
          \b{DAY}(?:\s+(?:of\s+)?(?:{MONTHS}))?(?:[^\S\n]*[-–]|\s*(?:to\b|thru\b|through\b|/))\s*{DAY}\s+(?:of\s+)?(?:{MONTHS})\b
            (?:{_AND_YEAR}|,?\s+{_SHORT_YEAR}|{OF_A_YEAR})?
          | \b{DAY}\s+and\s+{DAY}\s+(?:of\s+)?(?:{MONTHS})\b(?:{_AND_YEAR}|,?\s+{_SHORT_YEAR}|{OF_A_YEAR})?
          | \b{DAY}(?:\.?\s+(?:day\s+of\s+|of\s+)?|\.|-|["”»]\s+)(?:{MONTHS})(?:\b|(?<=\.))
            (?!\s+\d\d?(?:\s?[-–]\s?\d\d?)?,?\s+{YEAR})
            (?:,?\s+(?:of\s+)?{YEAR}\b|,{YEAR}\b|,?\s+{_SHORT_YEAR}|-(?:{YEAR}|[3-9]\d)\b|{OF_A_YEAR})?
          | \b{DAY}(?:,\s*{DAY}\b)+,?\s+(?:and\s+)?{DAY}\s+(?:of\s+)?(?:{MONTH_NAMES})\b(?:{_AND_YEAR})?)
        | (?=[jfmasond])(?:
          \b(?:{MONTHS})\s+{DAY}(?:,?\s+{YEAR})?\s?[-–—]\s?(?:{MONTHS})\s+{DAY}(?:,?\s+{YEAR}\b)?
          | \b(?:{MONTH_NAMES})\s+{DAY}(?:,\s*{DAY}\b)+,?\s+(?:and\s+)?{DAY}\b(?:{_AND_YEAR})?
          | \b(?:{MONTHS})\s+{DAY}
            (?:(?:[^\S\n]*[-–]|\s*(?:to\b|thru\b|through\b|and\b))\s*{DAY}|/{DAY}(?=,\s*{YEAR}))?\b(?:{_AND_YEAR}|,?\s+[’']\d\d\b|{OF_A_YEAR})?
          | \b(?:{MONTHS})[,.]?\s+(?:of\s+)?{YEAR}\b
          | \b(?:{MONTH_NAMES}),?(?:{_OF_THE_YEAR}|\s+last)\b
          | \b(?:{MONTHS})\s+\({YEAR}\)))
    | (?P<numeric>(?=\d)(?!\d{{3}})(?<![\w./-])(?:(?:0?[1-9]|1[0-2])/[3-9]\d\s?[-–]\s?(?:0?[1-9]|1[0-2])/[3-9]\d
        |{_IN_NUMERALS}/{_IN_NUMERALS}\s?-\s?{_IN_NUMERALS}/{_IN_NUMERALS}/(?:{YEAR}|\d\d)
        |(?:0?[1-9]|1[0-2])/{_IN_NUMERALS}(?:\s?[,&-]\s?|,?\s+and\s+){_IN_NUMERALS}/[3-9]\d
        |{_IN_NUMERALS}
        (?:(?:\.|/\ ?){_IN_NUMERALS}(?:(?:\.|/\ ?)(?:{YEAR}|\d\d)|\s+{YEAR}|-{YEAR})
          |-{_IN_NUMERALS}-(?:{YEAR}|[3-9]\d)
          |\.\ (?:1[0-2]|0?[1-9])\.\ {YEAR}
          |(?:[./\ -]|\.\ )(?-i:I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}})(?:[./\ -]|\.\ ){YEAR}
          |[./](?-i:I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}})[./][2-9]\d))
        (?![\w/]|\.\d|-\d))
    | (?P<day_month>(?=\d)(?!\d{{3}})(?:(?<=[a-z],\s)|(?<=\bon\s)|(?<=\bon\ the\s)|(?<=\bdated\s)|(?<=\bdated\ the\s)
        |(?<=\bby\ the\s)){_IN_NUMERALS}/{_IN_NUMERALS}(?![\w/]|[.-]\d|\s+(?:of|\d)))
    | (?P<day_roman>(?=\d)(?!\d{{3}})(?<![\w./-])(?<!No\.\ )(?<!№\ )(?<!Nº\ )(?:0?[1-9]|[12]\d|3[01])
        (?:/(?-i:I{{1,3}}|IV|VI{{0,3}}|IX|X)|[./](?-i:II|III|IV|VI{{1,3}}|IX|XI{{1,2}})|\.(?-i:V|X)(?=\.\s))(?![\w/-]|\.\w))
    | (?P<part>(?=[efnlst]|\d\d?\s)\b(?:(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<of>half|quarter)
          |(?:the\s+)?(?:(?P<from>first|last)\s+)?(?P<count>(?-i:{"|".join(FEW)}|\d\d?))\s+months)\s+of\s+
        (?:(?P<part_year>{YEAR})|(?:the|this)\s+(?:(?P<part_of>current|present|last|past|previous|next|coming)\s+)?year
          |(?P<last_year>(?:last|next)\s+year)))
    | (?P<quarter>(?=t)(?:(?<=\b[Ii]n\s)|(?<=\bfor\s)|(?<=\bduring\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\bsince\s))
          the\s+(?:(?P<of_quarter>first|second|third|fourth)\s+quarter\b(?!\s+(?:of|hour|final|century)\b|-)
          |first\s+(?P<of_months>(?-i:{"|".join(FEW)}|\d\d?))\s+months\b(?!\s+(?:of|after|following|since|that|which|he|she|I|in\s+(?:which|office|prison|power))\b)))
    | (?P<tens>(?=[telm])\b(?:the\s+(?:(?:early|late|mid(?:dle)?)[\s-]+)?|(?:early|late|mid)[\s-])
        (?:twenties|thirties|forties|fifties|sixties|seventies)\b)
    | (?P<season>(?=[afsw])\b(?P<of_season>spring|summer|autumn|fall|winter),?\s+(?:of\s+)?(?P<season_year>{YEAR})\b)
    | (?P<century>(?=\d\d?t)\b(?P<of_century>1\d|20|[5-9])th[\s-]+century\b)
    | (?P<month_span>(?=[jfmasond])\b(?P<span_first>{MONTHS})\s?[/–-]\s?(?P<span_last>{MONTHS})
        (?:,?\s+(?:of\s+)?(?P<span_year>{YEAR})\b|,?\s+[’']?(?P<span_short>[3-9]\d)\b(?![,.:]\d)))
    | (?P<month_part>(?=[fs])\b(?:first|second)\s+half\s+of\s+(?:{MONTH_NAMES}),?\s+{YEAR}\b)
    | (?P<years>(?=[bf]|[12]\d{{3}})(?:(?<![\w/.-])(?:from\s+)?{YEAR}\s*(?:-|–|to|through)\s*{YEAR}\b
        |\bfrom\s+{YEAR}\s+(?:until|till)\s+{YEAR}\b
        |\bbetween\s+{YEAR}\s+and\s+{YEAR}\b|(?<![\w/.-]){YEAR}(?:[/–-]\d\d|/{YEAR})\b(?![\w/-]|\.\d)))
    | (?P<decade>(?=[telm]|[12]\d{{3}})\b(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?:1[6-9]|20)\d0[’']?s\b)
    | (?P<year>(?=[12]\d{{3}}|the\s+year)
          (?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\bduring\s)|(?<=\byear\s)
        |(?<=\buntil\s)|(?<=\bafter\s)|(?<=\bbefore\s)|(?<=;\ )|(?<=\()|(?<=\bas\s)|(?<=\bfor\s)|(?<=\bfrom\s)
        |(?<=\btill\s)|(?<=\bearly\s)|(?<=\b\d\d\d\d\ and\s)|(?<=\blate\s)|(?<=\bmid-))
        (?:the\s+year\s+)?{YEAR}\b(?!\s?-\d|\s*[,.]\d|\s+(?:men|people|women|
        children|persons|troops|tons|hrs|hours|feet|miles|rubles|dollars)\b))
    | (?P<short>(?=\d\d)(?<=[’'])(?:(?<=\bin\s[’'])|(?<=\bof\s[’'])|(?<=\bsince\s[’'])|(?<=\buntil\s[’'])
        |(?<=\bduring\s[’'])|(?<=\bbefore\s[’'])|(?<=\bafter\s[’'])|(?<=\blate\s[’'])|(?<=\bearly\s[’'])|(?<=\bfrom\s[’'])|(?<=\bby\s[’']))
        [3-9]\d\b(?![\w’'])(?!\s?[-–]?\d))
    | (?P<bare>(?=[12]\d{{3}})(?<![\w./$#£€№:’'+=*-])(?:(?<!,)|(?<=\b\d\d\d\d,)){YEAR}\b(?![-–/=+*%°]|[.:’']\w
        |,(?!{YEAR}\b)\w|\s?[-–]\s?\d\d?\b(?![,.]\d)))
    | (?P<months>(?=[jfmasond])\b(?P<of_list>{MONTH_NAMES})
          (?=(?:\s*,\s*|\s+and\s+|\s+or\s+|\s+to\s+|\s*[-–]\s*)(?:{MONTH_NAMES})
        ,?\s+(?:of\s+)?(?P<list_year>{YEAR})\b))
    | (?P<month>(?=[jfmasond][aepuco][nbrylgptvc])
        (?:(?<=\b[Ii]n\s)|(?<=\b[Ss]ince\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Bb]y\s)|(?<=\b[Dd]uring\s)
        |(?<=\bfor\s)|(?<=\bend\ of\s)|(?<=\bbeginning\ of\s)|(?<=\bmiddle\ of\s)|(?<=\bearly\s)|(?<=\bearly\ in\s)
        |(?<=\blate\s)|(?<=\bmid-)|(?<=\blast\s)|(?<=\bmonth\ of\s)|(?<=\bnext\s)|(?<=\bthis\s)|(?<=\bfrom\s)
        |(?<=\bto\s)|(?<=\btill\s)|(?<=\bafter\s)|(?<=\bbefore\s)|(?<=\bbetween\s)|(?<=\bthrough\s)|(?<=\bof\s))
        (?P<of_month>{MONTH_NAMES})\b(?!\s+\d|\s*\(|\s+(?-i:[A-Z][a-z]))
        |(?=t)\bthe\ (?P<of_event>{MONTH_NAMES})\s+(?:[A-Z]{{2,}}\s+){{0,2}}(?:{_GATHERING})\b)
    | (?P<told>(?=[aefnost]|\d{{1,4}}\s)(?:
          \bthe\s+(?:next|following|same|previous|preceding)\s+(?:day|morning|afternoon|evening|night)\b
        |\bthe\s+(?:following|previous|preceding)\s+(?:{WEEKDAY})\b
        |\bthat\s+same\s+(?:day|morning|afternoon|evening|night)\b
        |\bthe\s+(?:day|week|year|evening|night)\s+(?:before|after)(?=\s*[.,;:)])|\b{_NUMBER}\s+days?\s+(?:later|earlier)\b
        |\bthe\s+(?:following|preceding)\s+(?:month|year)\b))
    | (?P<relative_season>(?=[lnt])\b(?:last|next|this(?:\s+past)?|the\s+(?:past|previous|coming|following))\s+
        (?:spring|summer|autumn|fall|winter)\b
        |(?=[st])\b(?:the\s+)?(?:spring|summer|autumn|fall|winter)\s+of\s+(?:(?:last|this|next|that|the\s+same)|
          the\s+(?:past|previous|preceding|current|present|coming|following))\s+year\b
        |(?=[taefslw])(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\bduring\s)|(?<=\btill\s))(?:the\s+)?(?:early\s+|late\s+)?
        (?:spring|summer|autumn|fall|winter)\b
        (?=\s*[.;:)]|,(?!\s+[12]\d{{3}})|\s+(?:he|she|they|we|I|it|the|an?|when|after|before|as|for|at|in|with|by|about|that|there|his|
        their|our|some|from|until|is|was|were|will|would|has|had|not|no|nothing|nobody|only|this|these|which|who|but|because|so|on|to|there)\b))
    | (?P<relative>(?=[afelmnostwy]|\d{{1,4}}(?:st|nd|rd|th)?\s)(?:
          \bthe\s+day\s+(?:before\s+yesterday|after\s+tomorrow)\b|
        \byester(?:-\s{{1,2}})?day(?:\s+(?:morning|evening|afternoon|night))?\b|\btoday\b|\btomorrow(?:\s+(?:morning|afternoon|evening|night))?\b|\btonight\b
        |\blast\s+night\b|\bthis\s+(?:morning|afternoon|evening)\b
        |\b(?:this|last|next)\s+(?:year|month|week)\b
        |\bthe\s+(?:current|present|previous|past|coming)\s+(?:year|month)\b
        |\bthe\s+(?:previous|past|coming)\s+week\b
        |(?=the)(?:(?<=\bby\ the\ end\ of\s)|(?<=\bbefore\ the\ end\ of\s)|(?<=\buntil\ the\ end\ of\s))
          the\s+(?:year|month|week)\b(?!\s+(?:of|before|after|when|in\s+which|\d))
        |(?=[mtwfs][ouehra][nedtiu])
          (?:(?<=\bon\s)|(?<=\bon\ the\ morning\ of\s)|(?<=\bby\s)|(?<=\bbefore\s)
          |(?<=\buntil\s)|(?<=\bsince\s))
          (?:{WEEKDAY})\b(?!,?\s+(?:the\s+)?(?:\d|{MONTHS})|\s+last\b)
        |\b(?:{WEEKDAY})\s+(?:night|morning|afternoon|evening)\b
        |\b(?:last|next|this|this\s+past|(?:this|the)\s+coming)\s+(?:{WEEKDAY})\b|\b{_NUMBER}\s+(?:day|week|month|year)s?\s+ago\b
        |(?=[mtwfs][ouehra][nedtiu])\b(?:{WEEKDAY})\s+last\b|(?=[at])(?:\ba\s+fortnight\s+ago|\bthe\s+(?:week|month|year)\s+before\s+last)\b
        |(?=the\s+\d)(?:(?<=\bon\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bfrom\s)
          |(?<=\bdated\s)|(?<=\())the\s+{DAY}(?<=[a-z])
          (?:\s+(?:of\s+(?:this|the\s+(?:current|present|given|previous)|last)\s+month|the\s+given\s+month|inst(?:ant)?\b\.?|ult(?:imo)?\b\.?|d\.?s\.)
          |(?=\s*[.,;:)](?!\s*(?:the\s+)?\d\d?(?:st|nd|rd|th))|\s*\(|\s+(?:in|at|and|that|it|he|we|they|there|I)\s))
        |\b{DAY}\s+(?:inst|ult|prox|(?<=[a-z]\s)(?:instant|ultimo|proximo))\b\.?)))
    """,
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
KINDS = (
    "iso", "month_span", "month_part", "misread", "in_words", "ordinal", "glued", "short", "cable", "dmy",
    "numeric", "day_month", "day_roman", "part", "quarter", "tens", "season", "century",
    "years", "decade", "year", "bare", "months", "month", "told", "relative_season", "relative",
)  # fmt: skip
"""The names of the groups of `DATE` one of which every match has."""
_IN_DIGITS = (
    r"\d?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d|(?<=[ \n][’'].)\d(?!\w)|"
    r"[./-]\d{1,2} ?[./ –-] ?\d{1,2}|\.? ?[./ -]?[IVX]{1,4}[./ -]{1,2}1|[./][IVX]{1,4}(?:[./]\d|\b)"
)
_NEAR_BY_FIRST = {
    "J": "an|un|ul|AN|UN|UL", "F": "eb|EB|ri", "M": "ar|ay|AR|AY|ond|onth|ONTH", "A": "pr|ug|PR|UG",
    "S": "ep|EP|atu|und", "O": "ct|CT", "N": "ov|OV|ext week|EXT W", "D": "ec|EC",
    "T": "ue|hur|oday|ODAY|omorrow|OMORROW|onight|h(?:is|e) (?:after|even|morn|week|day)|HIS [AEMW]",
    "W": "edn", "Y": "esterday|ESTERDAY|ear|EAR",
    "L": "ast (?:week|night)|AST [WN]", "C": "entury",
}  # fmt: skip
_NEAR = re.compile(
    "|".join(
        (
            *(rf"{first}(?<!\w.)(?:{others})" for first, others in _NEAR_BY_FIRST.items()),
            *(rf"{digit}(?:{_IN_DIGITS})" for digit in "03456789"),
            rf"1(?:(?<!\w.)[6-9]\d\d|{_IN_DIGITS})",
            rf"2(?:(?<!\w.)0\d\d|{_IN_DIGITS})",
        )
    )
)
"""What every date has in it that has a capital or a number, by its first character: at most places none is tried."""
_IN_SMALL_LETTERS = frozenset(
    {
        "today", "tomorrow", "tonight", "yesterday", "inst", "ult", "ago", "instant", "ultimo", "prox", "proximo",
        "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "later", "earlier", "quarter", "century",
        "day", "morning", "afternoon", "evening", "night", "week", "month", "months", "year", "years",
        "spring", "summer", "autumn", "fall", "winter",
    }
)  # fmt: skip
"""Words in small letters, of which every other date has one but those in numerals below."""
_THE_NUMBER = re.compile(r"he [0-9](?:[0-9]?[snrt]|\d?/\d)")
_STROKE = re.compile(r"/(?:(?<= \d/)|(?<= \d\d/))\d")


def anchors(text: str) -> list[tuple[int, int]]:
    """Places of which one lies within every date of a text, as ranges in order."""
    found = [match.span() for each in (_NEAR, _THE_NUMBER, _STROKE) for match in each.finditer(text)]
    for word in _IN_SMALL_LETTERS & words_on(lowered(text)):
        found += [
            (place, place + len(word))
            for place in places_of(text, (word,))
            if place == 0 or not text[place - 1].isalnum()
        ]
    return sorted(found)


SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
