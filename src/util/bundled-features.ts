import { MissingDependencyException } from '../errors/config.ts'

/** What features have brought into the program, by their paths in the sources. Only in bundles is there anything. */
const modules = new Map<string, unknown>()

/** Adds modules to a program that was bundled: what `tucuxi/features/<feature>` and the modules of services do. */
export function bundleModules(parts: Readonly<Record<string, unknown>>): void {
  for (const path in parts) modules.set(path, parts[path])
}

/** A module that a bundle holds only when it has the feature. Throws MissingDependencyException. */
export function bundledModule(path: string, feature: string): unknown {
  const found = modules.get(path)
  if (found !== undefined) return found
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
