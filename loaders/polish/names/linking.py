"""What the document itself teaches of its names, and the clusters that come of it.

A surname or an acronym alone takes the cluster of the full name that the same document holds, if only one can be meant;
an unknown single name is settled by the company that it keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from loaders.polish.names import person_words
from loaders.polish.names.forms import named, stems
from loaders.polish.names.found import PERSON, Found, covered_by
from loaders.polish.names.near_misses import gender_agrees
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.name_heads import surname_first
from loaders.polish.text.words import CASES, Sentence, Word
from ontology.claims import Cluster, Document, Link, Mention, Span
from ontology.ids import cluster_iri, entity_iri


@dataclass(frozen=True, slots=True)
class Naming:
    """What the namer found; mentions in text order, clusters in the order of their first mention."""

    mentions: tuple[Mention, ...]
    clusters: tuple[Cluster, ...]


def link_short(found: list[Found], sentences: list[Sentence]) -> list[Found]:
    """Surnames and acronyms alone: those of a full name of the document; unknown single names by the company they keep."""
    surnames: dict[str, list[Found]] = {}
    for row in found:
        if row.type == PERSON and (row.last > row.first or row.entry is not None):
            first = row.base.split()[0]
            ahead = {first.casefold()} if surname_first(first) else set()
            for key in {_last(row.base), _last(row.base).rpartition("-")[2]} | ahead:  # `Mulook` of Saif ul-Mulook
                rows = surnames.setdefault(key, [])
                if not any(_same_person(row, x) for x in rows):
                    rows.append(row)
    out: list[Found] = []
    covered = covered_by(found)
    firsts = _by_given_name(found)
    strangers = {key: [r for r in rows if r.entry is None] for key, rows in surnames.items()}
    strangers = {key: rows for key, rows in strangers.items() if len(rows) == 1}
    in_full = {r.entry.key for r in found if r.entry is not None and r.last > r.first}
    for row in found:
        if row.entry is not None and row.entry.key not in in_full and (other := _stranger(row, sentences, strangers)):
            out.append(other)
            continue
        if row.type == PERSON and row.first == row.last and row.entry is None:
            own, sentence = row.base.casefold(), sentences[row.sentence]
            given = () if _another(sentence, row.first) else firsts.get(own, ())
            out.append(_known(row, [*surnames.get(own, ()), *given]))
            continue
        if row.type != "Unknown":
            out.append(row)
            continue
        match = _match(sentences[row.sentence][row.last], surnames) if row.first == row.last else None
        if match is not None:
            out.append(
                replace(
                    row,
                    type=PERSON,
                    base=_short(match, sentences[row.sentence][row.last]),
                    entry=match.entry,
                    gender=match.gender,
                )
            )
    for number, sentence in enumerate(sentences if surnames else ()):
        for at, word in enumerate(sentence):
            if (
                word.text.islower()
                or not person_words.capital(word)
                or (number, at) in covered
                or (at == 0 and not word.foreign and not _only_a_name(word))
            ):
                continue
            match = _match(word, surnames)
            if match is not None:
                out.append(Found(number, at, at, PERSON, _short(match, word), match.entry, match.gender))
    out += _first_names(firsts, sentences, covered | covered_by(out))
    placed = {(o.sentence, o.first) for o in out if o.span is None}
    out += _settle(
        [f for f in found if f.type == "Unknown" and (f.sentence, f.first) not in placed],
        sentences,
    )
    return sorted(out, key=lambda f: (f.sentence, f.first, f.last, f.span or Span(0, 0)))


def _stranger(row: Found, sentences: list[Sentence], strangers: dict[str, list[Found]]) -> Found | None:
    """`Alijewa` in a text that names Rahman Alijew, and the president of Azerbaijan nowhere in full: of the two the one told."""
    sentence = sentences[row.sentence]
    if row.type != PERSON or row.first != row.last or row.span is not None or not strangers:
        return None
    if row.first and sentence[row.first - 1].lemmas & lexicon().top_offices:
        return None  # `prezydent Alijew`
    match = _match(sentence[row.first], strangers)
    return replace(row, base=_short(match, sentence[row.first]), entry=None, gender=match.gender) if match else None


def _first_names(
    people: dict[str, list[Found]], sentences: list[Sentence], covered: set[tuple[int, int]]
) -> list[Found]:
    """First names alone of whom the document names in full and who is the only one so called: `Asię` beside Asia Bibi."""
    out: list[Found] = []
    for number, sentence in enumerate(sentences if people else ()):
        for at, word in enumerate(sentence):
            if word.text.islower() or (number, at) in covered or not person_words.capital(word):
                continue
            if not all(r.name for r in word.readings):
                continue
            firsts = sorted({r.lemma for r in named(word, "imię") if r.lemma.casefold() in people})
            rows = [row for first in firsts for row in people[first.casefold()] if gender_agrees((word,), row.gender)]
            if len(rows) == 1 and not _another(sentence, at):
                row = rows[0]
                out.append(Found(number, at, at, PERSON, firsts[0], row.entry, row.gender, full=row.base))
    return out


def _another(sentence: Sentence, at: int) -> bool:
    """Whether the words beside a first name make it somebody else's: `Jan X`, `książę Karol`, `Andrzeja, kierowcę z Grodna`."""
    word = sentence[at]
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    if (after is not None and person_words.capital(after)) or (at > 1 and person_words.capital(sentence[at - 1])):
        return True
    before = sentence[at - 1] if at else None
    if before is not None and ("święty" in before.lemmas or _common_noun(before, word)):
        return True
    return after is not None and after.text == "," and at + 2 < len(sentence) and _common_noun(sentence[at + 2], word)


