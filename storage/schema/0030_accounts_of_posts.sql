-- Which account at X a post belongs to, once that one isn't connected any more; NULL: to the one that is connected now.
ALTER TABLE posts ADD COLUMN account {bytes};
