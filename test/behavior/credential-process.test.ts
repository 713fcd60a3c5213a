import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/process.ts'
import { Clock, Machine } from './identity/machine.ts'

/** A machine whose profile `vault` runs a script of Node. */
function vault(script: string): Machine {
  const machine = new Machine({ clock: new Clock(), env: { AWS_EC2_METADATA_DISABLED: 'true' } })
  const file = machine.write('vault.cjs', script)
  const command = `"${process.execPath}" "${file}"`.replaceAll('\\', '\\\\')
  machine.write('.aws/config', `[profile vault]\ncredential_process = ${command}\n`)
  return machine
}

describe('a credential_process', () => {
  it('may ask at the standard input of the program', () => {
    const { home } = vault(`
      process.stdin.once('data', (text) => {
        console.log(JSON.stringify({ Version: 1, AccessKeyId: 'AKID' + String(text).trim(), SecretAccessKey: 's' }))
        process.exit()
      })`)
    const core = JSON.stringify(join(ROOT, 'src/core.ts'))
    const program = `
      const { Session } = require(${core})
      new Session({ profile: 'vault' }).getCredentials().then((found) => console.log(found.accessKeyId))`
    const env = { ...process.env, HOME: home, USERPROFILE: home }
    const args = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), '-e', program]
    const { stdout, stderr } = spawnSync(process.execPath, args, { env, input: '123456\n', encoding: 'utf8' })
    expect([stdout.trim(), stderr]).toEqual(['AKID123456', ''])
  })

  it.each([
    [
      'prints without end',
      "const text = 'x'.repeat(65536); const print = () => process.stdout.write(text, print); print()",
      'printed more than 1048576 bytes',
    ],
    ['is killed', "process.kill(process.pid, 'SIGKILL')", 'was ended by SIGKILL'],
    ['says what is wrong', "process.stderr.write('no such role'); process.exitCode = 3", 'no such role'],
  ])('that %s is an error', async (_what, script, message) => {
    await expect(vault(script).session('vault').getCredentials()).rejects.toThrow(message)
  })
})
