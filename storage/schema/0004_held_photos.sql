-- The last of the texts whose photos POST publishes, where the person has asked for just these once; without it, all
-- photos of the last minutes go along.
ALTER TABLE held ADD COLUMN photos_to BIGINT;
