"""Every error that a user of `kg` can meet, as one tree.

    KgError
    ├── UsageError        the command was asked for something it cannot do       exit 2
    ├── LoadError         a file could not be read, or holds nothing readable    exit 3
    ├── ClaimError        a claim that fails the honesty gate (wrong quote …)    exit 4
    ├── VocabularyError   a term, role or file of the ontology is wrong          exit 4
    ├── RegistryError     a registry or seed file is wrong                       exit 4
    ├── ValidationError   the graph breaks a SHACL shape                         exit 4
    ├── StoreError        the store is missing, locked, newer or damaged         exit 5
    ├── QueryError        a query is wrong, refused or took too long             exit 6
    └── Neo4jError        Neo4j cannot be reached, refuses, or holds other data  exit 7

A message says what went wrong, where, with which value, and what to do about it.
Only `graph.cli` turns errors into text and exit codes.
"""

from __future__ import annotations


class KgError(Exception):
    """Root of all errors that carry a message for people.

    `hint` is the sentence that says what to do; it is printed beneath the message.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(KgError):
    """The command was asked for something that it cannot do, such as an unknown name."""

    exit_code = 2


class LoadError(KgError):
    """A file could not be read: missing, binary, encrypted, scanned, of an unknown kind."""

    exit_code = 3


class ClaimError(KgError):
    """A claim fails the honesty gate, for instance a quote that is not in the text.

    `reason` is the word under which the failure is counted: `quote`, `trigger`, `participant`, `number`, `date` …
    """

    exit_code = 4

    def __init__(self, message: str, *, hint: str | None = None, reason: str = "form") -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class VocabularyError(KgError):
    """A term or role that the ontology does not declare, or an ontology file that is wrong."""

    exit_code = 4


class RegistryError(KgError):
    """A registry or seed file is wrong: unknown key, duplicate id, bad date."""

    exit_code = 4


class ValidationError(KgError):
    """The graph breaks a SHACL shape."""

    exit_code = 4


class StoreError(KgError):
    """The store is missing, locked by another writer, made by a newer version, or damaged."""

    exit_code = 5


class QueryError(KgError):
    """A query is wrong (line and column are in the message), refused, or took too long."""

    exit_code = 6


class Neo4jError(KgError):
    """Neo4j cannot be reached, refuses what was asked, or does not hold what it should."""

    exit_code = 7
