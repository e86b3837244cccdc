import { ChecklistSourceSchema } from '@shared/contract/checklist-data'
import { checkChecklist } from '@shared/domain/check-checklist'
import type { Checklist } from '@shared/domain/checklist'
import { resolveChecklist, type ChecklistSource } from '@shared/domain/resolve-checklist'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The checklists that came with the app. */
export interface ShippedChecklists {
  /** The newest approved version of each, by id. */
  readonly newest: ReadonlyMap<string, Checklist>
  /** This very version, or null when it is not here. Units end on the version they began with. */
  exact(id: string, version: number): Checklist | null
}

const CHOICES_FILE = 'choose.json'

async function readSources(folder: string): Promise<readonly ChecklistSource[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== CHOICES_FILE).sort()
  return Promise.all(names.map(async (name) => {
    try {
      return ChecklistSourceSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))
    } catch (fault) {
      throw new Error(`${name} cannot be used: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault })
    }
  }))
}

/**
 * Reads `checklists/*.json`, and the versions before them from `checklists/earlier`. One that is wrong stops the start. In
 * force is the newest approved version of each: a draft does not decide yet, a retired one not any more.
 */
export async function loadChecklists(resourcesDir: string): Promise<ShippedChecklists> {
  const sources = await readSources(join(resourcesDir, 'checklists'))
  const current = sources.map((source) => checked(resolved(source, sources)))
  // Earlier versions are kept with everything inherited in its place, because what they inherited from has changed since.
  const earlier = (await readSources(join(resourcesDir, 'checklists', 'earlier'))).map((source) => resolved(source, []))
  const newestFirst = [...current, ...earlier].sort((a, b) => b.version - a.version)
  const approved = newestFirst.filter(({ state }) => state === 'approved')
  const newest = new Map(approved.toReversed().map((checklist) => [checklist.id, checklist] as const))
  return { newest, exact: (id, version) => newestFirst.find((one) => one.id === id && one.version === version) ?? null }
}

function checked(checklist: Checklist): Checklist {
  const [fault] = checkChecklist(checklist)
  if (fault) throw new Error(`checklist ${checklist.id} cannot be used: ${fault.path}: ${fault.fault}`)
  return checklist
}

function resolved(source: ChecklistSource, all: readonly ChecklistSource[]): Checklist {
  const checklist = resolveChecklist(source, (id) => all.find((candidate) => candidate.id === id) ?? null)
  if (!checklist.ok) throw new Error(`checklist ${source.id} cannot be used: ${checklist.failure.path}: ${checklist.failure.fault}`)
  return checklist.value
}
