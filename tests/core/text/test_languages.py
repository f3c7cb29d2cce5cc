"""The language of a text, or None."""

from __future__ import annotations

import pytest

from fonds.core.text.languages import language_of

CASES = [
    ("en", "The Deputy Chairman of the Cabinet received me and said that the plan for the year would be fulfilled."),
    (
        "de",
        "Der Botschafter teilte mit, daß die Regierung der Republik nicht bereit ist, mit der anderen Seite zu reden.",
    ),
    ("fr", "L'ambassadeur a déclaré que le gouvernement ne voulait pas négocier avec les représentants dans ce cas."),
    ("es", "El embajador dijo que el gobierno no estaba dispuesto a negociar con los representantes de la otra parte."),
    (
        "it",
        "L'ambasciatore ha detto che il governo non è disposto a trattare con i rappresentanti della parte avversa.",
    ),
    (
        "pl",
        "Ambasador oświadczył, że rząd nie jest gotowy do rozmów i że sprawa ta została przedłożona przez ministra.",
    ),
    ("cs", "Velvyslanec sdělil, že podle vlády je situace vážná a že se o tom bude jednat při návštěvě ministra."),
    (
        "hu",
        "Az ügyvivő közölte, hogy a kormány nem kész a tárgyalásokra, és hogy ez a kérdés csak az ülés után kerül elő.",
    ),
    ("ru", "Посол сообщил, что в беседе с министром он поднял вопрос о поставках угля."),
    ("uk", "Посол повідомив, що в розмові з міністром він порушив питання про постачання вугілля."),
    ("bg", "Посланикът съобщи, че във връзка с въпроса за доставките на въглища правителството ще вземе решение."),
    ("ko", "내각 부수상 정일룡은 1957년 8월 7일에 대사와 만났다고 말하였다."),
    ("ko", "金日成首相은 平壤에서 大會를 開催하였다고 發表하고 同志들과 함께"),
    ("zh", "内阁副首相郑一龙会见了苏联大使，谈到了五年计划的问题。"),
    ("ja", "総理大臣は昨日、大使と会談したと述べた。"),
    (None, "TOP SECRET NOFORN EYES ONLY HQS CABLE REF DIR 12345"),
    (None, "z q w\n1 a s\nv k o i\nu z e a\nv s z k o i u e a v s z k"),
    (None, "1957-08-07 482 02277"),
    (None, "Да, нет."),
    (None, ""),
]


@pytest.mark.parametrize(("expected", "text"), CASES)
def test_language(expected: str | None, text: str) -> None:
    assert language_of(text) == expected


def test_a_name_in_another_script_does_not_decide() -> None:
    assert (
        language_of("The ambassador met with 정일룡 (鄭一龍) and said that he would report to the minister on it.")
        == "en"
    )
