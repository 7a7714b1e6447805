-- A link may be about anything that has an id; what it is, its purpose tells.
ALTER TABLE links RENAME COLUMN room_id TO subject_id;
