-- A person has addresses in channels; until now each had one phone number, which is the first of them, with their id.
-- Opting out belongs to an address. `value` is sealed under `people:ID`, as it was when it was a column there.
-- `ours` is the address of ours that was written to last: what is told later goes out from it.

CREATE TABLE addresses (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    channel TEXT NOT NULL,
    lookup {bytes} NOT NULL UNIQUE,
    value {bytes} NOT NULL,
    ours TEXT,
    opted_out_at BIGINT,
    created_at BIGINT NOT NULL
);
INSERT INTO addresses (id, person_id, channel, lookup, value, opted_out_at, created_at)
    SELECT id, id, 'sms', lookup, phone, opted_out_at, created_at FROM people;
CREATE INDEX addresses_of_person ON addresses (person_id);

ALTER TABLE deliveries ADD COLUMN address_id BIGINT;
UPDATE deliveries SET address_id = person_id WHERE kind = 'text';

@postgresql ALTER TABLE people DROP COLUMN lookup, DROP COLUMN phone, DROP COLUMN opted_out_at;

-- SQLite can't drop a column that is unique: the table is made anew (its documentation, "ALTER TABLE", section 7).
@sqlite CREATE TABLE people_anew (
    id {id} NOT NULL PRIMARY KEY,
    tag TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    hold_until BIGINT NOT NULL DEFAULT 0,
    active_room BIGINT,
    name {bytes}
);
@sqlite INSERT INTO people_anew (id, tag, created_at, hold_until, active_room, name)
    SELECT id, tag, created_at, hold_until, active_room, name FROM people;
@sqlite DROP TABLE people;
@sqlite ALTER TABLE people_anew RENAME TO people;
