"""What operators do and look for, on the command line and at the desk. Who acts is noted in the same transaction."""
