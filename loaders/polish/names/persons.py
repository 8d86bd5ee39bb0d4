"""Unknown persons: a first name and a surname, an office and a name, foreign particles; and their base forms."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.polish.names import syllables
from loaders.polish.names.body import acronym, joint_stock, upper
from loaders.polish.names.forms import named, particle
from loaders.polish.names.person_bases import base_form, initial
from loaders.polish.names.person_context import (
    context_cases,
    first_name,
    gender_of,
    office_noun,
    one_title,
    told_after,
)
from loaders.polish.names.person_words import (
    arabic,
    by_its_form,
    capital,
    common_first,
    function_word,
    kept,
    may_be_foreign,
    of_the_head,
    suffixed,
    surname_by_chance,
    two_particles,
)
from loaders.polish.names.places import of_a_province
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.name_heads import data, head_kind
from loaders.polish.text.words import CASES, Reading, Sentence, Word

_OWN_ENDINGS = ("’a", "'a")  # of a genitive written behind a foreign word


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name at words `first` … `last`, its base form, and the gender that its first name or office tells."""

    first: int
    last: int
    base: str
    gender: str | None


def _common(word: Word) -> bool:
    """A word of the dictionary that is no name: `Rada`, `Ministerstwo`."""
    return (
        bool(word.readings)
        and not any(r.name for r in word.readings)
        and not any(r.lemma[:1].isupper() for r in word.readings)
    )


# How genitives end that are no nominatives of surnames: `założyciel Agrofertu`.
_OF = ("u", "a", "y", "ej", "ów", "ego", "ii", "ji")
# Capitalised words that stand before a name and are none of it.
_NO_NAME = frozenset(
    {"Pan", "Pani", "Pana", "Panu", "Panem", "Panią", "Sam", "Sama", "Ksiądz", "Księdza", "Siostra", "Brat", "Ojciec", "Święty", "Święta", "Para"}
)  # fmt: skip


_CAPITAL_PARTICLES = frozenset({"De", "Van", "Von", "Den", "Der", "Del", "Della", "Di", "Da", "Du", "Le", "La", "Ten"})


