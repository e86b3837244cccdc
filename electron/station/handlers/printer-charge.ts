import { USUAL_MEDIA, type LabelMedia } from '@shared/domain/label-media'
import type { LabelPrinter } from '../devices/device'
import type { RegisteredPrinter } from '../devices/device-registry'
import type { Log } from '../ports'
import type { Store } from '../store/store'
import { readBenchSettings, writeBenchSettings } from './bench-settings'

/** Which of several printers with the same labels prints them. */
export interface PrinterCharge {
  /** The one in charge; null when the bench has none with these. */
  printerFor(media: LabelMedia): LabelPrinter | null
  /** The same with the id it is configured under. */
  inCharge(media: LabelMedia): RegisteredPrinter | null
  /** What the one that would take over is called; null when no printer has the same labels. */
  other(): string | null
  /** Gives the labels to the other printer from now on, also after a restart. */
  takeOver(): void
}

export interface PrinterChargeParts {
  readonly store: Store
  readonly log: Log
  readonly printers: () => readonly RegisteredPrinter[]
  /** Told when another printer has the labels. */
  readonly onTakenOver: () => void
}

/**
 * Printers with the same media stand in for each other. The first configured one has the labels until somebody scans
 * OTHER PRINTER; a printer never takes over by itself, because labels that come out where nobody looks are lost.
 */
export function createPrinterCharge({ store, log, printers, onTakenOver }: PrinterChargeParts): PrinterCharge {
  const withMedia = (media: LabelMedia): readonly RegisteredPrinter[] => printers().filter(({ driver }) => driver.media === media)

  function inCharge(media: LabelMedia): RegisteredPrinter | null {
    const able = withMedia(media)
    const chosen = readBenchSettings(store).printersInCharge?.[media]
    return able.find(({ deviceId }) => deviceId === chosen) ?? able[0] ?? null
  }

  /** One scan names no labels: it is about those whose printer is in trouble, or else about those of the bench. */
  function next(): { readonly media: LabelMedia; readonly printer: RegisteredPrinter } | null {
    const candidates = ([USUAL_MEDIA, 'labels-4x6', 'a4'] as const).flatMap((media) => {
      const charged = inCharge(media)
      const able = withMedia(media)
      if (charged === null || able.length < 2) return []
      const rest = [...able.slice(able.indexOf(charged) + 1), ...able.slice(0, able.indexOf(charged))]
      const printer = rest.find(({ driver }) => driver.status.state === 'ready') ?? rest[0]
      return printer === undefined ? [] : [{ media, printer, isInTrouble: charged.driver.status.state !== 'ready' }]
    })
    return candidates.find(({ isInTrouble }) => isInTrouble) ?? candidates[0] ?? null
  }

  return {
    printerFor: (media) => inCharge(media)?.driver ?? null,
    inCharge,
    other: () => next()?.printer.driver.status.address ?? null,
    takeOver() {
      const found = next()
      if (found === null) return
      const settings = readBenchSettings(store)
      writeBenchSettings(store, { ...settings, printersInCharge: { ...settings.printersInCharge, [found.media]: found.printer.deviceId } })
      log.info('another printer has the labels', { media: found.media, deviceId: found.printer.deviceId })
      onTakenOver()
    },
  }
}
