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
CREATE TRIGGER units_added AFTER INSERT ON units
BEGIN
  INSERT INTO line_counts (return_order_id, line, counted, settled, surplus, units, in_hand)
    VALUES (new.return_order_id, ifnull(new.line, -1), +iif(new.fit = 'expected', new.pieces, 0), +iif(new.fit = 'expected', new.pieces, 0) * new.settled, +iif(new.fit = 'surplus', new.pieces, 0), +1, +(1 - new.settled))
    ON CONFLICT DO UPDATE SET counted = counted + excluded.counted, settled = settled + excluded.settled, surplus = surplus + excluded.surplus,
      units = units + excluded.units, in_hand = in_hand + excluded.in_hand;
  INSERT INTO parcel_counts (parcel_id, units) VALUES (new.parcel_id, +1) ON CONFLICT DO UPDATE SET units = units + excluded.units;
  INSERT INTO item_weights (weighed_as, units, grams, squares)
    SELECT new.weighed_as, +1, +new.weight_grams, +new.weight_grams * new.weight_grams WHERE new.weighed_as IS NOT NULL
    ON CONFLICT DO UPDATE SET units = units + excluded.units, grams = grams + excluded.grams, squares = squares + excluded.squares;
END;
CREATE TRIGGER units_covered AFTER INSERT ON units WHEN new.covered IS NOT NULL
BEGIN INSERT INTO covered_codes (code, subject) SELECT DISTINCT value, new.subject FROM json_each(new.covered); END;
CREATE TRIGGER units_found AFTER INSERT ON units WHEN new.words <> ''
BEGIN
  INSERT INTO unit_docs (subject) SELECT new.subject WHERE NOT EXISTS (SELECT 1 FROM unit_docs WHERE subject = new.subject);
  INSERT INTO unit_words (rowid, words) SELECT doc, new.words FROM unit_docs WHERE subject = new.subject;
END;
CREATE TRIGGER units_lost AFTER DELETE ON units WHEN old.words <> ''
BEGIN
  DELETE FROM unit_words WHERE rowid = (SELECT doc FROM unit_docs WHERE subject = old.subject);
END;
CREATE TRIGGER units_recounted AFTER UPDATE ON units WHEN old.return_order_id IS NOT new.return_order_id OR old.line IS NOT new.line OR old.fit IS NOT new.fit OR old.pieces IS NOT new.pieces OR old.settled IS NOT new.settled OR old.parcel_id IS NOT new.parcel_id OR old.weighed_as IS NOT new.weighed_as OR old.weight_grams IS NOT new.weight_grams
BEGIN
  INSERT INTO line_counts (return_order_id, line, counted, settled, surplus, units, in_hand)
    VALUES (old.return_order_id, ifnull(old.line, -1), -iif(old.fit = 'expected', old.pieces, 0), -iif(old.fit = 'expected', old.pieces, 0) * old.settled, -iif(old.fit = 'surplus', old.pieces, 0), -1, -(1 - old.settled))
    ON CONFLICT DO UPDATE SET counted = counted + excluded.counted, settled = settled + excluded.settled, surplus = surplus + excluded.surplus,
      units = units + excluded.units, in_hand = in_hand + excluded.in_hand;
  INSERT INTO parcel_counts (parcel_id, units) VALUES (old.parcel_id, -1) ON CONFLICT DO UPDATE SET units = units + excluded.units;
  INSERT INTO item_weights (weighed_as, units, grams, squares)
    SELECT old.weighed_as, -1, -old.weight_grams, -old.weight_grams * old.weight_grams WHERE old.weighed_as IS NOT NULL
    ON CONFLICT DO UPDATE SET units = units + excluded.units, grams = grams + excluded.grams, squares = squares + excluded.squares;
  INSERT INTO line_counts (return_order_id, line, counted, settled, surplus, units, in_hand)
    VALUES (new.return_order_id, ifnull(new.line, -1), +iif(new.fit = 'expected', new.pieces, 0), +iif(new.fit = 'expected', new.pieces, 0) * new.settled, +iif(new.fit = 'surplus', new.pieces, 0), +1, +(1 - new.settled))
    ON CONFLICT DO UPDATE SET counted = counted + excluded.counted, settled = settled + excluded.settled, surplus = surplus + excluded.surplus,
      units = units + excluded.units, in_hand = in_hand + excluded.in_hand;
  INSERT INTO parcel_counts (parcel_id, units) VALUES (new.parcel_id, +1) ON CONFLICT DO UPDATE SET units = units + excluded.units;
  INSERT INTO item_weights (weighed_as, units, grams, squares)
    SELECT new.weighed_as, +1, +new.weight_grams, +new.weight_grams * new.weight_grams WHERE new.weighed_as IS NOT NULL
    ON CONFLICT DO UPDATE SET units = units + excluded.units, grams = grams + excluded.grams, squares = squares + excluded.squares;
  DELETE FROM line_counts WHERE return_order_id = old.return_order_id AND line = ifnull(old.line, -1) AND units = 0;
  DELETE FROM parcel_counts WHERE parcel_id = old.parcel_id AND units = 0;
  DELETE FROM item_weights WHERE weighed_as = old.weighed_as AND units = 0;
