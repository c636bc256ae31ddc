"""Settings: which flag, variable or file decides, and where each value came from.

Flags come first, then ``CLAIMDIFF_*`` with ``OPENAI_API_KEY`` and ``OPENAI_BASE_URL``, then
``.env`` of the working directory, then its ``claimdiff.toml``, then the user's own
``config.toml``. Files that come with a folder decide
neither where articles are sent nor where files are written, unless it is trusted. It reads files
and decides; it opens no connection and imports nothing of the package but errors.
"""

import os
import tomllib
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from platformdirs import user_cache_path, user_config_path
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
)

from claimdiff.errors import AuthenticationError, ConfigurationError

OPENAI_URL = "https://api.openai.com/v1"
DEFAULT_TIMEOUT = 300.0
"""Seconds for one request in all, however slowly its answer drips."""
LEAST_TIMEOUT = 0.1
"""Seconds. Less is a slip of the finger: no server answers in it."""
DEFAULT_JOBS = 4
"""Requests in flight: what a free tier and a home machine both bear."""

Value = str | int | float | bool | Path
"""What a flag or a file gives for a setting."""

_OPENAI_NAMES = {"OPENAI_API_KEY": "api_key", "OPENAI_BASE_URL": "base_url"}
_AUTO = "auto"
_PROJECT = ".env", "claimdiff.toml"
"""Places that come with a folder: somebody else may have written them."""
_LEADING_OUT = frozenset({"engine", "base_url", "api_key", "key_file", "cache_dir"})
"""Settings by which a folder could have articles sent, or files written, where its user did not
say; ``offline`` of a folder stands, for it sends nothing."""


def _endpoint(url: str) -> str:
    """A base URL without its last slash; nothing but http and https, and no password in it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # its words may repeat a password
        raise ValueError("it is malformed") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise ValueError("it must be an http or https URL")
    if parts.query or parts.fragment:
        raise ValueError("it goes on after its path; a key goes into OPENAI_API_KEY")
    if parts.username or parts.password:
        raise ValueError("it holds a user name or password; a key goes into OPENAI_API_KEY")
    return url.rstrip("/")


def _key(key: SecretStr) -> SecretStr:
    text = key.get_secret_value()
    if not text or not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError("it is empty or holds characters that no key has")
    return key


def _pair(price: object) -> object:
    """``"0.15,0.60"``, as a variable or a flag gives a price."""
    if not isinstance(price, str):
        return price
    names = ("input", "output")
    parts = price.split(",")
    if len(parts) != len(names):
        raise ValueError("it must be INPUT,OUTPUT in US dollars for a million tokens")
    return dict(zip(names, parts, strict=True))


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Price(_Frozen):
    """US dollars for a million tokens."""

    input: float = Field(ge=0)
    output: float = Field(ge=0)


class Settings(_Frozen):
    """All that can be set, each with the place that decided it in ``origin``.

    ``engine`` is decided: ``auto`` has become one of the two, and is its origin. ``timeout`` is
    seconds for one request, ``max_cost`` US dollars for the run, ``rpm`` requests a minute, retries
    among them; ``price`` overrides the price list. ``left_out`` names what a folder said and may
    not.
    """

    engine: Literal["llm", "offline"] = "offline"
    model: _Text | None = None
    base_url: Annotated[_Text, AfterValidator(_endpoint)] | None = None
    api_key: Annotated[SecretStr, AfterValidator(_key)] | None = None
    prompts: Path | None = None
    timeout: float = Field(DEFAULT_TIMEOUT, ge=LEAST_TIMEOUT)
    max_cost: float | None = Field(None, ge=0)
    rpm: float | None = Field(None, gt=0)
    price: Annotated[Price, BeforeValidator(_pair)] | None = None
    jobs: int = Field(DEFAULT_JOBS, ge=1)
    cache: bool = True
    cache_dir: Path = Field(default_factory=lambda: user_cache_path("claimdiff"))
    origin: Mapping[str, str] = {}
    left_out: tuple[str, ...] = ()

    @property
    def endpoint(self) -> str:
        """The base URL in force."""
        return self.base_url or OPENAI_URL

    @property
    def host(self) -> str:
        """The endpoint's host, with its port if it has one; never a name or password."""
        parts = urlsplit(self.endpoint)
        return f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname or ""

    def check_reachable(self) -> None:
        """See that the user named an endpoint: by its base URL, or by a key to the usual one.

        Raises:
            AuthenticationError: Neither key nor base URL is set.
        """
        if self.api_key is None and self.base_url is None:
            raise AuthenticationError(
                "The llm engine has neither a key nor a base URL.",
                hint="Set OPENAI_API_KEY, or name a local server with --base-url, "
                "or read with --engine offline.",
                slug="how-to/endpoints",
            )

    @property
    def sends(self) -> bool:
        """Whether the articles' text goes to an endpoint."""
        return self.engine == "llm"

    @property
    def idle_model(self) -> str | None:
        """The model that is named and not asked, as neither key nor base URL leads to one."""
        decided = not self.sends and self.origin.get("engine") == _AUTO
        return self.model if decided else None

    def for_llm(self) -> str:
        """The model to ask, after a check that all the LLM engine needs is set.

        Raises:
            AuthenticationError: Neither key nor base URL is set.
            ConfigurationError: No model is named.
        """
        self.check_reachable()
        if not self.model:
            raise ConfigurationError(
                "The llm engine needs a model, and none is named.",
                hint="Name one with -m MODEL or CLAIMDIFF_MODEL, or read with --engine offline.",
                slug="how-to/endpoints",
            )
        return self.model


