import { describe, expect, it } from 'vitest'
import { awsQuery } from '../../../src/protocols/aws-query.ts'
import { ec2Query } from '../../../src/protocols/ec2-query.ts'
import { casesOf, corpora } from './corpus.ts'
import { checkRequest, checkResponse, sameForm } from './xml-driver.ts'

if (corpora === undefined) describe.skip('query and ec2 compliance (left out: TUCUXI_CORPORA is not set)')

for (const protocol of corpora === undefined ? [] : [awsQuery, ec2Query]) {
  describe(`${protocol.name} compliance`, () => {
    const requests = [...casesOf('input', protocol.name), ...casesOf('legacy/input', protocol.name)]
    const responses = [...casesOf('output', protocol.name), ...casesOf('legacy/output', protocol.name)]

    it('finds its cases', () => {
      expect(requests.length).toBeGreaterThan(0)
      expect(responses.length).toBeGreaterThan(0)
    })

    for (const loaded of requests) it(`writes ${loaded.name}`, () => checkRequest(protocol, loaded, sameForm))

    for (const loaded of responses) it(`reads ${loaded.name}`, () => checkResponse(protocol, loaded))
  })
}
