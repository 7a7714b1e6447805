-- Who may look at the desk, and who may act there.
CREATE TABLE operators (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    is_read_only INTEGER NOT NULL,
    added_at BIGINT NOT NULL
);

-- What operators did: by whom (a pseudonym; empty: on the command line), to what, and why, in their own words.
CREATE TABLE audit (
    id {id} NOT NULL PRIMARY KEY,
    operator TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    why {bytes}
);

-- What the desk counts and looks for, so few that nothing else gets slower.
CREATE INDEX steps_with_code ON steps (id) WHERE what IN ('refused with code', 'carrier: failed', 'carrier: undelivered');
CREATE INDEX texts_not_handled ON texts (state, id) WHERE state <> 'handled';
CREATE INDEX people_on_hold ON people (hold_until) WHERE hold_until > 0;
CREATE INDEX deliveries_dead_by_reason ON deliveries (kind, state, reason) WHERE state = 'dead';
