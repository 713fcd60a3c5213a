import { describe, expect, it } from 'vitest'
import { hyphenizeServiceId, methodName, serviceModuleName } from '../../../src/model/naming.ts'
import { xformName } from '../../../src/model/xform-name.ts'

describe('naming', () => {
  it.each([
    ['GetObject', 'get_object'],
    ['ListObjectsV2', 'list_objects_v2'],
    ['DescribeDBInstances', 'describe_db_instances'],
    ['CreateDBClusterParameterGroup', 'create_db_cluster_parameter_group'],
    ['ListWebACLs', 'list_web_acls'],
    ['GatewayARNs', 'gateway_arns'],
    ['SomeCNAMEs', 'some_cnames'],
    ['DescribeStorediSCSIVolumes', 'describe_stored_iscsi_volumes'],
    ['ListHITsForQualificationType', 'list_hits_for_qualification_type'],
    ['GetOTelEnrichment', 'get_otel_enrichment'],
    ['IPV6', 'ipv6'],
    ['already_done', 'already_done'],
  ])('spells %s as Python does: %s', (name, expected) => {
    expect(xformName(name)).toBe(expected)
    expect(xformName(name.replaceAll('_', '-'), '-')).toBe(expected.replaceAll('_', '-'))
  })

  it('names methods, events and classes', () => {
    expect(methodName('ListObjectsV2')).toBe('listObjectsV2')
    expect(hyphenizeServiceId('API Gateway')).toBe('api-gateway')
    expect(serviceModuleName({ serviceId: 'API Gateway' }, 'apigateway')).toBe('APIGateway')
    expect(serviceModuleName({ serviceId: 'Old' }, 'old', { Old: 'OldService' })).toBe('OldService')
    expect(serviceModuleName({ serviceId: 'constructor' }, 'x', {})).toBe('constructor')
    expect(serviceModuleName({}, 'mine')).toBe('mine')
  })
})
