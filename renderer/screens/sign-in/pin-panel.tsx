import { PinPad } from '../../components/pin-pad'
import { useSpeech } from '../../strings/speech'
import { MAX_PIN_LENGTH, type SignInState } from './sign-in-state'
import styles from './sign-in.module.css'

export interface PinPanelProps {
  readonly state: SignInState
  readonly onChange: (pin: string) => void
  readonly onEnter: () => void
}

/** The PIN of the chosen person, by keys or with a glove. */
export function PinPanel({ state, onChange, onEnter }: PinPanelProps) {
  const { t } = useSpeech()
  return (
    <div className={styles.pin}>
      <PinPad
        label={t('signIn.pinPad')}
        value={state.pin}
        maxLength={MAX_PIN_LENGTH}
        filledWords={t('signIn.pinFilled', { count: state.pin.length })}
        eraseLabel={t('signIn.erase')}
        enterLabel={t('signIn.enter')}
        onChange={onChange}
        onEnter={onEnter}
      />
    </div>
  )
}
