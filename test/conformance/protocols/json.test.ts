import { describe } from 'vitest'
import { awsJson } from '../../../src/protocols/aws-json.ts'
import { rpcV2Cbor } from '../../../src/protocols/rpc-v2-cbor.ts'
import { corpora } from './corpus.ts'
import { describeCompliance } from './json-driver.ts'

if (corpora === undefined) {
  describe.skip('json and smithy-rpc-v2-cbor compliance (left out: TUCUXI_CORPORA is not set)')
} else {
  describeCompliance(awsJson, ['json'], true, {})
  describeCompliance(awsJson, ['json_1_0', 'json_1_0-query-compatible'], false, {})
  describeCompliance(
    rpcV2Cbor,
    ['smithy-rpc-v2-cbor', 'smithy-rpc-v2-cbor-query-compatible', 'smithy-rpc-v2-cbor-non-query-compatible'],
    false,
    {},
  )
}
