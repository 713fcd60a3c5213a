import { describe, expect, it } from 'vitest'
import { patchDocument } from '../../../codegen/extras.ts'
import { type Patch, revert } from '../../../src/loaders/patches.ts'

function model(): Record<string, unknown> {
  return {
    metadata: { serviceId: 'Some Thing' },
    operations: {
      A: {
        http: { requestUri: '/{Bucket}/{Key+}' },
        endpoint: { hostPrefix: 'x.' },
        params: { Needs: { value: true } },
      },
      B: { http: { requestUri: '/{Bucket}?acl' }, endpoint: { hostPrefix: 'x.' } },
      C: { http: { requestUri: '/' } },
    },
  }
}

function patch(...rules: Patch['patch']): Patch[] {
  return [
    { why: 'a test', service: 'some-thing', patch: rules },
    { why: 'another', service: 'other', patch: [{ at: 'nowhere', from: 1, to: 2 }] },
  ]
}

describe('patchDocument', () => {
  it('changes beginnings of strings and can take it back', () => {
    const document = model()
    const changes = patchDocument(document, patch({ at: 'operations/*/http/requestUri', prefix: '/{Bucket}', to: '' }))
    expect(document).toHaveProperty('operations.A.http.requestUri', '/{Key+}')
    expect(document).toHaveProperty('operations.B.http.requestUri', '?acl')
    expect(document).toHaveProperty('operations.C.http.requestUri', '/')
    expect(changes).toHaveLength(2)
    revert(document, JSON.parse(JSON.stringify(changes)) as typeof changes)
    expect(JSON.stringify(document)).toBe(JSON.stringify(model()))
  })

  it('removes what has to go, only where it should', () => {
    const document = model()
    const rule = { at: 'operations/*/endpoint/hostPrefix', where: { 'params/Needs/value': true }, from: 'x.' }
    const changes = patchDocument(document, patch(rule))
    expect(document).toHaveProperty('operations.A.endpoint', {})
    expect(document).toHaveProperty('operations.B.endpoint.hostPrefix', 'x.')
    revert(document, changes)
    expect(document).toEqual(model())
  })

  it('fails when a patch no longer applies, or cannot be taken back', () => {
    expect(() =>
      patchDocument(model(), patch({ at: 'operations/*/http/requestUri', prefix: '/{Gone}', to: '' })),
    ).toThrow('extras/some-thing.json no longer applies')
    expect(() => patchDocument(model(), patch({ at: 'metadata/serviceId', from: 'Another', to: 'x' }))).toThrow(
      'no longer applies',
    )
    expect(() => patchDocument(model(), patch({ at: 'operations/A/http', from: undefined, to: 'x' }))).toThrow(
      'no longer applies',
    )
    const first = { at: 'operations/*/http', where: { 'params/Needs/value': true }, from: undefined }
    expect(() => patchDocument(model(), patch(first))).toThrow('no longer applies')
  })
})
