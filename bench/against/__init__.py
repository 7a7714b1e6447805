"""This checkout beside another one: the same figures, round by round, on the same machine."""
