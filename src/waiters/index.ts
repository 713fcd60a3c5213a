export { Waiter, type WaitMethod, type WaitOptions } from './waiter.ts'
