"""What units share that run in one transaction: looks beforehand; on PostgreSQL, statements and rows that go together."""