def find(sentence: Sentence, at: int, blocked: frozenset[int]) -> Person | None:
    """A person's name of two or more words that starts at `at`, or a surname right after an office noun."""
    word = sentence[at]
    if at in blocked or not (capital(word) or initial(word)) or word.text in _NO_NAME:
        return None
    if (end := syllables.run(sentence, at, blocked)) is not None:
        return Person(at, end, syllables.base(sentence[at : end + 1]), None)
    firsts = first_name(word) or common_first(sentence, at, blocked)
    if firsts and at and sentence[at - 1].lemmas & {"święty"} and sentence[at - 1].text[:1].islower():
        return None  # `parafii św. Józefa w Wołożynie`: nobody of today
    if not firsts and head_kind(word) is not None and any(not r.name for r in word.readings):
        return None  # `działacze Partii Musawat`
    if not firsts and at + 1 < len(sentence) and of_the_head(word, sentence[at + 1]):
        return None  # `szef Polskiej Izby Turystyki`
    if acronym(word) and at + 2 < len(sentence) and not firsts and first_name(sentence[at + 1]):
        return None  # `wiceprezes UOKiK Michał Holeksa`
    if joint_stock(sentence, at):
        return None  # `zarząd Lotosu S.A.`
    if joint_stock(sentence, at - 1) and at > 1 and upper(sentence[at - 2]):
        return None  # … `prezes KGHM S.A. Andrzej Szydło`
    if firsts and function_word(sentence, at):
        return None  # `Od Polski`, `Ani Amerykanie`: no Oda, no Ania
    if not firsts and not initial(word) and at and _of_a_place(sentence, at):
        return None  # `burmistrz dzielnicy Sisli`: that is where he is mayor
    relatives = at > 0 and _relatives_name(sentence, at)
    office = at > 0 and (relatives or _title(sentence, at))
    cleric = word.text in data()["clerics"] and at + 1 < len(sentence) and capital(sentence[at + 1])
    opens = bool(firsts or office or cleric) or initial(word) or may_be_foreign(sentence, at, blocked)
    if not (opens or (word.foreign and at > 0)):
        return None
    after = sentence[at + 1] if at + 1 < len(sentence) and at + 1 not in blocked else None
    if after is not None and not firsts and capital(after) and of_a_province(sentence, at):
        return None
    if after is not None and not firsts and first_name(after) and _someone_elses(sentence, at, after):
        return None  # `szef Wagnera Antoni Jelizarow`: the person begins with the first name
    if not firsts and after is not None and first_name(after) and at and sentence[at - 1].lemmas & lexicon().kin_nouns:
        return None  # `żona Wierabieja Alena`: hers is the first name
    last = at
    index = at + 1
    while index < len(sentence) and index not in blocked and index - at <= 5:
        following = sentence[index]
        if (
            (particle(following) or following.text in _CAPITAL_PARTICLES)
            and index + 1 < len(sentence)
            and (capital(sentence[index + 1]) or two_particles(sentence, index))
            and index + 1 not in blocked
        ):
            index += 1
            continue
        if not (capital(following) or initial(following)) or (
            _common(following)
            and not ((relatives or cleric) and index == at + 1)
            and not _agrees(sentence[last], following)
            and not (
                (firsts or office) and (suffixed(following) or not following.cases)
            )  # `Wołodymyra Żurawlowa`, `Nawaf Salam`
            and not (index == at + 1 and surname_by_chance(sentence, at, index, bool(firsts), blocked))
            and not arabic(sentence, index)
        ):
            break
        if last > at and not first_name(sentence[last]) and _opens_another(sentence, index, blocked):
            break  # `Adria Link Matjaž Hribar`: a firm and its head
        if last > at and head_kind(following) is not None and any(not r.name for r in following.readings):
            break  # `skazał Jana Dubowika Sąd Obwodowy w Grodnie`
        voc = following.cases == {"voc"}  # `William Ruto`: nobody is told of in a vocative
        if named(sentence[last], "imię") and first_name(following) and not (voc or _agrees(sentence[last], following)):
            if (index + 1 < len(sentence) and capital(sentence[index + 1])) or not kept(following):
                break  # `Mahometowi Asia`: two names in two cases are two persons
        if (
            following.foreign
            or ((firsts or office) and (suffixed(following) or not following.cases))
            or named(following, "nazwisko")
            or (particle(following) and named(following, "człon_nazwiska"))
            or first_name(following)
            or initial(following)
            or ((relatives or cleric) and index == at + 1)
            or _loose(sentence[last], following, bool(firsts or (office and word.foreign)))
            or (index == at + 1 and surname_by_chance(sentence, at, index, bool(firsts), blocked))
            or arabic(sentence, index)
        ):
            last = index
            index += 1
            continue
        break
    if office and not firsts and not relatives and _explains_who_stands_before(sentence, at, last):
        return None
    rows = sentence[at : last + 1]
    ends = rows[-1].text.casefold()
    of_firms = ends in data()["foreign_words"] and (not firsts or ends not in data()["surnames_too"])
    if last > at and not initial(word) and of_firms:
        return None  # `swojego rywala Reynolds American`: a firm
    if last == at:
        if last + 1 < len(sentence) and _numeral(sentence[last + 1]) and firsts:
            return Person(at, last + 1, f"{base_form((word,), 'm')} {sentence[last + 1].text}", "m")
        relative = bool(firsts or (word.foreign and _between_commas(sentence, at))) and _relative_of(sentence, at)
        titled = office and (named(word, "nazwisko") or word.foreign or firsts)
        if not (titled or relative or by_its_form(sentence, at, blocked) or _alone(sentence, at, firsts)):
            return None
        if head_kind(word) is not None and not all(r.name for r in word.readings):
            return None  # `sekretarz Rady …` is no person called Rado
    elif not opens and not any(first_name(w) for w in rows):
        return None
    outer = context_cases(sentence, at, blocked)
    title = (
        sentence[at - 1 - (sentence[at - 1].text == ",")] if relatives else one_title(sentence, at) if office else None
    )
    gender = gender_of(rows, title, outer)
    sex, after_cases = told_after(sentence, at, last)
    if outer and after_cases and not outer & after_cases:
        sex, after_cases = None, frozenset()  # `partia premiera Bojka Borisowa uzyskała`
    both = sex is not None and any(r.values(("f" if sex == "f" else "m1",)) for r in first_name(rows[0]))
    if sex is not None and (gender is None or both):  # `Attaché Meksyku Karla Ornela dostała`
        gender = sex
    if after_cases and not outer and (gender is None or gender == sex):
        outer = after_cases
    return Person(at, last, base_form(rows, gender, outer), gender)


