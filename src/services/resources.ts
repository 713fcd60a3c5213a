import type { ResourceCustomization } from '../resources/customization.ts'

const NOTHING: ResourceCustomization = {}

/** What the resources of a service have beyond its model, by the name of the client. */
export function resourceCustomizationOf(serviceName: string): ResourceCustomization {
  switch (serviceName) {
    case 'dynamodb':
      return (require('./dynamodb/dynamodb-resources.ts') as typeof import('./dynamodb/dynamodb-resources.ts'))
        .dynamodbResources
    case 'ec2':
      return (require('./ec2-resources.ts') as typeof import('./ec2-resources.ts')).ec2Resources
    case 's3':
      return (require('./s3/s3-resources.ts') as typeof import('./s3/s3-resources.ts')).s3Resources
    default:
      return NOTHING
  }
}
