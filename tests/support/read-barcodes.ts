import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Picture } from './pdf-bars'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

let prepared: Promise<unknown> | null = null

/** Reads every bar code of a picture as a scanner would: AIM identifier, a blank, the text. */
export async function readBarcodesOf(png: Uint8Array | Picture, atMost = 4): Promise<readonly string[]> {
  prepared ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then((wasm) =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true }),
  )
  await prepared
  const codes = await readBarcodes(png instanceof Uint8Array ? png : { ...png, colorSpace: 'srgb' } as ImageData, { tryHarder: true, maxNumberOfSymbols: atMost })
  return codes.map((code) => `${code.symbologyIdentifier} ${code.text}`)
}
