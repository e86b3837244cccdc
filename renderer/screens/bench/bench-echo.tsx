import type { BenchView } from '@shared/contract/bench-view'
import { ScanEcho } from '../../components/scan-echo'
import { useAnswerMeter } from '../../feedback/answer-meter'
import { echoWords } from '../../strings/answer-words'
import { shownCode } from '../../strings/code-words'
import { useSpeech } from '../../strings/speech'
import type { Answered } from './bench-state'

export interface BenchEchoProps {
  readonly newest: Answered | null
  /** Heard, not answered yet. */
  readonly asked: string | null
  readonly view: BenchView
  /** Under a stop the line tells what was read without judging it again. */
  readonly isUnderStop?: boolean
}

/** The answer to the newest input, with its own text. */
export function BenchEcho({ newest, asked, view, isUnderStop = false }: BenchEchoProps) {
  const speech = useSpeech()
  useAnswerMeter(newest?.id ?? null, newest?.readAt ?? null)
  if (asked !== null) return <ScanEcho scanId={`asked ${newest?.id ?? 0}`} answer="neutral" code={shownCode(asked)} words={speech.t('echo.working')} time="" />
  if (newest === null) return <ScanEcho scanId="none" answer="neutral" code="" words={speech.t('echo.none')} time="" />
  const { answer, id } = newest
  return <ScanEcho scanId={String(id)} answer={isUnderStop ? 'neutral' : answer.signal} {...echoWords(speech, answer, view)} time={speech.clock(answer.at)} />
}
