import type { ClientParts } from '../client/client-state.ts'
import type { Config } from '../config/client-config.ts'
import type { ConfigStore } from '../config/config-store.ts'
import { applyDefaultsMode, connectTimeout, type DefaultConfiguration } from '../config/mode-defaults.ts'
import { modeByEnvironment, modeByInstance } from './auto-mode.ts'
import type { CoreSession } from './core-session.ts'

/** Lays a defaults mode under a client's settings. Returns what `auto` leaves to the first call. */
export function useDefaultsMode(
  session: CoreSession,
  mode: string,
  store: ConfigStore,
  { regionName, config }: { readonly regionName: string | undefined; readonly config: Config },
): ClientParts['settle'] {
  const document = session.getData('sdk-default-configuration') as DefaultConfiguration
  if (mode !== 'auto') {
    applyDefaultsMode(mode, document, store)
    return undefined
  }
  const known = modeByEnvironment(session, regionName)
  // Until the machine has been asked, it is what it falls back to; modes differ in nothing but the timeout.
  applyDefaultsMode(known ?? 'standard', document, store)
  if (known !== undefined || config.options.connectTimeout !== undefined) return undefined
  return async () => connectTimeout(await modeByInstance(session, regionName), document)
}
