/** What the hands at a simulated bench can be given, and what can be made to go wrong. */

export const SIMULATED_SCANNERS = ['serial-scanner', 'hid-pos', 'keyboard'] as const
/** The scanner in the hand: all of them are plugged in. */
export type SimulatedScannerKind = (typeof SIMULATED_SCANNERS)[number]

/** `scale`: a protocol of a scale by the name of the settings and the command line. */
export interface SimulatedChoice {
  readonly scale: string
  readonly scanner: SimulatedScannerKind
}

export const USUAL_SIMULATED_CHOICE: SimulatedChoice = { scale: 'mt-sics', scanner: 'serial-scanner' }

/**
 * What can go wrong with what a scale sends:
 * `garbage`: noise before every frame · `half-frames`: every second frame is cut off, the next follows at once ·
 * `wrong-parity`: a line of 7 bits with parity, read as 8; USB has no such line · `overload`: over the range, with whatever
 * digits the protocol puts there · `unit-flip`: the number stays and the unit is another · `false-zero`: says zero with a
 * load on, as a scale that restarted does.
 */
export const SIMULATED_SCALE_FAULTS = ['garbage', 'half-frames', 'wrong-parity', 'overload', 'unit-flip', 'false-zero'] as const
export type SimulatedScaleFault = (typeof SIMULATED_SCALE_FAULTS)[number]

/** The same, and a scale that hears and says nothing. */
export const ORDERED_SCALE_FAULTS = [...SIMULATED_SCALE_FAULTS, 'silent'] as const
export type OrderedScaleFault = (typeof ORDERED_SCALE_FAULTS)[number]

/**
 * What can go wrong with a scan: `noise`: bytes that are no characters in front of it · `half`: the end is lost · `twice`:
 * the trigger is held and the code comes again at once · `slow`: a pause after every byte, report or key · `layout`: the
 * computer is set to Russian, which only a scanner that types feels.
 */
export const SIMULATED_SCAN_FAULTS = ['noise', 'half', 'twice', 'slow', 'layout'] as const
export type SimulatedScanFault = (typeof SIMULATED_SCAN_FAULTS)[number]

/** The faults that a scanner of this kind can have. USB checks its bytes, and keys have none. */
export function scanFaultsOf(scanner: SimulatedScannerKind): readonly SimulatedScanFault[] {
  const none: Readonly<Record<SimulatedScannerKind, readonly SimulatedScanFault[]>> = { 'serial-scanner': ['layout'], 'hid-pos': ['noise', 'layout'], keyboard: ['noise', 'half'] }
  return SIMULATED_SCAN_FAULTS.filter((fault) => !none[scanner].includes(fault))
}

/** The faults that a scale of this protocol can have. */
export function scaleFaultsOf(protocol: string): readonly OrderedScaleFault[] {
  return ORDERED_SCALE_FAULTS.filter((fault) => protocol !== 'hid-scale' || fault !== 'wrong-parity')
}
