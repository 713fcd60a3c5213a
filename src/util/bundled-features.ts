import { MissingDependencyException } from '../errors/config.ts'

/** What features have brought into the program: the modules of each, by its name. Only in bundles is there anything. */
const features = new Map<string, readonly unknown[]>()

/** Adds a feature to a program that was bundled: what `tucuxi/features/<feature>` and the modules of services do. */
export function bundleFeature(name: string, modules: readonly unknown[]): void {
  features.set(name, modules)
}

/** A module that a bundle holds only when it has the feature. Throws MissingDependencyException. */
export function bundledModule(feature: string, index = 0): unknown {
  const modules = features.get(feature)
  if (modules !== undefined) return modules[index]
  throw new MissingDependencyException({
    msg: `this program is a bundle and was built without ${feature}. Add it by an import: import 'tucuxi/features/${feature}'`,
  })
}

/** What `make` gives; undefined where the program is a bundle that lacks what it needs. */
export function whereBundled<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof MissingDependencyException) return undefined
    throw error
  }
}
