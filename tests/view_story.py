"""A small story in our own words for the tests of views: two documents, every kind of happening, a denial, a dispute.

`extractions()` gives it as loaders would, `records()` as views see it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.view.records import (
    DISPUTED,
    DONE,
    NON_EVENT,
    PROSPECT,
    RELATION,
    Count,
    Evidence,
    Filling,
    Happening,
    Source,
    Thing,
)
from ontology.claims import (
    Citation,
    Claim,
    Cluster,
    Document,
    Extraction,
    Mention,
    Mode,
    Quantity,
    Span,
    Status,
    Utterance,
)
from ontology.claims import Filler as Fill
from ontology.ids import BASE, entity_iri

THINGS = {
    "coale": ("person/coale", "Person", "John Coale", ("John Coale", "John Cole", "Coale")),
    "lukaszenka": (
        "person/lukaszenka",
        "Person",
        "Alaksandr Łukaszenka",
        ("Alaksandr Łukaszenka", "Alexander Lukashenko", "Аляксандр Лукашэнка", "Łukaszenka"),
    ),
    "poczobut": ("person/poczobut", "Person", "Andrzej Poczobut", ("Andrzej Poczobut", "Poczobut")),
    "us": ("country/us", "Country", "Stany Zjednoczone", ("Stany Zjednoczone", "United States", "USA")),
    "by": ("country/by", "Country", "Białoruś", ("Białoruś", "Belarus")),
    "belavia": ("org/belavia", "Company", "Belavia", ("Belavia", "Bieławia")),
    "minsk": ("place/minsk", "Place", "Mińsk", ("Mińsk", "Minsk")),
}
DOCUMENTS = {
    "rozmowy": ("Rozmowy w Mińsku", "2026-03-20", "Pracownia Wschodnia", "https://example.org/rozmowy"),
    "zaprzeczenia": ("Kto mówi prawdę?", "2026-03-25", "Dziennik", None),
}


@dataclass(frozen=True)
class Fact:
    doc: str
    sentence: str
    trigger: str
    type: str
    status: str = "actual"
    mode: str = ""
    date: tuple[str, str, str] | None = None
    roles: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # role → [(key, words)]
    quantity: tuple[float, float | None, float | None, str, str] | None = None  # value, least, most, of, words
    text: str = ""  # of a relation
    by: tuple[str, str] | None = None  # who says so: key, words
    cites: str = ""


DAY = ("2026-03-19", "2026-03-19", "2026-03-19")
FACTS = (
    Fact(
        "rozmowy",
        "19 marca w Mińsku Coale rozmawiał z Łukaszenką o więźniach.",
        "rozmawiał",
        "Negotiation",
        date=DAY,
        roles={"participant": [("coale", "Coale"), ("lukaszenka", "Łukaszenką")], "place": [("minsk", "Mińsku")]},
    ),
    Fact(
        "rozmowy",
        "Tego samego dnia Białoruś wypuściła ponad 170 osób.",
        "wypuściła",
        "PrisonerRelease",
        date=DAY,
        roles={"actor": [("by", "Białoruś")]},
        quantity=(170, 170, None, "osób", "ponad 170"),
        cites="https://example.org/przypis",
    ),
    Fact(
        "rozmowy",
        "Stany Zjednoczone zapowiedziały, że zniosą sankcje na Belavię.",
        "zniosą",
        "SanctionLifting",
        "planned",
        roles={"actor": [("us", "Stany Zjednoczone")], "target": [("belavia", "Belavię")]},
    ),
    Fact(
        "rozmowy",
        "Coale zaproponował Łukaszence podróż do USA.",
        "podróż",
        "Visit",
        "proposed",
        "offered",
        roles={"actor": [("lukaszenka", "Łukaszence")], "speaker": [("coale", "Coale")], "place": [("us", "USA")]},
    ),
    Fact(
        "rozmowy",
        "Wysłannik USA John Coale spędził w Mińsku jeden dzień.",
        "Wysłannik",
        "position",
        roles={"subject": [("coale", "John Coale")], "object": [("us", "USA")]},
        text="Wysłannik USA",
    ),
    Fact(
        "zaprzeczenia",
        "Wśród wypuszczonych przez Białoruś nie było Poczobuta.",
        "wypuszczonych",
        "PrisonerRelease",
        "negated",
        roles={"actor": [("by", "Białoruś")], "patient": [("poczobut", "Poczobuta")]},
    ),
    Fact(
        "zaprzeczenia",
        "Według Łukaszenki USA wydały Belavii licencję, czemu Waszyngton przeczy.",
        "wydały",
        "LicenceIssuance",
        "disputed",
        date=("2026-03", "2026-03-01", "2026-03-31"),
        roles={"actor": [("us", "USA")], "recipient": [("belavia", "Belavii")]},
        by=("lukaszenka", "Łukaszenki"),
    ),
)
KINDS = {"actual": DONE, "planned": PROSPECT, "proposed": PROSPECT, "negated": NON_EVENT, "disputed": DISPUTED}
RELATIONS = {"position"}


def iri(key: str) -> str:
    return entity_iri(THINGS[key][0])


def records() -> tuple[list[Thing], list[Happening]]:
    """Things and happenings of the story, as `graph.view.reader` reads them from a store."""
    things = [Thing(entity_iri(k), t, {"pl": label}, names) for k, t, label, names in THINGS.values()]
    return things, [_happening(number, fact) for number, fact in enumerate(FACTS)]


def _happening(number: int, fact: Fact) -> Happening:
    title, date, publisher, url = DOCUMENTS[fact.doc]
    source = Source(f"{BASE}document/{fact.doc}", title, date, publisher, url, fact.doc)
    fillings = [Filling(role, iri(key)) for role, who in fact.roles.items() for key, _ in who]
    relation = fact.type in RELATIONS
    edtf, earliest, latest = fact.date or (None, None, None)
    return Happening(
        f"{BASE}{'relation' if relation else 'eventuality'}/{number:02}",
        fact.type,
        RELATION if relation else KINDS[fact.status],
        fact.status,
        fact.mode,
        date=edtf,
        earliest=earliest,
        latest=latest,
        quantity=Count(*fact.quantity[:4]) if fact.quantity else None,
        fillings=(*fillings, *([Filling("text", None, fact.text)] if fact.text else [])),
        evidence=(
            Evidence(
                f"{BASE}claim/{number:02}",
                fact.sentence,
                source,
                fact.status,
                fact.mode,
                speakers=(THINGS[fact.by[0]][2],) if fact.by else (),
                cites=(fact.cites,) if fact.cites else (),
            ),
        ),
    )


def extractions() -> list[Extraction]:
    """The story as loaders hand it over, spans and all."""
    return [_extraction(name) for name in DOCUMENTS]


def _extraction(name: str) -> Extraction:
    title, date, publisher, url = DOCUMENTS[name]
    facts = [f for f in FACTS if f.doc == name]
    text = "\n\n".join(f.sentence for f in facts)
    document = Document(name, text, raw_sha256="0" * 64, title=title, date=date, publisher=publisher, url=url)
    claims, mentions, used = [], [], set()
    for fact in facts:
        at = text.index(fact.sentence)

        def span(words: str, at: int = at, sentence: str = fact.sentence) -> Span:
            start = at + sentence.index(words)
            return Span(start, start + len(words))

        whole = Span(at, at + len(fact.sentence))
        fillers = []
        for role, who in fact.roles.items():
            for key, words in who:
                used.add(key)
                fillers.append(Fill(role, span(words), iri(key)))
                mentions.append(Mention(span(words), words, THINGS[key][1], THINGS[key][2], iri(key)))
        if fact.text:
            fillers.append(Fill("text", span(fact.text), None, fact.text))
        said = ()
        if fact.by:
            used.add(fact.by[0])
            said = (Utterance(span(fact.by[1]), iri(fact.by[0])),)
        count = None
        if fact.quantity:
            value, least, most, of, words = fact.quantity
            count = Quantity(value, least, most, of, span=span(words))
        edtf, earliest, latest = fact.date or (None, None, None)
        claims.append(
            Claim(
                document.text_id,
                fact.type,
                Status(fact.status),
                whole,
                span(fact.trigger),
                fact.sentence,
                tuple(fillers),
                mode=Mode(fact.mode) if fact.mode else None,
                date=edtf,
                earliest=earliest,
                latest=latest,
                quantity=count,
                attribution=said,
                cites=(Citation(whole.end, fact.cites, fact.cites),) if fact.cites else (),
            )
        )
    clusters = tuple(Cluster(iri(k), THINGS[k][1], THINGS[k][2], THINGS[k][3], registered=True) for k in sorted(used))
    unique = tuple(sorted(set(mentions), key=lambda m: (m.span.start, m.text)))
    return Extraction(document, clusters, unique, tuple(claims), tuple(c.span for c in claims))
