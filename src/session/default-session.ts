import type { ClientOptions } from './client-options.ts'
import type { ClientOf, ServiceModule, ServiceName } from './client-types.ts'
import type { ResourceModule, ResourceName, ResourceOf } from './resource-types.ts'
import { Session, type SessionOptions } from './session.ts'

let defaultSession: Session | undefined

/** Makes the session that `client()` and `resource()` use, or replaces it. */
export function setupDefaultSession(options: SessionOptions = {}): Session {
  defaultSession = new Session(options)
  return defaultSession
}

/**
 * A client of the default session, which is made when it is first needed.
 *
 * @example
 * import { client } from 'tucuxi'
 * import 'tucuxi/services/sqs'
 * const sqs = client('sqs', { regionName: 'eu-west-1' })
 */
export function client<Name extends ServiceName>(
  service: Name | ServiceModule<Name>,
  options: ClientOptions = {},
): ClientOf<Name> {
  return (defaultSession ?? setupDefaultSession()).client(service, options)
}

/**
 * A service's resource of the default session, which is made when it is first needed.
 *
 * @example
 * import { resource } from 'tucuxi'
 * import 'tucuxi/services/sqs'
 * const queue = await resource('sqs').getQueueByName({ QueueName: 'jobs' })
 */
export function resource<Name extends { [Listed in ResourceName]: Listed }[ResourceName]>(
  service: Name | ResourceModule<Name>,
  options: ClientOptions = {},
): ResourceOf<Name> {
  return (defaultSession ?? setupDefaultSession()).resource(service, options)
}
