-- Files that somebody wants taken in, between what they are shown of it and their word that it is right: what is in them,
-- sealed, in batches that are taken in one by one. What is taken in is deleted in the same transaction: whoever goes on
-- after a crash goes on where it ended.
CREATE TABLE imports (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    state TEXT NOT NULL,
    content {bytes} NOT NULL,
    entries INTEGER NOT NULL,
    added INTEGER NOT NULL DEFAULT 0,
    left_out INTEGER NOT NULL DEFAULT 0,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX imports_of_person ON imports (person_id);
CREATE INDEX imports_expired ON imports (expires_at);

CREATE TABLE import_batches (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    import_id BIGINT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    content {bytes} NOT NULL
);
CREATE INDEX import_batches_of_import ON import_batches (import_id, id);
CREATE INDEX import_batches_of_person ON import_batches (person_id);
