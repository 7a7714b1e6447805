-- What people want to be reminded of: a tracker, or words of their own, sealed. `weekdays` are bits, Monday the lowest;
-- without any it comes once: on `once_on` (as its person reckons days, counted from the year 1), or at `next_due` and no
-- other moment. `minute` is the local time in `zone`, or where the person is if that is empty. `next_due` is the moment
-- that comes of it by the time zones of `tzdata`; `look_at`, when it is looked at next, is later if something else is
-- open then.
CREATE TABLE reminders (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    tracker_id BIGINT REFERENCES trackers (id),
    weekdays INTEGER NOT NULL,
    once_on INTEGER,
    minute INTEGER NOT NULL,
    zone TEXT,
    is_confirmed INTEGER NOT NULL DEFAULT 0,
    next_due BIGINT,
    next_day INTEGER,
    look_at BIGINT,
    tzdata TEXT NOT NULL,
    words {bytes}
);
CREATE INDEX reminders_of_person ON reminders (person_id);
CREATE INDEX reminders_of_tracker ON reminders (tracker_id);
CREATE INDEX reminders_to_look_at ON reminders (look_at);

-- What was seen to, and is never done again: a reminder has one text a local day and time.
CREATE TABLE past_reminders (
    id {id} NOT NULL PRIMARY KEY,
    reminder_id BIGINT NOT NULL,
    day INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id)
);
CREATE UNIQUE INDEX past_reminders_once ON past_reminders (reminder_id, day, minute);
CREATE INDEX past_reminders_of_person ON past_reminders (person_id);

-- What a person was reminded of last: SKIP and LATER are about that.
CREATE TABLE last_reminders (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    tracker_id BIGINT REFERENCES trackers (id),
    words {bytes},
    reminded_at BIGINT NOT NULL
);
CREATE INDEX last_reminders_of_tracker ON last_reminders (tracker_id);
