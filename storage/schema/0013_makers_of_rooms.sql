-- Who made a room may remove others and set its password. Makers came with their room, to the millisecond.
ALTER TABLE rooms ADD COLUMN made_by BIGINT;
UPDATE rooms SET made_by = (SELECT m.person_id FROM members m WHERE m.room_id = rooms.id AND m.joined_at = rooms.created_at
    ORDER BY m.person_id LIMIT 1) WHERE name IS NOT NULL;

-- No two rooms have names that look alike; of those that there are, this is filled in at the next start.
ALTER TABLE rooms ADD COLUMN skeleton {bytes};
CREATE UNIQUE INDEX rooms_skeleton ON rooms (skeleton);