def resolve(
    flags: Mapping[str, Value | None],
    *,
    environ: Mapping[str, str] = os.environ,
    cwd: Path | None = None,
    user_dir: Path | None = None,
    trust_project: bool = False,
) -> Settings:
    """Decide every setting: flags, then the environment, then files, then what is built in.

    1. Gather the layers, the strongest first; leave out what a folder may not decide.
    2. Take each value from the first layer that has it.
    3. Read the key's file, if the key comes from one.

    Args:
        flags: Values from the command line by setting name; None is not given.
        environ: The environment.
        cwd: The working directory, whose ``.env`` and project file count.
        user_dir: The folder of the user's ``config.toml``.
        trust_project: Let the folder decide those as well.

    Raises:
        ConfigurationError: A value cannot be used, or a name is unknown.
    """
    cwd = cwd or _working_directory()
    # 1.
    layers = _layers(flags, environ, cwd, user_dir or user_config_path("claimdiff"))
    left_out = () if trust_project else _leave_out(layers)
    # 2.
    chosen: dict[str, tuple[Value, str]] = {}
    for place, values in layers:
        if key_file := values.pop("key_file", None):
            values.setdefault("api_key", Path(str(key_file)))
        for name, value in values.items():
            chosen.setdefault(name, (value, place))
    # 3.
    if isinstance(chosen.get("api_key", ("",))[0], Path):
        chosen["api_key"] = _key_of(chosen["api_key"], cwd)
    return _settings(chosen, left_out)


def _leave_out(layers: Sequence[tuple[str, dict[str, Value]]]) -> tuple[str, ...]:
    """Take out of a folder's own files what leads out of it; what that was, with its place."""
    found = []
    for place, values in layers:
        if place in _PROJECT:
            for name in sorted(_LEADING_OUT & values.keys()):
                if values[name] != "offline":
                    del values[name]
                    found.append(f"{name} ({place})")
    return tuple(found)


def _working_directory() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise ConfigurationError(
            "The working directory is gone: it was removed or renamed.",
            hint="Go to a folder that is there: cd",
        ) from error


def _layers(
    flags: Mapping[str, Value | None], environ: Mapping[str, str], cwd: Path, user_dir: Path
) -> list[tuple[str, dict[str, Value]]]:
    folder_env = cwd / ".env"  # a folder of that name is a virtual environment of Python's
    written = "" if folder_env.is_dir() else _text_of(folder_env)
    dotenv = dotenv_values(stream=StringIO(written), interpolate=False)
    layers: list[tuple[str, dict[str, Value]]] = [
        ("flag", {name: value for name, value in flags.items() if value is not None}),
        ("environment", _from_variables(environ)),
        (".env", _from_variables({name: value for name, value in dotenv.items() if value})),
        ("claimdiff.toml", _from_file(cwd / "claimdiff.toml")),
        ("user", _from_file(user_dir / "config.toml")),
    ]
    for place, values in layers:
        _check_names(place, values)
    return layers


