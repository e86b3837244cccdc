CREATE TRIGGER buyers_renamed AFTER UPDATE OF reference, name ON buyers
WHEN new.buyer <= (SELECT done FROM search_progress WHERE source = 'buyers') AND (old.reference IS NOT new.reference OR old.name IS NOT new.name)
BEGIN
  DELETE FROM buyer_keys WHERE buyer = new.buyer;
  INSERT INTO stale_buyers (buyer) SELECT new.buyer
  WHERE (new.reference IS NOT NULL OR new.name IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM stale_buyers WHERE buyer = new.buyer);
END;
CREATE TRIGGER items_added_again AFTER INSERT ON items
WHEN new.item <= (SELECT done FROM search_progress WHERE source = 'items')
BEGIN
  INSERT INTO stale_items (item) SELECT new.item WHERE NOT EXISTS (SELECT 1 FROM stale_items WHERE item = new.item);
END;
CREATE TRIGGER items_removed AFTER DELETE ON items
WHEN old.item <= (SELECT done FROM search_progress WHERE source = 'items')
BEGIN
  INSERT INTO stale_items (item) SELECT old.item WHERE NOT EXISTS (SELECT 1 FROM stale_items WHERE item = old.item);
END;
CREATE TRIGGER items_renamed AFTER UPDATE OF sku, title, brand ON items
WHEN new.item <= (SELECT done FROM search_progress WHERE source = 'items') AND (old.sku <> new.sku OR old.title <> new.title OR old.brand IS NOT new.brand)
BEGIN
  INSERT INTO stale_items (item) SELECT new.item WHERE NOT EXISTS (SELECT 1 FROM stale_items WHERE item = new.item);
END;
CREATE TRIGGER label_versions_kept BEFORE UPDATE ON label_versions
WHEN old.state <> 'draft' AND (old.template <> new.template OR old.version <> new.version OR old.template_id <> new.template_id OR old.approver_id IS NOT new.approver_id OR new.state = 'draft')
BEGIN
  SELECT RAISE(ABORT, 'an approved label version is never changed');
END;
CREATE TRIGGER label_versions_not_deleted BEFORE DELETE ON label_versions
BEGIN
  SELECT RAISE(ABORT, 'a label version is never deleted');
