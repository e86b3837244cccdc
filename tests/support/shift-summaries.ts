import type { ShiftSummary } from '@shared/domain/shift-summary'

const HOUR_MS = 3_600_000
/** 24 November 2026, 06:00 UTC. */
export const SHIFT_START = Date.UTC(2026, 10, 24, 6)

/** A full shift of one bench with people and titles in three scripts. Its numbers add up as real ones do. */
export function fullShiftSummary(changes: Partial<ShiftSummary> = {}): ShiftSummary {
  const perHour = [38, 47, 51, 44, 49, 42, 25, 48]
  return {
    stationName: 'Bench 07', shiftId: 'shift-1', openedAt: SHIFT_START, closedAt: SHIFT_START + 8 * HOUR_MS, frozenAt: SHIFT_START + 8 * HOUR_MS,
    firstSeq: 86_120, lastSeq: 91_884, chainWhole: true, lastHash: '5d2108fea9c4'.padEnd(64, '0'),
    operators: [
      { operatorId: 'op-timur', name: 'Тимур А.', unitsDecided: 182, unitsPlaced: 180, medianUnitMs: 71_000, adjustedMs: 71_000 + 4000, overrides: 2, benchMs: 2.5 * HOUR_MS },
      { operatorId: 'op-mei', name: '梅丽 L.', unitsDecided: 97, unitsPlaced: 96, medianUnitMs: 108_000, adjustedMs: 108_000 + 4000, overrides: 2, benchMs: 2.5 * HOUR_MS },
      { operatorId: 'op-dana', name: 'Dana K.', unitsDecided: 65, unitsPlaced: 63, medianUnitMs: 64_500, adjustedMs: 64_500 + 4000, overrides: 2, benchMs: 2.5 * HOUR_MS },
    ],
    parcelsReceived: 211, parcelsBlind: 9,
    unitsByStep: [
      { step: 'identified', count: 349 }, { step: 'weighed', count: 341 }, { step: 'inspected', count: 344 }, { step: 'decided', count: 344 },
      { step: 'labelled', count: 343 }, { step: 'scanned-back', count: 341 }, { step: 'placed', count: 339 }, { step: 'put-away', count: 120 }, { step: 'held', count: 7 },
    ],
    unitsByGrade: [{ grade: 'A', count: 171 }, { grade: 'B', count: 88 }, { grade: 'C', count: 54 }, { grade: 'D', count: 31 }],
    unitsByGroup: [{ group: 'sellable', count: 252 }, { group: 'repair', count: 48 }, { group: 'not-returnable', count: 44 }],
    unitsByDisposition: [
      { disposition: 'restock', count: 160 }, { disposition: 'repack', count: 92 }, { disposition: 'repair', count: 48 },
      { disposition: 'vendor', count: 19 }, { disposition: 'recycle', count: 14 }, { disposition: 'quarantine', count: 11 },
    ],
    unitsByHour: perHour.map((count, i) => ({ hourStart: SHIFT_START + i * HOUR_MS, count })),
    unitsDecided: 344, unitsPlaced: 339, unitsResalable: 252,
    unitTime: { medianMs: 78_000, p90Ms: 196_000, adjusted: { medianMs: 82_000, gap: null, referenceMs: 85_000, referenceShifts: 20, referenceUnits: 6_812, mix: [{ category: 'electronics', units: 4_000, medianMs: 90_000 }, { category: 'clothing', units: 2_812, medianMs: 70_000 }] } },
    reasons: [
      { claimed: 'defect', found: 'defect', count: 88 }, { claimed: 'size-or-fit', found: 'no-fault-found', count: 74 }, { claimed: 'changed-mind', found: 'no-fault-found', count: 61 },
      { claimed: 'not-said', found: 'no-fault-found', count: 40 }, { claimed: 'defect', found: 'no-fault-found', count: 33 }, { claimed: 'not-as-described', found: 'damaged-on-the-way', count: 21 },
      { claimed: null, found: null, count: 15 }, { claimed: 'wrong-item', found: 'wrong-item', count: 12 },
    ],
    weighingsSkipped: 3, stepsUndone: 17,
    prints: { printed: 352, confirmed: 350, failed: 2, reprints: 8 },
    reprintReasons: [{ key: 'asked-by-operator', count: 6 }, { key: 'failed', count: 2 }],
    gradeOverrides: [{ key: 'better-than-asked', count: 2 }],
    routeOverrides: [{ key: 'seller-asked', count: 4 }],
    holds: [{ key: 'lead-decides', count: 5 }, { key: 'asked-by-operator', count: 2 }],
    weightVerdicts: [{ key: 'as-it-is', count: 6 }, { key: 'parts-missing', count: 3 }, { key: 'catalogue-wrong', count: 1 }],
    differences: [{ key: 'missing', count: 4 }, { key: 'extra', count: 6 }, { key: 'wrong', count: 1 }, { key: 'surplus', count: 2 }, { key: 'unknown', count: 3 }, { key: 'blind', count: 14 }],
    devices: [{ deviceId: 'printer-1', role: 'printer', states: ['needs-hand', 'absent'], count: 3, outMs: 1_080_000 }, { deviceId: 'scale-1', role: 'scale', states: ['silent'], count: 1, outMs: 544_000 }],
    deviceChecks: [{ key: 'passed', count: 4 }, { key: 'failed', count: 1 }, { key: 'skipped', count: 0 }],
    notes: [
      { at: SHIFT_START + 7 * HOUR_MS, name: 'Dana K.', text: 'TR-300: 9 of 14 came without the charger. Parts pool has 6. Ask the supplier.' },
      { at: SHIFT_START + 7.9 * HOUR_MS, name: 'Тимур А.', text: 'Ящики зоны C полные. Сканер с пятого стола можно взять сюда.' },
    ],
    stillOpen: [
      { lpn: 'U3F7K2A0019C', title: 'Куртка утеплённая, 48, чёрная, с капюшоном и подстёжкой', state: 'held', since: SHIFT_START + 2 * HOUR_MS, holdReason: 'lead-decides' },
      { lpn: 'U3F7K2A001AK', title: '无线鼠标 (黑色)', state: 'held', since: SHIFT_START + 4.4 * HOUR_MS, holdReason: 'lead-decides' },
      { lpn: 'U3F7K2A002BX', title: 'Trimmer set with charger', state: 'weighed', since: SHIFT_START + 7.9 * HOUR_MS, holdReason: null },
    ],
    ...changes,
  }
}

