/** `{ s3: { useArnRegion } }` for botocore's `{ s3: { use_arn_region } }`. */
export function inCamelCase(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const camel = (name: string): string => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [camel(name), inCamelCase(member)]))
}
