import { restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readDecimal } from '../scale-number'
import { readUnit } from '../scale-unit'
import { createLineParser } from './status-line'

/*
 * A counting-room balance known by its captured stream only: `+007.12/3 G S`.
 * The digit behind the slash is 0 at rest and 1 to 8 while moving; 9 was never seen and is taken for damage.
 */

const line = /^([+-]\d{1,6}[.,]\d{1,4})\/([0-8]) ([A-Za-z%]{1,3}) [A-Z]$/

export function createWeightQaParser(): ScaleParser {
  return createLineParser({ read, header: /[+-]\d/ })
}

function read(text: string): ScaleReading | null {
  const [, number = '', index, unitText = ''] = line.exec(text) ?? []
  const value = readDecimal(number)
  const unit = readUnit(unitText)
  if (value === null || unit === null) return null
  return weightReading({ state: index === '0' ? restingState(value) : 'moving', value, unit })
}
