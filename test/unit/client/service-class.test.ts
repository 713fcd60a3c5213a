import { describe, expect, it, vi } from 'vitest'
import { Client } from '../../../src/client/client.ts'
import { serviceClass } from '../../../src/client/service-class.ts'
import { Loader } from '../../../src/loaders/loader.ts'

const loader = new Loader()
const prototypeOf = (service: string): Record<string, unknown> => {
  const type = serviceClass(loader.wireModel(service))
  return type.prototype as unknown as Record<string, unknown>
}

describe('the class of a service', () => {
  it('is one for a model, and a Client', () => {
    const type = serviceClass(loader.wireModel('sts'))
    expect(serviceClass(loader.wireModel('sts'))).toBe(type)
    expect(type.name).toBe('STS')
    expect(type.prototype).toBeInstanceOf(Client)
  })

  it('has a method per operation, the same each time it is asked for', () => {
    const prototype = prototypeOf('sqs')
    expect(prototype['sendMessage']).toBeTypeOf('function')
    expect(prototype['sendMessage']).toBe(prototype['sendMessage'])
    expect(Object.hasOwn(prototype, 'sendMessage')).toBe(true)
    expect(Object.hasOwn(prototype, 'receiveMessage')).toBe(false)
    expect('receiveMessage' in prototype).toBe(true)
  })

  it.each(['SendMessage', 'sendmessage', 'send_message', 'noSuchThing', 'then', 'send\tMessage', '__proto__x', ''])(
    'has no method %j',
    (name) => {
      expect(prototypeOf('sqs')[name]).toBeUndefined()
      expect(name in prototypeOf('sqs')).toBe(false)
    },
  )

  it('has what every client has, and what every object has', () => {
    const prototype = prototypeOf('sqs')
    expect(prototype['getPaginator']).toBe(Client.prototype.getPaginator)
    expect(prototype['hasOwnProperty']).toBe(Object.prototype.hasOwnProperty)
    expect(Reflect.get(prototype, Symbol.asyncDispose)).toBe(Client.prototype[Symbol.asyncDispose])
  })

  it('tells the names of all its methods', () => {
    const model = loader.wireModel('ec2')
    const methods = Object.getPrototypeOf(prototypeOf('ec2')) as object
    expect(Object.keys(methods)).toHaveLength(model.operationNames.length)
    const names: string[] = []
    for (const name in prototypeOf('ec2')) names.push(name)
    expect(names).toContain('describeInstances')
    expect(new Set(names).size).toBe(names.length)
  })

  it('lets one client have another method', () => {
    const prototype = prototypeOf('sns')
    const client = Object.create(prototype) as Record<'publish', () => unknown>
    const spy = vi.spyOn(client, 'publish').mockReturnValue('published')
    expect(client.publish()).toBe('published')
    spy.mockRestore()
    expect(client.publish).toBe(prototype['publish'])
  })
})
