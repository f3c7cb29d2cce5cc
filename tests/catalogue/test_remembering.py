"""What is remembered is asked for once, inside and nowhere else, and nobody can change it for the next."""

from __future__ import annotations

from fonds.catalogue.remembering import forgetting, remembered, remembering

ASKED: list[str] = []


@remembered(key=lambda word, times=1: (word, times))
def _letters(word: str, times: int = 1) -> list[str]:
    ASKED.append(word)
    return list(word) * times


def test_a_function_is_asked_once_for_each_key_until_the_end() -> None:
    ASKED.clear()
    with remembering():
        assert _letters("ab") == _letters("ab", times=1) == ["a", "b"]
        with remembering():
            assert _letters("ab", 2) == ["a", "b", "a", "b"]
        assert _letters("ab", 2) == ["a", "b", "a", "b"]
        assert ASKED == ["ab", "ab"]
        with forgetting():
            _letters("ab")
        assert ASKED == ["ab"] * 3
    assert _letters("ab") == _letters("ab")
    assert ASKED == ["ab"] * 5
    with remembering():
        _letters("ab")
    assert ASKED == ["ab"] * 6


def test_a_list_is_given_to_each_as_its_own() -> None:
    with remembering():
        _letters("ab").append("c")
        assert _letters("ab") == ["a", "b"]