def _of_a_place(sentence: Sentence, at: int) -> bool:
    """Whether a noun for a place brings one word of no dictionary: `mer miasta Sumqayıt`; two words may be a person's name."""
    before, word = sentence[at - 1], sentence[at]
    if not (before.lemmas & data()["place_nouns"] and before.text.islower() and "gen" in before.cases and word.foreign):
        return False
    return at + 1 >= len(sentence) or not capital(sentence[at + 1])


def _someone_elses(sentence: Sentence, at: int, after: Word) -> bool:
    """Whether the word before a first name is a body or place that the noun before it belongs to.

    `prawnik Memoriału Maksim Truszyn`, `żołnierza Bundeswehry Thomasa R.`, `emeryt z Levic Juraj C.`
    """
    word = sentence[at]
    firsts = frozenset(c for r in first_name(after) for c in r.values(CASES))
    further = sentence[at + 2] if at + 2 < len(sentence) else None
    if at and sentence[at - 1].lemmas & data()["of_localities"] and further is not None and capital(further):
        return True  # `sołtys Tofiłowiec Bazyli Leoniuk`
    if named(word, "nazwa_organizacji") and not named(word, "nazwisko"):
        return True
    runs = at and sentence[at - 1].lemmas & data()["run_firms"] and "gen" in sentence[at - 1].cases
    if runs and word.text.endswith(_OWN_ENDINGS):
        return True  # `założyciela Oracle’a Larry’ego Ellisona`
    if at and (told := frozenset(c for r in sentence[at - 1].readings if r.pos == "prep" for c in r.values(CASES))):
        return not told & firsts
    if (
        not word.foreign
        and word.cases <= {"gen", "dat", "loc"}
        and _nominative(sentence[at - 1] if at else word, after)
    ):
        return True  # `lider Tiszy Péter Magyar`
    if word.foreign and word.text.endswith("a") and not firsts & {"nom", "gen", "acc"}:
        return True  # `arcybiskupem Mukačeva Mykołą Łuczokiem`: no word in -a is in his case
    his = at and office_noun(sentence[at - 1]) and _agrees(sentence[at - 1], word) and named(word, "nazwisko")
    return bool(word.cases) and not word.foreign and not word.cases & firsts and not his  # `generała Osmana Diallo`


def _nominative(office: Word, first: Word) -> bool:
    """An office that may be a subject, and a first name in its base form that ends so that Polish would decline it."""
    named_so = any(r.lemma == first.text for r in first_name(first))
    return office_noun(office) and "nom" in office.cases and named_so and first.text[-1] not in "aeiouyęą"


def _numeral(word: Word) -> bool:
    """`XVI` after a first name: a pope or a king."""
    return bool(word.text) and set(word.text) <= set("IVX")


def _alone(sentence: Sentence, at: int, firsts: tuple[Reading, ...]) -> bool:
    """A first name alone that is nothing else: `Franciszek`, `Mahometowi`; not at the head of a sentence."""
    word = sentence[at]
    return bool(firsts) and at > 0 and not word.foreign and all(r.name in ("imię", "nazwisko") for r in word.readings)


