import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { HierarchicalEmitter } from '../../../src/events/emitter.ts'
import { Loader } from '../../../src/loaders/loader.ts'
import { hyphenizeServiceId } from '../../../src/model/naming.ts'
import { aliasEventName } from '../../../src/services/event-names.ts'

const { aliases } = JSON.parse(readFileSync(new URL('../../parity/data/events.json', import.meta.url), 'utf8')) as {
  aliases: Readonly<Record<string, string>>
}

describe('aliases of events', () => {
  it.each(Object.entries(aliases))('%s is %s, as in botocore', (name, expected) => {
    expect(aliasEventName(name)).toBe(expected)
    expect(aliasEventName(name)).toBe(expected)
  })

  it('work at registration, when emitting and for stages', () => {
    const emitter = new HierarchicalEmitter(aliasEventName)
    const names: string[] = []
    const handler = (event: { eventName: string }): void => void names.push(event.eventName)
    emitter.register('before-call.runtime.sagemaker', handler)
    emitter.emit('before-call.sagemaker-runtime.X')
    emitter.emit('before-call.runtime.sagemaker.X')
    emitter.stage('before-call.runtime.sagemaker.X').emit({})
    emitter.copy().emit('before-call.runtime.sagemaker.X')
    expect(names).toEqual(Array(4).fill('before-call.sagemaker-runtime.X'))
    emitter.unregister('before-call.sagemaker-runtime', handler)
    expect(emitter.hasHandlers('before-call.runtime.sagemaker.X')).toBe(false)
  })
})

describe('the names that services have now', () => {
  it('are no old names of others', () => {
    const loader = new Loader({ dataPath: '' })
    for (const service of loader.listAvailableServices('service-2')) {
      const name = `before-call.${hyphenizeServiceId(loader.wireModel(service).metadata.serviceId)}.Operation`
      expect(aliasEventName(name)).toBe(name)
    }
  })
})
