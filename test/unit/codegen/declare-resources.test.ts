import { describe, expect, it } from 'vitest'
import { declareService } from '../../../codegen/types/declare-service.ts'
import type { Definition, ServiceDocuments } from '../../../codegen/types/model.ts'
import type { ResourceDefinition, ResourceDefinitions } from '../../../src/resources/resource-definitions.ts'

const member = (shape: string): { shape: string } => ({ shape })
const structure = (members: Definition['members'], ...required: string[]): Definition => ({
  type: 'structure',
  members: members!,
  required,
})

const SHAPES: Readonly<Record<string, Definition>> = {
  String: { type: 'string' },
  Number: { type: 'integer' },
  Bird: structure({ Name: member('String'), Color: member('String'), Nest: member('String') }, 'Name', 'Color'),
  Birds: { type: 'list', member: member('Bird') },
  BirdRequest: structure({ Name: member('String'), Song: member('String') }, 'Name'),
  EggRequest: structure({ Name: member('String'), Egg: member('Number') }, 'Name', 'Egg'),
  ListBirdsRequest: structure({ Color: member('String') }, 'Color'),
  GetBirdResponse: structure({ Bird: member('Bird') }),
  ListBirdsResponse: structure({ Birds: member('Birds') }),
}

const operation = (name: string, input: string, output?: string): ServiceDocuments['operations'] => ({
  [name]: { name, input: member(input), ...(output === undefined ? {} : { output: member(output) }) },
})

const SERVICE: ServiceDocuments = {
  serviceName: 'birds',
  metadata: { uid: 'birds-2026-01-01', protocol: 'rest-json' },
  operations: {
    ...operation('GetBird', 'BirdRequest', 'GetBirdResponse'),
    ...operation('FreeBird', 'BirdRequest'),
    ...operation('GetEgg', 'EggRequest', 'GetBirdResponse'),
    ...operation('ListBirds', 'ListBirdsRequest', 'ListBirdsResponse'),
  },
  shapes: SHAPES,
  paginators: {},
  waiters: { BirdThere: { operation: 'GetBird', acceptors: [] } },
}

const BY_NAME = [{ target: 'Name', source: 'identifier', name: 'Name' }]

const BIRD: ResourceDefinition = {
  identifiers: [{ name: 'Name', memberName: 'Name' }],
  shape: 'Bird',
  load: { request: { operation: 'GetBird', params: BY_NAME }, path: 'Bird' },
}

