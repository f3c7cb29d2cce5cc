"""A made up journal of an envoy, which has something of each kind that finders look for."""

from __future__ import annotations

from fonds.core.extracting.document import Document, DocumentPage, StatedName

TEXT = """Nº 117

SECRET

The Journal of Envoy to the Kingdom of Norland T. R. HALVORSEN

3 May 1951

I visited Pak Jong-ho (Deputy Minister of Trade, and member of the Council of Ports) at his house.

Pak Jong-ho reported that the Soviet government had decided to allocate 75,000 rubles for aid to the fishermen, who \
suffered from the storm yesterday.

He provided information that in a conversation with Yi Song-min he had asked about the second half of the current \
year. Yi Song-min said that the harbour will be open.

In 1938 the Germans produced 2,100 tons of refined copper, and after the war the production of copper in Poland was: \
in 1946 - 300 tons; 1947 - 950 tons; 1949 - 1,400 tons. Now more than 3,000 tons a year can be obtained.

The height of the tower is 61 meters. Mr. Dalgaard asked me to write to the Ministry of Foreign Affairs in Warsaw. \
Later Dalgaard thanked us.
"""


def journal() -> Document:
    """The journal as one page, dated and signed in its description."""
    return Document(
        pages=(DocumentPage(1, TEXT),),
        title="Journal of Envoy T. R. Halvorsen for 3 May 1951",
        date="1951-05-03",
        date_certain=True,
        language="en",
        stated=(StatedName("creators", "HALVORSEN, T. R.", "creator"),),
    )
