import type { GenericClient } from '../client/create-client.ts'
import type { ClientOptions } from './client-options.ts'
import { Session, type SessionOptions } from './session.ts'

let defaultSession: Session | undefined

/** Makes the session that `client()` uses, or replaces it. */
export function setupDefaultSession(options: SessionOptions = {}): Session {
  defaultSession = new Session(options)
  return defaultSession
}

/**
 * A client of the default session, which is made when it is first needed.
 *
 * @example
 * import { client } from 'tucuxi'
 * const sqs = client('sqs', { regionName: 'eu-west-1' })
 */
export function client(serviceName: string, options: ClientOptions = {}): GenericClient {
  return (defaultSession ?? setupDefaultSession()).client(serviceName, options)
}