def _common_noun(noun: Word, name: Word) -> bool:
    """Whether a noun that is no name stands in a case of the name beside it."""
    rows = [r for r in noun.readings if r.pos == "subst" and not r.name]
    return (
        bool(rows)
        and not noun.pos & {"prep", "fin", "praet", "conj"}
        and any(r.values(CASES) & name.cases for r in rows)
    )


def one_base(found: list[Found], sentences: list[Sentence]) -> list[Found]:
    """Case forms of one unknown person get one base form, the one told most often: `Asii Bibi`, `Asię Bibi` → `Asia Bibi`."""
    people = [f for f in found if f.type == PERSON and f.entry is None and f.last > f.first]
    counts: dict[str, int] = {}
    for row in people:
        counts[row.base] = counts.get(row.base, 0) + 1
    if len(counts) < 2:
        return found

    firsts = {r.lemma for f in people for r in named(sentences[f.sentence][f.first], "imię")}
    # `Railę Odingę` can be of no other base, `Raila Odinga` may be a genitive
    sure = {
        f.base for f in people if any(w.text.endswith(("ę", "ą")) for w in sentences[f.sentence][f.first : f.last + 1])
    }

    def base(row: Found) -> str:
        words = sentences[row.sentence][row.first : row.last + 1]
        forms = [set(stems(w.text)) for w in words]
        fits = [
            other
            for other in counts
            if len(parts := other.casefold().split()) == len(forms)
            and all(part in form for part, form in zip(parts, forms, strict=True))
        ]
        return max([row.base, *fits], key=lambda b: (b.split()[0] in firsts, b in sure, counts[b], b == row.base, b))

    told = {id(row): base(row) for row in people}
    return [replace(f, base=told[id(f)]) if id(f) in told else f for f in found]


def _known(row: Found, people: list[Found]) -> Found:
    """A person told by one name, who is the only one of that name in the document: `Franciszkowi` where a pope is told of."""
    if len(people) != 1 or people[0] is row:
        return row
    return replace(row, entry=people[0].entry, gender=people[0].gender, full=people[0].base)


def _by_given_name(found: list[Found]) -> dict[str, list[Found]]:
    """First name in small letters → the persons whom the document names in full by it, each once."""
    people: dict[str, list[Found]] = {}
    for row in found:
        if row.type == PERSON and row.last > row.first:
            rows = people.setdefault(row.base.split()[0].casefold(), [])
            if not any(_same_person(row, x) for x in rows):
                rows.append(row)
    return people


def _only_a_name(word: Word) -> bool:
    """A word that opens a sentence and can be read as a person's name, and as no common word."""
    return bool(named(word, "nazwisko")) or (bool(named(word, "imię")) and all(r.name for r in word.readings))


def _short(match: Found, word: Word) -> str:
    """The surname of a full name as it stands alone in the text."""
    first, last = match.base.split()[0], match.base.split()[-1]
    return first if first == word.text and surname_first(first) else last


def _same_person(a: Found, b: Found) -> bool:
    if a.entry is not None or b.entry is not None:
        return a.entry is b.entry
    return a.base.casefold() == b.base.casefold()


def _last(base: str) -> str:
    return base.split()[-1].casefold()


