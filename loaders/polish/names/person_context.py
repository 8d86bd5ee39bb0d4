"""What stands around a person's name: the case that it must have, and the sex that titles and participles tell."""

from __future__ import annotations

from loaders.polish.names.forms import named
from loaders.polish.names.person_bases import acronymic
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import QUOTES
from loaders.polish.text.name_heads import data
from loaders.polish.text.words import CASES, Reading, Sentence, Word


def first_name(word: Word) -> tuple[Reading, ...]:
    return named(word, "imię")


def office_noun(word: Word) -> bool:
    return bool(word.lemmas & lexicon().offices) and "subst" in word.pos


def _begins_a_clause(sentence: Sentence, at: int) -> bool:
    return at == 0 or sentence[at - 1].text in (",", "a", "że", "–", "-")


def told_after(sentence: Sentence, first: int, last: int) -> tuple[str | None, frozenset[str]]:
    """Sex and case that a participle or pronoun after the comma tells: `Pawła Rubcowa, zatrzymanego`, `Ołeksandra M., który`."""
    if last + 2 >= len(sentence):
        return None, frozenset()
    if sentence[last + 1].text != ",":
        acts = [r for r in sentence[last + 1].readings if r.pos == "praet" and r.values(("sg",))]
        subject = all(_nominative(w) for w in sentence[first : last + 1])  # not `Jana Dubowika zatrzymał patrol`
        if acts and subject and _begins_a_clause(sentence, first) and all(r.values(("m1",)) for r in acts):
            return "m", frozenset({"nom"})  # `minister pracy, Jose Vieira da Silva wyjaśnił`
        woman = bool(acts) and all(r.values(("f",)) and not r.values(("m1",)) for r in acts)  # `Karla Ornela dostała`
        return ("f", frozenset({"nom"})) if woman and sentence[last].text.endswith("a") else (None, frozenset())
    word = sentence[last + 2]
    rows = [r for r in word.readings if r.pos in ("adj", "ppas", "pact") and r.values(("sg",)) and word.text.islower()]
    relative = bool(word.lemmas & {"który", "jaki"})
    if not rows or not (relative or word.pos & {"ppas", "pact"}) or any(r.values(("pl",)) for r in rows):
        return None, frozenset()
    sexes = {s for r in rows for s in (("f",) if r.values(("f",)) else ()) + (("m",) if r.values(("m1",)) else ())}
    if len(sexes) != 1:
        return None, frozenset()
    sex = sexes.pop()
    fitting = [r for r in rows if r.values(("f" if sex == "f" else "m1",))]
    return sex, frozenset() if relative else frozenset(c for r in fitting for c in r.values(CASES)) - {"voc"}


def _nominative(word: Word) -> bool:
    """Whether a word of a name may be in the nominative: as a first name where it can be one, else as a surname."""
    rows = first_name(word) or named(word, "nazwisko")
    return not rows or any(r.values(("nom",)) for r in rows)


def gender_of(rows: tuple[Word, ...], office: Word | None, outer: frozenset[str]) -> str | None:
    """Of a person, by the first name in a case that the context allows, else by the office."""
    for word in rows:
        firsts = [r for r in first_name(word) if not outer or r.values(CASES) & outer]
        if not firsts and not any(r.values(("nom",)) for r in first_name(word)):
            firsts = list(first_name(word))  # `wicemarszałek Magdalenę Biejat`: the office of a woman is not declined
        found = {("f" if "f" in r.tag.split(":") else "m") for r in firsts}
        if found == {"f"} and word.text.endswith("a") and rows[-1].foreign and rows[-1].text.endswith("ego"):
            return "m"  # `Maria Draghiego`: of Mario
        if len(found) == 1:
            return found.pop()
    if office is not None:
        found = _sexes(office)
        if len(found) == 1:
            return found.pop()
    return None


def _titles(noun: Word) -> frozenset[str]:
    """What a noun may be that people are called by, or all that it may be: `premiera` is no first night."""
    words = lexicon()
    return frozenset(x for x in noun.lemmas if x in words.offices or x in words.anyone) or noun.lemmas


def _sexes(noun: Word) -> set[str]:
    titles = _titles(noun)
    rows = [r for r in noun.readings if r.pos == "subst" and r.lemma in titles]
    return {("f" if "f" in r.tag.split(":") else "m") for r in rows}


def one_title(sentence: Sentence, at: int) -> Word | None:
    """The title before a name, unless it is whose the one before it is: `prawnika chrześcijanki Saifa X` may be either's name."""
    noun = _title_noun(sentence, at)
    further = _title_noun(sentence, _index(sentence, noun)) if noun is not None else None
    return noun if further is None or noun is None or _sexes(further) & _sexes(noun) else None


