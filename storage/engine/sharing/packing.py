"""Columns of values, packed as arrays in PostgreSQL's own format (its source, array_send in arrayfuncs.c).

Psycopg's own way to send a list goes through it value by value, three times.
"""

import struct
from collections.abc import Sequence
from typing import Any

from psycopg import pq
from psycopg.abc import AdaptContext
from psycopg.adapt import Dumper

_NULL = struct.pack("!i", -1)


class PackedColumn(bytes):
    """The values of a column."""


class PackedNumbers(PackedColumn):
    """Of BIGINT."""


class PackedBytes(PackedColumn):
    """Of BYTEA."""


class PackedWords(PackedColumn):
    """Of TEXT."""


class _AsItIs(Dumper):
    format = pq.Format.BINARY

    def dump(self, obj: bytes) -> bytes:
        """What is packed needs nothing more."""
        return obj


class _ArrayOfNumbers(_AsItIs):
    oid = 1016


class _ArrayOfBytes(_AsItIs):
    oid = 1001


class _ArrayOfWords(_AsItIs):
    oid = 1009


def register(connection: AdaptContext) -> None:
    """Let that connection send packed columns."""
    connection.adapters.register_dumper(PackedNumbers, _ArrayOfNumbers)
    connection.adapters.register_dumper(PackedBytes, _ArrayOfBytes)
    connection.adapters.register_dumper(PackedWords, _ArrayOfWords)


_TYPES = {int: "BIGINT", bytes: "BYTEA", str: "TEXT"}


def type_of(values: Sequence[object]) -> str | None:
    """What PostgreSQL calls the type of these values; "" if all are NULL. Nothing, if they can't be packed."""
    types = {type(value) for value in values} - {type(None)}
    if not types:
        return ""
    return _TYPES.get(types.pop()) if len(types) == 1 else None


def packed(column_type: str, values: Sequence[Any]) -> PackedColumn:
    """Those values, of a type that `type_of` names."""
    match column_type:
        case "BIGINT":
            return PackedNumbers(_head(20, values) + _numbers(values))
        case "BYTEA":
            return PackedBytes(_head(17, values) + _strings(values))
        case _:
            encoded = [None if value is None else value.encode() for value in values]
            return PackedWords(_head(25, values) + _strings(encoded))


def _head(element: int, values: Sequence[object]) -> bytes:
    return struct.pack("!5i", 1, None in values, element, len(values), 1)


def _numbers(values: Sequence[int | None]) -> bytes:
    if None in values:
        return b"".join([_NULL if value is None else struct.pack("!iq", 8, value) for value in values])
    flat: list[int | None] = [8] * (2 * len(values))
    flat[1::2] = values
    return struct.pack("!" + "iq" * len(values), *flat)


def _strings(values: Sequence[bytes | None]) -> bytes:
    parts = []
    for value in values:
        if value is None:
            parts.append(_NULL)
        else:
            parts += (len(value).to_bytes(4, "big"), value)
    return b"".join(parts)