/** A shift that was opened and in which nothing happened. */
export function emptyShiftSummary(): ShiftSummary {
  const full = fullShiftSummary()
  return {
    ...full,
    closedAt: null, frozenAt: SHIFT_START + 20 * 60_000, firstSeq: 0, lastSeq: 0, operators: [], parcelsReceived: 0, parcelsBlind: 0,
    unitsByStep: full.unitsByStep.map(({ step }) => ({ step, count: 0 })),
    unitsByGrade: full.unitsByGrade.map(({ grade }) => ({ grade, count: 0 })),
    unitsByDisposition: full.unitsByDisposition.map(({ disposition }) => ({ disposition, count: 0 })),
    unitsByHour: [{ hourStart: SHIFT_START, count: 0 }],
    unitsByGroup: full.unitsByGroup.map(({ group }) => ({ group, count: 0 })), reasons: [],
    unitsDecided: 0, unitsPlaced: 0, unitsResalable: 0,
    unitTime: { medianMs: null, p90Ms: null, adjusted: { medianMs: null, gap: 'no-reference', referenceMs: null, referenceShifts: 0, referenceUnits: 0, mix: [] } }, weighingsSkipped: 0, stepsUndone: 0,
    prints: { printed: 0, confirmed: 0, failed: 0, reprints: 0 }, reprintReasons: [], gradeOverrides: [], routeOverrides: [], holds: [], weightVerdicts: [],
    differences: full.differences.map(({ key }) => ({ key, count: 0 })), devices: [], notes: [], stillOpen: [], lastHash: '',
  }
}
