"""Names in Polish text: which words name whom, in any case form, known to the registry or not."""

from loaders.polish.names.linking import Naming
from loaders.polish.names.namer import Namer

__all__ = ["Namer", "Naming"]
