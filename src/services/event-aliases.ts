/**
 * What parts of event names were called once (endpoint prefixes, client names), and the hyphenated service ids that
 * they are called now. The first that matches counts.
 */
export const EVENT_ALIASES: readonly (readonly [old: string, name: string])[] = [
  ['api.mediatailor', 'mediatailor'],
  ['api.pricing', 'pricing'],
  ['api.sagemaker', 'sagemaker'],
  ['apigateway', 'api-gateway'],
  ['application-autoscaling', 'application-auto-scaling'],
  ['appstream2', 'appstream'],
  ['autoscaling', 'auto-scaling'],
  ['autoscaling-plans', 'auto-scaling-plans'],
  ['ce', 'cost-explorer'],
  ['cloudhsmv2', 'cloudhsm-v2'],
  ['cloudsearchdomain', 'cloudsearch-domain'],
  ['cognito-idp', 'cognito-identity-provider'],
  ['config', 'config-service'],
  ['cur', 'cost-and-usage-report-service'],
  ['data.iot', 'iot-data-plane'],
  ['data.jobs.iot', 'iot-jobs-data-plane'],
  ['data.mediastore', 'mediastore-data'],
  ['datapipeline', 'data-pipeline'],
  ['devicefarm', 'device-farm'],
  ['directconnect', 'direct-connect'],
  ['discovery', 'application-discovery-service'],
  ['dms', 'database-migration-service'],
  ['ds', 'directory-service'],
  ['dynamodbstreams', 'dynamodb-streams'],
  ['elasticbeanstalk', 'elastic-beanstalk'],
  ['elasticfilesystem', 'efs'],
  ['elasticloadbalancing', 'elastic-load-balancing'],
  ['elasticmapreduce', 'emr'],
  ['elb', 'elastic-load-balancing'],
  ['elbv2', 'elastic-load-balancing-v2'],
  ['email', 'ses'],
  ['entitlement.marketplace', 'marketplace-entitlement-service'],
  ['es', 'elasticsearch-service'],
  ['events', 'eventbridge'],
  ['cloudwatch-events', 'eventbridge'],
  ['iot-data', 'iot-data-plane'],
  ['iot-jobs-data', 'iot-jobs-data-plane'],
  ['kinesisanalytics', 'kinesis-analytics'],
  ['kinesisvideo', 'kinesis-video'],
  ['lex-models', 'lex-model-building-service'],
  ['lex-runtime', 'lex-runtime-service'],
  ['logs', 'cloudwatch-logs'],
  ['machinelearning', 'machine-learning'],
  ['marketplace-entitlement', 'marketplace-entitlement-service'],
  ['marketplacecommerceanalytics', 'marketplace-commerce-analytics'],
  ['metering.marketplace', 'marketplace-metering'],
  ['meteringmarketplace', 'marketplace-metering'],
  ['mgh', 'migration-hub'],
  ['models.lex', 'lex-model-building-service'],
  ['monitoring', 'cloudwatch'],
  ['mturk-requester', 'mturk'],
  ['resourcegroupstaggingapi', 'resource-groups-tagging-api'],
  ['route53', 'route-53'],
  ['route53domains', 'route-53-domains'],
  ['runtime.lex', 'lex-runtime-service'],
  ['runtime.sagemaker', 'sagemaker-runtime'],
  ['sdb', 'simpledb'],
  ['secretsmanager', 'secrets-manager'],
  ['serverlessrepo', 'serverlessapplicationrepository'],
  ['servicecatalog', 'service-catalog'],
  ['states', 'sfn'],
  ['stepfunctions', 'sfn'],
  ['storagegateway', 'storage-gateway'],
  ['streams.dynamodb', 'dynamodb-streams'],
  ['tagging', 'resource-groups-tagging-api'],
]

const LONGEST = 3
const ranks = new Map(EVENT_ALIASES.map(([old], rank) => [old, rank]))

/** An event's name with the alias in it, if there is one, replaced. */
export function renamed(eventName: string): string {
  const parts = eventName.split('.')
  let rank = EVENT_ALIASES.length
  let at = 0
  for (let i = 0; i < parts.length; i++) {
    let candidate = ''
    for (let j = i; j < parts.length && j < i + LONGEST; j++) {
      candidate = j === i ? parts[j]! : `${candidate}.${parts[j]}`
      const found = ranks.get(candidate)
      if (found === undefined || found >= rank) continue
      rank = found
      at = i
    }
  }
  const alias = EVENT_ALIASES[rank]
  if (alias === undefined) return eventName
  parts.splice(at, alias[0].split('.').length, alias[1])
  return parts.join('.')
}
