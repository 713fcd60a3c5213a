import { ParamValidationError } from '../errors/params.ts'
import type { WireOperation } from '../model/wire-model.ts'

interface HostPrefix {
  readonly template: string
  /** Members of the input that are part of the host name. */
  readonly labels: readonly string[]
}

const LABEL = /^[A-Za-z0-9.-]+$/

const prefixes = new WeakMap<WireOperation, HostPrefix | null>()

function prefixOf(operation: WireOperation): HostPrefix | null {
  let prefix = prefixes.get(operation)
  if (prefix === undefined) {
    const template = operation.traits.endpoint?.hostPrefix
    const labels = operation.input?.members.filter((member) => member.traits.hostLabel).map(({ name }) => name) ?? []
    prefix = template === undefined ? null : { template, labels }
    prefixes.set(operation, prefix)
  }
  return prefix
}

/** What an operation puts before the endpoint's host, its labels filled in from the parameters. */
export function expandHostPrefix(operation: WireOperation, params: Record<string, unknown>): string | undefined {
  const prefix = prefixOf(operation)
  if (prefix === null) return undefined
  const { template, labels } = prefix
  const bad = labels.filter((name) => typeof params[name] !== 'string' || !LABEL.test(params[name]))
  if (bad.length > 0) {
    throw new ParamValidationError({
      report: `Invalid value for parameter(s): ${bad.join(', ')}. Must contain only alphanumeric characters, hyphen, or period.`,
    })
  }
  return labels.reduce((host, name) => host.replaceAll(`{${name}}`, () => String(params[name])), template)
}
