import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Forbids imports, with the reason. */
const never = (message, ...group) => ({
  'no-restricted-imports': ['error', { patterns: [{ group, message }] }],
});
const features = [
  'customers',
  'data',
  'migration',
  'overview',
  'segmentations',
  'segments',
  'session',
  'settings',
];

export default tseslint.config(
  {
    ignores: [
      'dist',
      'src/api/schema.d.ts',
      'src/messages/ids.ts',
      'test-results',
      'playwright-report',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strict,
  hooks.configs.flat.recommended,
  {
    rules: {
      'no-console': 'error',
      'no-undef': 'off',
      'max-lines': ['error', 500],
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      eqeqeq: 'error',
    },
  },
  // Imports go one way: api, messages <- ui <- rule <- features <- app.
  {
    files: ['src/api/**', 'src/messages/**'],
    rules: never(
      'api and messages know nothing above them',
      '~/ui/*',
      '~/rule/*',
      '~/features/*',
      '~/app/*',
    ),
  },
  {
    files: ['src/ui/**'],
    rules: never('ui knows no rule and no feature', '~/rule/*', '~/features/*', '~/app/*'),
  },
  {
    files: ['src/rule/**'],
    rules: never('rules know no feature', '~/features/*', '~/app/*'),
  },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: never(
      'a feature knows neither the app nor another feature',
      '~/app/*',
      ...features.filter((other) => other !== feature).map((other) => `~/features/${other}/*`),
    ),
  })),
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
