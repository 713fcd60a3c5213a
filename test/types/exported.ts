import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Compilation, compile, ROOT, WORK } from './tsc.ts'

/** What people's libraries export without saying its type: the declarations that are made of it have to be able to. */
const PROGRAM = `import { Session } from 'tucuxi'
import { getSession } from 'tucuxi/core'
import 'tucuxi/services/bedrock-runtime'
import 'tucuxi/services/dynamodb'
import 'tucuxi/services/ec2'
import 'tucuxi/services/s3'

const session = new Session()
export const s3 = session.client('s3')
export const dynamodb = session.client('dynamodb')
export const generic = session.client('iam')
export const { availableProfiles, botocoreSession, events, profileName } = session
export const { getCredentials, assumeRole, getAvailableRegions } = session
export const { config, endpointUrl, serviceModel } = s3.meta
export const operation = serviceModel.operationModel('GetObject')
export const input = operation.inputShape
export const { exceptions, generatePresignedPost, generatePresignedUrl, getObject } = s3
export const paginator = s3.getPaginator('listObjectsV2')
export const { paginate } = paginator
export const pages = paginate({ Bucket: 'b' })
export const items = pages.items('CommonPrefixes')
export const waiter = s3.getWaiter('bucketNotExists')
export const { wait } = waiter
export const register = events.register
export const found = async () => (await s3.getObject({ Bucket: 'b', Key: 'k' })).Body
export const metadata = async () => (await s3.deleteBucket({ Bucket: 'b' })).ResponseMetadata
export const item = async () => (await dynamodb.getItem({ TableName: 't', Key: {} })).Item
export const instances = async () => (await session.client('ec2').describeInstances()).Reservations
export const stream = async () =>
  (await session.client('bedrock-runtime').converseStream({ modelId: 'm', messages: [] })).stream

const resources = session.resource('s3')
export const bucket = resources.Bucket('b')
export const { Object: newObject, buckets } = resources
export const { objects, creationDate, putObject, waitUntilExists, meta } = bucket
export const filtered = objects.filter({ Prefix: 'a' })
export const size = async () => (await putObject({ Key: 'k' })).contentLength
export const instance = async () => (await session.resource('ec2').createInstances({ MinCount: 1, MaxCount: 1 }))[0]
export const untypedResource = session.resource('sns')

const core = getSession()
export const { fullConfig, profile, loader } = core
export const { getConfigVariable, getAuthToken, createClient } = core
export const scoped = core.getScopedConfig()
export const defaults = core.getDefaultClientConfig()
export const model = core.getServiceModel('s3')
export const paginatorModel = core.getPaginatorModel('s3')
export const waiterModel = core.getWaiterModel('s3')
`

/** As in somebody's project: the package in node_modules, whose inside cannot be referred to. */
export function checkExported(compiler: string): Compilation {
  const folder = join(WORK, 'exported')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  symlinkSync(ROOT, join(folder, 'node_modules', 'tucuxi'), 'junction')
  const file = join(folder, 'program.ts')
  writeFileSync(file, PROGRAM)
  return compile(compiler, folder, [file], { declaration: true, preserveSymlinks: true })
}
