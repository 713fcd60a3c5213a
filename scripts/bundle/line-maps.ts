import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec'
import type { Plugin } from 'rollup'

/**
 * Source maps that lead to lines. Published code keeps its names, and the sources are not there to be stepped through,
 * so that columns and names would be five sixths of the maps for nothing that a stack trace shows.
 */
export function lineMaps(): Plugin {
  return {
    name: 'line-maps',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.map')) continue
        const map = JSON.parse(String(file.source)) as { mappings: string; names: string[] }
        const lines = decode(map.mappings).map(startsOfLines)
        file.source = JSON.stringify({ ...map, names: [], mappings: encode(lines) })
      }
    },
  }
}

/** Of what a line of the chunk holds, where another line of a source begins. */
function startsOfLines(segments: readonly SourceMapSegment[]): SourceMapSegment[] {
  const starts: SourceMapSegment[] = []
  for (const [column, source, line] of segments) {
    if (source === undefined || line === undefined) continue
    const last = starts.at(-1)
    if (last?.[1] !== source || last[2] !== line) starts.push([column, source, line, 0])
  }
  return starts
}
