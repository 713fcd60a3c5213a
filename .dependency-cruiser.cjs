const layers = require('./layers.cjs')

const layerRules = layers.flatMap((row, i) =>
  row.map((folder) => ({
    name: `layer-${folder}`,
    comment: `src/${folder} may import only the rows above its own in layers.cjs`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: '^src/', pathNot: `^src/(${[folder, ...layers.slice(0, i).flat()].join('|')})/` },
  })),
)

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'no-unknown-folder',
      comment: 'Every folder of src stands in layers.cjs',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${layers.flat().join('|')})/` },
      to: {},
    },
    {
      name: 'not-from-the-source',
      comment: 'src knows nothing of tests, scripts and the model compiler',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|codegen|examples)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.cjs'] },
  },
}
