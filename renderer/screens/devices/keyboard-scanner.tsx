import type { KeyboardLearning } from '@shared/contract/keyboard'
import type { Result } from '@shared/domain/result'
import type { Failure } from '@shared/domain/failure'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button'
import { useWindowContext } from '../../hooks/window-context'
import { useSpeech, type Speech } from '../../strings/speech'
import styles from './keyboard-scanner.module.css'

/** Learns what a keyboard scanner types for each character, from the codes of a printed sheet. */
export function KeyboardScanner() {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const [learning, setLearning] = useState<KeyboardLearning | null>(null)
  const isOpen = useRef(false)
  const [isDone, setDone] = useState(false)
  const [sheetPath, setSheetPath] = useState<string | null>(null)

  useEffect(() => {
    void station.request('keyboard.learning', {}).then((now) => now.ok && setLearning((before) => before ?? now.value))
    const off = station.onEvent('keyboardLearned', (now) => {
      isOpen.current = now.isOpen
      setDone(!now.isOpen && now.read.every(Boolean))
      setLearning(now)
    })
    return () => {
      off()
      // Whoever leaves the page goes on working: a scan is a scan again.
      if (isOpen.current) void station.request('keyboard.stopLearning', {})
    }
  }, [station])

  const take = (result: Result<KeyboardLearning, Failure>): void => {
    if (result.ok) setLearning(result.value)
  }

  async function begin(another: boolean): Promise<void> {
    setDone(false)
    take(await station.request('keyboard.learn', { another }))
  }

  async function saveSheet(): Promise<void> {
    const result = await station.request('keyboard.exportSheet', { language: speech.language })
    if (result.ok) setSheetPath(result.value.path)
  }

  const scanners = learning?.scanners ?? 0
  if (learning?.isOpen !== true) {
    return (
      <section className={styles.part} data-testid="keyboard-scanner">
        <Button label={t('keyboardScanner.open')} icon="code" size="compact" onPress={() => void begin(false)} />
        {scanners > 0 && <Button label={t('keyboardScanner.another')} icon="code" size="compact" onPress={() => void begin(true)} />}
        <p role="status">{isDone && learning?.learned ? learnedWords(speech, learning.learned) : scanners > 0 ? t('keyboardScanner.known', { count: scanners }) : ''}</p>
      </section>
    )
  }
  const left = learning.read.filter((isRead) => !isRead).length
  return (
    <section className={styles.part} data-open="true" data-testid="keyboard-scanner">
      <h2>{t('keyboardScanner.title')}</h2>
      <ol>
        {learning.read.map((isRead, place) => (
          <li key={place} data-read={isRead}>{t(isRead ? 'keyboardScanner.codeRead' : 'keyboardScanner.code', { number: place + 1 })}</li>
        ))}
      </ol>
      <p role="status" data-refused={learning.refusal !== null}>{learning.refusal === null ? t('keyboardScanner.left', { count: left }) : t(`keyboardScanner.refusals.${learning.refusal}`)}</p>
      <div>
        <Button label={t('keyboardScanner.sheet')} icon="print" size="compact" onPress={() => void saveSheet()} />
        <Button label={t('keyboardScanner.stop')} size="compact" onPress={() => void station.request('keyboard.stopLearning', {}).then(take)} />
        {sheetPath !== null && <p>{t('keyboardScanner.saved', { path: sheetPath })}</p>}
      </div>
    </section>
  )
}

function learnedWords({ t }: Speech, learned: NonNullable<KeyboardLearning['learned']>): string {
  const facts = [
    t('keyboardScanner.learned', { gap: learned.usualGapMs }),
    learned.altMode ? t('keyboardScanner.facts.altMode') : learned.differentKeys === 0 ? t('keyboardScanner.facts.sameKeys') : t('keyboardScanner.facts.otherKeys', { count: learned.differentKeys }),
    learned.undoesCapsLock ? t('keyboardScanner.facts.undoesCapsLock') : null,
    learned.separator === 'lost' ? t('keyboardScanner.facts.separatorLost') : null,
    learned.suffixKey === null ? t('keyboardScanner.facts.endsSilent') : t('keyboardScanner.facts.ends', { key: learned.suffixKey }),
  ]
  return facts.filter((fact) => fact !== null).join(' ')
}
