export interface LocalPostgres {
  readonly port: number
  urlOf(database?: string): string
  stop(): Promise<void>
}
export interface LocalPostgresOptions {
  readonly dir?: string
  readonly port?: number
  readonly careful?: boolean
  readonly settings?: readonly string[]
  readonly onLog?: (text: string) => void
}
export function freePort(): Promise<number>
export function startLocalPostgres(options?: LocalPostgresOptions): Promise<LocalPostgres>
