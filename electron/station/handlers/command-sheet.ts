import { failure, type Failure } from '@shared/domain/failure'
import { mayDo } from '@shared/domain/permissions'
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
  const pdf = await commandSheetPdf({
    language: wanted.language,
    words: around.templates.commandSheetWords,
    badges: wanted.withBadges ? store.reference.operators().map(({ name, badge }) => ({ name, badge })) : [],
    stationName: store.journal.origin.station,
    fontsDir: join(around.resourcesDir, 'fonts'),
    unpackFont: unpackWoff,
    madeAt: wanted.now,
  })
  await mkdir(around.exportsDir, { recursive: true })
  const path = join(around.exportsDir, `${wanted.withBadges ? 'command-sheet-badges' : 'command-sheet'}-${wanted.language}.pdf`)
  await writeFile(path, pdf)
  return ok({ path })
}
