import { change, queryOne, type WritableDb } from './db'

/** Small local settings of this station as JSON text, by name. */
export interface Settings {
  read(name: string): string | null
  write(name: string, json: string): void
}

export function openSettings(db: WritableDb): Settings {
  const read = queryOne<[string], { json: string }>(db, 'SELECT json FROM settings WHERE name = ?')
  const write = change<[string, string]>(db, 'INSERT INTO settings (name, json) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET json = excluded.json')
  return {
    read: (name) => read(name)?.json ?? null,
    write: (name, json) => void write(name, json),
  }
}
