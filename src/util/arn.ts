import { InvalidArnException } from '../errors/params.ts'

/** The parts of `arn:partition:service:region:account:resource`; the resource may hold colons. */
export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

export function parseArn(arn: string): Arn {
  const [, partition, service, region, account, ...resource] = arn.split(':')
  if (
    partition === undefined ||
    service === undefined ||
    region === undefined ||
    account === undefined ||
    resource.length === 0
  ) {
    throw new InvalidArnException({
      message: `Provided ARN: ${arn} must be of the format: arn:partition:service:region:account:resource`,
    })
  }
  return { partition, service, region, account, resource: resource.join(':') }
}

export function isArn(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('arn:') && value.split(':', 6).length === 6
}
