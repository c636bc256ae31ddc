"""Ask one question: cache, budget, fallback, retries, one repair, and the bill.

Read and judge put their questions here and say how to read the answer; nothing here knows what a
claim is.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from pydantic import JsonValue

from claimdiff.engines.contract import Attempts, Plan
from claimdiff.engines.llm import tokens
from claimdiff.engines.llm.client import Client, Message
from claimdiff.engines.llm.cost import Budget, Tariff
from claimdiff.engines.llm.extract import only_thought, read_last
from claimdiff.engines.llm.failures import (
    OnlyThoughtError,
    RejectedError,
    TimedOutError,
    UnusableError,
)
from claimdiff.engines.llm.fallback import Step, compact, lowered
from claimdiff.engines.llm.prompts import Prompts
from claimdiff.engines.llm.rate_limit import RateLimit
from claimdiff.engines.llm.reply import Reply, check_ending
from claimdiff.engines.llm.split import LONGEST_PIECE
from claimdiff.errors import ClaimdiffError, StoreError
from claimdiff.result import Usage
from claimdiff.settings import Settings
from claimdiff.store.cache import Cache, digest

MESSAGE_TOKENS = 4
"""What a chat format adds to a message: OpenAI's count of role and ends."""
ECHOED = 2_000
"""Tokens of an unusable answer that are sent back with what is wrong with it: it may be 1 MiB."""
KEY_SHOWN = 16
"""Digits of a question's digest that name the file of its unusable answer."""
_log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: ``output_tokens`` is an estimate of the answer's length."""

    task: str
    system: str
    user: str
    schema: dict[str, JsonValue]
    output_tokens: int

    @property
    def messages(self) -> list[Message]:
        """What is constant first, so that a provider's prompt cache hits."""
        return [
            {"role": "system", "content": self.system},
            {"role": "user", "content": self.user},
        ]


