import { describeEveryOperation } from './every-operation.ts'

describeEveryOperation(1, 2)
