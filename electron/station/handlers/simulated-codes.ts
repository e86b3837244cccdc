import type { SimulatedView } from '@shared/contract/simulated-devices'
import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import type { Store } from '../store/store'
import type { Bench } from './bench'

/** How many parcels lie about at the simulated bench. */
const PARCELS_SHOWN = 6
/** How many return orders are looked at for parcels that were not worked yet: the view is made anew after every scan. */
const PARCELS_LOOKED_AT = 60
const MAT_COMMANDS: readonly BenchCommand[] = ['YES', 'NO', 'UNDO', 'NEXT', 'HOLD', 'REPRINT', 'CHANGE ROUTE', 'CHANGE REASON', 'WEIGH AGAIN', 'ANSWER 1', 'ANSWER 2', 'ANSWER 3', 'SIGN OUT']

/** The codes that a hand could scan at the simulated bench now. */
export function codesAround(store: Store, bench: Bench): SimulatedView['codes'] {
  return [
    ...store.reference.operators().filter(({ active }) => active).map((operator) => ({ group: 'badge' as const, text: operator.badge, title: operator.name, grams: null })),
    ...parcelsAround(store),
    ...unitsAround(store, bench),
    ...labelOnUnit(bench),
    ...store.bench.totes().map((tote) => ({ group: 'tote' as const, text: tote.lpn, title: tote.name, grams: null })),
    ...MAT_COMMANDS.map((command) => ({ group: 'command' as const, text: commandBarcode(command), title: command, grams: null })),
  ]
}

function parcelsAround(store: Store): SimulatedView['codes'] {
  const announced: SimulatedView['codes'] = []
  for (const rmaNumber of store.reference.returnOrderNumbers(0, PARCELS_LOOKED_AT)) {
    const order = store.reference.returnOrder(rmaNumber)
    if (!order || store.bench.lineCounts(order.returnOrderId).length > 0) continue
    announced.push({ group: 'parcel', text: rmaNumber, title: rmaNumber, grams: null })
    if (announced.length === PARCELS_SHOWN) break
  }
  return [...announced, { group: 'parcel', text: 'RT418220935KZ', title: 'RT418220935KZ', grams: null }]
}

/** The goods in the open parcel that were not scanned yet; in a blind parcel, any article. */
function unitsAround(store: Store, bench: Bench): SimulatedView['codes'] {
  const { parcel } = bench.view()
  if (!parcel) return []
  if (parcel.blind) {
    return store.reference.itemsPage(0, PARCELS_SHOWN).map((item) => ({ group: 'unit' as const, text: item.gtins[0]?.replace(/^0/, '') ?? item.sku, title: item.title, grams: item.usualWeightGrams }))
  }
  return parcel.lines.flatMap((line) => {
    const [item] = store.reference.itemsBySku(line.sku)
    const gtin = item?.gtins[0]
    return line.counted < line.quantityExpected
      ? [{ group: 'unit' as const, text: gtin?.replace(/^0/, '') ?? line.sku, title: line.title, grams: item?.usualWeightGrams ?? line.usualWeightGrams }]
      : []
  })
}

function labelOnUnit(bench: Bench): SimulatedView['codes'] {
  const unit = bench.unitInHand()
  return unit?.label && unit.label.state !== 'requested' && unit.label.state !== 'failed' ? [{ group: 'label' as const, text: unit.lpn, title: unit.title, grams: null }] : []
}
