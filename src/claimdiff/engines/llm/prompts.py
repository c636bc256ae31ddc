"""The prompts: where they are, what they say, and what a rendered one looks like.

Templates are Jinja files, one folder a task. They may name values, choose and go over a list that
stands in them, and nothing else: no call, assignment, arithmetic or other file, so what they make
is no longer than they are with their values in place. They are rendered in a sandbox without
globals, with every unknown name an error; articles go in as values, so template code inside an
article is text. A folder of the user's own goes before the package's, file by file.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from claimdiff.errors import PromptError
from claimdiff.store.files import shipped

MAX_RENDERED = 1_000_000
"""Characters. Four times 6,000 tokens, the most that is sent at once, are a fifth of it at most."""
MAX_TEMPLATE = 50_000
"""Characters of a template: ours have 3,000 at most."""
_ENDING = ".j2"
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr),
    *(nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.For, nodes.Tuple, nodes.List, nodes.Concat),
)
"""What a template may be made of: nothing that calls, or makes long out of short."""


@dataclass(frozen=True, slots=True)
class Part:
    """One article's share of a `judge` prompt: what heads it, numbered sentences and claims."""

    name: str
    head: str
    body: str
    claims: str


_SAMPLE = Part("left", "title: One title", "1 One sentence.", "1 One claim.")
SAMPLES: Mapping[str, Mapping[str, object]] = {
    "read/system": {},
    "read/user": {
        "tag": "0123456789abcdef",
        "head": "title: One title",
        "body": "1 One sentence.",
        "only": "1",
    },
    "judge/system": {},
    "judge/user": {"tag": "0123456789abcdef", "left": _SAMPLE, "right": _SAMPLE},
    "repair/user": {"reason": "it is no JSON"},
    "schema/system": {"schema": "{}"},
}
"""Every template by name, with values like those it is rendered with."""


class Prompts:
    """The templates in force: the user's ``folder`` first, then the package's.

    Raises:
        PromptError: The folder is none, or a template is missing, malformed or does not render.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder and not folder.is_dir():
            raise PromptError(
                f"There is no folder of prompts at {folder}.",
                hint="Copy the one that `claimdiff prompts path` names, and change the copy.",
            )
        self.folders = [*([folder] if folder else []), shipped("prompts")]
        self._environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined,
            autoescape=False,  # plain text for a model, never a page
            trim_blocks=True,
        )
        self._environment.globals.clear()
        self._templates: dict[str, Template] = {}

    def render(self, name: str, **values: object) -> str:
        """One prompt with its values in place."""
        try:
            text = self._template(name).render(**values)
        except PromptError:
            raise
        except Exception as error:  # a user's template can raise anything
            raise PromptError(
                f"The prompt {name} does not render: {error}.",
                hint="`claimdiff prompts check` shows every fault.",
            ) from error
        if len(text) > MAX_RENDERED:
            raise PromptError(f"The prompt {name} is longer than {MAX_RENDERED} characters.")
        return text.strip("\n")

    def source(self, name: str) -> str:
        """A template as it stands in its file."""
        try:
            return self.path(name).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PromptError(f"The prompt {name} cannot be read: {error}.") from error

    def path(self, name: str) -> Path:
        """The file of a template."""
        for folder in self.folders:
            if (found := folder / f"{name}{_ENDING}").is_file():
                return found
        known = ", ".join(SAMPLES)
        raise PromptError(f"There is no prompt {name!r}.", hint=f"There are: {known}.")

    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every template by name, for the result."""
        return {name: hashlib.sha256(self.source(name).encode()).hexdigest() for name in SAMPLES}

    def check(self) -> dict[str, str]:
        """What is wrong, by template: one that does not render, or leaves a value unused."""
        faults: dict[str, str] = {}
        for name, values in SAMPLES.items():
            try:
                self.render(name, **values)
            except PromptError as error:
                faults[name] = error.message
                continue
            template = self._environment.parse(self.source(name))
            used = {node.name for node in template.find_all(nodes.Name)}
            if left_out := sorted(values.keys() - used):
                faults[name] = f"It does not use {', '.join(left_out)}."
        return faults

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            source = self.source(name)
            if len(source) > MAX_TEMPLATE:
                raise PromptError(f"The template {name} is longer than {MAX_TEMPLATE} characters.")
            _refuse(self._environment.parse(source))
            self._templates[name] = self._environment.from_string(source)
        return self._templates[name]


def _refuse(template: nodes.Template) -> None:
    """Let nothing by but what is allowed: a loop goes over a list in the template, and not twice.

    Raises:
        SecurityError: There is something else.
    """
    for node in template.find_all(nodes.Node):
        endless = isinstance(node, nodes.For) and not (
            isinstance(node.iter, nodes.Tuple | nodes.List) and node.find(nodes.For) is None
        )
        if endless or not isinstance(node, _ALLOWED):
            kind = type(node).__name__.lower()
            raise SecurityError(f'line {node.lineno}: "{kind}" is not for prompts')
