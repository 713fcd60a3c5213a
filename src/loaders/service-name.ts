const LONGEST_NAME = 128

/** What Windows takes for a device, whatever folder and ending it stands with. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Whether a service's name, an API version or the type of a document may become part of a path. */
export function isSafeName(name: unknown): name is string {
  if (typeof name !== 'string' || name.length > LONGEST_NAME) return false
  if (!/^[A-Za-z0-9_][\w.-]*$/.test(name) || name.endsWith('.') || name.includes('..')) return false
  return !DEVICE.test(name) && !(name in Object.prototype)
}
