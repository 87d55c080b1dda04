import { stringScalar } from './string-scalar.ts';

/**
 * A code of a dated list. Whether it is in the list is a rule of the domain, so that a retired code gets a refusal with
 * its reason.
 */
export const CodeScalar = stringScalar({
  name: 'Code',
  description:
    'A code of a dated list, such as a type of need or a year group: 1 to 40 capitals, digits and underscores. `codeList` shows what is in force on a day.',
  specifiedByURL: 'https://spec.graphql.org/October2021/#sec-String',
  expected: '1 to 40 capitals, digits and underscores',
  read: (text) => (/^[A-Z0-9][A-Z0-9_]{0,39}$/.test(text) ? text : undefined),
});
