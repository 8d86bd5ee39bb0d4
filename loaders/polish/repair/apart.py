"""Rules of what stands apart: headings, brackets, and who says it behind a quotation."""

from __future__ import annotations

from loaders.polish.repair.base import Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import CLOSING_QUOTES, DASHES
from loaders.polish.units.units import FINITE, NOMINAL


class Apart(Repair):
    """Each method keeps words together that punctuation sets off."""

    def headings_stand_apart(self) -> None:
        """`USA: Belavia skreślona z listy`: the place or matter before the colon is no part of the clause after it."""
        if len(self.units) < 4 or not self.units[0].named or self.heads[0] < 0:
            return
        dateline = self.units[1].text in DASHES and any(m.type in ("Place", "Country") for m in self.units[0].mentions)
        dateline = dateline and self.units[0].cases >= {"nom"} and self.units[2].text[:1].isupper()
        if self.units[1].text != ":" and not dateline:
            return  # `Waszyngton - Amerykański resort skarbu …`
        if not self.labels[0].startswith(("nsubj", "obj", "iobj", "obl")):
            return
        head, label = self.heads[0], self.labels[0]
        rows = [c for c in self.kids(0) if self.labels[c] != "punct"]
        for n, c in enumerate(rows):
            self.hang(c, head)
            if n == 0 and self.labels[c] in ("appos", "conj", "flat"):
                self.labels[c] = label
        self.labels[0] = "parataxis"

    def clauses_stand_apart_behind_a_dash(self) -> None:
        """`nie pojechał – według mediów odmówiono mu wizy`: without a conjunction it is a clause of its own, which nothing governs."""
        if self.forms.isdisjoint(DASHES):
            return
        for v in self.verbs:
            head = self.heads[v]
            if self.labels[v] != "ccomp" or head < 0 or head > v or any(self.labels[c] == "mark" for c in self.kids(v)):
                continue
            dash = next((x for x in range(v - 1, head, -1) if self.units[x].text in DASHES), None)
            if dash is None or not self.units[v].is_(("fin", "praet", "imps")):
                continue
            if self.units[head].lemmas & lexicon().speech_verbs or any(
                self.units[x].is_(FINITE) and self.verbal(x) for x in range(dash + 1, v)
            ):
                continue
            self.labels[v] = "parataxis"

    def headings_tell_of_each(self) -> None:
        """`Nawrocki w Pradze, Tusk w Kijowie`: in a heading without a verb each is where his own place says."""
        if not self.named or any(self.verbal(v) for v in self.verbs):
            return
        for u in self.named:
            before = self.heads[u]
            if self.labels[u] != "conj" or u < 2 or self.units[u - 1].text != "," or not self.bare_person(u):
                continue
            if before >= 0 and all(self._has_a_place(x) for x in (u, before)):
                self.labels[u] = "parataxis"

    def _has_a_place(self, u: int) -> bool:
        return any(self.labels[c] == "nmod" and self.governed(c) and self.units[c].named for c in self.kids(u))

    def brackets_keep_to_themselves(self) -> None:
        """`Poczobut (w więzieniu przebywa od 2021 r.)`: what stands outside a bracket hangs on nothing inside it."""
        opened: list[int] = []
        if "(" not in self.forms:
            return
        for close, unit in enumerate(self.units):
            if unit.text == "(":
                opened.append(close)
            elif unit.text == ")" and opened:
                first = opened.pop()
                inside = range(first, close + 1)
                roots = [u for u in inside if self.heads[u] >= 0 and self.heads[u] not in inside]
                if not roots:
                    continue
                told = [u for u in roots if self.predicates(u)]  # `X (odmówił wyjazdu i został zatrzymany)`
                for u in told[1:]:
                    if self.labels[u] == "conj":
                        self.attach(u, told[0], "conj")
                outer = self.heads[roots[0]]
                for u in range(len(self.units)):
                    if u not in inside and self.heads[u] in inside and u != outer:
                        self.attach(u, outer, "dep" if self.labels[u].startswith(("aux", "cop")) else self.labels[u])

    def predicates(self, u: int) -> bool:
        """A verb or a passive participle."""
        return self.verbal(u) or "ppas" in self.units[u].pos

    def sayings_stand_apart(self) -> None:
        """`został zwolniony – poinformował adwokat`: a verb of saying after a dash or a quotation governs nothing here."""
        words = lexicon().speech_verbs
        for u in self.units.having(words):
            unit = self.units[u]
            if not u:
                continue
            if self.heads[u] < 0 and u > 2 and self.units[u - 1].text in DASHES:
                self._what_is_said_leads(u)
            if (
                self.labels[u].split(":")[0] in ("conj", "advcl", "appos", "acl")
                and unit.is_(("praet", "fin"))
                and self.units[u - 1].text in DASHES | CLOSING_QUOTES
                and not any(self.labels[c] in ("cc", "mark") for c in self.kids(u))
            ):
                self.labels[u] = "parataxis"
            if self.labels[u] == "parataxis" and self.units[u - 1].text in DASHES:
                self._what_is_said_stands_before(u)

    def those_who_report_speak(self) -> None:
        """`Miszustin spotka się z Xi – podaje „Financial Times”`: behind a verb of saying that has no subject a body that may be a nominative speaks."""
        for v in self.units.having(lexicon().speech_verbs):
            if self.labels[v] != "parataxis" or not self.units[v].is_(("praet", "fin")) or self.has_subject(v):
                continue
            rows = [c for c in self.kids(v) if c > v and self.labels[c] in ("iobj", "obj", "dep", "obl", "appos")]
            rows = [c for c in rows if self.agent(c) and "nom" in self.units[c].cases and not self.governed(c)]
            if len(rows) == 1 and self.agrees(v, rows[0]):
                self.labels[rows[0]] = "nsubj"

    def _what_is_said_stands_before(self, saying: int) -> None:
        """`przyjęły w czwartek pakiet sankcji – poinformowała Kallas`: nothing before the dash hangs on the verb behind it."""
        told = self.heads[saying]
        if not 0 <= told < saying or not self.units[saying].is_(("praet", "fin")):
            return
        for c in self.kids(saying):
            if c < saying - 1 and self.labels[c] not in ("punct", "cc", "mark"):
                self.attach(c, told, self.labels[c])

    def _what_is_said_leads(self, saying: int) -> None:
        """`Będą jeszcze rozmowy – ocenia ekspertka`: a verb of saying behind a dash does not lead what stands before it."""
        if not self.units[saying].is_(("praet", "fin")):
            return
        lost = (u for u in range(saying - 1) if self.labels[u] == "conj" and not self.verbal(self.heads[u]))
        mine = (u for u in self.kids(saying) if u < saying)
        lead = next((u for u in (*mine, *lost) if self._leads(u, saying)), None)
        if lead is None:
            return
        self.hang(lead, -1)
        self.hang(saying, lead)
        self.labels[lead], self.labels[saying] = "root", "parataxis"
        for c in self.kids(saying):
            if c < saying - 1:
                self.hang(c, lead)
                if self.labels[c] in ("obj", "iobj") and self._acts(c, lead):
                    self.labels[c] = "nsubj"

    def _acts(self, u: int, verb: int) -> bool:
        """Whether of a verb of being the noun can be the subject: `będą negocjacje`."""
        return "być" in self.units[verb].lemmas and "nom" in self.units[u].cases and not self.governed(u)

    def _leads(self, u: int, saying: int) -> bool:
        """Whether a finite verb leads the sentence before the dash: no conjunction and no relative goes before it."""
        unit, label = self.units[u], self.labels[u]
        if unit.named or not unit.is_(FINITE) or unit.is_(NOMINAL):
            return False
        if label.startswith(("acl:relcl", "ccomp", "cop")) or any(self.labels[c] == "mark" for c in self.kids(u)):
            return False
        return not label.startswith("aux") or ("być" in unit.lemmas and self.heads[u] == saying)
