/**
 * Sets a field whose name came from outside. `__proto__` becomes a plain own field instead of changing the object's
 * prototype.
 */
export function setField(fields: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true })
  } else {
    fields[name] = value
  }
}
