import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { declareService } from '../../../codegen/types/declare-service.ts'
import type { Definition, ServiceDocuments, WaiterEntry } from '../../../codegen/types/model.ts'
import { Loader } from '../../../src/loaders/loader.ts'

const text: Definition = { type: 'string' }

function declare(shapes: Record<string, Definition>, more: Partial<ServiceDocuments> = {}): string[] {
  const service: ServiceDocuments = {
    serviceName: 'birds',
    metadata: { uid: 'birds-2026-01-01', protocol: 'rest-json' },
    operations: { GetBird: { name: 'GetBird', input: { shape: 'GetBirdInput' }, output: { shape: 'GetBirdOutput' } } },
    shapes: { String: text, ...shapes },
    paginators: {},
    waiters: {},
    ...more,
  }
  return declareService(service).split('\n')
}

const member = (shape: string): { shape: string } => ({ shape })

describe('declarations of a service', () => {
  it('has methods with the address of their page, required parameters and open enums', () => {
    const lines = declare({
      GetBirdInput: {
        type: 'structure',
        required: ['Name'],
        members: { Name: member('String'), Color: member('Color') },
      },
      GetBirdOutput: {
        type: 'structure',
        required: ['Name'],
        members: { Name: member('String'), Seen: member('Time') },
      },
      Color: { type: 'string', enum: ['red', 'blue'] },
      Time: { type: 'timestamp' },
    })
    const link = 'https://docs.aws.amazon.com/goto/WebAPI/birds-2026-01-01/GetBird'
    expect(lines).toContain(`/**${link}*/getBird:O<GetBirdInput,GetBirdOutput>`)
    expect(lines).toContain('type GetBirdInput={Name:S;Color?:Color|U}')
    expect(lines).toContain('type GetBirdOutput=R&{Name:S;Seen?:Date}')
    expect(lines).toContain('type Color="red"|"blue"|V')
    expect(lines).toContain("declare module 'tucuxi'{interface ServiceMap{birds:Client}}")
  })

  it('renames shapes that would hide what the file itself uses', () => {
    const lines = declare({
      GetBirdInput: { type: 'structure', members: { a: member('Client'), b: member('string'), c: member('S') } },
      GetBirdOutput: { type: 'structure', members: { a: member('Errors'), b: member('Promise'), c: member('Object') } },
      Client: { type: 'structure', members: {} },
      Errors: { type: 'structure', members: {} },
      Object: { type: 'structure', members: {} },
      Promise: { type: 'structure', members: {} },
      S: { type: 'structure', members: {} },
      string: { type: 'structure', members: {} },
    })
    expect(lines).toContain("import type{S as S_,N,B,U,V,A,R,E,O,F,Y,D,L}from'../shorthands.cjs'")
    expect(lines).toContain('type GetBirdInput={a?:ClientShape|U;b?:stringShape|U;c?:S|U}')
    expect(lines).toContain('type GetBirdOutput=R&{a?:ErrorsShape;b?:Promise;c?:Object}')
  })

  it('has two types for what is not the same both ways, and one for what is', () => {
    const lines = declare({
      GetBirdInput: { type: 'structure', members: { Sighting: member('Sighting'), Tag: member('Tag') } },
      GetBirdOutput: { type: 'structure', members: { Sighting: member('Sighting'), Tag: member('Tag') } },
      Sighting: { type: 'structure', members: { At: member('Time'), Photo: member('Blob'), Count: member('Long') } },
      Tag: { type: 'structure', members: { Key: member('String') } },
      Time: { type: 'timestamp' },
      Blob: { type: 'blob' },
      Long: { type: 'long' },
    })
    expect(lines).toContain('type Sighting={At?:Date;Photo?:Uint8Array<ArrayBuffer>;Count?:N}')
    expect(lines).toContain('type SightingInput={At?:D|U;Photo?:Y|U;Count?:L|U}')
    expect(lines).toContain('type Tag={Key?:S|U}')
    expect(lines.filter((line) => line.includes('type TagInput'))).toEqual([])
  })

  it('lets out what the library fills in, and gives bodies as streams', () => {
    const lines = declare({
      GetBirdInput: {
        type: 'structure',
        required: ['Token', 'Body'],
        payload: 'Body',
        members: { Token: { shape: 'String', idempotencyToken: true }, Body: { shape: 'Blob', streaming: true } },
      },
      GetBirdOutput: { type: 'structure', payload: 'Song', members: { Song: member('Blob') } },
      Blob: { type: 'blob' },
    })
    expect(lines).toContain('type GetBirdInput={Token?:S|U;Body:$.StreamingInput}')
    expect(lines).toContain('type GetBirdOutput=R&{Song:$.StreamingBody}')
  })

  it('writes unions, events and errors', () => {
    const lines = declare({
      GetBirdInput: { type: 'structure', members: { Choice: member('Choice'), Calls: member('Calls') } },
      Calls: { type: 'structure', eventstream: true, members: { Call: member('Call') } },
      Call: { type: 'structure', members: { Tone: member('String') } },
      GetBirdOutput: { type: 'structure', members: { Songs: member('Songs') } },
      Choice: { type: 'structure', union: true, members: { one: member('String'), other: member('String') } },
      Songs: { type: 'structure', eventstream: true, members: { Song: member('Song'), Broken: member('Broken') } },
      Song: { type: 'structure', members: {} },
      Broken: { type: 'structure', exception: true, members: { message: member('String') } },
      Named: { type: 'structure', exception: true, error: { code: 'Other.Name' }, members: { Why: member('String') } },
    })
    expect(lines).toContain('type Choice=$.OneOf<{one:S;other:S}>')
    expect(lines).toContain('type GetBirdInput={Choice?:Choice|U;Calls?:AsyncIterable<Calls>|Iterable<Calls>|U}')
    expect(lines).toContain('type Calls=$.OneOf<{Call:Call}>')
    expect(lines).toContain('type GetBirdOutput=R&{Songs:$.EventStream<Songs>}')
    expect(lines).toContain('type Songs=$.OneOfReceived<{Song:Song}>')
    expect(lines).toContain('interface Errors{Broken:E;Named:["Other.Name",{Why?:S}]}')
  })

  it('names the lists that paginators go through, and says what else their items are', () => {
    const lines = declare(
      {
        GetBirdInput: { type: 'structure', members: { Names: member('Names') } },
        GetBirdOutput: { type: 'structure', members: { Names: member('Names'), Nest: member('Nest') } },
        Names: { type: 'list', member: member('String') },
        Nest: { type: 'structure', members: { Names: member('Names'), Eggs: member('Eggs') } },
        Eggs: { type: 'map', key: member('String'), value: member('Names') },
      },
      { paginators: { GetBird: { result_key: ['Names', 'Nest.Names', 'Nest.Eggs'] } } },
    )
    expect(lines).toContain('type GetBirdInput={Names?:A<S>|U}')
    expect(lines).toContain('interface Paginators{getBird:["Names",{"Nest.Names":S},{"Nest.Eggs":[S,S[]]}]}')
  })

  it('names the methods of waiters, with the answer where it may be an error', () => {
    const waiter = (...states: [string, unknown][]): WaiterEntry => ({
      operation: 'GetBird',
      acceptors: states.map(([matcher, expected]) => ({ state: 'success', matcher, expected })),
    })
    const lines = declare(
      { GetBirdInput: { type: 'structure' }, GetBirdOutput: { type: 'structure' } },
      {
        waiters: {
          BirdThere: waiter(['status', 200]),
          BirdGone: waiter(['error', 'NoBird']),
          BirdSeen: waiter(['status', 200], ['status', 404]),
        },
      },
    )
    const either = '["getBird",GetBirdOutput|$.ClientErrorResponse]'
    const gone = '["getBird",$.ClientErrorResponse]'
    expect(lines).toContain(`interface Waiters{birdThere:"getBird";birdGone:${gone};birdSeen:${either}}`)
  })

  it('shares the members that very many interfaces of a large service have in common, and writes words out', () => {
    const operations = Array.from({ length: 101 }, (_, i) => `Get${i}`)
    const members = { DryRun: member('Yes'), Tag: member('String') }
    const rest = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`Member${i}`, member('String')]))
    const inputs = operations.map((name): [string, Definition] => [
      `${name}Input`,
      { type: 'structure', required: ['Tag'], members: { ...members, ...rest, [name]: member('Yes') } },
    ])
    const lines = declare(
      { Yes: { type: 'boolean' }, DryRunTag: { type: 'structure', members: {} }, ...Object.fromEntries(inputs) },
      {
        operations: Object.fromEntries(
          operations.map((name) => [name, { name, input: { shape: `${name}Input` }, output: { shape: 'DryRunTag' } }]),
        ),
      },
    )
    const base = lines.find((line) => line.startsWith('interface DryRunMember0'))!
    const name = /^interface (\w+)/.exec(base)![1]
    expect(base).toContain('{DryRun?:boolean|undefined;Member0?:string|undefined;')
    expect(base).toContain(';Tag:string}')
    expect(lines).toContain(`interface Get7Input extends ${name}{Get7?:boolean|undefined}`)
    expect(lines).toContain('interface DryRunTag extends R{}')
  })
})

it('the names that client() takes are those of the packs', () => {
  const names = new Loader({ includeDefaultExtras: false }).listAvailableServices('service-2')
  const source = readFileSync(new URL('../../../src/services/service-names.ts', import.meta.url), 'utf8')
  expect([...source.matchAll(/^ {2}\| '([^']+)'$/gm)].map(([, name]) => name)).toEqual(names)
})
