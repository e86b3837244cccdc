import { NO_PLACE, YES_PLACE } from './answer-pending'
import { MAX_SCAN_LENGTH } from './barcode'
import { LAST_PLACE } from './choosing'
import { answerPlace, type BenchCommand } from './command-barcode'
import { accept, decline, type Decision, type Minting } from './commands/plan'
import { holdForRelabel, keepFreshLabel, relabelUnit, replacePlate, reprintRelabel } from './commands/relabel-unit'
import { undoStep, type UndoReach } from './commands/undo-step'
import { coveredCode, type CoveredCode } from './covered-code'
import type { LpnType } from './lpn'
import type { Instant } from './quantities'
import { isRelabelled, unitsLeft, UNITS_OFFERED, type NeededLabel, type RelabelChoice, type RelabelState, type RelabelTote, type RelabelUnit } from './relabel-state'
import { assertNever, ok } from './result'
import { isInHand, openRelabelJob, whereIs, type RelabelJob, type UnitView } from './unit'

/** What the look-ups said about a text scanned on the relabel screen. Command barcodes are taken out earlier. */
export interface RelabelScanFacts {
  readonly text: string
  /** The kind of plate that the text is; null for every other code. */
  readonly plate: Exclude<LpnType, 'command'> | null
  readonly gtins: readonly string[]
  /** The unit with this plate. */
  readonly unit: RelabelUnit | null
  /** The plate was covered: the unit that has another one now. */
  readonly covered: CoveredCode | null
  readonly tote: RelabelTote | null
  /** Units known by this serial number, wherever they are. */
  readonly bySerial: readonly RelabelUnit[]
}

/** What a decision may use besides the state. */
export interface RelabelTools {
  readonly minting: Minting
  readonly now: Instant
  readonly undoable: () => UndoReach
}

/** A decision, the choice that is open after it, and the unit that it was about where it was refused: HOLD can set it aside. */
export interface RelabelDecision {
  readonly decision: Decision
  readonly choice: RelabelChoice | null
  readonly refused: RelabelUnit | null
}

function plainly(decision: Decision): RelabelDecision {
  return { decision, choice: null, refused: null }
}

function ask(choice: RelabelChoice): RelabelDecision {
  const facts = choice.kind === 'what-for' ? { lpn: choice.unit.unit.lpn, title: choice.unit.unit.title, where: whereIs(choice.unit.unit) } : { count: choice.units.length, title: choice.units[0]?.unit.title ?? '' }
  return { decision: ok({ entries: [], pending: null, signal: 'ask', outcome: choice.kind === 'what-for' ? 'relabel-what-for' : 'relabel-which', facts }), choice, refused: null }
}

/** Judges a scan on the relabel screen. */
export function decideRelabelScan(state: RelabelState, facts: RelabelScanFacts, tools: RelabelTools): RelabelDecision {
  if (!state.bench.operator) return plainly(decline('sign-in-first'))
  if (facts.text.length === 0) return plainly(decline('scan-empty'))
  if (facts.text.length > MAX_SCAN_LENGTH) return plainly(decline('scan-too-long', { length: facts.text.length }))
  if (facts.covered) return plainly(coveredCode(facts.covered))
  const job = state.current && openRelabelJob(state.current.unit)
  if (state.current && job) return plainly(judgeFreshLabel(state, state.current, job, facts, tools))
  if (facts.tote) return plainly(showTote(facts.tote))
  if (facts.unit) return takeUnit(state, facts.unit, tools)
  if (facts.plate !== null) return plainly(decline(facts.plate === 'unit' ? 'plate-unknown' : facts.plate === 'tote' ? 'tote-not-in-use' : 'relabel-wanted', { text: facts.text }))
  return findUnit(state, facts, tools)
}

function showTote(tote: RelabelTote): Decision {
  const left = unitsLeft(tote).length
  return accept('relabel-tote', { tote: tote.tote.name, lpn: tote.tote.lpn, count: tote.units.length, left }, [])
}

