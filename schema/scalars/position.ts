import { stringScalar } from './string-scalar.ts';

export const PositionScalar = stringScalar({
  name: 'Position',
  description:
    'A place in the order of one store, opaque. Serves only to wait for what was written: give it back in `waitFor`.',
  specifiedByURL: 'https://spec.graphql.org/October2021/#sec-String',
  expected: 'a position as a mutation answered it',
  read: (text) => (/^[\w:/.-]{1,100}$/.test(text) ? text : undefined),
});
