import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Picture } from './pdf-bars'
import { prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader'

let prepared: Promise<unknown> | null = null

/** Reads every bar code of a picture as a scanner would: AIM identifier, a blank, the text. */
export async function readBarcodesOf(png: Uint8Array | Picture, atMost = 4): Promise<readonly string[]> {
  const codes = await readAll(png, atMost)
  return codes.map((code) => `${code.symbologyIdentifier} ${code.text}`)
}

/** The same with the data as it is encoded: FNC1 between elements of GS1 data stays U+001D. */
export async function readEncodedBarcodesOf(png: Uint8Array | Picture, atMost = 4): Promise<readonly string[]> {
  const codes = await readAll(png, atMost)
  return codes.map((code) => `${code.symbologyIdentifier} ${Buffer.from(code.bytes).toString('utf8')}`)
}

async function readAll(png: Uint8Array | Picture, atMost: number): Promise<readonly ReadResult[]> {
  prepared ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then((wasm) =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true }),
  )
  await prepared
  return readBarcodes(png instanceof Uint8Array ? png : { ...png, colorSpace: 'srgb' } as ImageData, { tryHarder: true, maxNumberOfSymbols: atMost })
}
