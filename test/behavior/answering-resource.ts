import { Session as CoreSession } from '../../src/core.ts'
import { type GenericResource, Session } from '../../src/index.ts'
import type { Loader } from '../../src/loaders/loader.ts'

type Params = Record<string, unknown>

/** A call that a resource made: the operation, and its parameters as they were given. */
export type Request = readonly [operation: string, params: Params]

/** Gives the result of a call, or an error: an object with `Error`. */
export type Answer = (operation: string, params: Params) => object | Promise<object>

export interface AnsweringResource {
  readonly root: GenericResource
  readonly session: Session
  readonly requests: Request[]
}

/** A service's resource whose calls nobody sends. */
export function answeringResource(
  service: string,
  answer: Answer,
  options: { loader?: Loader; resource?: object } = {},
): AnsweringResource {
  const core = new CoreSession()
  core.setCredentials('AKIDEXAMPLE', 'secret')
  if (options.loader !== undefined) core.registerComponent('data_loader', options.loader)
  const session = new Session({ botocoreSession: core, regionName: 'eu-west-1' })
  const requests: Request[] = []
  core.register('provide-client-params', ({ model, params }) => {
    requests.push([model.name, structuredClone(params)])
  })
  core.register('before-call', async ({ model, params }) => {
    const parsed = (await answer(model.name, params)) as Params
    return { statusCode: parsed['Error'] === undefined ? 200 : 400, parsed }
  })
  return { root: session.resource(service as 's3', options.resource) as GenericResource, session, requests }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
