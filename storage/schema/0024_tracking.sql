-- What people keep count of. A tracker's name is sealed with all that is said about it; a keyed hash of it and its person
-- finds it. An entry is sealed whole; its day (as its person reckons days, counted from the year 1) is not. For each day
-- there is a sum, so that whoever has thousands of entries waits no longer than others.
CREATE TABLE trackers (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    lookup {bytes} NOT NULL,
    content {bytes} NOT NULL,
    paused_at BIGINT,
    entries INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX trackers_of_person ON trackers (person_id, lookup);

CREATE TABLE entries (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    tracker_id BIGINT NOT NULL REFERENCES trackers (id),
    day INTEGER NOT NULL,
    noted_at BIGINT,
    text_id BIGINT,
    content {bytes} NOT NULL
);
CREATE INDEX entries_of_tracker ON entries (tracker_id, day, id);
CREATE INDEX entries_of_person ON entries (person_id, text_id);

CREATE TABLE tracker_days (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    tracker_id BIGINT NOT NULL REFERENCES trackers (id),
    day INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    total {bytes}
);
CREATE UNIQUE INDEX tracker_days_of_tracker ON tracker_days (tracker_id, day);
CREATE INDEX tracker_days_of_person ON tracker_days (person_id);

-- The bare number that is awaited from a person: how they felt at an entry, or a value of a tracker.
CREATE TABLE awaited_values (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    tracker_id BIGINT NOT NULL REFERENCES trackers (id),
    entry_id BIGINT,
    awaited_until BIGINT NOT NULL
);
CREATE INDEX awaited_values_of_tracker ON awaited_values (tracker_id);

-- How many trackers somebody has, so that nothing is looked up for who has none, and the day on which they were last asked
-- how they felt.
ALTER TABLE people ADD COLUMN trackers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN feeling_asked_on INTEGER NOT NULL DEFAULT 0;