class Session:
    """Puts questions to one model at one endpoint. Safe to use from many threads."""

    def __init__(
        self, settings: Settings, model: str, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.settings = settings
        self.model = model
        self.prompts = Prompts(settings.prompts)
        self.hashes = self.prompts.hashes()
        self.step = Step()
        self.tariff = Tariff(settings, model)
        self.budget = Budget(settings.max_cost)
        self.client = Client(settings)
        self.rate = RateLimit(settings.host, settings.jobs, settings.rpm, sleep=sleep)
        self.cache = Cache(settings.cache_dir if settings.cache else None)

    def ask(self, question: Question, parse: Callable[[JsonValue], T]) -> tuple[T, Usage]:
        """The answer as ``parse`` reads it, and what it cost; a kept answer costs nothing.

        1. Look for a kept answer.
        2. Ask; ask once more if the answer can be mended. An answer is kept as soon as it is there,
           before anything is computed with it; one that cannot be read is no kept answer.
        3. Keep what could be read, if it is not what was kept.

        Raises:
            ClaimdiffError: As `failures` names them, with attempts and usage.
        """
        key = self._key(question)
        with suppress(UnusableError):  # kept by a version that read it otherwise
            if (kept := self.cache.get(key)) is not None:  # 1.
                return read_last(kept, parse), Usage()
        call = _Call(self, question, key)
        try:
            text, value = call.answer(parse)  # 2.
        except ClaimdiffError as error:
            if isinstance(error, Attempts):
                error.attempts, error.usage = max(1, len(call.paid)), Usage.total(call.paid)
            if isinstance(error, UnusableError):
                call.save(error)
            raise
        if text != call.kept:
            call.keep(text)  # 3.
        return value, Usage.total(call.paid)

    def planned(self, question: Question) -> Plan:
        """What `ask` would send, and what it would cost. Sends nothing."""
        usage = Usage(
            requests=1,
            input_tokens=self.input_tokens(question.messages, question.schema),
            output_tokens=question.output_tokens,
        )
        cached = self.cache.get(self._key(question)) is not None
        usage = usage.model_copy(update={"cost_usd": 0.0 if cached else self.tariff.cost(usage)})
        messages = tuple(question.messages)
        return Plan(question.task, messages, usage, tokens.estimated(self.model), cached)

    def input_tokens(self, messages: list[Message], schema: dict[str, JsonValue]) -> int:
        """How many tokens a request has, its schema counted as it is written."""
        said = sum(tokens.count(message["content"]) + MESSAGE_TOKENS for message in messages)
        return said + tokens.count(compact(schema))

    def close(self) -> None:
        """Close connections and the cache's file."""
        self.client.close()
        self.cache.database.close()

    def _key(self, question: Question) -> str:
        """The digest of all that decides an answer; its step is the endpoint's affair."""
        parameters = Step().parameters(question.task, question.schema)
        return digest(
            self.settings.endpoint, self.model, parameters, question.system, question.user
        )


class _Call:
    """One question's way through: what was said, kept and paid so far."""

    def __init__(self, session: Session, question: Question, key: str) -> None:
        self._session = session
        self._question = question
        self._key = key
        self.paid: list[Usage] = []
        self.said = self.kept = ""

    def answer(self, parse: Callable[[JsonValue], T]) -> tuple[str, T]:
        """The text that could be read, and what was read from it; one repair at most."""
        messages = self._question.messages
        try:
            return self._try(messages, parse)
        except UnusableError as error:
            if not error.mendable:
                raise
            again = self._session.prompts.render("repair/user", reason=error.reason)
        said = self.said[: ECHOED * LONGEST_PIECE]
        while tokens.count(said) > ECHOED:
            said = said[: len(said) // 2]
        repair: list[Message] = [
            {"role": "assistant", "content": said},
            {"role": "user", "content": again},
        ]
        return self._try([*messages, *repair], parse)

    def keep(self, text: str) -> None:
        """Put an answer into the cache; one that is paid for is not lost because a disk is full."""
        try:
            self._session.cache.put(self._key, text)
        except StoreError as error:
            _log.warning("An answer could not be kept: %s", error.message)

    def save(self, error: UnusableError) -> None:
        """Write the raw answer to a file, and name that in the error."""
        if not self.said:
            return
        path = self._session.settings.cache_dir / "unusable" / f"{self._key[:KEY_SHOWN]}.txt"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.said, "utf-8", errors="replace")
        except OSError as problem:
            _log.warning("An unusable answer could not be saved: %s", problem)
        else:
            error.message += f" What it said is in {path}."
            error.args = (error.message,)

    def _try(self, messages: list[Message], parse: Callable[[JsonValue], T]) -> tuple[str, T]:
        """What is read from one reply, asked for as plainly as the endpoint makes it."""
        session, self.said = self._session, ""
        while True:
            step = session.step
            try:
                reply = self._send(messages, step)
            except RejectedError as error:
                with suppress(UnusableError):
                    return error.generation, read_last(error.generation, parse)
                if (lower := lowered(step, error.reason)) == step:
                    raise
                if session.step == step:  # else another thread has found out before
                    session.step = lower
            else:
                return self._read(reply, parse)

    def _read(self, reply: Reply, parse: Callable[[JsonValue], T]) -> tuple[str, T]:
        """What a reply says; its thoughts stand in where it says nothing else."""
        self.said = said = reply.said
        check_ending(reply)
        try:
            return said, read_last(said, parse)
        except UnusableError as error:
            thought = only_thought(said) if reply.text.strip() else bool(said.strip())
            if error.mendable and thought:
                raise OnlyThoughtError("the model only thought", mendable=False) from error
            raise

    def _send(self, messages: list[Message], step: Step) -> Reply:
        """One reply to these messages, asked for by this step, and kept at once.

        Where the endpoint takes no schema, that is told in words; where it takes no system's role,
        what the system says stands before what the user says.
        """
        system, user, *rest = messages
        said = system["content"]
        if step.mode != "json_schema":
            schema = compact(self._question.schema)
            said = f"{said}\n{self._session.prompts.render('schema/system', schema=schema)}"
        asked = [{**system, "content": said}, user, *rest]
        if not step.system:
            asked = [{**user, "content": f"{said}\n\n{user['content']}"}, *rest]
        self.kept = ""
        reply = self._session.rate.send(lambda: self._paid(asked, step))
        with suppress(ClaimdiffError):
            check_ending(reply)
            self.keep(reply.said)
            self.kept = reply.said
        return reply

    def _paid(self, messages: list[Message], step: Step) -> Reply:
        """One request, held against the budget and entered in the bill."""
        session, question = self._session, self._question
        counted = partial(session.input_tokens, messages, question.schema)
        estimate = 0.0
        if session.tariff.known:  # else nothing need be counted
            guess = Usage(requests=1, input_tokens=counted(), output_tokens=question.output_tokens)
            estimate = session.tariff.cost(guess) or 0.0
        started = time.monotonic()
        usage = Usage(requests=1)  # one that fails is not charged
        with session.budget.hold(estimate) as hold:
            try:
                parameters = step.parameters(question.task, question.schema)
                reply = session.client.post(session.model, messages, parameters)
                usage = reply.usage or _own_count(reply.thought + reply.text, counted)
            except TimedOutError:  # its tokens may be charged: they were sent
                usage = Usage(requests=1, input_tokens=counted())
                raise
            except RejectedError as error:
                if error.generation:  # it is refused, and written all the same
                    usage = _own_count(error.generation, counted)
                raise
            finally:
                cost, seconds = session.tariff.cost(usage), time.monotonic() - started
                hold.cost = cost or 0.0
                self.paid.append(usage.model_copy(update={"cost_usd": cost, "seconds": seconds}))
        return reply


def _own_count(said: str, counted: Callable[[], int]) -> Usage:
    """What a request took by our own count, where the endpoint does not tell it."""
    return Usage(requests=1, input_tokens=counted(), output_tokens=tokens.count(said))
