import type { WireOperation } from '../model/wire-model.ts'

/** A value worked out once per operation and kept for as long as its model is. */
export function perOperation<T>(work: (operation: WireOperation) => T): (operation: WireOperation) => T {
  const kept = new WeakMap<WireOperation, T>()
  return (operation) => {
    let value = kept.get(operation)
    if (value === undefined) {
      value = work(operation)
      kept.set(operation, value)
    }
    return value
  }
}
