import type { Host } from '../util/host.ts'
import type { FullConfig } from './profiles.ts'
import { findSharedFile } from './shared-file.ts'

/** Reads both files. A missing file counts as empty; what reads files is loaded when there is one. */
export function loadFullConfig(configFile: string, credentialsFile: string, host: Host): FullConfig {
  const config = findSharedFile(configFile, host)
  const credentials = findSharedFile(credentialsFile, host)
  if (!config && !credentials) return { profiles: {} }
  const { readFullConfig } = require('./profiles.ts') as typeof import('./profiles.ts')
  return readFullConfig(config, credentials)
}
