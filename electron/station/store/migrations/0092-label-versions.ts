import type { Migration } from '../migrate'

/**
 * The site's own versions of label templates. At most one draft and one version in force of each template; what was
 * approved once is never changed or deleted, because labels in the field name their version.
 */
export const labelVersions0092: Migration = {
  version: 92,
  name: 'label versions',
  sql: `
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
CREATE UNIQUE INDEX label_versions_draft ON label_versions (template_id) WHERE state = 'draft';
CREATE UNIQUE INDEX label_versions_in_force ON label_versions (template_id) WHERE state = 'approved';
CREATE TRIGGER label_versions_kept BEFORE UPDATE ON label_versions
WHEN old.state <> 'draft' AND (old.template <> new.template OR old.version <> new.version OR old.template_id <> new.template_id OR old.approver_id IS NOT new.approver_id OR new.state = 'draft')
BEGIN
  SELECT RAISE(ABORT, 'an approved label version is never changed');
END;
CREATE TRIGGER label_versions_not_deleted BEFORE DELETE ON label_versions
BEGIN
  SELECT RAISE(ABORT, 'a label version is never deleted');
END;
`,
}
