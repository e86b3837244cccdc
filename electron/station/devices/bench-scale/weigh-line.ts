import type { ScaleFrame, ScaleParser } from './scale-frame'

/** What one line of bytes says, alone: the last weight, else the last other frame, else why there is none. */
export type WeighedLine = Pick<ScaleFrame, 'value' | 'unit' | 'net'> & {
  readonly state: ScaleFrame['state'] | 'incomplete'
}

const weightStates: readonly ScaleFrame['state'][] = ['stable', 'moving', 'zero']

/** Feeds the bytes to a fresh parser. Time stands still: what is not whole at the end is incomplete, unless there was damage. */
export function weighLine(parser: ScaleParser, bytes: Uint8Array): WeighedLine {
  const frames = parser.push(bytes, 0)
  const weighed = frames.findLast(({ state }) => weightStates.includes(state))
  const said = weighed ?? frames.findLast(({ state }) => state !== 'invalid')
  if (said !== undefined) return { state: said.state, value: said.value, unit: said.unit, net: said.net }
  return { state: frames.length > 0 ? 'invalid' : 'incomplete', value: null, unit: null, net: false }
}
