import type { SimulatedAct, SimulatedView } from '@shared/contract/simulated-devices'
import { scaleFaultsOf, scanFaultsOf, SIMULATED_SCANNERS } from '@shared/domain/simulated-devices'
import { protocolName } from '../../strings/protocol-name'
import { useSpeech } from '../../strings/speech'
import styles from './simulated.module.css'

export interface SimulatedChoicesProps {
  readonly view: SimulatedView
  readonly onAct: (act: SimulatedAct) => void
}

/** Which scanner is in the hand, what the scale speaks, and what goes wrong with them. Devices are exchanged by a lead. */
export function SimulatedChoices({ view, onAct }: SimulatedChoicesProps) {
  const speech = useSpeech()
  const { t } = speech
  const { scanner, scale } = view
  return (
    <section className={styles.choices}>
      <h3>{t('simulated.choose')}</h3>
      <Choice
        label={t('simulated.scanner')} name="sim-scanner-kind" value={scanner.kind}
        options={SIMULATED_SCANNERS.map((kind) => [kind, t(`simulated.scanners.${kind}`)])}
        onChoose={(kind) => onAct({ act: 'take-scanner', scanner: kind })}
      />
      <Choice
        label={t('simulated.scanFault')} name="sim-scan-fault" value={scanner.fault ?? 'none'}
        options={[['none', t('simulated.noFault')], ...scanFaultsOf(scanner.kind).map((fault) => [fault, t(`simulated.scanFaults.${fault}`)] as const)]}
        onChoose={(fault) => onAct({ act: 'scan-fault', fault: fault === 'none' ? null : fault })}
      />
      <Choice
        label={t('simulated.scaleKind')} name="sim-scale-protocol" value={scale.protocol}
        options={view.scaleProtocols.map((protocol) => [protocol, protocolName(speech, protocol)])}
        onChoose={(protocol) => onAct({ act: 'take-scale', protocol })}
      />
      <Choice
        label={t('simulated.scaleFault')} name="sim-scale-fault" value={scale.fault ?? 'none'}
        options={[['none', t('simulated.noFault')], ...scaleFaultsOf(scale.protocol).map((fault) => [fault, t(`simulated.scaleFaults.${fault}`)] as const)]}
        onChoose={(fault) => onAct({ act: 'scale-fault', fault: fault === 'none' ? null : fault })}
      />
      <button type="button" data-testid="sim-scale-restart" onClick={() => onAct({ act: 'scale-restart' })}>
        {t('simulated.restart')}
      </button>
    </section>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly name: string
  readonly value: T
  readonly options: readonly (readonly [T, string])[]
  readonly onChoose: (value: T) => void
}

function Choice<T extends string>({ label, name, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <label>
      <span>{label}</span>
      <select
        data-testid={name}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options.find(([option]) => option === currentTarget.value)
          if (chosen) onChoose(chosen[0])
        }}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
