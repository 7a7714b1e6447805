-- A link opens one room, for looking; with a code that the phone texts, a browser is signed in and sees everything.
-- Who was let in before has neither: that browser is asked for a code.
ALTER TABLE sessions ADD COLUMN room_id BIGINT;
ALTER TABLE sessions ADD COLUMN signed_in_at BIGINT;
ALTER TABLE sessions ADD COLUMN code {bytes};
ALTER TABLE sessions ADD COLUMN code_expires_at BIGINT;
ALTER TABLE sessions ADD COLUMN code_tries INTEGER NOT NULL DEFAULT 0;
