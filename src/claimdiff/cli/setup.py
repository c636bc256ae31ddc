"""What `schema`, `doctor`, `config` and `help` print.

The manual is the how-tos and the reference, which come with the program. An error names a page by
its last name (`how-to/inputs` is `inputs`), so no two pages share one.
"""

import json
import platform
import shlex
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pydantic import TypeAdapter

from claimdiff import __version__
from claimdiff.cli import messages
from claimdiff.errors import ClaimdiffError, ConfigurationError
from claimdiff.result import SCHEMA_VERSION, Result
from claimdiff.settings import Settings
from claimdiff.store.files import shipped

_MODELS_SHOWN = 8
"""Of a server's list, which with some has hundreds."""


def schema() -> str:
    """The JSON Schema of all kinds of result, as indented JSON."""
    found = TypeAdapter[object](Result).json_schema(mode="serialization")
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
    return json.dumps(found | {"title": f"claimdiff result {SCHEMA_VERSION}"}, indent=2)


def pages() -> dict[str, Path]:
    """Each page of the manual by the name that `claimdiff help` takes."""
    docs = shipped("docs")
    found = (
        page for part in ("how-to", "reference") for page in sorted((docs / part).glob("*.md"))
    )
    return {page.stem: page for page in found}


def contents() -> str:
    """The pages' names with their titles."""
    titles = {name: page.read_text("utf-8").partition("\n")[0] for name, page in pages().items()}
    return "\n".join(f"{name:<12} {title.removeprefix('# ')}" for name, title in titles.items())


def config(settings: Settings) -> str:
    """One line a setting: its value and where it comes from; a key is never shown."""
    lines = []
    for name in sorted(set(type(settings).model_fields) - {"origin", "left_out"}):
        value = getattr(settings, name)
        lines.append(f"{name:<12} {value!s:<40} {settings.origin.get(name, 'default')}")
    return "\n".join(lines)


def doctor(settings: Settings) -> int:
    """Try each part and say what works; exit 2 when one does not."""
    parts: tuple[tuple[str, Callable[[], str]], ...] = (
        ("python", lambda: f"{platform.python_version()} ({sys.platform})"),
        ("claimdiff", lambda: __version__),
        ("offline engine", _offline),
        ("engine in force", lambda: _engine(settings)),
    )
    broken = [name for name, part in parts if not _try(name, part)]
    _tell_servers()
    return ConfigurationError.exit_code if broken else 0


def _tell_servers() -> None:
    """The servers of models on this machine, each with the line to type."""
    from claimdiff.engines.llm import servers

    found = servers.found()
    for one in found:
        beyond = len(one.models) - _MODELS_SHOWN
        models = ", ".join(one.models[:_MODELS_SHOWN]) or "no model loaded"
        models += f" and {beyond} more" if beyond > 0 else ""
        messages.say(f"{'ok':<7} {'local models':<16} {one.name} at {one.base_url}: {models}")
        if model := one.chat_model:
            line = f"claimdiff compare A B --base-url {one.base_url} -m {shlex.quote(model)}"
            messages.say(f"{'':<24} type: {line}")
    if not found:
        ports = ", ".join(f"{name} {port}" for name, port in servers.PORTS.items())
        messages.say(f"{'none':<7} {'local models':<16} no server answers here ({ports})")
        messages.say(f"{'':<24} how to get one: claimdiff help model")


def _try(name: str, part: Callable[[], str]) -> bool:
    try:
        said, works = part(), True
    except (ClaimdiffError, ImportError, OSError, ValueError) as error:
        said, works = f"{type(error).__name__}: {error}", False
    messages.say(f"{'ok' if works else 'BROKEN':<7} {name:<16} {said}")
    return works


def _offline() -> str:
    from claimdiff.api import summarise
    from claimdiff.engines.rules import OfflineEngine

    text = "The council said on Monday that the bridge will close for 3 weeks."
    claims = summarise(text, engine=OfflineEngine()).claims
    if not claims:
        raise ConfigurationError("it reads no claim in a plain sentence")
    return f"reads: {claims[0].text}"


def _engine(settings: Settings) -> str:
    from claimdiff.engines import open_engine

    info = open_engine(settings).info
    if info.host is None:
        return info.name
    names = offered(settings)
    known = "" if settings.model in names else "; the named one is not among them"
    answers = f"which answers and offers {len(names)} models{known}"
    return f"{info.name}, {info.model} at {info.host}, {answers}"


def offered(settings: Settings) -> list[str]:
    """The models that the endpoint offers: it answers, and takes the key."""
    from claimdiff.engines.llm.client import Client

    messages.notice(f"asks {settings.host} for its models")
    with closing(Client(settings)) as client:
        return client.models()
