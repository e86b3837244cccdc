/*
 * The answer to `~HS` (host status return), three frames STX … ETX CR LF.
 * Source: Zebra ZPL II programming guide, "~HS"; https://docs.zebra.com/us/en/printers/software/zpl-pg/zpl-commands/~hs4.html
 *
 *   aaa,b,c,dddd,eee,f,g,h,iii,j,k,l     0 aaa communication settings · 1 b paper out · 2 c pause · 3 dddd label length
 *                                        4 eee formats in receive buffer · 5 f buffer full · 6 g diagnostics
 *                                        7 h partial format · 8 iii unused · 9 j corrupt RAM · 10 k too cold · 11 l too hot
 *   mmm,n,o,p,q,r,s,t,uuuuuuuu,v,www     0 mmm function settings · 1 n unused · 2 o head up · 3 p ribbon out
 *                                        4 q thermal transfer · 5 r print mode · 6 s width mode · 7 t label waiting
 *                                        8 uuuuuuuu labels remaining in batch · 9 v format while printing · 10 www graphics
 *   xxxx,y                               password · static RAM
 *
 * The printer documents that it may give no answer at all when media or ribbon is out, the head is open or too hot.
 * The last frame may lack its CR LF, so a reply is complete at the third ETX.
 */

export interface HostStatus {
  readonly isPaperOut: boolean
  readonly isPaused: boolean
  readonly formatsInBuffer: number
  readonly isBufferFull: boolean
  /** A format was begun and not ended: the next label would print inside it. */
  readonly hasPartialFormat: boolean
  readonly isTooHot: boolean
  readonly isHeadOpen: boolean
  readonly isRibbonOut: boolean
  /** A printed label waits to be taken from the peeler. */
  readonly isLabelWaiting: boolean
  readonly labelsRemaining: number
  /** The three frames as received, for evidence. */
  readonly text: string
}

/** A reply is about 90 bytes; what is longer without being one is noise. */
export const maxStatusReplyBytes = 1_024

const first = String.raw`\d{1,4},[01],[01],\d{1,6},\d{1,4},[01],[01],[01],\d{1,4},[01],[01],[01]`
const second = String.raw`\d{1,4},[01],[01],[01],[01],[0-9A-Z],\d,[01],\d{1,8},[01],\d{1,4}`
const third = String.raw`\d{1,6},[01]`
const reply = new RegExp(String.raw`\x02(${first})\x03\r?\n?\x02(${second})\x03\r?\n?\x02(${third})\x03`, 'g')

export interface TakenHostStatus {
  /** The newest complete reply in the bytes; null when there is none. */
  readonly status: HostStatus | null
  /** How many complete replies there were. */
  readonly replies: number
  /** What may be the beginning of a further reply. */
  readonly rest: Uint8Array
}

/**
 * Takes the host status replies out of what a printer sent. Only three frames of the exact shape, in order and with
 * nothing between them, are a reply: a damaged one is none. An unfinished one stays in `rest` for the next bytes.
 */
export function takeHostStatus(bytes: Uint8Array): TakenHostStatus {
  const text = Buffer.from(bytes).toString('latin1')
  let status: HostStatus | null = null
  let replies = 0
  let end = 0
  for (const match of text.matchAll(reply)) {
    status = readFrames(match.slice(1))
    replies += 1
    end = match.index + match[0].length
  }
  const unfinished = text.indexOf('\x02', end)
  const from = unfinished < 0 ? bytes.length : Math.max(unfinished, bytes.length - maxStatusReplyBytes)
  return { status, replies, rest: bytes.slice(from) }
}

function readFrames(frames: readonly string[]): HostStatus {
  const [one = [], two = []] = frames.map((frame) => frame.split(','))
  return {
    isPaperOut: one[1] === '1',
    isPaused: one[2] === '1',
    formatsInBuffer: Number(one[4]),
    isBufferFull: one[5] === '1',
    hasPartialFormat: one[7] === '1',
    isTooHot: one[11] === '1',
    isHeadOpen: two[2] === '1',
    isRibbonOut: two[3] === '1',
    isLabelWaiting: two[7] === '1',
    labelsRemaining: Number(two[8]),
    text: frames.join(' | '),
  }
}

/** The first complete reply in the bytes, with its place; null when there is none. */
export function findHostStatus(bytes: Uint8Array): { readonly value: HostStatus; readonly start: number; readonly end: number } | null {
  const match = Buffer.from(bytes).toString('latin1').matchAll(reply).next().value
  return match === undefined ? null : { value: readFrames(match.slice(1)), start: match.index, end: match.index + match[0].length }
}
