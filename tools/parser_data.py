"""Treebanks → sentences for `tools/train_parser.py`: merged tokens, folded relations, pseudo-Polish, collapsed names.

A sentence is a `Row` of items. An item is a word that stands, or a slot that any Polish form of one signature may fill:
slots are drawn anew in each round, so that the trees of other Slavic treebanks teach attachment and not words.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.polish.text.morphology import Morphology, _abbreviations
from loaders.polish.text.words import CASES, Reading, Word

LABELS = [
    "root",
    "punct",
    "case",
    "obl",
    "obl:agent",
    "nsubj",
    "nsubj:pass",
    "csubj",
    "advmod",
    "advmod:neg",
    "amod",
    "obj",
    "cc",
    "conj",
    "nmod",
    "expl:pv",
    "mark",
    "det",
    "xcomp",
    "iobj",
    "flat",
    "aux",
    "aux:pass",
    "cop",
    "advcl",
    "acl",
    "acl:relcl",
    "ccomp",
    "nummod",
    "nummod:gov",
    "appos",
    "fixed",
    "vocative",
    "parataxis",
    "dep",
]
FOLDED = {"det:numgov": "nummod:gov", "det:nummod": "nummod", "expl:impers": "expl:pv", "csubj:pass": "csubj", "orphan": "dep", "discourse": "advmod", "list": "parataxis", "compound": "flat", "goeswith": "flat", "dislocated": "parataxis"}  # fmt: skip
CASE_OF = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Ins": "inst", "Loc": "loc", "Voc": "voc"}
MORPHOLOGY = Morphology()
Cells = list[str]
Signature = tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One unit: the word (None: any form of `slot`), the signature by which others may stand for it, capitals."""

    word: Word | None
    slot: Signature | None
    upper: bool
    head: int
    label: str
    tag: str  # part of speech, case and number: what the auxiliary loss asks for


@dataclass(frozen=True)
class Row:
    source: str
    items: tuple[Item, ...]
    weight: float = 1.0
    keys: tuple[Signature | None, ...] = ()  # signatures of all items of a Polish sentence, closed classes too


def read(path: Path) -> Iterator[tuple[str, list[Cells]]]:
    """(sentence id, rows of ten cells) of each CoNLL-U sentence; ranges and empty nodes are left out."""
    opener = gzip.open if path.suffix == ".gz" else open
    rows: list[Cells] = []
    name = ""
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id"):
                name = line.split("=", 1)[1].strip()
            elif not line.strip():
                if rows:
                    yield name, rows
                rows = []
            elif not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
    if rows:
        yield name, rows


def feats(cell: str) -> dict[str, str]:
    return dict(x.split("=", 1) for x in cell.split("|") if "=" in x)


def signature(upos: str, cell: str) -> Signature:
    f = feats(cell)
    number = {"Ptan": "Plur", "Dual": "Plur"}.get(f.get("Number", ""), f.get("Number", ""))
    keys = ("Gender", "VerbForm", "Person", "Tense", "Voice", "Aspect", "Degree", "PronType", "Reflex")
    return (upos, f.get("Case", "").split(",")[0], number, *(f.get(k, "").split(",")[0] for k in keys))


def coarser(key: Signature) -> Iterator[Signature]:
    """The signature, then what is left of it when nothing has all of it."""
    yield key
    yield (*key[:7], *("",) * 5)
    yield (*key[:5], *("",) * 7)
    yield (*key[:3], *("",) * 9)
    yield (key[0], *("",) * 11)


def tag_of(cells: Cells) -> str:
    f = feats(cells[5])
    upos = "NOUN" if cells[3] == "PROPN" else "AUX" if cells[3] == "VERB" and f.get("VerbForm") == "Aux" else cells[3]
    return (
        f"{upos} {f.get('VerbForm', '')} {f.get('Case', '').split(',')[0]} {'' if f.get('Number') == 'Sing' else 'p'}"
    )


def label_of(rows: Sequence[Cells], index: int) -> str:
    """The relation, folded; what the treebanks of Polish name differently is made alike."""
    cells = rows[index]
    full = cells[7]
    label = FOLDED.get(full, full)
    if label not in LABELS:
        label = label.split(":")[0]
    label = FOLDED.get(label, label)
    if label not in LABELS:
        return "dep"
    head = int(cells[6]) - 1
    if label == "advmod" and cells[1].lower() in ("nie", "ne", "не", "ni", "ні"):
        return "advmod:neg"
    if label == "nummod" and head >= 0 and full == "nummod":
        mine, its = feats(cells[5]).get("Case", ""), feats(rows[head][5]).get("Case", "")
        if its == "Gen" and mine != "Gen" and (mine or not cells[1].isdigit() or full.endswith("gov")):
            return "nummod:gov"
    if label == "acl" and any(
        int(r[6]) - 1 == index and ("PronType=Rel" in r[5] or r[2] in ("który", "co", "gdzie", "jaki")) for r in rows
    ):
        return "acl:relcl"
    return label


