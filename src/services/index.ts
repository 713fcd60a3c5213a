import type { Customization } from '../client/customization.ts'
import type { WireModel } from '../model/wire-model.ts'
import { retryFacts } from './retries.ts'

const NOTHING: Customization = {}

/** Services that differ from the others, by the name of the client: each is loaded with the first client of its own. */
function ownCustomization(serviceName: string): Customization {
  switch (serviceName) {
    case 'apigateway':
      return (require('./api-gateway.ts') as typeof import('./api-gateway.ts')).apiGateway
    case 'autoscaling':
      return (require('./ec2.ts') as typeof import('./ec2.ts')).autoScaling
    case 'cloudformation':
      return (require('./cloudformation.ts') as typeof import('./cloudformation.ts')).cloudFormation
    case 'cloudsearchdomain':
      return (require('./cloudsearch-domain.ts') as typeof import('./cloudsearch-domain.ts')).cloudSearchDomain
    case 'docdb':
      return (require('./rds.ts') as typeof import('./rds.ts')).docdb
    case 'dsql':
      return (require('./dsql.ts') as typeof import('./dsql.ts')).dsql
    case 'ec2':
      return (require('./ec2.ts') as typeof import('./ec2.ts')).ec2
    case 'events':
      return (require('./events.ts') as typeof import('./events.ts')).eventBridge
    case 'glacier':
      return (require('./glacier/glacier.ts') as typeof import('./glacier/glacier.ts')).glacier
    case 'iam':
      return (require('./iam.ts') as typeof import('./iam.ts')).iam
    case 'importexport':
      return (require('./import-export.ts') as typeof import('./import-export.ts')).importExport
    case 'logs':
      return (require('./logs.ts') as typeof import('./logs.ts')).logs
    case 'machinelearning':
      return (require('./machine-learning.ts') as typeof import('./machine-learning.ts')).machineLearning
    case 'neptune':
      return (require('./rds.ts') as typeof import('./rds.ts')).neptune
    case 'polly':
      return (require('./polly.ts') as typeof import('./polly.ts')).polly
    case 'rds':
      return (require('./rds.ts') as typeof import('./rds.ts')).rds
    case 'route53':
      return (require('./route53.ts') as typeof import('./route53.ts')).route53
    case 's3':
      return (require('./s3/s3.ts') as typeof import('./s3/s3.ts')).s3
    case 's3control':
      return (require('./s3/s3-control.ts') as typeof import('./s3/s3-control.ts')).s3Control
    case 'sso-oidc':
      return (require('./sso-oidc.ts') as typeof import('./sso-oidc.ts')).ssoOidc
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
