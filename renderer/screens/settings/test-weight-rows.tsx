import { REFERENCE_CHOICES, TOLERANCE_CHOICES, type DeviceCheckRules } from '@shared/domain/device-check'
import { OptionRow } from '../../components/option-row'
import { useSpeech } from '../../strings/speech'
import { PLACES } from './press-place'
import type { SettingsDesk } from './settings-desk'

export interface TestWeightRowsProps {
  readonly desk: SettingsDesk
  readonly rules: DeviceCheckRules
}

/** The weight that the start-of-shift test puts on the scale; 0 stands for a bench that has none. */
export function TestWeightRows({ desk, rules }: TestWeightRowsProps) {
  const { t, weight } = useSpeech()
  const change = (part: Partial<DeviceCheckRules>) => void desk.changeBench({ deviceCheck: { ...rules, ...part } })
  return (
    <>
      <OptionRow
        label={t('deviceCheck.settings')}
        place={PLACES.testWeight}
        chosen={rules.referenceGrams ?? 0}
        options={REFERENCE_CHOICES.map((grams) => ({ value: grams ?? 0, label: grams === null ? t('deviceCheck.settingsNone') : weight(grams) }))}
        onChoose={(grams) => change({ referenceGrams: grams === 0 ? null : grams })}
      />
      {rules.referenceGrams !== null && (
        <OptionRow
          label={t('deviceCheck.settingsTolerance')}
          place={PLACES.tolerance}
          chosen={rules.toleranceGrams}
          options={TOLERANCE_CHOICES.map((grams) => ({ value: grams, label: weight(grams) }))}
          onChoose={(toleranceGrams) => change({ toleranceGrams })}
        />
      )}
    </>
  )
}
