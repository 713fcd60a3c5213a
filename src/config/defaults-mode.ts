import { InvalidDefaultsMode } from '../errors/config.ts'

const MODES = ['legacy', 'auto', 'standard', 'in-region', 'cross-region', 'mobile']

/** Lower-cased and checked. */
export function checkDefaultsMode(mode: string): string {
  const name = mode.toLowerCase()
  if (!MODES.includes(name)) throw new InvalidDefaultsMode({ mode, validModes: MODES })
  return name
}
