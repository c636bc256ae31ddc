"""The pages of `claimdiff serve`: paste, watch, read, decide, keep. No logic of its own.

Each function answers one address. Every page works without JavaScript; htmx only saves reloads.
"""

import hashlib
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import quote, unquote

from markupsafe import Markup
from pydantic import JsonValue
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from claimdiff import reports
from claimdiff.articles import LoadOptions
from claimdiff.engines.contract import Engine
from claimdiff.errors import ClaimdiffError, InputError
from claimdiff.reports import saved, webpage
from claimdiff.result import Comparison
from claimdiff.serve import decisions
from claimdiff.serve.guard import Access, Guard
from claimdiff.serve.jobs import BusyError, Jobs, Source, keep
from claimdiff.store.desk import Decision, Desk
from claimdiff.store.files import lines

PERSON = "claimdiff_person"
MOST_ARTICLES = 26
_LONGEST_NAME, _LONGEST_NOTE = 60, 2_000
_SHOWN = 1_000
"""Items of a batch that its page lists."""
_KEY = 12
_MAY = "connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'"
"""What a browser may do on these pages, beside our own files and the report's, by their hashes."""
_YEAR = 365 * 24 * 3600
"""Seconds that a browser remembers who decides."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the pages work with.

    Attributes:
        desk: Results and decisions.
        jobs: Comparisons at work.
        engine: What reads, as the form's page tells it.
        folders: Batches that may be opened.
    """

    desk: Desk
    jobs: Jobs
    engine: Engine
    folders: tuple[Path, ...] = ()


def application(
    desk: Desk,
    engine: Engine,
    access: Access,
    options: LoadOptions,
    folders: Sequence[Path] = (),
    workers: int = 1,
) -> Starlette:
    """The web application.

    Args:
        desk: Where results and decisions are kept.
        engine: What reads and judges.
        access: Who may ask.
        options: How sources are read; an address of a private network only where they allow it.
        folders: Output folders of batches that may be opened.
        workers: Comparisons at work at once.
    """
    jobs = Jobs(desk, engine, options, workers)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(jobs.close)

    policy = webpage.policy(own="'self' ", further=_MAY)
    app = Starlette(
        routes=_routes(),
        lifespan=lifespan,
        middleware=[Middleware(Guard, access=access, policy=policy)],
        exception_handlers={HTTPException: _failed, ClaimdiffError: _failed},
    )
    app.state.rooms = Rooms(desk, jobs, engine, tuple(folders))
    return app


def _routes() -> list[Route | Mount]:
    here = Path(__file__).parent
    return [
        Route("/", home),
        Route("/compare", compare, methods=["POST"]),
        Route("/jobs/{key}", job),
        Route("/results/{key}.json", as_json),
        Route("/results/{key}", result),
        Route("/results/{key}/delete", delete, methods=["POST"]),
        Route("/results/{key}/decisions.jsonl", export),
        Route("/results/{key}/findings/{finding}", decide, methods=["POST"]),
        Route("/decisions.jsonl", export),
        Route("/decisions", agreement),
        Route("/results/{key}/person", person, methods=["POST"]),
        Route("/batches/{number:int}", batch),
        Route("/batches/{number:int}/items", batch_item, methods=["POST"]),
        Mount("/static", StaticFiles(directory=here / "static")),
    ]


def home(request: Request) -> Response:
    """The form, and the results that are kept."""
    rooms = _rooms(request)
    words = request.query_params.get("q", "")
    asked = request.query_params.get("articles", "2")
    number = min(max(int(asked), 2), MOST_ARTICLES) if asked.isdecimal() else 2
    return _page(
        "home.html.j2",
        kept=rooms.desk.results(words),
        words=words,
        number=number,
        most=MOST_ARTICLES,
        engine=rooms.engine.info,
        folders=rooms.folders,
    )


