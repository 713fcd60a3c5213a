import { ParamValidationError } from '../errors/params.ts'
import type { WireOperation } from '../model/wire-model.ts'
import { perOperation } from './operation-plan.ts'

const LABEL = /^[A-Za-z0-9.-]+$/

const prefixOf = perOperation((operation) => ({
  template: operation.traits.endpoint?.hostPrefix,
  /** Members of the input that are part of the host name. */
  labels: operation.input?.members.filter((member) => member.traits.hostLabel).map(({ name }) => name) ?? [],
}))

/** What an operation puts before the endpoint's host, its labels filled in from the parameters. */
export function hostPrefixOf(operation: WireOperation, params: Readonly<Record<string, unknown>>): string | undefined {
  const { template, labels } = prefixOf(operation)
  if (template === undefined) return undefined
  const bad = labels.filter((name) => typeof params[name] !== 'string' || !LABEL.test(params[name]))
  if (bad.length > 0) {
    throw new ParamValidationError({
      report: `Invalid value for parameter(s): ${bad.join(', ')}. Must contain only alphanumeric characters, hyphen, or period.`,
    })
  }
  return labels.reduce((host, name) => host.replaceAll(`{${name}}`, () => String(params[name])), template)
}