/** The code of an item or a serial number: of the units of the tote that still need labels, the one; else of all. */
function findUnit(state: RelabelState, facts: RelabelScanFacts, tools: RelabelTools): RelabelDecision {
  const inTote = (state.tote?.units ?? []).filter(({ unit, itemCodes }) => hasCode(facts, itemCodes) || facts.bySerial.some((other) => other.unit.unitId === unit.unitId))
  const open = inTote.filter((unit) => !isRelabelled(unit))
  const found = open.length > 0 ? open : inTote.length > 0 ? inTote : facts.bySerial
  const [only] = found
  if (!only) return plainly(decline(state.tote ? 'relabel-not-found' : 'relabel-wanted', { text: facts.text, tote: state.tote?.tote.name ?? null }))
  return found.length === 1 ? takeUnit(state, only, tools) : ask({ kind: 'which-unit', units: found.slice(0, UNITS_OFFERED) })
}

function hasCode({ text, gtins }: Pick<RelabelScanFacts, 'text' | 'gtins'>, codes: readonly string[]): boolean {
  return codes.some((code) => code === text || gtins.includes(code.padStart(14, '0')))
}

/** Begins with a unit, or says why not and what to do. */
function takeUnit(state: RelabelState, unit: RelabelUnit, tools: RelabelTools): RelabelDecision {
  const refusal = whyNot(state, unit.unit)
  if (refusal) return plainly(refusal)
  if (unit.unit.state === 'put-away' || isRelabelled(unit) && unit.labels.length > 0) return ask({ kind: 'what-for', unit })
  const decision = relabelUnit(unit, tools.minting)
  return { decision, choice: null, refused: decision.ok ? null : unit }
}

/** Why nothing can be printed for the unit now; null when something can. */
function whyNot(state: RelabelState, unit: UnitView): Decision | null {
  const facts = { lpn: unit.lpn, title: unit.title }
  if (unit.state === 'held') return decline('relabel-held', { ...facts, reason: unit.held?.reason ?? null })
  if (unit.disposition === null) return decline('relabel-undecided', facts)
  if (isInHand(unit)) return decline('relabel-in-work', { ...facts, state: unit.state, inHand: state.bench.unit?.unitId === unit.unitId ? 'here' : 'elsewhere' })
  const job = openRelabelJob(unit)
  if (job && job.origin !== state.own) return decline('relabel-elsewhere', facts)
  if (unit.state === 'placed' && state.tote && unit.toteId !== state.tote.tote.toteId) return decline('relabel-not-in-tote', { ...facts, tote: state.tote.tote.name, where: whereIs(unit) })
  return null
}

function labelOf(current: RelabelUnit, job: RelabelJob): Pick<NeededLabel, 'covers' | 'carriesPlate' | 'codes'> {
  return current.labels.find(({ templateId }) => templateId === job.templateId) ?? { covers: 'plate', carriesPlate: job.order.newPlate, codes: [] }
}

/** Whether only a person's eye can tell that the label sticks: nothing on it can be scanned. */
export function isWithoutCode(current: RelabelUnit, job: RelabelJob): boolean {
  const { carriesPlate, codes } = labelOf(current, job)
  return !carriesPlate && codes.length === 0
}

/** While a label is on its way, what is scanned can only be that label. */
function judgeFreshLabel(state: RelabelState, current: RelabelUnit, job: RelabelJob, facts: RelabelScanFacts, tools: RelabelTools): Decision {
  const label = labelOf(current, job)
  const about = { scanned: facts.text, lpn: job.lpn, title: current.unit.title, label: job.templateId }
  if (label.carriesPlate ? facts.text === job.lpn : hasCode(facts, label.codes)) return keepFreshLabel(state, current, job, 'scanned', tools)
  if (job.order.newPlate && facts.text === current.unit.lpn) return decline('old-code-reads', { ...about, covers: 'plate' })
  // Two units of one item have the same code of the item: only the plate says that it is this one.
  if (label.carriesPlate && hasCode(facts, label.codes)) return decline('fresh-plate-wanted', about)
  if (hasCode(facts, current.itemCodes)) return decline('old-code-reads', { ...about, covers: label.covers })
  if (isWithoutCode(current, job)) return decline('fresh-label-by-eye', about)
  if (facts.plate === null || facts.plate === 'unit') return decline('wrong-label', about)
  return decline('fresh-label-wanted', { ...about, recognised: facts.plate })
}

