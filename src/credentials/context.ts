import type { IniSection, IniValue } from '../config/ini.ts'
import type { FullConfig } from '../config/profiles.ts'
import type { HttpHandler, HttpRequest } from '../http/http.ts'
import type { Feature } from '../http/user-agent.ts'
import type { Host } from '../util/host.ts'
import type { Credentials } from './credentials.ts'

/** A client that a source of credentials calls: STS, SSO, sign-in. */
export interface NestedClient {
  readonly events: {
    register(eventName: `before-call.${string}`, handler: (event: { readonly request: HttpRequest }) => unknown): void
  }
  call(
    operationName: string,
    params: Record<string, unknown>,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Record<string, unknown>>
}

export interface NestedClientOptions {
  /** The session's own when absent. */
  readonly regionName?: string | undefined
  /** Absent: calls are not signed. */
  readonly credentials?: Credentials | undefined
  /** What the calls are made for, as their User-Agent says it. */
  readonly features: readonly Feature[]
}

export type MakeClient = (service: string, options: NestedClientOptions) => NestedClient

/** Asks a person for an MFA code. */
export type MfaPrompter = (question: string) => string | Promise<string>

/** What sources of credentials and tokens need of the session. */
export interface CredentialContext {
  readonly host: Host
  /** The active profile. */
  readonly profileName: string
  fullConfig(): FullConfig
  getConfigVariable(name: string): unknown
  readonly makeClient: MakeClient
  /** For the metadata services: connects directly, never through a proxy. */
  readonly http: () => HttpHandler
  /** Aborted when the session is closed: a lookup ends then, and the next one has another signal. */
  readonly closing: () => AbortSignal
  readonly userAgent: () => string
  readonly mfaPrompter: MfaPrompter
  readonly log: (level: 'debug' | 'info' | 'warning', message: string, error?: unknown) => void
}

export const NO_SECTION: IniSection = {}

/** A profile of both shared files put together; empty when there is none. */
export function profileSection(context: CredentialContext, name: string): IniSection {
  const { profiles } = context.fullConfig()
  return Object.hasOwn(profiles, name) ? profiles[name]! : NO_SECTION
}

export function has(section: IniSection, key: string): boolean {
  return Object.hasOwn(section, key)
}

/** A key's text; undefined when it is not there, or is a nested section. */
export function textOf(section: IniSection, key: string): string | undefined {
  const value: IniValue | undefined = Object.hasOwn(section, key) ? section[key] : undefined
  return typeof value === 'string' ? value : undefined
}