def _title_noun(sentence: Sentence, at: int) -> Word | None:
    """The office that stands before a name, genitives between them passed over: `szefowa związku Petra Vidmar`."""
    for index in range(at - 1, max(-1, at - 7), -1):
        word = sentence[index]
        if index > 1 and "prep" in sentence[index - 1].pos and "loc" in word.cases and word.text[:1].isupper():
            continue  # `nuncjusz w Polsce abp. X`, `ambasador na Słowacji X`
        if word.text in ("w", "we", "na", "przy") and index < at - 1:
            continue
        if (
            office_noun(word)
            or word.lemmas & lexicon().anyone
            or word.lemmas & {"obywatel", "obywatelka", "pan", "pani"}
        ):
            return word
        between = word.pos & {"subst", "adj", "ger", "ppas", "brev"} or word.foreign
        if not between or not ("gen" in word.cases or word.foreign or index == at - 1):
            return None
    return None


def context_cases(sentence: Sentence, at: int, blocked: frozenset[int]) -> frozenset[str]:
    """Cases that what stands before a name allows it: a preposition, an office, a body; empty where nothing is told."""
    if at == 0:
        return frozenset()
    before = sentence[at - 1]
    told = frozenset(c for r in before.readings if r.pos == "prep" for c in r.values(CASES))
    if told:
        return told
    if before.pos == {"imps"}:
        return frozenset(CASES) - {"nom", "voc"}  # `zatrzymano Lewana Gogię`: who does it is never told
    if _no_subject(sentence, at):
        return frozenset(CASES) - {"nom", "voc"}
    if before.text.casefold() == "zdaniem":
        return frozenset({"gen"})
    if at - 1 in blocked and acronymic(before) and _title_noun(sentence, at) is None:
        speech = any(w.pos & {"praet", "fin"} for w in sentence[max(0, at - 4) : at - 1])  # `mówił wcześniej AFP X`
        return frozenset() if speech else frozenset({"gen"})
    if before.text == "," and at > 1 and _bracketed(sentence, at):
        if apposed := _apposed(sentence[at - 2]):
            return apposed - {"nom"} if apposed == {"nom", "gen"} else apposed
        if apposed := _officer(sentence, at - 2):
            return apposed
    if before.text in (",", "i", "oraz", "–", ":") and (several := _plural_title(sentence, at - 1)):
        return several
    office = _title_noun(sentence, at)
    if office is not None:
        sexes = {"f" if r.values(("f",)) else "m" for r in first_name(sentence[at])}
        titles = _titles(office)
        man = sexes == {"m"}  # `minister Hugo …`: not the word for a woman, which has no cases
        cases = frozenset(
            c
            for r in office.readings
            if r.pos == "subst" and "sg" in r.values(("sg",)) and not (man and r.values(("f",))) and r.lemma in titles
            for c in r.values(CASES)
        )
        # `doradca Swiatłany Cichanouskiej`: whose adviser, in the genitive; `doradca przywódcy Ali Akbar`: the adviser
        further = context_cases(sentence, _index(sentence, office), blocked) if "gen" in cases else frozenset()
        if not cases:
            return frozenset()
        if office.text.endswith(".") and (outer := context_cases(sentence, _index(sentence, office), blocked)):
            return outer  # `nuncjuszem w Polsce abp. Antonio Filipazzim`: an abbreviation has no case to tell
        whose = (
            cases if _holds(sentence, at, office) else cases | {"gen"}
        )  # `minister obrony Hugo de Zela` is he himself
        return whose | further
    if beside := _apposed(before):
        return beside
    near = any(office_noun(w) or w.lemmas & lexicon().anyone for w in sentence[max(0, at - 9) : at])
    if not near and (before.pos == {"ger"} or before.lemmas & data()["of_persons"]):
        return frozenset({"gen"})  # `rząd Rosena Żelazkowa`
    return frozenset()


def _holds(sentence: Sentence, at: int, office: Word) -> bool:
    """Whether the name after an office is surely its holder's: a head of state, or words of the office stand between."""
    apart = office is not sentence[at - 1] and all(
        w.text[:1].islower() for w in sentence[_index(sentence, office) + 1 : at]
    )
    return bool(office.lemmas & lexicon().top_offices) or (apart and bool(office.lemmas & lexicon().national))


def _bracketed(sentence: Sentence, at: int) -> bool:
    """Whether a name between commas ends with the next word or two: `Jego poprzednika, Eugenijusa Sabutisa, odwołano`."""
    return any(w.text == "," for w in sentence[at + 1 : at + 4]) and not sentence[at].pos & {"fin", "praet"}