/** Judges a command on the relabel screen. */
export function decideRelabelCommand(state: RelabelState, command: BenchCommand, refused: RelabelUnit | null, tools: RelabelTools): RelabelDecision {
  if (!state.bench.operator) return plainly(decline('sign-in-first'))
  const place = answerPlace(command)
  if (place !== null) return decidePlace(state, place, tools)
  const job = state.current && openRelabelJob(state.current.unit)
  switch (command) {
    case 'UNDO':
      return plainly(state.choice ? putBack() : undoStep(tools.undoable(), tools.minting))
    case 'BACK':
      return plainly(state.choice ? putBack() : decline('nothing-to-undo'))
    case 'REPRINT':
      return plainly(reprintRelabel(state.current, tools.minting))
    case 'HOLD':
      return plainly(holdForRelabel(state.current ?? refused))
    case 'NEXT':
      if (!state.current || !job) return plainly(decline('relabel-wanted', { text: command }))
      if (!isWithoutCode(state.current, job)) return plainly(decline('fresh-label-wanted', { scanned: '', lpn: job.lpn, title: state.current.unit.title, label: job.templateId, recognised: 'command' }))
      if (job.state === 'requested') return plainly(decline('printer-busy'))
      return plainly(keepFreshLabel(state, state.current, job, 'eye', tools))
    default:
      return plainly(decline('command-not-now', { command }))
  }
}

function putBack(): Decision {
  return accept('put-back', {}, [])
}

/** A place of the open choice; with none open, of the list of what is left. */
function decidePlace(state: RelabelState, place: number, tools: RelabelTools): RelabelDecision {
  const { choice } = state
  if (choice === null) {
    const chosen = state.current ? undefined : (state.tote ? unitsLeft(state.tote) : [])[place - 1]
    if (!chosen) return plainly(decline('nothing-next'))
    return chooseUnit(state, chosen)
  }
  if (place === LAST_PLACE && (choice.kind === 'what-for' || choice.units.length < LAST_PLACE)) return plainly(putBack())
  switch (choice.kind) {
    case 'which-unit': {
      const chosen = choice.units[place - 1]
      return chosen ? takeUnit(state, chosen, tools) : { decision: decline('no-such-answer', { place }), choice, refused: null }
    }
    case 'what-for':
      return decideWhatFor(choice, place, tools)
    default:
      return assertNever(choice, 'choice')
  }
}

/** A unit was chosen from the list, because its plate cannot be scanned or is to be made anew. */
export function chooseUnit(state: RelabelState, chosen: RelabelUnit): RelabelDecision {
  if (state.current) return plainly(decline('fresh-label-wanted', { title: state.current.unit.title }))
  const refusal = whyNot(state, chosen.unit)
  return refusal ? plainly(refusal) : ask({ kind: 'what-for', unit: chosen })
}

/** Whether the labels of its route can be printed for a unit now: it lies in its tote and lacks one. */
export function lacksLabels(unit: RelabelUnit): boolean {
  return unit.unit.state === 'placed' && !isRelabelled(unit)
}

function decideWhatFor(choice: Extract<RelabelChoice, { kind: 'what-for' }>, place: number, { minting }: RelabelTools): RelabelDecision {
  const { unit } = choice
  if (place === YES_PLACE && lacksLabels(unit)) {
    const decision = relabelUnit(unit, minting)
    return { decision, choice: null, refused: decision.ok ? null : unit }
  }
  if (place === DAMAGED_PLACE) return plainly(replacePlate(unit, 'damaged', minting))
  if (place === LOST_PLACE) return plainly(replacePlate(unit, 'lost', minting))
  return { decision: decline('no-such-answer', { place }), choice, refused: null }
}

export const DAMAGED_PLACE = 2
export const LOST_PLACE = NO_PLACE
