"""Files → `ontology.claims.Document`: reading, decoding, cleaning, and what a text says about itself.

    from loaders.documents import ReadOptions, read, walk

    for path in walk([Path("teksty")], on_error=report):
        document = read(path, ReadOptions(publisher="PISM"))

Readers of formats stand in modules of their own (`txt`, `markdown`, `html`, `pdf`); each hands a `RawText` to
`clean`, which makes the stored text with its offset map. Heavy libraries are imported only when their format is met.
"""

from loaders.documents import sidecar
from loaders.documents.options import ReadOptions
from loaders.documents.reader import read, read_text
from loaders.documents.walking import SUFFIXES, walk

__all__ = ["SUFFIXES", "ReadOptions", "read", "read_text", "sidecar", "walk"]
