/**
 * CloudFormation:
 * - a template that is JSON comes as a text, and is given out as what it says; YAML stays text
 */
import type { Customization } from '../client/customization.ts'
import { parseJson } from '../protocols/formats/json-text.ts'

export const cloudFormation: Customization = {
  register(events) {
    events.register('after-call.cloudformation.GetTemplate', ({ parsed }) => decodeTemplate(parsed))
  },
}

function decodeTemplate(parsed: Record<string, unknown>): void {
  const template = parsed['TemplateBody']
  if (typeof template !== 'string') return
  try {
    parsed['TemplateBody'] = parseJson(template)
  } catch {
    // It is YAML.
  }
}
