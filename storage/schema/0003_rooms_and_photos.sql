-- Rooms, who is in them, the photos, and browsers that are let in.

ALTER TABLE people ADD COLUMN active_room BIGINT;
ALTER TABLE people ADD COLUMN name {bytes};

-- `lookup` is a keyed hash of the name without case; somebody's own room has their id in its place, and no name.
-- `is_locked`: nobody is let in until `password` (a hash, sealed) is there.
CREATE TABLE rooms (
    id {id} NOT NULL PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    lookup {bytes} NOT NULL UNIQUE,
    name {bytes},
    password {bytes},
    is_locked INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

CREATE TABLE members (
    room_id BIGINT NOT NULL REFERENCES rooms (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (room_id, person_id)
);
CREATE INDEX members_of_person ON members (person_id);

-- By the keyed hash of a number, so that deleting oneself brings no new tries.
CREATE TABLE wrong_passwords (
    room_id BIGINT NOT NULL REFERENCES rooms (id),
    lookup {bytes} NOT NULL,
    count INTEGER NOT NULL,
    locked_until BIGINT NOT NULL,
    PRIMARY KEY (room_id, lookup)
);
CREATE INDEX wrong_passwords_of_number ON wrong_passwords (lookup);

-- Numbers that had themselves deleted within the hour.
CREATE TABLE leavers (
    lookup {bytes} NOT NULL PRIMARY KEY,
    times INTEGER NOT NULL,
    left_at BIGINT NOT NULL
);

-- A photo is coming, kept or failed. `source` is where the carrier has it; objects are named after the UUIDs.
CREATE TABLE photos (
    id {id} NOT NULL PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    room_id BIGINT NOT NULL REFERENCES rooms (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    text_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    source {bytes},
    caption {bytes},
    reason TEXT,
    deaths INTEGER NOT NULL DEFAULT 0,
    absences INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    size BIGINT NOT NULL DEFAULT 0,
    thumbnail_size BIGINT NOT NULL DEFAULT 0,
    sha256 TEXT,
    thumbnail_sha256 TEXT,
    created_at BIGINT NOT NULL,
    kept_at BIGINT
);
CREATE INDEX photos_of_room ON photos (room_id, id) WHERE state = 'kept';
CREATE INDEX photos_all_of_room ON photos (room_id);
CREATE INDEX photos_of_text ON photos (text_id);
CREATE INDEX photos_of_person ON photos (person_id);

-- A browser that a link let in; its cookie is kept only as a hash (SHA-256).
CREATE TABLE sessions (
    id {id} NOT NULL PRIMARY KEY,
    hash {bytes} NOT NULL UNIQUE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_of_person ON sessions (person_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);
