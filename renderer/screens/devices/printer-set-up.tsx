import type { KeptDeviceView } from '@shared/contract/device-configuration'
import type { DeviceChange } from '@shared/domain/device-change'
import type { Failure } from '@shared/domain/failure'
import { LABEL_MEDIA, PRINTER_DPIS, PRINTER_LANGUAGES, USUAL_DPI, USUAL_MEDIA, type LabelMedia, type PrinterDpi, type PrinterLanguage } from '@shared/domain/label-media'
import { useEffect, useState } from 'react'
import { Button } from '../../components/button'
import { ChoiceField } from '../../components/choice-field'
import { TextField } from '../../components/text-field'
import { useWindowContext } from '../../hooks/window-context'
import { oneOf } from '../../strings/kinds'
import { protocolName } from '../../strings/protocol-name'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech } from '../../strings/speech'
import styles from './printer-set-up.module.css'

const MAX_ADDRESS_LENGTH = 200
/** How an address is written: the same in every language. */
const ADDRESSES = { network: 'tcp://host:9100', usb: 'usb:/dev/usb/lp0', queue: 'ipp://host/printers/name', windows: 'winspool:name' }

/** What a printer speaks and is loaded with. */
interface PrinterChoice {
  readonly language: PrinterLanguage
  readonly media: LabelMedia
  readonly dpi: PrinterDpi
}

const FIRST_CHOICE: PrinterChoice = { language: 'zpl', media: USUAL_MEDIA, dpi: USUAL_DPI }

/** Sets the printers of the bench: where each is, what it speaks, and what it is loaded with. For a lead. */
export function PrinterSetUp({ onClose }: { readonly onClose: () => void }) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const [devices, setDevices] = useState<readonly KeptDeviceView[]>([])
  const [address, setAddress] = useState('')
  const [choice, setChoice] = useState(FIRST_CHOICE)
  const [failure, setFailure] = useState<Failure | null>(null)

  useEffect(() => {
    void station.request('devices.configuration', {}).then((result) => (result.ok ? setDevices(result.value) : setFailure(result.failure)))
  }, [station])

  async function change(wanted: DeviceChange): Promise<boolean> {
    const result = await station.request('devices.change', wanted)
    setFailure(result.ok ? null : result.failure)
    if (result.ok) setDevices(result.value.devices)
    return result.ok
  }

  async function add(): Promise<void> {
    const { language, media, dpi } = choice
    if (await change({ kind: 'add', protocol: language, address, profile: { media, dpi } })) setAddress('')
  }

  const printers = devices.filter(({ role }) => role === 'printer')
  const refused = failure === null ? null : refusalWords(speech, failure.kind, failure.facts)
  return (
    <section className={styles.part} data-testid="printer-set-up">
      <h2>{t('printers.title')}</h2>
      <ul>
        {printers.map((printer) => (
          <li key={printer.deviceId}>
            <strong>{printer.simulated ? t('printers.simulated') : (printer.address ?? printer.evidence?.port ?? printer.deviceId)}</strong>
            <PrinterFields
              choice={choiceOf(printer)}
              onChoose={({ language, media, dpi }) => {
                const profile = { ...printer.profile, media, dpi }
                const reach = { address: printer.address, evidence: printer.evidence }
                void change(language === printer.protocol ? { kind: 'profile', deviceId: printer.deviceId, profile } : { kind: 'replace', deviceId: printer.deviceId, protocol: language, profile, ...reach })
              }}
            />
            {!printer.simulated && <Button label={t('printers.remove')} size="compact" onPress={() => void change({ kind: 'remove', deviceId: printer.deviceId })} />}
          </li>
        ))}
        <li>
          <TextField
            label={t('printers.address')}
            hint={t('printers.addressHint', ADDRESSES)}
            kind="address"
            sample="tcp://10.0.0.7:9100"
            value={address}
            maxLength={MAX_ADDRESS_LENGTH}
            refusal={refused === null ? undefined : `${refused.cause} ${refused.act}`}
            onChange={setAddress}
          />
          <PrinterFields choice={choice} onChoose={setChoice} />
          <Button label={t('printers.add')} icon="print" main={address !== ''} size="compact" onPress={() => void add()} />
        </li>
      </ul>
      <p>{t('printers.other', { command: 'OTHER PRINTER' })}</p>
      <Button label={t('printers.close')} size="compact" onPress={onClose} />
    </section>
  )
}

function PrinterFields({ choice, onChoose }: { readonly choice: PrinterChoice; readonly onChoose: (choice: PrinterChoice) => void }) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <>
      <ChoiceField label={t('printers.language')} chosen={choice.language} options={PRINTER_LANGUAGES.map((value) => ({ value, label: protocolName(speech, value) }))} onChoose={(language) => onChoose({ ...choice, language })} />
      <ChoiceField label={t('printers.media')} chosen={choice.media} options={LABEL_MEDIA.map((value) => ({ value, label: t(`printers.medias.${value}`) }))} onChoose={(media) => onChoose({ ...choice, media })} />
      <ChoiceField
        label={t('printers.dpi')}
        chosen={String(choice.dpi)}
        options={PRINTER_DPIS.map((dpi) => ({ value: String(dpi), label: String(dpi) }))}
        onChoose={(text) => onChoose({ ...choice, dpi: PRINTER_DPIS.find((dpi) => String(dpi) === text) ?? USUAL_DPI })}
      />
    </>
  )
}

function choiceOf({ protocol, profile }: KeptDeviceView): PrinterChoice {
  return { language: oneOf(PRINTER_LANGUAGES, protocol, 'zpl'), media: profile?.media ?? USUAL_MEDIA, dpi: profile?.dpi ?? USUAL_DPI }
}
