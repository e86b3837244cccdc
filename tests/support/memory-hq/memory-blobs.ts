import { ok, refuse, type Result } from '@shared/domain/result'
import { BLOB_LIMIT_BYTES, BLOB_PIECE_LIMIT_BYTES, type BlobPiece, type Replica, type ReplicaFailure } from '../../../electron/station/replication/replica'

type Piece = Parameters<Replica['putBlob']>[0]

interface KeptBlob {
  readonly totalBytes: number
  readonly pieces: Map<number, Uint8Array>
  readonly count: number
  whole: boolean
}

/** Blobs of the HQ in memory, each site's by itself. */
export function memoryBlobs() {
  const blobs = new Map<string, KeptBlob>()
  const keyOf = (site: string, sha256: string) => `${site} ${sha256}`
  return {
    missing: (site: string, sha256s: readonly string[]): readonly string[] => [...new Set(sha256s)].filter((sha256) => !blobs.get(keyOf(site, sha256))?.whole),
    pieces: (site: string, sha256: string): readonly number[] => [...(blobs.get(keyOf(site, sha256))?.pieces.keys() ?? [])].sort((a, b) => a - b),
    put(site: string, { sha256, totalBytes, pieces, number, bytes }: Piece, hashOf: (bytes: Uint8Array) => string): Result<'partial' | 'whole' | 'spoilt', ReplicaFailure> {
      if (totalBytes < 1 || totalBytes > BLOB_LIMIT_BYTES || bytes.length > BLOB_PIECE_LIMIT_BYTES || number < 0 || number >= pieces || pieces > 1024) return refuse({ kind: 'too-large', detail: `${totalBytes} bytes in ${pieces}` })
      const key = keyOf(site, sha256)
      let blob = blobs.get(key)
      if (blob?.whole) return ok('whole')
      if (!blob || blob.totalBytes !== totalBytes || blob.count !== pieces) blobs.set(key, (blob = { totalBytes, pieces: new Map(), count: pieces, whole: false }))
      blob.pieces.set(number, bytes)
      if (blob.pieces.size < pieces) return ok('partial')
      const content = Buffer.concat([...blob.pieces].sort(([a], [b]) => a - b).map(([, piece]) => piece))
      blob.whole = hashOf(content) === sha256
      if (!blob.whole) blobs.delete(key)
      return ok(blob.whole ? 'whole' : 'spoilt')
    },
    get(site: string, sha256: string, number: number): BlobPiece | null {
      const blob = blobs.get(keyOf(site, sha256))
      const bytes = blob?.whole ? blob.pieces.get(number) : undefined
      return blob && bytes ? { bytes, pieces: blob.count } : null
    },
  }
}
