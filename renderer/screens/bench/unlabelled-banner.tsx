import type { BenchView } from '@shared/contract/bench-view'
import { FailureBanner } from '../../components/failure-banner'
import { KEY_NAMES, type InputAction } from '../../input/key-map'
import { shownCode } from '../../strings/code-words'
import { LABEL_CAUSES, oneOf } from '../../strings/kinds'
import { useSpeech } from '../../strings/speech'

export interface UnlabelledBannerProps {
  readonly unlabelled: NonNullable<BenchView['unlabelled']>
  readonly onAction: (action: InputAction) => void
}

/** A unit lies on hold without its label: why, and what to do so that it is found again. */
export function UnlabelledBanner({ unlabelled, onAction }: UnlabelledBannerProps) {
  const { t } = useSpeech()
  const cause = oneOf(LABEL_CAUSES, unlabelled.cause, 'other')
  const act = cause === 'printer-missing' ? t('waiting.writeNumber', { lpn: shownCode(unlabelled.lpn) }) : t(`label.acts.${cause}`)
  return (
    <FailureBanner
      signal="ask"
      title={t('waiting.unlabelled')}
      words={`${unlabelled.title}. ${t(`label.causes.${cause}`)} ${act}`}
      action={{ label: `${t('label.again')} · ${KEY_NAMES.REPRINT}`, onPress: () => onAction({ kind: 'command', command: 'REPRINT' }) }}
    />
  )
}
