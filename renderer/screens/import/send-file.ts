import { UPLOAD_LIMIT_BYTES, UPLOAD_PIECE_BYTES } from '@shared/contract/imports'
import type { Failure } from '@shared/domain/failure'
import type { StationClient } from '../../station-client'

/** What of a file the page uses: a person chose it, and no more than its bytes is handed on. */
export type SendableFile = Pick<File, 'name' | 'size' | 'slice'>

/** Characters that are put together in one call. */
const CALL_LIMIT = 0x2000

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CALL_LIMIT) text += String.fromCharCode(...bytes.subarray(at, at + CALL_LIMIT))
  return btoa(text)
}

/**
 * Hands a file to the station in pieces, each answered before the next: a scan goes between two of them. Null when all of
 * it arrived.
 */
export async function sendFile(station: Pick<StationClient, 'request'>, file: SendableFile): Promise<Failure | 'too-large' | null> {
  if (file.size > UPLOAD_LIMIT_BYTES) return 'too-large'
  const begun = await station.request('import.begin', { fileName: file.name, totalBytes: file.size })
  if (!begun.ok) return begun.failure
  for (let offset = 0; offset < file.size; offset += UPLOAD_PIECE_BYTES) {
    const bytes = new Uint8Array(await file.slice(offset, offset + UPLOAD_PIECE_BYTES).arrayBuffer())
    const sent = await station.request('import.piece', { offset, base64: toBase64(bytes) })
    if (!sent.ok) return sent.failure
  }
  return null
}