async def compare(request: Request) -> Response:
    """Put a comparison in line."""
    form = await request.form(max_files=MOST_ARTICLES, max_fields=200, max_part_size=8_000_000)
    sources = await _sources(form)
    if len(sources) < 2:
        raise HTTPException(422, "A comparison needs two articles: paste, upload or name them.")
    try:
        started = _rooms(request).jobs.submit(sources)
    except BusyError:
        raise HTTPException(503, "Many comparisons are in line: try again in a minute.") from None
    return RedirectResponse(f"/jobs/{started.id}", 303)


def job(request: Request) -> Response:
    """How far a comparison has come; the result once it is there."""
    found = _rooms(request).jobs.get(request.path_params["key"])
    if found is None:
        raise HTTPException(404, "No such comparison: it ended before this desk was started.")
    if found.state == "done":
        return _onward(request, f"/results/{found.result}")
    part = "progress.html.j2" if "hx-request" in request.headers else "job.html.j2"
    return _page(part, job=found)


def result(request: Request) -> Response:
    """One result, with a decision under each finding."""
    rooms, key = _rooms(request), request.path_params["key"]
    found, person, decided = _result(rooms, key), _person(request), rooms.desk.decisions(key)
    forms = {
        one.id: Markup(_decision(key, one.id, decided, person))  # noqa: S704  escaped there
        for one in found.findings
    }
    html = Markup(webpage.embedded(found, forms))  # noqa: S704  the report's own templates escape
    return _page("result.html.j2", report=html, key=key, result=found, person=person)


def as_json(request: Request) -> Response:
    """The result as `claimdiff compare --json` writes it."""
    found = _result(_rooms(request), request.path_params["key"])
    return Response(reports.render(found, "json"), media_type="application/json")


def delete(request: Request) -> Response:
    """Delete a result and what was decided of it."""
    _rooms(request).desk.delete(request.path_params["key"])
    return RedirectResponse("/", 303)


async def decide(request: Request) -> Response:
    """Accept or reject a finding, or take that back."""
    form = await request.form()
    note = str(form.get("note", "")).strip()[:_LONGEST_NOTE]
    return await run_in_threadpool(_decided, request, form.get("verdict"), note)


def _decided(request: Request, verdict: object, note: str) -> Response:
    rooms, person = _rooms(request), _person(request)
    key, finding = str(request.path_params["key"]), str(request.path_params["finding"])
    if finding not in {one.id for one in _result(rooms, key).findings}:
        raise HTTPException(404, "No such finding.")
    match verdict:
        case "accept" | "reject":
            rooms.desk.decide(Decision(key, finding, person, verdict, note))
        case "withdraw":
            rooms.desk.withdraw(key, finding, person)
        case _:
            raise HTTPException(422, "A finding is accepted, rejected or left.")
    if "hx-request" not in request.headers:
        return RedirectResponse(f"/results/{key}#{finding}", 303)
    return HTMLResponse(_decision(key, finding, rooms.desk.decisions(key), person))


def _decision(key: str, finding: str, decided: Sequence[Decision], person: str) -> str:
    """The form for one finding: this person's decision, and what others decided."""
    here = [one for one in decided if one.finding == finding]
    own = next((one for one in here if one.person == person), None)
    others = [one for one in here if one.person != person]
    return _rendered("decision.html.j2", key=key, finding=finding, own=own, others=others)


