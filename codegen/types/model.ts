import type { ResourceDefinitions } from '../../src/resources/resource-definitions.ts'

/** A reference to a shape, with what the model says about the place. */
export interface Reference {
  readonly shape: string
  readonly location?: string
  readonly streaming?: boolean
  readonly jsonvalue?: boolean
  readonly idempotencyToken?: boolean
  readonly deprecated?: boolean
  readonly deprecatedMessage?: string
  /** Not of the model, but of a customization. */
  readonly added?: boolean
}

export interface Definition {
  readonly type: string
  readonly members?: Readonly<Record<string, Reference>>
  readonly required?: readonly string[]
  readonly member?: Reference
  readonly key?: Reference
  readonly value?: Reference
  readonly enum?: readonly string[]
  readonly payload?: string
  readonly streaming?: boolean
  readonly union?: boolean
  readonly document?: boolean
  readonly eventstream?: boolean
  readonly exception?: boolean
  readonly error?: { readonly code?: string }
  readonly sparse?: boolean
  /** TypeScript's types for it where they are not what the model says, by direction. */
  readonly as?: { readonly in?: string; readonly out?: string }
}

export interface OperationDefinition {
  readonly name: string
  readonly input?: Reference
  readonly output?: Reference
  readonly deprecated?: boolean
  readonly deprecatedMessage?: string
}

export interface PaginatorEntry {
  readonly result_key?: string | readonly string[]
}

export interface WaiterEntry {
  readonly operation: string
  readonly acceptors: readonly { readonly state: string; readonly matcher: string; readonly expected: unknown }[]
}

/** A service as botocore's documents describe it. */
export interface ServiceDocuments {
  readonly serviceName: string
  readonly metadata: {
    readonly uid?: string
    readonly protocol: string
    readonly protocols?: readonly string[]
    /** Errors may come with the codes that the service had when it spoke another protocol. */
    readonly awsQueryCompatible?: object
  }
  readonly operations: Readonly<Record<string, OperationDefinition>>
  readonly shapes: Readonly<Record<string, Definition>>
  readonly paginators: Readonly<Record<string, PaginatorEntry>>
  readonly waiters: Readonly<Record<string, WaiterEntry>>
  /** boto3's `resources-1`. */
  readonly resources?: ResourceDefinitions | undefined
}

/** So many members that compiling them takes more memory than a program should need for one service: EC2. */
const LARGE = 8000

export function isLarge({ shapes }: ServiceDocuments): boolean {
  const members = Object.values(shapes).reduce((sum, { members = {} }) => sum + Object.keys(members).length, 0)
  return members > LARGE
}

/** Which way values go: what people write, what services send, or what is the same both ways. */
export type Direction = 'in' | 'out' | 'both'

export function referencesOf(definition: Definition): readonly Reference[] {
  const { member, key, value, members } = definition
  return [member, key, value, ...Object.values(members ?? {})].filter((one) => one !== undefined)
}

/** Errors do not come as events: they are thrown. */
export function eventsOf(service: ServiceDocuments, definition: Definition): [string, Reference][] {
  return Object.entries(definition.members ?? {}).filter(([, { shape }]) => service.shapes[shape]?.exception !== true)
}
