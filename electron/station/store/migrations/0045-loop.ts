import type { Migration } from '../migrate'

/**
 * Columns for the whole loop. `units.pieces` counts what a unit stands for, `settled` is 1 when it is in work no more,
 * `serial` is the key that serial numbers are compared by. `parcels.bench` is the incarnation where the parcel lies,
 * `left_at` when it was closed or set aside there, `also` its further return orders between bars: `|a|b|`.
 * The defaults only stand until the folds have run, which they do when the store is opened.
 */
export const loop0045: Migration = {
  version: 45,
  name: 'loop',
  sql: `
ALTER TABLE units ADD COLUMN line INTEGER;
ALTER TABLE units ADD COLUMN fit TEXT NOT NULL DEFAULT 'expected';
ALTER TABLE units ADD COLUMN pieces INTEGER NOT NULL DEFAULT 1;
ALTER TABLE units ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE units ADD COLUMN item_id TEXT;
ALTER TABLE units ADD COLUMN serial TEXT;
ALTER TABLE units ADD COLUMN claimed_reason TEXT;
CREATE INDEX units_counted ON units (return_order_id, line, fit, pieces, settled);
CREATE INDEX units_of_line ON units (return_order_id, line, begun_hlc);
CREATE INDEX units_claim_unsaid ON units (parcel_id) WHERE claimed_reason = 'not-said';
CREATE INDEX units_serial ON units (serial) WHERE serial IS NOT NULL;

ALTER TABLE parcels ADD COLUMN scanned TEXT NOT NULL DEFAULT '';
ALTER TABLE parcels ADD COLUMN also TEXT NOT NULL DEFAULT '';
ALTER TABLE parcels ADD COLUMN bench TEXT NOT NULL DEFAULT '';
ALTER TABLE parcels ADD COLUMN set_aside_at INTEGER;
ALTER TABLE parcels ADD COLUMN left_at INTEGER;
DROP INDEX parcels_open;
DROP INDEX parcels_closed;
CREATE INDEX parcels_at_bench ON parcels (bench, begun_hlc) WHERE left_at IS NULL;
CREATE INDEX parcels_left ON parcels (bench, left_at) WHERE left_at IS NOT NULL;
CREATE INDEX parcels_not_closed ON parcels (return_order_id) WHERE closed_at IS NULL;
CREATE INDEX parcels_scanned ON parcels (scanned, begun_hlc);
`,
}
