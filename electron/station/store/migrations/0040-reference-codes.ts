import type { Migration } from '../migrate'

/**
 * Every code that finds an item or a return order, and what an item asks for at the bench.
 *
 * `item_gtins` keeps the trade item numbers of the single piece. `item_codes` holds all others: codes of packs and cartons, the
 * shop's own codes, and numbers that were put together from what a spreadsheet left (`guessed`), which must never be
 * taken without asking. `items.codes` is the same list as it is read, a JSON array of arrays, empty when there is none.
 *
 * `return_order_codes` holds no personal field: tracking numbers, numbers of orders, and what else a system calls the return.
 * A code is compared without blanks, hyphens and case; `shown` is how it was written.
 *
 * A weight that nobody can mean is kept apart from the usual one, so that weighing never compares with it.
 */
export const referenceCodes0040: Migration = {
  version: 40,
  name: 'reference-codes',
  sql: `
ALTER TABLE items ADD COLUMN codes TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN asks_serial INTEGER NOT NULL DEFAULT 0 CHECK (asks_serial IN (0, 1));
ALTER TABLE items ADD COLUMN asks_lot INTEGER NOT NULL DEFAULT 0 CHECK (asks_lot IN (0, 1));
ALTER TABLE items ADD COLUMN pack_quantity INTEGER CHECK (pack_quantity > 0);
ALTER TABLE items ADD COLUMN doubtful_weight_grams INTEGER CHECK (doubtful_weight_grams > 0);

CREATE TABLE item_codes (
  code TEXT NOT NULL COLLATE NOCASE CHECK (code <> ''),
  item INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('gtin', 'other', 'pack', 'carton')),
  pieces INTEGER CHECK (pieces > 0),
  guessed INTEGER NOT NULL DEFAULT 0 CHECK (guessed IN (0, 1)),
  PRIMARY KEY (code, item)
) STRICT, WITHOUT ROWID;

ALTER TABLE return_lines ADD COLUMN claimed_code TEXT;
ALTER TABLE return_lines ADD COLUMN ordered_serial TEXT;
ALTER TABLE return_lines ADD COLUMN doubtful_weight_grams INTEGER CHECK (doubtful_weight_grams > 0);

CREATE TABLE return_order_codes (
  code TEXT NOT NULL COLLATE NOCASE CHECK (code <> ''),
  rma_number TEXT NOT NULL COLLATE NOCASE REFERENCES return_orders (rma_number) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('tracking', 'order', 'other')),
  shown TEXT NOT NULL,
  PRIMARY KEY (code, rma_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX return_order_codes_rma ON return_order_codes (rma_number);
`,
}
