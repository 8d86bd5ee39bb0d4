"""Mutate texts and read them: no exception, no quote that is not exact, no run over 2 s for 10 kB.

    python tools/fuzz.py 100000 --seed 1 --jobs 2

Every text is made from a seed and a number, so `--only NUMBER` makes the one that failed again. Starting texts are the own texts of
`tests/unseen/own` and the digests in `seeds/`: no text of others is needed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.ingest import extractor
from graph.workers import in_order
from loaders.documents.reader import ReadOptions, read_text
from ontology.claims import gate
from ontology.errors import KgError

ROOT = Path(__file__).parent.parent
SLOW = 2.0 / 10_000  # seconds of processor time a character
LEAST = 0.5  # seconds that any text may take

_ODD = [chr(c) for c in (0x00, 0x07, 0x0B, 0x1B, 0x7F, 0x85, 0xA0, 0xAD, 0x034F, 0x0300, 0x0301, 0x0308, 0x0328, 0x061C, 0x180E, 0x200B, 0x200D, 0x200E, 0x200F, 0x2028,
    0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFE0F, 0xFEFF, 0xFFFD, 0xFFFF, 0x1F1E7, 0x1F1FE, 0x1F600, 0xE0001, 0x10FFFF, 0x0130, 0x0131, 0x1E9E, 0xFB01, 0x2126)]  # fmt: skip
_WORDS = [
    "Łukaszenka", "Coale’em", "USA", "nie", "że", "żeby", "11 września 2025 r.", "w piątek", "2,8 mld", "52", "ok. 1 000", "„", "”", "–", "m.in.", "r.", "O’Leary",
    "ul-Mulook", "Лукашенко", "Lukashenko", "مينسك", "明斯克", "amerykańsko-białoruskich", "K.", "0", "31.02.2025", "32 maja", "99.99.9999", "9999 r.", "0000-00-00",
    "-1", "1e400", "²", "①", "٣", "½", "Ⅳ", "http://a.b/c?d=e", "a@b.pl", "#tag", "@ktoś", "([{", "}])", "…", "...", "!!!", "?!", ";", ":", "/", "\\", "%s", "{0}", "$", "€",
]  # fmt: skip

Mutation = Callable[[random.Random, str], str]


@cache
def sources() -> tuple[str, ...]:
    """Sentences and short paragraphs to begin with."""
    files = [*sorted((ROOT / "tests" / "unseen" / "own").glob("*/*.txt")), *sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "seeds").glob("*/*.txt"))]  # fmt: skip
    rows = [row.strip() for file in files for row in file.read_text(encoding="utf-8").split("\n")]
    return tuple(row for row in rows if 20 < len(row) < 1500)


def _at(r: random.Random, text: str) -> int:
    return r.randrange(len(text) + 1)


def drop_character(r: random.Random, text: str) -> str:
    at = _at(r, text)
    return text[:at] + text[at + 1 :]


def swap_characters(r: random.Random, text: str) -> str:
    at = _at(r, text)
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def odd_character(r: random.Random, text: str) -> str:
    at = _at(r, text)
    return text[:at] + r.choice(_ODD) * r.choice((1, 1, 1, 3)) + text[at:]


def any_character(r: random.Random, text: str) -> str:
    code = r.randrange(0x110000)
    at = _at(r, text)
    return text[:at] + (chr(code) if not 0xD800 <= code < 0xE000 else "?") + text[at:]


def drop_word(r: random.Random, text: str) -> str:
    words = text.split(" ")
    del words[r.randrange(len(words))]
    return " ".join(words)


def swap_words(r: random.Random, text: str) -> str:
    words = text.split(" ")
    a, b = r.randrange(len(words)), r.randrange(len(words))
    words[a], words[b] = words[b], words[a]
    return " ".join(words)


def repeat_word(r: random.Random, text: str) -> str:
    words = text.split(" ")
    at = r.randrange(len(words))
    words[at : at + 1] = [words[at]] * r.choice((2, 3, 40))
    return " ".join(words)


def foreign_word(r: random.Random, text: str) -> str:
    words = text.split(" ")
    words.insert(r.randrange(len(words) + 1), r.choice(_WORDS))
    return " ".join(words)


def shuffle_words(r: random.Random, text: str) -> str:
    words = text.split(" ")
    r.shuffle(words)
    return " ".join(words)


def drop_sentence(r: random.Random, text: str) -> str:
    rows = text.split(". ")
    del rows[r.randrange(len(rows))]
    return ". ".join(rows)


def mix_texts(r: random.Random, text: str) -> str:
    other = r.choice(sources())
    return text[: _at(r, text)] + r.choice(("", " ", "\n", "\n\n", "\r\n", "\t")) + other[_at(r, other) :]


def long_token(r: random.Random, text: str) -> str:
    at = _at(r, text)
    return text[:at] + r.choice("aŁ9-.’'_@/И中") * r.choice((100, 1000, 4000)) + text[at:]


def many_marks(r: random.Random, text: str) -> str:
    at = _at(r, text)
    return text[:at] + r.choice(("„", "”", "(", ")", "\"", "«", "- ", ", ", ". ", "( ", "„a” ", "a, ", "A. ", "i ", "nie ", "że ")) * r.choice((50, 500, 2000)) + text[at:]  # fmt: skip


def huge_number(r: random.Random, text: str) -> str:
    at = _at(r, text)
    digits = "".join(r.choice("0123456789") for _ in range(r.choice((5, 20, 400, 5000))))
    return f"{text[:at]} {digits}{r.choice(('', ' więźniów', ' r.', ' września', ',5 mld', '%'))} {text[at:]}"


def capitals(r: random.Random, text: str) -> str:
    return r.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def forms(r: random.Random, text: str) -> str:
    return unicodedata.normalize(r.choice(("NFD", "NFKC", "NFKD")), text)


def brackets(r: random.Random, text: str) -> str:
    depth = r.choice((2, 30, 300))
    a, b = sorted((_at(r, text), _at(r, text)))
    opener, closer = r.choice(("()", "„”", "[]", "«»", '""'))
    return text[:a] + opener * depth + text[a:b] + closer * depth + text[b:]


def lines(r: random.Random, text: str) -> str:
    return "\n".join(text[i : i + r.randrange(1, 40)] for i in range(0, min(len(text), 2000), 20))


MUTATIONS: tuple[Mutation, ...] = (
    drop_character, swap_characters, odd_character, any_character, drop_word, swap_words, repeat_word, foreign_word, shuffle_words, drop_sentence, mix_texts,
    capitals, forms, brackets, lines,
)  # fmt: skip
RARE: tuple[Mutation, ...] = (long_token, many_marks, huge_number)  # slow, since the texts become long


def text_of(seed: int, number: int) -> str:
    """The text of a number: always the same."""
    r = random.Random(f"{seed}/{number}")
    text = r.choice(sources())[: r.choice((120, 250, 400))]
    for _ in range(r.choice((1, 2, 3, 6))):
        text = r.choice(RARE if r.random() < 0.02 else MUTATIONS)(r, text or "a")
    return text


def fault_of(text: str, date: str | None = "2026-03-20", timed: bool = True) -> str | None:
    """What is wrong with how a text is read; None where all is well."""
    started = time.process_time()
    try:
        document = read_text(text, "fuzz", ReadOptions(date=date))
    except KgError:
        return None  # a text that holds nothing is refused in words
    except Exception as error:
        return f"reading: {type(error).__name__}: {error}"
    try:
        found = extractor().extract(document)
        for claim in found.claims:
            gate(claim, document)
        for mention in found.mentions:
            if mention.span.of(document.text) != mention.text or not mention.text:
                return f"a mention that does not stand there: {mention.text!r}"
        for span in found.sentences:
            if not 0 <= span.start < span.end <= len(document.text):
                return f"a sentence of {span}"
        if found.rejected:
            return f"claims of ours that our own gate rejects: {dict(found.rejected)}"
    except Exception as error:
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        line = f" at {where.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{where.tb_lineno}" if where else ""
        return f"{type(error).__name__}: {error}{line}"
    spent = time.process_time() - started
    allowed = max(LEAST, SLOW * len(text))
    return f"{spent:.2f} s for {len(text)} characters" if timed and spent > allowed else None


def _one(number: int, seed: int) -> tuple[int, str | None]:
    return number, fault_of(text_of(seed, number), None if number % 7 == 0 else "2026-03-20")


def run(numbers: range, seed: int, jobs: int) -> Iterator[tuple[int, str]]:
    for number, fault in in_order(partial(_one, seed=seed), numbers, jobs, lambda n, code: (n, f"died: {code}")):
        if fault is not None:
            yield number, fault
        if number % 5000 == 4999:
            print(f"{number + 1} texts", file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", type=int, help="one text again, shown")
    args = parser.parse_args()
    extractor()
    if args.only is not None:
        print(repr(text_of(args.seed, args.only)))
        print(_one(args.only, args.seed)[1] or "all is well")
        return 0
    faults = 0
    for number, fault in run(range(args.first, args.first + args.count), args.seed, args.jobs):
        faults += 1
        print(f"{number}: {fault}", flush=True)
    print(f"{args.count} texts, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
