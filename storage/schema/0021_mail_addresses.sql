-- A person's e-mail address: one that is confirmed, and one that waits for its link to be opened.
CREATE TABLE mail_addresses (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people (id),
    lookup {bytes} NOT NULL,
    value {bytes} NOT NULL,
    made_at BIGINT NOT NULL,
    confirmed_at BIGINT
);
CREATE UNIQUE INDEX mail_addresses_confirmed ON mail_addresses (lookup) WHERE confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX mail_addresses_own ON mail_addresses (person_id) WHERE confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX mail_addresses_wanted ON mail_addresses (person_id) WHERE confirmed_at IS NULL;
