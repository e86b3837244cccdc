import { usCharacter } from '@shared/domain/keyboard/key-positions'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Button } from './button'
import { KeyPad } from './key-pad'
import styles from './type-line.module.css'

export interface TypeLineProps {
  readonly title: string
  readonly fieldLabel: string
  readonly value: string
  readonly maxLength: number
  readonly send: { readonly label: string; readonly keyName: string }
  readonly close: { readonly label: string; readonly keyName: string }
  readonly eraseLabel: string
  readonly padLabel: string
  readonly onChange: (value: string) => void
  readonly onSend: (value: string) => void
  readonly onClose: () => void
}

/** A code typed by hand: with keys, or with a glove on the pad. Codes are capitals, whatever the keyboard is set to. */
export function TypeLine({ title, fieldLabel, value, maxLength, send, close, eraseLabel, padLabel, onChange, onSend, onClose }: TypeLineProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  function add(text: string): void {
    if (value.length < maxLength) onChange(value + text.toUpperCase())
  }

  /** A Cyrillic keyboard types the Latin letter of the same key here. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || [...event.key].length !== 1 || /^[ -~]$/.test(event.key)) return
    event.preventDefault()
    const character = usCharacter(event.code, event.shiftKey)
    if (character !== null) add(character)
  }

  return (
    <form
      className={styles.line}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim() !== '') onSend(value.trim())
      }}
    >
      <div className={styles.top}>
        <Button label={`${close.label} · ${close.keyName}`} icon="cross" onPress={onClose} />
        <input
          ref={field}
          className={styles.field}
          aria-label={fieldLabel}
          value={value}
          maxLength={maxLength}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          // The pad below is the touch keyboard; the one of the system would cover it.
          inputMode="none"
          onKeyDown={onKeyDown}
          onChange={(event) => onChange(event.currentTarget.value.toUpperCase())}
        />
        <button type="submit" className={styles.send} aria-disabled={value.trim() === ''}>
          {send.label} · {send.keyName}
        </button>
      </div>
      <KeyPad label={padLabel} eraseLabel={eraseLabel} onKey={add} onErase={() => onChange(value.slice(0, -1))} />
    </form>
  )
}
