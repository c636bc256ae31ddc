"""The pages of `claimdiff serve`: paste, watch, read, decide, keep. No logic of its own.

Each function answers one address. Every page works without JavaScript; htmx only saves reloads.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

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
from claimdiff.errors import ClaimdiffError
from claimdiff.result import Comparison
from claimdiff.serve import batches, decisions, pages
from claimdiff.serve.guard import Access, Guard
from claimdiff.serve.jobs import BusyError, Jobs, Source, keep
from claimdiff.store.desk import Decision, Desk

PERSON = "claimdiff_person"
MOST_ARTICLES = 26
_LONGEST_NAME, _LONGEST_NOTE = 60, 2_000
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


Answer = Callable[[Request], Awaitable[Response]]


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

    app = Starlette(
        routes=_routes(),
        lifespan=lifespan,
        middleware=[Middleware(Guard, access=access, policy=pages.policy())],
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
        Route("/results/{key}.json", saved),
        Route("/results/{key}", result),
        Route("/results/{key}/delete", delete, methods=["POST"]),
        Route("/results/{key}/decisions.jsonl", export),
        Route("/results/{key}/findings/{finding}", decide, methods=["POST"]),
        Route("/decisions.jsonl", export),
        Route("/decisions", agreement),
        Route("/person", person, methods=["POST"]),
        Route("/batches/{number:int}", batch),
        Route("/batches/{number:int}/items", batch_item, methods=["POST"]),
        Mount("/static", StaticFiles(directory=here / "static")),
    ]


async def home(request: Request) -> Response:
    """The form, and the results that are kept."""
    rooms = _rooms(request)
    words = request.query_params.get("q", "")
    asked = request.query_params.get("articles", "2")
    number = min(max(int(asked), 2), MOST_ARTICLES) if asked.isdecimal() else 2
    kept = await run_in_threadpool(rooms.desk.results, words)
    return _page(
        request,
        "home.html.j2",
        kept=kept,
        words=words,
        number=number,
        most=MOST_ARTICLES,
        engine=rooms.engine.info,
        folders=rooms.folders,
    )


async def compare(request: Request) -> Response:
    """Put a comparison in line."""
    form = await _form(request)
    sources = await _sources(form)
    if len(sources) < 2:
        raise HTTPException(422, "A comparison needs two articles: paste, upload or name them.")
    try:
        started = _rooms(request).jobs.submit(sources)
    except BusyError:
        raise HTTPException(503, "Many comparisons are in line: try again in a minute.") from None
    return RedirectResponse(f"/jobs/{started.id}", 303)


async def job(request: Request) -> Response:
    """How far a comparison has come; the result once it is there."""
    found = _rooms(request).jobs.get(request.path_params["key"])
    if found is None:
        raise HTTPException(404, "No such comparison: it ended before this desk was started.")
    if found.state == "done":
        return _onward(request, f"/results/{found.result}")
    part = "progress.html.j2" if "hx-request" in request.headers else "job.html.j2"
    return _page(request, part, job=found)


async def result(request: Request) -> Response:
    """One result, with a decision under each finding."""
    rooms, key = _rooms(request), request.path_params["key"]
    found = await _result(rooms, key)
    name = _person(request)
    told = await run_in_threadpool(rooms.desk.decisions, key)
    form_token = request.state.form_token
    html = await run_in_threadpool(pages.report, found, key, told, name, form_token)
    return _page(request, "result.html.j2", report=html, key=key, result=found, person=name)


async def saved(request: Request) -> Response:
    """The result as `claimdiff compare --json` writes it."""
    found = await _result(_rooms(request), request.path_params["key"])
    return Response(reports.render(found, "json"), media_type="application/json")


async def delete(request: Request) -> Response:
    """Delete a result and what was decided of it."""
    await _form(request)
    await run_in_threadpool(_rooms(request).desk.delete, request.path_params["key"])
    return RedirectResponse("/", 303)


async def decide(request: Request) -> Response:
    """Accept or reject a finding, or take that back."""
    form = await _form(request)
    rooms, key, finding = _rooms(request), *map(request.path_params.get, ("key", "finding"))
    found = await _result(rooms, str(key))
    if finding not in {one.id for one in found.findings}:
        raise HTTPException(404, "No such finding.")
    name = _person(request)
    note = str(form.get("note", "")).strip()[:_LONGEST_NOTE]
    match form.get("verdict"):
        case "accept" | "reject" as verdict:
            made = Decision(str(key), str(finding), name, verdict, note)
            await run_in_threadpool(rooms.desk.decide, made)
        case "withdraw":
            await run_in_threadpool(rooms.desk.withdraw, str(key), str(finding), name)
        case _:
            raise HTTPException(422, "A finding is accepted, rejected or left.")
    if "hx-request" not in request.headers:
        return RedirectResponse(f"/results/{key}#{finding}", 303)
    told = await run_in_threadpool(rooms.desk.decisions, str(key))
    part = pages.decision(str(key), str(finding), told, name, request.state.form_token)
    return HTMLResponse(part)


async def export(request: Request) -> Response:
    """Decisions as JSON Lines: of one result, or of all."""
    rooms, key = _rooms(request), request.path_params.get("key")
    told = await run_in_threadpool(rooms.desk.decisions, key)
    lines: list[str] = []
    for one in dict.fromkeys(decision.result for decision in told):
        found = await _result(rooms, one)
        lines += decisions.exported(found, [d for d in told if d.result == one])
    name = f"decisions-{key}.jsonl" if key else "decisions.jsonl"
    return PlainTextResponse(
        "".join(f"{line}\n" for line in lines),
        media_type="application/jsonl",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


async def agreement(request: Request) -> Response:
    """How far people agree in what they decided."""
    told = await run_in_threadpool(_rooms(request).desk.decisions)
    return _page(request, "decisions.html.j2", told=told, pairs=decisions.agreements(told))


async def person(request: Request) -> Response:
    """Remember who decides in this browser."""
    form = await _form(request)
    name = " ".join(str(form.get("person", "")).split())[:_LONGEST_NAME]
    back = RedirectResponse(str(form.get("back", "/")) if _is_local(form.get("back")) else "/", 303)
    back.set_cookie(PERSON, quote(name), _YEAR, httponly=True, samesite="strict")
    return back


async def batch(request: Request) -> Response:
    """The items of a batch that is done."""
    folder = _folder(request)
    items = await run_in_threadpool(batches.items, folder)
    return _page(
        request, "batch.html.j2", folder=folder, items=items, number=request.path_params["number"]
    )


async def batch_item(request: Request) -> Response:
    """Take one item of a batch to the desk."""
    form = await _form(request)
    found = await run_in_threadpool(batches.item, _folder(request), str(form.get("id", "")))
    if found is None:
        raise HTTPException(404, "No such item in this batch.")
    key = batches.key(found)
    await run_in_threadpool(keep, _rooms(request).desk, key, found)
    return RedirectResponse(f"/results/{key}", 303)


def _rooms(request: Request) -> Rooms:
    rooms: Rooms = request.app.state.rooms
    return rooms


def _folder(request: Request) -> Path:
    folders = _rooms(request).folders
    number: int = request.path_params["number"]
    if number >= len(folders):
        raise HTTPException(404, "No such batch was named when this desk was started.")
    return folders[number]


async def _result(rooms: Rooms, key: str) -> Comparison:
    raw = await run_in_threadpool(rooms.desk.result, key)
    if raw is None:
        raise HTTPException(404, "No such result: it was deleted, or never kept here.")
    found = await run_in_threadpool(reports.load, raw)
    if not isinstance(found, Comparison):
        raise HTTPException(404, "This is no comparison.")
    return found


async def _form(request: Request) -> FormData:
    """The form, if it is one of this session's own."""
    form = await request.form(max_files=MOST_ARTICLES, max_fields=200, max_part_size=8_000_000)
    if form.get("form_token") != request.state.form_token:
        raise HTTPException(403, "This page is of an earlier session: load it again.")
    return form


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


def _is_local(address: object) -> bool:
    """Whether an address to go back to is one of ours: a path, and no other host's."""
    return isinstance(address, str) and address.startswith("/") and address[1:2] not in ("/", "\\")


def _onward(request: Request, address: str) -> Response:
    if "hx-request" in request.headers:
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)


def _page(request: Request, template: str, **given: object) -> Response:
    shown = pages.render(template, form_token=request.state.form_token, **given)
    return HTMLResponse(shown)


async def _failed(_request: Request, error: Exception) -> Response:
    """A page that says what went wrong."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = error.detail if isinstance(error, HTTPException) else getattr(error, "message", "")
    hint = getattr(error, "hint", "")
    return HTMLResponse(pages.render("message.html.j2", message=message, hint=hint), status)
