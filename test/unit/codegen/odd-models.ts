import type { JsonObject } from '../../../src/loaders/json.ts'

export const RULES: JsonObject = {
  version: '1.0',
  parameters: { Region: { type: 'string', builtIn: 'AWS::Region', required: false } },
  rules: [{ type: 'endpoint', conditions: [], endpoint: { url: 'https://mine.amazonaws.com' } }],
}

function metadata(name: string, protocol: string): JsonObject {
  return {
    apiVersion: '2020-01-01',
    endpointPrefix: name,
    protocol,
    serviceId: name,
    serviceFullName: name,
    signatureVersion: 'v4',
  }
}

export function plain(name: string): JsonObject {
  return {
    version: '2.0',
    metadata: metadata(name, 'json'),
    operations: {
      Do: { name: 'Do', http: { method: 'POST', requestUri: '/' }, input: { shape: 'In' }, output: { shape: 'Out' } },
    },
    shapes: {
      In: { type: 'structure', required: ['B', 'A'], members: { A: { shape: 'Text' }, B: { shape: 'Text' } } },
      Out: { type: 'structure', members: { Items: { shape: 'Items' } } },
      Items: { type: 'list', member: { shape: 'Text' }, min: 1 },
      Text: { type: 'string', enum: ['x'], documentation: 'gone' },
    },
  }
}

/** Everything that has to be written in a special way, in one model. */
export function odd(): Readonly<Record<string, JsonObject>> {
  const tree = { type: 'structure', members: { Left: { shape: 'Tree' }, Text: { shape: 'Text' } } }
  return {
    'service-2': {
      metadata: metadata('odd', 'query'),
      clientContextParams: { Flag: { type: 'boolean' } },
      operations: {
        Do: {
          name: 'Do',
          http: { method: 'POST', requestUri: '/', responseCode: 201 },
          input: { shape: 'In', locationName: 'DoRequest', xmlNamespace: { uri: 'https://x/' } },
          output: { shape: 'Out', resultWrapper: 'DoResult' },
          endpoint: { hostPrefix: '{A}.' },
          staticContextParams: { __proto__x: { value: 'a\tb\n' } },
        },
        Empty: { name: 'Empty', http: { method: 'GET', requestUri: '' } },
        Other: {
          name: 'Other',
          http: { method: 'PUT', requestUri: '/x?a=b#c', responseCode: 200 },
          output: { shape: 'Out', resultWrapper: 'Unusual' },
          authtype: 'none',
        },
        constructor: { name: 'constructor', http: { method: 'POST', requestUri: '/' }, input: { shape: 'NoMembers' } },
      },
      shapes: {
        In: {
          type: 'structure',
          required: ['Tree', 'NotThere'],
          members: {
            Tree: { shape: 'Tree' },
            Twin: { shape: 'Twin' },
            NotTwin: { shape: 'NotTwin' },
            Headers: { shape: 'Map', location: 'headers', locationName: '' },
            Comma: { shape: 'Text', location: 'header', locationName: 'a,b;c' },
            same: { shape: 'Text', locationName: 'same' },
            Upper: { shape: 'Text', locationName: 'Upper', contextParam: { name: 'Upper' } },
            'xsi:type': { shape: 'Text', locationName: 'xsi:type', xmlAttribute: true },
            Token: { shape: 'Text', idempotencyToken: true, deprecated: true },
            False: { shape: 'Text', flattened: false },
            Blob: { shape: 'Blob', streaming: true },
            When: { shape: 'When' },
            Numbers: { shape: 'Numbers', flattened: true },
          },
        },
        Out: { type: 'structure', members: { Map: { shape: 'Map' }, Nested: { shape: 'Nested' } }, payload: 'Nested' },
        NoMembers: { type: 'structure', members: {} },
        Tree: tree,
        Twin: { type: 'structure', members: { Left: { shape: 'Twin' }, Text: { shape: 'Text' } } },
        NotTwin: { type: 'structure', members: { Left: { shape: 'NotTwin' }, Text: { shape: 'Long' } } },
        Nested: {
          type: 'structure',
          required: ['ü'],
          members: { Upper: { shape: 'Text', locationName: 'upper' } },
        },
        Map: {
          type: 'map',
          key: { shape: 'Text', locationName: 'Name' },
          value: { shape: 'Items', locationName: 'Value' },
          flattened: true,
          locationName: 'entry',
        },
        Items: { type: 'list', member: { shape: 'Text', locationName: 'item' }, sparse: true },
        Numbers: { type: 'list', member: { shape: 'Double' } },
        Double: { type: 'double', min: -0.5, max: 90 },
        Text: { type: 'string' },
        Long: { type: 'string', min: 20, max: 30, pattern: '.*' },
        Blob: { type: 'blob', requiresLength: true },
        When: { type: 'timestamp', timestampFormat: 'rfc822' },
        First: { type: 'structure', exception: true, members: {}, error: { httpStatusCode: 404, senderFault: true } },
        Second: { type: 'structure', exception: true, members: {}, error: { httpStatusCode: 404, senderFault: true } },
        Coded: { type: 'structure', exception: true, members: {}, error: { code: 'Some.Code', httpStatusCode: 429 } },
        Odd: {
          type: 'structure',
          exception: true,
          fault: true,
          members: { Message: { shape: 'Text' } },
          retryable: { throttling: false },
          error: { code: 'tab\there', senderFault: false },
          union: true,
        },
      },
    },
    'paginators-1': {
      version: '1',
      pagination: {
        Do: {
          input_token: 'a',
          output_token: 'b',
          limit_key: 'c',
          result_key: ['x', 'y.z'],
          non_aggregate_keys: ['n[0]', 'm'],
        },
        One: { input_token: ['a', 'b'], output_token: ['c', 'd || e'], more_results: 'm', result_key: ['only'] },
        Two: { input_token: 'a', output_token: 'b', limit_key: 'c', result_key: 'plain' },
      },
    },
    'waiters-2': {
      version: 2,
      waiters: {
        Done: {
          operation: 'Do',
          delay: 5,
          maxAttempts: 40,
          acceptors: [
            { state: 'success', matcher: 'pathAll', argument: 'A[].B\t"ü"', expected: 'x' },
            { state: 'failure', matcher: 'status', expected: 404 },
            { state: 'retry', matcher: 'error', expected: true },
          ],
        },
      },
    },
  }
}
