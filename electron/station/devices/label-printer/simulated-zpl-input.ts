/** Questions a printer answers at once, even inside a format, and the order to delete everything it holds. */
export type ZplCommand = '~HS' | '~HQES' | '~HQOD' | '~HI' | '~JA'

/** What a printer finds in the bytes it receives: whole formats, and what it carries out at once. */
export type ZplPart =
  | { readonly kind: 'format'; readonly zpl: string }
  | { readonly kind: 'command'; readonly command: ZplCommand }
  /** A setting asked for by its name, `! U1 getvar "…"` (Zebra SGD). */
  | { readonly kind: 'setting'; readonly name: string }

export interface ZplInput {
  push(bytes: Uint8Array): readonly ZplPart[]
  /** A format was begun and its end has not come: everything that follows becomes part of it. */
  readonly hasPartialFormat: boolean
  /** The bytes up to and with the `limit`th of the current or next format; all of them when it is not reached. */
  upTo(bytes: Uint8Array, limit: number): Uint8Array
  forget(): void
}

const atOnce = /~HQES|~HQOD|~HS|~HI|~JA|! U1 getvar "([\w.]{1,60})"\r?\n/
/** The longest text that may be split over two chunks and must be seen as one. */
const longestMark = 80

/** The receive buffer of a simulated printer. Its content outlives a connection, which is how half a label swallows the next. */
export function createZplInput(): ZplInput {
  let text = ''

  /** Cuts the first command out of the text, wherever it stands; `~JA` takes everything before it along. */
  function takeCommand(): ZplPart | null {
    const found = atOnce.exec(text)
    const end = text.indexOf('^XZ')
    if (found === null || (end >= 0 && end < found.index)) return null
    const [mark, name] = found
    text = (mark === '~JA' ? '' : text.slice(0, found.index)) + text.slice(found.index + mark.length)
    return name === undefined ? { kind: 'command', command: commandOf(mark) } : { kind: 'setting', name }
  }

  function takeFormat(): ZplPart | null {
    const end = text.indexOf('^XZ')
    if (end < 0) return null
    const zpl = text.slice(Math.max(0, text.indexOf('^XA')), end + 3)
    text = text.slice(end + 3)
    return zpl.startsWith('^XA') ? { kind: 'format', zpl } : takeFormat()
  }

  return {
    push(bytes) {
      text += Buffer.from(bytes).toString('latin1')
      const parts: ZplPart[] = []
      for (let part = takeCommand() ?? takeFormat(); part !== null; part = takeCommand() ?? takeFormat()) {
        parts.push(decoded(part))
      }
      if (!text.includes('^XA')) text = text.slice(-longestMark)
      return parts
    },
    get hasPartialFormat() {
      return text.includes('^XA')
    },
    upTo(bytes, limit) {
      const joined = text + Buffer.from(bytes).toString('latin1')
      const begin = joined.indexOf('^XA')
      if (begin < 0) return bytes
      const cut = begin + limit - text.length
      return cut >= bytes.length ? bytes : bytes.subarray(0, Math.max(0, cut))
    },
    forget() {
      text = ''
    },
  }
}

/** Formats are kept as bytes while they are searched; a label's text is UTF-8. */
function decoded(part: ZplPart): ZplPart {
  return part.kind === 'format' ? { kind: 'format', zpl: Buffer.from(part.zpl, 'latin1').toString('utf8') } : part
}

function commandOf(mark: string): ZplCommand {
  const command = (['~HS', '~HQES', '~HQOD', '~HI', '~JA'] as const).find((known) => known === mark)
  if (command === undefined) throw new Error(`${mark} is no command`)
  return command
}
