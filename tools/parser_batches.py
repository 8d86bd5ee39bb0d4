"""Rows of `tools/parser_data.py` → batches of numbers, slots filled anew in each round."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from parser_data import LABELS, MORPHOLOGY, OPEN, Row, Signature, coarser, collapse, polish, read
from pseudo_polish import pseudo

from loaders.polish.syntax.features import MAX_LEMMAS, SIGNS, TABLES, symbols
from loaders.polish.text.words import Word

LENGTHS = (8, 16, 24, 32, 48, 64, 96)
LEAST = {"lemma": 3, "form": 6, "suffix": 3, "ending": 2, "prefix": 5, "klass": 3}  # occurrences that earn a row
POLISH = ("lfg", "sz", "pud")
Ints = NDArray[np.int32]


def rows_of(folder: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """(training, 300 sentences of PUD kept apart, pdb-test); what stands in pdb or in the 300 is not trained on."""
    pud = list(read(folder / "pud.conllu"))
    held = {name for name, _ in pud[:300]}
    out = {"".join(r[1] for r in s) for name in ("pdb-dev", "pdb-test") for _, s in read(folder / f"{name}.conllu")}
    out |= {"".join(r[1] for r in s) for _, s in pud[:300]}
    train = [
        polish(source, s)
        for source in POLISH
        for name, s in read(folder / f"{source}.conllu")
        if "".join(r[1] for r in s) not in out and not (source == "pud" and name in held)
    ]
    for file in sorted((folder / "slavic").glob("*.gz")):
        source = file.name.split(".")[0]
        train += [pseudo(source, s) for name, s in read(file) if len(s) >= 3 and not ("pud" in source and name in held)]
    both: list[Row] = []
    for row in train:
        if len(row.items) > LENGTHS[-1]:
            continue
        joined = collapse(row)
        if joined is None:
            both.append(row)
        else:
            both += [Row(row.source, row.items, 0.4, row.keys), Row(row.source, joined.items, 0.6)]
    dev = [polish("pud", s) for _, s in pud[:300]]
    test = [polish("pud", s) for _, s in read(folder / "pdb-test.conllu")]
    return both, dev, [r for r in test if len(r.items) <= LENGTHS[-1]]


class Lexicon:
    """Words by number, rows of their symbols, and the forms that may fill each signature."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.words: dict[tuple[str, object], int] = {}
        self.items: list[Word] = []
        self.vocabularies: dict[str, dict[str, int]] = {}
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.tags = sorted({i.tag for r in rows for i in r.items})
        self.sources = sorted({r.source for r in rows})
        forms: dict[Signature, Counter[int]] = defaultdict(Counter)
        for row in rows:
            if row.source not in POLISH:
                continue
            for item in row.items:
                if item.word is None:
                    continue
                s = symbols(item.word)
                counts["lemma"].update(s.lemmas)
                for name in TABLES:
                    counts[name][getattr(s, name)] += 1
                if item.slot:
                    text = item.word.text if item.slot[0] == "PROPN" else item.word.text.lower()
                    number = self.number(Word(text, 0, len(text), MORPHOLOGY.readings(text)))
                    for found in coarser(item.slot):
                        forms[found][number] += 1
        self._closed(rows, forms)
        for name, least in LEAST.items():
            kept = sorted(k for k, n in counts[name].items() if n >= least)
            self.vocabularies[name] = {k: i + 1 for i, k in enumerate(kept)}
        self._candidates = {
            k: np.array(sorted(v.elements() if k[0] not in OPEN else v), np.int32) for k, v in forms.items()
        }
        self._slots: dict[Signature, int] = {}
        self._chosen: list[NDArray[np.int32]] = []
        self._upper: dict[int, int] = {}

    def _closed(self, rows: Sequence[Row], forms: dict[Signature, Counter[int]]) -> None:
        """Pronouns, determiners, auxiliaries and particles fill the slots of foreign ones."""
        for row in rows:
            for item, key in zip(row.items, row.keys, strict=True) if row.source in POLISH and row.keys else ():
                if item.word is not None and item.slot is None and key and item.word.text.isalpha():
                    text = item.word.text.lower()
                    number = self.number(Word(text, 0, len(text), MORPHOLOGY.readings(text)))
                    for found in coarser(key):
                        forms[found][number] += 1

    def number(self, word: Word) -> int:
        key = (word.text, word.readings)
        found = self.words.get(key)
        if found is None:
            found = self.words[key] = len(self.items)
            self.items.append(word)
        return found

    def slot(self, key: Signature) -> int:
        """Number of the slot of `key` (or of the nearest coarser signature that some Polish form has)."""
        if key not in self._slots:
            options = next((self._candidates[k] for k in coarser(key) if k in self._candidates), None)
            if options is None:
                return -1
            self._slots[key] = len(self._chosen)
            self._chosen.append(options)
        return self._slots[key]

    def upper(self, number: int) -> int:
        """The same word with a capital."""
        if number not in self._upper:
            text = self.items[number].text
            text = text[:1].upper() + text[1:]
            self._upper[number] = self.number(Word(text, 0, len(text), MORPHOLOGY.readings(text)))
        return self._upper[number]

    def fill(self) -> None:
        """Flat tables of candidates, small and with a capital, for drawing."""
        flat = [self._chosen[i] for i in range(len(self._chosen))]
        self.size = np.array([len(x) for x in flat], np.int64)
        self.start = np.concatenate([[0], np.cumsum(self.size)[:-1]])
        self.flat = np.concatenate(flat)
        capital = {n: self.upper(int(n)) for n in np.unique(self.flat)}
        self.flat_upper = np.array([capital[n] for n in self.flat], np.int32)

    def sizes(self) -> dict[str, int]:
        return {name: len(v) + 1 for name, v in self.vocabularies.items()}

    def tables(self) -> dict[str, NDArray[np.float32] | Ints]:
        """Symbols of each word by its number; call it when all words are in."""
        n = len(self.items)
        found: dict[str, NDArray[np.float32] | Ints] = {name: np.zeros(n, np.int32) for name in TABLES}
        lemmas, signs = np.zeros((n, MAX_LEMMAS), np.int32), np.zeros((n, len(SIGNS)), np.float32)
        for i, word in enumerate(self.items):
            s = symbols(word)
            for j, lemma in enumerate(s.lemmas):
                lemmas[i, j] = self.vocabularies["lemma"].get(lemma, 0)
            for name in TABLES:
                found[name][i] = self.vocabularies[name].get(getattr(s, name), 0)
            signs[i, list(s.signs)] = 1
        return found | {"lemma": lemmas, "signs": signs}


