"""Content-hash ids and the IRIs made of them. Nothing here reads a clock or a counter."""

from __future__ import annotations

import hashlib
from functools import lru_cache

BASE = "https://w3id.org/sanctions-kg/"
VOCABULARY = BASE + "ontology#"
ENTITY = BASE + "id/"


def digest(text: str, length: int = 16) -> str:
    """The first `length` hex digits of the SHA-256 of `text` in UTF-8.

    >>> digest("Poczobut")
    'f421a559582db6d3'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


@lru_cache(maxsize=32)
def text_digest(text: str) -> str:
    """`digest` of a whole document, remembered: every claim of a long text asks for it."""
    return digest(text)


def document_iri(text_id: str) -> str:
    return f"{BASE}document/{text_id}"


def claim_iri(claim_id: str) -> str:
    return f"{BASE}claim/{claim_id}"


def evidence_iri(text_id: str, version: str) -> str:
    """The named graph that holds what one version of the code read in one text."""
    return f"{BASE}evidence/{text_id}/{version}"


def entity_iri(key: str) -> str:
    """IRI of a registered thing; `key` is its registry id, e.g. `person/poczobut`."""
    return ENTITY + key


def cluster_iri(text_id: str, key: str) -> str:
    """IRI of a thing that only one document names so far."""
    return f"{BASE}cluster/{text_id}/{digest(key, 12)}"
