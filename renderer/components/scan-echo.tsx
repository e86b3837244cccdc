import type { Signal } from '@shared/domain/signal'
import { useEffect, useState } from 'react'
import { SIGNAL_SHAPES } from '../feedback/signal'
import { Icon, type IconName } from './icons'
import styles from './scan-echo.module.css'

/** Neutral tells what was read without judging it, as under a stop screen. */
export type ScanAnswer = Signal | 'neutral'

export interface ScanEchoProps {
  /** Identity of the scan: the same code scanned again is a new answer. */
  readonly scanId: string
  readonly answer: ScanAnswer
  /** The text of the scan, also when it was refused. */
  readonly code: string
  /** What it was taken for. */
  readonly words: string
  readonly time: string
}

const ICONS: Readonly<Record<ScanAnswer, IconName>> = { ok: 'check', ask: 'ask', stop: 'cross', neutral: 'code' }

/** The newest scan is always answered, with its own text. */
export function ScanEcho({ scanId, answer, code, words, time }: ScanEchoProps) {
  const shown = useFadingAnswer(scanId, answer)
  return (
    <div className={styles.echo} role="status" data-testid="echo" data-answer={shown}>
      <Icon name={ICONS[answer]} />
      <span className={styles.code}>{code}</span>
      <span className={styles.words}>{words}</span>
      <span className={styles.time}>{time}</span>
    </div>
  )
}

/** Green calms down by itself and keeps its check; amber and red stay until a newer scan takes their place. */
function useFadingAnswer(scanId: string, answer: ScanAnswer): ScanAnswer {
  const [fadedId, setFadedId] = useState<string | null>(null)
  const colourMs = answer === 'neutral' ? null : SIGNAL_SHAPES[answer].colourMs
  useEffect(() => {
    if (colourMs === null) return
    const timer = setTimeout(() => setFadedId(scanId), colourMs)
    return () => clearTimeout(timer)
  }, [scanId, colourMs])
  return colourMs !== null && fadedId === scanId ? 'neutral' : answer
}
