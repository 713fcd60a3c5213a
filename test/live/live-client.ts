import { inject } from 'vitest'
import { type ServiceName, Session } from '../../src/index.ts'

export type Result = Record<string, unknown>
export type Operation = <T = Result>(params?: object, options?: object) => Promise<T>
export type OwnMethod = <T = Result>(...given: unknown[]) => Promise<T>

export interface LivePages<T> extends AsyncIterable<T> {
  items(key?: string): AsyncIterable<unknown>
  search(expression: string): AsyncIterable<unknown>
  buildFullResult(): Promise<T>
}

/** A client as tests use it: any operation by name. */
export type LiveClient = Record<string, Operation> & {
  readonly exceptions: Readonly<Record<string, new (...args: never[]) => Error>>
  readonly meta: { readonly endpointUrl: string; readonly regionName: string }
  readonly copy: OwnMethod
  readonly downloadFile: OwnMethod
  readonly downloadFileobj: OwnMethod
  readonly generatePresignedPost: OwnMethod
  readonly uploadFile: OwnMethod
  readonly uploadFileobj: OwnMethod
  getPaginator(name: string): { paginate(params?: object, options?: object): LivePages<Result> }
  getWaiter(name: string): { wait(params?: object, options?: object): Promise<unknown> }
  generatePresignedUrl(operation: string, options: object): Promise<string>
  close(): Promise<void>
}

export const session: Session = new Session({
  regionName: 'us-east-1',
  awsAccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  awsSecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
})

/** A client of a service in moto, or of the server at `endpointUrl`. */
export function connect(service: string, options: object = {}): LiveClient {
  return session.client(service as ServiceName, { endpointUrl: inject('moto'), ...options }) as unknown as LiveClient
}

/** A name that no other test uses. */
export function unique(stem: string): string {
  return `${stem}-${process.pid.toString(36)}${(counter++).toString(36)}`
}

let counter = Date.now() % 1_000_000

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Bytes that repeat only after a long time, so that a lost or doubled piece is seen. */
export function bytes(length: number): Uint8Array {
  const out = new Uint8Array(length)
  let state = 0x2545f491
  for (let i = 0; i < length; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    out[i] = state
  }
  return out
}

/** Text that finds out who counts characters and who counts bytes. */
export const UNICODE: string = 'naïve ☕ 日本語 𝒳'