END;
CREATE TABLE buyer_keys (
  key INTEGER NOT NULL,
  buyer INTEGER NOT NULL REFERENCES buyers (buyer) ON DELETE CASCADE,
  PRIMARY KEY (key, buyer)
) STRICT, WITHOUT ROWID;
CREATE TABLE buyers (
  buyer INTEGER PRIMARY KEY AUTOINCREMENT,
  rma_number TEXT NOT NULL UNIQUE COLLATE NOCASE REFERENCES return_orders (rma_number) ON DELETE CASCADE,
  reference TEXT,
  name TEXT,
  address TEXT,
  phone TEXT,
  email TEXT,
  country TEXT
) STRICT;
CREATE TABLE item_codes (
  code TEXT NOT NULL COLLATE NOCASE CHECK (code <> ''),
  item INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('gtin', 'other', 'pack', 'carton')),
  pieces INTEGER CHECK (pieces > 0),
  guessed INTEGER NOT NULL DEFAULT 0 CHECK (guessed IN (0, 1)),
  PRIMARY KEY (code, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE item_gtins (
  gtin14 TEXT NOT NULL CHECK (length(gtin14) = 14),
  item INTEGER NOT NULL,
  PRIMARY KEY (gtin14, item)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE item_words USING fts5 (words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5', tokenize = 'ascii');
CREATE TABLE 'item_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'item_words_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'item_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'item_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE items (
  item INTEGER PRIMARY KEY,
  item_id TEXT NOT NULL UNIQUE,
  sku TEXT NOT NULL,
  title TEXT NOT NULL,
  brand TEXT,
  category TEXT NOT NULL,
  usual_weight_grams INTEGER CHECK (usual_weight_grams > 0),
  gtins TEXT NOT NULL,
  price_minor INTEGER,
  currency TEXT,
  source TEXT NOT NULL
, codes TEXT NOT NULL DEFAULT '', asks_serial INTEGER NOT NULL DEFAULT 0 CHECK (asks_serial IN (0, 1)), asks_lot INTEGER NOT NULL DEFAULT 0 CHECK (asks_lot IN (0, 1)), pack_quantity INTEGER CHECK (pack_quantity > 0), doubtful_weight_grams INTEGER CHECK (doubtful_weight_grams > 0)) STRICT;
CREATE TABLE label_versions (
  template_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'retired')),
  template TEXT NOT NULL CHECK (json_valid(template)),
  author_id TEXT NOT NULL,
  author_name TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  approver_id TEXT,
  approver_name TEXT,
  approved_at INTEGER,
  retired_at INTEGER,
  PRIMARY KEY (template_id, version),
  CHECK ((approver_id IS NULL) = (approved_at IS NULL) AND (approver_id IS NULL) = (approver_name IS NULL)),
  CHECK (state <> 'approved' OR approved_at IS NOT NULL),
  CHECK (state <> 'draft' OR (approved_at IS NULL AND retired_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE operators (
  operator_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  language TEXT NOT NULL,
  badge TEXT NOT NULL UNIQUE,
  pin_salt BLOB,
  pin_hash BLOB,
  pin_cost INTEGER, active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  CHECK ((pin_salt IS NULL) = (pin_hash IS NULL) AND (pin_salt IS NULL) = (pin_cost IS NULL))
) STRICT;
CREATE TABLE return_lines (
  return_line INTEGER PRIMARY KEY AUTOINCREMENT,
  rma_number TEXT NOT NULL COLLATE NOCASE REFERENCES return_orders (rma_number) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  source_row INTEGER NOT NULL,
  sku TEXT NOT NULL,
  gtin14 TEXT CHECK (length(gtin14) = 14),
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  quantity_expected INTEGER NOT NULL CHECK (quantity_expected > 0),
  claimed_reason TEXT,
  usual_weight_grams INTEGER CHECK (usual_weight_grams > 0), claimed_code TEXT, ordered_serial TEXT, doubtful_weight_grams INTEGER CHECK (doubtful_weight_grams > 0),
  UNIQUE (rma_number, line, source_row)
) STRICT;
CREATE TABLE return_order_codes (
  code TEXT NOT NULL COLLATE NOCASE CHECK (code <> ''),
  rma_number TEXT NOT NULL COLLATE NOCASE REFERENCES return_orders (rma_number) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('tracking', 'order', 'other')),
  shown TEXT NOT NULL,
  PRIMARY KEY (code, rma_number)
) STRICT, WITHOUT ROWID;
CREATE TABLE return_orders (
  rma_number TEXT PRIMARY KEY COLLATE NOCASE,
  return_order_id TEXT NOT NULL UNIQUE,
  order_number TEXT,
  created_at TEXT,
  source TEXT NOT NULL,
  import_number INTEGER NOT NULL,
  buyer_erased INTEGER NOT NULL DEFAULT 0 CHECK (buyer_erased IN (0, 1))
) STRICT;
CREATE TABLE search_progress (
  source TEXT PRIMARY KEY,
  done INTEGER NOT NULL DEFAULT 0,
  folding INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE search_secret (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), secret BLOB NOT NULL) STRICT;
CREATE TABLE stale_buyers (buyer INTEGER PRIMARY KEY REFERENCES buyers (buyer) ON DELETE CASCADE) STRICT;
CREATE TABLE stale_items (item INTEGER PRIMARY KEY) STRICT;
CREATE INDEX buyer_keys_buyer ON buyer_keys (buyer);
CREATE INDEX items_sku ON items (sku COLLATE NOCASE);
CREATE UNIQUE INDEX label_versions_draft ON label_versions (template_id) WHERE state = 'draft';
CREATE UNIQUE INDEX label_versions_in_force ON label_versions (template_id) WHERE state = 'approved';
CREATE INDEX return_lines_gtin14 ON return_lines (gtin14) WHERE gtin14 IS NOT NULL;
CREATE INDEX return_lines_sku ON return_lines (sku);
CREATE INDEX return_order_codes_rma ON return_order_codes (rma_number);
CREATE INDEX return_orders_import ON return_orders (import_number);
CREATE INDEX return_orders_order_number ON return_orders (order_number COLLATE NOCASE) WHERE order_number IS NOT NULL;
