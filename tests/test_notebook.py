"""The notebooks run from top to bottom on a store built from the seeds, and show what their text says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


class ThisPython(AsyncKernelManager):
    """A kernel of the interpreter that runs the tests, whatever kernels the machine has."""

    @property
    def kernel_spec(self) -> KernelSpec:
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="tests", language="python")


def run(path: Path, store: Path, folder: Path) -> list[nbformat.NotebookNode]:
    """The code cells of an executed notebook; a cell that fails raises with its traceback."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook, timeout=120, kernel_manager_class=ThisPython, resources={"metadata": {"path": folder}}
    )
    client.execute(env=os.environ | {"KG_STORE": str(store), "IPYTHONDIR": str(folder), "JUPYTER_PLATFORM_DIRS": "1"})
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cell: nbformat.NotebookNode, kind: str = "text/html") -> str:
    """What the last expression of a cell shows, in one of its forms."""
    (output,) = [o for o in cell.outputs if o.output_type == "execute_result"]
    return str(output.data[kind])


def test_every_notebook_is_stored_without_outputs() -> None:
    for path in NOTEBOOKS.glob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:  # type: ignore[no-untyped-call]
            assert cell.cell_type != "code" or not cell.outputs, f"{path.name}: clear the outputs before you commit"


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning")
def test_the_tour(built_store: Path, tmp_path: Path) -> None:
    opening, card, freed, promised, central, page = run(NOTEBOOKS / "01_tour.ipynb", built_store, tmp_path)
    assert "Person" in shown(opening) and "Documents" in shown(opening)
    assert "Andrzej Poczobut" in shown(card) and "DENIED" in shown(card)
    for value in ("2025-09", "52", "194", "250"):
        assert value in shown(freed)
    assert "Poczobut" not in shown(freed)  # denied releases are no events
    assert "planned" in shown(promised) and "actual" not in shown(promised)
    assert "Belarus" in shown(central, "text/plain")
    assert shown(page).startswith("<iframe srcdoc=")