END;
CREATE TRIGGER units_recovered AFTER UPDATE ON units WHEN old.covered IS NOT new.covered
BEGIN DELETE FROM covered_codes WHERE subject = old.subject; INSERT INTO covered_codes (code, subject) SELECT DISTINCT value, new.subject FROM json_each(new.covered); END;
CREATE TRIGGER units_renamed AFTER UPDATE OF words ON units WHEN old.words <> new.words
BEGIN
  INSERT INTO unit_docs (subject) SELECT new.subject WHERE NOT EXISTS (SELECT 1 FROM unit_docs WHERE subject = new.subject);
  DELETE FROM unit_words WHERE rowid = (SELECT doc FROM unit_docs WHERE subject = new.subject);
  INSERT INTO unit_words (rowid, words) SELECT doc, new.words FROM unit_docs WHERE subject = new.subject;
END;
CREATE TRIGGER units_taken_out AFTER DELETE ON units
BEGIN
  INSERT INTO line_counts (return_order_id, line, counted, settled, surplus, units, in_hand)
    VALUES (old.return_order_id, ifnull(old.line, -1), -iif(old.fit = 'expected', old.pieces, 0), -iif(old.fit = 'expected', old.pieces, 0) * old.settled, -iif(old.fit = 'surplus', old.pieces, 0), -1, -(1 - old.settled))
    ON CONFLICT DO UPDATE SET counted = counted + excluded.counted, settled = settled + excluded.settled, surplus = surplus + excluded.surplus,
      units = units + excluded.units, in_hand = in_hand + excluded.in_hand;
  INSERT INTO parcel_counts (parcel_id, units) VALUES (old.parcel_id, -1) ON CONFLICT DO UPDATE SET units = units + excluded.units;
  INSERT INTO item_weights (weighed_as, units, grams, squares)
    SELECT old.weighed_as, -1, -old.weight_grams, -old.weight_grams * old.weight_grams WHERE old.weighed_as IS NOT NULL
    ON CONFLICT DO UPDATE SET units = units + excluded.units, grams = grams + excluded.grams, squares = squares + excluded.squares;
  DELETE FROM line_counts WHERE return_order_id = old.return_order_id AND line = ifnull(old.line, -1) AND units = 0;
  DELETE FROM parcel_counts WHERE parcel_id = old.parcel_id AND units = 0;
  DELETE FROM item_weights WHERE weighed_as = old.weighed_as AND units = 0;
