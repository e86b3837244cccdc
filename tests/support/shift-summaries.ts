import type { ShiftSummary } from '@shared/domain/shift-summary'

const HOUR_MS = 3_600_000
/** 24 November 2026, 06:00 UTC. */
export const SHIFT_START = Date.UTC(2026, 10, 24, 6)

/** A full shift of one bench with people and titles in three scripts. Its numbers add up as real ones do. */
export function fullShiftSummary(changes: Partial<ShiftSummary> = {}): ShiftSummary {
  const perHour = [38, 47, 51, 44, 49, 42, 25, 48]
  return {
    stationName: 'Bench 07', shiftId: 'shift-1', openedAt: SHIFT_START, closedAt: SHIFT_START + 8 * HOUR_MS, frozenAt: SHIFT_START + 8 * HOUR_MS,
    firstSeq: 86_120, lastSeq: 91_884, chainWhole: true,
    operators: [
      { operatorId: 'op-timur', name: 'Тимур А.', unitsDecided: 182, unitsPlaced: 180, medianUnitMs: 71_000 },
      { operatorId: 'op-mei', name: '梅丽 L.', unitsDecided: 97, unitsPlaced: 96, medianUnitMs: 108_000 },
      { operatorId: 'op-dana', name: 'Dana K.', unitsDecided: 65, unitsPlaced: 63, medianUnitMs: 64_500 },
    ],
    parcelsReceived: 211, parcelsBlind: 9,
    unitsByStep: [
      { step: 'identified', count: 349 }, { step: 'weighed', count: 341 }, { step: 'inspected', count: 344 }, { step: 'decided', count: 344 },
      { step: 'labelled', count: 343 }, { step: 'scanned-back', count: 341 }, { step: 'placed', count: 339 }, { step: 'held', count: 7 },
    ],
    unitsByGrade: [{ grade: 'A', count: 171 }, { grade: 'B', count: 88 }, { grade: 'C', count: 54 }, { grade: 'D', count: 31 }],
    unitsByDisposition: [
      { disposition: 'restock', count: 160 }, { disposition: 'repack', count: 92 }, { disposition: 'repair', count: 48 },
      { disposition: 'vendor', count: 19 }, { disposition: 'recycle', count: 14 }, { disposition: 'quarantine', count: 11 },
    ],
    unitsByHour: perHour.map((count, i) => ({ hourStart: SHIFT_START + i * HOUR_MS, count })),
    unitsDecided: 344, unitsPlaced: 339, unitsResalable: 252,
    unitTime: { medianMs: 78_000, p90Ms: 196_000 },
    weighingsSkipped: 3, stepsUndone: 17,
    prints: { printed: 352, confirmed: 350, failed: 2, reprints: 8 },
    stillOpen: [
      { lpn: 'U3F7K2A0019C', title: 'Куртка утеплённая, 48, чёрная, с капюшоном и подстёжкой', state: 'held', since: SHIFT_START + 2 * HOUR_MS },
      { lpn: 'U3F7K2A001AK', title: '无线鼠标 (黑色)', state: 'held', since: SHIFT_START + 4.4 * HOUR_MS },
      { lpn: 'U3F7K2A002BX', title: 'Trimmer set with charger', state: 'weighed', since: SHIFT_START + 7.9 * HOUR_MS },
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
    unitsDecided: 0, unitsPlaced: 0, unitsResalable: 0, unitTime: { medianMs: null, p90Ms: null }, weighingsSkipped: 0, stepsUndone: 0,
    prints: { printed: 0, confirmed: 0, failed: 0, reprints: 0 }, stillOpen: [],
  }
}
