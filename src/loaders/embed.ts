/** What the modules of services in `dist/esm` call. */
export { embedGlobals, embedService } from './model-store.ts'
