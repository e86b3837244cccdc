import type { BenchAnswer, OperatorView } from '@shared/contract/bench-view'
import type { DeviceStatusView } from '@shared/contract/devices'
import { isWindowCommand } from '@shared/domain/command-barcode'
import { useState, type ReactNode } from 'react'
import { BenchActions } from '../../components/bench-actions'
import { BenchFrame } from '../../components/bench-frame'
import { Button } from '../../components/button'
import { DeviceList } from '../../components/device-row'
import { ScanEcho } from '../../components/scan-echo'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useNow } from '../../hooks/use-now'
import { useWindowContext } from '../../hooks/window-context'
import { KEY_NAMES } from '../../input/key-map'
import { shownCode } from '../../strings/code-words'
import { emphasise } from '../../strings/emphasise'
import { useSpeech } from '../../strings/speech'
import { AssistantScreen } from './assistant-screen'
import { BenchTools } from './bench-tools'
import { DeviceLine, type DeviceDetails } from './device-line'
import styles from './devices.module.css'
import { KeyboardScanner } from './keyboard-scanner'
import { PrinterSetUp } from './printer-set-up'

export interface DevicesScreenProps {
  readonly stationName: string
  readonly devices: readonly DeviceStatusView[]
  readonly strip: ReactNode
  readonly operator: OperatorView | null
  readonly onSettings: () => void
  /** Opens the start-of-shift test. */
  readonly onCheck: () => void
  readonly onDevices: (devices: readonly DeviceStatusView[]) => void
  readonly onClose: () => void
}

const SECOND_MS = 1000

/** The devices of the bench, and the assistant that sets one up. */
export function DevicesScreen(props: DevicesScreenProps) {
  const [assist, setAssist] = useState<{ readonly deviceId: string | null } | null>(null)
  if (assist !== null) return <AssistantScreen devices={props.devices} deviceId={assist.deviceId} strip={props.strip} onClose={() => setAssist(null)} />
  return <DevicesPage {...props} onSetUp={(deviceId) => setAssist({ deviceId })} />
}

/** Every device with its state, what speaks for it, and the one next act. Scans made here are shown, never booked. */
function DevicesPage({ stationName, devices, strip, operator, onSettings, onCheck, onSetUp, onDevices, onClose }: DevicesScreenProps & { readonly onSetUp: (deviceId: string | null) => void }) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const now = useNow(SECOND_MS)
  const [lookedAt, setLookedAt] = useState<number | null>(null)
  const [isPrinters, setPrinters] = useState(false)
  const [testScan, setTestScan] = useState<Pick<BenchAnswer, 'text' | 'at'> | null>(null)
  const [open, setOpen] = useState<{ readonly deviceId: string; readonly details: DeviceDetails } | null>(null)
  useInputLayer({
    onAction(action) {
      if (action.kind === 'open') return action.page === 'type'
      if (action.kind !== 'command') return true
      if (action.command === 'BACK' && isPrinters) setPrinters(false)
      else if (action.command === 'BACK' && open !== null) setOpen(null)
      else if (action.command === 'BACK' || action.command === 'NEXT') onClose()
      return !isWindowCommand(action.command)
    },
    onReading(reading) {
      setTestScan({ text: reading.text, at: now })
      return true
    },
  })

  /** A device tells by itself when it changes; looking again is for the person who has just done something about it. */
  async function lookAgain(): Promise<void> {
    const result = await station.request('devices.list', {})
    if (!result.ok) return
    onDevices(result.value)
    setLookedAt(now)
  }

  function act(kind: 'check' | 'look-again' | 'set-up', deviceId: string): void {
    if (kind === 'check') onCheck()
    else if (kind === 'set-up') onSetUp(deviceId)
    else void lookAgain()
  }

  const ready = devices.filter((device) => device.state === 'ready').length
  const summary = [t('devices.ready', { ready, count: devices.length }), ready === devices.length ? t('devices.allReady') : t('devices.workGoesOn')].join(' ')
  return (
    <BenchFrame
      strip={strip}
      actions={
        <BenchActions
          label={t('actions.bar')}
          back={{ label: t('actions.back'), keyName: KEY_NAMES.BACK, command: 'BACK', onPress: onClose }}
          hold={{ label: t('actions.hold'), offReason: t('actions.off.noUnit') }}
          help={{ label: t('actions.help'), offReason: t('actions.off.noUnit') }}
          next={{ label: t('actions.toBench'), keyName: KEY_NAMES.NEXT, command: 'NEXT', main: true, onPress: onClose }}
        />
      }
    >
      <div className={styles.page}>
        {isPrinters ? (
          <PrinterSetUp onClose={() => setPrinters(false)} />
        ) : (
          <>
            <DeviceList title={t('devices.title', { station: stationName })} summary={emphasise(devices.length === 0 ? t('devices.noneWords') : summary)}>
              {devices.length === 0 && <NoDevices onFind={() => onSetUp(null)} />}
              {devices.map((device) => (
                <DeviceLine
                  key={device.deviceId}
                  device={device}
                  devices={devices}
                  now={now}
                  open={open?.deviceId === device.deviceId ? open.details : null}
                  onOpen={(details) => setOpen(details === null ? null : { deviceId: device.deviceId, details })}
                  onAct={(kind) => act(kind, device.deviceId)}
                />
              ))}
            </DeviceList>
            <div className={styles.footer}>
              <BenchTools operator={operator} onSettings={onSettings} onCheck={onCheck} onSetUp={() => onSetUp(null)} onPrinters={() => setPrinters(true)} />
              <KeyboardScanner />
            </div>
          </>
        )}
        <ScanEcho
          scanId={String(testScan?.at ?? 'none')}
          answer="neutral"
          code={testScan === null ? t('devices.lastScan') : shownCode(testScan.text)}
          words={lookedAt !== null && testScan === null ? t('devices.looked', { time: speech.clock(lookedAt) }) : t('devices.test')}
          time={testScan === null ? '' : speech.clock(testScan.at)}
        />
      </div>
    </BenchFrame>
  )
}

function NoDevices({ onFind }: { readonly onFind: () => void }) {
  const { t } = useSpeech()
  return (
    <li className={styles.empty}>
      <h2>{t('devices.none')}</h2>
      <Button label={t('devices.noneAct')} icon="repeat" main onPress={onFind} />
    </li>
  )
}
