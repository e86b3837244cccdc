import { failure, type Failure } from '@shared/domain/failure'
import { mayDo } from '@shared/domain/permissions'
import type { Lpn } from '@shared/domain/ids'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Operator } from '@shared/domain/operator'
import type { Instant } from '@shared/domain/quantities'
import type { Language } from '@shared/domain/words'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LabelPrinter } from '../devices/device'
import { unpackWoff } from '../labels/woff'
import { calibrationSheetPdf } from '../reports/calibration-sheet-pdf'
import { commandSheetPdf } from '../reports/command-sheet-pdf'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'

/** Where the sheet goes and what it is made with. */
export interface SheetSurroundings {
  readonly store: Store
  readonly templates: Templates
  readonly exportsDir: string
  readonly resourcesDir: string
  /** The printer that has paper; null where there is none. */
  readonly paperPrinter: () => Pick<LabelPrinter, 'print' | 'language' | 'status'> | null
}

/** Where a sheet went. `printer` is the address of the paper printer that took it, null when there is none or it did not. */
export interface SavedSheet {
  readonly path: string
  readonly printer: string | null
}

/** Saves the command sheet as a file, with the badges of everyone when asked: only a lead may print those. */
export async function exportCommandSheet(
  around: SheetSurroundings,
  wanted: { readonly language: Language; readonly withBadges: boolean; readonly operator: Operator | null; readonly now: Instant },
): Promise<Result<SavedSheet, Failure>> {
  const { store } = around
  if (!wanted.operator) return refuse(failure('sign-in-first'))
  if (wanted.withBadges && !mayDo(wanted.operator.role, 'print-badges')) return refuse(failure('lead-only'))
  const badges = wanted.withBadges ? store.reference.operators().filter(({ active }) => active) : []
  return saveSheet(around, { ...wanted, content: 'commands', badges, fileName: wanted.withBadges ? 'command-sheet-badges' : 'command-sheet' })
}

/** Saves the badge of one person as a file. Whoever calls has judged that a lead asks. */
export async function exportBadge(around: SheetSurroundings, wanted: { readonly holder: Operator; readonly language: Language; readonly now: Instant }): Promise<Result<SavedSheet, Failure>> {
  const { holder } = wanted
  return saveSheet(around, { ...wanted, content: 'badges', badges: [holder], fileName: `badge-${holder.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')}` })
}

/** Saves the calibration sheet for keyboard scanners as a file. Nothing on it is secret: nobody has to be signed in. */
export async function exportCalibrationSheet(around: SheetSurroundings, { language, now }: { readonly language: Language; readonly now: Instant }): Promise<Result<SavedSheet, Failure>> {
  const pdf = await calibrationSheetPdf({ language, words: around.templates.calibrationSheetWords, ...printedBy(around, now) })
  return writeSheet(around, `keyboard-scanner-${language}.pdf`, pdf)
}

interface SheetFile {
  readonly content: 'commands' | 'badges'
  readonly badges: readonly { readonly name: string; readonly badge: Lpn }[]
  readonly language: Language
  readonly now: Instant
  readonly fileName: string
}

async function saveSheet(around: SheetSurroundings, file: SheetFile): Promise<Result<SavedSheet, Failure>> {
  const pdf = await commandSheetPdf({
    language: file.language,
    words: around.templates.commandSheetWords,
    content: file.content,
    badges: file.badges.map(({ name, badge }) => ({ name, badge })),
    ...printedBy(around, file.now),
  })
  return writeSheet(around, `${file.fileName}-${file.language}.pdf`, pdf)
}

function printedBy({ store, resourcesDir }: SheetSurroundings, madeAt: Instant) {
  return { stationName: store.journal.origin.station, fontsDir: join(resourcesDir, 'fonts'), unpackFont: unpackWoff, madeAt }
}

async function writeSheet({ exportsDir, paperPrinter }: SheetSurroundings, name: string, pdf: Uint8Array): Promise<Result<SavedSheet, Failure>> {
  await mkdir(exportsDir, { recursive: true })
  const path = join(exportsDir, name)
  await writeFile(path, pdf)
  const printer = paperPrinter()
  if (printer === null || printer.language !== 'pdf') return ok({ path, printer: null })
  const printed = await printer.print({ jobId: name, bytes: pdf })
  return ok({ path, printer: printed.ok ? printer.status.address : null })
}