def _from_variables(variables: Mapping[str, str]) -> dict[str, Value]:
    """The settings among variables; ``CLAIMDIFF_API_KEY`` goes before ``OPENAI_API_KEY``."""
    values: dict[str, Value] = {
        name: variables[variable]
        for variable, name in _OPENAI_NAMES.items()
        if variables.get(variable)
    }
    for name in NAMES:
        if value := variables.get(f"CLAIMDIFF_{name.upper()}"):
            values[name] = value
    return values


def _text_of(path: Path) -> str:
    """What a file holds; nothing where there is none."""
    try:
        return path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            f"{path} cannot be read: it is not UTF-8 ({error.reason}).", hint="Save it as UTF-8."
        ) from error
    except OSError as error:
        raise ConfigurationError(
            f"{path} cannot be read: {error.strerror or error}.",
            hint=f"Make it a file that you may read, or remove it: ls -ld {path}",
        ) from error


def _from_file(path: Path) -> dict[str, Value]:
    """The settings of a file; none where there is no file."""
    try:
        content = tomllib.loads(_text_of(path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            f"{path} cannot be read: {error}.", hint="Mend its TOML."
        ) from error
    return {name.replace("-", "_"): value for name, value in content.items()}


def _check_names(place: str, values: Mapping[str, Value]) -> None:
    for name in values:
        if name not in NAMES:
            raise ConfigurationError(
                f"Unknown setting {name!r} ({place}).", hint=f"Known: {', '.join(sorted(NAMES))}."
            )
    if "api_key" in values and place in {"flag", "claimdiff.toml"}:
        raise ConfigurationError(
            f"A key does not belong in a {place}: others can read it there.",
            hint="Set OPENAI_API_KEY, or name a file with --key-file.",
        )


def _key_of(named: tuple[Value, str], cwd: Path) -> tuple[Value, str]:
    """The key that a file holds, and the place that names the file."""
    path, place = named
    try:
        key = (cwd / str(path)).read_text("utf-8").strip()
    except FileNotFoundError:  # its name is not repeated: it may be the key itself
        raise ConfigurationError(
            f"There is no file of the name that key_file has ({place}).",
            hint="Give the name of a file that holds the key, not the key.",
        ) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise ConfigurationError(f"The key file {path} cannot be read: {why}.") from None
    if not key:
        raise ConfigurationError(f"The key file {path} is empty.")
    return key, place


def _settings(chosen: Mapping[str, tuple[Value, str]], left_out: tuple[str, ...]) -> Settings:
    values: dict[str, object] = {name: value for name, (value, _) in chosen.items()}
    origin = dict.fromkeys(NAMES - {"key_file"}, "default")
    origin |= {name: place for name, (_, place) in chosen.items()}
    if values.get("engine", _AUTO) == _AUTO:
        values["engine"] = "llm" if {"api_key", "base_url"} & values.keys() else "offline"
        origin["engine"] = _AUTO
    try:
        return Settings.model_validate({**values, "origin": origin, "left_out": left_out})
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
    name = str(problem["loc"][0])
    shown = "" if name in _SECRET else f" {str(values[name])!r}"
    message = problem["msg"].removeprefix("Value error, ")
    place = origin[name]
    told = f"--{name.replace('_', '-')}" if place == "flag" else f"{name} in its place ({place})"
    raise ConfigurationError(
        f"The setting {name}{shown} ({place}) is no use: {message}.",
        hint=f"Give {told} another value, or leave it out.",
    )


_SECRET = {"api_key", "base_url"}
"""Never shown: a URL may hold a password."""
NAMES = {*Settings.model_fields, "key_file"} - {"origin", "left_out"}
"""All that flags, variables and files may set."""
