import type { Migration } from '../migrate'

/** Units off every line of their return order are counted here: a key column cannot be null. */
const OFF_LINES = -1

/** Adds what a row of `units` stands for to the totals, or takes it out of them. */
function count(row: 'new' | 'old', sign: '+' | '-'): string {
  const expected = `iif(${row}.fit = 'expected', ${row}.pieces, 0)`
  return `
  INSERT INTO line_counts (return_order_id, line, counted, settled, surplus, units, in_hand)
    VALUES (${row}.return_order_id, ifnull(${row}.line, ${OFF_LINES}), ${sign}${expected}, ${sign}${expected} * ${row}.settled, ${sign}iif(${row}.fit = 'surplus', ${row}.pieces, 0), ${sign}1, ${sign}(1 - ${row}.settled))
    ON CONFLICT DO UPDATE SET counted = counted + excluded.counted, settled = settled + excluded.settled, surplus = surplus + excluded.surplus,
      units = units + excluded.units, in_hand = in_hand + excluded.in_hand;
  INSERT INTO parcel_counts (parcel_id, units) VALUES (${row}.parcel_id, ${sign}1) ON CONFLICT DO UPDATE SET units = units + excluded.units;
  INSERT INTO item_weights (weighed_as, units, grams, squares)
    SELECT ${row}.weighed_as, ${sign}1, ${sign}${row}.weight_grams, ${sign}${row}.weight_grams * ${row}.weight_grams WHERE ${row}.weighed_as IS NOT NULL
    ON CONFLICT DO UPDATE SET units = units + excluded.units, grams = grams + excluded.grams, squares = squares + excluded.squares;`
}

/** A total of nothing is no row, as if it had never been. */
const SWEEP = `
  DELETE FROM line_counts WHERE return_order_id = old.return_order_id AND line = ifnull(old.line, ${OFF_LINES}) AND units = 0;
  DELETE FROM parcel_counts WHERE parcel_id = old.parcel_id AND units = 0;
  DELETE FROM item_weights WHERE weighed_as = old.weighed_as AND units = 0;`

const COUNTED_BY = ['return_order_id', 'line', 'fit', 'pieces', 'settled', 'parcel_id', 'weighed_as', 'weight_grams']

/**
 * Totals over `units`, kept by triggers in the transaction that folds a unit: what a line of a return order has counted,
 * how many units came out of a parcel, and the weights of earlier units of an item (number, sum, sum of squares). Summing
 * them anew costs as much as there are units, and a return order of 74,215 pieces exists. `units.weighed_as` is what a
 * unit's weight is learned for, null when nothing can be learned from it.
 */
export const totals0085: Migration = {
  version: 85,
  name: 'totals',
  sql: `
ALTER TABLE units ADD COLUMN weighed_as TEXT;
ALTER TABLE units ADD COLUMN weight_grams INTEGER;
CREATE INDEX units_parcel_touched ON units (parcel_id, touched_hlc);

CREATE TABLE line_counts (
  return_order_id TEXT NOT NULL, line INTEGER NOT NULL, counted INTEGER NOT NULL, settled INTEGER NOT NULL, surplus INTEGER NOT NULL, units INTEGER NOT NULL, in_hand INTEGER NOT NULL,
  PRIMARY KEY (return_order_id, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE parcel_counts (parcel_id TEXT NOT NULL PRIMARY KEY, units INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE item_weights (weighed_as TEXT NOT NULL PRIMARY KEY, units INTEGER NOT NULL, grams INTEGER NOT NULL, squares INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TRIGGER units_added AFTER INSERT ON units
BEGIN${count('new', '+')}
END;
CREATE TRIGGER units_recounted AFTER UPDATE ON units WHEN ${COUNTED_BY.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ')}
BEGIN${count('old', '-')}${count('new', '+')}${SWEEP}
END;
CREATE TRIGGER units_taken_out AFTER DELETE ON units
BEGIN${count('old', '-')}${SWEEP}
END;
`,
}
