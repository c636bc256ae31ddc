"""Invented news for batches: versions of invented events, made from templates, no two alike."""

from itertools import combinations, islice
from pathlib import Path

TOWNS = ("Arvik", "Belmar", "Corlind", "Dunnes", "Eskport", "Farrow", "Gellin", "Hartsey")
PEOPLE = ("Ansa Holm", "Bram Keller", "Cora Dietz", "Dag Moren", "Edda Vance", "Finn Lasko")
THINGS = ("ferry", "tram", "bridge", "theatre", "warehouse", "library", "harbour crane")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def article(event: int, version: int) -> str:
    """How one outlet tells an event; versions differ in some numbers, names and sentences."""
    town, thing = TOWNS[event % len(TOWNS)], THINGS[event % len(THINGS)]
    person = PEOPLE[(event + version // 3) % len(PEOPLE)]
    hurt, pool = 10 + event % 40 + version % 3, 30 + event % 20
    sentences = [
        f"A fire broke out at the {thing} in {town} on {DAYS[event % len(DAYS)]}, police said.",
        f"{hurt} people were treated for smoke, the {town} hospital said.",
        f"“We heard a loud bang before the lights went out,” said {person}, who works there.",
        f"About {pool} firefighters needed {2 + version % 4} hours to put the fire out.",
    ]
    extra = [
        f"The {thing} was inspected in March and no faults were found.",
        f"Mayor {PEOPLE[event % len(PEOPLE)]} promised a report within {3 + version % 5} weeks.",
        f"Two streets around the {thing} stay closed until Sunday.",
    ]
    first = sentences + extra[: version % 4]
    return f"Fire at {thing} in {town}\n\n" + "\n\n".join(first) + "\n"


def write_articles(folder: Path, count: int, events: int = 1) -> list[str]:
    """Write articles, one after the other of each event; their names in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for number in range(count):
        event, version = number % events, number // events
        name = f"event{event}-outlet{version}.txt"
        (folder / name).write_text(article(event, version), "utf-8")
        names.append(name)
    return names


def write_pairs(folder: Path, pairs: int, articles: int) -> Path:
    """Write a manifest of so many pairs among so many articles on one event; every one is used."""
    names = write_articles(folder, articles)
    chosen = list(islice(combinations(names, 2), pairs))
    assert len(chosen) == pairs
    assert {name for pair in chosen for name in pair} == set(names)
    manifest = folder / "pairs.csv"
    rows = [f"{one},{other},pair-{number}" for number, (one, other) in enumerate(chosen)]
    manifest.write_text("\n".join(["a,b,id", *rows]) + "\n", "utf-8")
    return manifest


def write_chain(folder: Path, pairs: int, events: int) -> Path:
    """Write a manifest in which each event's articles are compared one with the next."""
    names = write_articles(folder, pairs + events, events)
    manifest = folder / "pairs.csv"
    with manifest.open("w", encoding="utf-8") as file:
        file.write("a,b\n")
        for number in range(pairs):
            file.write(f"{names[number]},{names[number + events]}\n")
    return manifest
