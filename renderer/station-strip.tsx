import type { BenchView } from '@shared/contract/bench-view'
import type { AppState } from './app-state'
import { StatusStrip } from './components/status-strip'
import { useNow } from './hooks/use-now'
import { deviceName, deviceStateWords, isKeyboardScanner } from './strings/device-words'
import { useSpeech, type Speech } from './strings/speech'

export interface StationStripProps {
  readonly app: AppState
  readonly view: BenchView | null
  readonly onOpenDevices: () => void
  readonly onChangeLanguage: () => void
}

const CLOCK_MS = 15_000
const MINUTE_MS = 60_000

/** The quiet line on top, from what the station told. */
export function StationStrip({ app, view, onOpenDevices, onChangeLanguage }: StationStripProps) {
  const speech = useSpeech()
  const { t } = speech
  const now = useNow(CLOCK_MS)
  const operator = view?.operator ?? null
  const shift = view?.shift ?? null
  return (
    <StatusStrip
      station={view?.stationName ?? app.status?.stationName ?? ''}
      operator={operator === null || shift === null ? t('strip.noOne') : clockWords(speech, operator.name, now - shift.openedAt)}
      units={operator === null || shift === null ? undefined : t('strip.units', { count: shift.unitsThisHour })}
      // A scanner that types can be neither plugged nor lost, so it has no dot.
      devices={app.devices.filter((device) => !isKeyboardScanner(device)).map((device) => ({
        id: device.deviceId,
        name: deviceName(speech, device, app.devices),
        needsAttention: device.state !== 'ready' && device.state !== 'connecting',
        stateWords: deviceStateWords(speech, device, now),
      }))}
      devicesLabel={t('strip.devices')}
      onOpenDevices={onOpenDevices}
      hq={t('strip.hq')}
      language={t(`languages.${app.language}`)}
      languageLabel={t('strip.changeLanguage')}
      onChangeLanguage={onChangeLanguage}
    />
  )
}

function clockWords({ t, elapsed }: Speech, name: string, sinceMs: number): string {
  return sinceMs < MINUTE_MS ? t('strip.starting', { name }) : t('strip.operator', { name, time: elapsed(sinceMs) })
}
