import tseslint from 'typescript-eslint';

/** Folders whose code is pure: time, chance and ids come as arguments, refusals are values (house rules C1, C3). */
const PURE = [
  'src/kernel/**/*.ts',
  'src/decisions/**/*.ts',
  'src/governance/**/*.ts',
  'src/reference/**/*.ts',
  'src/clocks/**/*.ts',
  'src/questions/**/*.ts',
];

export default tseslint.config(
  { ignores: ['dist/', '.dist-*/', 'node_modules/', 'data/', 'demo-data/', 'coverage/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The typed metadata of type-graphql lives on classes that have nothing but fields.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Ports and their adapters are asynchronous by contract, whether or not one implementation has to wait.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Only in `define` of the registry: the type parameter carries the command's type through to `decide`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'No default exports.' }],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-globals': ['error', 'console', 'crypto', 'process', 'setTimeout', 'fetch'],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports.' },
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes as an argument.' },
        {
          selector: 'MemberExpression[object.name="Date"][property.name="now"]',
          message: 'Time comes as an argument.',
        },
        {
          selector: 'MemberExpression[object.name="Math"][property.name="random"]',
          message: 'Chance comes as an argument.',
        },
        { selector: 'AwaitExpression', message: 'Pure code does not wait.' },
      ],
    },
  },
  {
    files: ['src/decisions/**/*.ts', 'src/governance/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ThrowStatement', message: 'A refusal is a value.' },
        { selector: 'AwaitExpression', message: 'Pure code does not wait.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
