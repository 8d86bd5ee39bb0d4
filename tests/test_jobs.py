"""`--jobs N`: several processes, the same bytes; an error, a crash or Ctrl-C costs no more than it must."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from test_cli import KG, kg

from graph.ingest import ReadOptions, load
from graph.store import reading
from graph.workers import in_order

TEXTS = [
    "Minister Jan Kowal spotkał się 3 marca 2026 r. w Wilnie z Andrzejem Poczobutem.\n",
    "Reżim nie uwolnił Andrzeja Poczobuta. Białoruś planuje zwolnić 20 więźniów politycznych.\n",
    "Litwa zamknęła granicę z Białorusią 5 lutego 2026 r. Jan Kowal skrytykował tę decyzję.\n",
    "USA zniosły sankcje wobec Belavii 11 września 2025 r.\n",
]


@pytest.fixture
def notes(tmp_path: Path) -> list[Path]:
    for n in range(9):
        (tmp_path / f"{n}.txt").write_text(TEXTS[n % 4] + f"Część {n}.\n", encoding="utf-8")
    (tmp_path / "4.txt").write_bytes(b"")
    return sorted(tmp_path.glob("*.txt"))


@pytest.mark.parametrize("form", [["--json"], [], ["--explain"]])
def test_several_processes_print_what_one_prints(form: list[str], notes: list[Path]) -> None:
    one, three = (kg("extract", *form, *map(str, notes), "--date", "2026-03-20", "--jobs", n) for n in ("1", "3"))
    assert one.stdout == three.stdout and len(one.stdout) > 1000
    assert one.stderr == three.stderr and "4.txt" in one.stderr
    assert one.returncode == three.returncode == 3


def test_a_store_filled_by_several_processes_is_the_same(notes: list[Path], tmp_path: Path) -> None:
    given = ReadOptions(date="2026-03-20")
    one, two = (load(tmp_path / f"kg{n}", notes, given, jobs=n) for n in (1, 2))
    assert one == two and len(one.loaded) == 8 and len(one.failed) == 1
    rows = []
    for n in (1, 2):
        with reading(tmp_path / f"kg{n}") as store:
            rows.append(store.sorted_quads())
    assert rows[0] == rows[1]
    assert len(load(tmp_path / "kg1", notes, given, jobs=2).skipped) == 8


def work(item: int) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)  # as when memory runs out
    time.sleep(0.05 if item == 0 else 0)  # the first is the last to be ready
    return item * item


def test_results_come_in_order_and_a_process_that_dies_costs_one_item() -> None:
    assert list(in_order(work, range(40), 3, lambda item, code: code)) == [
        -signal.SIGKILL if n == 3 else n * n for n in range(40)
    ]


def test_who_stops_listening_leaves_no_process_behind() -> None:
    import multiprocessing

    rows = in_order(work, range(3), 2, lambda item, code: code)
    next(rows)
    rows.close()
    assert not multiprocessing.active_children()


def test_ctrl_c_stops_all_processes_without_a_traceback(notes: list[Path]) -> None:
    """Signalled as a terminal does it: the whole group at once, while the workers read."""
    fifo = notes[0].parent / "czeka.txt"
    os.mkfifo(fifo)  # a file that is never finished
    shown = subprocess.Popen(
        [*KG, "extract", "--jobs", "2", *map(str, notes[:2]), str(fifo), str(fifo)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    assert shown.stdout
    shown.stdout.readline()  # the first file is read: all are at work
    os.killpg(shown.pid, signal.SIGINT)
    _, told = shown.communicate(timeout=60)
    assert shown.returncode == 130 and "Traceback" not in told and "Stopped" in told
    with pytest.raises(ProcessLookupError):
        os.killpg(shown.pid, 0)


def test_jobs_are_for_the_default_extractor(notes: list[Path]) -> None:
    done = kg("extract", str(notes[0]), "--jobs", "2", "--extractor", "llm")
    assert done.returncode == 2 and "default extractor alone" in done.stderr
    assert kg("extract", str(notes[0]), "--jobs", "0").returncode == 2