/** The members of a type, by what its declaration says of each; and the line that begins it. */
function declare(
  resources: ResourceDefinitions['resources'],
  type: string,
  service: ResourceDefinition = {},
): string[] {
  const lines = declareService({ ...SERVICE, resources: { service, resources } }).split('\n')
  const start = lines.findIndex(
    (line) => line.startsWith(`interface ${type} `) || line.startsWith(`interface ${type}{`),
  )
  return lines.slice(start, lines.indexOf('}', start)).map((line) => line.replace(/^\/\*\*https:.*?\*\//, ''))
}

describe('declarations of resources', () => {
  it('are in the map of resources, beside the client', () => {
    const text = declareService({ ...SERVICE, resources: { service: {}, resources: { Bird: BIRD } } })
    const maps = 'interface ServiceMap{birds:Client}interface ResourceMap{birds:ServiceResource}'
    expect(text).toContain(`declare module 'tucuxi'{${maps}}`)
    expect(text).toContain('interface ServiceResource extends $.ServiceResource<Client>{')
    expect(declareService(SERVICE)).not.toContain('Resource')
  })

  it('have identifiers, and attributes that may be missing where the model does not require them', () => {
    expect(declare({ Bird: BIRD }, 'BirdResource')).toEqual([
      'interface BirdResource extends $.AnyResource<Client,Bird>{',
      'readonly name:S',
      'readonly color:Promise<S>',
      'readonly nest:Promise<S|U>',
      'load:F<$.Filled<BirdRequest,"Name">,void>',
      'reload:F<$.Filled<BirdRequest,"Name">,void>',
    ])
  })

  it('promise nothing where a resource may come with data of another shape', () => {
    const list = {
      request: { operation: 'ListBirds' },
      resource: {
        type: 'Bird',
        path: 'Birds[].Nest',
        identifiers: [{ target: 'Name', source: 'response', path: 'Birds[].Name' }],
      },
    }
    expect(declare({ Bird: BIRD }, 'BirdResource', { hasMany: { Birds: list } })).toContain(
      'readonly color:Promise<S|U>',
    )
    const same = { ...list, resource: { ...list.resource, path: 'Birds[]' } }
    expect(declare({ Bird: BIRD }, 'BirdResource', { hasMany: { Birds: same } })).toContain('readonly color:Promise<S>')
  })

  it('have actions with what is left to give, and what they give', () => {
    const bird = (source: string, path: string) => ({ type: 'Bird', identifiers: [{ target: 'Name', source, path }] })
    const definition: ResourceDefinition = {
      ...BIRD,
      actions: {
        Get: { request: { operation: 'GetBird', params: BY_NAME } },
        Free: { request: { operation: 'FreeBird', params: BY_NAME }, resource: bird('requestParameter', 'Song') },
        Lay: { request: { operation: 'GetEgg', params: BY_NAME }, resource: bird('response', 'Bird.Name') },
        Sing: { request: { operation: 'GetBird', params: BY_NAME }, resource: bird('requestParameter', 'Song') },
        Flock: { request: { operation: 'ListBirds' }, resource: bird('response', 'Birds[].Name') },
      },
      waiters: { There: { waiterName: 'BirdThere', params: BY_NAME } },
    }
    const lines = declare({ Bird: definition }, 'BirdResource')
    expect(lines).toContain('get:F<$.Filled<BirdRequest,"Name">,GetBirdResponse>')
    expect(lines).toContain('free:F<$.Filled<BirdRequest,"Name">,BirdResource|U>')
    expect(lines).toContain('lay:O<$.Filled<EggRequest,"Name">,BirdResource>')
    expect(lines).toContain('sing:F<$.Filled<BirdRequest,"Name">,Partial<BirdResource>>')
    expect(lines).toContain('flock:O<ListBirdsRequest,BirdResource[]>')
    expect(lines).toContain('waitUntilThere:$.WaiterAction<$.Filled<BirdRequest,"Name">,GetBirdResponse>')
  })

  it('have constructors that take what is not known, by place or by name, and references', () => {
    const egg: ResourceDefinition = {
      identifiers: [{ name: 'BirdName' }, { name: 'Number' }],
      actions: {
        Get: { request: { operation: 'GetEgg', params: [{ target: 'Egg', source: 'identifier', name: 'Number' }] } },
      },
    }
    const known = { target: 'BirdName', source: 'identifier', name: 'Name' }
    const bird: ResourceDefinition = {
      ...BIRD,
      has: {
        Egg: { resource: { type: 'Egg', identifiers: [known, { target: 'Number', source: 'input' }] } },
        Mate: { resource: { type: 'Bird', identifiers: [{ target: 'Name', source: 'data', path: 'Nest' }] } },
        Chicks: {
          resource: { type: 'Bird', identifiers: [{ target: 'Name', source: 'data', path: 'Chicks[].Name' }] },
        },
      },
    }
    const lines = declare({ Bird: bird, Egg: egg }, 'BirdResource')
    expect(lines).toContain('Egg(number:N|{number:N}):EggResource')
    expect(lines).toContain('readonly mate:Promise<BirdResource|U>')
    expect(lines).toContain('readonly chicks:Promise<BirdResource[]|U>')
    const all = declare({ Bird: bird, Egg: egg }, 'ServiceResource')
    expect(all).toContain('Egg(...identifiers:[birdName:S,number:N]|[{birdName:S;number:N}]):EggResource')
  })

  it('have collections, with what can be done with all of them', () => {
    const bird: ResourceDefinition = {
      ...BIRD,
      batchActions: { Free: { request: { operation: 'GetEgg', params: [{ ...BY_NAME[0]!, target: 'Egg[].Name' }] } } },
    }
    const birds = {
      request: { operation: 'ListBirds' },
      resource: { type: 'Bird', identifiers: [{ target: 'Name', source: 'response', path: 'Birds[].Name' }] },
    }
    const service = { hasMany: { Birds: birds } }
    const lines = declare({ Bird: bird }, 'ServiceResource', service)
    expect(lines).toContain('readonly birds:$.Collection<BirdResource,ListBirdsRequest>&BirdBatchActions')
    expect(declare({ Bird: bird }, 'BirdBatchActions', service)).toContain(
      'free:O<$.Filled<EggRequest,"Egg">,GetBirdResponse[]>',
    )
  })

  it('keep their names: a shape of such a name gets another one', () => {
    const shapes = {
      ...SHAPES,
      BirdResource: structure({ Nest: member('String') }),
      GetBirdResponse: structure({ Bird: member('BirdResource') }),
    }
    const resources = { Bird: { identifiers: [{ name: 'Name' }] } }
    const text = declareService({ ...SERVICE, shapes, resources: { service: {}, resources } })
    expect(text).toContain('interface BirdResource extends $.AnyResource<Client>{')
    expect(text).toContain('type BirdResourceShape={Nest?:S}')
  })
})
