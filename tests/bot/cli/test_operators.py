"""Who may see the desk is said on the command line, and stands in the audit."""

from bot.app import App
from storage import people
from storage.desk import audit, operators
from storage.desk.operators import Role
from storage.forgetting import forget
from tests.bot.cli.conftest import Bot
from tests.bot.cli.test_commands import one_line
from tests.support.database.rows import ANN, add, meet

NEW = "+15550100177"


async def test_operators_are_added_listed_and_removed(bot: Bot, app: App) -> None:
    assert (await bot("operators", "list")).out == ""
    ann = await app.db.write(meet)
    added = await bot("operators", "add", "(555) 010-0101", "--read-only")
    assert added.out.endswith(" is a read-only operator\n")
    assert await app.db.read(operators.role_of, ann) is Role.READING
    await bot("operators", "add", ANN.value)
    assert (await bot("operators", "add", ANN.value)).out.endswith(" is an operator\n")
    assert await app.db.read(operators.role_of, ann) is Role.OPERATOR
    listed = (await bot("operators", "list")).out
    assert "  operator  since 20" in listed
    assert ANN.value[-7:] not in listed
    tag = listed.split()[0]
    assert (await bot("operators", "remove", tag)).out == f"{tag} is no operator\n"
    assert await app.db.read(operators.role_of, ann) is Role.NONE
    entries = await app.db.read(audit.latest, 9)
    done = [(entry.operator, entry.action, entry.subject) for entry in entries]
    made = ("took the role away", "made an operator", "made a read-only operator")
    assert done == [("", action, tag) for action in made]


async def test_a_link_is_made_for_operators_only_and_stands_in_the_audit(bot: Bot, app: App) -> None:
    ann = await app.db.write(meet)
    one_line(await bot("operators", "link", ANN.value), "is no operator")
    await app.db.write(operators.set_role, ann, Role.READING)
    made = await bot("operators", "link", ANN.value)
    assert "/desk/enter/" in made.out.splitlines()[0]
    [entry] = await app.db.read(audit.latest, 9)
    assert entry.action == "made a link into the desk"


async def test_an_operator_may_be_named_before_they_text(bot: Bot, app: App) -> None:
    tag = (await bot("operators", "add", NEW)).out.split()[0]
    person_id = await app.db.read(people.id_of_tag, tag)
    assert person_id is not None
    await app.db.write(forget, person_id)
    assert (await bot("operators", "list")).out == ""


async def test_who_is_not_meant_is_said(bot: Bot, app: App) -> None:
    one_line(await bot("operators", "add", "nobody"), "nobody", "with +")
    one_line(await bot("operators", "remove", NEW), "nobody")
    one_line(await bot("operators", "add"), "whom?")
    one_line(await bot("operators", "remove", NEW, "--read-only"), "--read-only")


async def test_what_is_retried_on_the_command_line_is_in_the_audit(bot: Bot, app: App) -> None:
    await app.db.write(lambda tx: tx.run("UPDATE deliveries SET state = 'dead' WHERE id = :id", id=add(tx)))
    await app.db.write(lambda tx: tx.run("UPDATE deliveries SET ended_at = 1"))
    assert (await bot("deliveries", "--retry-all", "--yes")).out == "1 are tried again\n"
    [entry] = await app.db.read(audit.latest, 9)
    assert (entry.operator, entry.action, entry.subject) == ("", "retried all of 1", "state=dead")
