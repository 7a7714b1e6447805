-- Who left a room empty and kept it: it goes with them, unless somebody has joined it by then.
ALTER TABLE rooms ADD COLUMN kept_by BIGINT;

-- Of those that are empty, nobody knows who kept them; whoever made one, and has sent all that is in it, did most likely.
UPDATE rooms SET kept_by = made_by WHERE name IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM members m WHERE m.room_id = rooms.id)
    AND NOT EXISTS (SELECT 1 FROM photos p WHERE p.room_id = rooms.id AND p.person_id <> rooms.made_by);
