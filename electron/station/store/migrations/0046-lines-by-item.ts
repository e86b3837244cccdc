import type { Migration } from '../migrate'

/** An item scanned first finds the return orders that announce it. */
export const linesByItem0046: Migration = {
  version: 46,
  name: 'lines-by-item',
  sql: `
CREATE INDEX return_lines_sku ON return_lines (sku);
CREATE INDEX return_lines_gtin14 ON return_lines (gtin14) WHERE gtin14 IS NOT NULL;
`,
}
