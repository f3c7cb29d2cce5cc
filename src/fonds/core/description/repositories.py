"""Well-known repositories and the ways in which references name them, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii


@dataclass(frozen=True, slots=True)
class Repository:
    """An institution that holds originals: `code` as usually cited, `name`, `country` (ISO 3166 alpha-2)."""

    code: str
    name: str
    country: str
    also: tuple[str, ...] = ()


REPOSITORIES: tuple[Repository, ...] = (
    Repository("AVPRF", "Archive of Foreign Policy of the Russian Federation", "RU",
               ("АВП РФ", "AVP RF", "АВПРФ", "AVP", "Foreign Policy Archive of the Russian Federation",
                "Архив внешней политики Российской Федерации", "Arkhiv vneshnei politiki Rossiiskoi Federatsii")),
    Repository("AVPR", "Archive of Foreign Policy of Russia", "RU", ("АВПР", "AVPRI", "АВПРИ")),
    Repository("RGANI", "Russian State Archive of Contemporary History", "RU",
               ("РГАНИ", "Российский государственный архив новейшей истории",
                "Rossiiskii gosudarstvennyi arkhiv noveishei istorii")),
    Repository("RGASPI", "Russian State Archive of Socio-Political History", "RU",
               ("РГАСПИ", "Российский государственный архив социально-политической истории",
                "Rossiiskii gosudarstvennyi arkhiv sotsialno-politicheskoi istorii")),
    Repository("TsKhSD", "Center for the Storage of Contemporary Documentation", "RU", ("ЦХСД", "TsChSD", "SCCD")),
    Repository("RTsKhIDNI", "Russian Center for Preservation and Study of Documents of Contemporary History", "RU",
               ("РЦХИДНИ",)),
    Repository("APRF", "Archive of the President of the Russian Federation", "RU",
               ("АП РФ", "AP RF", "АПРФ", "Архив Президента Российской Федерации")),
    Repository("GARF", "State Archive of the Russian Federation", "RU",
               ("ГА РФ", "ГАРФ", "GA RF", "Государственный архив Российской Федерации")),
    Repository("RGVA", "Russian State Military Archive", "RU", ("РГВА",)),
    Repository("RGAE", "Russian State Archive of the Economy", "RU", ("РГАЭ",)),
    Repository("RGALI", "Russian State Archive of Literature and Art", "RU", ("РГАЛИ",)),
    Repository("RGIA", "Russian State Historical Archive", "RU", ("РГИА",)),
    Repository("RGADA", "Russian State Archive of Ancient Acts", "RU", ("РГАДА",)),
    Repository("RGAVMF", "Russian State Archive of the Navy", "RU", ("РГАВМФ", "РГА ВМФ")),
    Repository("RGVIA", "Russian State Military Historical Archive", "RU", ("РГВИА",)),
    Repository("TsAMO", "Central Archive of the Ministry of Defence of the Russian Federation", "RU",
               ("ЦАМО", "ЦАМО РФ", "TsAMO RF", "TsAMORF")),
    Repository("TsA FSB", "Central Archive of the Federal Security Service", "RU", ("ЦА ФСБ", "ЦА ФСБ России")),
    Repository("TsDAHOU", "Central State Archive of Public Organizations of Ukraine", "UA",
               ("ЦДАГО України", "ЦДАГО", "ЦДАГОУ", "TsDAHO Ukrainy", "TsDAGO", "TsDAHO")),
    Repository("TsDAVO", "Central State Archive of Supreme Authorities of Ukraine", "UA",
               ("ЦДАВО", "ЦДАВО України", "ЦДАВОУ", "TsDAVOU")),
    Repository("HDA SBU", "Sectoral State Archive of the Security Service of Ukraine", "UA",
               ("ГДА СБУ", "ГДА СБ України", "HDASBU")),
    Repository("NARB", "National Archives of the Republic of Belarus", "BY", ("НАРБ", "НА РБ")),
    Repository("TsDA", "Central State Archives of Bulgaria", "BG", ("ЦДА", "TsDA Sofia", "CDA")),
    Repository("LYA", "Lithuanian Special Archives", "LT", ("Lietuvos ypatingasis archyvas",)),
    Repository("LVA", "State Archive of Latvia", "LV"),
    Repository("ERA", "National Archives of Estonia", "EE", ("ERAF",)),
    Repository("TNA", "The National Archives, Kew", "GB",
               ("The National Archives", "PRO", "Public Record Office", "The National Archives of the UK", "UKNA",
                "The National Archives, Kew", "National Archives, Kew", "TNA (PRO)", "TNA:PRO")),
    Repository("NARA", "National Archives and Records Administration", "US",
               ("National Archives and Records Administration", "National Archives and Records Administration II",
                "US National Archives", "U.S. National Archives", "NA", "NARA II", "USNA", "NACP",
                "National Archives at College Park")),
    Repository("National Archives", "National Archives (country not stated)", ""),
    Repository("Library of Congress", "Library of Congress", "US", ("LOC", "LC")),
    Repository("Richard Nixon Library", "Richard Nixon Presidential Library", "US",
               ("Nixon Library", "The Richard Nixon Library", "Nixon Presidential Library",
                "Richard Nixon Presidential Library", "RMNL")),
    Repository("Kennedy Library", "John F. Kennedy Presidential Library", "US",
               ("JFKL", "John F. Kennedy Library", "John F. Kennedy Presidential Library", "JFK Library")),
    Repository("Johnson Library", "Lyndon Baines Johnson Presidential Library", "US",
               ("LBJL", "Lyndon B. Johnson Library", "Lyndon Baines Johnson Library", "LBJ Library")),
    Repository("Eisenhower Library", "Dwight D. Eisenhower Presidential Library", "US",
               ("DDEL", "Dwight D. Eisenhower Library")),
    Repository("Truman Library", "Harry S. Truman Presidential Library", "US",
               ("HSTL", "Harry S. Truman Library")),
    Repository("Ford Library", "Gerald R. Ford Presidential Library", "US", ("GRFL", "Gerald R. Ford Library")),
    Repository("Carter Library", "Jimmy Carter Presidential Library", "US", ("Jimmy Carter Library",)),
    Repository("Reagan Library", "Ronald Reagan Presidential Library", "US", ("Ronald Reagan Library",)),
    Repository("Roosevelt Library", "Franklin D. Roosevelt Presidential Library", "US",
               ("FDRL", "Franklin D. Roosevelt Library")),
    Repository("National Security Council", "National Security Council", "US"),
    Repository("Central Intelligence Agency", "Central Intelligence Agency", "US"),
    Repository("Washington National Records Center", "Washington National Records Center", "US", ("WNRC",)),
    Repository("Hoover Institution", "Hoover Institution Library and Archives", "US",
               ("Hoover Institution Archives", "HIA")),
    Repository("PA AA", "Political Archive of the Federal Foreign Office", "DE",
               ("PAAA", "PA-AA", "Politisches Archiv des Auswärtigen Amts", "PA/AA",
                "Politisches Archiv des Auswärtigen Amtes")),
    Repository("BArch", "Federal Archives of Germany", "DE",
               ("Bundesarchiv", "BA", "BAB", "BArch Berlin", "BArch Koblenz", "Bundesarchiv Koblenz",
                "Bundesarchiv Berlin")),
    Repository("SAPMO-BArch", "Archive of the Parties and Mass Organisations of the GDR in the Federal Archives", "DE",
               ("SAPMO", "SAPMO BArch")),
    Repository("BStU", "Stasi Records Archive", "DE", ("BArch MfS", "Stasi-Unterlagen-Archiv")),
    Repository("Rigsarkivet", "Danish National Archives", "DK",
               ("Rigsarkivet Danish National Archives", "Danish National Archives")),
    Repository("ASDMAE", "Historical Diplomatic Archive of the Italian Ministry of Foreign Affairs", "IT",
               ("Archivio Storico Diplomatico del Ministero degli Affari Esteri", "ASMAE")),
    Repository("SNA", "Slovak National Archives", "SK",
               ("Slovenský národný archív", "Slovenský národný archív Slovak National Archive",
                "Slovak National Archives", "Slovak National Archive")),
    Repository("NA Praha", "National Archives, Prague", "CZ", ("Národní archiv", "Národní archiv Praha")),
    Repository("JACAR", "Japan Center for Asian Historical Records", "JP",
               ("Japan Center for Asia Historical Materials (JACAR)", "Japan Center for Asian Historical Records",
                "Japan Center for Asia Historical Materials")),
    Repository("AAN", "Central Archives of Modern Records, Warsaw", "PL", ("Archiwum Akt Nowych",)),
    Repository("AMSZ", "Archive of the Polish Ministry of Foreign Affairs", "PL",
               ("Archiwum Ministerstwa Spraw Zagranicznych",)),
    Repository("MNL OL", "National Archives of Hungary", "HU", ("Magyar Országos Levéltár", "MOL", "MNL-OL")),
    Repository("ANIC", "National Central Historical Archives of Romania", "RO",
               ("Arhivele Naționale Istorice Centrale",)),
    Repository("AJ", "Archives of Yugoslavia", "RS", ("Arhiv Jugoslavije", "Архив Југославије")),
    Repository("AMAE", "French Ministry of Foreign Affairs Archives", "FR",
               ("Archives du ministère des Affaires étrangères", "AMAE La Courneuve")),
    Repository("AN", "National Archives of France", "FR", ("Archives nationales", "Archives nationales de France")),
    Repository("PRC FMA", "Archive of the Ministry of Foreign Affairs of the People's Republic of China", "CN",
               ("PRCFMA", "Foreign Ministry Archive of the PRC", "CFMA")),
    Repository("UNA", "United Nations Archives", "", ("UN Archives", "UNARMS")),
)  # fmt: skip


def repository_key(name: str) -> str:
    """A name without script, case and punctuation: `АВП РФ` and `AVPRF` are both `avprf`."""
    return re.sub(r"[^0-9a-z]", "", anyascii(name).casefold())


@lru_cache(maxsize=1)
def _table() -> dict[str, Repository]:
    return {repository_key(name): one for one in REPOSITORIES for name in (one.code, one.name, *one.also)}


def repository_named(name: str) -> Repository | None:
    """The repository of the table that is called so, in Latin or Cyrillic, or None."""
    return _table().get(repository_key(name))


def standard_name(name: str, extra: Mapping[str, str]) -> str:
    """The usual name of a repository: from `extra` (as called → full name) first, then the table; else empty."""
    key = repository_key(name)
    if not key:
        return ""
    for called, full in extra.items():
        if key in (repository_key(called), repository_key(full)):
            return full
    known = _table().get(key)
    return known.code if known else ""
