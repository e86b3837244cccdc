/** Whether a text can be the code of a site. `hq` is taken: what HQ publishes to all. */
export function isSiteCode(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/.test(text) && text.toLowerCase() !== 'hq'
}
