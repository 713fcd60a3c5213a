import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtinModels } from '../../../src/loaders/model-store.ts'
import { openPack } from '../../../src/loaders/open-pack.ts'
import type { WireOperation } from '../../../src/model/wire-model.ts'
import { getProtocol, resolveProtocol } from '../../../src/protocols/index.ts'

const corpora = process.env['TUCUXI_CORPORA']

/** `dynamodb-put-item` */
function operationOf(file: string): WireOperation {
  const [service = '', ...words] = file.replace('.json', '').split('-')
  const model = openPack(builtinModels(), service)!
  const name = model.operationNames.find((operation) => operation.toLowerCase() === words.join(''))!
  return model.operation(name)!
}

if (corpora === undefined) describe.skip('JSON answers of real services (left out: TUCUXI_CORPORA is not set)')
else {
  const folder = join(corpora, 'response-parsing', 'json')
  describe('JSON answers of real services', () => {
    for (const file of readdirSync(join(folder, 'errors'))) {
      it(`reads the error of ${file}`, () => {
        const operation = operationOf(file)
        const protocol = getProtocol(resolveProtocol(operation.service.metadata))
        const body = readFileSync(join(folder, 'errors', file))
        const wanted = JSON.parse(readFileSync(join(folder, 'expected', file), 'utf8')) as { Error: object }
        const error = protocol.parseError(operation, { statusCode: 400, headers: {}, body })
        expect(error.Error).toEqual(wanted.Error)
        expect(error.ResponseMetadata).toEqual({ HTTPStatusCode: 400, HTTPHeaders: {} })
      })
    }
  })
}
