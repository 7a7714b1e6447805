-- What programs come with. Refresh tokens are a family: all of one session, each used once for the next one, which is
-- sealed beside it for as long as it may have been lost on its way.
CREATE TABLE refresh_tokens (
    id {id} NOT NULL PRIMARY KEY,
    hash {bytes} NOT NULL UNIQUE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    session_id BIGINT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    successor {bytes}
);
CREATE INDEX refresh_tokens_of_person ON refresh_tokens (person_id);
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id);
CREATE INDEX refresh_tokens_expired ON refresh_tokens (expires_at);

-- Tokens that a person made for a program, each for some scopes only.
CREATE TABLE program_tokens (
    id {id} NOT NULL PRIMARY KEY,
    hash {bytes} NOT NULL UNIQUE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    name {bytes} NOT NULL,
    scopes TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    expires_at BIGINT NOT NULL
);
CREATE INDEX program_tokens_of_person ON program_tokens (person_id);
CREATE INDEX program_tokens_expired ON program_tokens (expires_at);

-- Requests that a program may repeat (Idempotency-Key): what was asked, as a keyed hash, and what was answered.
CREATE TABLE idempotency_keys (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    lookup {bytes} NOT NULL UNIQUE,
    request {bytes} NOT NULL,
    response {bytes} NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX idempotency_keys_of_person ON idempotency_keys (person_id);
CREATE INDEX idempotency_keys_expired ON idempotency_keys (expires_at);
