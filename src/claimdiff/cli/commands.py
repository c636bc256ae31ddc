"""The commands: each reads its flags, calls one function of `api` and prints the result."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar, Unpack

import click

from claimdiff import __version__
from claimdiff.cli import messages, options
from claimdiff.cli.batch import batch
from claimdiff.cli.llm import answers, models, prompts
from claimdiff.cli.options import Flags
from claimdiff.cli.pair import pair
from claimdiff.cli.serving import mcp, serve
from claimdiff.errors import ConfigurationError

if TYPE_CHECKING:
    from claimdiff.result import Comparison, SummaryResult

_Made = TypeVar("_Made", "Comparison", "SummaryResult")
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Aliases(click.Group):
    """Commands that have a second spelling."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, {"summarize": "summarise"}.get(cmd_name, cmd_name))


@click.group(cls=_Aliases, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="claimdiff", message="%(prog)s %(version)s")
def cli() -> None:
    """Diff for news: what articles agree on, where they conflict, what one of them lacks.

    SOURCE is a file (text, HTML, PDF, DOCX, mail, JSON and more), an http(s) URL, or - for standard
    input; FILE#2 is the second article of a file of several. Without a key nothing leaves this
    machine.
    """


for command in (answers, batch, mcp, models, pair, prompts, serve):
    cli.add_command(command)


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.source
@click.option("--timeout", type=float, metavar="SECONDS", help="For one download in all.")
@options.output
def read(sources: tuple[str, ...], **given: Unpack[Flags]) -> int:
    """Show an article's text and metadata, as they are read; no engine."""
    from claimdiff import api
    from claimdiff.cli import inputs, outputs

    where = outputs.targets(given)
    articles, failures = inputs.articles(sources, given, least=1)
    outputs.emit(api.read(*articles, failures=failures), where, given)
    return outputs.exit_code(one.code for one in failures)


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--claims", is_flag=True, help="List all claims too.")
@options.source
@options.engine
@options.output
def summarise(sources: tuple[str, ...], **given: Unpack[Flags]) -> int:
    """Summary and key points of each article, with --claims all claims, tied to its words."""
    from claimdiff import api
    from claimdiff.cli import outputs

    result = _made(api.summarise, sources, given, least=1)
    return outputs.exit_code(one.code for one in result.errors) if result else 0


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="A B [C...]")
@click.option(
    "--fail-on",
    type=click.Choice(("conflict", "omission", "any")),
    help="Exit 1 when there is such a finding.",
)
@click.option("--exit-code", is_flag=True, help="The same as --fail-on any.")
@options.source
@options.engine
@options.comparison
@options.output
def compare(
    sources: tuple[str, ...],
    fail_on: str | None,
    exit_code: bool,  # noqa: FBT001  click passes flags by name
    **given: Unpack[Flags],
) -> int:
    """What the articles agree on, where they conflict, what one reports and another does not."""
    from claimdiff import api
    from claimdiff.cli import outputs

    result = _made(api.compare, sources, given, least=2)
    if result is None:
        return 0
    if result.engine.name == "offline" and not given["quiet"]:
        messages.notice(messages.MORE)
    gate = "any" if exit_code else fail_on
    failed = outputs.exit_code(one.code for one in result.errors)
    return failed or outputs.gate(result.findings, gate)


def _made(
    task: Callable[..., _Made], sources: tuple[str, ...], given: Flags, *, least: int
) -> _Made | None:
    """Have an engine read the sources, print the result; None where nothing is to be sent."""
    from claimdiff.cli import inputs, outputs
    from claimdiff.engines import open_engine

    settings, where = options.resolved(given), outputs.targets(given)
    engine = open_engine(settings)
    articles, failures = inputs.articles(sources, given, least=least)
    if given["dry_run"]:
        from claimdiff.cli import planning  # with it comes all that asks a model

        planning.dry_run(articles, engine, compare=least > 1)
        return None
    messages.announce(engine.info, len(articles), quiet=given["quiet"])
    result = task(*articles, engine=engine, failures=failures)
    outputs.emit(result, where, given)
    messages.failed(result.errors[len(failures) :], result.articles)
    return result


