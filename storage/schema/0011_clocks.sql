-- A lane goes by places, not by times: each delivery gets a later one than all that are open in its lane, whatever the
-- clock of the process says that adds it. Places go on from the moments that told the order until now.
ALTER TABLE deliveries ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
UPDATE deliveries SET place = first_due_at;

DROP INDEX deliveries_lanes;
CREATE INDEX deliveries_lanes ON deliveries (lane, place, id) WHERE ended_at IS NULL;

-- What stays of erased texts: the carrier's identifiers as hashes (SHA-256), so that none is taken in a second time.
CREATE TABLE past_texts (
    hash {bytes} NOT NULL PRIMARY KEY,
    erased_at BIGINT NOT NULL
);
CREATE INDEX past_texts_age ON past_texts (erased_at);
