import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { readdirSync } from 'node:fs';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

// What everybody may use. Every other folder under src/app is a feature, except the shell.
const shared = ['api', 'core', 'forms', 'money', 'ui'];
const folders = readdirSync(new URL('src/app', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const features = folders.filter((name) => !shared.includes(name) && name !== 'shell');

/** Forbids files in `folder` to import from `others`. */
function boundary(folder, others, message) {
  return {
    files: [`src/app/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: `(^|/)\\.\\./(${others.join('|')})(/|$)`, message }] },
      ],
    },
  };
}

const boundaries = [
  ...features.map((feature) =>
    boundary(
      feature,
      ['shell', ...features.filter((other) => other !== feature)],
      'A feature may use api, core, forms, money and ui, never another feature or the shell.',
    ),
  ),
  ...[...shared, 'shell']
    .filter((folder) => folders.includes(folder))
    .map((folder) =>
      boundary(
        folder,
        folder === 'shell' ? features : ['shell', ...features],
        'Shared code knows no feature and no shell.',
      ),
    ),
].filter((rule) => !rule.rules['no-restricted-imports'][1].patterns[0].regex.includes('()'));

export default defineConfig(
  {
    ignores: [
      'dist/',
      'coverage/',
      '.angular/',
      'playwright-report/',
      'test-results/',
      'src/app/api/contract.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [
      eslint.configs.recommended,
      tseslint.configs.recommended,
      tseslint.configs.stylistic,
      angular.configs.tsRecommended,
    ],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: ['element', 'attribute'], prefix: 'q', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'q', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
      '@typescript-eslint/explicit-member-accessibility': ['error', { accessibility: 'no-public' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  ...boundaries,
);
