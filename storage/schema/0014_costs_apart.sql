-- Texts and posts have limits of their own: `text_micros` of `micros` went into texts. X's reads cost, too.
ALTER TABLE spending ADD COLUMN text_micros BIGINT NOT NULL DEFAULT 0;
ALTER TABLE spending ADD COLUMN post_reads INTEGER NOT NULL DEFAULT 0;
ALTER TABLE spending ADD COLUMN user_reads INTEGER NOT NULL DEFAULT 0;

-- What a number that left has used up of its limits, should it come back; `spender_id` is whose today's costs are.
ALTER TABLE leavers ADD COLUMN spender_id BIGINT;
ALTER TABLE leavers ADD COLUMN hold_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE leavers ADD COLUMN texts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE leavers ADD COLUMN replies INTEGER NOT NULL DEFAULT 0;

-- The same, of who did: it counts until then.
ALTER TABLE people ADD COLUMN earlier_texts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN earlier_replies INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN earlier_until BIGINT NOT NULL DEFAULT 0;
