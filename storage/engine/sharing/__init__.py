"""What units share that run in one transaction: what they see beforehand; on PostgreSQL, also what they send."""
