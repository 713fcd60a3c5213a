import type { SessionVariable } from '../config/settings.ts'
import { CoreSession } from './core-session.ts'

/** Makes a core session. */
export function getSession(sessionVars?: Readonly<Record<string, SessionVariable>>): CoreSession {
  return new CoreSession({ sessionVars })
}
