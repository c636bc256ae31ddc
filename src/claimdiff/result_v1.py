"""Results of version 1 of the schema in the shape of today's, so that every reader has one shape.

Names of fields change, no word of a claim does: its text was written, and stays so.
"""

from collections.abc import Mapping

from pydantic import JsonValue

_BASES: Mapping[JsonValue, str] = {
    "same-statement": "same-statement",
    "shared-wire": "shared-wire",
    "independent": "own-words",  # that nothing else was found proved no independence
}


def upgraded(data: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """The data of a saved result of version 1 with the names of version 2."""
    findings, engine = data.get("findings"), data.get("engine")
    if not isinstance(findings, list):
        return data
    llm = isinstance(engine, dict) and engine.get("name") == "llm"
    return data | {"findings": [_finding(one, "model" if llm else "rule") for one in findings]}


def _finding(finding: JsonValue, by: str) -> JsonValue:
    if not isinstance(finding, dict):
        return finding
    old = dict(finding)
    update, note = old.pop("possible_update", False), old.get("note") or ""
    told = [str(note)] if note else []
    if update:
        told.append("possible update: the later article may know more")
    basis = _BASES.get(str(old.get("basis")))
    return old | {"basis": basis, "by": [by], "note": "; ".join(told)}
