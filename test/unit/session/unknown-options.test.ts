import { expect, it } from 'vitest'
import { ArgumentError } from '../../../src/errors/index.ts'
import { CoreSession } from '../../../src/session/core-session.ts'
import { Session } from '../../../src/session/session.ts'

it('an option that does not exist is refused, with the one that was meant', () => {
  const make = (options: object): Session => new Session(options)
  expect(() => make({ region: 'eu-west-1' })).toThrow(ArgumentError)
  expect(() => make({ region: 'eu-west-1' })).toThrow(
    "Got unexpected keyword argument 'region'. Did you mean 'regionName'?",
  )
})

it('so is one of a client', () => {
  const session = new CoreSession()
  const make = (options: object): unknown => session.createClient('s3', options)
  expect(() => make({ regionName: 'eu-west-1', endpoint: 'http://localhost' })).toThrow(
    "Got unexpected keyword argument 'endpoint'. Did you mean 'endpointUrl'?",
  )
})
