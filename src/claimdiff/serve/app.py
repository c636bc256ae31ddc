"""The pages of `claimdiff serve`: paste, watch, read, decide, keep. No logic of its own.

Each function answers one address. Every page works without JavaScript; htmx only saves reloads.
"""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
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
"""Hex digits of the digest that names a result at the desk."""
_MAY = "connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'"
"""What a browser may do on these pages, beside our own files and the report's, by their hashes."""
_YEAR = 365 * 24 * 3600
"""Seconds that a browser remembers who decides."""


def application(jobs: Jobs, access: Access, folders: Sequence[Path] = ()) -> Starlette:
    """The web application.

    Args:
        jobs: Comparisons at work, with the desk that keeps them.
        access: Who may ask.
        folders: Output folders of batches that may be opened.
    """

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
    app.state.jobs, app.state.folders = jobs, tuple(folders)
    return app


def _routes() -> list[Route | Mount]:
    here = Path(__file__).parent
    return [
        Route("/", home),
        Route("/compare", _posted(compare), methods=["POST"]),
        Route("/jobs/{key}", job),
        Route("/results/{key}.json", as_json),
        Route("/results/{key}", result),
        Route("/results/{key}/delete", delete, methods=["POST"]),
        Route("/results/{key}/decisions.jsonl", export),
        Route("/results/{key}/findings/{finding}", _posted(decide), methods=["POST"]),
        Route("/decisions.jsonl", export),
        Route("/decisions", agreement),
        Route("/results/{key}/person", _posted(person), methods=["POST"]),
        Route("/batches/{number:int}", batch),
        Route("/batches/{number:int}/items", _posted(batch_item), methods=["POST"]),
        Mount("/static", StaticFiles(directory=here / "static")),
    ]


def _posted(
    answer: Callable[[Request, FormData], Response],
) -> Callable[[Request], Awaitable[Response]]:
    """What answers a form, in a thread once all of it has come."""

    async def endpoint(request: Request) -> Response:
        form = await request.form(max_files=MOST_ARTICLES, max_fields=200, max_part_size=8_000_000)
        return await run_in_threadpool(answer, request, form)

    return endpoint


def home(request: Request) -> Response:
    """The form, with what a comparison that failed was given, and the results that are kept."""
    failed = _jobs(request).get(request.query_params.get("again", ""))
    return _form(request, failed.sources if failed else ())


def _form(request: Request, given: Sequence[Source], problem: str = "") -> Response:
    jobs = _jobs(request)
    words = request.query_params.get("q", "")
    asked = request.query_params.get("articles", "2")
    number = max(int(asked) if asked.isdecimal() else 2, 2, len(given))
    page = _rendered(
        "home.html.j2",
        kept=jobs.desk.results(words),
        words=words,
        number=min(number, MOST_ARTICLES),
        most=MOST_ARTICLES,
        engine=jobs.engine.info,
        folders=request.app.state.folders,
        given=given,
        problem=problem,
    )
    return HTMLResponse(page, 422 if problem else 200)


def compare(request: Request, form: FormData) -> Response:
    """Put a comparison in line."""
    sources = _sources(form)
    if len(sources) < 2:
        problem = "A comparison needs two articles: paste, upload or name them."
        return _form(request, sources, problem)
    try:
        started = _jobs(request).submit(sources)
    except BusyError:
        raise HTTPException(503, "Many comparisons are in line: try again in a minute.") from None
    return RedirectResponse(f"/jobs/{started.id}", 303)


def job(request: Request) -> Response:
    """How far a comparison has come; the result once it is there."""
    found = _jobs(request).get(request.path_params["key"])
    if found is None:
        raise HTTPException(404, "No such comparison: it ended before this desk was started.")
    if found.state == "done":
        address = f"/results/{found.id}"
        if "hx-request" in request.headers:
            return Response(headers={"HX-Redirect": address})
        return RedirectResponse(address, 303)
    part = "progress.html.j2" if "hx-request" in request.headers else "job.html.j2"
    return _page(part, job=found)


def result(request: Request) -> Response:
    """One result, with a decision under each finding."""
    desk, key = _jobs(request).desk, request.path_params["key"]
    found, person, decided = _result(desk, key), _person(request), desk.decisions(key)
    forms = {
        one.id: Markup(_decision(key, one.id, decided, person))  # noqa: S704  escaped there
        for one in found.findings
    }
    html = Markup(webpage.fragment(found, forms))  # noqa: S704  the report's own templates escape
    return _page("result.html.j2", report=html, key=key, result=found, person=person)


def as_json(request: Request) -> Response:
    """The result as `claimdiff compare --json` writes it."""
    found = _result(_jobs(request).desk, request.path_params["key"])
    return Response(reports.render(found, "json"), media_type="application/json")


def delete(request: Request) -> Response:
    """Delete a result and what was decided of it."""
    _jobs(request).desk.delete(request.path_params["key"])
    return RedirectResponse("/", 303)


