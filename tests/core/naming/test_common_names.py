"""Names that many people bear, in any spelling, and names that are near to them and tell who somebody is."""

from __future__ import annotations

import pytest

from fonds.core.naming.common_names import is_common_name

COMMON = (
    "John Smith", "Smith, John", "SMITH, JOHN", "J. Smith", "Robert Johnson", "Mary Brown", "José García", "Juan Perez",
    "Hans Müller", "Karl Schmidt", "Jean Dupont", "Иван Иванов", "Иванов Иван", "Ivan Ivanov", "V. Ivanov", "Н. Петров",
    "Андрей Иванов", "Александр Королёв", "Anna Ivanova", "Nikolay Vasilyev", "Aleksandr Kuznetsov", "Kim Yong-su",
    "Kim Yŏng-su", "Kim Young-soo", "김영수", "Ким Ён Су", "Ri Yong Ho", "Lee Young-ho", "V. Kim", "Kim I.", "A. Li",
    "Wang Wei", "Zhang Wei", "Chang Wei", "李伟", "Li Na", "Wang Xiuying",
)  # fmt: skip
TELLING = (
    "Smith", "General Smith", "John", "", "John F. Smith", "John Henry Smith", "Lyndon Johnson", "U. Alexis Johnson",
    "Lee Harvey Oswald", "Henry Kissinger", "William Rogers", "Richard Helms", "Kim Il Sung", "Kim Il-sung",
    "Ким Ир Сен", "김일성", "Kim Jong Il", "Kim Chaek", "Nam Il", "Pak Song-chol", "Park Chung Hee",
    "Choe Yong-gon", "Jeong Il-yong",
    "정일룡", "Syngman Rhee", "A. M. Puzanov", "N. Khrushchev", "N. S. Khrushchev", "Nikita Khrushchev",
    "Ivan Petrovich Ivanov", "Иван Петрович Иванов", "Ivan Konev", "Mao Zedong", "Mao Tse-tung", "Zhou Enlai",
    "Chou En-lai", "Chen Yi", "Peng Dehuai", "Fidel Castro", "Josef Tiso", "Nguyen Van Thieu",
)  # fmt: skip


@pytest.mark.parametrize("name", COMMON)
def test_many_are_called_so(name: str) -> None:
    assert is_common_name(name)


@pytest.mark.parametrize("name", TELLING)
def test_the_name_tells_who_it_is(name: str) -> None:
    assert not is_common_name(name)
