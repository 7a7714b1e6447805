from core.clock import Clock, after
from storage.clock_check import FAR, days_clock_seems_ahead, note_agreement
from storage.engine.database import Database


async def days_ahead(db: Database, clock: Clock) -> int:
    """How many days ahead of all we know the clock is; 0 if it is believed.

    The look through the carrier's list moves the mark on. Without one for a week, as when that can't be had, it is
    believed on the word of whatever else has been answered lately: each answer tells the time.
    """
    days = await db.read(days_clock_seems_ahead)
    if days and clock.agreed_at > after(clock.now(), -FAR):
        await db.write(note_agreement, clock.agreed_at)
        return 0
    return days
