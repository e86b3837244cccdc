import type { Migration } from '../migrate'

/**
 * Tables derived from the entries: the whole view as JSON text, and beside it the columns that queries look at.
 * `begun_by` and `bench` hold a station incarnation; times that end in `_hlc` are hybrid times, the others milliseconds.
 */
export const projections0020: Migration = {
  version: 20,
  name: 'projections',
  sql: `
CREATE TABLE units (
  subject TEXT PRIMARY KEY,
  lpn TEXT NOT NULL,
  parcel_id TEXT NOT NULL,
  return_order_id TEXT NOT NULL,
  state TEXT NOT NULL,
  tote_id TEXT,
  bench TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  touched_hlc INTEGER NOT NULL,
  held_at INTEGER,
  decided_at INTEGER,
  decided_by TEXT,
  label_requested_by TEXT,
  view TEXT NOT NULL
) STRICT;
CREATE INDEX units_lpn ON units (lpn, touched_hlc);
CREATE INDEX units_parcel ON units (parcel_id, begun_hlc);
CREATE INDEX units_return_order ON units (return_order_id, begun_hlc);
CREATE INDEX units_touched ON units (touched_hlc);
CREATE INDEX units_decided ON units (decided_by, decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX units_in_tote ON units (tote_id) WHERE state = 'placed';
CREATE INDEX units_in_hand ON units (bench, touched_hlc) WHERE state NOT IN ('placed', 'held');
CREATE INDEX units_held ON units (held_at) WHERE held_at IS NOT NULL;
CREATE INDEX units_label_requested ON units (label_requested_by) WHERE label_requested_by IS NOT NULL;

CREATE TABLE parcels (
  subject TEXT PRIMARY KEY,
  return_order_id TEXT NOT NULL,
  begun_by TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  closed_at INTEGER,
  view TEXT NOT NULL
) STRICT;
CREATE INDEX parcels_received ON parcels (received_at);
CREATE INDEX parcels_open ON parcels (begun_by, begun_hlc) WHERE closed_at IS NULL;
CREATE INDEX parcels_closed ON parcels (begun_by, closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE totes (
  subject TEXT PRIMARY KEY,
  lpn TEXT NOT NULL,
  name TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  view TEXT NOT NULL
) STRICT;
CREATE INDEX totes_lpn ON totes (lpn, begun_hlc);
CREATE INDEX totes_name ON totes (name);

CREATE TABLE shifts (
  subject TEXT PRIMARY KEY,
  begun_by TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  closed_at INTEGER,
  view TEXT NOT NULL
) STRICT;
CREATE INDEX shifts_begun ON shifts (begun_by, begun_hlc);

CREATE TABLE blind_return_orders (
  subject TEXT PRIMARY KEY,
  rma_number TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  view TEXT NOT NULL
) STRICT;
CREATE INDEX blind_return_orders_rma ON blind_return_orders (rma_number, begun_hlc);
`,
}
