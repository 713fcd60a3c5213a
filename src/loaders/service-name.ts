const LONGEST_NAME = 128

/** Whether a service's name, API version or document type may become part of a path. */
export function isSafeName(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    name.length <= LONGEST_NAME &&
    /^[A-Za-z0-9_][\w.-]*$/.test(name) &&
    !/\.\.|\.$/.test(name) &&
    !(name in Object.prototype)
  )
}
