import { asId, type Lpn, type ToteId, type UnitId } from '@shared/domain/ids'
import type { Grade } from '@shared/domain/grading-rules'
import { draft, subjectOf, type DraftEntry } from '@shared/domain/journal-entry'
import { makeLpn } from '@shared/domain/lpn'
import { zoneFor, type Disposition } from '@shared/domain/zone'
import { openCommandStore } from '../../electron/cli/open-command-store'
import type { Store } from '../../electron/station/store/store'

export interface PlacedTote {
  /** Plate of the tote, and those of the units in it. */
  readonly tote: Lpn
  readonly units: readonly Lpn[]
}

export interface PlacedOptions {
  readonly count: number
  /** Body of the tote's plate, such as `A50`. */
  readonly body: string
  readonly disposition: Disposition
  readonly grade: Grade
  /** What goods are called that no catalogue knows. */
  readonly title?: string
  /** An item of the catalogue for each unit; null for goods that no catalogue knows. */
  readonly itemOf?: (store: Store, n: number) => { readonly sku: string } | null
}

/** Writes a tote full of finished units into the store of a station that is not running. */
export function placeUnits(storeDir: string, { count, body, disposition, grade, title = 'Wireless speaker', itemOf = () => null }: PlacedOptions): PlacedTote {
  const store = openCommandStore(storeDir)
  try {
    const zone = zoneFor(disposition).letter
    const tote = { toteId: asId<ToteId>(`tote-${body}`), lpn: makeLpn('tote', body), name: `${body.charAt(0)}-${body.slice(1)}`, zone, capacity: count }
    store.journal.append([draft('toteOpened', subjectOf('tote', tote.toteId), tote)], null)
    const units = Array.from({ length: count }, (_, n) => {
      const sku = itemOf(store, n)?.sku
      const item = sku === undefined ? null : (store.reference.itemsBySku(sku)[0] ?? null)
      const lpn = store.journal.takePlate('unit')
      store.journal.append(wayToTote(asId<UnitId>(`${body}-${n}`), lpn), null)
      return lpn

      function wayToTote(unitId: UnitId, plate: Lpn): readonly DraftEntry[] {
        const subject = subjectOf('unit', unitId)
        const printJobId = asId<never>(`job-${unitId}`)
        return [
          draft('unitIdentified', subject, {
            unitId, lpn: plate, parcelId: asId('p-placed'), returnOrderId: asId('r-placed'), shiftId: asId('s-placed'), line: null, itemId: item?.itemId ?? null, sku: item?.sku ?? 'NO-SKU', title: item?.title ?? title,
            checklistId: 'general', checklistVersion: 1, usualWeightGrams: null, scanned: item?.gtins[0] ?? 'NO-SKU',
          }),
          draft('weighingSkipped', subject, { reason: 'asked-by-operator' }),
          draft('unitGraded', subject, { grade, score: 100, findings: [], rulesVersion: 1 }),
          draft('dispositionDecided', subject, { disposition, zone, ruleId: 12, rulesVersion: 1 }),
          draft('labelRequested', subject, { printJobId, lpn: plate, reprint: null }),
          draft('labelSent', subject, { printJobId, confirmed: true, evidence: 'placed' }),
          draft('labelScannedBack', subject, { lpn: plate, tookMs: 1 }),
          draft('unitPutInTote', subject, { toteId: tote.toteId, toteName: tote.name, zone }),
        ]
      }
    })
    return { tote: tote.lpn, units }
  } finally {
    store.close()
  }
}
