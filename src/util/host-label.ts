import { InvalidRegionError } from '../errors/params.ts'

const LABEL = /^(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/
const ALL_DIGITS = /^[0-9]+$/

/** One label of a host name: letters, digits and hyphens, at most 63, no hyphen at either end. */
export function isValidHostLabel(label: string): boolean {
  return LABEL.test(label)
}

/** Whether a region can be part of a host name. The empty string can: it means none. */
export function isValidRegionName(regionName: string): boolean {
  return regionName === '' || (LABEL.test(regionName) && !ALL_DIGITS.test(regionName))
}

export function validateRegionName(regionName: string | undefined): void {
  if (regionName !== undefined && !isValidRegionName(regionName)) throw new InvalidRegionError({ regionName })
}
