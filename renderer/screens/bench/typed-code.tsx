import { TypeLine } from '../../components/type-line'
import { KEY_NAMES } from '../../input/key-map'
import type { Reading } from '../../input/scan-router'
import { useSpeech } from '../../strings/speech'
import type { BenchDesk } from './bench-desk'
import { MAX_TYPED_LENGTH } from './bench-state'

export interface TypedCodeProps {
  readonly desk: BenchDesk
  readonly typing: string
  readonly onReading: (reading: Reading) => void
}

/** A code typed by hand; sent, it is a reading like any other. */
export function TypedCode({ desk, typing, onReading }: TypedCodeProps) {
  const { t } = useSpeech()
  const close = () => desk.store.dispatch({ kind: 'typing-closed' })
  return (
    <TypeLine
      title={t('type.title')}
      fieldLabel={t('type.field')}
      value={typing}
      maxLength={MAX_TYPED_LENGTH}
      send={{ label: t('type.send'), keyName: KEY_NAMES.NEXT }}
      close={{ label: t('actions.close'), keyName: KEY_NAMES.BACK }}
      eraseLabel={t('type.erase')}
      padLabel={t('type.keys')}
      onChange={(text) => desk.store.dispatch({ kind: 'typed', text })}
      onSend={(text) => {
        close()
        onReading({ text, aim: null, source: 'typed' })
      }}
      onClose={close}
    />
  )
}
