/**
 * RDS, Neptune and DocumentDB:
 * - calls that copy from another region send a presigned URL of themselves there. `SourceRegion` says which region that
 *   is, and is not sent.
 * - RDS has tokens that stand for a database's password
 */
import type { Customization } from '../client/customization.ts'
import { presignInSourceRegion } from './cross-region-copy.ts'
import type { RdsMethods } from './database-tokens.ts'

const CLUSTER_COPIES = ['CopyDBClusterSnapshot', 'CreateDBCluster']
const INSTANCE_COPIES = ['CopyDBSnapshot', 'CreateDBInstanceReadReplica', 'StartDBInstanceAutomatedBackupsReplication']

export const rds: Customization = {
  ...copying('rds', [...CLUSTER_COPIES, ...INSTANCE_COPIES]),
  methods: {
    generateDbAuthToken(...given: Parameters<RdsMethods['generateDbAuthToken']>) {
      const { rdsToken } = require('./database-tokens.ts') as typeof import('./database-tokens.ts')
      return rdsToken(this, ...given)
    },
  },
}
export const neptune: Customization = copying('neptune', CLUSTER_COPIES)
export const docdb: Customization = copying('docdb', CLUSTER_COPIES)

const COPY = { member: 'PreSignedUrl', keepsSource: false, sendsDestination: false } as const

function copying(serviceId: 'rds' | 'neptune' | 'docdb', operations: readonly string[]): Customization {
  return {
    register(events) {
      for (const name of operations) {
        events.register(`before-call.${serviceId}.${name}`, (event) => presignInSourceRegion(event, COPY))
      }
    },
  }
}
