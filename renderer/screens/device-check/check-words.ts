import type { DeviceStatusView } from '@shared/contract/devices'
import { awaitedTask, EMPTY_TOLERANCE_GRAMS, type DeviceCheckResult, type DeviceCheckState, type DeviceCheckTask } from '@shared/domain/device-check'
import type { Job } from '../../components/job-list'
import type { PromptState } from '../../components/scan-prompt'
import { deviceAct, deviceName, deviceStateWords } from '../../strings/device-words'
import { shownCode } from '../../strings/code-words'
import type { Speech } from '../../strings/speech'

export interface CheckPlate {
  readonly state: PromptState
  readonly prompt: string
  readonly context: string
}

function nameOf(speech: Speech, devices: readonly DeviceStatusView[], deviceId: string): string {
  const device = devices.find((candidate) => candidate.deviceId === deviceId)
  return device ? deviceName(speech, device, devices) : deviceId
}

/** What the plate says: what is awaited, and under it where to do it or what was seen instead. */
export function checkPlate(speech: Speech, state: DeviceCheckState, devices: readonly DeviceStatusView[], now: number): CheckPlate {
  const { t } = speech
  const task = awaitedTask(state)
  if (!task) return donePlate(speech, state)
  const blanks = {
    device: nameOf(speech, devices, task.deviceId),
    weight: speech.weight(state.rules.referenceGrams ?? 0),
    tolerance: speech.weight(state.rules.toleranceGrams),
  }
  const unfit = seenWords(speech, state, devices, now)
  return { state: unfit === null ? 'wait' : 'ask', prompt: t(`deviceCheck.prompts.${task.check}`, blanks), context: unfit ?? t(`deviceCheck.contexts.${task.check}`, blanks) }
}

function donePlate({ t }: Speech, { results, tasks }: DeviceCheckState): CheckPlate {
  if (tasks.length === 0) return { state: 'ask', prompt: t('deviceCheck.none'), context: t('deviceCheck.noneWords') }
  const count = (outcome: DeviceCheckResult['outcome']) => results.filter((result) => result.outcome === outcome).length
  const troubled = new Set(results.filter(({ outcome }) => outcome === 'failed').map(({ deviceId }) => deviceId)).size
  return {
    state: troubled === 0 ? 'wait' : 'ask',
    prompt: troubled === 0 ? t('deviceCheck.done.allGood') : t('deviceCheck.done.withTrouble', { count: troubled }),
    context: t('deviceCheck.done.words', { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }),
  }
}

/** What was seen that does not fit; null while nothing was. The scale's value has its own readout. */
function seenWords(speech: Speech, state: DeviceCheckState, devices: readonly DeviceStatusView[], now: number): string | null {
  const { t } = speech
  const { seen } = state
  if (seen.kind === 'other-code') return t('deviceCheck.seen.otherCode', { code: shownCode(seen.text) })
  if (seen.kind === 'weight') return weightWords(speech, state, seen)
  if (seen.kind !== 'not-ready') return null
  const device = devices.find((candidate) => candidate.deviceId === awaitedTask(state)?.deviceId)
  if (!device) return null
  return t('deviceCheck.seen.notReady', { device: deviceName(speech, device, devices), state: deviceStateWords(speech, device, now), act: deviceAct(speech, device) })
}

/** A weight that rests and does not fit. An empty pan is no answer to the reference weight yet. */
function weightWords({ t, weight }: Speech, state: DeviceCheckState, { grams, stability }: Extract<DeviceCheckState['seen'], { kind: 'weight' }>): string | null {
  if (stability !== 'stable' || grams === null) return null
  if (awaitedTask(state)?.check === 'reference-weight' && Math.abs(grams) <= EMPTY_TOLERANCE_GRAMS) return null
  return t('deviceCheck.seen.weight', { weight: weight(grams), stability: t('devices.stability.stable') })
}

/** Every task as a line: its device, what it has to do, and how it ended. */
export function checkJobs(speech: Speech, state: DeviceCheckState, devices: readonly DeviceStatusView[]): readonly Job[] {
  const { t } = speech
  const awaited = awaitedTask(state)
  return state.tasks.map((task): Job => {
    const result = state.results.find((candidate) => candidate.deviceId === task.deviceId && candidate.check === task.check)
    const base = { id: `${task.deviceId} ${task.check}`, title: nameOf(speech, devices, task.deviceId), words: t(`deviceCheck.tasks.${task.check}`) }
    if (!result) return { ...base, state: task === awaited ? 'now' : 'later', value: task === awaited ? t('deviceCheck.now') : '', valueWords: task === awaited ? '' : t('deviceCheck.waits') }
    const end = result.outcome === 'passed' ? 'well' : result.outcome === 'failed' ? 'badly' : 'skipped'
    return { ...base, state: 'done', end, value: t(`deviceCheck.outcomes.${result.outcome}`), valueWords: detailWords(speech, task, result) }
  })
}

/** Evidence in words: grams as the language writes them, a code grouped; a state needs none, its row says what to do. */
function detailWords({ weight }: Speech, { check }: DeviceCheckTask, { detail }: DeviceCheckResult): string {
  const grams = /^(-?\d+) g$/.exec(detail)?.[1]
  if (grams !== undefined) return weight(Number(grams))
  return check === 'test-scan' && detail !== '' && !/^[a-z-]+$/.test(detail) ? shownCode(detail) : ''
}
