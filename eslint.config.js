import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const bans = [
  'log',
  'log2',
  'log10',
  'log1p',
  'exp',
  'expm1',
  'pow',
  'random',
  'sin',
  'cos',
  'tan',
  'atan2',
  'cbrt',
  'hypot',
]

export default tseslint.config(
  { ignores: ['dist', 'types', 'coverage', 'runs', 'node_modules'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tsconfig.web.json', './tests/web/tsconfig.json'] },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/prefer-for-of': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/node/**', 'src/cli/**', 'src/web/**', 'src/report/**', 'src/arithmetic.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...bans.map(property => ({
          object: 'Math',
          property,
          message: 'Engines differ in the last bit: see arithmetic.ts.',
        })),
        {
          object: 'Math',
          property: 'sign',
          message: 'A library of matrices replaces it where it is loaded: compare with 0.',
        },
        ...['toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase', 'localeCompare'].map(property => ({
          property,
          message: 'Locales differ between machines.',
        })),
      ],
      'no-restricted-globals': ['error', 'Date', 'Intl', 'performance', 'crypto'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='**']",
          message: 'Engines differ in the last bit: see arithmetic.ts.',
        },
        {
          selector: "AssignmentExpression[operator='**=']",
          message: 'Engines differ in the last bit: see arithmetic.ts.',
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        global: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
)
