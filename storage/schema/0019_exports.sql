-- All that is stored on a person, as one file: pieces in the store, under `uuid`. `progress` says (JSON) how much of it
-- is written, and has nothing personal in it.
CREATE TABLE exports (
    id {id} NOT NULL PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    state TEXT NOT NULL,
    progress TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    ready_at BIGINT,
    expires_at BIGINT NOT NULL
);
CREATE INDEX exports_of_person ON exports (person_id, id);
CREATE INDEX exports_expiry ON exports (expires_at);
