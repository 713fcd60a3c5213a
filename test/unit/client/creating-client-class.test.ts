import { describe, expect, it } from 'vitest'
import { CoreSession } from '../../../src/session/core-session.ts'

type Attributes = Record<string, unknown>
interface Creating {
  classAttributes: Attributes
  baseClasses: unknown[]
}

function make(handler: (event: Creating) => unknown): { client: Attributes; plain: Attributes } {
  const session = new CoreSession()
  const plain = session.createClient('sqs', { regionName: 'us-east-1' }) as unknown as Attributes
  session.register('creating-client-class.sqs', handler as never)
  return { plain, client: session.createClient('sqs', { regionName: 'us-east-1' }) as unknown as Attributes }
}

describe('creating-client-class', () => {
  it('lets handlers add, replace and delete methods of clients made later', () => {
    const { client, plain } = make(({ classAttributes }) => {
      expect(classAttributes['sendMessage']).toBeTypeOf('function')
      classAttributes['greet'] = function (this: { meta: { regionName: string } }): string {
        return `hello from ${this.meta.regionName}`
      }
      classAttributes['listQueues'] = () => 'mine'
      delete classAttributes['purgeQueue']
    })
    expect((client['greet'] as () => string)()).toBe('hello from us-east-1')
    expect((client['listQueues'] as () => string)()).toBe('mine')
    expect(client['purgeQueue']).toBeUndefined()
    expect(client['sendMessage']).toBe(plain['sendMessage'])
    expect(plain['greet']).toBeUndefined()
    expect(plain['purgeQueue']).toBeTypeOf('function')
    expect(client.constructor.name).toBe(plain.constructor.name)
  })

  it('mixes classes in', () => {
    class Greeting {
      get greeting(): string {
        return 'hello'
      }
    }
    const { client } = make(({ baseClasses }) => {
      baseClasses.push(Greeting)
    })
    expect(client['greeting']).toBe('hello')
  })

  it('takes no promise', () => {
    expect(() => make(async () => undefined)).toThrow('returned a promise')
  })
})
