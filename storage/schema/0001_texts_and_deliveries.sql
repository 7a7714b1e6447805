-- Times are milliseconds since 1970 (UTC). Ids are time-ordered numbers made by the program.
-- What is personal is sealed; a lookup is a keyed hash of a number.

CREATE TABLE people (
    id {id} NOT NULL PRIMARY KEY,
    lookup {bytes} NOT NULL UNIQUE,
    phone {bytes} NOT NULL,
    tag TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    opted_out_at BIGINT,
    hold_until BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE texts (
    id {id} NOT NULL PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    person_id BIGINT REFERENCES people (id),
    received_at BIGINT NOT NULL,
    content {bytes},
    state TEXT NOT NULL,
    handler TEXT NOT NULL,
    came_by TEXT NOT NULL,
    breakage TEXT
);
CREATE INDEX texts_of_person ON texts (person_id, id);
CREATE INDEX texts_broken ON texts (id) WHERE state = 'broken';

CREATE TABLE questions (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    content {bytes} NOT NULL,
    open_until BIGINT NOT NULL
);

CREATE TABLE deliveries (
    id {id} NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    lane TEXT NOT NULL,
    person_id BIGINT,
    text_id BIGINT,
    content {bytes},
    state TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    pace {bytes},
    pace_cost INTEGER NOT NULL DEFAULT 1,
    has_slot INTEGER NOT NULL DEFAULT 0,
    handed_at BIGINT,
    carrier_sid TEXT,
    report TEXT,
    reason TEXT,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE ended_at IS NULL;
CREATE INDEX deliveries_lanes ON deliveries (lane, id) WHERE ended_at IS NULL;
-- The reply to a text has the text's id and is found by it; these are for all others.
CREATE INDEX deliveries_of_text ON deliveries (text_id) WHERE text_id <> id;
CREATE INDEX deliveries_of_person ON deliveries (person_id) WHERE text_id IS NULL OR text_id <> id;
CREATE UNIQUE INDEX deliveries_carrier_sid ON deliveries (carrier_sid) WHERE carrier_sid IS NOT NULL;
CREATE INDEX deliveries_dead ON deliveries (id) WHERE state = 'dead';

-- What happened to a delivery, for whoever traces a text.
CREATE TABLE steps (
    id {id} NOT NULL PRIMARY KEY,
    delivery_id BIGINT NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    detail TEXT
);
CREATE INDEX steps_of_delivery ON steps (delivery_id, id);

-- When what is paced alike (texts from one of our numbers) may go out again.
CREATE TABLE paces (
    pace {bytes} NOT NULL PRIMARY KEY,
    free_at BIGINT NOT NULL
);

-- Moments to remember, and counts within an hour, by name.
CREATE TABLE marks (
    name TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    count BIGINT NOT NULL DEFAULT 0
);
