"""Why an encrypted connection does not come about: the driver says only that nobody answers, and would try for long."""

from __future__ import annotations

import socket
import ssl
from urllib.parse import urlparse

_WAIT = 5.0


def untrusted(uri: str) -> str | None:
    """What is wrong with the certificate of a server that has to be trusted (`bolt+s`, `neo4j+s`); None if nothing is."""
    if not urlparse(uri).scheme.endswith("+s"):
        return None
    try:
        _handshake(uri, ssl.create_default_context())
    except ssl.SSLCertVerificationError as error:
        return error.verify_message or str(error)
    except OSError:
        return None
    return None


def encrypts(uri: str) -> bool:
    """Whether a server that is spoken to in clear (`bolt`, `neo4j`) answers to encryption."""
    if "+" in urlparse(uri).scheme:
        return False
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = (
        False,
        ssl.CERT_NONE,
    )  # nothing is sent: only whether it answers is asked
    try:
        _handshake(uri, context)
    except (OSError, ValueError):
        return False
    return True


def _handshake(uri: str, context: ssl.SSLContext) -> None:
    address = urlparse(uri)
    host = address.hostname or "localhost"
    with (
        socket.create_connection((host, address.port or 7687), _WAIT) as plain,
        context.wrap_socket(plain, server_hostname=host),
    ):
        pass
