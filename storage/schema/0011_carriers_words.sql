-- When the carrier's word was sent (STOP, START) that stands for an address: an older one that comes later changes nothing.
ALTER TABLE addresses ADD COLUMN word_at BIGINT NOT NULL DEFAULT 0;
UPDATE addresses SET word_at = opted_out_at WHERE opted_out_at IS NOT NULL;
