import type { ScaleLine } from './scale-line'

/** How characters travel on a serial line: speed in bits per second, data bits, parity, stop bits. */
export interface SerialLine {
  readonly baudRate: number
  readonly dataBits: 7 | 8
  readonly parity: 'none' | 'even' | 'odd'
  readonly stopBits: 1 | 2
}

/** How a scanner or scale writes letters that are not ASCII. */
export const TEXT_ENCODINGS = ['utf-8', 'windows-1251', 'iso-8859-1'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/**
 * What was learned or set for one device, beyond what its protocol says of every such device. It is data: stored with
 * the device's configuration, taken over as it is. Whatever is left out is as the protocol has it.
 */
export interface DeviceProfile {
  /** The line, where the device is not set as its protocol's manual says. */
  readonly line?: SerialLine | undefined
  readonly encoding?: TextEncoding | undefined
  /** What the device puts before and after every code, to be taken off. */
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  /** The unit this scale is set to: a reading in another one is refused. */
  readonly unit?: 'g' | 'kg' | 'lb' | 'oz' | undefined
  /** Whether the net bit of the protocol says anything: some makers' scales have it set always. */
  readonly netBit?: 'net' | 'always-set' | undefined
  /** For scales that send digits without a decimal point: how many of them stand behind it, 0 to 6. */
  readonly decimals?: number | undefined
  /** The learned line of a scale of the protocol `generic`. */
  readonly scaleLine?: ScaleLine | undefined
}
