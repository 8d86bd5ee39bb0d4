"""Nouns for bodies and states that point back: `spółka`, `przewoźnik`, `zarząd`, `Unia`, `władze`, `przywódcy USA i Rosji`."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.reference.base import ReferentsBase, mentioned
from loaders.polish.reference.discourse import Who
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.text.marks import OPENING_QUOTES
from loaders.polish.text.role_words import role_nouns
from ontology.claims import Link
from ontology.ids import entity_iri

HOME = "country/pl"  # whose government is meant where a text in Polish says none

# Adjectives that with a phrase of their own tell which body is meant: one that the text brings in.
_TELLING_WHICH = frozenset(
    {"odpowiedzialny", "zależny", "podległy", "właściwy", "bliski", "znany", "niezależny", "wrogi"}
)


_TITLE = 3  # sentences in which a noun may mean what the text has yet to name
_MATTERS = frozenset({"do spraw", "ds.", "od"})  # what an office is for


class BodyNouns(ReferentsBase):
    """Which body or state a common noun means, of those that the document has named."""

    def _body(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`spółka`, `linia`, `resort`; a capital makes a short name: `Unia` of Unia Europejska."""
        g = self.g
        lemmas = g.lemmas(u)
        here = self._named_before(u)
        body = None
        beside = u + 2 < len(g) and g.units[u + 1].text in ("w", "we") and g.units[u + 2].named
        if beside and lemmas & self._words.courts and not g.units[u].mentions:
            return []  # `sąd w Mińsku` is not the one court that the text names
        if g.units[u].text[:1].isupper() and not g.units[u].mentions:
            body = self.discourse.short(lemmas)
        if body is None and (lemmas & role_nouns().missions.keys()) and self._singular(u):
            body = self._mission(u)
        if body is None and self._singular(u) and not self._new_body(u):
            nouns = lemmas | ({"firma"} if lemmas & role_nouns().managing else frozenset())
            body = self.discourse.last_of(nouns, here)
            if body and not self._of_those_states(u, body):
                body = None
        return [Who(body, g.units[u].span, Link.ROLE_NOUN)] if body and self.discourse.fits(body, kinds) else []

    def _head_of_firm(self, u: int) -> list[Who]:
        """`szef irlandzkiego przewoźnika`, `prezes spółki`: who heads the firm that the noun means."""
        g, words = self.g, self._words
        posts = g.lemmas(u) & words.heads_of_firms
        if not posts or not self._singular(u):
            return []
        posts = words.heads_of_firms if posts & {"szef", "szefowa"} else posts
        for c in g.kids[u]:
            if g.labels[c] == "nmod" and c > u and "gen" in g.units[c].cases and g.lemmas(c) & words.firms:
                for firm in self._body(c, FIRMS):
                    if person := self.discourse.holder(posts, firm.cluster):
                        return [Who(person, g.units[u].span, Link.ROLE_NOUN)]
        return []

    def _mission(self, u: int) -> str | None:
        """`placówka`, `ambasada`: the only mission that the document names; of several the one that the place beside it tells."""
        g, words = self.g, role_nouns().missions
        begins = frozenset(x for n in g.lemmas(u) for x in words.get(n, ()))
        rows = [
            c.id
            for c in self.discourse.clusters.values()
            if c.type not in ("Person", "Place", "Country") and c.label.split()[0].casefold() in begins
        ]
        if len(self.discourse.salience.heard) >= _TITLE:
            rows = [c for c in rows if self.discourse.named_by(c, g.units[u].span.start)]
        beside = [c for c in g.kids[u] if not g.labels[c].startswith("acl") and not g.verb(c) and not g.participle(c)]
        beside += g.subjects(g.clause(u))  # `Norwegia zlikwidowała ambasadę`: its own
        if u + 2 < len(g) and g.units[u + 1].text in ("w", "we"):
            beside.append(u + 2)  # wherever the tree hangs it
        told = {m.cluster for c in beside for m in g.units[c].mentions if m.cluster and m.cluster not in rows}
        told -= {c for c in told if self.discourse.type_of(c) not in ("Country", "Place")}
        if told:  # `ambasada w Wilnie` is not the one in Mińsk
            towns = {c for c in told if self.discourse.type_of(c) == "Place"}  # nor one of the same state elsewhere
            names = [self.discourse.label_of(c) for c in sorted(towns or told)]
            rows = [r for r in rows if any(n[:4] in self.discourse.label_of(r) for n in names)]
        return rows[0] if len(rows) == 1 else None

    def _of_those_states(self, u: int, body: str) -> bool:
        """`słoweński przewoźnik` is a firm of that state, or the only firm of the document."""
        g = self.g
        states = {m.cluster for c in g.kids[u] for m in g.units[c].mentions if m.link is Link.ADJECTIVE}
        known = self.discourse.country_of(body)
        return not states or known in states or (known is None and self.discourse.alone(body))

    def _new_body(self, u: int) -> bool:
        """`inna spółka`, `słoweński przewoźnik`, `spółka Valletta`: one that is new, or has a name of its own."""
        g = self.g
        if any(
            g.lemmas(c) & role_nouns().newcomers or any(m.link is Link.ADJECTIVE for m in g.units[c].mentions)
            for c in g.kids[u]
        ):
            return True
        if u + 1 < len(g) and g.lemmas(u + 1) & {"córka"}:
            return True  # `tamtejszej spółki córki Rosnieftu`
        if u + 1 < len(g) and g.heads[u + 1] == u and g.adjective(u + 1) and not g.units[u + 1].mentions:
            own = [c for c in g.kids[u + 1] if c > u + 1 and g.labels[c] not in ("punct", "conj", "cc")]
            told = g.participle(u + 1) is not None or bool(g.lemmas(u + 1) & _TELLING_WHICH)
            beside = u + 2 < len(g) and ("prep" in g.units[u + 2].pos or g.units[u + 2].text == "się")
            if told and (beside or any(g.preposition(c) for c in own)):
                return (
                    True  # `spółki odpowiedzialnej za budowę`, `firmy zajmującej się handlem`: which one is told here
                )
        after = u + 1
        while after < len(g) and g.adjective(after) and g.units[after].text.islower():
            after += 1
        return after < len(g) and (g.units[after].text[:1].isupper() or g.units[after].text in OPENING_QUOTES)

    def _state_alone(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`władze odmówiły`, `policja zatrzymała`: the state that the text is about, or the only one told of just before."""
        g = self.g
        if not g.lemmas(u) & role_nouns().stately or "Country" not in kinds:
            return []
        state = self._speakers_state() or self._cabinet_told(u)
        state = state or self.discourse.main_state() or self._only_state(u) or self._home(u)
        if state and self._elsewhere(u, state):
            return []  # `spotkał się w Mińsku; władze wypuściły więźniów`: not those of the guest
        return [Who(state, g.units[u].span, Link.ROLE_NOUN)] if state else []

    def _cabinet_told(self, u: int) -> str | None:
        """`Rząd Tuska zamknął granicę z Białorusią. Rząd nie wyklucza`: the state of whose government the sentence before told."""
        if not self.g.lemmas(u) & role_nouns().cabinets or self._named_before(u):
            return None
        told = {w.cluster for w in self.discourse.subject if self.discourse.type_of(w.cluster) == "Country"}
        return told.pop() if len(told) == 1 else None

    def _head_of_state(self, u: int) -> list[Who]:
        """`Głowa państwa postanowiła – oświadczyła rzeczniczka Łukaszenki`: who rules the state for which the speaker acts."""
        g = self.g
        if not any(g.lemmas(c) & {"państwo"} and not g.kids[c] for c in g.kids[u]):
            return []
        state = self._speakers_state() or self.discourse.main_state()
        ruler = self.discourse.holder({"prezydent", "król"}, state) if state else None
        return [Who(ruler, g.units[u].span, Link.ROLE_NOUN)] if ruler else []

    def _home(self, u: int) -> str | None:
        """`Na razie rząd nie planuje zamykania przejść`: in a Polish text that names Poland, and no other government near, the Polish one."""
        if not self.g.lemmas(u) & role_nouns().cabinets:
            return None
        home = entity_iri(HOME)
        often = self.discourse.named(
            lambda c: self.discourse.type_of(c) == "Country" and not self.discourse.is_regime(c)
        )
        mine = dict(often).get(home, 0)
        if mine < max(2, often[0][1] if often else 0):
            return None
        near = {self.discourse.country_of(c) or c for rows in self._told_before(u) for c in rows}
        others = {c for c in near if self.discourse.type_of(c) == "Country" and not self.discourse.is_regime(c)}
        return home if others <= {home} else None

    def _told_before(self, u: int) -> tuple[Sequence[str], Sequence[str]]:
        """Whom the sentence names before `u`, and whom the one before it: the nearer first."""
        here = self._named_before(u)
        return here, self.discourse.before

    def _elsewhere(self, u: int, state: str) -> bool:
        """Whether the towns told just before all lie in other states."""
        for near in self._told_before(u):
            towns = [c for c in near if self.discourse.type_of(c) == "Place"]
            if towns:
                return all((s := self.discourse.country_of(c)) is not None and s != state for c in towns)
        return False

    def _these_firms(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`USA ukarały A i B. Spółki te …`, `na te firmy`: the firms that the sentence before named together."""
        g = self.g
        firms = self._words.firms
        if not g.lemmas(u) & firms or not any(g.units[c].text.casefold() in ("te", "tych", "tymi") for c in g.kids[u]):
            return []
        rows = [c for c in dict.fromkeys(self.discourse.before) if self.discourse.type_of(c) in FIRMS]
        rows = [c for c in rows if self.discourse.fits(c, kinds)]
        return [Who(c, g.units[u].span, Link.ROLE_NOUN) for c in rows] if len(rows) > 1 else []

    def _deciding(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """`ministrowie spraw zagranicznych państw UE`, `posłowie Związku Ojczyzny`, `unijni ambasadorowie`: the union or party for which they act."""
        unions = kinds & {"InternationalOrganization", "PoliticalGroup", "Organization"}
        found = self._of_whom(u, unions) if self.deciding and unions and self._several_deciders(u) else []
        return found if len(found) == 1 else []

    def _talking_for(self, u: int, kinds: frozenset[str], governing: bool) -> list[Who]:
        """`wiceministrowie Polski i Białorusi spotkają się`, `z premierem Belgii`: who are told by their states alone talk for them."""
        if (self.deciding and not self.agreeing) or "Country" not in kinds:
            return []
        if not self._several_deciders(u) and not governing:
            return []
        return self._of_whom(u, frozenset({"Country"})) if not self._apposed(u) else []

    def _several_deciders(self, u: int) -> bool:
        """Ministers, ambassadors or members of parliament in the plural, and not some of them."""
        if not self.g.lemmas(u) & self._words.deciders or self.g.units[u].number is not None:
            return False
        rows = [r for r in self.g.units[u].word.readings if r.lemma in self._words.deciders]
        if self.g.labels[u].startswith("nsubj"):
            rows = [r for r in rows if r.values(("nom",))] or rows  # `przywódcy` is a genitive of one too
        return not any(r.values(("sg",)) for r in rows)

    def _of_whom(self, u: int, kinds: frozenset[str]) -> list[Who]:
        """Those of the kinds that adjectives beside a noun name, or the genitives beneath it: `ministrowie obrony Litwy i Łotwy`."""
        g = self.g
        beside = (x for c in g.kids[u] if g.labels[c] == "amod" for x in g.conjuncts(c))
        found = [w for x in beside for w in mentioned(g, x, self.discourse, kinds) if w.link is Link.ADJECTIVE]
        stack = [u]
        while stack:  # `ministrowie spraw zagranicznych państw UE`: down the genitives
            for c in g.kids[stack.pop()]:
                if g.labels[c].split(":")[0] not in ("nmod", "obj", "obl"):
                    continue
                if (by := g.preposition(c)) is not None:  # `z doradcami ds. bezpieczeństwa z USA i Niemiec`
                    if by == "z" and g.units[c].named and "gen" in g.units[c].cases:
                        found += [w for x in g.conjuncts(c) for w in self._named_only(x, kinds)]
                    elif by in _MATTERS and "gen" in g.units[c].cases:
                        stack.append(c)
                    continue
                ministry = any(m.type == "GovernmentBody" for m in g.units[c].mentions)  # `szefowie MSZ Polski i Litwy`
                found += [w for x in (g.subtree(c) if ministry else g.conjuncts(c)) for w in self._named_only(x, kinds)]
                if "gen" in g.units[c].cases and not g.units[c].named:
                    stack.append(c)
                    found += [
                        w for x in g.kids[c] for w in mentioned(g, x, self.discourse, kinds) if w.link is Link.ADJECTIVE
                    ]
        return found

    def _speakers_state(self) -> str | None:
        """`Wojsko skieruje 10 tys. żołnierzy – zapowiedział minister obrony X`: the state for which the speaker acts."""
        people = {m.cluster for r in self.reports() for u in r.who for m in self.g.units[u].mentions if m.cluster}
        states = {s for p in people if self.discourse.type_of(p) == "Person" for s in self.discourse.states_of(p)}
        return states.pop() if len(states) == 1 else None

    def _only_state(self, u: int) -> str | None:
        for near in self._told_before(u):
            rows = {s for c in near if (s := c if self.discourse.type_of(c) == "Country" else None)}
            if rows:
                return rows.pop() if len(rows) == 1 else None
        return None

    def _heads_of_states(self, u: int, states: list[str]) -> list[Who]:
        """`przywódcy USA i Rosji`: of each state the one who holds the post."""
        posts = self.g.lemmas(u) & self._words.unique_offices
        if not posts or len(states) < 2 or self._singular(u):
            return []
        found = [self.discourse.holder(posts, s) for s in states]
        return [Who(p, self.g.units[u].span, Link.ROLE_NOUN) for p in found if p] if all(found) else []
