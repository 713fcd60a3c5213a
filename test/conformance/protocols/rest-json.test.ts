import { describe } from 'vitest'
import { restJson } from '../../../src/protocols/rest-json.ts'
import { corpora } from './corpus.ts'
import { describeCompliance } from './json-driver.ts'

const LEFT_OUT = {
  RestJsonNullAndEmptyHeaders: 'as in boto, an empty list is no header',
  RestJsonHttpChecksumRequired: 'Content-MD5 has given way to CRC32, which a later step adds',
  MediaTypeHeaderInputBase64: 'a jsonvalue takes any JSON value, as in boto; the case passes JSON text',
  MediaTypeHeaderOutputBase64: 'a jsonvalue is the value itself, as in boto; the case wants its JSON text',
}

if (corpora === undefined) describe.skip('rest-json compliance (left out: TUCUXI_CORPORA is not set)')
else describeCompliance(restJson, ['rest-json'], true, LEFT_OUT)
