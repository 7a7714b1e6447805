-- How many photos came in, for the limit on those of a day: a photo that is deleted has been sent all the same.
CREATE TABLE photos_sent (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    count INTEGER NOT NULL
);
CREATE INDEX photos_sent_of_person ON photos_sent (person_id, id);
-- Those of the 24 hours before the last of them: ids are milliseconds, with 22 bits behind them.
INSERT INTO photos_sent (id, person_id, count)
    SELECT id, person_id, 1 FROM photos WHERE id > (SELECT max(id) FROM photos) - 362387865600000;

-- Photos that came late, after newer texts of their person, are in no post.
ALTER TABLE photos ADD COLUMN is_late INTEGER NOT NULL DEFAULT 0;

-- POST publishes photos as the next text only: behind this one.
ALTER TABLE recent_photos ADD COLUMN last_text BIGINT NOT NULL DEFAULT 0;
UPDATE recent_photos SET last_text = (SELECT COALESCE(max(f.text_id), recent_photos.photos_of) FROM photos f
    WHERE f.person_id = recent_photos.person_id);
