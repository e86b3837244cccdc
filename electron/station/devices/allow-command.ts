import { join } from 'node:path'

/** The rule file of the shipped resources. Its number has to be below 73, see there. */
export const RULE_FILE = '70-turnback.rules'

/**
 * What a technician runs once so that Turnback may use the devices of this machine; null where there is no such thing.
 * The rule file is read by the person and written by root: root cannot look into a mounted AppImage.
 */
export function allowCommand(resourcesDir: string, platform = process.platform): string | null {
  if (platform !== 'linux') return null
  const rules = quoted(join(resourcesDir, 'udev', RULE_FILE))
  return `cat ${rules} | sudo tee /etc/udev/rules.d/${RULE_FILE} >/dev/null && sudo udevadm control --reload && sudo udevadm trigger --subsystem-match=hidraw --subsystem-match=tty`
}

/** As one word of a POSIX shell. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`
}
