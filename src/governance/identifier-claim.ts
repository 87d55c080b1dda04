import { eventOfStream, id } from '../kernel/members.ts';

/** Claims an identifier by its keyed MAC. It is the first event of `upn-<mac>` or `signin-<mac>`. */
export const IdentifierClaimed = eventOfStream('IdentifierClaimed', 'An identifier was claimed.', {
  by: id('RECORD', 'Whose it is.'),
});
