import type { Customization, EndpointSettings } from '../client/customization.ts'

/** Regions that used the global endpoint before there were regional ones. */
const LEGACY_GLOBAL_REGIONS: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'aws-global',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
])

/** The setting `sts_regional_endpoints = legacy` sends calls of old regions to the global endpoint. */
export const sts: Customization = {
  globalHostname: (settings) => (usesGlobalEndpoint(settings) ? 'sts.amazonaws.com' : undefined),
  endpointBuiltins: (settings) => ({ 'AWS::STS::UseGlobalEndpoint': usesGlobalEndpoint(settings) }),
}

function usesGlobalEndpoint({ config, regionName }: EndpointSettings): boolean {
  return config.stsRegionalEndpoints === 'legacy' && LEGACY_GLOBAL_REGIONS.has(regionName ?? 'aws-global')
}
