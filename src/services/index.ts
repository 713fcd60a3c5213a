import type { Customization } from '../client/customization.ts'
import type { WireModel } from '../model/wire-model.ts'
import { retryFacts } from './retries.ts'

const NOTHING: Customization = {}

/** Services that differ from the others, by the name of the client. */
function ownCustomization(serviceName: string): Customization {
  switch (serviceName) {
    case 's3':
      return (require('./s3/endpoint-settings.ts') as typeof import('./s3/endpoint-settings.ts')).s3
    case 's3control':
      return (require('./s3/endpoint-settings.ts') as typeof import('./s3/endpoint-settings.ts')).s3Control
    case 'sts':
      return (require('./sts.ts') as typeof import('./sts.ts')).sts
    default:
      return NOTHING
  }
}

/** What makes a service special. */
export function customizationOf(model: WireModel): Customization {
  const customization = ownCustomization(model.serviceName)
  const retries = retryFacts(model.serviceName)
  return retries === undefined ? customization : { ...customization, retries }
}

/** The service that an old name of a client means. */
export function serviceAlias(name: string): string {
  return name === 'runtime.sagemaker' ? 'sagemaker-runtime' : name
}
