import type { DeviceStatusView } from '@shared/contract/devices'
import type { PictureName } from '../../components/pictures'
import type { PromptState } from '../../components/scan-prompt'
import { protocolName } from '../../strings/protocol-name'
import { refusalWords } from '../../strings/refusal-words'
import type { Speech } from '../../strings/speech'
import { candidatesOf, type AssistantState } from './assistant-state'

export interface AssistantPlate {
  readonly state: PromptState
  readonly picture: PictureName
  readonly prompt: string
  readonly context: string
}

/** A line as labels and manuals write it: `9600 8N1`. */
export function lineWords(line: { readonly baudRate: number; readonly dataBits: number; readonly parity: string; readonly stopBits: number } | null): string {
  return line === null ? '' : `${line.baudRate} ${line.dataBits}${line.parity.charAt(0).toUpperCase()}${line.stopBits}`
}

/** What the plate says at each step. A refusal takes its place until the next act. */
export function assistantPlate(speech: Speech, state: AssistantState): AssistantPlate {
  const { t } = speech
  const { step, found, view, failure } = state
  const plate = (key: PlateKey, picture: PictureName, blanks = {}, mood: PromptState = 'wait'): AssistantPlate => ({ state: mood, picture, prompt: t(`assistant.${key}.prompt`, blanks), context: t(`assistant.${key}.context`, blanks) })
  if (failure) {
    const { cause, act } = refusalWords(speech, failure.kind, failure.facts)
    return { state: 'ask', picture: 'bench', prompt: act, context: cause }
  }
  switch (step) {
    case 'choose':
      return plate(found !== null && !found.some(({ protocols }) => protocols.length > 0) ? 'nothing' : 'choose', 'bench')
    case 'look': {
      const phase = view.phase === 'asking' || view.phase === 'waiting-use' ? view.phase : 'listening'
      return plate(`look.${phase}`, phase === 'waiting-use' ? 'unit' : 'look', { step: view.step, steps: view.steps, line: lineWords(view.line) })
    }
    case 'result':
      return resultPlate(speech, state, plate)
    case 'teach':
      return plate(state.examples === 0 ? 'teach' : 'teachMore', 'weight', { count: state.examples })
    case 'saved':
      return plate('saved', 'bench', { name: protocolName(speech, state.protocol ?? '') })
  }
}

type Confidence = 'sure' | 'likely' | 'maybe'
type PlateKey =
  | 'choose' | 'nothing' | 'teach' | 'teachMore' | 'saved' | 'look.listening' | 'look.asking' | 'look.waiting-use' | `result.${Confidence}` | 'result.learned' | 'result.scanner' | 'result.hid' | 'result.unknown' | 'result.silent'
  | `refused.${NonNullable<AssistantState['view']['cause']>}`

function resultPlate(speech: Speech, state: AssistantState, plate: (key: PlateKey, picture: PictureName, blanks?: Record<string, string | number>, mood?: PromptState) => AssistantPlate): AssistantPlate {
  const { view, chosen, learned, protocols } = state
  const [best] = candidatesOf(state)
  if (view.phase === 'refused') return plate(`refused.${view.cause ?? 'broken'}`, 'bench', {}, 'ask')
  if (learned) return plate('result.learned', 'weight')
  if (!best) return plate(view.heard.length > 0 ? 'result.unknown' : 'result.silent', 'look', {}, 'ask')
  if (chosen?.evidence.bus === 'hid') {
    const role: DeviceStatusView['role'] = protocols.find(({ protocol }) => protocol === best.protocol)?.role ?? 'scanner'
    return plate('result.hid', role === 'scale' ? 'weight' : 'unit', { role: speech.t(`devices.roles.${role}`).toLowerCase() })
  }
  if (best.protocol === 'serial-scanner' && best.confidence === 'sure') return plate('result.scanner', 'unit')
  return plate(`result.${best.confidence}`, 'weight', { name: protocolName(speech, best.protocol), count: best.inARow }, best.confidence === 'maybe' ? 'ask' : 'wait')
}
