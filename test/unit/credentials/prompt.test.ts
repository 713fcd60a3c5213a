import { afterEach, describe, expect, it, vi } from 'vitest'
import { promptAtTerminal } from '../../../src/credentials/prompt.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import { fakeHost } from '../fake-host.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a question at the terminal', () => {
  it('is an error where there is none, which says what to do', () => {
    const { stdin } = process
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(Object.create(stdin, { isTTY: { value: false } }))
    expect(() => promptAtTerminal('Code: ')).toThrow('give the session an mfaPrompter')
  })

  it('ends the use of a role that needs a code, and is asked again', async () => {
    const questions: string[] = []
    const session = new CoreSession({
      host: fakeHost({ env: { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' } }),
      mfaPrompter: (question) => {
        questions.push(question)
        throw new Error('nobody there')
      },
    })
    const role = session.assumeRoleCredentials({ roleArn: 'arn:aws:iam::123456789012:role/r', serialNumber: 'device' })
    for (let i = 0; i < 2; i++) await expect(role.getFrozenCredentials()).rejects.toThrow('nobody there')
    expect(questions).toEqual(['Enter MFA code for device: ', 'Enter MFA code for device: '])
  })
})
