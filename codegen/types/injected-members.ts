import type { ServiceDocuments } from './model.ts'

/** What `src/services` gives resources beside the members of their models, as far as types can say it. */

export interface InjectedMembers {
  /** Interfaces that `tucuxi` exports. */
  readonly extends?: readonly string[]
  /**
   * Members by name: their types, in words of `tucuxi` (`$.Operation`), of the module of native values (`$d`), and of the
   * service's own declarations.
   */
  readonly members?: Readonly<Record<string, string>>
}

/** By service and type, `ServiceResource` for the service itself. Members stand in the place of those of the model. */
const INJECTED: Readonly<Record<string, Readonly<Record<string, InjectedMembers>>>> = {
  dynamodb: {
    Table: { members: { batchWriter: '(options?:$d.BatchWriterOptions)=>$d.BatchWriter' } },
  },
  ec2: {
    Instance: {
      members: { deleteTags: `$.FreeOperation<Omit<DeleteTagsRequest,'Resources'>,$.Result>` },
    },
    ServiceResource: {
      members: { createTags: '$.Operation<CreateTagsRequest,TagResource[]>' },
    },
  },
  s3: {
    Bucket: {
      extends: ['$.BucketTransfers<Operations>'],
      members: { load: '()=>Promise<void>', reload: '()=>Promise<void>' },
    },
    Object: { extends: ['$.ObjectTransfers<Operations>'] },
    ObjectSummary: {
      extends: ['$.ObjectTransfers<Operations>'],
      members: { load: '()=>Promise<void>', reload: '()=>Promise<void>' },
    },
  },
}

export function injectedMembers(serviceName: string, type: string): InjectedMembers {
  return INJECTED[serviceName]?.[type] ?? {}
}

/** The module with the types of native values, for a service whose resources take and give them. */
export function documentsModule({ serviceName, resources }: ServiceDocuments): string | undefined {
  return serviceName === 'dynamodb' && resources !== undefined ? 'tucuxi/dynamodb' : undefined
}
