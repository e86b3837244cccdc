import { NO_ASSISTANT_VIEW, type AssistantView } from '@shared/contract/device-assistant'
import type { FoundDeviceView } from '@shared/contract/device-configuration'
import { DeviceStatusSchema, type DeviceStatusView } from '@shared/contract/devices'
import { driverMakers, DEVICE_PROTOCOLS } from '../../electron/station/devices/driver-makers'
import { askStation } from './fixture'
import { takePictures } from './picture-taker'
import { standIn } from './told-station'

/* Every state of a device and of the assistant, most of which no simulated device reaches. */

const LINE = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const
const COMMAND = "sudo cp '/opt/turnback/udev/70-turnback.rules' /etc/udev/rules.d/ && sudo udevadm control --reload && sudo udevadm trigger"
const evidence = (port: string, product: number) => ({ bus: 'usb-serial', vendorId: 0x0403, productId: product, serialNumber: 'A1', topology: '1-2:1.0', interfaceNumber: 0, usagePage: null, usage: null, port }) as const
const found = (port: string, manufacturer: string, product: string, more: Partial<FoundDeviceView> = {}): FoundDeviceView => ({
  evidence: evidence(port, 0x6001), manufacturer, product, use: 'unknown', mayBeProbed: true, deviceId: null, protocols: ['serial-scanner', 'mt-sics'], ...more,
})
const FOUND: readonly FoundDeviceView[] = [
  found('/dev/ttyUSB0', 'FTDI', 'FT232R USB UART'),
  { ...found('/dev/hidraw2', 'Honeywell', 'Xenon 1900'), evidence: { ...evidence('/dev/hidraw2', 0x0b6a), bus: 'hid', usagePage: 0x8c, usage: 2 }, protocols: ['hid-pos'] },
  found('/dev/usb/lp0', 'Zebra', 'ZTC ZD421', { use: 'printer', mayBeProbed: false, protocols: [] }),
]
const PROTOCOLS = DEVICE_PROTOCOLS.map((protocol) => ({ protocol, role: driverMakers[protocol].role, bus: driverMakers[protocol].bus }))
const sure = { protocol: 'mt-sics', confidence: 'sure', inARow: 3, value: '412.0', unit: 'g' } as const
const likely = { ...sure, confidence: 'likely' } as const

const ASSISTANT: readonly (readonly [string, Partial<AssistantView>])[] = [
  ['listening', { phase: 'listening', step: 2, heard: ['S D     398.5 g\r\n', 'S S     412.0 g\r\n'] }],
  ['asking', { phase: 'asking', step: 3 }],
  ['use', { phase: 'waiting-use', step: 16, codes: 1, heard: ['TA-3F7K2A-0001-N\r'] }],
  ['sure', { phase: 'done', candidates: [sure], heard: ['S S     412.0 g\r\n'] }],
  ['likely', { phase: 'done', candidates: [likely, { ...likely, protocol: 'kern-kcp' }, { ...likely, protocol: 'ohaus', confidence: 'maybe', inARow: 1 }], heard: ['S S     412.0 g\r\n'] }],
  ['maybe', { phase: 'done', candidates: [{ ...sure, confidence: 'maybe', inARow: 1 }], suspicion: 'even-parity' }],
  ['scanner', { phase: 'done', codes: 3, heard: ['TA-3F7K2A-0001-N\r', 'RT418220935KZ\r', '9520000047115\r'] }],
  ['unknown', { phase: 'done', heard: ['#1 Brutto: 0.412 kilo\r\n', '#1 Brutto: 0.412 kilo\r\n'] }],
  ['silent', { phase: 'done' }],
  ['held', { phase: 'refused', cause: 'held' }],
]

const status = (now: number, state: DeviceStatusView['state'], more: Partial<DeviceStatusView>): DeviceStatusView =>
  DeviceStatusSchema.parse({ deviceId: state, role: 'scale', state, address: '/dev/ttyUSB0', since: now - 14_000, lastSaid: null, lastSaidAt: null, detail: null, trouble: null, simulated: false, ...more })

