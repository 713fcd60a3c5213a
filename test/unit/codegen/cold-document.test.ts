import { describe, expect, it } from 'vitest'
import { writeColdDocument } from '../../../codegen/write-cold-document.ts'
import { writePack } from '../../../codegen/write-pack.ts'
import type { JsonObject } from '../../../src/loaders/json.ts'
import { PackModel } from '../../../src/loaders/pack-model.ts'
import { RawModel } from '../../../src/loaders/raw-model.ts'
import { readColdDocument } from '../../../src/loaders/read-cold-document.ts'

const DOCUMENT = {
  version: '2.0',
  metadata: { apiVersion: '2020-01-01', protocol: 'json', serviceId: 'birds', uid: 'birds-2020-01-01' },
  operations: {
    GetBird: {
      name: 'GetBird',
      http: { method: 'POST', requestUri: '/' },
      input: { shape: 'GetBirdRequest' },
      output: { shape: 'GetBirdResponse', resultWrapper: 'GetBirdResult' },
      errors: [{ shape: 'NotFound' }, { shape: 'Busy', exception: true }],
      deprecated: true,
    },
  },
  shapes: {
    // Not in the order of the alphabet.
    Zebra: { type: 'structure', members: { Stripes: { shape: 'Count' } } },
    GetBirdRequest: {
      type: 'structure',
      required: ['Name'],
      members: {
        Name: { shape: 'BirdName' },
        Nick: { shape: 'BirdName' },
        Latin: { shape: 'LatinName', deprecated: true },
        Friends: { shape: 'Friends' },
        __proto__x: { shape: 'Count', box: true },
      },
    },
    // The pack does not tell these from each other.
    BirdName: { type: 'string', max: 64, min: 1, pattern: '"a,b=c"' },
    LatinName: { min: 1, type: 'string', enum: ['Ara', 'Pica'], sensitive: true },
    Count: { type: 'integer', max: 7 },
    Friends: { type: 'map', key: { shape: 'BirdName' }, value: { shape: 'FriendList' } },
    FriendList: { type: 'list', member: { shape: 'GetBirdResponse' }, max: 3 },
    GetBirdResponse: { type: 'structure', members: { Friends: { shape: 'Friends', locationName: 'friends' } } },
    NotFound: {
      type: 'structure',
      members: { Name: { shape: 'BirdName' } },
      exception: true,
      error: { httpStatusCode: 404 },
    },
    Busy: { type: 'structure', members: {}, exception: true },
  },
  extra: [null, { why: 'unknown' }],
}

function packOf(document: JsonObject): PackModel {
  const raw = new RawModel('birds', '2020-01-01', (type) => (type === 'service-2' ? document : undefined))
  const nothing = { templates: () => '', document: () => undefined, moduleNames: () => ({}) }
  return new PackModel(writePack(raw, ''), nothing)
}

const document = (): JsonObject => structuredClone(DOCUMENT) as JsonObject

describe('the cold tier of a service', () => {
  it('makes the document again, key by key', () => {
    const pack = packOf(document())
    expect(JSON.stringify(readColdDocument(writeColdDocument(document(), pack), pack))).toBe(JSON.stringify(DOCUMENT))
  })

  it('does not repeat what the pack says', () => {
    const text = writeColdDocument(document(), packOf(document()))
    for (const known of ['Name"', 'requestUri', 'httpStatusCode', 'friends', 'GetBirdResult']) {
      expect(text, known).not.toContain(`"${known}`)
    }
    // Nothing refers to it, so that the pack knows nothing of it.
    expect(text).toContain('Stripes')
    expect(text).toContain('Pica')
  })

  it('gives objects that may be changed, new ones each time', () => {
    const pack = packOf(document())
    const text = writeColdDocument(document(), pack)
    const first = readColdDocument(text, pack) as { metadata: { protocol: string } }
    first.metadata.protocol = 'changed'
    expect(readColdDocument(text, pack)).toEqual(DOCUMENT)
  })

  it('refuses what it could not read again', () => {
    const odd = document()
    odd['a,b'] = 1
    expect(() => writeColdDocument(odd, packOf(document()))).toThrow('the key "a,b" cannot be written')
    const other = document()
    Object.assign((other['shapes'] as JsonObject)['GetBirdResponse'] as JsonObject, {
      members: { Enemies: { shape: 'Friends', locationName: 'friends' } },
    })
    expect(() => writeColdDocument(other, packOf(document()))).toThrow('is not what it was made of')
  })
})
