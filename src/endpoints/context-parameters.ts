import type { ContextParamDeclaration, WireOperation } from '../model/wire-model.ts'
import type { ParameterReader } from './parameter-path.ts'

/** Where in an operation's parameters the value of a rule parameter is. */
export interface MemberBinding {
  /** The member or path, for messages. */
  readonly from: string
  readonly read: ParameterReader
}

/** The rule parameters that an operation binds to its input, members before paths. */
export function boundMembers(operation: WireOperation): ReadonlyMap<string, MemberBinding> {
  const bindings = new Map<string, MemberBinding>()
  for (const { name, traits } of operation.input?.members ?? []) {
    if (traits.contextParam === undefined) continue
    const read = (params: unknown): unknown => (params as Record<string, unknown>)[name]
    bindings.set(traits.contextParam.name, { from: name, read })
  }
  for (const [name, { path }] of Object.entries(operation.traits.operationContextParams ?? {})) {
    const { compileParameterPath } = require('./parameter-path.ts') as typeof import('./parameter-path.ts')
    const atPath = compileParameterPath(path)
    const member = bindings.get(name)
    const read = member === undefined ? atPath : (params: unknown): unknown => member.read(params) ?? atPath(params)
    bindings.set(name, { from: path, read })
  }
  return bindings
}

interface ClientContext {
  readonly clientContextParams?: Readonly<Record<string, ContextParamDeclaration>> | undefined
  readonly clientContext?: Readonly<Record<string, unknown>> | undefined
}

/** What the client was given for a parameter, under the model's name, in camelCase or as boto spells it. */
export function clientContextValue(name: string, { clientContextParams, clientContext }: ClientContext): unknown {
  if (clientContext === undefined || !Object.hasOwn(clientContextParams ?? {}, name)) return undefined
  const plain = name.toLowerCase()
  const key = Object.keys(clientContext).find((spelling) => spelling.replaceAll('_', '').toLowerCase() === plain)
  return key === undefined ? undefined : (clientContext[key] ?? undefined)
}
