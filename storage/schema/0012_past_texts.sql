-- What stays of erased texts: the carrier's identifiers as hashes (SHA-256), so that none is taken in a second time.
CREATE TABLE past_texts (
    hash {bytes} NOT NULL PRIMARY KEY,
    erased_at BIGINT NOT NULL
);
CREATE INDEX past_texts_age ON past_texts (erased_at);
