import type { BenchAnswer, BenchView } from '@shared/contract/bench-view'
import { isZoneLetter, ZONES } from '@shared/domain/zone'
import type { ReactNode } from 'react'
import { StopScreen, type StopScreenProps } from '../../components/stop-screen'
import { codeTail, shownCode } from '../../strings/code-words'
import { emphasise } from '../../strings/emphasise'
import { textOf } from '../../strings/facts'
import { refusalWords } from '../../strings/refusal-words'
import { isOutcome } from '../../strings/answer-words'
import { useSpeech, type Speech } from '../../strings/speech'
import { totePrompt } from './bench-prompt'

export interface StopPanelProps {
  readonly answer: BenchAnswer
  readonly view: BenchView
  readonly echo: ReactNode
}

/** A refusal over the whole stage: what is wrong, the one thing to do, and how the work goes on meanwhile. */
export function StopPanel({ answer, view, echo }: StopPanelProps) {
  const speech = useSpeech()
  return <StopScreen {...stopWords(speech, answer, view)} echo={echo} />
}

function stopWords(speech: Speech, answer: BenchAnswer, view: BenchView): Omit<StopScreenProps, 'echo'> {
  switch (answer.kind) {
    case 'wrong-tote':
      return wrongTote(speech, answer, view)
    case 'wrong-label':
      return wrongLabel(speech, answer)
    case 'wrong-location':
      return wrongLocation(speech, answer)
    case 'code-covered':
    case 'old-code-reads':
      return oldCode(speech, answer, answer.kind)
    default: {
      const { t } = speech
      if (isOutcome(answer.kind)) return { word: t('stop.other.word'), cause: '', next: { picture: 'question', words: '' } }
      const { cause, act } = refusalWords(speech, answer.kind, answer.facts)
      return { word: t('stop.other.word'), cause, next: { picture: 'question', words: act } }
    }
  }
}

function routeOf({ t }: Speech, zone: string): string {
  return isZoneLetter(zone) ? t(`dispositions.${ZONES[zone].disposition}`) : zone
}

function wrongTote(speech: Speech, { facts }: BenchAnswer, view: BenchView): Omit<StopScreenProps, 'echo'> {
  const { t } = speech
  const zone = textOf(facts, 'zone')
  const route = routeOf(speech, zone)
  const wanted = view.route?.toteName ?? t('stop.wrong-tote.zoneTote', { zone })
  return {
    word: t('stop.wrong-tote.word'),
    cause: emphasise(t('stop.wrong-tote.cause', { tote: textOf(facts, 'tote'), toteRoute: routeOf(speech, textOf(facts, 'toteZone')), title: textOf(facts, 'title'), zone, route })),
    next: {
      picture: 'tote',
      words: totePrompt(view, speech),
      hint: t('stop.wrong-tote.hint', { zone, route }),
      ...(isZoneLetter(zone) ? { zone: { letter: zone, label: t('zone', { zone }) } } : {}),
    },
    meanwhile: { icon: 'hold', words: emphasise(t('stop.wrong-tote.meanwhile', { wanted, lpn: shownCode(textOf(facts, 'lpn')) })) },
  }
}

function wrongLabel(speech: Speech, { facts }: BenchAnswer): Omit<StopScreenProps, 'echo'> {
  const { t } = speech
  const lpn = textOf(facts, 'lpn')
  return {
    word: t('stop.wrong-label.word'),
    cause: emphasise(t('stop.wrong-label.cause', { scanned: shownCode(textOf(facts, 'scanned')), title: textOf(facts, 'title'), lpn: shownCode(lpn) })),
    next: { picture: 'label', words: t('refusals.wrong-label.act'), hint: t('stop.wrong-label.hint', { tail: codeTail(lpn) }) },
    meanwhile: { icon: 'print', words: emphasise(t('stop.wrong-label.meanwhile')) },
  }
}

function wrongLocation(speech: Speech, { facts }: BenchAnswer): Omit<StopScreenProps, 'echo'> {
  const { t } = speech
  const { cause, act } = refusalWords(speech, 'wrong-location', facts)
  const zone = textOf(facts, 'zone')
  return {
    word: t('stop.wrongLocation'),
    cause,
    next: { picture: 'tote', words: act, ...(isZoneLetter(zone) ? { zone: { letter: zone, label: t('zone', { zone }) } } : {}) },
    meanwhile: { icon: 'hold', words: emphasise(t('stop.wrongLocationMeanwhile')) },
  }
}

function oldCode(speech: Speech, { facts }: BenchAnswer, kind: 'code-covered' | 'old-code-reads'): Omit<StopScreenProps, 'echo'> {
  const { t } = speech
  const { cause, act } = refusalWords(speech, kind, facts)
  return {
    word: t(`stop.relabel.word.${kind}`),
    cause,
    next: { picture: 'label', words: act },
    meanwhile: { icon: 'print', words: emphasise(t(kind === 'code-covered' ? 'stop.relabel.coveredMeanwhile' : 'stop.relabel.oldMeanwhile')) },
  }
}
