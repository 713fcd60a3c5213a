import type { Customization } from '../client/customization.ts'
import type { WireModel } from '../model/wire-model.ts'
import { retryFacts } from './retries.ts'
import { s3, s3Control } from './s3/endpoint-settings.ts'
import { sts } from './sts.ts'

/** Services that differ from the others, by the name of the client. */
const CUSTOMIZATIONS: ReadonlyMap<string, Customization> = new Map([
  ['s3', s3],
  ['s3control', s3Control],
  ['sts', sts],
])

const NOTHING: Customization = {}

/** What makes a service special. */
export function customizationOf(model: WireModel): Customization {
  const customization = CUSTOMIZATIONS.get(model.serviceName) ?? NOTHING
  const retries = retryFacts(model.serviceName)
  return retries === undefined ? customization : { ...customization, retries }
}

/** The service that an old name of a client means. */
export function serviceAlias(name: string): string {
  return name === 'runtime.sagemaker' ? 'sagemaker-runtime' : name
}
