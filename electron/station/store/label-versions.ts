import { asId, type OperatorId } from '@shared/domain/ids'
import type { KeptLabelVersion, LabelSigner, LabelVersionState } from '@shared/labels/templates/label-versions'
import { change, inTransaction, queryAll, queryOne, type ReadableDb, type WritableDb } from './db'
import type { ReferenceReader, ReferenceWriter } from './store'

interface VersionRow {
  readonly template_id: string
  readonly version: number
  readonly state: LabelVersionState
  readonly template: string
  readonly author_id: string
  readonly author_name: string
  readonly saved_at: number
  readonly approver_id: string | null
  readonly approver_name: string | null
  readonly approved_at: number | null
  readonly retired_at: number | null
}

function versionFromRow(row: VersionRow): KeptLabelVersion {
  return {
    templateId: row.template_id, version: row.version, state: row.state, json: row.template, savedAt: row.saved_at, retiredAt: row.retired_at,
    author: signer(row.author_id, row.author_name, row.saved_at),
    approver: row.approver_id === null || row.approved_at === null ? null : signer(row.approver_id, row.approver_name ?? '', row.approved_at),
  }
}

function signer(id: string, name: string, at: number): LabelSigner {
  return { operatorId: asId<OperatorId>(id), name, at }
}

/** Reads the site's own versions of label templates. */
export function openLabelVersionQueries(db: ReadableDb): Pick<ReferenceReader, 'labelVersions'> {
  const all = queryAll<[], VersionRow>(db, 'SELECT * FROM label_versions ORDER BY template_id, version DESC')
  return { labelVersions: () => all().map(versionFromRow) }
}

/** Keeps the site's own versions of label templates. */
export function openLabelVersionChanges(db: WritableDb): Pick<ReferenceWriter, 'keepLabelDraft' | 'approveLabelDraft' | 'retireLabelVersion'> {
  const keep = change<[string, number, string, string, string, number]>(
    db,
    `INSERT INTO label_versions (template_id, version, state, template, author_id, author_name, saved_at) VALUES (?, ?, 'draft', ?, ?, ?, ?)
     ON CONFLICT (template_id, version) DO UPDATE SET template = excluded.template, author_id = excluded.author_id, author_name = excluded.author_name, saved_at = excluded.saved_at`,
  )
  const draft = queryOne<[string, number], { version: number }>(db, "SELECT version FROM label_versions WHERE template_id = ? AND version = ? AND state = 'draft'")
  const retireInForce = change<[number, string]>(db, "UPDATE label_versions SET state = 'retired', retired_at = ? WHERE template_id = ? AND state = 'approved'")
  const approve = change<[string, string, number, string, number]>(db, "UPDATE label_versions SET state = 'approved', approver_id = ?, approver_name = ?, approved_at = ? WHERE template_id = ? AND version = ? AND state = 'draft'")
  const retire = change<[number, string, number]>(db, "UPDATE label_versions SET state = 'retired', retired_at = ? WHERE template_id = ? AND version = ? AND state <> 'retired'")
  return {
    keepLabelDraft: (templateId, version, json, by) => void keep(templateId, version, json, by.operatorId, by.name, by.at),
    approveLabelDraft: (templateId, version, by) =>
      inTransaction(db, () => {
        if (draft(templateId, version) === null) return false
        retireInForce(by.at, templateId)
        return approve(by.operatorId, by.name, by.at, templateId, version) === 1
      }),
    retireLabelVersion: (templateId, version, at) => retire(at, templateId, version) === 1,
  }
}
