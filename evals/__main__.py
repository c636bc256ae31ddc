"""`make eval`: score an engine on every labelled set that is present, and hold it to its floors."""

import os
import sys
from pathlib import Path

import click
from platformdirs import user_config_path
from rich.console import Console

from claimdiff.engines import open_engine
from claimdiff.engines.contract import Engine
from claimdiff.settings import Settings, resolve
from evals.scorebook import FLOORS, SCORES, SIMPLE, raised
from evals.sets import STATED, TARGETS, LabelledSet, all_sets
from evals.table import Line, table

DATA = "CLAIMDIFF_EVAL_DATA"
FELL = 1  # exit code


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--engine", type=click.Choice(["offline", "llm"]), default="offline")
@click.option("--only", multiple=True, metavar="SET", help="Score these sets alone.")
@click.option("--raise-floors", is_flag=True, help="Record what is better than its floor.")
def main(engine: str, only: tuple[str, ...], *, raise_floors: bool) -> None:
    """Score ENGINE on the labelled sets; exit 1 when a figure fell below its recorded floor.

    1. Choose the sets, and say what is left out.
    2. Score each, and write its figures down.
    3. Print the table.
    """
    # 1.
    folder = Path(os.environ[DATA]) if os.environ.get(DATA) else None
    chosen = _present(_chosen(only), folder)
    # 2.
    reader = open_engine(_settings(engine))
    lines: list[Line] = []
    for labelled in chosen:
        click.echo(f"scoring {labelled.name}", err=True)
        lines += _score(labelled, folder or Path(), engine, reader)
        if raise_floors:
            old, new = FLOORS.of(engine, labelled), SCORES.of(engine, labelled)
            FLOORS.enter(engine, labelled, raised(old, new))
    # 3.
    Console(width=100).print(table(lines))
    if any(line.fell for line in lines):
        click.echo("a figure fell below its floor (evals/floors.json)", err=True)
        sys.exit(FELL)


def _chosen(only: tuple[str, ...]) -> list[LabelledSet]:
    sets = {labelled.name: labelled for labelled in all_sets()}
    unknown = [name for name in only if name not in sets]
    if unknown:
        raise click.BadParameter(f"no set {', '.join(unknown)}; there are {', '.join(sets)}")
    return [sets[name] for name in only] or list(sets.values())


def _present(chosen: list[LabelledSet], folder: Path | None) -> list[LabelledSet]:
    left_out = [labelled.name for labelled in chosen if labelled.shared and folder is None]
    if left_out:
        click.echo(f"{DATA} is not set: left out {', '.join(left_out)}", err=True)
    return [labelled for labelled in chosen if labelled.name not in left_out]


def _score(labelled: LabelledSet, folder: Path, name: str, engine: Engine) -> list[Line]:
    figures = labelled.score(folder, engine)
    SCORES.enter(name, labelled, figures)
    floors = FLOORS.of(name, labelled)
    simple = raised(STATED.get(labelled.name, {}), SIMPLE.of("simple", labelled))
    targets = TARGETS.get(labelled.name, {})
    return [
        Line(labelled.name, m, figure, simple.get(m), floors.get(m), targets.get(m))
        for m, figure in figures.items()
    ]


def _settings(engine: str) -> Settings:
    """The offline engine takes nothing from the environment, so that its figures are the same."""
    if engine == "offline":
        return Settings()
    user_dir = user_config_path("claimdiff")
    return resolve({"engine": engine}, user_dir=user_dir)


if __name__ == "__main__":
    main()
