"""Rules of times: dates, hours and lengths of time hang on what they time, and nothing hangs on them."""

from __future__ import annotations

from loaders.polish.repair.base import Repair
from loaders.polish.text.lexicon import lexicon
from loaders.polish.units.units import FINITE

_HOURS = frozenset({"wieczór", "ranek", "rano", "południe", "popołudnie", "noc", "świt", "przedpołudnie"})
_SPANS = frozenset({"godzina", "doba", "dzień", "tydzień", "miesiąc", "kwartał", "rok"})
_LENGTHS = _SPANS | {"półrocze", "kadencja", "dekada"}  # `o kolejny rok`: by how much
_STRETCHES = _SPANS | {"weekend", "czas", "moment"}  # `w najbliższych tygodniach`: within which

_TIMES = _HOURS | _LENGTHS | _STRETCHES
_CARRIED = frozenset({"nmod", "obl", "obj", "appos", "nsubj", "acl", "conj"})

_AFFAIRS = frozenset({"sprawa", "cel", "kontekst", "temat", "okazja", "związek"})


class Times(Repair):
    """Each method frees words that the parser has hung on a time."""

    def prepositions_stand_by_their_time(self) -> None:
        """`planowane na maj wznowienie lotów`: the preposition is that of the date after it, not of the noun behind the date."""
        for time in [time for time in self.timed if time]:
            u = time - 1
            head, unit = self.heads[u], self.units[u]
            if head <= time or self.labels[u] != "case" or unit.time is not None:
                continue
            if self.heads[time] == head or "adj" in self.units[time].pos:
                continue
            verb = self.verb_above(head)
            if self.labels[time] == "fixed" and self.heads[time] == u and verb is not None:
                self.attach(time, verb, "obl")  # `zatrzymali w tym czasie 14 osób`
                self.attach(u, time, "case")
                continue
            if not self.above(time, head) or self.labels[time].split(":")[0] in ("obl", "nmod", "amod"):
                if self.heads[time] == u:  # the date, not its preposition, stands on what carries both
                    self.hang(time, head)
                self.attach(u, time, "case")

    def affairs_carry_nothing(self) -> None:
        """`spotkał się w tej sprawie w Wilnie z X`: what stands behind `w tej sprawie` hangs on the verb; so of `w tym celu`."""
        for u, head in enumerate(self.heads) if not self.lemmas.isdisjoint(_AFFAIRS) else ():
            if head < 0 or self.units[head].lemmas.isdisjoint(_AFFAIRS) or u < head:
                continue
            pointing = (
                head > 1
                and self.units[head - 1].lemmas & {"ten", "tenże"}
                and self.units[head - 2].text.casefold() in ("w", "na", "przy")
            )
            over = self.heads[head]
            if not (pointing and self.labels[u].startswith("nmod") and over >= 0):
                continue
            if self.governed(u):
                self.attach(u, over, "obl")
            elif u == head + 1 and self.verbal(over) and "acc" in self.units[u].cases:
                done = any(self.labels[c] == "obj" for c in self.kids(over))
                if not done:  # `prowadziły w tej sprawie rozmowy`
                    self.attach(u, over, "obj")

    def times_are_no_prepositions(self) -> None:
        """`kilka dni temu reżim wypuścił`: what `temu` closes is a time, and governs no noun behind it."""
        for u in self.timed:
            if self.labels[u] != "case" or self.heads[u] < 0:
                continue
            verb = self.verb_above(u)
            if verb is not None:
                self.attach(u, verb, "obl")
            else:
                self.labels[u] = "obl"

    def times_carry_nothing(self) -> None:
        """`19 marca w Mińsku odbyły się`, `przedłużyła o rok, do lutego, sankcje`: places and things hang on the verb, not on the date."""
        carrying = {*self.timed, *self.units.having(_TIMES)}
        if not carrying:
            return
        for u, head in enumerate(self.heads):
            if head not in carrying or self.heads[head] < 0:
                continue
            label = self.labels[u].split(":")[0]
            if label not in _CARRIED:
                continue
            hour = self.units[head].lemmas & _HOURS and self.units[head].is_(("subst", "adv"))
            timed = self.units[head].time is not None or bool(hour)
            if timed and label in ("nmod", "obl", "obj", "appos", "nsubj", "acl"):
                self.attach(u, self.heads[head], "obl" if label == "nmod" else self.labels[u])
            elif self.units[head].lemmas & _STRETCHES and self.units[u].named and self.governed(u) and u > head:
                if self.governed(head) and label == "nmod":
                    self.attach(u, self.heads[head], "obl")  # `w najbliższych tygodniach do Mińska przyjedzie`
            elif label in ("conj", "appos") and (timed or self._length(head)) and self._thing(u):
                self.attach(u, self.heads[head], "obj" if "acc" in self.units[u].cases else "nsubj")

    def dates_stand_beside_no_things(self) -> None:
        """`Nazajutrz po spotkaniu, 12 września, miały się zacząć`: a date that commas set off is the clause's, not a second thing."""
        for u in self.timed:
            head = self.heads[u]
            if head < 0 or self.labels[u] != "conj" or self.units[head].time is not None:
                continue
            apart = all(0 <= x < len(self.units) and self.units[x].text == "," for x in (u - 1, u + 1))
            if apart and self.nominal(head) and (verb := self.verb_above(head)) is not None:
                self.attach(u, verb, "obl")

    def times_tell_what_follows(self) -> None:
        """`wylądował 19 stycznia i następnego dnia rozmawiał`, `zwolnienie w maju, a miesiąc później przekazanie`: no second date."""
        for u in self.timed:
            if self.labels[u] != "conj" or u < 2 or self.units[u].time is None:
                continue
            cc = u - 1
            while cc > 0 and "adj" in self.units[cc].pos and self.heads[cc] == u:
                cc -= 1
            if self.units[cc].text.casefold() not in ("i", "a", "oraz", "ale"):
                continue
            for x in range(u + 1, min(len(self.units), u + 9)):
                if self.units[x].text in (",", ".", ";", "–", "i", "a", "oraz") or self.units[x].time is not None:
                    break
                deed = "ger" in self.units[x].pos and x == u + 1
                if (deed or (self.verbal(x) and self.units[x].is_(FINITE))) and not self.above(u, x):
                    self.attach(u, x, "obl")
                    break

    def times_open_what_follows(self) -> None:
        """`pozostaje mu Rosja: 14 września, podczas spotkania, Putin obiecał`: behind a colon a day is of the clause that it opens."""
        for u in self.timed:
            first = u - (u > 0 and self.labels[u - 1] == "case")
            if first < 1 or self.units[first - 1].text != ":" or not 0 <= self.heads[u] < first:
                continue
            for x in range(u + 1, len(self.units)):
                if self.units[x].text in (";", ".", ":"):
                    break
                if self.verbal(x) and self.units[x].is_(FINITE) and not self.above(u, x):
                    self.attach(u, x, "obl")
                    break

    def _length(self, u: int) -> bool:
        """`o kolejny rok`, `na sześć miesięcy`: how long or by how much."""
        return bool(self.units[u].lemmas & _LENGTHS) and self.governed(u) and not self.units[u].named

    def _thing(self, u: int) -> bool:
        """A noun behind a comma that is no time itself and stands without a preposition or conjunction."""
        unit = self.units[u]
        if (
            unit.time is not None
            or (unit.lemmas & _LENGTHS or unit.lemmas & _HOURS)
            or not self.nominal(u)
            or self.governed(u)
        ):
            return False
        joined = any(self.labels[c] == "cc" for c in self.kids(u))
        return not joined and self.units[u - 1].text == "," and bool(unit.cases & {"acc", "nom"})

    def participles_have_their_day(self) -> None:
        """`uwolnił zakładników porwanych 7 października`: the day is that of the participle right before it, which tells of the noun."""
        for time in self.timed:
            p = time - 1
            if p > 0 and self.units[p].text in ("w", "we"):
                p -= 1
            noun = p - 1
            if noun < 0 or self.heads[p] != time or self.labels[p] != "amod" or "ppas" not in self.units[p].pos:
                continue
            if self.nominal(noun) and self.units[noun].cases & self.units[p].cases:
                self.attach(time, self.heads[noun], "obl")  # off the noun, that no circle close
                self.attach(p, noun, "acl")
                self.attach(time, p, "obl")

    def sources_have_no_day(self) -> None:
        """`Według ustaleń Reutersa w grudniu Coale przyleciał`: behind a source before the verb stands the day of the deed."""
        sources = lexicon().speech_prepositions
        for u in self.timed:
            at = self.heads[u]
            if at < 0 or at > u or self.labels[u] != "nmod" or not self.governed(u):
                continue
            while self.labels[at] == "nmod" and 0 <= self.heads[at] < at:
                at = self.heads[at]
            verb = self.heads[at]
            cited = any(self.labels[c] == "case" and self.units[c].text.casefold() in sources for c in self.kids(at))
            if cited and verb > u and self.verbal(verb):
                self.attach(u, verb, "obl")

    def relatives_stand_beside_times(self) -> None:
        """`który 15 września przyleciał`: the pronoun is the subject, the date is a date."""
        if not self.timed or "który" not in self.lemmas:
            return
        for u, head in enumerate(self.heads):
            if not u < head <= u + 3 or self.units[head].time is None or self.heads[head] < 0:
                continue  # `który jeszcze w czwartek …`
            verb = self.heads[head]
            alone = not self.has_own_subject(verb) and self.verbal(verb)
            if self.labels[head] != "nsubj" and not (alone and self.labels[u] in ("det", "amod", "nsubj")):
                continue
            if "który" in self.units[u].lemmas and "nom" in self.units[u].cases and self.heads[head] >= 0:
                self.attach(u, self.heads[head], "nsubj")
                self.labels[head] = "obl"