def decide(request: Request, form: FormData) -> Response:
    """Accept or reject a finding, or take that back."""
    desk, person = _jobs(request).desk, _person(request)
    key, finding = str(request.path_params["key"]), str(request.path_params["finding"])
    if finding not in {one.id for one in _result(desk, key).findings}:
        raise HTTPException(404, "No such finding.")
    match form.get("verdict"):
        case "accept" | "reject" as verdict:
            note = str(form.get("note", "")).strip()[:_LONGEST_NOTE]
            desk.decide(Decision(key, finding, person, verdict, note))
        case "withdraw":
            desk.withdraw(key, finding, person)
        case _:
            raise HTTPException(422, "A finding is accepted, rejected or left.")
    if "hx-request" not in request.headers:
        return RedirectResponse(f"/results/{key}#{finding}", 303)
    return HTMLResponse(_decision(key, finding, desk.decisions(key), person))


def _decision(key: str, finding: str, decided: Sequence[Decision], person: str) -> str:
    """The form for one finding: this person's decision, and what others decided."""
    here = [one for one in decided if one.finding == finding]
    own = next((one for one in here if one.person == person), None)
    others = [one for one in here if one.person != person]
    return _rendered("decision.html.j2", key=key, finding=finding, own=own, others=others)


def export(request: Request) -> Response:
    """Decisions as JSON Lines: of one result, or of all."""
    desk, key = _jobs(request).desk, request.path_params.get("key")
    told = desk.decisions(key)
    exported = [
        line
        for one in dict.fromkeys(decision.result for decision in told)
        for line in decisions.exported(_result(desk, one), [d for d in told if d.result == one])
    ]
    name = f"decisions-{key}.jsonl" if key else "decisions.jsonl"
    return PlainTextResponse(
        "".join(f"{line}\n" for line in exported),
        media_type="application/jsonl",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def agreement(request: Request) -> Response:
    """How far people agree in what they decided."""
    told = _jobs(request).desk.decisions()
    return _page("decisions.html.j2", told=told, pairs=decisions.agreements(told))


def person(request: Request, form: FormData) -> Response:
    """Remember who decides in this browser."""
    name = " ".join(str(form.get("person", "")).split())[:_LONGEST_NAME]
    back = RedirectResponse(f"/results/{request.path_params['key']}", 303)
    back.set_cookie(PERSON, quote(name), _YEAR, httponly=True, samesite="strict")
    return back


def batch(request: Request) -> Response:
    """The items of a batch that is done."""
    folder, number = _folder(request), request.path_params["number"]
    shown = islice(_items(folder), _SHOWN)
    return _page("batch.html.j2", folder=folder, items=shown, number=number)


def batch_item(request: Request, form: FormData) -> Response:
    """Take one item of a batch to the desk."""
    items = _items(_folder(request))
    data = next((one for one in items if one.get("id") == form.get("id")), None)
    found = data and saved.result_of(data)
    if not isinstance(found, Comparison):
        raise HTTPException(404, "No such item in this batch.")
    # The same result always has the same id, so that it is kept once.
    key = hashlib.sha256(reports.render(found, "jsonl").encode()).hexdigest()[:_KEY]
    keep(_jobs(request).desk, key, found)
    return RedirectResponse(f"/results/{key}", 303)


def _items(folder: Path) -> Iterator[dict[str, JsonValue]]:
    try:
        yield from saved.objects(lines(str(folder / "results.jsonl")))
    except InputError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            error.hint = "Run the batch to its end first."
        raise


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _folder(request: Request) -> Path:
    folders: tuple[Path, ...] = request.app.state.folders
    number: int = request.path_params["number"]
    if number >= len(folders):
        raise HTTPException(404, "No such batch was named when this desk was started.")
    return folders[number]


def _result(desk: Desk, key: str) -> Comparison:
    raw = desk.result(key)
    if raw is None:
        raise HTTPException(404, "No such result: it was deleted, or never kept here.")
    found = reports.load(raw)
    if not isinstance(found, Comparison):
        raise HTTPException(404, "This is no comparison.")
    return found


def _sources(form: FormData) -> list[Source]:
    """What each block of the form gives; empty blocks are passed over."""
    found = []
    for number in range(1, MOST_ARTICLES + 1):
        text, url, label = (
            str(form.get(f"{name}{number}", "")).strip() for name in ("text", "url", "label")
        )
        upload = form.get(f"file{number}")
        if isinstance(upload, UploadFile) and upload.filename:
            found.append(Source(url, upload.file.read(), upload.filename, label))
        elif text:
            found.append(Source(url, text.encode(), "", label))
        elif url:
            found.append(Source(url, label=label))
    return found


def _person(request: Request) -> str:
    return unquote(request.cookies.get(PERSON, ""))[:_LONGEST_NAME] or "reader"


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
