import type { BenchView } from '@shared/contract/bench-view'
import { ScanEcho } from '../../components/scan-echo'
import { echoWords } from '../../strings/answer-words'
import { useSpeech } from '../../strings/speech'
import type { Answered } from './bench-state'

export interface BenchEchoProps {
  readonly newest: Answered | null
  readonly view: BenchView
  /** Under a stop the line tells what was read without judging it again. */
  readonly isUnderStop?: boolean
}

/** The answer to the newest input, with its own text. */
export function BenchEcho({ newest, view, isUnderStop = false }: BenchEchoProps) {
  const speech = useSpeech()
  if (newest === null) return <ScanEcho scanId="none" answer="neutral" code="" words={speech.t('echo.none')} time="" />
  const { answer, id } = newest
  return <ScanEcho scanId={String(id)} answer={isUnderStop ? 'neutral' : answer.signal} {...echoWords(speech, answer, view)} time={speech.clock(answer.at)} />
}
