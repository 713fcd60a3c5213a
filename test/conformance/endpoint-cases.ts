import type { EndpointParameters } from '../../src/endpoints/endpoint.ts'
import type { Partitions } from '../../src/endpoints/partitions.ts'
import type { RuleSet } from '../../src/endpoints/rule-set.ts'
import { EndpointResolutionError } from '../../src/errors/endpoint.ts'

export interface EndpointCase {
  readonly documentation?: string
  readonly params?: EndpointParameters
  readonly expect: {
    readonly error?: string
    readonly endpoint?: {
      readonly url: string
      readonly headers?: Readonly<Record<string, readonly string[]>>
      readonly properties?: unknown
    }
  }
}

/** What the rules answer, as one line of text that does not depend on the order of keys. */
export function answer(rules: RuleSet, params: EndpointParameters, partitions: Partitions): string {
  try {
    const { url, headers, properties } = rules.evaluate(params, partitions)
    return canonical([url, headers, properties])
  } catch (error) {
    if (!(error instanceof EndpointResolutionError)) throw error
    return `E ${error.message.split('\n')[0]!.replace(/^(Both .*?), not .*/, '$1')}`
  }
}

export function expected({ expect: { error, endpoint } }: EndpointCase): string {
  if (error !== undefined) return `E ${error.split('\n')[0]}`
  const headers = Object.entries(endpoint?.headers ?? {}).map(([name, values]) => [name.toLowerCase(), values[0]])
  return canonical([endpoint?.url, Object.fromEntries(headers), endpoint?.properties ?? {}])
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}
