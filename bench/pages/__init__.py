"""What is measured of pages beside a room's: see bench.room for that."""
