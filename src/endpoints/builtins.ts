import { UnknownEndpointResolutionBuiltInName } from '../errors/endpoint.ts'

export type BuiltinValue = string | boolean | undefined

/** A value that is looked up when a call needs it, because it can change or costs something. */
export type LazyBuiltin = () => BuiltinValue | Promise<BuiltinValue>

/** Values of the built-in parameters of endpoint rules, by their names: `AWS::Region`. */
export type Builtins = Readonly<Record<string, BuiltinValue | LazyBuiltin>>

export interface BuiltinSettings {
  readonly regionName: string | undefined
  /** Given or configured. Then the rules are not asked for FIPS or dual-stack. */
  readonly endpointUrl?: string | undefined
  readonly useFips?: boolean | undefined
  readonly useDualstack?: boolean | undefined
  /** Of the credentials; not asked when the mode is `disabled`. */
  readonly accountId?: LazyBuiltin | undefined
  readonly accountIdEndpointMode?: 'preferred' | 'disabled' | 'required' | undefined
}

/** The built-in parameters that every service's rules may use. Those of single services are added to them. */
export function commonBuiltins(settings: BuiltinSettings): Record<string, BuiltinValue | LazyBuiltin> {
  const { endpointUrl, accountIdEndpointMode = 'preferred', accountId } = settings
  const chosenByRules = endpointUrl === undefined
  return {
    'AWS::Region': settings.regionName,
    'AWS::UseFIPS': chosenByRules && settings.useFips === true,
    'AWS::UseDualStack': chosenByRules && settings.useDualstack === true,
    'SDK::Endpoint': endpointUrl,
    'AWS::Auth::AccountId': accountIdEndpointMode === 'disabled' ? undefined : accountId,
    'AWS::Auth::AccountIdEndpointMode': accountIdEndpointMode,
  }
}

const SPECIFIC: ReadonlySet<string> = new Set([
  'AWS::STS::UseGlobalEndpoint',
  'AWS::S3::UseGlobalEndpoint',
  'AWS::S3::Accelerate',
  'AWS::S3::ForcePathStyle',
  'AWS::S3::UseArnRegion',
  'AWS::S3::DisableMultiRegionAccessPoints',
  'AWS::S3::DisableS3ExpressSessionAuth',
  'AWS::S3Control::UseArnRegion',
])

/** The value of a built-in. Throws UnknownEndpointResolutionBuiltInName for a name that is neither given nor known. */
export function builtinNamed(name: string, builtins: Builtins): BuiltinValue | LazyBuiltin {
  if (Object.hasOwn(builtins, name)) return builtins[name]
  if (SPECIFIC.has(name) || name in commonBuiltins({ regionName: undefined })) return undefined
  throw new UnknownEndpointResolutionBuiltInName({ name })
}