def _match(word: Word, surnames: dict[str, list[Found]]) -> Found | None:
    """The one person of the document whose surname this form can be."""
    forms = set(stems(word.text)) | {r.lemma.casefold() for r in named(word, "nazwisko")}
    rows = [row for key in sorted(forms & surnames.keys()) for row in surnames[key]]
    exact = surnames.get(word.text.casefold(), [])
    rows = exact if len(exact) == 1 else rows
    same = word.text.casefold()  # `Kallas` of Kaja Kallas is she, though a man's name is read so too
    rows = [r for r in rows if _last(r.base) == same or gender_agrees((word,), r.gender)]
    distinct: list[Found] = []
    for row in rows:
        if not any(_same_person(row, x) for x in distinct):
            distinct.append(row)
    first = len(distinct) > 1 and all(row.sentence > distinct[0].sentence for row in distinct[1:])
    return distinct[0] if len(distinct) == 1 or first else None  # the surname alone is hers whom the text brought first


def _settle(rows: list[Found], sentences: list[Sentence]) -> list[Found]:
    """Unknown single names: an organisation where the name recurs or acts, else left out."""
    counts: dict[str, int] = {}
    for row in rows:
        for stem in stems(row.base):
            counts[stem] = counts.get(stem, 0) + 1
    out: list[Found] = []
    for row in rows:
        word = sentences[row.sentence][row.first]
        base = _shared_base(row.base, counts)
        times = counts.get(base.casefold(), 1)
        if times >= 2 or row.last > row.first:
            out.append(replace(row, type="Organization", base=base if row.first == row.last else row.base))
        elif row.first and any(c.isupper() for c in word.text[1:]):
            out.append(replace(row, type="Organization"))
    return out


def _shared_base(form: str, counts: dict[str, int]) -> str:
    """The base form that most forms of the document share: `Ryanaira`, `Ryanairem` → `Ryanair`."""
    low = form.casefold()
    best = max(stems(form), key=lambda s: (counts.get(s, 0), s == low, -len(s)))
    return form[: len(best)] + best[len(form) :] if low.startswith(best[: len(form)]) else form[0] + best[1:]


def _by_first_name(row: Found, words: Sentence) -> str | None:
    """`Maryna Hancewicz`: the base form once settled, its first name tells the sex, though its form could be a man's genitive."""
    first = row.base.split()[0]
    if row.type != PERSON or first == row.base:
        return None
    sexes = {"f" if r.values(("f",)) else "m" for r in words[0].readings if r.lemma == first and r.values(("m1", "f"))}
    return sexes.pop() if len(sexes) == 1 else None


def clusters(
    document: Document, sentences: list[Sentence], found: Iterable[Found], same: Mapping[str, Found]
) -> Naming:
    """The mentions and their clusters; `same` tells of which name another one is a further name."""
    rows = list(found)
    full: dict[str, list[str]] = {}  # surname, short name → full base forms of unknown persons, bodies
    for row in rows:
        if row.type == PERSON and row.entry is None and " " in row.base:
            first = row.base.split()[0]
            keys = {row.base.split()[-1].casefold()} | ({first.casefold()} if surname_first(first) else set())
            for bases in (full.setdefault(key, []) for key in sorted(keys)):
                if row.base not in bases:
                    bases.append(row.base)
        elif row.full is not None and row.full != row.base:
            bases = full.setdefault(row.base.casefold(), [])
            if row.full not in bases:
                bases.append(row.full)
    mentions: list[Mention] = []
    names: dict[str, dict[str, None]] = {}
    made: dict[str, Cluster] = {}
    for row in rows:
        words = sentences[row.sentence][row.first : row.last + 1]
        span = row.span or Span(words[0].start, words[-1].end)
        base = row.base
        if row.full is not None:
            key = row.full
        elif row.entry is None:
            candidates = full.get(base.casefold(), []) if row.type != PERSON or " " not in base else []
            key = candidates[0] if len(candidates) == 1 else base
        else:
            key = base
        entry = row.entry
        if entry is None and key in same:
            entry, key = same[key].entry, same[key].base
        identifier = entity_iri(entry.key) if entry is not None else cluster_iri(document.text_id, key.casefold())
        kind = entry.type if entry is not None else row.type
        if identifier not in made:
            label = entry.label() if entry is not None else key
            gender = entry.gender if entry is not None else row.gender or _by_first_name(row, words)
            made[identifier] = Cluster(identifier, kind, label, (), entry is not None, gender)
            names[identifier] = dict.fromkeys(entry.all_names() if entry is not None else (key,))
        elif made[identifier].gender is None and row.gender is not None:
            made[identifier] = replace(made[identifier], gender=row.gender)  # a second name tells it
        if row.link is Link.NAMED:
            names[identifier] |= dict.fromkeys((base, *row.also))
        mentions.append(Mention(span, span.of(document.text), row.shown or kind, base, identifier, row.link))
    clusters = tuple(replace(c, names=tuple(names[c.id])) for c in made.values())
    return Naming(tuple(sorted(mentions, key=lambda m: m.span)), clusters)
