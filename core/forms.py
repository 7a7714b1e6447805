from urllib.parse import unquote_to_bytes

Form = list[tuple[bytes, bytes]]


def parse_form(body: bytes) -> Form:
    """The fields of an `application/x-www-form-urlencoded` body (WHATWG URL, section 5.1), in order, as bytes.

    Bytes, for a signature is made over what was sent, be it valid UTF-8 or not.
    """
    fields = []
    for pair in body.replace(b"+", b" ").split(b"&"):
        if not pair:
            continue
        name, _, value = pair.partition(b"=")
        if b"%" in pair:
            name, value = unquote_to_bytes(name), unquote_to_bytes(value)
        fields.append((name, value))
    return fields
