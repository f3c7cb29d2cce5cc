"""The reader's text read into a tree. Nothing a reader types is an error: what does not parse is read leniently.

either  := both (OR both)*
both    := series (AND series)*
series  := clause+                     words one after the other: any of them
clause  := [+ | - | NOT] item
item    := ( either ) | field:operand | "phrase" | "phrase"~2 | word | word* | word~ | word~2
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fonds.core.querying.dates import date_range
from fonds.core.querying.fields import FIELDS
from fonds.core.querying.printing import printed
from fonds.core.querying.shaping import either, series, together
from fonds.core.querying.tree import Clause, Field, Fuzzy, Has, Node, Opened, Phrase, Prefix, Words

LONGEST_QUERY = 2_000  # code points: what stands after is not read
DEEPEST = 40  # parentheses within each other
_TOKEN = re.compile(r'[()]|"[^"]*"(?:~\d*)?|[^\s()"]+')
_FIELD = re.compile(r"([A-Za-z_]+):(.*)", re.S)
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\x00": " "})
_LETTER = re.compile(r"\w")
_OPERATORS = {"AND", "OR", "NOT"}


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query as it was understood. `tree` is None where there is nothing to search for.

    `understood_as` is the query in full form and parses to the same tree. `lenient` is True where something had to
    be read otherwise than written; `remarks` say what, for people.
    """

    tree: Node | None
    understood_as: str
    lenient: bool
    remarks: tuple[str, ...]


def parse(text: str) -> ParsedQuery:
    """Reads a query. Never raises."""
    reader = _Reader(text)
    tree = reader.whole()
    remarks = tuple(dict.fromkeys(reader.remarks))
    return ParsedQuery(tree, "" if tree is None else printed(tree), bool(remarks), remarks)


def plain(text: str) -> Words | None:
    """Every word of a text as plain words, whatever signs stand between them; None for a text without words."""
    found = tuple(word for word in re.findall(r"[\w'’.&/-]*\w", text) if word not in _OPERATORS)
    return Words(found) if found else None