def export(request: Request) -> Response:
    """Decisions as JSON Lines: of one result, or of all."""
    rooms, key = _rooms(request), request.path_params.get("key")
    told = rooms.desk.decisions(key)
    exported = [
        line
        for one in dict.fromkeys(decision.result for decision in told)
        for line in decisions.exported(_result(rooms, one), [d for d in told if d.result == one])
    ]
    name = f"decisions-{key}.jsonl" if key else "decisions.jsonl"
    return PlainTextResponse(
        "".join(f"{line}\n" for line in exported),
        media_type="application/jsonl",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def agreement(request: Request) -> Response:
    """How far people agree in what they decided."""
    told = _rooms(request).desk.decisions()
    return _page("decisions.html.j2", told=told, pairs=decisions.agreements(told))


async def person(request: Request) -> Response:
    """Remember who decides in this browser."""
    form = await request.form()
    name = " ".join(str(form.get("person", "")).split())[:_LONGEST_NAME]
    back = RedirectResponse(f"/results/{request.path_params['key']}", 303)
    back.set_cookie(PERSON, quote(name), _YEAR, httponly=True, samesite="strict")
    return back


def batch(request: Request) -> Response:
    """The items of a batch that is done."""
    folder, number = _folder(request), request.path_params["number"]
    shown = islice(_items(folder), _SHOWN)
    return _page("batch.html.j2", folder=folder, items=shown, number=number)


async def batch_item(request: Request) -> Response:
    """Take one item of a batch to the desk."""
    form = await request.form()
    key = await run_in_threadpool(_taken, request, str(form.get("id", "")))
    return RedirectResponse(f"/results/{key}", 303)


def _taken(request: Request, item: str) -> str:
    data = next((one for one in _items(_folder(request)) if one.get("id") == item), None)
    found = data and saved.result_of(data)
    if not isinstance(found, Comparison):
        raise HTTPException(404, "No such item in this batch.")
    # The same result always has the same id, so that it is kept once.
    key = hashlib.sha256(reports.render(found, "jsonl").encode()).hexdigest()[:_KEY]
    keep(_rooms(request).desk, key, found)
    return key


def _items(folder: Path) -> Iterator[dict[str, JsonValue]]:
    try:
        yield from saved.objects(lines(str(folder / "results.jsonl")))
    except InputError as error:
        error.hint = "Run the batch to its end first."
        raise


def _rooms(request: Request) -> Rooms:
    rooms: Rooms = request.app.state.rooms
    return rooms


def _folder(request: Request) -> Path:
    folders = _rooms(request).folders
    number: int = request.path_params["number"]
    if number >= len(folders):
        raise HTTPException(404, "No such batch was named when this desk was started.")
    return folders[number]


def _result(rooms: Rooms, key: str) -> Comparison:
    raw = rooms.desk.result(key)
    if raw is None:
        raise HTTPException(404, "No such result: it was deleted, or never kept here.")
    found = reports.load(raw)
    if not isinstance(found, Comparison):
        raise HTTPException(404, "This is no comparison.")
    return found


async def _sources(form: FormData) -> list[Source]:
    """What each block of the form gives; empty blocks are passed over."""
    found = []
    for number in range(1, MOST_ARTICLES + 1):
        text, url, label = (
            str(form.get(f"{name}{number}", "")).strip() for name in ("text", "url", "label")
        )
        upload = form.get(f"file{number}")
        if isinstance(upload, UploadFile) and upload.filename:
            found.append(Source(url, await upload.read(), upload.filename, label))
        elif text:
            found.append(Source(url, text.encode(), "", label))
        elif url:
            found.append(Source(url, label=label))
    return found


def _person(request: Request) -> str:
    return unquote(request.cookies.get(PERSON, ""))[:_LONGEST_NAME] or "reader"


def _onward(request: Request, address: str) -> Response:
    if "hx-request" in request.headers:
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)


def _page(template: str, **given: object) -> Response:
    return HTMLResponse(_rendered(template, **given))


def _rendered(template: str, **given: object) -> str:
    """One page, or a part of one, escaped throughout."""
    return webpage.environment("claimdiff.serve").get_template(template).render(given)


def _failed(_request: Request, error: Exception) -> Response:
    """A page that says what went wrong."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = error.detail if isinstance(error, HTTPException) else getattr(error, "message", "")
    hint = getattr(error, "hint", "")
    return HTMLResponse(_rendered("message.html.j2", message=message, hint=hint), status)
