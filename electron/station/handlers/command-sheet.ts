import { failure, type Failure } from '@shared/domain/failure'
import { mayDo } from '@shared/domain/permissions'
import type { Lpn } from '@shared/domain/ids'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Operator } from '@shared/domain/operator'
import type { Instant } from '@shared/domain/quantities'
import type { Language } from '@shared/domain/words'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unpackWoff } from '../labels/woff'
import { commandSheetPdf } from '../reports/command-sheet-pdf'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'

/** Where the sheet goes and what it is made with. */
export interface SheetSurroundings {
  readonly store: Store
  readonly templates: Templates
  readonly exportsDir: string
  readonly resourcesDir: string
}

/** Saves the command sheet as a file, with the badges of everyone when asked: only a lead may print those. */
export async function exportCommandSheet(
  around: SheetSurroundings,
  wanted: { readonly language: Language; readonly withBadges: boolean; readonly operator: Operator | null; readonly now: Instant },
): Promise<Result<{ path: string }, Failure>> {
  const { store } = around
  if (!wanted.operator) return refuse(failure('sign-in-first'))
  if (wanted.withBadges && !mayDo(wanted.operator.role, 'print-badges')) return refuse(failure('lead-only'))
  const badges = wanted.withBadges ? store.reference.operators().filter(({ active }) => active) : []
  return saveSheet(around, { ...wanted, content: 'commands', badges, fileName: wanted.withBadges ? 'command-sheet-badges' : 'command-sheet' })
}

/** Saves the badge of one person as a file. Whoever calls has judged that a lead asks. */
export async function exportBadge(around: SheetSurroundings, wanted: { readonly holder: Operator; readonly language: Language; readonly now: Instant }): Promise<Result<{ path: string }, Failure>> {
  const { holder } = wanted
  return saveSheet(around, { ...wanted, content: 'badges', badges: [holder], fileName: `badge-${holder.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')}` })
}

interface SheetFile {
  readonly content: 'commands' | 'badges'
  readonly badges: readonly { readonly name: string; readonly badge: Lpn }[]
  readonly language: Language
  readonly now: Instant
  readonly fileName: string
}

async function saveSheet(around: SheetSurroundings, file: SheetFile): Promise<Result<{ path: string }, Failure>> {
  const pdf = await commandSheetPdf({
    language: file.language,
    words: around.templates.commandSheetWords,
    content: file.content,
    badges: file.badges.map(({ name, badge }) => ({ name, badge })),
    stationName: around.store.journal.origin.station,
    fontsDir: join(around.resourcesDir, 'fonts'),
    unpackFont: unpackWoff,
    madeAt: file.now,
  })
  await mkdir(around.exportsDir, { recursive: true })
  const path = join(around.exportsDir, `${file.fileName}-${file.language}.pdf`)
  await writeFile(path, pdf)
  return ok({ path })
}
