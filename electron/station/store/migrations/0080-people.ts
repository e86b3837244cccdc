import type { Migration } from '../migrate'

/** Who left is not deleted, because entries name people by id: they only cannot sign in any more. */
export const people0080: Migration = {
  version: 80,
  name: 'people',
  sql: `
ALTER TABLE operators ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
`,
}
