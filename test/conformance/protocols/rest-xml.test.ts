import { describe, expect, it } from 'vitest'
import { restXml } from '../../../src/protocols/rest-xml.ts'
import { casesOf, corpora } from './corpus.ts'
import { checkEvents, eventsMember } from './event-stream-driver.ts'
import { checkRequest, checkResponse, sameXml } from './xml-driver.ts'

const S3_ROOTS = "S3's models say the root's name in the same place, where it is right"

/** What we do not pass, and why. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['RestXmlHttpPayloadWithUnion', S3_ROOTS],
  ['HttpPayloadWithXmlNamespace', S3_ROOTS],
  ['HttpPayloadWithXmlNamespaceAndPrefix', S3_ROOTS],
  ['XmlAttributesOnPayload', S3_ROOTS],
  ['NullAndEmptyHeaders', 'as boto, an empty list is no header'],
])

if (corpora === undefined) describe.skip('rest-xml compliance (left out: TUCUXI_CORPORA is not set)')
else {
  describe('rest-xml compliance', () => {
    const requests = [...casesOf('input', 'rest-xml'), ...casesOf('legacy/input', 'rest-xml')]
    const responses = [...casesOf('output', 'rest-xml'), ...casesOf('legacy/output', 'rest-xml')]

    it('finds its cases', () => {
      expect(requests.length).toBeGreaterThan(0)
      expect(responses.length).toBeGreaterThan(0)
    })
    for (const loaded of requests) {
      const reason = REASONS.get(loaded.name)
      if (reason !== undefined) it.skip(`writes ${loaded.name} (left out: ${reason})`)
      else it(`writes ${loaded.name}`, () => checkRequest(restXml, loaded, sameXml))
    }
    for (const loaded of responses) {
      const check = eventsMember(loaded) === undefined ? checkResponse : checkEvents
      it(`reads ${loaded.name}`, () => check(restXml, loaded))
    }
  })
}
