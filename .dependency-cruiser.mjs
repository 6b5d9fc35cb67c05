import { domainOrder } from './domain/domain-order.ts'

const anywhere = '(schema|rules|policy|messages)\\.ts$'

/** A noun may import nouns above it in domain-order.ts, never below. */
const order = domainOrder.map((noun, at) => ({
  name: `noun-order-${noun}`,
  comment: `${noun} may import only nouns earlier in domain/domain-order.ts; the other direction is an event`,
  severity: 'error',
  from: { path: `^domain/${noun}/` },
  to: { path: `^domain/(${domainOrder.slice(at + 1).join('|') || 'nothing'})/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(virtual:|/)' } },
    {
      name: 'core-is-pure',
      comment: 'platform/core runs anywhere and stands on nothing of ours',
      severity: 'error',
      from: { path: '^platform/core/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(domain|packs|server|web|platform/(server|ui))/|^(node:|fs|path|crypto$)',
        dependencyTypesNot: ['npm'],
      },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^platform/' },
      to: { path: '^(domain|packs|server|web)/' },
    },
    {
      name: 'platform-halves',
      comment: 'the server half and the screen half meet only in core',
      severity: 'error',
      from: { path: '^platform/(server|ui)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^platform/(server|ui)/', pathNot: '^platform/$1/' },
    },
    {
      name: 'nobody-imports-composition',
      comment:
        'server/ and web/ put things together; only web/api.ts may take the type of the registry, and screens the client',
      severity: 'error',
      from: { path: '^(domain|packs|platform)/', pathNot: '(\\.test\\.tsx?$|/ui/)' },
      to: { path: '^(server|web)/' },
    },
    {
      name: 'screens-stay-in-the-browser',
      comment: 'a screen may import anywhere-files, platform/ui and web/api, never server files',
      severity: 'error',
      from: { path: '^(domain/.+/ui|web|platform/ui)/', pathNot: '(^web/vite\\.config\\.ts|\\.test\\.tsx?$)' },
      to: {
        path: '^(domain/.+/(commands|queries|jobs)\\.ts|platform/server/|server/)',
        pathNot: anywhere,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'packs-are-data',
      severity: 'error',
      from: { path: '^packs/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^(packs/|platform/core/)' },
    },
    ...order,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|^data/|\\.css$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
