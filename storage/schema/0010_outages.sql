-- Services that don't answer now: their deliveries wait together, and one at a time goes to find out.

CREATE TABLE outages (
    service TEXT NOT NULL PRIMARY KEY,
    since BIGINT NOT NULL,
    reason TEXT NOT NULL,
    tries BIGINT NOT NULL,
    trial_at BIGINT NOT NULL,
    trial_id BIGINT
);
