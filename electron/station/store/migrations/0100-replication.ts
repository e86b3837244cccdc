import type { Migration } from '../migrate'

/**
 * How far replication is, by origin: of the own one what HQ has acknowledged, of every other one what is here. `ord` is the
 * highest order stamp that came with it. Written in the transaction that writes the entries.
 */
export const replication0100: Migration = {
  version: 100,
  name: 'replication',
  sql: `
CREATE TABLE cursors (
  origin INTEGER PRIMARY KEY REFERENCES origins (origin),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  ord INTEGER NOT NULL CHECK (ord >= 0)
) STRICT;
`,
}
