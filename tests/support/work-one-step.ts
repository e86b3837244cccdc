import type { BenchAnswer } from '@shared/contract/bench-view'
import { commandBarcode } from '@shared/domain/command-barcode'
import { makeLpn } from '@shared/domain/lpn'
import type { StationProcess } from './station-process'

/** A return order of the sample whose items ask for a serial number and a lot. */
const NUMBERED = { rma: 'RMA-4741', codes: ['9520000990015', '9520000990152'] }

/** Does the next sensible thing at the bench, whatever step it is at, so that work goes on after every restart. */
export async function workOneStep(station: StationProcess, next: () => number): Promise<BenchAnswer> {
  const view = await station.request('bench.view', {})
  const scan = (text: string) => station.request('bench.scan', { text, aim: null, source: 'typed' })
  switch (view.step.kind) {
    case 'sign-in': {
      const { codes } = await station.request('simulated.view', {})
      return scan(codes.find((code) => code.group === 'badge')?.text ?? '')
    }
    case 'scan-parcel':
      return scan(next() < 0.6 ? NUMBERED.rma : `CARRIER${Math.floor(next() * 1e9)}Y`)
    case 'scan-unit': {
      if (next() < 0.3) return scan(commandBarcode('NEXT'))
      if (view.parcel?.rmaNumber === NUMBERED.rma) return scan(NUMBERED.codes[next() < 0.5 ? 0 : 1] ?? '')
      const { codes } = await station.request('simulated.view', {})
      return scan(codes.find((code) => code.group === 'unit')?.text ?? '')
    }
    case 'confirm':
      return scan(commandBarcode('YES'))
    case 'serial':
    case 'lot':
      return scan(next() < 0.3 ? commandBarcode('NEXT') : `N-${Math.floor(next() * 1e9)}`)
    case 'weigh':
      return scan(commandBarcode('NEXT'))
    case 'choose':
      return scan(commandBarcode(view.choice?.of === 'weight-check' ? 'ANSWER 1' : 'NEXT'))
    case 'question':
      return next() < 0.1 ? scan(commandBarcode('UNDO')) : scan(commandBarcode('ANSWER 1'))
    case 'label':
      return view.unit ? scan(view.unit.lpn) : Promise.reject(new Error('no unit at the label step'))
    case 'tote':
      if (view.unit && next() < 0.5) {
        await station.request('floor.scan', { text: view.unit.lpn })
        return station.request('floor.scan', { text: makeLpn('location', `TB${view.route?.zone ?? 'A'}0417`) })
      }
      return scan(makeLpn('tote', `${view.route?.zone ?? 'A'}77`))
  }
}
