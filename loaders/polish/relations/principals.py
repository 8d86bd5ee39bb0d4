"""Of whom or what an office is where its phrase does not name it: `szef dyplomacji Ryżankou`, `prezes firmy`, `jej doradca`, `doradca prezydenta`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.relations.possessive import Possessives
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.text.name_heads import data
from loaders.polish.text.words import any_of
from loaders.polish.units.units import Unit
from ontology.claims import Link, Mention, Span
from ontology.ids import ENTITY, entity_iri

_OF_WOMEN = frozenset({"liderki", "przywódczyni"})
_WOMEN = {"lider": frozenset({"liderka", "przywódczyni"}), "prezydent": frozenset({"prezydentka"})}


class Principals(Possessives):
    """Asks the registry, the words before the office, and what the text has told so far; where two may be meant, it abstains."""

    def principal_told(self, unit: Unit, person: Mention, of: Mention | None, lemmas: frozenset[str]) -> Mention | None:
        """Whose the post of a title is, with `of` what its own words name; an adjective yields to a firm that the text tells of."""
        assert unit.title is not None
        if self.learning:  # nothing has been told yet
            return of or self.known_principal(unit, person, lemmas)
        if of is None and (owner := self._owner(unit, person, lemmas)) is not None:
            return owner
        if of is None or of.link is Link.ADJECTIVE:
            of = self.state_before(unit) or self.firm_before(unit.index, bool(lemmas & self.words.corporate)) or of
        if of is None or (of.link is Link.ADJECTIVE and not lemmas & self.words.national):
            of = self._of_an_office(unit, person) or of
        if of is not None and of.link is Link.ADJECTIVE:  # `szef węgierskiego koncernu Zsolt Hernádi`
            of = self._told_firm(unit, person) or of
        return of or self.known_principal(unit, person, lemmas) or self._told_principal(unit, person, lemmas)

    def _words(self, unit: Unit, person: Mention) -> list[str]:
        return Span(unit.span.start, person.span.start).of(self.document.text).casefold().split()

    def _owner(self, unit: Unit, person: Mention, lemmas: frozenset[str]) -> Mention | None:
        """`jej doradcy Franaka Wiaczorki`, `jego rzeczniczka Afi Dossou`: the person whom the pronoun means, not a body."""
        before = self.units[unit.index - 1] if unit.index else None
        sex = {"jej": "f", "jego": "m"}.get(before.text.casefold()) if before is not None else None
        if sex is None or not lemmas & self.words.dependent_offices or lemmas & self.words.national:
            return None
        return self.antecedent(unit.index, sex, person)

    def _of_an_office(self, unit: Unit, person: Mention) -> Mention | None:
        """`doradca gospodarczy prezydenta Peter Navarro`: who holds the office that stands in the genitive."""
        assert unit.title is not None
        words = Span(unit.title.head.end, person.span.start).of(self.document.text).casefold().split()
        nouns = [n for w in words if (n := self.words.principals_told.get(w))]
        if len(nouns) != 1:
            return None
        states = {m.cluster for m in unit.inner if self.country(m)}
        if len(states) > 1:
            return None
        state = states.pop() if states else None
        woman = nouns[0] in ("lider",) and any(w in _OF_WOMEN for w in words)
        rows = self.discourse.introduced(frozenset({nouns[0]}) | _WOMEN.get(nouns[0], frozenset()))
        rows = [p for p in rows if p != person.cluster and (not woman or self.discourse.gender(p) == "f")]
        own = self.discourse.states_of(person.cluster or "")
        if state or own:
            rows = [p for p in rows if self.discourse.states_of(p) & ({state} if state else own)]
        if len(rows) > 1:
            near = [m.cluster for u in self.units[: unit.index] for m in u.mentions] + self.discourse.before
            rows = [p for p in rows if p in near]
        return replace(person, cluster=rows[0], link=Link.CONTEXT) if len(rows) == 1 else None

    def known_principal(self, unit: Unit, person: Mention, lemmas: frozenset[str]) -> Mention | None:
        """`premier Justin Trudeau`, `szef dyplomacji Ryżankou`: the state of the post that the registry knows him by."""
        of = self._known(self._words(unit, person), person, lemmas)
        return replace(person, cluster=of, link=Link.CONTEXT) if of else None

    def _known(self, words: Sequence[str], person: Mention, lemmas: frozenset[str]) -> str | None:
        of = self.discourse.post_of(person.cluster or "", lemmas)
        if of is None and self._of_state(words, lemmas):
            of = self.discourse.state_served(person.cluster or "")
        return of

    def state_of_office(self, i: int, last: int, person: Mention) -> Mention | None:
        """Of which state an office is that stands apart from its name and names none: `Odongo, minister obrony`."""
        lemmas = self.units[i].lemmas & self.words.offices
        words = [u.text.casefold() for u in self.units[i : last + 1]]
        if not self._of_state(words, lemmas):
            return None
        of = self._known(words, person, lemmas) or (None if self.learning else self._told_state(i, person, lemmas))
        known = replace(person, cluster=of, link=Link.CONTEXT) if of else None
        return known or self.likely_state(i, person, words, lemmas)

    def _of_state(self, words: Sequence[str], lemmas: frozenset[str]) -> bool:
        """Whether an office is one of a state by its noun, or by what it heads: `szef dyplomacji`, `rzecznik rządu`."""
        if lemmas & any_of(self.words.national, self.words.of_state):
            return True
        return bool(lemmas & self.words.heads_state) and any(w in self.words.state_organs for w in words)

    def _told_firm(self, unit: Unit, person: Mention) -> Mention | None:
        """The firm that `szef węgierskiego koncernu` means, where the text tells of one."""
        of = self.told_body(unit.index, self._words(unit, person))
        return replace(person, cluster=of, link=Link.CONTEXT) if of else None

    def _firm_of_land(self, words: Sequence[str]) -> str | None:
        """Of several firms the one of the state that the adjective names: `szef węgierskiego koncernu` in a text of MOL and NIS."""
        if not any(self.words.bodies_told.get(w) in self.words.firms for w in words):
            return None
        rows = [c.id for c in self.discourse.clusters.values() if c.type in FIRMS and self._of_land(c.id, words)]
        return rows[0] if len(rows) == 1 else None

    def _of_land(self, firm: str, words: Sequence[str]) -> bool:
        """Whether one of the words is an adjective of the firm's country."""
        state = self.discourse.registry.entries.get((self.discourse.country_of(firm) or "").removeprefix(ENTITY))
        stems = [a[:-1] for a in state.adjectives] if state is not None else []
        return any(w.startswith(stem) and len(w) - len(stem) <= 4 for w in words for stem in stems)

    def told_body(self, i: int, words: Sequence[str]) -> str | None:
        """What `spółki`, `resortu`, `stacji` in a post means: the one thing of its class of which the text tells."""
        nouns = [n for w in words if (n := self.words.bodies_told.get(w))]
        if nouns[:1] == ["resort"] and self.words.bodies_told.get(words[-1]) != "resort":
            return None  # `szef resortu przemysłu`: a ministry of its own, whatever other the text names
        if not nouns:
            return None
        here = [m.cluster for u in self.units[:i] for m in u.mentions if m.cluster]
        return self.discourse.last_of(frozenset(nouns[:1]), here)

    def _told_principal(self, unit: Unit, person: Mention, lemmas: frozenset[str]) -> Mention | None:
        """Of whom an office is that names nobody: `prezes firmy X` of the one firm, `minister X` of the state told of."""
        here = [m.cluster for u in self.units[: unit.index] for m in u.mentions if m.cluster]
        words = self._words(unit, person)
        of = self.told_body(unit.index, words) or self._firm_of_land(words)
        if of is None and lemmas & self.words.corporate:
            capital = any(w[:1].isupper() for w in self._between(unit, person).split())
            of = None if capital else self.discourse.last_of(frozenset({"firma"}), here)
            if of is not None and self.discourse.firm_told() != of and of not in here:
                of = None  # a bank may be meant as well
        elif of is None and self._of_state(words, lemmas):
            of = self._told_state(unit.index, person, lemmas)
        return replace(person, cluster=of, link=Link.CONTEXT) if of else None

    def _told_state(self, at: int, person: Mention, lemmas: frozenset[str]) -> str | None:
        """The state that an office at `at` means which names none: that of the story, for whom the registry does not know."""
        if self.discourse.registered(person.cluster or ""):
            return None
        return self._of_mission(lemmas) or self._state_here(at) or self.discourse.main_state() or self._at_home(person)

    def likely_state(self, at: int, person: Mention, words: Sequence[str], lemmas: frozenset[str]) -> Mention | None:
        """The state just told, or told of most, where an office of a state at `at` names none; too unsure to teach who holds what."""
        if self.learning or self.discourse.registered(person.cluster or "") or not self._of_state(words, lemmas):
            return None
        here = {m.cluster for u in self.units[:at] for m in (*u.mentions, *u.inner) if self.country(m)}
        only = here.pop() if len(here) == 1 else None
        of = only or self._state_just_told() or self.discourse.chief_state()
        return replace(person, cluster=of, link=Link.CONTEXT) if of else None

    def _between(self, unit: Unit, person: Mention) -> str:
        assert unit.title is not None
        return Span(unit.title.head.end, person.span.start).of(self.document.text)

    def note_missions(self) -> None:
        """Keep of which state an embassy is told: `Ukraińską ambasadę zamknięto, ambasador Ihor Kyzym wyjechał`."""
        for i in self.having(self.words.missions_told):
            near = [m for u in self.units[max(0, i - 1) : i + 2] for m in (*u.mentions, *u.inner) if self.country(m)]
            if near and near[0].cluster:
                self.discourse.missions.append(near[0].cluster)

    def _of_mission(self, lemmas: frozenset[str]) -> str | None:
        return self.discourse.missions[-1] if lemmas & self.words.of_missions and self.discourse.missions else None

    def _at_home(self, person: Mention) -> str | None:
        """`wiceminister obrony Paweł Zalewski`, `Dzmitryj Kijko`, `Kondratovičius`: of that people by name, in a text that names their state."""
        words = self.discourse.label_of(person.cluster or "").split(" ")
        first, last = words[0], words[-1]
        told = {
            "country/pl": first in self.words.polish_names,
            "country/by": first in data()["belarusian"] - self.words.polish_names,
            "country/ua": first in data()["ukrainian"],
            "country/lt": last.endswith(tuple(data()["lithuanian_ends"])),
        }
        homes = [entity_iri(state) for state, so in told.items() if so]
        return homes[0] if len(homes) == 1 and homes[0] in self.discourse.clusters else None

    def _state_just_told(self) -> str | None:
        """The one state that the sentence before named."""
        rows = {c for c in self.discourse.before if self.discourse.type_of(c) == "Country"}
        return rows.pop() if len(rows) == 1 else None

    def _state_here(self, at: int) -> str | None:
        """`Prezydent Burkiny Faso odwołał ministra obrony X`: the state of the only other office that the sentence has told by then."""
        before = [u for u in self.units[:at] if not u.time]
        rows = {m.cluster for u in before if u.title is not None for m in u.inner if self.country(m)}
        if not rows:  # the one state of the sentence, where no other is named as often in the text
            rows = {m.cluster for u in before for m in (*u.mentions, *u.inner) if self.country(m)}
            rows &= {self.discourse.chief_state()}
            rows = (
                rows
                if len({m.cluster for u in before for m in (*u.mentions, *u.inner) if self.country(m)}) == 1
                else set()
            )
        return rows.pop() if len(rows) == 1 else None
