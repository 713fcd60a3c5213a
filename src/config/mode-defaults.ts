import type { ConfigStore } from './config-store.ts'

/** botocore's sdk-default-configuration document, as far as it is used. */
export interface DefaultConfiguration {
  readonly base: Readonly<Record<string, string | number>>
  readonly modes: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number | string>>>>>>
}

/**
 * Replaces the defaults at the end of the chains by those of a mode; environment, file and code still win. `auto`
 * must have been resolved to one of the others.
 */
export function applyDefaultsMode(mode: string, document: DefaultConfiguration, store: ConfigStore): void {
  const values = defaultValues(mode, document)
  store.setDefault('retry_mode', values['retryMode'])
  store.setDefault('sts_regional_endpoints', values['stsRegionalEndpoints'])
  store.setNestedDefault('s3', 'us_east_1_regional_endpoint', values['s3UsEast1RegionalEndpoints'])
  store.declare('connect_timeout', connectTimeout(mode, document))
}

/** In seconds. */
export function connectTimeout(mode: string, document: DefaultConfiguration): number {
  return Number(defaultValues(mode, document)['connectTimeoutInMillis']) / 1000
}

function defaultValues(mode: string, document: DefaultConfiguration): Readonly<Record<string, string | number>> {
  const values: Record<string, string | number> = { ...document.base }
  for (const [name, change] of Object.entries(document.modes[mode] ?? {})) {
    const [how, amount] = Object.entries(change)[0] ?? []
    const before = values[name]
    if (how === 'override' && amount !== undefined) values[name] = amount
    else if (how === 'multiply' && typeof before === 'number') values[name] = before * Number(amount)
    else if (how === 'add' && typeof before === 'number') values[name] = before + Number(amount)
  }
  return values
}
