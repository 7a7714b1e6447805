-- What the desk shows of costs, without adding up a row a person and day each time: days that are over are added up
-- once, and who cost most on them is marked. The indexes are of what no text touches.
CREATE TABLE closed_days (
    day {id} NOT NULL PRIMARY KEY,
    segments_in INTEGER NOT NULL,
    segments_out INTEGER NOT NULL,
    posts INTEGER NOT NULL,
    linked_posts INTEGER NOT NULL,
    deletes INTEGER NOT NULL,
    text_micros BIGINT NOT NULL,
    post_reads INTEGER NOT NULL,
    user_reads INTEGER NOT NULL,
    micros BIGINT NOT NULL
);
ALTER TABLE spending ADD COLUMN is_dear INTEGER NOT NULL DEFAULT 0;
CREATE INDEX spending_dear ON spending (day, person_id) WHERE is_dear = 1;

-- Deliveries by the code that was told of them, and dead ones by reason.
CREATE INDEX steps_of_code ON steps (detail, delivery_id)
    WHERE what IN ('refused with code', 'carrier: failed', 'carrier: undelivered');
DROP INDEX deliveries_dead_by_reason;
CREATE INDEX deliveries_dead_by_reason ON deliveries (kind, state, reason, id) WHERE state = 'dead';
