import type { Source } from '../../../codegen/source.ts'
import type { JsonObject } from '../../../src/loaders/json.ts'

export type Documents = Readonly<Record<string, JsonObject>>

const GLOBALS: Documents = {
  partitions: { version: '1.1', partitions: [] },
  endpoints: { version: 3, partitions: [] },
  _retry: { retry: {} },
  'sdk-default-configuration': { version: 1 },
}

/** A source of the given services, in the given order, each with the same API versions. */
export function sourceOf(
  services: Readonly<Record<string, Documents>>,
  order: readonly string[],
  versions: readonly string[] = ['2020-01-01'],
): Source {
  return {
    version: '0',
    moduleNames: {},
    services: new Map(order.map((name) => [name, versions])),
    document(path) {
      const [name = '', , type = ''] = path.split('/')
      const found = type === '' ? GLOBALS[name] : services[name]?.[type]
      return found === undefined ? undefined : structuredClone(found)
    },
  }
}
