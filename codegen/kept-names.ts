/**
 * Shapes that something goes by the name of, and that therefore keep it in the hot tier: resources convert
 * DynamoDB's values and expressions, Route 53's ids lose their paths, policy documents of IAM are decoded.
 */
export const KEPT_NAMES: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['AttributeValue', 'ConditionExpression', 'KeyExpression'],
  dynamodbstreams: ['AttributeValue'],
  iam: ['policyDocumentType'],
  route53: ['ResourceId', 'DelegationSetId', 'ChangeId'],
}
