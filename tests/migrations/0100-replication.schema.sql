CREATE TABLE cursors (
  origin INTEGER PRIMARY KEY REFERENCES origins (origin),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  ord INTEGER NOT NULL CHECK (ord >= 0)
) STRICT;
