import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CredentialRetrievalError } from '../errors/credentials.ts'

/** Asks at the terminal; what is typed is not shown. Throws CredentialRetrievalError where there is no terminal. */
export function promptAtTerminal(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) {
    const errorMsg = 'an MFA code is needed and there is no terminal to ask at: give the session an mfaPrompter'
    throw new CredentialRetrievalError({ provider: 'assume-role', errorMsg })
  }
  return new Promise((resolve, reject) => {
    const mute = new Writable({ write: (_chunk, _encoding, done) => done() })
    const reader = createInterface({ input: stdin, output: mute, terminal: true })
    stderr.write(question)
    let answer: string | undefined
    reader.once('line', (line) => {
      answer = line.trim()
      reader.close()
    })
    reader.once('SIGINT', () => reader.close())
    reader.once('close', () => {
      stderr.write('\n')
      if (answer !== undefined) return resolve(answer)
      reject(new CredentialRetrievalError({ provider: 'assume-role', errorMsg: 'no MFA code was given' }))
    })
  })
}
