import { consistsOf, isNameCharacter, isWordCharacter } from '../util/ascii.ts'

const LONGEST_NAME = 128

/** What Windows takes for a device, whatever folder and ending it stands with. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const DEVICES: ReadonlySet<string> = new Set(['con', 'prn', 'aux', 'nul', 'com', 'lpt'])

/** Whether a service's name, an API version or the type of a document may become part of a path. */
export function isSafeName(name: unknown): name is string {
  if (typeof name !== 'string' || name.length > LONGEST_NAME) return false
  if (!consistsOf(name, isNameCharacter) || !isWordCharacter(name.charCodeAt(0))) return false
  if (name.endsWith('.') || name.includes('..') || name in Object.prototype) return false
  return !DEVICES.has(name.slice(0, 3).toLowerCase()) || !DEVICE.test(name)
}
