import { describeEveryOperation } from './every-operation.ts'

describeEveryOperation(0, 2)
