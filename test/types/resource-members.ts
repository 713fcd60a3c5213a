import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Loader } from '../../src/loaders/loader.ts'
import { memberName } from '../../src/resources/member-name.ts'
import type { ResourceMaker } from '../../src/resources/resource.ts'
import type { ResourceDefinitions } from '../../src/resources/resource-definitions.ts'
import { SERVICE_RESOURCE } from '../../src/resources/resource-model.ts'
import { type ServiceTypes, serviceTypes } from '../../src/resources/service-types.ts'
import { resourceCustomizationOf } from '../../src/services/resources.ts'
import { type Compilation, compile, WORK } from './tsc.ts'

const HEAD = `import type { AnyResource, Collection, ServiceResource } from 'tucuxi'
import { equal } from '../../../test/types/right/equal.ts'

type Base = AnyResource & ServiceResource
type Own<Type> = Exclude<keyof Type, keyof Base>
type Methods<Type> = { [Name in Own<Type>]: Type[Name] extends (...args: never[]) => unknown ? Name : never }[Own<Type>]
type Batch<Type> = Exclude<keyof Type, keyof Collection<unknown>>
type Named<Constructor extends (...identifiers: never[]) => unknown> =
  Parameters<Constructor> extends [] ? never : keyof Extract<Parameters<Constructor>[0], object>
`

/** Compiles what the classes of all resources have at run time beside what is declared of them. */
export function checkResourceMembers(compiler: string): Compilation & { readonly types: number } {
  const loader = new Loader({ includeDefaultExtras: false })
  const lines = [HEAD]
  let types = 0
  for (const service of loader.listAvailableServices('resources-1')) {
    const definitions = loader.loadServiceModel(service, 'resources-1') as unknown as ResourceDefinitions
    const classes = serviceTypes(loader.wireModel(service), definitions, resourceCustomizationOf(service))
    lines.push(`import type * as ${service} from 'tucuxi/services/${service}'`)
    for (const type of [SERVICE_RESOURCE, ...Object.keys(definitions.resources)]) {
      lines.push(...membersOf(classes, type, `${service}.${type === SERVICE_RESOURCE ? type : `${type}Resource`}`))
      types++
    }
  }
  const folder = join(WORK, 'resources')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'members.ts')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return { ...compile(compiler, folder, [file]), types }
}

function membersOf(classes: ServiceTypes, type: string, declared: string): string[] {
  const members = membersAtRunTime(classes, type)
  const methods = members.filter(([, { value }]) => typeof value === 'function')
  const { collections, subresources } = classes.modelOf(type)
  return [
    same(
      `Own<${declared}>`,
      members.map(([name]) => name),
    ),
    same(
      `Methods<${declared}>`,
      methods.map(([name]) => name),
    ),
    ...collections.map(({ name, resource }) => {
      return same(
        `Batch<${declared}['${name}']>`,
        classes.modelOf(resource.type).batchActions.map((action) => action.name),
      )
    }),
    ...subresources.map(({ name, resource: { type: other, identifiers = [] } }) => {
      const known = identifiers.filter(({ source }) => source === 'identifier').map(({ target }) => memberName(target))
      const open = classes.modelOf(other).identifiers.filter((one) => !known.includes(one.name))
      return same(
        `Named<${declared}['${name}']>`,
        open.map((one) => one.name),
      )
    }),
  ]
}

/** Of an instance, which has its identifiers, and of its class. */
function membersAtRunTime(classes: ServiceTypes, type: string): [string, PropertyDescriptor][] {
  const none = {} as ResourceMaker
  const resource = new (classes.classOf(type))(classes.modelOf(type), none, {})
  return [resource, Object.getPrototypeOf(resource) as object]
    .flatMap((one) => Object.entries(Object.getOwnPropertyDescriptors(one)))
    .filter(([name]) => name !== 'constructor' && name !== 'meta')
}

function same(type: string, names: readonly string[]): string {
  return `equal<${type}, ${names.map((name) => `'${name}'`).join(' | ') || 'never'}>(true)`
}
