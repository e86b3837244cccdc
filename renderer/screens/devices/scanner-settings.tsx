import { CODE_FAMILIES, SYMBOLOGIES, symbologiesOf, type CodeFamily } from '@shared/domain/symbology'
import { OptionRow } from '../../components/option-row'
import { useSpeech } from '../../strings/speech'
import type { ScannerChoices } from './assistant-state'
import styles from './assistant.module.css'

export interface ScannerSettingsProps {
  readonly protocol: string
  readonly chosen: ScannerChoices
  readonly onChange: (chosen: ScannerChoices) => void
}

/** How the bench works with this scanner: how many codes one pull reads, which kinds count, whether it beeps at a stop. */
export function ScannerSettings({ protocol, chosen, onChange }: ScannerSettingsProps) {
  const { t } = useSpeech()
  const families = familiesOf(chosen)

  function toggle(family: CodeFamily): void {
    const left = families.includes(family) ? families.filter((other) => other !== family) : [...families, family]
    if (left.length > 0) onChange({ ...chosen, symbologies: left.length === CODE_FAMILIES.length ? undefined : SYMBOLOGIES.filter((symbology) => left.some((one) => symbologiesOf(one).includes(symbology))) })
  }

  return (
    <div className={styles.settings}>
      <OptionRow
        label={t('assistant.scanner.pull')}
        options={[{ value: 'several', label: t('assistant.scanner.several') }, { value: 'one', label: t('assistant.scanner.one') }]}
        chosen={chosen.codesPerTrigger ?? 'several'}
        onChoose={(codesPerTrigger) => onChange({ ...chosen, codesPerTrigger: codesPerTrigger === 'one' ? 'one' : undefined })}
      />
      <div className={styles.kinds} role="group" aria-label={t('assistant.scanner.kinds')}>
        <b>{t('assistant.scanner.kinds')}</b>
        <div>
          {CODE_FAMILIES.map((family) => (
            <button key={family} type="button" role="switch" aria-checked={families.includes(family)} onClick={() => toggle(family)}>
              {t(`assistant.scanner.families.${family}`)}
            </button>
          ))}
        </div>
      </div>
      {protocol === 'hid-pos' && (
        <OptionRow
          label={t('assistant.scanner.beep')}
          options={[{ value: 'no', label: t('assistant.scanner.no') }, { value: 'yes', label: t('assistant.scanner.yes') }]}
          chosen={chosen.beepOnStop === true ? 'yes' : 'no'}
          onChoose={(beep) => onChange({ ...chosen, beepOnStop: beep === 'yes' ? true : undefined })}
        />
      )}
    </div>
  )
}

function familiesOf({ symbologies }: ScannerChoices): readonly CodeFamily[] {
  return symbologies === undefined ? CODE_FAMILIES : CODE_FAMILIES.filter((family) => symbologiesOf(family).some((symbology) => symbologies.includes(symbology)))
}