const statuses = (now: number): readonly (readonly DeviceStatusView[])[] => [
  [
    status(now, 'ready', { role: 'scanner', address: '/dev/ttyACM0', lastSaid: 'TA122', lastSaidAt: now - 4_000 }),
    status(now, 'connecting', { role: 'pedal', address: '/dev/hidraw3' }),
    status(now, 'no-permission', { deviceId: 'denied', role: 'scanner', address: '/dev/hidraw0', detail: 'EACCES: permission denied, open /dev/hidraw0', nextAct: { kind: 'allow', command: COMMAND } }),
    status(now, 'silent', { lastSaid: 'S S     412.0 g', lastSaidAt: now - 20_000 }),
    status(now, 'needs-hand', { role: 'printer', address: '192.168.10.40:9100', trouble: 'paper-out', detail: 'paper out' }),
  ],
  [
    status(now, 'twins', { role: 'scanner', address: '', nextAct: { kind: 'use-one' } }),
    status(now, 'held', { nextAct: { kind: 'close-program', program: 'minicom', processId: 4711 }, detail: 'EBUSY' }),
    status(now, 'absent', { role: 'printer', address: '192.168.10.40:9100', detail: 'connect ECONNREFUSED 192.168.10.40:9100' }),
    status(now, 'faulty', { role: 'pedal', address: '/dev/ttyUSB3', trouble: 'not-understood', detail: 'frames that fit no protocol' }),
  ],
]

takePictures('device states', async ({ bench, shoot, press, toBench, part }) => {
  const { page } = bench
  await toBench('lead')
  const answers: Record<string, unknown> = {}
  for (const name of ['station.status', 'bench.view', 'devices.list', 'keyboard.learning', 'settings.view', 'simulated.view'] as const) answers[name] = await askStation(page, name, {})
  const [first = []] = statuses(Date.now())
  const told = await standIn(bench, { ...answers, 'devices.list': first, 'devices.found': FOUND, 'devices.protocols': PROTOCOLS, 'devices.configuration': [], 'assistant.begin': { ...NO_ASSISTANT_VIEW, phase: 'listening', port: '/dev/ttyUSB0', step: 1, steps: 16, line: LINE }, 'assistant.cancel': NO_ASSISTANT_VIEW, 'assistant.listen': NO_ASSISTANT_VIEW, 'assistant.learn': { profile: { unit: 'kg' }, examples: 2 }, 'devices.change': { deviceId: 'scale', devices: [] } })
  await part('statuses', async () => {
    await press('F10')
    for (const [place, devices] of statuses(Date.now()).entries()) {
      await told.say('devicesChanged', devices)
      await shoot(`devices-states-${place + 1}`)
      if (place === 0) {
        await page.getByRole('button', { name: /how to allow|Как дать доступ/i }).first().click()
        await shoot('devices-command')
        await press('Escape')
      }
    }
  })
  await part('assistant', async () => {
    await page.getByRole('button', { name: /Set up a device|Настроить устройство/ }).click()
    await shoot('assistant')
    for (const [name, view] of ASSISTANT) {
      await press('1')
      await told.say('assistantChanged', { ...NO_ASSISTANT_VIEW, port: '/dev/ttyUSB0', steps: 16, line: LINE, ...view })
      await shoot(`assistant-${name}`)
      if (name === 'unknown') {
        await page.getByRole('button', { name: /Teach its line|Научить/ }).click()
        await shoot('assistant-teach')
        await page.getByRole('textbox').fill('0.412 kg')
        await press('Enter')
        await shoot('assistant-learned')
      }
      if (name === 'silent') await shoot('assistant-by-hand')
      await press('Escape')
    }
    await press('2')
    await shoot('assistant-hid')
    await press('Escape')
  })
})
