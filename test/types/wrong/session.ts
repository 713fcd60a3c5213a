import { Session, type SessionOptions } from 'tucuxi'
import { getSession } from 'tucuxi/core'

// expect: 'profile' does not exist in type 'SessionOptions'
new Session({ profile: 'dev' })
// expect: Type 'number' is not assignable to type 'string'
export const options: SessionOptions = { regionName: 1 }

const session = new Session()
const core = getSession()
// expect: Type 'string | undefined' is not assignable to type 'string'
export const region: string = core.getConfigVariable('region')
// expect: Type 'number' is not assignable to type 'string'
export const timeout: string = core.getConfigVariable('metadata_service_timeout')
// expect: Type '"file"' is not assignable to type 'ConfigSource'
core.getConfigVariable('region', { methods: ['file'] })
// expect: Property 'reqest' does not exist on type
session.events.register('before-send.s3', ({ reqest }) => console.log(reqest))
// expect: Property 'request' does not exist on type
session.events.register('after-call.s3.GetObject', ({ request }) => console.log(request))
// expect: Property 'operation' does not exist on type 'HttpRequest'
session.events.register('before-send.s3', ({ request }) => request.operation)
// expect: Argument of type '"lambda"' is not assignable
session.resource('lambda')
// expect: 'region' does not exist in type 'ClientOptions'
session.resource('glacier', { region: 'eu-west-1' })
