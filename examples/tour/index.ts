/**
 * A tour of the library, by doing. Without a network: a DynamoDB emulator in this process takes the calls. With
 * AWS_ENDPOINT_URL, or with credentials in the usual places, those are used instead.
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import dynalite from 'dynalite'
import { type GenericClient, Session } from 'tucuxi'
import { showModel, showPresignedUrl, showValidation, showWhatThereIs } from './offline.ts'
import { dim, title, totals } from './print.ts'
import { workWithTable } from './table.ts'

interface Place {
  readonly session: Session
  readonly dynamodb: GenericClient
  readonly where: string
  close(): void
}

const EXAMPLE_KEYS = {
  awsAccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  awsSecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}

async function startEmulator(): Promise<Server> {
  const server = dynalite({ createTableMs: 150, deleteTableMs: 0 })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', done)
  })
  return server
}

/** The tour calls operations by name, as a program does that learns only at run time which. */
function byName(client: object): GenericClient {
  return client as GenericClient
}

/** Where the calls go: what the environment names, else an emulator. */
async function findPlace(): Promise<Place> {
  const regionName = process.env['AWS_DEFAULT_REGION'] ?? process.env['AWS_REGION'] ?? 'eu-west-1'
  const own = new Session({ regionName })
  const endpoint = process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? process.env['AWS_ENDPOINT_URL']
  const credentials = await own.getCredentials()
  if (endpoint !== undefined || credentials !== undefined) {
    const session = credentials === undefined ? new Session({ regionName, ...EXAMPLE_KEYS }) : own
    const dynamodb = byName(session.client('dynamodb'))
    const whose = credentials === undefined ? 'example credentials' : `the credentials of ${own.profileName}`
    const where = `In DynamoDB at ${dynamodb.meta.endpointUrl}, with ${whose}. The table is deleted at the end.`
    return { session, dynamodb, where, close: () => {} }
  }
  const server = await startEmulator()
  const { port } = server.address() as AddressInfo
  const session = new Session({ regionName, ...EXAMPLE_KEYS })
  const dynamodb = byName(session.client('dynamodb', { endpointUrl: `http://127.0.0.1:${port}` }))
  const where = `In an emulator inside this process, at ${dynamodb.meta.endpointUrl}: real requests, signed and retried.`
  return { session, dynamodb, where, close: () => server.close() }
}

title('tucuxi', 'One Session, every AWS service, from data. This is what it does.')
const { session, dynamodb, where, close } = await findPlace()
try {
  await showWhatThereIs(session)
  await showModel(session)
  await showPresignedUrl(session)
  await showValidation(session)
  await workWithTable(dynamodb, where)
} finally {
  await session.close()
  close()
}
console.log(
  `\n  ${dim(`${totals.steps} steps, ${(totals.milliseconds / 1000).toFixed(2)} s in all. The code is in examples/tour; README.md says where to read on.`)}\n`,
)
