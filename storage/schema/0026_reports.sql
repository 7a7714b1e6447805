-- What a person's month came to: one report a month, sealed whole. A month is counted from the year 0.
CREATE TABLE reports (
    id {id} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    month INTEGER NOT NULL,
    made_at BIGINT NOT NULL,
    content {bytes} NOT NULL
);
CREATE UNIQUE INDEX reports_of_person ON reports (person_id, month);

-- Who gets one each month, how (nothing: as is usual), of which month the next one is (0: of the one that is next to end),
-- and when it is due: at 0 that is still to be reckoned, by the time zone that they have then.
CREATE TABLE monthly_reports (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    wanted TEXT,
    month INTEGER NOT NULL DEFAULT 0,
    due_at BIGINT,
    told_at BIGINT
);
CREATE INDEX monthly_reports_due ON monthly_reports (due_at) WHERE due_at IS NOT NULL;
INSERT INTO monthly_reports (person_id, due_at) SELECT id, 0 FROM people WHERE trackers > 0;

-- How often somebody signed in on a day (UTC), and how many of their texts and posts of that day are erased by now.
CREATE TABLE activity_days (
    person_id BIGINT NOT NULL REFERENCES people (id),
    day_at BIGINT NOT NULL,
    texts INTEGER NOT NULL DEFAULT 0,
    posts INTEGER NOT NULL DEFAULT 0,
    sign_ins INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (person_id, day_at)
);
CREATE INDEX activity_days_by_day ON activity_days (day_at);

-- The one report that a browser may look at which came by a link.
ALTER TABLE sessions ADD COLUMN report_id BIGINT;
