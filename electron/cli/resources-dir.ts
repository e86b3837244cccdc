import { join } from 'node:path'

/** The shipped data, beside the built command: out/main/cli.cjs and resources/ have the same parent. */
export function resourcesDir(): string {
  return join(__dirname, '..', '..', 'resources')
}
