import tseslint from 'typescript-eslint';

/** Layers: core knows no program; programs know core; only named files touch a library or a server. */
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const onlyIn = (place, ...group) => ({ group, message: `Only ${place} may import this.` });

const ftp = onlyIn('core/transport', 'basic-ftp');
const sqlite = onlyIn('core/ledger and the lock', 'node:sqlite', 'sqlite');
const builder = onlyIn('orders-to-xml/layout and prestashop', 'xmlbuilder2');
const programs = onlyIn('a program itself', '@passerelle/orders-to-xml/*', '@passerelle/stock-csv-mod/*');
const crm = onlyIn('the compose.ts of a program', '@passerelle/vtiger/*');
const stage = onlyIn('a test or a script', '@passerelle/rehearsal/*');
const core = onlyIn('what stands on the shop’s client', '@passerelle/core/*', '!@passerelle/core/text');
const adapters = onlyIn('the compose.ts of a program, by import(),', '@passerelle/core/adapters/*');
const wire = onlyIn('an adapter, or what composes them,', '@passerelle/core/transport/*');
/** Which adapter serves which port is known in one file of each program; it loads those that are configured. */
const loadedOnlyIn = (place) => ({
  'no-restricted-syntax': [
    'error',
    {
      selector: 'ImportExpression > Literal[value=/^@passerelle.(core.adapters|vtiger|prestashop)./]',
      message: `Only ${place} may load an adapter.`,
    },
  ],
});
const effects = {
  group: [
    'node:fs',
    'node:fs/*',
    'node:net',
    'node:tls',
    'node:child_process',
    '**/transport/*',
    '**/ledger/ledger.ts',
  ],
  message: 'Pure decisions know nothing of files or servers.',
};

export default tseslint.config(
  { ignores: ['dist', '.cache', 'coverage', 'samples', '*.config.js'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['packages/*/src/**/*.ts'], rules: forbid(ftp, sqlite, builder, programs, crm, stage) },
  { files: ['packages/core/src/transport/**'], rules: forbid(sqlite, builder, programs, stage) },
  {
    files: ['packages/core/src/ledger/**', 'packages/core/src/program/lock.ts'],
    rules: forbid(ftp, builder, programs, stage),
  },
  {
    // The shop and the CRM are spoken to in one file each: what they are asked, and what they answer, is pure.
    files: ['packages/*/src/**/*.ts'],
    ignores: [
      'packages/prestashop/src/exchange.ts',
      'packages/vtiger/src/wire.ts',
      'packages/stock-csv-mod/src/media/fetch-address.ts',
      'packages/core/src/alerts/**',
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'fetch',
          message: 'Only prestashop/exchange, vtiger/wire, stock-csv-mod/media and core/alerts may fetch.',
        },
      ],
    },
  },
  {
    files: ['packages/vtiger/src/**'],
    rules: forbid(ftp, sqlite, builder, programs, stage, {
      group: [
        '@passerelle/core/*',
        '!@passerelle/core/text',
        'node:http',
        'node:https',
        'node:fs',
        'node:fs/*',
      ],
      message: 'The CRM’s client knows nothing of files, the ledger or the programs.',
    }),
  },
  {
    // What brings something over, once: with the intents of the ledger.
    files: ['packages/vtiger/src/{make-once,sale,sync-*}.ts', 'packages/vtiger/src/adapters/**'],
    rules: forbid(ftp, sqlite, builder, programs, stage, adapters, wire),
  },
  {
    files: ['packages/stock-csv-mod/src/**'],
    rules: {
      ...forbid(ftp, sqlite, builder, programs, crm, stage, adapters, wire),
      ...loadedOnlyIn('the compose.ts of a program'),
    },
  },
  {
    files: ['packages/stock-csv-mod/src/sales-folder.ts'],
    rules: forbid(ftp, sqlite, builder, programs, crm, stage, adapters),
  },
  {
    // What reads images and documents: an adapter of this program's own.
    files: ['packages/stock-csv-mod/src/media/**'],
    rules: forbid(ftp, sqlite, builder, programs, crm, stage),
  },
  {
    files: ['packages/orders-to-xml/src/**'],
    ignores: ['packages/orders-to-xml/src/xml/**'],
    rules: {
      ...forbid(ftp, sqlite, builder, programs, crm, stage, adapters, wire),
      ...loadedOnlyIn('the compose.ts of a program'),
    },
  },
  {
    // A fault of the CRM is said by this program: its words know its kinds.
    files: ['packages/orders-to-xml/src/words/**'],
    rules: forbid(ftp, sqlite, builder, programs, stage, adapters, wire, {
      ...crm,
      allowTypeImports: true,
    }),
  },
  {
    files: ['packages/orders-to-xml/src/{advance,deliver}-batches.ts'],
    rules: forbid(ftp, sqlite, builder, programs, crm, stage, adapters),
  },
  {
    // What is decided and written knows no step, no command and no words; a command knows neither roof nor cycle.
    files: ['packages/orders-to-xml/src/{batch,layout,sale}/**', 'packages/orders-to-xml/src/commands/**'],
    rules: forbid(ftp, sqlite, builder, programs, crm, stage, adapters, wire, {
      group: ['../*.ts', '!../batch/**', '!../layout/**', '!../sale/**', '!../words/**'],
      message: 'Only the roof and the steps of the cycle import what stands at the top.',
    }),
  },
  {
    files: ['packages/*/src/compose.ts'],
    rules: {
      ...forbid(ftp, sqlite, builder, programs, stage),
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ ...adapters, allowTypeImports: true }] },
      ],
      'no-restricted-syntax': 'off',
    },
  },
  {
    // A port is a promise: it knows no server, no file and no ledger.
    files: ['packages/core/src/ports/**'],
    rules: forbid(ftp, sqlite, builder, programs, crm, stage, effects, {
      group: ['**/adapters/*', '**/delivery/*', '**/ledger/*', '**/program/*'],
      message: 'A port knows nothing of what serves it.',
    }),
  },
  { files: ['packages/orders-to-xml/src/xml/**'], rules: forbid(ftp, sqlite, programs, stage) },
  { files: ['packages/prestashop/src/**'], rules: forbid(ftp, sqlite, programs, crm, stage, core) },
  {
    // What makes a port of the client, and orders of its rows.
    files: ['packages/prestashop/src/{adapters,catalogue,customers,levels,orders,sales}/**'],
    rules: forbid(ftp, sqlite, programs, crm, stage, adapters, wire),
  },
  { files: ['packages/core/src/orders/**'], rules: forbid(ftp, sqlite, builder, programs, stage, effects) },
  {
    files: ['packages/rehearsal/src/**', 'scripts/**'],
    rules: { 'no-restricted-imports': 'off', 'no-console': 'off' },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
