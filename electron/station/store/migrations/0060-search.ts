import type { Migration } from '../migrate'

/**
 * What the search of `catalogue.db` looks words up in. It is filled after an import, in small steps: `search_progress`
 * says up to which row, `stale_items` which rows below that have changed since.
 *
 * `item_words` holds no text, only which folded word stands in which item; words are folded before they come here, so
 * the tokenizer only has to cut at blanks. Beginnings of up to five letters have lists of their own, because a list that
 * is put together from a hundred thousand words while a person types would come too late.
 */
export const search0060: Migration = {
  version: 60,
  name: 'search',
  sql: `
CREATE VIRTUAL TABLE item_words USING fts5 (words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5', tokenize = 'ascii');

CREATE TABLE search_progress (
  source TEXT PRIMARY KEY,
  done INTEGER NOT NULL DEFAULT 0,
  folding INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO search_progress (source) VALUES ('items');

CREATE TABLE stale_items (item INTEGER PRIMARY KEY) STRICT;

CREATE TRIGGER items_added_again AFTER INSERT ON items
WHEN new.item <= (SELECT done FROM search_progress WHERE source = 'items')
BEGIN
  INSERT INTO stale_items (item) SELECT new.item WHERE NOT EXISTS (SELECT 1 FROM stale_items WHERE item = new.item);
END;
CREATE TRIGGER items_renamed AFTER UPDATE OF sku, title, brand ON items
WHEN new.item <= (SELECT done FROM search_progress WHERE source = 'items') AND (old.sku <> new.sku OR old.title <> new.title OR old.brand IS NOT new.brand)
BEGIN
  INSERT INTO stale_items (item) SELECT new.item WHERE NOT EXISTS (SELECT 1 FROM stale_items WHERE item = new.item);
END;
CREATE TRIGGER items_removed AFTER DELETE ON items
WHEN old.item <= (SELECT done FROM search_progress WHERE source = 'items')
BEGIN
  INSERT INTO stale_items (item) SELECT old.item WHERE NOT EXISTS (SELECT 1 FROM stale_items WHERE item = old.item);
END;
`,
}
