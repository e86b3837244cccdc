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
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT, WITHOUT ROWID;
CREATE TABLE unfolded (
  origin INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (origin, seq),
  FOREIGN KEY (origin, seq) REFERENCES entries (origin, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_hlc ON entries (hlc);
CREATE INDEX entries_subject ON entries (subject, hlc);
CREATE UNIQUE INDEX origins_own ON origins (state) WHERE state = 'own';