def _apposed(noun: Word) -> frozenset[str]:
    """Cases of a man's noun right before his name, whose name is in the same: `Niemca Rica Kriegera`, `inżyniera Ihara X`."""
    rows = [r for r in noun.readings if r.pos == "subst" and not r.name and r.values(("m1",)) and r.values(("sg",))]
    if not rows or any(r.pos == "subst" and not r.name and not r.values(("m1", "m2")) for r in noun.readings):
        return frozenset()
    cases = frozenset(c for r in rows for c in r.values(CASES)) - {"voc"}
    return cases if "gen" in cases or cases == {"nom"} else cases | {"gen"}


def _officer(sentence: Sentence, last: int) -> frozenset[str]:
    """Cases of one man's office before its genitives, whose name stands behind the comma: `lidera partii „Silna Gruzja”, X,`."""
    for index in range(last, max(-1, last - 7), -1):
        word = sentence[index]
        if office_noun(word) and index < last:
            if index > 1 and sentence[index - 1].text in ("z", "ze"):  # `jednego z liderów partii`
                word = sentence[index - 2]
            rows = [r for r in word.readings if r.pos in ("subst", "adj") and r.values(("sg",)) and r.values(("m1",))]
            cases = frozenset(c for r in rows for c in r.values(CASES)) - {"voc"}
            return cases if "nom" not in cases else frozenset()
        if not ("gen" in word.cases or word.text in QUOTES or word.text == "z" or word.text[:1].isupper()):
            break
    return frozenset()


def _index(sentence: Sentence, word: Word) -> int:
    return next(i for i, w in enumerate(sentence) if w is word)


def _plural_title(sentence: Sentence, at: int) -> frozenset[str]:
    """Cases of the noun for several persons whose names are a list: `dwóch ministrów, Becalela Smotricza i …`."""
    for index in range(at, max(-1, at - 12), -1):
        word = sentence[index]
        rows = [
            r for r in word.readings if r.pos == "subst" and "pl" in r.values(("pl",)) and "m1" in r.values(("m1",))
        ]
        if rows and (word.text.islower() or all(not r.name for r in rows)):  # `dwóch Ukraińców, …` too
            return frozenset(c for r in rows for c in r.values(CASES))
        if word.pos & {"fin", "praet", "imps", "comp"} or word.text in (".", ";"):
            break
    return frozenset()


def _no_subject(sentence: Sentence, at: int) -> bool:
    """Whether a name of no dictionary that ends in -a, as a woman's or as a man's genitive, is no subject where it stands.

    `zdymisjonował Arajika Harutiuniana`, `rząd mianował nim Rumena Specowa`, `policja zatrzymała Lewana Dadianiego`, `brat Nawaza Sharifa`.
    """
    last = at
    while last + 1 < len(sentence) and last - at < 2 and sentence[last + 1].text[:1].isupper():
        last += 1
    name = sentence[at : last + 1]
    if last == at or not (name[-1].foreign and name[-1].text.endswith("a")) or name[0].text[-1:] != "a":
        return False
    noun = sentence[at - 1]
    if _of_a_man(noun):
        return True
    for index in range(at - 1, max(-1, at - 4), -1):
        word = sentence[index]
        if word.pos & {"praet", "fin", "inf", "imps"}:
            return bool(word.pos & {"inf", "imps"}) or _has_subject(sentence, index)
        if not word.text.islower() or not word.pos & _BETWEEN:
            return False
    return False


# What may stand between a verb and its object: `mianował nim X`, `zatrzymano wczoraj X`.
_BETWEEN = frozenset({"ppron3", "adv", "part"})


def _of_a_man(noun: Word) -> bool:
    """`brat`, `synowi`: of a man alone, whose own name would not end in -a."""
    rows = [r for r in noun.readings if r.pos == "subst"]
    return bool(noun.lemmas & lexicon().kin_nouns) and all(r.values(("m1",)) and r.values(("sg",)) for r in rows)


def _has_subject(sentence: Sentence, verb: int) -> bool:
    """Whether a woman named behind the verb cannot have done it: a man did, several did, or the noun before it can only be the subject."""
    acts = [r for r in sentence[verb].readings if r.pos in ("praet", "fin")]
    if len(acts) == len(sentence[verb].readings) and not any(
        r.values(("sg",)) and (r.pos == "fin" or r.values(("f",))) for r in acts
    ):
        return True
    before = sentence[verb - 1] if verb else None
    if before is None or "nom" not in before.cases or "acc" in before.cases:
        return False
    return before.pos == {"subst"} and all(r.values(("f", "m1")) for r in before.readings)
