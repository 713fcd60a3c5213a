import { Session } from 'tucuxi'
import 'tucuxi/services/s3'
import { ANY, Stubber } from 'tucuxi/stub'

const session = new Session()
const stubber = new Stubber(session.client('s3'))

// expect: type 'AnyClient'
new Stubber({})
// expect: Argument of type '"getobject"' is not assignable to parameter of type
stubber.addResponse('getobject', {})
// expect: Argument of type '"getPaginator"' is not assignable to parameter of type
stubber.addResponse('getPaginator', {})
// expect: 'Buckts' does not exist in type
stubber.addResponse('listBuckets', { Buckts: [] })
// expect: Type 'number' is not assignable to type 'string'
stubber.addResponse('listBuckets', { Buckets: [{ Name: 1 }] })
// expect: Type 'number' is not assignable to type
stubber.addResponse('getObject', { Body: 1 })
// expect: Property 'Key' is missing in type
stubber.addResponse('getObject', { Body: 'text' }, { Bucket: 'b' })
// expect: 'Keys' does not exist in type
stubber.addResponse('getObject', { Body: 'text' }, { Bucket: 'b', Key: ANY, Keys: 'k' })
// expect: 'errorCode' does not exist in type 'ClientErrorStub
stubber.addClientError('getObject', { errorCode: 'NoSuchKey' })
