import type { Params } from '../client/stages.ts'
import { AliasConflictParameterError } from '../errors/params.ts'

/** Lets a parameter be called by another name than its model has for it: what was given as `alias` becomes `original`. */
export function renameParameter(params: Params, original: string, alias: string, operation: string): void {
  if (params[alias] === undefined) return
  if (params[original] !== undefined) throw new AliasConflictParameterError({ original, alias, operation })
  params[original] = params[alias]
  delete params[alias]
}
