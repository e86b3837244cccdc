import type { Migration } from '../migrate'

/**
 * How a return order is found by its buyer's name without the name standing anywhere else: `buyer_keys` holds keyed
 * digests of the beginnings of its words. The key is drawn here and leaves this file never. Keys go with the buyer,
 * and when a name is erased.
 */
export const buyerSearch0061: Migration = {
  version: 61,
  name: 'buyer-search',
  sql: `
CREATE TABLE search_secret (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), secret BLOB NOT NULL) STRICT;
INSERT INTO search_secret (only_one, secret) VALUES (1, randomblob(32));

CREATE TABLE buyer_keys (
  key INTEGER NOT NULL,
  buyer INTEGER NOT NULL REFERENCES buyers (buyer) ON DELETE CASCADE,
  PRIMARY KEY (key, buyer)
) STRICT, WITHOUT ROWID;
CREATE INDEX buyer_keys_buyer ON buyer_keys (buyer);
CREATE TABLE stale_buyers (buyer INTEGER PRIMARY KEY REFERENCES buyers (buyer) ON DELETE CASCADE) STRICT;
INSERT INTO search_progress (source) VALUES ('buyers');

CREATE TRIGGER buyers_renamed AFTER UPDATE OF reference, name ON buyers
WHEN new.buyer <= (SELECT done FROM search_progress WHERE source = 'buyers') AND (old.reference IS NOT new.reference OR old.name IS NOT new.name)
BEGIN
  DELETE FROM buyer_keys WHERE buyer = new.buyer;
  INSERT INTO stale_buyers (buyer) SELECT new.buyer
  WHERE (new.reference IS NOT NULL OR new.name IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM stale_buyers WHERE buyer = new.buyer);
END;
`,
}