@cli.command()
@options.engine
@options.output
def demo(**given: Unpack[Flags]) -> int:
    """Compare two short articles that come with claimdiff and conflict in one fact."""
    from importlib.resources import as_file, files

    with as_file(files("claimdiff") / "samples") as folder:
        pair = tuple(str(folder / name) for name in ("courier.txt", "post.txt"))
        return int(click.get_current_context().invoke(compare, sources=pair, **given))


@cli.command()
@click.argument("arguments", nargs=-1, metavar="CLAIM SOURCE")
@click.option(
    "--jsonl", metavar="FILE", help='Lines of {"id", "claim", "text"}; - is standard input.'
)
@options.source
@options.engine
@options.output
def check(arguments: tuple[str, ...], jsonl: str | None, **given: Unpack[Flags]) -> int:
    """Whether a text reports a claim: reported, conflicting or not-found."""
    from claimdiff.cli import checks
    from claimdiff.engines import open_engine

    engine = open_engine(options.resolved(given))
    if jsonl is not None:
        if arguments:
            raise ConfigurationError("--jsonl takes no CLAIM and SOURCE beside it")
        return checks.lines(jsonl, engine, given)
    if len(arguments) != 2:
        raise ConfigurationError(
            "check needs a claim and a source", hint='claimdiff check "CLAIM" SOURCE'
        )
    messages.announce(engine.info, 1, quiet=given["quiet"])
    return checks.one(arguments[0], arguments[1], engine, given)


@cli.command()
@click.argument("path", metavar="RESULT.json")
@options.comparison
@options.item
@options.output
def report(path: str, item: str | None, **given: Unpack[Flags]) -> int:
    """Any form of report from a saved result: no engine, no network."""
    from claimdiff.cli import outputs, verifying

    where = outputs.targets(given)
    outputs.emit(verifying.one(path, item), where, given)
    return 0


@cli.command()
@click.argument("path", metavar="RESULT.json")
@options.item
@click.option("-q", "--quiet", is_flag=True, help="Say nothing; the exit code tells.")
@click.option("--json", "as_json", is_flag=True, help="The mismatches as a JSON list.")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def verify(path: str, item: str | None, quiet: bool, as_json: bool, debug: bool) -> int:  # noqa: ARG001, FBT001  click passes flags by name; run() has read --debug
    """Check a saved result, or each of a batch's, against its articles: no model, no network."""
    from claimdiff.cli import verifying

    return verifying.verified(path, item, quiet=quiet, as_json=as_json)


@cli.command("help")
@click.argument("topic", required=False)
@click.pass_context
def manual(context: click.Context, topic: str | None) -> int:
    """Print a page of the manual, or a command's flags; without TOPIC, list the pages."""
    from claimdiff.cli import setup

    if topic is None:
        messages.say(setup.contents())
    elif (page := setup.pages().get(topic)) is not None:
        messages.say(page.read_text("utf-8").removesuffix("\n"))
    elif (command := cli.get_command(context, topic)) is not None:
        command.main(["--help"], prog_name=f"claimdiff {topic}", standalone_mode=False)
    else:
        raise ConfigurationError(f"there is no page {topic!r}", hint="claimdiff help lists them")
    return 0


@cli.command()
def schema() -> int:
    """The JSON Schema of all results."""
    from claimdiff.cli import setup

    messages.say(setup.schema())
    return 0


@cli.command()
@options.engine
def doctor(**given: Unpack[Flags]) -> int:
    """Check that everything claimdiff needs is there and works."""
    from claimdiff.cli import setup

    return setup.doctor(options.resolved(given))


@cli.command()
@options.engine
def config(**given: Unpack[Flags]) -> int:
    """The settings in force, and where each comes from."""
    from claimdiff.cli import setup

    messages.say(setup.config(options.resolved(given)))
    return 0


__all__: Sequence[str] = ["cli"]