class Corpus:
    """Rows as padded arrays, by length."""

    def __init__(self, rows: Sequence[Row], lexicon: Lexicon) -> None:
        by: dict[int, list[Row]] = defaultdict(list)
        for row in rows:
            by[next(x for x in LENGTHS if len(row.items) <= x)].append(row)
        tags = {t: i for i, t in enumerate(lexicon.tags)}
        self.groups: dict[int, dict[str, NDArray[np.generic]]] = {}
        for length, group in sorted(by.items()):
            shape = (len(group), length)
            a = {k: np.zeros(shape, np.int32) for k in ("words", "heads", "labels", "tags", "upper")}
            slots = np.full(shape, -1, np.int32)
            fixed = np.zeros(shape, bool)
            mask = np.zeros(shape, np.float32)
            for i, row in enumerate(group):
                for j, item in enumerate(row.items):
                    slots[i, j] = lexicon.slot(item.slot) if item.slot else -1
                    fixed[i, j] = item.word is not None
                    a["words"][i, j] = lexicon.number(item.word or Word("x", 0, 1))
                    a["heads"][i, j], a["labels"][i, j] = item.head + 1, LABELS.index(item.label)
                    a["tags"][i, j], a["upper"][i, j] = tags.get(item.tag, 0), item.upper
                    mask[i, j] = 1
            sources = np.array([lexicon.sources.index(r.source) for r in group], np.int32)
            polish_row = np.array([r.source in POLISH for r in group])
            weight = np.array([r.weight for r in group])
            self.groups[length] = {
                **a,
                "slots": slots,
                "fixed": fixed,
                "mask": mask,
                "sources": sources,
                "polish": polish_row,
                "weight": weight,
            }
        lexicon.fill()


def batches(
    corpus: Corpus, lexicon: Lexicon, rng: np.random.Generator | None, share: float, size: int
) -> Iterator[dict[str, NDArray[np.generic]]]:
    """Batches of about `size` places. With `rng`: drawn rows, filled slots, for the time `share` (0 to 1) of the training."""
    if rng is None:
        plan = [
            (length, np.arange(at, min(at + max(1, size // length), len(g["words"]))))
            for length, g in corpus.groups.items()
            for at in range(0, len(g["words"]), max(1, size // length))
        ]
    else:
        plan = []
        pud = lexicon.sources.index("pud")
        foreign = 1.0 if share < 0.5 else 0.4 if share < 0.75 else 0.12
        for length, g in corpus.groups.items():
            rate = g["weight"] * np.where(g["polish"], np.where(g["sources"] == pud, 1.5, 1.0), foreign)
            count = np.floor(rate + rng.random(len(rate))).astype(int)
            chosen = rng.permutation(np.repeat(np.arange(len(rate)), count))
            step = max(1, size // length)
            plan += [(length, chosen[at : at + step]) for at in range(0, len(chosen), step)]
        plan = [plan[i] for i in rng.permutation(len(plan))]
    for length, chosen in plan:
        g, full = corpus.groups[length], max(1, size // length)
        b = {k: g[k][chosen] for k in ("words", "heads", "labels", "tags", "mask", "sources")}
        if rng is not None:
            slots, words = g["slots"][chosen], b["words"]
            # how much of a Polish sentence is replaced differs from sentence to sentence: half keep all their words
            much = np.maximum(0, rng.random((len(chosen), 1)) * 0.8 - 0.4)
            swap = (slots >= 0) & (~g["fixed"][chosen] | (rng.random(slots.shape) < much))
            at = lexicon.start[slots] + (rng.random(slots.shape) * lexicon.size[slots]).astype(np.int64)
            new = np.where(g["upper"][chosen] > 0, lexicon.flat_upper[at], lexicon.flat[at])
            b["words"] = np.where(swap, new, words).astype(np.int32)
        short = full - len(chosen)
        if short:
            b = {k: np.concatenate([x, np.zeros((short, *x.shape[1:]), x.dtype)]) for k, x in b.items()}
        yield b
