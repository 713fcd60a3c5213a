import type { Profile } from './profiles.ts'
import { type ConfigVariables, NESTED_SETTINGS, SETTINGS, type Setting } from './settings.ts'

/** Where a value may come from, in this order; a default applies when none has it. */
export type ConfigSource = 'instance' | 'env' | 'config'

const ALL_SOURCES: readonly ConfigSource[] = ['instance', 'env', 'config']
const EMPTY: ReadonlyMap<string, never> = new Map<string, never>()

/** What a store reads from. */
export interface ConfigSources {
  readonly instance: ReadonlyMap<string, unknown>
  readonly env: Readonly<Record<string, string | undefined>>
  /** The active profile; read at first use. */
  scopedConfig(): Profile
}

/** Answers every config variable by its chain of sources. */
export class ConfigStore {
  readonly #sources: ConfigSources
  // Replaced when they change, never changed: every client has a copy of its session's store.
  #settings: ReadonlyMap<string, Setting>
  #overrides: ReadonlyMap<string, unknown> = EMPTY
  #nestedDefaults: ReadonlyMap<string, unknown> = EMPTY

  constructor(sources: ConfigSources, settings: ReadonlyMap<string, Setting> = EMPTY) {
    this.#sources = sources
    this.#settings = settings
  }

  /** The value of a variable; undefined for names nobody declared. */
  getConfigVariable(name: string, methods: readonly ConfigSource[] = ALL_SOURCES): unknown {
    if (this.#overrides.has(name) && methods === ALL_SOURCES) return this.#overrides.get(name)
    const nested = Object.hasOwn(NESTED_SETTINGS, name) ? NESTED_SETTINGS[name] : undefined
    if (nested && !this.#settings.has(name)) return this.#section(name, nested, methods)
    const setting = this.#setting(name)
    return setting && this.#resolve(name, setting, methods)
  }

  /** Overrides a variable for this store. */
  setConfigVariable(name: string, value: unknown): void {
    this.#overrides = new Map(this.#overrides).set(name, value)
  }

  clearConfigVariable(name: string): void {
    const overrides = new Map(this.#overrides)
    overrides.delete(name)
    this.#overrides = overrides
  }

  /** Replaces the default of a variable, leaving its other sources alone. */
  setDefault(name: string, value: unknown): void {
    const setting = this.#setting(name)
    if (setting) this.#settings = new Map(this.#settings).set(name, { ...setting, default: value })
  }

  /** Replaces the default of a key of a nested section. */
  setNestedDefault(section: string, key: string, value: unknown): void {
    this.#nestedDefaults = new Map(this.#nestedDefaults).set(`${section}.${key}`, value)
  }

  /** Adds a variable that has no source but its default. */
  declare(name: string, value: unknown): void {
    this.#settings = new Map(this.#settings).set(name, { keys: [], env: [], default: value, convert: undefined })
  }

  /** A store with the same sources whose later changes do not touch this one. */
  copy(): ConfigStore {
    const { instance, env, scopedConfig } = this.#sources
    let profile: Profile | undefined
    const copy = new ConfigStore({ instance, env, scopedConfig: () => (profile ??= scopedConfig()) }, this.#settings)
    copy.#overrides = this.#overrides
    copy.#nestedDefaults = this.#nestedDefaults
    return copy
  }

  #setting(name: string): Setting | undefined {
    return (
      this.#settings.get(name) ?? (Object.hasOwn(SETTINGS, name) ? SETTINGS[name as keyof ConfigVariables] : undefined)
    )
  }

  #resolve(name: string, setting: Setting, methods: readonly ConfigSource[]): unknown {
    const value = this.#given(name, setting, methods) ?? setting.default
    return value === undefined || !setting.convert ? value : setting.convert(value, name)
  }

  #given(name: string, setting: Setting, methods: readonly ConfigSource[]): unknown {
    const instance = methods.includes('instance') ? this.#sources.instance.get(name) : undefined
    if (instance !== undefined) return instance
    const env = methods.includes('env') ? this.#fromEnv(setting) : undefined
    if (env !== undefined) return env
    return setting.keys.length > 0 && methods.includes('config') ? this.#fromProfile(setting) : undefined
  }

  #fromEnv(setting: Setting): string | undefined {
    for (const name of setting.env) {
      const value = this.#sources.env[name]
      if (value !== undefined) return value
    }
    return undefined
  }

  #fromProfile(setting: Setting): unknown {
    const profile = this.#sources.scopedConfig()
    for (const key of setting.keys) {
      const value = typeof key === 'string' ? own(profile, key) : own(own(profile, key[0]), key[1])
      if (value !== undefined) return value
    }
    return undefined
  }

  #section(
    name: string,
    settings: Readonly<Record<string, Setting>>,
    methods: readonly ConfigSource[],
  ): Record<string, unknown> | undefined {
    const given = methods.includes('config') ? own(this.#sources.scopedConfig(), name) : undefined
    const section: Record<string, unknown> = typeof given === 'object' ? { ...given } : {}
    for (const [key, setting] of Object.entries(settings)) {
      const value = this.#resolve(key, setting, methods) ?? this.#nestedDefaults.get(`${name}.${key}`)
      if (value !== undefined) section[key] = value
    }
    return Object.keys(section).length === 0 ? undefined : section
  }
}

function own(target: unknown, key: string): unknown {
  return typeof target === 'object' && target !== null && Object.hasOwn(target, key)
    ? (target as Record<string, unknown>)[key]
    : undefined
}
