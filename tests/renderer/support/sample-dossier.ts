import type { DossierStep, DossierView } from '@shared/contract/dossier'
import { makeNumberedLpn } from '@shared/domain/lpn'

const AT = Date.UTC(2026, 10, 24, 10, 39, 8)

function step(seq: number, kind: string, changes: Partial<DossierStep> = {}): DossierStep {
  return {
    origin: 'origin-a', seq, hash: `${(seq * 40_503).toString(16).padStart(4, '0')}00`, at: AT + seq * 7_000, kind, about: 'unit', facts: {}, words: null, who: 'Dana K.', voided: false, conflict: false, whole: true,
    ...changes,
  }
}

export const DOSSIER_PLATE = makeNumberedLpn('unit', '3F7K2A', 412)

/** A trimmer that went to repair, with one answer taken back and one label printed again. */
export const DOSSIER: DossierView = {
  unitId: 'unit-412', lpn: DOSSIER_PLATE, title: 'Trimmer set with charger', sku: 'TR-300', gtin: '09521234003007', line: 2, rmaNumber: 'RMA-4711', parcelCode: 'RT418220935KZ',
  serial: null, lot: null, state: 'placed', grade: 'C', disposition: 'repair', zone: 'C', ruleWords: { en: 'critical: missing part', ru: 'важно: не хватает детали' },
  findings: [{ en: 'Charger is missing', ru: 'Нет зарядного устройства' }], place: 'C-04', weightGrams: 412, usualWeightGrams: 450, weightNet: false, weightFrame: 'S S        412 g', weightDevice: 'scale',
  steps: [
    step(88_412, 'parcelReceived', { about: 'parcel', facts: { rmaNumber: 'RMA-4711', scanned: 'RT418220935KZ' } }),
    step(88_431, 'unitIdentified', { facts: { line: 2, title: 'Trimmer set with charger', scanned: '9521234003007' } }),
    step(88_432, 'unitWeighed', { facts: { weightGrams: 412, frame: 'S S        412 g', deviceId: 'scale' } }),
    step(88_434, 'questionAnswered', { words: { en: 'Seal is whole', ru: 'Пломба цела' }, voided: true }),
    step(88_435, 'entryVoided', { facts: { seq: 88_434, kind: 'questionAnswered' } }),
    step(88_436, 'questionAnswered', { words: { en: 'Charger is missing', ru: 'Нет зарядного устройства' } }),
    step(88_437, 'unitGraded', { facts: { grade: 'C' } }),
    step(88_438, 'dispositionDecided', { facts: { disposition: 'repair', zone: 'C' } }),
    step(88_440, 'labelScannedBack', { facts: { tookMs: 9_400 } }),
    step(88_443, 'unitPutInTote', { facts: { toteName: 'C-04', zone: 'C' } }),
  ],
  labels: [
    { printJobId: 'job-2', lpn: DOSSIER_PLATE, requestedAt: AT + 200_000, sentAt: AT + 201_000, scannedBackAt: AT + 206_000, state: 'confirmed', inUse: true },
    { printJobId: 'job-1', lpn: DOSSIER_PLATE, requestedAt: AT + 190_000, sentAt: null, scannedBackAt: null, state: 'failed', inUse: false },
  ],
  chain: { whole: true, entries: 10 },
}
