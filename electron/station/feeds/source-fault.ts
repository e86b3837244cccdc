import type { ImportFailure } from './import-report'

/** Thrown inside a feed when a file as a whole cannot be taken; the import turns it into an `ImportFailure`. */
export class SourceFault extends Error {
  readonly kind: ImportFailure['kind']

  constructor(kind: ImportFailure['kind'], detail: string, cause?: unknown) {
    super(detail, { cause })
    this.name = 'SourceFault'
    this.kind = kind
  }
}
