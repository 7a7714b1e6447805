-- Photos that no text brought, but a browser or a program: their text_id is 0. `uploaded` is the SHA-256 of what came,
-- by which the same photo is known when it comes again.
ALTER TABLE photos ADD COLUMN uploaded TEXT;
CREATE INDEX photos_uploaded ON photos (person_id, room_id, uploaded) WHERE uploaded IS NOT NULL;
