import type { LabelMedia, PrinterDpi } from './label-media'
import type { ScaleLine } from './scale-line'
import type { Symbology } from './symbology'

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

/** What the scan of a calibration sheet told of a keyboard scanner. */
export interface KeyboardScannerProfile {
  /** Key by position, such as `Shift+Digit2` → the character the scanner means by it, where that is not a US keyboard's. */
  readonly characters: Readonly<Record<string, string>>
  /** It spells characters by their codes: Alt held, digits of the number pad. */
  readonly altMode: boolean
  /** It sees that Caps Lock is on and turns its own Shift round. */
  readonly undoesCapsLock: boolean
  /** What becomes of the separator GS: kept, or gone without a trace. */
  readonly separator: 'kept' | 'lost'
  readonly usualGapMs: number
  readonly longestGapMs: number
  /** The key before each code that types nothing, and the key after it; null: none. */
  readonly prefixKey: string | null
  readonly suffixKey: string | null
}

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
  /** Whether one pull of the trigger may read several codes; left out: real scanners may, simulated ones do not. */
  readonly codesPerTrigger?: 'one' | 'several' | undefined
  /** The kinds of code the bench works with, of those that one pull reads together; left out: all. */
  readonly symbologies?: readonly Symbology[] | undefined
  /** Beeps as for an error when the bench stops, where the scanner can. */
  readonly beepOnStop?: boolean | undefined
  /** The unit this scale is set to: a reading in another one is refused. */
  readonly unit?: 'g' | 'kg' | 'lb' | 'oz' | undefined
  /** Whether the net bit of the protocol says anything: some makers' scales have it set always. */
  readonly netBit?: 'net' | 'always-set' | undefined
  /** For scales that send digits without a decimal point: how many of them stand behind it, 0 to 6. */
  readonly decimals?: number | undefined
  /** The learned line of a scale of the protocol `generic`. */
  readonly scaleLine?: ScaleLine | undefined
  readonly keyboard?: KeyboardScannerProfile | undefined
  /** What this printer is loaded with; left out: the labels of the bench. */
  readonly media?: LabelMedia | undefined
  /** The resolution of its print head, where that is not 203 dpi. */
  readonly dpi?: PrinterDpi | undefined
}
