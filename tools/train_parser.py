"""Train the dependency parser of `loaders.polish.syntax` and write its model.

    python tools/train_parser.py ../shared/treebank loaders/polish/data/parser.npz [--minutes 20]

Needs `jax` (dependency group `train`) and the treebanks: UD_Polish-LFG, -SZ (GPL-3.0), -PUD and Slavic treebanks
(CC BY-SA 4.0). UD_Polish-PDB is measured on and never trained on. The model made of them is given under GPL-3.0.

Slavic sentences become pseudo-Polish: each word is replaced by a random Polish form of the same part of speech, case,
number, gender, person and tense; function words by a small table; the tree stays.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from loaders.polish.morphology import Morphology, _abbreviations
from loaders.polish.syntax_features import CLASSES, FORMS, LEMMAS, MAX_LEMMAS, SIGNS, SUFFIXES, features
from loaders.polish.words import CASES, Reading, Word

WIDTH, LABEL_WIDTH, REACH = 160, 48, 24
DILATIONS = (1, 1, 2, 4, 8)
LABELS = (
    "root punct case obl obl:arg obl:agent nsubj nsubj:pass csubj advmod advmod:neg amod obj cc conj nmod expl:pv mark det "
    "xcomp iobj flat aux aux:pass cop advcl acl acl:relcl ccomp nummod nummod:gov appos fixed vocative parataxis dep"
).split()
SAME = {"det:numgov": "nummod:gov", "det:nummod": "nummod", "nmod:flat": "flat", "aux:clitic": "aux", "orphan": "dep", "obl:cmpr": "obl"}
MORPHOLOGY = Morphology()
Row = tuple[list[Word], list[int], list[str]]


def label_of(deprel: str) -> str:
    deprel = SAME.get(deprel, deprel)
    if deprel in LABELS:
        return deprel
    base = deprel.split(":")[0]
    return base if base in LABELS else "dep"


def read(path: Path) -> Iterator[list[list[str]]]:
    """CoNLL-U sentences as rows of ten cells, ranges and empty nodes left out."""
    opener = gzip.open if path.suffix == ".gz" else open
    rows: list[list[str]] = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            if not line.strip():
                if rows:
                    yield rows
                rows = []
                continue
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                rows.append(cells)
    if rows:
        yield rows


def merge(rows: list[list[str]]) -> tuple[list[str], list[int], list[str], list[list[list[str]]]]:
    """UD tokens → our words: mobile endings, hyphen compounds and abbreviations with their stop become one."""
    groups: list[list[int]] = []
    glued = [("SpaceAfter=No" in r[9]) for r in rows]
    i = 0
    while i < len(rows):
        group = [i]
        while group[-1] + 1 < len(rows) and glued[group[-1]]:
            after = group[-1] + 1
            form = "".join(rows[x][1] for x in group)
            text = rows[after][1]
            clitic = rows[after][7] in ("aux:clitic", "aux:cnd") and form.isalpha()
            hyphen = text == "-" and after + 1 < len(rows) and glued[after] and form[-1:].isalpha() and rows[after + 1][1][:1].isalpha()
            rest = form.endswith("-") and len(form) > 1 and text[:1].isalpha()
            stop = text == "." and (form + ".").lower() in _abbreviations() and after < len(rows) - 1
            if not (clitic or hyphen or rest or stop):
                break
            group.append(after)
        groups.append(group)
        i = group[-1] + 1
    owner = {x: n for n, group in enumerate(groups) for x in group}
    forms, heads, labels = [], [], []
    for group in groups:
        inside = set(group)
        root = next((x for x in group if int(rows[x][6]) - 1 not in inside), group[0])
        head = int(rows[root][6]) - 1
        forms.append("".join(rows[x][1] for x in group))
        heads.append(owner[head] if head >= 0 else -1)
        labels.append(label_of(rows[root][7]))
    return forms, heads, labels, [[rows[x] for x in group] for group in groups]


def words_of(forms: list[str]) -> list[Word]:
    return [Word(f, 0, len(f), MORPHOLOGY.readings(f)) for f in forms]


def collapse(row: Row, rng: random.Random) -> Row:
    """Names of several words as one word, as `loaders.polish.units` gives them to the parser."""
    words, heads, labels = row
    drop: dict[int, int] = {}
    for i, (head, label) in enumerate(zip(heads, labels, strict=True)):
        chained = head == i - 1 or (head in drop.values() or head in drop) and i - 1 in drop
        if label == "flat" and head >= 0 and chained and words[i].text[:1].isupper() and words[i - 1].text[:1].isupper() and rng.random() < 0.8:
            drop[i] = drop.get(head, head)
    if not drop:
        return row
    keep = [i for i in range(len(words)) if i not in drop]
    index = {old: new for new, old in enumerate(keep)}
    out: list[Word] = []
    for i in keep:
        parts = [i, *sorted(x for x, first in drop.items() if first == i)]
        if len(parts) == 1:
            out.append(words[i])
            continue
        cases = set(CASES)
        for x in parts:
            if cases & words[x].cases:
                cases &= words[x].cases
        tag = "subst:sg:" + ".".join(c for c in CASES if c in cases) + ":m1"
        text = words[parts[-1]].text
        out.append(Word(text, 0, len(text), (Reading(" ".join(words[x].text for x in parts), tag, "nazwa"),)))
    new_heads = [index[drop.get(heads[i], heads[i])] if heads[i] >= 0 else -1 for i in keep]
    return out, new_heads, [labels[i] for i in keep]


# -- pseudo-Polish ------------------------------------------------------------------------------------------------

FUNCTION = {
    "CCONJ": {"i": "i", "a": "i", "и": "i", "і": "i", "й": "i", "та": "i", "in": "i", "и.": "i", "але": "ale", "но": "ale", "ale": "ale", "ali": "ale", "alebo": "lub", "nebo": "lub", "или": "lub", "або": "lub", "ili": "lub", "а": "a", "oraz": "oraz"},
    "SCONJ": {"že": "że", "что": "że", "што": "że", "що": "że", "da": "że", "aby": "aby", "чтобы": "aby", "щоб": "aby", "каб": "aby", "ak": "jeśli", "pokud": "jeśli", "если": "jeśli", "якщо": "jeśli", "калі": "jeśli", "ako": "jeśli", "če": "jeśli", "když": "gdy", "keď": "gdy", "когда": "gdy", "ker": "bo", "jer": "bo", "protože": "ponieważ", "как": "jak", "ako.": "jak", "kot": "jak", "kao": "jak", "jako": "jako"},
    "ADP": {"v": "w", "в": "w", "у": "w", "ў": "w", "u": "w", "ve": "w", "vo": "w", "во": "w", "na": "na", "на": "na", "do": "do", "до": "do", "да": "do", "z": "z", "ze": "z", "s": "z", "so": "z", "se": "z", "с": "z", "со": "z", "із": "z", "з": "z", "iz": "z", "из": "z", "za": "za", "за": "za", "o": "o", "о": "o", "об": "o", "пра": "o", "про": "o", "po": "po", "по": "po", "pa": "po", "od": "od", "от": "od", "від": "od", "ад": "od", "k": "ku", "ke": "ku", "к": "ku", "ku": "ku", "pri": "przy", "při": "przy", "при": "przy", "пры": "przy", "pod": "pod", "под": "pod", "nad": "nad", "над": "nad", "před": "przed", "pred": "przed", "перед": "przed", "перад": "przed", "mezi": "między", "medzi": "między", "med": "między", "među": "między", "между": "między", "між": "między", "паміж": "między", "pro": "dla", "pre": "dla", "za.": "dla", "для": "dla", "bez": "bez", "без": "bez", "proti": "przeciwko", "против": "przeciwko", "protiv": "przeciwko", "через": "przez", "праз": "przez", "skozi": "przez", "přes": "przez", "cez": "przez"},
}
CASE_OF = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Ins": "inst", "Loc": "loc", "Voc": "voc"}
REFLEXIVE = {"se", "sa", "si", "се", "ся"}
NEGATION = {"ne", "не", "nie", "ni", "ні"}
RELATIVE = {"который", "který", "ktorý", "koji", "kateri", "який", "які", "якi", "ki", "што", "jenž", "якая"}


def feats(cell: str) -> dict[str, str]:
    return dict(x.split("=", 1) for x in cell.split("|") if "=" in x)


def signature(upos: str, cell: str) -> tuple[str, ...]:
    f = feats(cell)
    upos = "NOUN" if upos == "PROPN" else upos
    return (upos, *(f.get(k, "").split(",")[0] for k in ("Case", "Number", "Gender", "VerbForm", "Person", "Tense", "Voice", "Aspect", "Degree")))


def polish_forms(sentences: list[list[list[list[str]]]]) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for groups in sentences:
        for group in groups:
            if len(group) == 1:
                cell = group[0]
                form = cell[1] if cell[3] == "PROPN" else cell[1].lower()
                key = signature(cell[3], cell[5])
                found[key].append(form)
                found[(*key[:4], "", "", "", "", "", "")].append(form)
    return found


def pseudo(rows: list[list[str]], table: dict[tuple[str, ...], list[str]], rng: random.Random) -> Row | None:
    forms: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    for cell in rows:
        upos, form = cell[3], cell[1].lower()
        f = feats(cell[5])
        new: str | None = None
        if upos == "PUNCT" or upos == "SYM":
            new = cell[1]
        elif upos == "NUM" and any(c.isdigit() for c in form):
            new = form
        elif form in REFLEXIVE and upos in ("PRON", "PART"):
            new = "się"
        elif form in NEGATION and upos in ("PART", "ADV", "AUX"):
            new = "nie"
        elif upos in FUNCTION:
            new = FUNCTION[upos].get(form)
            if new is None and upos == "ADP":
                head = int(cell[6]) - 1
                case = CASE_OF.get(feats(rows[head][5]).get("Case", ""), "gen") if head >= 0 else "gen"
                new = rng.choice({"gen": ["do", "z", "od", "dla", "wobec"], "acc": ["na", "przez", "w", "o"], "inst": ["z", "przed", "nad", "między"], "loc": ["w", "na", "o", "po", "przy"], "dat": ["dzięki", "wbrew", "przeciw"], "nom": ["jako"], "voc": ["do"]}[case])
            new = new or {"CCONJ": "i", "SCONJ": "gdy"}.get(upos)
        elif cell[2].lower() in RELATIVE and upos in ("PRON", "DET"):
            options = [x[0] for x in MORPHOLOGY.generate("który") if CASE_OF.get(f.get("Case", ""), "nom") in x[1] and ("pl" if f.get("Number") == "Plur" else "sg") in x[1]]
            new = rng.choice(options) if options else "który"
        if new is None:
            key = signature(upos, cell[5])
            options = table.get(key) or table.get((*key[:4], "", "", "", "", "", "")) or table.get((key[0], *key[1:3], "", "", "", "", "", "", ""))
            new = rng.choice(options) if options else form
        if cell[1][:1].isupper() and upos != "PUNCT":
            new = new[:1].upper() + new[1:]
        forms.append(new)
        heads.append(int(cell[6]) - 1)
        labels.append(label_of(cell[7]))
    return words_of(forms), heads, labels


# -- model --------------------------------------------------------------------------------------------------------


def init(seed: int) -> dict[str, Any]:
    rng = np.random.default_rng(seed)

    def normal(*shape: int, scale: float) -> np.ndarray:
        return (rng.standard_normal(shape) * scale).astype(np.float32)

    p: dict[str, Any] = {
        "lemma": normal(LEMMAS, WIDTH, scale=0.1),
        "form": normal(FORMS, WIDTH, scale=0.1),
        "suffix": normal(SUFFIXES, WIDTH, scale=0.1),
        "klass": normal(CLASSES, WIDTH, scale=0.1),
        "signs": normal(len(SIGNS), WIDTH, scale=0.2),
        "root": normal(WIDTH, scale=0.3),
        "bias": np.zeros(WIDTH, np.float32),
    }
    for i in range(len(DILATIONS)):
        p[f"conv{i}"] = normal(3 * WIDTH, WIDTH, scale=(2 / (3 * WIDTH)) ** 0.5)
        p[f"conv{i}b"] = np.zeros(WIDTH, np.float32)
        p[f"norm{i}"] = np.ones(WIDTH, np.float32)
    for name, width in (("head", WIDTH), ("dep", WIDTH), ("lhead", LABEL_WIDTH), ("ldep", LABEL_WIDTH)):
        p[name] = normal(WIDTH, width, scale=(2 / WIDTH) ** 0.5)
        p[name + "b"] = np.zeros(width, np.float32)
    p["norm"] = np.ones(WIDTH, np.float32)
    p["arc"] = normal(WIDTH, WIDTH, scale=0.02)
    p["archead"] = np.zeros(WIDTH, np.float32)
    p["near"] = np.zeros((WIDTH, 2 * REACH + 1), np.float32)
    p["nearb"] = np.zeros(2 * REACH + 1, np.float32)
    p["label"] = normal(len(LABELS), LABEL_WIDTH, LABEL_WIDTH, scale=0.05)
    p["labelh"] = np.zeros((LABEL_WIDTH, len(LABELS)), np.float32)
    p["labeld"] = np.zeros((LABEL_WIDTH, len(LABELS)), np.float32)
    p["labelb"] = np.zeros(len(LABELS), np.float32)
    return p


def shift(h: jnp.ndarray, by: int) -> jnp.ndarray:
    zero = jnp.zeros_like(h[:, : abs(by)])
    return jnp.concatenate([zero, h[:, :-by]], 1) if by > 0 else jnp.concatenate([h[:, -by:], zero], 1)


def norm(h: jnp.ndarray, gain: jnp.ndarray) -> jnp.ndarray:
    return h * gain / jnp.sqrt((h * h).mean(-1, keepdims=True) + 1e-6)


def forward(p: dict[str, Any], batch: dict[str, Any], key: Any, drop: float) -> tuple[jnp.ndarray, jnp.ndarray]:
    lemma = p["lemma"][batch["lemmas"]] * (batch["lemmas"] > 0)[..., None]
    e = lemma.sum(2) / jnp.maximum(1, (batch["lemmas"] > 0).sum(2))[..., None]
    keys = jax.random.split(key, 16)

    def rows(name: str, k: Any) -> jnp.ndarray:
        v = p[name][batch[name]]
        keep = 0.5 if name in ("form", "klass") else 0.6
        return v * jax.random.bernoulli(k, keep, v.shape[:2])[..., None] if drop else v

    if drop:  # words themselves are dropped more often than their morphology: 87,000 tokens are few to learn words from
        e = e * jax.random.bernoulli(keys[0], 0.5, e.shape[:2])[..., None]
    e = e + rows("form", keys[1]) + rows("suffix", keys[2]) + rows("klass", keys[3]) + batch["signs"] @ p["signs"] + p["bias"]
    mask = batch["mask"][..., None]
    h = jnp.concatenate([jnp.broadcast_to(p["root"], (e.shape[0], 1, WIDTH)), e * mask], 1)
    full = jnp.concatenate([jnp.ones_like(mask[:, :1]), mask], 1)

    def dropout(x: jnp.ndarray, k: Any) -> jnp.ndarray:
        return x * jax.random.bernoulli(k, 1 - drop, (x.shape[0], 1, x.shape[2])) / (1 - drop) if drop else x

    for i, d in enumerate(DILATIONS):
        z = norm(h, p[f"norm{i}"])
        x = jnp.concatenate([shift(z, d), z, shift(z, -d)], 2)
        h = h + dropout(jax.nn.relu(x @ p[f"conv{i}"] + p[f"conv{i}b"]), keys[4 + i]) * full
    h = norm(h, p["norm"])
    head = dropout(jax.nn.relu(h @ p["head"] + p["headb"]), keys[12])
    dep = dropout(jax.nn.relu(h[:, 1:] @ p["dep"] + p["depb"]), keys[13])
    arc = jnp.einsum("bid,de,bje->bij", dep, p["arc"], head) + (head @ p["archead"])[:, None]
    n = h.shape[1]
    where = jnp.clip(jnp.arange(n)[None, :] - jnp.arange(1, n)[:, None], -REACH, REACH) + REACH
    near = dep @ p["near"] + p["nearb"]
    arc = arc + jnp.take_along_axis(near, jnp.broadcast_to(where, arc.shape), 2)
    arc = jnp.where(full[:, None, :, 0] > 0, arc, -1e9)
    arc = arc - 1e9 * jnp.eye(n)[1:][None]
    lhead = dropout(jax.nn.relu(h @ p["lhead"] + p["lheadb"]), keys[14])
    ldep = dropout(jax.nn.relu(h[:, 1:] @ p["ldep"] + p["ldepb"]), keys[15])
    gold = jnp.take_along_axis(lhead, batch["heads"][..., None], 1)
    label = jnp.einsum("bid,lde,bie->bil", ldep, p["label"], gold) + ldep @ p["labeld"] + gold @ p["labelh"] + p["labelb"]
    return arc, label


def loss(p: dict[str, Any], batch: dict[str, Any], key: Any, drop: float) -> jnp.ndarray:
    arc, label = forward(p, batch, key, drop)
    mask = batch["mask"]
    a = -jnp.take_along_axis(jax.nn.log_softmax(arc), batch["heads"][..., None], 2)[..., 0]
    b = -jnp.take_along_axis(jax.nn.log_softmax(label), batch["labels"][..., None], 2)[..., 0]
    return ((a + b) * mask).sum() / mask.sum()


def batches(rows: list[Row], size: int, rng: random.Random) -> list[dict[str, np.ndarray]]:
    """Batches of about `size` words, of like length (multiples of 8, so that few shapes are compiled)."""
    cache: dict[Word, Any] = {}
    order = sorted(rows, key=lambda r: (len(r[0]), rng.random()))
    out: list[dict[str, np.ndarray]] = []
    at = 0
    while at < len(order):
        longest = -(-len(order[at][0]) // 8) * 8
        count = max(1, size // longest)
        group = [r for r in order[at : at + count] if len(r[0]) <= longest]
        at += len(group)
        shape = (count, longest)
        b = {
            "lemmas": np.zeros((*shape, MAX_LEMMAS), np.int32), "form": np.zeros(shape, np.int32), "suffix": np.zeros(shape, np.int32),
            "klass": np.zeros(shape, np.int32), "signs": np.zeros((*shape, len(SIGNS)), np.float32), "heads": np.zeros(shape, np.int32),
            "labels": np.zeros(shape, np.int32), "mask": np.zeros(shape, np.float32),
        }  # fmt: skip
        for i, (words, heads, labels) in enumerate(group):
            for j, word in enumerate(words):
                f = cache.get(word) or cache.setdefault(word, features(word))
                b["lemmas"][i, j, : len(f.lemmas)] = f.lemmas
                b["form"][i, j], b["suffix"][i, j], b["klass"][i, j] = f.form, f.suffix, f.klass
                b["signs"][i, j, list(f.signs)] = 1
                b["heads"][i, j] = heads[j] + 1
                b["labels"][i, j] = LABELS.index(labels[j])
                b["mask"][i, j] = 1
        out.append(b)
    return out


@jax.jit
def step(p: Any, m: Any, v: Any, t: Any, batch: Any, key: Any, rate: Any) -> Any:
    value, g = jax.value_and_grad(loss)(p, batch, key, 0.33)
    norm = jnp.sqrt(sum(jnp.sum(x * x) for x in jax.tree.leaves(g)))
    g = jax.tree.map(lambda x: x * jnp.minimum(1, 5 / (norm + 1e-9)), g)
    m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
    v = jax.tree.map(lambda a, b: 0.98 * a + 0.02 * b * b, v, g)
    p = jax.tree.map(lambda w, a, b: w * (1 - 0.02 * rate) - rate * (a / (1 - 0.9**t)) / (jnp.sqrt(b / (1 - 0.98**t)) + 1e-8), p, m, v)
    return p, m, v, value


def uas(p: Any, data: list[dict[str, np.ndarray]], rows: int = 10**9) -> tuple[float, float]:
    good = both = total = 0.0
    for b in data[:rows]:
        arc, label = forward(p, b, jax.random.key(0), 0.0)
        scored = (b["mask"] > 0) & (b["labels"] != LABELS.index("punct"))
        right = (np.asarray(arc.argmax(2)) == b["heads"]) & scored
        good += right.sum()
        both += (right & (np.asarray(label.argmax(2)) == b["labels"])).sum()
        total += scored.sum()
    return 100 * good / total, 100 * both / total


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("treebank", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    folder: Path = args.treebank
    pdb = {"".join(r[1] for r in s) for name in ("pdb-dev", "pdb-test") for s in read(folder / f"{name}.conllu")}
    pud = list(read(folder / "pud.conllu"))
    held, pud = pud[:300], pud[300:]
    ids = {"".join(r[1] for r in s) for s in held}
    polish = [s for name in ("lfg", "sz") for s in read(folder / f"{name}.conllu") if "".join(r[1] for r in s) not in pdb | ids] + pud
    merged = [merge(s) for s in polish]
    rows: list[Row] = [(words_of(f), h, lab) for f, h, lab, _ in merged if len(f) <= 96]
    table = polish_forms([groups for *_, groups in merged])
    slavic: list[Row] = []
    for file in sorted((folder / "slavic").glob("*.gz")):
        sentences = list(read(file))
        if "pud" in file.name:
            sentences = sentences[300:]
        slavic += [r for s in sentences if 3 <= len(s) <= 80 and (r := pseudo(s, table, rng))]
    dev = [(words_of(f), h, lab) for f, h, lab, _ in map(merge, held)]
    test = [(words_of(f), h, lab) for f, h, lab, _ in map(merge, list(read(folder / "pdb-test.conllu"))) if len(f) <= 96]
    print(f"{len(rows)} Polish, {len(slavic)} pseudo-Polish, {len(dev)} held out, {len(test)} pdb-test", flush=True)
    p = jax.tree.map(jnp.asarray, init(args.seed))
    m = jax.tree.map(jnp.zeros_like, p)
    v = jax.tree.map(jnp.zeros_like, p)
    average = p
    dev_b, test_b = batches(dev, 2048, rng), batches(test, 2048, rng)
    start, t, epoch, best, chosen = time.time(), 0, 0, 0.0, p
    budget = args.minutes * 60
    while (spent := time.time() - start) < budget:
        share = spent / budget
        data = [collapse(r, rng) for r in rows]
        data += [s for s in slavic if rng.random() < (0.6 if share < 0.7 else 0.2)]
        work = batches(data, 1536, rng)
        rng.shuffle(work)
        losses = []
        for b in work:
            spent = time.time() - start
            if spent > budget:
                break
            t += 1
            rate = 2e-3 * min(1, t / 200) * max(0.02, 1 - spent / budget)
            p, m, v, value = step(p, m, v, float(t), b, jax.random.key(t), rate)
            if t % 10 == 0:
                average = jax.tree.map(lambda a, w: 0.98 * a + 0.02 * w, average, p)
            losses.append(float(value))
        epoch += 1
        print(epoch, t, f"{spent:.0f}s loss {np.mean(losses):.3f} dev {uas(p, dev_b)} averaged {uas(average, dev_b)}", flush=True)
        now = uas(average, dev_b)
        if sum(now) <= best:
            continue
        best, chosen = sum(now), average
        np.savez_compressed(args.model, labels=np.array(LABELS), dilations=np.array(DILATIONS), **{k: np.asarray(x, np.float16) for k, x in average.items()})
    print("pdb-test", uas(chosen, test_b), "dev", uas(chosen, dev_b))


if __name__ == "__main__":
    main()
