import type { Migration } from '../migrate'

/** Every plate that a unit had before, as rows of their own. */
const COVER = 'INSERT INTO covered_codes (code, subject) SELECT DISTINCT value, new.subject FROM json_each(new.covered);'
const UNCOVER = 'DELETE FROM covered_codes WHERE subject = old.subject;'

/**
 * Relabelling: `units.covered` is a JSON array of the plates that a unit had before, null for none, and `covered_codes`
 * finds the unit by one of them; triggers keep it in the transaction that folds the unit. `units.relabelled_by` is the
 * station whose label for the unit is on its way.
 */
export const relabel0091: Migration = {
  version: 91,
  name: 'relabel',
  sql: `
ALTER TABLE units ADD COLUMN covered TEXT;
ALTER TABLE units ADD COLUMN relabelled_by TEXT;
CREATE INDEX units_relabelled_by ON units (relabelled_by, touched_hlc) WHERE relabelled_by IS NOT NULL;

CREATE TABLE covered_codes (code TEXT NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (code, subject)) STRICT, WITHOUT ROWID;
CREATE INDEX covered_codes_subject ON covered_codes (subject);

CREATE TRIGGER units_covered AFTER INSERT ON units WHEN new.covered IS NOT NULL
BEGIN ${COVER} END;
CREATE TRIGGER units_recovered AFTER UPDATE ON units WHEN old.covered IS NOT new.covered
BEGIN ${UNCOVER} ${COVER} END;
CREATE TRIGGER units_uncovered AFTER DELETE ON units WHEN old.covered IS NOT NULL
BEGIN ${UNCOVER} END;
`,
}