def groups_of(rows: Sequence[Cells]) -> list[list[int]]:
    """UD tokens → our words: mobile endings, hyphen compounds and abbreviations with their stop become one."""
    glued = ["SpaceAfter=No" in r[9] for r in rows]
    groups: list[list[int]] = []
    at = 0
    while at < len(rows):
        group = [at]
        while (after := group[-1] + 1) < len(rows) and glued[group[-1]]:
            form, text = "".join(rows[x][1] for x in group), rows[after][1]
            clitic = rows[after][7] in ("aux:clitic", "aux:cnd", "aux:aglt") and form.isalpha()
            before_letter = after + 1 < len(rows) and glued[after] and rows[after + 1][1][:1].isalpha()
            hyphen = text in "-‑" and before_letter and form[-1:].isalpha()
            rest = form[-1:] in "-‑" and len(form) > 1 and text[:1].isalpha()
            apostrophe = (text in ("’", "'") and before_letter) or (
                form[-1:] in "’'" and len(form) > 1 and text[:1].isalpha()
            )
            initial = len(form) == 1 and form.isupper()
            stop = text == "." and ((form + ".").lower() in _abbreviations() or initial) and after < len(rows) - 1
            if not (clitic or hyphen or rest or stop or apostrophe):
                break
            group.append(after)
        groups.append(group)
        at = group[-1] + 1
    return groups


def word(form: str, readings: tuple[Reading, ...] | None = None) -> Word:
    return Word(form, 0, len(form), MORPHOLOGY.readings(form) if readings is None else readings)


OPEN = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM"})


def polish(source: str, rows: Sequence[Cells]) -> Row:
    """A sentence of a Polish treebank, in our words."""
    groups = groups_of(rows)
    owner = {x: n for n, group in enumerate(groups) for x in group}
    items: list[Item] = []
    keys: list[Signature | None] = []
    for group in groups:
        root = next((x for x in group if int(rows[x][6]) - 1 not in group), group[0])
        cells, head = rows[root], int(rows[root][6]) - 1
        form = "".join(rows[x][1] for x in group)
        slot = signature(cells[3], cells[5]) if len(group) == 1 and cells[3] in OPEN and form.isalpha() else None
        label = label_of(rows, root)
        items.append(Item(word(form), slot, form[:1].isupper(), owner[head] if head >= 0 else -1, label, tag_of(cells)))
        keys.append(signature(cells[3], cells[5]) if len(group) == 1 else None)
    return Row(source, tuple(items), keys=tuple(keys))


# -- collapsing, as `loaders.polish.units.units` does before parsing ------------------------------------------------------


def collapse(row: Row) -> Row | None:
    """Names of several words, titles with names and counted nouns as one item; None where there is nothing to join."""
    items = row.items
    into: dict[int, int] = {}
    for i, item in enumerate(items):
        before = items[i - 1] if i else None
        if (
            item.label == "flat"
            and item.upper
            and before
            and before.upper
            and (item.head == i - 1 or (i - 1 in into and into[i - 1] == item.head))
        ):
            into[i] = item.head
        elif item.label == "amod" and item.head == i - 1 and item.upper and before and before.upper and i > 1:
            into[i] = i - 1
    for i, item in enumerate(items):  # `52 więźniów`: the number goes into its noun
        digit = item.word is not None and item.word.text[:1].isdigit()
        if digit and item.label.startswith("nummod") and item.head in (i + 1, i + 2):
            between = range(i + 1, item.head)
            if all(items[b].head == item.head and items[b].label == "amod" for b in between):
                into |= dict.fromkeys([i, *between], item.head)
    if not into:
        return None

    def top(i: int) -> int:
        while i in into:
            i = into[i]
        return i

    keep = [i for i in range(len(items)) if i not in into]
    index = {old: new for new, old in enumerate(keep)}
    out = []
    for i in keep:
        parts = sorted([i, *(x for x in into if top(x) == i)])
        item = items[i] if len(parts) == 1 else _joined(items, i, parts)
        out.append(replace(item, head=index[top(item.head)] if item.head >= 0 else -1))
    return Row(row.source, tuple(out), row.weight)


def _joined(items: Sequence[Item], head: int, parts: Sequence[int]) -> Item:
    item = items[head]
    if any(items[x].word is None for x in parts):
        return item
    words = [w for x in parts if (w := items[x].word)]
    noun = item.word
    assert noun is not None
    if head == parts[-1] and not words[0].text[:1].isalpha():
        readings = tuple(_counted(r) for r in noun.readings if r.pos in ("subst", "ger"))
        return replace(item, word=word(noun.text, readings or noun.readings), slot=None)
    cases = frozenset(CASES)
    for w in words:
        if cases & w.cases:
            cases &= w.cases
    person = all(items[x].label != "amod" for x in parts)
    gender = (
        next((g for r in words[-1].readings for g in ("m1", "f") if g in r.tag.split(":")), "m1") if person else "m3"
    )
    number = "sg" if person or not any(":pl:" in r.tag for r in words[0].readings) else "pl"
    tag = f"subst:{number}:{'.'.join(c for c in CASES if c in cases)}:{gender}"
    name = Reading(" ".join(w.text for w in words), tag, "nazwa")
    return replace(item, word=word(words[-1 if person else 0].text, (name,)), slot=None)


def _counted(reading: Reading) -> Reading:
    parts = reading.tag.split(":")
    tag = ":".join("nom.gen.acc" if "gen" in p.split(".") else p for p in parts)
    return Reading(reading.lemma, tag, reading.name)
