-- When a delivery was first to go out: only from then on it keeps its lane, and counts as being tried.
ALTER TABLE deliveries ADD COLUMN first_due_at BIGINT NOT NULL DEFAULT 0;
UPDATE deliveries SET first_due_at = created_at;

-- What sending costs a pace was counted in segments, and is in milliseconds now: as if they went out one a second.
UPDATE deliveries SET pace_cost = pace_cost * 1000 WHERE kind = 'text' AND ended_at IS NULL;

DROP INDEX deliveries_lanes;
CREATE INDEX deliveries_lanes ON deliveries (lane, first_due_at, id) WHERE ended_at IS NULL;

-- A text that was kept without acting on it is on hold; what is held is what POST would publish.
UPDATE texts SET state = 'on_hold' WHERE state = 'held';
