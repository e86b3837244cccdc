CREATE TRIGGER entries_are_never_changed
BEFORE UPDATE OF origin, seq, hlc, version, kind, subject, actor, payload, hash ON entries
BEGIN
  SELECT raise(ABORT, 'entries are never changed');
END;
CREATE TRIGGER entries_are_never_deleted
BEFORE DELETE ON entries
BEGIN
  SELECT raise(ABORT, 'entries are never deleted');
END;
CREATE TABLE blind_return_orders (
  subject TEXT PRIMARY KEY,
  rma_number TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  view TEXT NOT NULL
) STRICT;
CREATE TABLE entries (
  origin INTEGER NOT NULL REFERENCES origins (origin),
  seq INTEGER NOT NULL CHECK (seq > 0),
  hlc INTEGER NOT NULL,
  ord INTEGER,
  version INTEGER NOT NULL CHECK (version > 0),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  actor TEXT CHECK (actor <> ''),
  payload TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (origin, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE origins (
  origin INTEGER PRIMARY KEY,
  station TEXT NOT NULL CHECK (station <> '' AND instr(station, char(10)) = 0),
  incarnation TEXT NOT NULL UNIQUE CHECK (incarnation <> '' AND instr(incarnation, char(10)) = 0),
  lpn_range TEXT UNIQUE,
  next_plate INTEGER NOT NULL DEFAULT 0 CHECK (next_plate >= 0),
  state TEXT NOT NULL CHECK (state IN ('own', 'closed', 'peer')),
  opened_at INTEGER NOT NULL
) STRICT;
CREATE TABLE parcels (
  subject TEXT PRIMARY KEY,
  return_order_id TEXT NOT NULL,
  begun_by TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  closed_at INTEGER,
  view TEXT NOT NULL
, scanned TEXT NOT NULL DEFAULT '', also TEXT NOT NULL DEFAULT '', bench TEXT NOT NULL DEFAULT '', set_aside_at INTEGER, left_at INTEGER) STRICT;
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT, WITHOUT ROWID;
CREATE TABLE shifts (
  subject TEXT PRIMARY KEY,
  begun_by TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  closed_at INTEGER,
  view TEXT NOT NULL
) STRICT;
CREATE TABLE totes (
  subject TEXT PRIMARY KEY,
  lpn TEXT NOT NULL,
  name TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  view TEXT NOT NULL
) STRICT;
CREATE TABLE unfolded (
  origin INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (origin, seq),
  FOREIGN KEY (origin, seq) REFERENCES entries (origin, seq)
) STRICT, WITHOUT ROWID;
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
, line INTEGER, fit TEXT NOT NULL DEFAULT 'expected', pieces INTEGER NOT NULL DEFAULT 1, settled INTEGER NOT NULL DEFAULT 0, item_id TEXT, serial TEXT, claimed_reason TEXT, location TEXT) STRICT;
CREATE INDEX blind_return_orders_rma ON blind_return_orders (rma_number, begun_hlc);
CREATE INDEX entries_hlc ON entries (hlc);
CREATE INDEX entries_subject ON entries (subject, hlc);
CREATE UNIQUE INDEX origins_own ON origins (state) WHERE state = 'own';
CREATE INDEX parcels_at_bench ON parcels (bench, begun_hlc) WHERE left_at IS NULL;
CREATE INDEX parcels_left ON parcels (bench, left_at) WHERE left_at IS NOT NULL;
CREATE INDEX parcels_not_closed ON parcels (return_order_id) WHERE closed_at IS NULL;
CREATE INDEX parcels_received ON parcels (received_at);
CREATE INDEX parcels_scanned ON parcels (scanned, begun_hlc);
CREATE INDEX shifts_begun ON shifts (begun_by, begun_hlc);
CREATE INDEX totes_lpn ON totes (lpn, begun_hlc);
CREATE INDEX totes_name ON totes (name);
CREATE INDEX units_at_location ON units (location) WHERE location IS NOT NULL;
CREATE INDEX units_claim_unsaid ON units (parcel_id) WHERE claimed_reason = 'not-said';
CREATE INDEX units_counted ON units (return_order_id, line, fit, pieces, settled);
CREATE INDEX units_decided ON units (decided_by, decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX units_held ON units (held_at) WHERE held_at IS NOT NULL;
CREATE INDEX units_in_hand ON units (bench, touched_hlc) WHERE state NOT IN ('placed', 'put-away', 'held');
CREATE INDEX units_in_tote ON units (tote_id, state) WHERE tote_id IS NOT NULL;
CREATE INDEX units_label_requested ON units (label_requested_by) WHERE label_requested_by IS NOT NULL;
CREATE INDEX units_lpn ON units (lpn, touched_hlc);
CREATE INDEX units_of_line ON units (return_order_id, line, begun_hlc);
CREATE INDEX units_parcel ON units (parcel_id, begun_hlc);
CREATE INDEX units_return_order ON units (return_order_id, begun_hlc);
CREATE INDEX units_serial ON units (serial) WHERE serial IS NOT NULL;
CREATE INDEX units_touched ON units (touched_hlc);
