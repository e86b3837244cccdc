import { useEffect, useRef, useState } from 'react'
import { lockCountdownMs } from './auto-lock'
import { AppBand } from './components/app-band'
import { useWindowContext } from './hooks/window-context'
import { useSpeech } from './strings/speech'

export interface LockGuardProps {
  readonly lockAfterMinutes: number
  readonly onLock: () => void
}

const SECOND_MS = 1000

/** What a person at the bench does: keys, touches, scans. A weight alone is no hand: scales drift. */
const HANDS = ['keydown', 'pointerdown', 'touchstart'] as const

/** Locks the bench after a time without a hand on it; counts the last seconds down. Anything a person does starts anew. */
export function LockGuard({ lockAfterMinutes, onLock }: LockGuardProps) {
  const { t } = useSpeech()
  const { station } = useWindowContext()
  const [leftMs, setLeftMs] = useState<number | null>(null)
  const lock = useRef(onLock)
  useEffect(() => {
    lock.current = onLock
  })
  useEffect(() => {
    let lastHandAt = Date.now()
    let isLocked = false
    const hand = () => {
      lastHandAt = Date.now()
      isLocked = false
      setLeftMs(null)
    }
    const timer = setInterval(() => {
      const left = lockCountdownMs(Date.now() - lastHandAt, lockAfterMinutes)
      setLeftMs(left)
      if (left !== 0 || isLocked) return
      isLocked = true
      lock.current()
    }, SECOND_MS)
    for (const name of HANDS) window.addEventListener(name, hand, true)
    const offScans = station.onEvent('scanRead', hand)
    const offPedal = station.onEvent('pedalPressed', hand)
    return () => {
      clearInterval(timer)
      for (const name of HANDS) window.removeEventListener(name, hand, true)
      offScans()
      offPedal()
    }
  }, [station, lockAfterMinutes])
  return leftMs === null || leftMs === 0 ? null : <AppBand words={t('lock.countdown', { seconds: Math.ceil(leftMs / SECOND_MS) })} />
}
