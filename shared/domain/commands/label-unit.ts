import type { BenchState } from '../bench-state'
import { asId, type Lpn, type PrintJobId } from '../ids'
import { draft, subjectOf, type ReprintReason } from '../journal-entry'
import type { Instant } from '../quantities'
import type { UnitView } from '../unit'
import { askForHoldLabel } from './hold-unit'
import { isHeldByPrinter } from './judge-label'
import { accept, decline, type Decision, type Minting } from './plan'

/**
 * Asks for the label of the unit in hand once more; with none in hand, for the plate of the unit held last that none came
 * out for. Refused while the first one is on its way: nothing is printed twice by accident.
 */
export function reprintLabel(state: BenchState, minting: Pick<Minting, 'nextId'>): Decision {
  const { unit, unlabelled } = state
  if (!unit && unlabelled) return accept('label-asked-again', { lpn: unlabelled.lpn }, [askForHoldLabel(unlabelled, minting, 'failed')])
  if (!unit || (unit.state !== 'labelling' && unit.state !== 'labelled')) return decline('nothing-to-reprint')
  if (unit.label?.state === 'requested' || (unit.label && isHeldByPrinter(unit.label))) return decline('printer-busy')
  return accept('label-asked-again', { lpn: unit.lpn }, [
    draft('labelRequested', subjectOf('unit', unit.unitId), {
      printJobId: asId<PrintJobId>(minting.nextId()), lpn: unit.lpn, reprint: reasonOf(unit),
    }),
  ])
}

/** Why a label is printed once more, as far as that follows from what is known of it. */
function reasonOf({ label, scannedBackAt }: UnitView): ReprintReason {
  if (label?.state === 'failed') return label.isUnknown ? 'not-seen' : 'failed'
  return scannedBackAt === null ? 'not-seen' : 'asked-by-operator'
}

/** The fresh label was scanned on the unit: proof that it printed and where it sticks. Any other plate is a stop. */
export function scanBackLabel(state: BenchState, scanned: Lpn, now: Instant): Decision {
  const { unit } = state
  if (unit?.state !== 'labelling') return decline('nothing-next')
  // Another label has the same plate and says something else: until the new one is out, what was scanned can only be the other.
  const isOldLabel = unit.otherLabelsOut > 0 && (unit.label?.state === 'requested' || unit.label?.state === 'failed')
  if (scanned === unit.lpn && isOldLabel) return decline('old-label', { lpn: unit.lpn, zone: unit.zone, title: unit.title })
  if (scanned !== unit.lpn) return decline('wrong-label', { scanned, lpn: unit.lpn, title: unit.title })
  const tookMs = unit.label?.sentAt == null ? null : Math.max(0, now - unit.label.sentAt)
  return accept('label-scanned-back', { lpn: unit.lpn, tookMs }, [draft('labelScannedBack', subjectOf('unit', unit.unitId), { lpn: scanned, tookMs })])
}
