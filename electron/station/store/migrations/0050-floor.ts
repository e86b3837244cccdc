import type { Migration } from '../migrate'

/** Put-away: where a unit lies, and a unit that was put away is not in the clerk's hands. */
export const floor0050: Migration = {
  version: 50,
  name: 'floor',
  sql: `
ALTER TABLE units ADD COLUMN location TEXT;
CREATE INDEX units_at_location ON units (location) WHERE location IS NOT NULL;
DROP INDEX units_in_tote;
CREATE INDEX units_in_tote ON units (tote_id, state) WHERE tote_id IS NOT NULL;
DROP INDEX units_in_hand;
CREATE INDEX units_in_hand ON units (bench, touched_hlc) WHERE state NOT IN ('placed', 'put-away', 'held');
`,
}
