"""Questions to an OpenAI-compatible server: retries, a budget, a cache on disk. The key never leaves the request's header."""

from __future__ import annotations

import hashlib
import json
import os
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from loaders.extractors import ExtractorError
from ontology.errors import UsageError

_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_LARGEST = 8_000_000  # bytes of one answer


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server is asked; see `data/llm.toml` for each field and its default."""

    url: str
    model: str
    tries: int
    seconds: float
    wait: float
    longest_wait: float
    requests: int
    tokens: int
    answer_tokens: int
    characters: int
    form: str
    cache: Path
    key: str = field(default="", repr=False)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        """The settings that an environment gives over the defaults; `UsageError` where it says nothing usable."""
        values: dict[str, Any] = tomllib.loads((files("loaders.extractors") / "data/llm.toml").read_text("utf-8"))
        for name, default in values.items():
            if given := environment.get(f"KG_LLM_{name.upper()}"):
                try:
                    values[name] = type(default)(given)
                except ValueError:
                    raise UsageError(f"KG_LLM_{name.upper()} is no number: {given!r}") from None
        url, model = environment.get("KG_LLM_URL", ""), environment.get("KG_LLM_MODEL", "")
        if urlsplit(url).scheme not in ("http", "https") or not model:
            raise UsageError(
                "the extractor 'llm' does not know whom to ask",
                hint="Set KG_LLM_URL (up to and with /v1), KG_LLM_MODEL, and KG_LLM_KEY where the server wants a key.",
            )
        cache = Path(environment.get("KG_LLM_CACHE") or Path(environment.get("KG_STORE") or ".kg") / "llm-cache")
        return cls(url.rstrip("/"), model, cache=cache, key=environment.get("KG_LLM_KEY", ""), **values)


class Client:
    """Asks one question at a time and remembers the answers on disk.

    >>> Client(Settings.of(os.environ)).ask([{"role": "user", "content": "…"}], None)          # doctest: +SKIP
    '{"claims": []}'
    """

    def __init__(self, settings: Settings, sleep: Callable[[float], None] | None = None) -> None:
        try:
            import httpx
        except ImportError:
            raise UsageError(
                "the extractor 'llm' needs httpx", hint="Install it with: pip install 'sanctions-kg[llm]'"
            ) from None
        self._httpx = httpx
        self._settings = settings
        self._sleep = sleep or time.sleep
        self.requests = 0
        self.tokens = 0
        self.cached = 0

    def ask(self, messages: list[dict[str, str]], form: Mapping[str, Any] | None, again: int = 0) -> str:
        """The answer's text, from the cache where the same was asked before; `again` asks anew after a bad answer."""
        body: dict[str, Any] = {
            "model": self._settings.model, "messages": messages, "temperature": 0, "seed": again, "max_tokens": self._settings.answer_tokens,
        }  # fmt: skip
        if form is not None:
            body["response_format"] = form
        shown = json.dumps(body, ensure_ascii=False, sort_keys=True)
        kept = self._settings.cache / (hashlib.sha256(shown.encode()).hexdigest()[:32] + ".json")
        try:
            answer: str = json.loads(kept.read_text(encoding="utf-8"))["answer"]
        except (OSError, ValueError, KeyError, TypeError):
            answer = self._asked(body)
            self._keep(kept, answer)
        else:
            self.cached += 1
        return answer

    def _keep(self, path: Path, answer: str) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{os.getpid()}")
            part.write_text(json.dumps({"answer": answer}, ensure_ascii=False), encoding="utf-8")
            part.replace(path)
        except OSError as error:
            raise ExtractorError(f"the cache {path.parent} cannot be written: {error.strerror}") from None

    def _asked(self, body: dict[str, Any]) -> str:
        s = self._settings
        reason, wait = "", s.wait
        for attempt in range(s.tries):
            if attempt:
                self._sleep(min(wait, s.longest_wait))
                wait *= 2
            if self.requests >= s.requests or self.tokens >= s.tokens:
                raise ExtractorError(
                    f"the budget of the language model is spent: {self.requests} requests, {self.tokens} tokens",
                    hint="Raise KG_LLM_REQUESTS or KG_LLM_TOKENS. What was answered is in the cache and costs nothing again.",
                )
            self.requests += 1
            try:
                code, headers, raw = self._post(body)
            except self._httpx.TimeoutException:
                reason = f"no answer in {s.seconds:g} seconds"
                continue
            except self._httpx.HTTPError as error:
                reason = self._clean(f"{type(error).__name__}: {error}")
                continue
            if code in _BUSY:
                reason = f"status {code}"
                wait = max(wait, _seconds(headers.get("retry-after")))
                continue
            if code != 200:
                raise ExtractorError(
                    f"{self._host}: status {code}: {self._clean(raw[:300].decode('utf-8', 'replace'))}",
                    hint="Check KG_LLM_KEY."
                    if code in (401, 403)
                    else "Check KG_LLM_URL, KG_LLM_MODEL and KG_LLM_FORM.",
                )
            try:
                data = json.loads(raw)
                answer = data["choices"][0]["message"]["content"]
                used = int((data.get("usage") or {}).get("total_tokens") or len(raw) // 3)
            except (ValueError, KeyError, IndexError, TypeError, AttributeError):
                reason = "an answer that is no chat completion"
                continue
            self.tokens += max(0, used)
            return answer if isinstance(answer, str) else ""
        raise ExtractorError(f"{self._host} gave no answer in {s.tries} tries; the last time: {reason}")

    def _post(self, body: dict[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and body; a server that drips its answer is timed as a whole."""
        s = self._settings
        headers = {"Authorization": f"Bearer {s.key}"} if s.key else {}
        end = time.monotonic() + s.seconds
        raw = bytearray()
        with (
            self._httpx.Client(timeout=s.seconds) as client,
            client.stream("POST", f"{s.url}/chat/completions", json=body, headers=headers) as reply,
        ):
            for part in reply.iter_bytes():
                raw += part
                if time.monotonic() > end:
                    raise self._httpx.ReadTimeout("the answer took too long")
                if len(raw) > _LARGEST:
                    raise self._httpx.DecodingError("the answer is too long")
            return reply.status_code, reply.headers, bytes(raw)

    @property
    def _host(self) -> str:
        return urlsplit(self._settings.url).hostname or "the server"

    def _clean(self, text: str) -> str:
        """What others wrote, without the key that they may have sent back."""
        text = " ".join(text.split())
        return text.replace(self._settings.key, "…") if self._settings.key else text


def _seconds(text: str | None) -> float:
    try:
        return max(0.0, float(text or 0))
    except ValueError:
        return 0.0
