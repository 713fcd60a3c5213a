/** What the modules of services and features in `dist/esm` call. */
export { bundledModule, bundleModules } from '../util/bundled-features.ts'
export { embedGlobals, embedModel, embedService } from './model-store.ts'
