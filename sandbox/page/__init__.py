"""The page of phones, and the interface under /sandbox by which it and tests steer carrier and X."""
