import { InvalidRegionError } from '../errors/params.ts'
import { consistsOf, isAlphanumeric, isDigit } from './ascii.ts'

const LONGEST_LABEL = 63

/** One label of a host name: letters, digits and hyphens, at most 63, no hyphen at either end. */
export function isValidHostLabel(label: string): boolean {
  return (
    label.length <= LONGEST_LABEL &&
    !label.startsWith('-') &&
    !label.endsWith('-') &&
    consistsOf(label, isLabelCharacter)
  )
}

function isLabelCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 45
}

/** Whether a region can be part of a host name. The empty string can: it means none. */
export function isValidRegionName(regionName: string): boolean {
  return regionName === '' || (isValidHostLabel(regionName) && !consistsOf(regionName, isDigit))
}

export function validateRegionName(regionName: string | undefined): void {
  if (regionName !== undefined && !isValidRegionName(regionName)) throw new InvalidRegionError({ regionName })
}
