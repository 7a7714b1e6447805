-- What POST publishes has places of its own. A post that was promised to its person stands for itself, and none takes
-- the place of another. What was held before keeps its person's id: under that it is sealed.
CREATE TABLE promised (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    content {bytes} NOT NULL,
    photos_of BIGINT,
    photos_to BIGINT,
    why TEXT NOT NULL,
    promised_at BIGINT NOT NULL
);
CREATE INDEX promised_of_person ON promised (person_id, id);
INSERT INTO promised (id, person_id, content, photos_of, photos_to, why, promised_at)
    SELECT person_id, person_id, content, photos_of, photos_to, 'kept_back', held_at FROM held
    WHERE photos_of IS NULL OR photos_to IS NOT NULL;

-- The first of the texts whose photos POST publishes.
CREATE TABLE recent_photos (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    photos_of BIGINT NOT NULL,
    sent_at BIGINT NOT NULL
);
INSERT INTO recent_photos (person_id, photos_of, sent_at)
    SELECT person_id, photos_of, held_at FROM held WHERE photos_of IS NOT NULL AND photos_to IS NULL;
DROP TABLE held;

-- The room whose password a person was asked for.
CREATE TABLE awaited_passwords (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    room_id BIGINT NOT NULL,
    awaited_until BIGINT NOT NULL
);

-- A question that has closed is remembered for a while, without what it said. Those that are open now offered numbers
-- that publish: nobody may answer these any more.
DROP TABLE questions;
CREATE TABLE questions (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    content {bytes},
    open_until BIGINT NOT NULL,
    is_answered INTEGER NOT NULL DEFAULT 0
);
