import type { BenchView } from '@shared/contract/bench-view'
import { ExplainedButton } from '../../components/explained-button'
import type { InputAction } from '../../input/key-map'
import { useSpeech } from '../../strings/speech'

export interface CheckOfferProps {
  readonly shift: BenchView['shift']
  readonly onAction: (action: InputAction) => void
}

/** The start-of-shift test, offered until it was done or work began; nobody has to take it. */
export function CheckOffer({ shift, onAction }: CheckOfferProps) {
  const { t } = useSpeech()
  if (shift?.checkOffered !== true) return null
  return <ExplainedButton icon="check" label={t('deviceCheck.offer')} words={t('deviceCheck.offerWords')} onPress={() => onAction({ kind: 'command', command: 'CHECK DEVICES' })} />
}
