import type { labelVersionRequests, LabelRow, LabelVersionView, OpenedLabel } from '@shared/contract/label-versions'
import { LabelTemplateSchema } from '@shared/contract/label-template'
import { failure, type Failure } from '@shared/domain/failure'
import { draft, subjectOf, type DraftEntry } from '@shared/domain/journal-entry'
import type { Operator } from '@shared/domain/operator'
import { invariant, ok, refuse, type Result } from '@shared/domain/result'
import { checkOwnVersion } from '@shared/labels/templates/check-own-version'
import { checkTemplate } from '@shared/labels/templates/check-template'
import type { LayoutParts } from '@shared/labels/templates/lay-out'
import { asVersion, draftVersion, mayApprove, type KeptLabelVersion } from '@shared/labels/templates/label-versions'
import type { LabelTemplate, TemplateProblem } from '@shared/labels/templates/template'
import type { z } from 'zod'
import type { Clock, LabelTemplates, Log } from '../ports'
import { StoreFault } from '../store/sqlite-failure'
import type { Store } from '../store/store'
import { leadOnly } from './people'
import { SHEETS } from './sheet-templates'

type Input<N extends keyof typeof labelVersionRequests> = z.output<(typeof labelVersionRequests)[N]['input']>

/** The label templates of the station: those in force, and a lead's work on the next ones. */
export interface LabelDesk {
  readonly templates: LabelTemplates
  list(): Result<LabelRow[], Failure>
  open(wanted: Input<'labels.open'>): Result<OpenedLabel, Failure>
  save(wanted: Input<'labels.save'>): Result<OpenedLabel, Failure>
  approve(wanted: Input<'labels.approve'>): Result<OpenedLabel, Failure>
  retire(wanted: Input<'labels.retire'>): Result<OpenedLabel, Failure>
  /** Everything that keeps a template from being approved. */
  check(template: LabelTemplate): readonly TemplateProblem[]
}

export interface LabelDeskParts {
  readonly store: Pick<Store, 'reference' | 'bench'>
  readonly shipped: LabelTemplates
  readonly parts: LayoutParts
  readonly clock: Clock
  readonly log: Log
  readonly operator: () => Operator | null
  /** Writes what was approved and retired into the journal, before it counts. */
  readonly append: (entries: readonly DraftEntry[]) => void
}

/** A version with its template read; versions that this build cannot read are left out. */
interface OwnVersion extends KeptLabelVersion {
  readonly template: LabelTemplate
}