def _relative_of(sentence: Sentence, at: int) -> bool:
    """`syna Łukaszenki Wiktara`, `żonę Swietłanę`, `jego córka, Eisham`: a first name alone that a noun for a relative brings."""
    word = sentence[at]
    kin = lexicon().kin.keys()
    before = at - 1
    if before > 0 and sentence[before].text == ",":
        before -= 1
    while before > 0 and at - before <= 4 and not sentence[before].lemmas & kin:
        owner = sentence[before]
        if not (capital(owner) and (owner.foreign or "gen" in owner.cases)):
            return False
        before -= 1
    noun = sentence[before]
    low = noun.text.islower() or before == 0
    return before >= 0 and bool(noun.lemmas & kin) and low and (word.foreign or _agrees(noun, word))


def _between_commas(sentence: Sentence, at: int) -> bool:
    return at + 1 < len(sentence) and sentence[at - 1].text == "," and sentence[at + 1].text in (",", ".", ")")


def _relatives_name(sentence: Sentence, at: int) -> bool:
    """`jego żona Cilia Flores`, `jego żonie, Cilii Flores`: two words that no dictionary knows, behind somebody's relative."""
    if at + 1 >= len(sentence) or not (sentence[at].foreign and capital(sentence[at + 1])):
        return False
    noun = at - 2 if sentence[at - 1].text == "," else at - 1
    if noun < 1 or not (sentence[noun].lemmas & lexicon().kin.keys() and sentence[noun].text.islower()):
        return False
    return bool(sentence[noun - 1].lemmas & _WHOSE)  # `z żoną Statkiewicza Maryną`: not without a word for whose


_WHOSE = frozenset({"on", "jego", "jej", "ich", "swój", "mój", "nasz"})


def _opens_another(sentence: Sentence, index: int, blocked: frozenset[int]) -> bool:
    """Whether a first name and a surname begin here."""
    after = sentence[index + 1] if index + 1 < len(sentence) and index + 1 not in blocked else None
    return bool(first_name(sentence[index])) and after is not None and capital(after) and not first_name(after)


def _loose(before: Word, word: Word, after_first_name: bool) -> bool:
    """A known word that may be a surname after a first name: `Lech Kaczka` yes, `Krzysztof Ożanna` too, `Donald Polsce` no."""
    if not after_first_name or word.text.isupper() or named(word, "nazwa_organizacji"):
        return False
    return not named(word, "nazwa_geograficzna") or (bool(named(before, "imię")) and _agrees(before, word))


def _agrees(a: Word, b: Word) -> bool:
    return bool(a.cases & b.cases)


def _title(sentence: Sentence, at: int) -> bool:
    """Whether an office noun stands before: `prezydent Zełenski`, `pani Cichanouska`, `minister obrony Litwy Kaunas`."""
    if sentence[at - 1].lemmas & {"pan", "pani", "doktor"}:
        return True
    for before in range(at - 1, max(-1, at - 7), -1):
        word = sentence[before]
        if office_noun(word):
            return True
        inner = word.cases if word.pos & {"subst", "ger", "adj", "ppas"} else frozenset()
        if "gen" not in inner and word.text not in ("do", "ds.", "spraw", "i", "oraz"):
            return False
    return False


def _explains_who_stands_before(sentence: Sentence, at: int, last: int) -> bool:
    """`Andrej Babisz, założyciel Agrofertu,`: an office between commas behind a name is his, and what follows it is of what."""
    if at < 3 or sentence[at - 2].text != "," or not capital(sentence[at - 3]) or last + 1 >= len(sentence):
        return False
    before, office = sentence[at - 3], sentence[at - 1]
    holder = before.foreign or named(before, "nazwisko") or not before.cases
    nominative = "nom" in office.cases and "gen" not in office.cases and sentence[last].text.endswith(_OF)
    return holder and nominative and sentence[last + 1].text in (",", ".", ")", ";")
