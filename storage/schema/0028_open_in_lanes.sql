-- What is open in a lane (see storage/delivery/lanes.py) has a condition of its own, so that no other index fits it.

DROP INDEX deliveries_lanes;
CREATE INDEX deliveries_lanes ON deliveries (lane, place, id) WHERE COALESCE(ended_at, 0) = 0;
