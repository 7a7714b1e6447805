-- Connected X accounts, what is posted on them, links into the browser, and what it all costs.

-- One-time links. A token is kept only as a hash (SHA-256).
CREATE TABLE links (
    id {id} NOT NULL PRIMARY KEY,
    hash {bytes} NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    room_id BIGINT,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX links_of_person ON links (person_id);
CREATE INDEX links_expiry ON links (expires_at);

-- Connecting X, from the first press of the button to the code that the phone texts back. `browser` is a cookie as a
-- hash; `is_told`: whether the phone was told that it came to nothing.
CREATE TABLE connections (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    link_id BIGINT NOT NULL UNIQUE,
    browser {bytes} NOT NULL UNIQUE,
    state TEXT NOT NULL,
    content {bytes},
    tokens {bytes},
    tries INTEGER NOT NULL DEFAULT 0,
    is_told INTEGER NOT NULL DEFAULT 0,
    expires_at BIGINT NOT NULL
);
CREATE INDEX connections_of_person ON connections (person_id);
CREATE INDEX connections_expiry ON connections (expires_at);

-- A person's way to X and back: the OAuth state as a hash, the verifier sealed.
CREATE TABLE consents (
    id {id} NOT NULL PRIMARY KEY,
    hash {bytes} NOT NULL UNIQUE,
    connection_id BIGINT NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    verifier {bytes} NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX consents_of_connection ON consents (connection_id);

CREATE TABLE accounts (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    tokens {bytes} NOT NULL,
    profile {bytes},
    version BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    refreshed_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    free_at BIGINT NOT NULL DEFAULT 0,
    renewing_until BIGINT NOT NULL DEFAULT 0,
    lost_at BIGINT
);
CREATE INDEX accounts_expiry ON accounts (expires_at) WHERE lost_at IS NULL;
CREATE INDEX accounts_refreshed ON accounts (refreshed_at) WHERE lost_at IS NULL;

-- A post: its parts and X's identifiers of those that are up are in the sealed content.
CREATE TABLE posts (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    text_id BIGINT,
    photos_of BIGINT,
    content {bytes} NOT NULL,
    state TEXT NOT NULL,
    is_told INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    up_at BIGINT
);
CREATE INDEX posts_of_person ON posts (person_id, id);
CREATE INDEX posts_of_photos ON posts (photos_of) WHERE photos_of IS NOT NULL;

-- What POST alone would publish: words, or the photos from one text on with their captions; up to another text
-- (`photos_to`), where the person has asked for just these once.
CREATE TABLE held (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    content {bytes} NOT NULL,
    photos_of BIGINT,
    photos_to BIGINT,
    held_at BIGINT NOT NULL
);

-- What each person cost on each day (UTC, days since 1970), in millionths of a US dollar. Person 0 is all who left.
CREATE TABLE spending (
    day INTEGER NOT NULL,
    person_id BIGINT NOT NULL,
    segments_in INTEGER NOT NULL DEFAULT 0,
    segments_out INTEGER NOT NULL DEFAULT 0,
    posts INTEGER NOT NULL DEFAULT 0,
    linked_posts INTEGER NOT NULL DEFAULT 0,
    deletes INTEGER NOT NULL DEFAULT 0,
    micros BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (day, person_id)
);
CREATE INDEX spending_of_person ON spending (person_id);

-- Each kind of delivery is taken in hand by itself, so that a slow one keeps no other waiting.
DROP INDEX deliveries_due;
CREATE INDEX deliveries_due ON deliveries (kind, due_at) WHERE ended_at IS NULL;
