"""Sentences of other Slavic treebanks as pseudo-Polish: the tree stays, the words become Polish forms of the same signature.

Function words go by a small table; a preposition that it lacks becomes one of the case of its noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from parser_data import CASE_OF, MORPHOLOGY, Cells, Item, Row, feats, label_of, signature, tag_of, word

FUNCTION = {
    "CCONJ": {"i": "i", "a": "i", "и": "i", "і": "i", "й": "i", "та": "i", "in": "i", "але": "ale", "но": "ale", "ale": "ale", "ali": "ale", "alebo": "lub", "nebo": "lub", "или": "lub", "або": "lub", "ili": "lub", "а": "a", "oraz": "oraz", "však": "jednak", "toda": "ale", "vendar": "ale", "pa": "a", "ter": "oraz", "te": "oraz", "ani": "ani", "ни": "ani", "ні": "ani", "niti": "ani", "již": "i", "či": "czy", "чи": "czy", "ci": "czy", "ці": "czy"},
    "SCONJ": {"že": "że", "что": "że", "што": "że", "що": "że", "da": "że", "aby": "aby", "чтобы": "aby", "щоб": "aby", "каб": "aby", "kako": "jak", "ak": "jeśli", "pokud": "jeśli", "если": "jeśli", "якщо": "jeśli", "калі": "gdy", "ako": "jeśli", "če": "jeśli", "když": "gdy", "keď": "gdy", "когда": "gdy", "коли": "gdy", "ko": "gdy", "kada": "gdy", "ker": "bo", "jer": "bo", "protože": "ponieważ", "pretože": "ponieważ", "как": "jak", "як": "jak", "kot": "jak", "kao": "jak", "jako": "jako", "jak": "jak", "než": "niż", "чем": "niż", "ніж": "niż", "zda": "czy", "či": "czy", "ли": "czy", "чи": "czy", "ali": "czy", "čeprav": "choć", "хотя": "choć", "хоча": "choć", "хоць": "choć", "iako": "choć", "ačkoli": "choć", "hoci": "choć", "protoze": "ponieważ", "потому": "ponieważ", "бо": "bo", "бы": "by"},
    "ADP": {"v": "w", "в": "w", "у": "w", "ў": "w", "u": "w", "ve": "w", "vo": "w", "во": "w", "na": "na", "на": "na", "do": "do", "до": "do", "да": "do", "z": "z", "ze": "z", "s": "z", "so": "z", "se": "z", "с": "z", "со": "z", "із": "z", "з": "z", "iz": "z", "из": "z", "za": "za", "за": "za", "o": "o", "о": "o", "об": "o", "пра": "o", "про": "o", "po": "po", "по": "po", "pa": "po", "od": "od", "от": "od", "від": "od", "ад": "od", "k": "ku", "ke": "ku", "к": "ku", "ku": "ku", "pri": "przy", "při": "przy", "при": "przy", "пры": "przy", "pod": "pod", "под": "pod", "pred": "przed", "nad": "nad", "над": "nad", "před": "przed", "перед": "przed", "перад": "przed", "mezi": "między", "medzi": "między", "med": "między", "među": "między", "между": "między", "між": "między", "паміж": "między", "pro": "dla", "pre": "dla", "для": "dla", "bez": "bez", "без": "bez", "proti": "przeciwko", "против": "przeciwko", "protiv": "przeciwko", "через": "przez", "праз": "przez", "skozi": "przez", "přes": "przez", "cez": "przez"},
}  # fmt: skip
BY_CASE = {
    "gen": ("do", "z", "od", "dla", "wobec", "bez", "ze"), "acc": ("na", "przez", "w", "o", "za"), "dat": ("dzięki", "wbrew", "przeciw"),
    "inst": ("z", "przed", "nad", "między", "za", "pod"), "loc": ("w", "na", "o", "po", "przy"), "nom": ("jako",), "voc": ("do",),
}  # fmt: skip
ALLOWED = {
    "w": "acc loc", "na": "acc loc", "z": "gen inst", "za": "acc inst gen", "o": "acc loc", "po": "acc loc", "przed": "acc inst", "pod": "acc inst",
    "nad": "acc inst", "między": "acc inst", "do": "gen", "od": "gen", "ku": "dat", "przy": "loc", "dla": "gen", "bez": "gen", "przeciwko": "dat", "przez": "acc",
}  # fmt: skip
REFLEXIVE = frozenset({"se", "sa", "si", "се", "ся"})
NEGATION = frozenset({"ne", "не", "nie", "ni", "ні"})
RELATIVE = frozenset({"который", "který", "ktorý", "koji", "kateri", "який", "які", "ki", "што", "jenž", "якая"})
CONDITIONAL = frozenset({"by", "bych", "bi", "бы", "б", "би"})


def _relative(f: dict[str, str]) -> str:
    case = CASE_OF.get(f.get("Case", ""), "nom")
    number = "pl" if f.get("Number") == "Plur" else "sg"
    for form, tag in MORPHOLOGY.generate("który"):
        parts = [x.split(".") for x in tag.split(":")]
        if any(case in p for p in parts) and any(number in p for p in parts):
            gender = {"Fem": "f", "Neut": "n"}.get(f.get("Gender", ""), "m3")
            if number == "pl" or any(gender in p for p in parts):
                return form
    return "który"


def _preposition(rows: Sequence[Cells], cells: Cells, form: str) -> str:
    head = int(cells[6]) - 1
    case = CASE_OF.get(feats(rows[head][5]).get("Case", ""), "") if head >= 0 else ""
    new = FUNCTION["ADP"].get(form)
    if new and (not case or case in ALLOWED.get(new, case)):
        return new
    options = BY_CASE.get(case, BY_CASE["gen"])
    return options[sum(map(ord, form)) % len(options)]


def pseudo(source: str, rows: Sequence[Cells]) -> Row:
    """A foreign sentence; what has no entry in the tables above is a slot for Polish forms."""
    items = []
    for index, cells in enumerate(rows):
        upos, form, f = cells[3], cells[1].lower(), feats(cells[5])
        new: str | None = None
        if upos in ("PUNCT", "SYM"):
            new = cells[1]
        elif upos in ("NUM", "ADJ") and any(c.isdigit() for c in form):
            new = form
        elif form in REFLEXIVE and upos in ("PRON", "PART"):
            new = "się"
        elif form in NEGATION and upos in ("PART", "ADV", "AUX"):
            new = "nie"
        elif form in CONDITIONAL and upos in ("AUX", "PART"):
            new = "by"
        elif upos == "ADP":
            new = _preposition(rows, cells, form)
        elif upos in FUNCTION:
            new = FUNCTION[upos].get(form, {"CCONJ": "i", "SCONJ": "gdy"}[upos])
        elif cells[2].lower() in RELATIVE and upos in ("PRON", "DET", "SCONJ"):
            new = _relative(f)
        upper = cells[1][:1].isupper() and upos != "PUNCT"
        if new and upper:
            new = new[:1].upper() + new[1:]
        slot = None if new else signature(upos, cells[5])
        items.append(
            Item(word(new) if new else None, slot, upper, int(cells[6]) - 1, label_of(rows, index), tag_of(cells))
        )
    return Row(source, tuple(items))
