import type { RelabelView } from '@shared/contract/relabel-view'
import type { Instant } from '@shared/domain/quantities'
import type { ScanPromptProps } from '../../components/scan-prompt'
import { KEY_NAMES } from '../../input/key-map'
import { shownCode } from '../../strings/code-words'
import { LABEL_CAUSES, oneOf } from '../../strings/kinds'
import type { Speech } from '../../strings/speech'

/** A label that was not scanned by then is asked for: it may lie on the floor. */
const ASK_AFTER_MS = 20_000

type Plate = Pick<ScanPromptProps, 'state' | 'picture' | 'prompt'> & { readonly context: string }

/** What the relabel screen waits for: a refusal that is not solved yet, a choice, the fresh label, else the next unit. */
export function relabelPrompt(speech: Speech, view: RelabelView | null, refusal: { readonly prompt: string; readonly context: string } | null, now: Instant): Plate {
  const plate = waitingPrompt(speech, view, now)
  return refusal === null ? plate : { ...plate, state: 'ask', ...refusal }
}

function waitingPrompt(speech: Speech, view: RelabelView | null, now: Instant): Plate {
  const { t } = speech
  if (view?.choice) return choicePrompt(speech, view.choice)
  if (view?.current) return labelPrompt(speech, view.current, now)
  const tote = view?.tote ?? null
  if (tote === null) return { state: 'wait', picture: 'unit', prompt: t('relabel.prompt'), context: t('relabel.promptContext') }
  const blanks = { tote: tote.name, done: speech.number(tote.done), of: speech.number(tote.of) }
  if (tote.of === 0) return { state: 'wait', picture: 'tote', prompt: t('relabel.emptyTote'), context: t('relabel.emptyContext', blanks) }
  if (tote.left.length === 0) return { state: 'wait', picture: 'tote', prompt: t('relabel.allDone', blanks), context: t('relabel.allDoneContext', blanks) }
  return { state: 'wait', picture: 'unit', prompt: t('relabel.next'), context: t('relabel.nextContext', blanks) }
}

function choicePrompt({ t }: Speech, choice: NonNullable<RelabelView['choice']>): Plate {
  if (choice.kind === 'which-unit') return { state: 'ask', picture: 'question', prompt: t('relabel.chooseWhich'), context: t('relabel.whichContext', { count: choice.units.length }) }
  return { state: 'ask', picture: 'question', prompt: t('relabel.choose'), context: t('relabel.chooseContext', { title: choice.unit.title, lpn: shownCode(choice.unit.lpn) }) }
}

function labelPrompt(speech: Speech, { job, labels, unit }: NonNullable<RelabelView['current']>, now: Instant): Plate {
  const { t } = speech
  const label = labels.find(({ state }) => state === 'now')
  const context = t('relabel.context', { label: label === undefined ? '' : speech.words(label.name), title: unit.title })
  if (job.state === 'requested') return { state: 'wait', picture: 'label', prompt: t('relabel.printing'), context }
  if (job.state === 'failed') return { state: 'ask', picture: 'label', prompt: t('relabel.failed'), context: `**${t(`label.acts.${oneOf(LABEL_CAUSES, job.cause, 'other')}`)}**` }
  const sinceMs = job.sentAt === null ? 0 : now - job.sentAt
  if (sinceMs >= ASK_AFTER_MS) return { state: 'ask', picture: 'label', prompt: t('relabel.late'), context: t('relabel.lateContext', { time: speech.elapsed(sinceMs), key: KEY_NAMES.REPRINT }) }
  return { state: 'wait', picture: 'label', prompt: t(label?.byEye === true ? 'relabel.stickEye' : label?.covers === 'plate' ? 'relabel.stickPlate' : 'relabel.stick'), context }
}
