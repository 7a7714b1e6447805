import asyncio

from bench.load import END, Plan, run_load

ANSWER = b"HTTP/1.1 200 OK\r\n\r\n<Response><Message>" + END


async def test_what_was_under_way_when_a_connection_closed_goes_again() -> None:
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = next(int(line[16:]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length:"))
            heard.append(await reader.readexactly(length))
            if len(heard) == 1:
                break
            writer.write(ANSWER)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    plan = Plan(server.sockets[0].getsockname()[1], count=3, connections=1, again=True)
    load = await asyncio.to_thread(run_load, plan, set[int]())
    server.close()

    assert load.count == 3
    assert len(heard) == 4
    assert heard[1] == heard[0]