class _Reader:
    def __init__(self, text: str) -> None:
        self.remarks: list[str] = []
        if len(text) > LONGEST_QUERY:
            text = text[:LONGEST_QUERY]
            self.remarks.append(f"only the first {LONGEST_QUERY} characters were read")
        text = text.translate(_QUOTES)
        if text.count('"') % 2:
            at = text.rindex('"')
            text = f"{text[:at]} {text[at + 1 :]}"
            self.remarks.append("an unclosed quotation mark was ignored")
        self._tokens = self._split(text)
        self._place = 0
        self._depth = 0

    def _split(self, text: str) -> list[str]:
        """Tokens; a field's name stays with the quoted value or parenthesis that follows it at once."""
        tokens: list[str] = []
        end = -1
        for found in _TOKEN.finditer(text):
            token = found.group()
            glued = found.start() == end and bool(tokens)
            if glued and tokens[-1].endswith(":") and token.startswith('"') and _FIELD.match(tokens[-1].lstrip("+-")):
                tokens[-1] += token
            elif glued and token.startswith("~") and tokens[-1] == ")":
                self.remarks.append(f"“{token}” after a parenthesis was ignored")
            else:
                tokens.append(token)
            end = found.end()
        return tokens

    def _next(self) -> str | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def whole(self) -> Node | None:
        members: list[Clause] = []
        while self._next() is not None:
            if (node := self._either()) is not None:
                members.append(Clause(node))
            if self._next() == ")":
                self._place += 1
                self.remarks.append("a closing parenthesis without an opening one was ignored")
        return series(members)

    def _either(self) -> Node | None:
        return self._joined("OR", self._both, either)

    def _both(self) -> Node | None:
        return self._joined("AND", self._series, together)

    def _joined(
        self, word: str, member: Callable[[], Node | None], join: Callable[[list[Node]], Node | None]
    ) -> Node | None:
        found: list[Node] = []
        missing = False
        while True:
            node = member()
            if node is None:
                missing = True
            else:
                found.append(node)
            if self._next() != word:
                break
            self._place += 1
            missing = missing or self._next() in (None, ")")
        if missing and (found or word == "AND"):
            self._lone(word)
        return join(found)

    def _lone(self, word: str) -> None:
        """A join without something on both sides. An empty parenthesis has its own remark."""
        before = self._tokens[self._place - 1] if self._place else ""
        if word in self._tokens[: self._place] or before in _OPERATORS:
            self.remarks.append(f"“{word}” without words on both sides was ignored")

    def _series(self) -> Node | None:
        clauses: list[Clause] = []
        while (token := self._next()) is not None and token not in (")", "AND", "OR"):
            clause = self._clause()
            if clause is not None:
                clauses.append(clause)
        return series(clauses)

    def _clause(self) -> Clause | None:
        sign = ""
        while (token := self._next()) is not None:
            if token == "NOT":
                sign = "" if sign == "-" else "-"
            elif token[0] in "+-" and (len(token) == 1 or token[0] in "+-"):
                sign, rest = token[0], token[1:]
                if rest:
                    self._tokens[self._place] = rest
                    continue
                if not self._followed_at_once():
                    self.remarks.append(f"“{token}” without a word was ignored")
                    self._place += 1
                    return None
            else:
                break
            self._place += 1
        if token is None or token in (")", "AND", "OR"):
            if sign:
                self.remarks.append("“NOT” without a word after it was ignored")
            return None
        node = self._item()
        if node is None:
            return None
        if sign == "-":
            return Clause(node, "not")
        return Clause(node, "must") if sign else Clause(node)

    def _followed_at_once(self) -> bool:
        following = self._tokens[self._place + 1 : self._place + 2]
        return bool(following) and (following[0] == "(" or following[0].startswith('"'))

    def _item(self) -> Node | None:
        token = self._tokens[self._place]
        self._place += 1
        if token == "(":
            return self._group()
        if token.startswith('"'):
            return self._phrase(token)
        if (found := _FIELD.fullmatch(token)) is not None:
            if found[1].lower() in FIELDS:
                return self._field(found[1].lower(), found[2])
            if not found[2].startswith("/"):
                self.remarks.append(f"there is no field “{found[1]}”; it was searched as a word")
            return self._unknown(found[1], found[2])
        return self._word(token)

    def _unknown(self, name: str, value: str) -> Node | None:
        words = [part for part in (name, value.replace('"', " ")) if _LETTER.search(part)]
        return Phrase(" ".join(" ".join(words).split())) if len(words) > 1 else self._word(name)

    def _group(self) -> Node | None:
        if self._depth >= DEEPEST:
            self.remarks.append("parentheses too deep within each other were ignored")
            return None
        self._depth += 1
        node = self._either()
        self._depth -= 1
        if self._next() == ")":
            self._place += 1
            if node is None:
                self.remarks.append("an empty parenthesis was ignored")
        else:
            self.remarks.append("an unclosed parenthesis was ignored")
        return node

    def _phrase(self, token: str) -> Node | None:
        body, _, slop = token[1:].rpartition('"')
        words = " ".join(body.split())
        if not _LETTER.search(words):
            self.remarks.append("a quotation without words was ignored")
            return None
        return Phrase(words, min(int(slop[1:] or 2), 100) if slop[:1] == "~" else 0)

    def _field(self, name: str, value: str) -> Node | None:
        kind = FIELDS[name].kind
        if not value and self._next() == "(" and kind in ("words", "value"):
            self._place += 1
            operand = self._group()
            return None if operand is None else Field(name, operand)
        bare = " ".join(value.strip('"').split()) if value.startswith('"') else value
        if kind == "date":
            found = date_range(bare, name)
            if name == "opened" and found is None and _LETTER.search(bare):
                return Opened(bare)
            if name == "opened" and found is not None and found.first is not None and found.first == found.last:
                return Opened(found.first)
            if found is None:
                self.remarks.append(f"“{name}:{bare}” is no date such as 1957-08 or 1957..1958; it was ignored")
            return found
        if kind == "has":
            if bare.lower() in FIELDS[name].choices:
                return Has(bare.lower())
            self.remarks.append(f"“{name}:{bare}” is not known; there are {', '.join(FIELDS[name].choices)}")
            return None
        operand = self._phrase(value) if value.startswith('"') else self._word(value) if value else None
        if operand is None:
            self.remarks.append(f"“{name}:” without a value was ignored")
            return None
        return Field(name, operand)

    def _word(self, token: str) -> Node | None:
        found = re.fullmatch(r"(.*?)(\*+|~\d*)?", token, re.S)
        word, sign = (found[1], found[2] or "") if found else (token, "")
        clean = re.sub(r"[*~\"]+", " ", word).strip().lstrip("+-")
        clean = clean.split()[0] if len(clean.split()) == 1 else clean
        if not _LETTER.search(clean):
            if sign or re.search(r"[*~]", word):
                self.remarks.append(f"“{token}” without a word was ignored")
            return None
        if clean != word:
            self.remarks.append(f"“{token}” was read without signs within or before the word")
        parts = clean.split()
        if len(parts) > 1:
            return Phrase(" ".join(parts))
        if clean in _OPERATORS or _FIELD.fullmatch(clean):
            return Phrase(clean)
        if sign.startswith("*"):
            return Prefix(clean)
        if sign.startswith("~"):
            return self._fuzzy(clean, sign[1:])
        return Words((clean,))

    def _fuzzy(self, word: str, distance: str) -> Node:
        wanted = int(distance or 1)
        if wanted > 2:
            self.remarks.append(f"“~{distance}” was read as ~2, the farthest there is")
        return Words((word,)) if wanted == 0 else Fuzzy(word, min(wanted, 2))
