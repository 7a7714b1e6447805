"""A million people on PostgreSQL: making them, a day's texts in an hour, and what partitions would bring."""
