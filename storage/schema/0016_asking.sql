-- How readily somebody is asked before a text of theirs is posted: what they chose, how many posts they have made (up
-- to three), when a text last seemed meant for one person, and when they last had such a text posted.
ALTER TABLE people ADD COLUMN asks TEXT NOT NULL DEFAULT 'DOUBT';
ALTER TABLE people ADD COLUMN posts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN doubted_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN posted_anyway_at BIGINT NOT NULL DEFAULT 0;
UPDATE people SET posts = 3 WHERE EXISTS (SELECT 1 FROM posts WHERE posts.person_id = people.id);
