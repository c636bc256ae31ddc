"""Strings that want to be more than text, and a result that has one in every field."""

from itertools import product

from claimdiff.reports import AnyResult

_PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "<body onload=alert(1)>",
    "<base href=//x.example/>",
    "<meta http-equiv=refresh content=0;url=//x.example>",
    "<link rel=stylesheet href=//x.example/x.css>",
    "<style>*{background:url(//x.example)}</style>",
    "<form action=//x.example><input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<object data=data:text/html,x></object>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{7*7}}{% include '/etc/passwd' %}{{ self.__init__ }}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
# How a payload could get out of the attribute, element or comment that it stands in.
_ESCAPES = ("", '">', "'>", "</script>", "--></textarea></title></style>")

STRINGS = tuple(escape + payload for payload, escape in product(_PAYLOADS, _ESCAPES))

# Fields that hold one of a few words: nothing else is a result.
_WORDS = frozenset(
    {
        *("schema_version", "kind", "status", "relation", "basis", "aspect", "grade", "role"),
        *("certainty", "scores", "by"),
    }
)


def everywhere(result: AnyResult, text: str) -> AnyResult:
    """The result with ``text`` before whatever stands in its fields, ids and keys included."""
    data = result.model_dump(mode="json", by_alias=True)
    changed = _changed(data, text, ())
    assert isinstance(changed, dict)
    return type(result).model_validate(changed)


def _changed(value: object, text: str, path: tuple[str, ...]) -> object:
    if isinstance(value, dict):
        free = path[-1:] in (("values",), ("prompts",))
        return {
            f"{text}{key}" if free else key: _changed(inner, text, (*path, key))
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_changed(inner, text, path) for inner in value]
    return f"{text}{value}" if isinstance(value, str) and not _fixed(path) else value


def _fixed(path: tuple[str, ...]) -> bool:
    if path[0] == "ungrounded" and path[-1] == "kind":
        return False
    return bool(_WORDS & set(path)) or path == ("engine", "name")
