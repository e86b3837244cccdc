import { isPrintable, type KeyPress } from './key-press'
import { FREE_BURST_LENGTH, hasMachineBeat, MAX_GAP_MS, maxGapMs, type WedgeTiming } from './wedge-reducer'

/*
 * Once a scanner is learned, a person's key waits no longer than its gap. A slower scanner that nobody learned would then
 * come through as a person's keys. This sees its beat: the run is lost, its end presses nothing, and the next one is waited for.
 */

/** The newest keys outside of text fields that follow each other like those of the slowest scanners, oldest first. */
export type Beat = readonly KeyPress[]

export interface BeatStep {
  readonly beat: Beat
  /** The longest gap of a scan that came too slowly for what was learned, milliseconds; null: none did. */
  readonly slowGapMs: number | null
}

/** More keys tell no more of a beat. */
const MAX_BEAT = 64

/** Follows the beat of the keys. A key that ends a scan and comes right behind an even run of at least nine is told of. */
export function followBeat(beat: Beat, press: KeyPress, timing: WedgeTiming): BeatStep {
  const last = beat.at(-1)
  const follows = last !== undefined && press.at - last.at <= MAX_GAP_MS
  if (press.repeat || press.chord || press.focus === 'field') return { beat: [], slowGapMs: null }
  if (isPrintable(press)) return { beat: [...(follows ? beat : []), press].slice(-MAX_BEAT), slowGapMs: null }
  if (press.key === 'Shift' || press.key === 'CapsLock') return { beat, slowGapMs: null }
  if ((press.key !== 'Enter' && press.key !== 'Tab') || !follows || beat.length < FREE_BURST_LENGTH) return { beat: [], slowGapMs: null }
  const run = [...beat, press]
  const longest = Math.max(...run.slice(1).map(({ at }, before) => at - (run[before]?.at ?? at)))
  return { beat: [], slowGapMs: longest > maxGapMs(timing) && hasMachineBeat(run) ? longest : null }
}
