import type { Migration } from '../migrate'

/**
 * What the search of `journal.db` looks up. `units.words` are the folded words that find a unit; triggers keep them in
 * `unit_words`, in the transaction that folds the unit, so that a unit is found as soon as it is there, and so that
 * folding everything anew also makes the index anew. `unit_docs` gives each unit a number of its own: the row numbers of
 * `units` may change when the file is compacted.
 */
export const search0065: Migration = {
  version: 65,
  name: 'search',
  sql: `
ALTER TABLE units ADD COLUMN words TEXT NOT NULL DEFAULT '';
CREATE TABLE unit_docs (doc INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE unit_words USING fts5 (words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5', tokenize = 'ascii');

CREATE TRIGGER units_found AFTER INSERT ON units WHEN new.words <> ''
BEGIN
  INSERT INTO unit_docs (subject) SELECT new.subject WHERE NOT EXISTS (SELECT 1 FROM unit_docs WHERE subject = new.subject);
  INSERT INTO unit_words (rowid, words) SELECT doc, new.words FROM unit_docs WHERE subject = new.subject;
END;
CREATE TRIGGER units_renamed AFTER UPDATE OF words ON units WHEN old.words <> new.words
BEGIN
  INSERT INTO unit_docs (subject) SELECT new.subject WHERE NOT EXISTS (SELECT 1 FROM unit_docs WHERE subject = new.subject);
  DELETE FROM unit_words WHERE rowid = (SELECT doc FROM unit_docs WHERE subject = new.subject);
  INSERT INTO unit_words (rowid, words) SELECT doc, new.words FROM unit_docs WHERE subject = new.subject;
END;
CREATE TRIGGER units_lost AFTER DELETE ON units WHEN old.words <> ''
BEGIN
  DELETE FROM unit_words WHERE rowid = (SELECT doc FROM unit_docs WHERE subject = old.subject);
END;

ALTER TABLE parcels ADD COLUMN rma_number TEXT NOT NULL DEFAULT '';
CREATE INDEX parcels_rma ON parcels (rma_number COLLATE NOCASE);
CREATE INDEX blind_return_orders_any_case ON blind_return_orders (rma_number COLLATE NOCASE);
`,
}
