/** botocore's partitions document: which regions belong together, and what their endpoints end with. */
export interface PartitionsDocument {
  readonly partitions: readonly PartitionEntry[]
  readonly version?: string
}

export interface PartitionEntry {
  readonly id: string
  readonly regionRegex: string
  readonly regions: Readonly<Record<string, unknown>>
  readonly outputs: Readonly<Record<string, unknown>>
}

/** What the rule function aws.partition gives: a partition's outputs and its name. */
export type PartitionOutputs = Readonly<Record<string, unknown>> & { readonly name: string }

/** Partition data that can be asked. */
export interface Partitions {
  /** The partition of the region; the first one (`aws`) for a region that matches none. */
  match(region: string | undefined): PartitionOutputs
}

const REMEMBERED_REGIONS = 200

/** Throws a TypeError when the document has no partitions. */
export function createPartitions(document: PartitionsDocument): Partitions {
  const entries = document.partitions.map(({ id, regionRegex, regions = {}, outputs }) => ({
    pattern: new RegExp(`^(?:${regionRegex})`),
    regions,
    outputs: { ...outputs, name: id },
  }))
  const first = entries[0]
  if (first === undefined) throw new TypeError('the partition data has no partitions')
  const known = new Map<string, PartitionOutputs>()
  return {
    match(region) {
      if (region === undefined) return first.outputs
      const remembered = known.get(region)
      if (remembered !== undefined) return remembered
      const entry = entries.find(({ pattern, regions }) => Object.hasOwn(regions, region) || pattern.test(region))
      const { outputs } = entry ?? first
      if (known.size < REMEMBERED_REGIONS) known.set(region, outputs)
      return outputs
    },
  }
}
