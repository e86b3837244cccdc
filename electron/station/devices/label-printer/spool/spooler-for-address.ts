import { parseAddress } from '../../transports/address'
import { createIppSpooler } from './ipp-spooler'
import { refuse } from '@shared/domain/result'
import type { Spooler } from './spooler'
import { createWindowsSpooler } from './windows-spooler'

/** In place of a print queue that is none: it refuses everything and says why. */
export function noSpooler(address: string): Spooler {
  const failure = { cause: 'broken', operation: 'open', address, detail: 'PDF needs a print queue: ipp://HOST/printers/NAME or winspool:NAME' } as const
  return {
    address,
    queueState: async () => refuse(failure),
    submit: async () => refuse({ failure, sentBytes: 0 }),
    jobState: async () => refuse(failure),
    cancel: async () => refuse(failure),
    close: () => undefined,
  }
}

/** The print queue an address names; null for an address that is none. */
export function spoolerForAddress(address: string): Spooler | null {
  const parsed = parseAddress(address)
  if (!parsed.ok) return null
  if (parsed.value.kind === 'ipp') return createIppSpooler(address, new URL(parsed.value.url))
  return parsed.value.kind === 'winspool' ? createWindowsSpooler(address, parsed.value.printer) : null
}
