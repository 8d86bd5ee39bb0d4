"""Fixtures shared by many tests: the built store of the seeds, and where the shared data are, if they are."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def built_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store built from the seeds, as `kg build` makes it. Read it only."""
    from graph.ingest import build

    folder = tmp_path_factory.mktemp("built") / "kg"
    report = build(folder)
    assert len(report.loaded) == 5 and not report.failed
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data; tests that need it are skipped, and say so, where it is absent."""
    if not (SHARED / "documents").is_dir():
        pytest.skip(f"SKIPPED, NOT PASSED: {SHARED} is not here, so this is not measured")
    return SHARED
