-- What somebody scored last; sealed.
CREATE TABLE scores (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    content {bytes} NOT NULL,
    kept_at BIGINT NOT NULL
);
