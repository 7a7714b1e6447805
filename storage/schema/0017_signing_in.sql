-- People sign in by a PIN that is texted, and by a password. A session says by which way, on what device and from where
-- it came, and when its browser last entered a PIN.
ALTER TABLE sessions ADD COLUMN way TEXT NOT NULL DEFAULT 'code';
ALTER TABLE sessions ADD COLUMN device {bytes};
ALTER TABLE sessions ADD COLUMN network {bytes};
ALTER TABLE sessions ADD COLUMN used_at BIGINT;
ALTER TABLE sessions ADD COLUMN fresh_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN sign_ins INTEGER NOT NULL DEFAULT 1;

-- A PIN that a browser asked for. `person_id` and `mac` are empty until it is texted, and stay so if nobody gets one.
CREATE TABLE pins (
    id {id} NOT NULL PRIMARY KEY,
    hash {bytes} NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    number {bytes} NOT NULL,
    person_id BIGINT,
    mac {bytes},
    tries INTEGER NOT NULL DEFAULT 0,
    expires_at BIGINT NOT NULL
);
CREATE INDEX pins_expired ON pins (expires_at);
CREATE INDEX pins_of_person ON pins (person_id);

-- How often something was tried lately, such as PINs of one number: by a keyed hash of what is counted.
CREATE TABLE attempts (
    lookup {bytes} NOT NULL PRIMARY KEY,
    count INTEGER NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX attempts_ended ON attempts (ends_at);

-- The hash of a person's own password.
CREATE TABLE credentials (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    hash {bytes} NOT NULL,
    set_at BIGINT NOT NULL
);

-- The time zone that a person chose; without one, their number tells or their browser.
ALTER TABLE people ADD COLUMN zone TEXT;
