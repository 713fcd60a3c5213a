/** Aurora DSQL: tokens that stand for a cluster's password, for users and for administrators. */
import type { ClientMethod, Customization } from '../client/customization.ts'
import type { DsqlTokenOptions } from './database-tokens.ts'

export const dsql: Customization = {
  methods: {
    generateDbConnectAuthToken: tokenFor('DbConnect'),
    generateDbConnectAdminAuthToken: tokenFor('DbConnectAdmin'),
  },
}

function tokenFor(action: string): ClientMethod {
  return function (hostname: string, options?: DsqlTokenOptions) {
    const { dsqlToken } = require('./database-tokens.ts') as typeof import('./database-tokens.ts')
    return dsqlToken(this, action, hostname, options)
  }
}
