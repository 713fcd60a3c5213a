/** What the modules of services and features in `dist/esm` call. */
export { bundledModule, bundleFeature } from '../util/bundled-features.ts'
export { embedGlobals, embedModel, embedService } from './model-store.ts'
