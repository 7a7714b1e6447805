-- Photos that couldn't be kept stay at the carrier for some time; and what a person sent in a day, and has, is counted.
CREATE INDEX photos_failed ON photos (id) WHERE state = 'failed' AND source IS NOT NULL;
DROP INDEX photos_of_person;
CREATE INDEX photos_of_person ON photos (person_id, id);