END;
CREATE TRIGGER units_uncovered AFTER DELETE ON units WHEN old.covered IS NOT NULL
BEGIN DELETE FROM covered_codes WHERE subject = old.subject; END;
CREATE TABLE blind_return_orders (
  subject TEXT PRIMARY KEY,
  rma_number TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  view TEXT NOT NULL
) STRICT;
CREATE TABLE covered_codes (code TEXT NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (code, subject)) STRICT, WITHOUT ROWID;
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
CREATE TABLE item_weights (weighed_as TEXT NOT NULL PRIMARY KEY, units INTEGER NOT NULL, grams INTEGER NOT NULL, squares INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE line_counts (
  return_order_id TEXT NOT NULL, line INTEGER NOT NULL, counted INTEGER NOT NULL, settled INTEGER NOT NULL, surplus INTEGER NOT NULL, units INTEGER NOT NULL, in_hand INTEGER NOT NULL,
  PRIMARY KEY (return_order_id, line)
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
CREATE TABLE parcel_counts (parcel_id TEXT NOT NULL PRIMARY KEY, units INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE parcels (
  subject TEXT PRIMARY KEY,
  return_order_id TEXT NOT NULL,
  begun_by TEXT NOT NULL,
  begun_hlc INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  closed_at INTEGER,
  view TEXT NOT NULL
, scanned TEXT NOT NULL DEFAULT '', also TEXT NOT NULL DEFAULT '', bench TEXT NOT NULL DEFAULT '', set_aside_at INTEGER, left_at INTEGER, rma_number TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE print_jobs (
  print_job_id TEXT NOT NULL, subject TEXT NOT NULL, origin TEXT NOT NULL, state TEXT NOT NULL, requested_at INTEGER NOT NULL, scanned_back_at INTEGER, view TEXT NOT NULL,
  PRIMARY KEY (print_job_id, subject)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE unit_docs (doc INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE unit_words USING fts5 (words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5', tokenize = 'ascii');
CREATE TABLE 'unit_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'unit_words_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'unit_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'unit_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
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
, line INTEGER, fit TEXT NOT NULL DEFAULT 'expected', pieces INTEGER NOT NULL DEFAULT 1, settled INTEGER NOT NULL DEFAULT 0, item_id TEXT, serial TEXT, claimed_reason TEXT, location TEXT, words TEXT NOT NULL DEFAULT '', weighed_as TEXT, weight_grams INTEGER, covered TEXT, relabelled_by TEXT) STRICT;
CREATE INDEX blind_return_orders_any_case ON blind_return_orders (rma_number COLLATE NOCASE);
CREATE INDEX blind_return_orders_rma ON blind_return_orders (rma_number, begun_hlc);
CREATE INDEX covered_codes_subject ON covered_codes (subject);
CREATE INDEX entries_hlc ON entries (hlc);
CREATE INDEX entries_subject ON entries (subject, hlc);
CREATE UNIQUE INDEX origins_own ON origins (state) WHERE state = 'own';
CREATE INDEX parcels_at_bench ON parcels (bench, begun_hlc) WHERE left_at IS NULL;
CREATE INDEX parcels_left ON parcels (bench, left_at) WHERE left_at IS NOT NULL;
CREATE INDEX parcels_not_closed ON parcels (return_order_id) WHERE closed_at IS NULL;
CREATE INDEX parcels_received ON parcels (received_at);
CREATE INDEX parcels_rma ON parcels (rma_number COLLATE NOCASE);
CREATE INDEX parcels_scanned ON parcels (scanned, begun_hlc);
CREATE INDEX print_jobs_open ON print_jobs (origin, requested_at) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX print_jobs_requested ON print_jobs (origin, requested_at);
CREATE INDEX print_jobs_subject ON print_jobs (subject);
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
CREATE INDEX units_parcel_touched ON units (parcel_id, touched_hlc);
CREATE INDEX units_relabelled_by ON units (relabelled_by, touched_hlc) WHERE relabelled_by IS NOT NULL;
CREATE INDEX units_return_order ON units (return_order_id, begun_hlc);
CREATE INDEX units_serial ON units (serial) WHERE serial IS NOT NULL;
CREATE INDEX units_touched ON units (touched_hlc);
