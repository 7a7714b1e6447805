"""What units share that run in one transaction on PostgreSQL: statements, looks, rows that go out together."""