export function createLabelDesk({ store, shipped, parts, clock, log, operator, append }: LabelDeskParts): LabelDesk {
  const { reference } = store
  let versions = readVersions(reference.labelVersions(), log)

  const ownOf = (templateId: string): readonly OwnVersion[] => versions.filter((version) => version.templateId === templateId)
  const inForceOf = (template: LabelTemplate): LabelTemplate => ownOf(template.id).find(({ state }) => state === 'approved')?.template ?? template
  const shippedOf = (templateId: string): LabelTemplate | null => shipped.all().find(({ id }) => id === templateId) ?? null
  const check = (template: LabelTemplate): readonly TemplateProblem[] => {
    const came = shippedOf(template.id)
    return [...checkTemplate(template, parts), ...(came === null ? [] : checkOwnVersion(template, came))]
  }

  function view(came: LabelTemplate, by: Operator): OpenedLabel {
    const own = ownOf(came.id)
    const waiting = own.find(({ state }) => state === 'draft')
    return {
      template: waiting?.template ?? inForceOf(came), shipped: came, inForce: inForceOf(came).version,
      versions: [...own.map(versionView), shippedView(came)], pictures: [...parts.pictures.keys()],
      approval: waiting === undefined ? 'no-draft' : mayApprove(by.operatorId, waiting.author.operatorId, activeLeads()) ? 'may' : 'second-lead',
    }
  }

  const activeLeads = () => reference.operators().filter(({ role, active }) => role === 'lead' && active).map(({ operatorId }) => operatorId)

  /** Runs a lead's change of a shipped template; while a file is read in, the reference data are held. */
  function change(templateId: string, what: string, work: (came: LabelTemplate, by: Operator) => Failure | null): Result<OpenedLabel, Failure> {
    const by = operator()
    const refused = leadOnly(by, 'change-bench')
    if (refused || !by) return refuse(refused ?? failure('sign-in-first'))
    const came = shippedOf(templateId)
    if (came === null) return refuse(failure('label-unknown', { name: templateId }))
    try {
      const failed = work(came, by)
      if (failed) return refuse(failed)
    } catch (fault) {
      if (fault instanceof StoreFault && fault.kind === 'busy') return refuse(failure('import-running'))
      throw fault
    } finally {
      versions = readVersions(reference.labelVersions(), log)
    }
    log.info(`a label template was ${what}`, { templateId, by: by.operatorId, inForce: inForceOf(came).version })
    return ok(view(came, by))
  }

  function write(kind: 'labelTemplateApproved' | 'labelTemplateRetired', templateId: string, version: number): void {
    const shift = store.bench.openShift()
    if (shift) append([draft(kind, subjectOf('shift', shift.shiftId), { templateId, version })])
  }

  return {
    templates: {
      inForce(templateId) {
        const came = shippedOf(templateId)
        invariant(came !== null, `there is no label template ${templateId}`)
        return inForceOf(came)
      },
      all: () => shipped.all().map(inForceOf),
    },
    check,
    list() {
      const refused = leadOnly(operator(), 'change-bench')
      return refused ? refuse(refused) : ok([...shipped.all().map((came) => rowOf(inForceOf(came), ownOf(came.id))), ...SHEETS.map(sheetRow)])
    },
    open: ({ templateId }) => {
      const by = operator()
      const refused = leadOnly(by, 'change-bench')
      if (refused || !by) return refuse(refused ?? failure('sign-in-first'))
      const came = shippedOf(templateId)
      return came === null ? refuse(failure('label-unknown', { name: templateId })) : ok(view(came, by))
    },
    save: ({ template }) =>
      change(template.id, 'saved', (_, by) => {
        const version = draftVersion(ownOf(template.id))
        reference.keepLabelDraft(template.id, version, JSON.stringify({ ...template, version, state: 'draft', author: by.name, approvedBy: null }), { operatorId: by.operatorId, name: by.name, at: clock.now() })
        return null
      }),
    approve: ({ templateId, version }) =>
      change(templateId, 'approved', (_, by) => {
        const waiting = ownOf(templateId).find((one) => one.version === version && one.state === 'draft')
        if (!waiting) return failure('label-version-gone')
        const problems = check(waiting.template)
        if (problems.length > 0) return failure('label-wrong', { count: problems.length })
        if (!mayApprove(by.operatorId, waiting.author.operatorId, activeLeads())) return failure('second-lead-wanted', { name: waiting.author.name })
        write('labelTemplateApproved', templateId, version)
        return reference.approveLabelDraft(templateId, version, { operatorId: by.operatorId, name: by.name, at: clock.now() }) ? null : failure('label-version-gone')
      }),
    retire: ({ templateId, version }) =>
      change(templateId, 'retired', () => {
        const kept = ownOf(templateId).find((one) => one.version === version && one.state !== 'retired')
        if (!kept) return failure('label-version-gone')
        if (kept.state === 'approved') write('labelTemplateRetired', templateId, version)
        return reference.retireLabelVersion(templateId, version, clock.now()) ? null : failure('label-version-gone')
      }),
  }
}

function readVersions(kept: readonly KeptLabelVersion[], log: Log): readonly OwnVersion[] {
  return kept.flatMap((version) => {
    const read = LabelTemplateSchema.safeParse(JSON.parse(version.json))
    if (read.success) return [{ ...version, template: asVersion(read.data, version) }]
    log.warn('a label version cannot be read by this build and is left out', { templateId: version.templateId, version: version.version })
    return []
  })
}

function rowOf({ id, name, media, width, height, version }: LabelTemplate, own: readonly OwnVersion[]): LabelRow {
  const newest = own[0]
  return {
    templateId: id, kind: 'label', name, media, widthMm: width, heightMm: height, version,
    draft: own.find(({ state }) => state === 'draft')?.version ?? null,
    changed: newest === undefined ? null : { by: newest.approver?.name ?? newest.author.name, at: newest.retiredAt ?? newest.approver?.at ?? newest.savedAt },
  }
}

function sheetRow({ id, name, version, width, height }: (typeof SHEETS)[number]): LabelRow {
  return { templateId: id, kind: 'sheet', name, media: 'a4', widthMm: width, heightMm: height, version, draft: null, changed: null }
}

function versionView({ version, state, author, approver, savedAt, retiredAt }: OwnVersion): LabelVersionView {
  return { version, state, isShipped: false, author: author.name, savedAt, approver: approver?.name ?? null, approvedAt: approver?.at ?? null, retiredAt }
}

function shippedView({ version, author, approvedBy }: LabelTemplate): LabelVersionView {
  return { version, state: 'approved', isShipped: true, author, savedAt: null, approver: approvedBy, approvedAt: null, retiredAt: null }
}
