import type { Signal } from '@shared/domain/signal'
import { useEffect, useState } from 'react'
import { Icon, type IconName } from './icons'
import styles from './signal-frame.module.css'

/** 150 ms in, held 400 ms. */
const SHOWN_MS = 550

const ICONS: Readonly<Record<Signal, IconName>> = { ok: 'check', ask: 'ask', stop: 'cross' }

export interface SignalFrameProps {
  readonly signal: Signal
  /** A new id starts a new pulse; null before the first. */
  readonly pulseId: string | null
  /** `flash` fills the screen once instead of framing it, for people who do not hear the tones. */
  readonly strength?: 'frame' | 'flash' | undefined
}

/** A pulse around everything. The answer in words stands in the echo, so readers of the screen skip it. */
export function SignalFrame({ signal, pulseId, strength = 'frame' }: SignalFrameProps) {
  const [endedId, setEndedId] = useState<string | null>(null)
  useEffect(() => {
    if (pulseId === null) return
    const timer = setTimeout(() => setEndedId(pulseId), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [pulseId])
  if (pulseId === null || pulseId === endedId) return null
  return (
    <div key={pulseId} className={styles.frame} data-signal={signal} data-strength={strength} aria-hidden="true">
      <Icon name={ICONS[signal]} />
    </div>
  )
}
