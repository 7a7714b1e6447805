-- What a person cost is found by its days, of which there are few: an index by person cost every text a page in a random
-- place, for deletions and exports.
DROP INDEX spending_of_person;
