"""The document of the API (OpenAPI 3.1.0), made of its declaration: it says what is checked, and nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from web.api.checking import JSON
from web.api.declaration import ROOT, Operation
from web.api.problems import (
    BROKEN,
    FORBIDDEN,
    INVALID,
    MALFORMED,
    MEDIA_TYPE,
    NEEDS_PIN,
    NOT_HERE,
    NOT_JSON,
    NOT_SIGNED_IN,
    OTHER_REQUEST,
    TOO_LARGE,
    TOO_MANY,
    TOO_SLOW,
    TYPE_PREFIX,
    UNAVAILABLE,
    WRONG_TYPE,
    ProblemDetails,
    ProblemKind,
)

Schema = dict[str, Any]
BYTES: Schema = {"type": "string", "format": "binary"}
REF = "#/components/schemas/{model}"
ABOUT = (
    "Your texts, posts, rooms, photos and trackers, for programs. Errors are problem details (RFC 9457); every answer"
    " has an `X-Request-Id`. Lists come in portions: ask again with `cursor` until there is no `next_cursor`."
)


def document(operations: Sequence[Operation], public_url: str) -> bytes:
    """The document, as JSON."""
    schemas, refs = _schemas(operations)
    made: Schema = {
        "openapi": "3.1.0",
        "info": {"title": "Backslash", "version": "1", "description": ABOUT},
        "servers": [{"url": public_url}],
        "paths": {},
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
    for each in operations:
        made["paths"].setdefault(ROOT + each.path, {})[each.method.lower()] = _operation(each, refs)
    return orjson.dumps(made)


def _schemas(operations: Sequence[Operation]) -> tuple[Schema, Mapping[type[BaseModel], Schema]]:
    """The models of all operations: those that come in as they are read, those that go out as they are written."""
    incoming: set[type[BaseModel]] = {each.body for each in operations if each.body is not None}
    outgoing = {each.answer for each in operations if each.answer is not None} | {ProblemDetails}
    wanted: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        *((model, "validation") for model in sorted(incoming, key=_name)),
        *((model, "serialization") for model in sorted(outgoing, key=_name)),
    ]
    refs, schema = models_json_schema(wanted, ref_template=REF)
    return schema["$defs"], {model: refs[model, mode] for model, mode in wanted}


def _name(model: type[BaseModel]) -> str:
    return model.__name__


def _operation(operation: Operation, refs: Mapping[type[BaseModel], Schema]) -> Schema:
    described: Schema = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": operation.about,
        "parameters": [*_in_path(operation), *_in_query(operation), *_in_headers(operation)],
        "responses": _responses(operation, refs),
        "security": [{"token": []}] if operation.scope else [],
    }
    if operation.scope:
        described["description"] = f"Scope: `{operation.scope}`."
    if operation.body is not None:
        described["requestBody"] = {"required": True, "content": {JSON: {"schema": refs[operation.body]}}}
    elif operation.takes:
        described["requestBody"] = {
            "required": True,
            "content": {each: {"schema": BYTES} for each in operation.takes},
        }
    return described


def _in_path(operation: Operation) -> list[Schema]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": each.whole}}
        for name, each in operation.placeholders.items()
    ]


def _in_query(operation: Operation) -> list[Schema]:
    if operation.query is None:
        return []
    schema = operation.query.model_json_schema()
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": _without_null(each)}
        for name, each in schema["properties"].items()
    ]


def _without_null(schema: Schema) -> Schema:
    """A parameter is left out, and never null."""
    options = [each for each in schema.get("anyOf", []) if each.get("type") != "null"]
    if len(options) != 1:
        return {key: value for key, value in schema.items() if key != "title"}
    kept = {key: value for key, value in schema.items() if key not in {"anyOf", "default", "title"}}
    return {**kept, **options[0]}


def _in_headers(operation: Operation) -> list[Schema]:
    return [
        {
            "name": each.name,
            "in": "header",
            "required": False,
            "description": each.about,
            "schema": {"type": "string", "pattern": f"^{each.pattern}$"},
        }
        for each in operation.all_headers
    ]


def _responses(operation: Operation, refs: Mapping[type[BaseModel], Schema]) -> Schema:
    usual: Schema = {"description": "Done."}
    if operation.answer is not None:
        usual["content"] = {JSON: {"schema": refs[operation.answer]}}
    elif operation.files:
        usual["content"] = {kind: {"schema": BYTES} for kind in operation.files}
    found = {str(operation.status): usual}
    for status, about in operation.others.items():
        found[str(status)] = {**usual, "description": about} if operation.answer else {"description": about}
    if not operation.writes:
        found["304"] = {"description": "It is as in the answer whose `ETag` came as `If-None-Match`."}
    for kind in sorted(problems_of(operation), key=lambda kind: (kind.status, kind.word)):
        _add_problem(found, kind, refs)
    return found


def _add_problem(found: Schema, kind: ProblemKind, refs: Mapping[type[BaseModel], Schema]) -> None:
    told = f"`{TYPE_PREFIX}{kind.word}`: {kind.title}."
    there = found.get(str(kind.status))
    if there is not None:
        there["description"] += f" {told}"
        return
    content = {MEDIA_TYPE: {"schema": refs[ProblemDetails]}}
    found[str(kind.status)] = {"description": told, "content": content}


def problems_of(operation: Operation) -> set[ProblemKind]:
    """All kinds that it may be answered with."""
    found = {*operation.problems, BROKEN, UNAVAILABLE, INVALID}
    if operation.scope is not None:
        found |= {NOT_SIGNED_IN, FORBIDDEN, TOO_MANY}
    if operation.placeholders:
        found.add(NOT_HERE)
    if operation.body is not None:
        found |= {MALFORMED, NOT_JSON, TOO_LARGE, TOO_SLOW}
    if operation.takes:
        found |= {WRONG_TYPE, TOO_LARGE, TOO_SLOW}
    if operation.needs_pin:
        found.add(NEEDS_PIN)
    if operation.is_repeatable:
        found.add(OTHER_REQUEST)
    return found
