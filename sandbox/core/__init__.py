"""What carrier, X and page have in common: settings, faults, phones, listeners, answers in JSON."""
