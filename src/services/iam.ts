/**
 * IAM:
 * - policy documents come as JSON, percent-encoded; a result has them as what they say. What is not such a text stays.
 */
import type { Customization } from '../client/customization.ts'
import { parseJson } from '../protocols/formats/json-text.ts'
import { unquote } from '../util/unquote.ts'

/** Wherever they stand in a result. */
const POLICY_DOCUMENTS: ReadonlySet<string> = new Set([
  'AssumeRolePolicyDocument',
  'AssumeRolePolicyDocumentTemplate',
  'Document',
  'PolicyDocument',
])

export const iam: Customization = {
  register(events) {
    events.register('after-call.iam', ({ parsed }) => decodePolicies(parsed))
  },
}

function decodePolicies(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) decodePolicies(item)
    return
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return
  const members = value as Record<string, unknown>
  for (const name of Object.keys(members)) {
    const member = members[name]
    if (typeof member !== 'string') decodePolicies(member)
    else if (POLICY_DOCUMENTS.has(name)) members[name] = decodePolicy(member)
  }
}

function decodePolicy(text: string): unknown {
  try {
    return parseJson(unquote(text))
  } catch {
    return text
  }
}
