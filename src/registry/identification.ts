import type { ObservationSource } from '../decisions/identification/events.ts';
import { placeOnSenSupport } from '../decisions/identification/place-on-sen-support.ts';
import { raiseConcern } from '../decisions/identification/raise-concern.ts';
import { isFile, recordSenStatus } from '../decisions/identification/record-sen-status.ts';
import { removeFromSenSupport } from '../decisions/identification/remove-from-sen-support.ts';
import { STATUS_EVENT_TYPES } from '../decisions/sen-status.ts';
import type { ReadModelName } from '../../projections/names.ts';
import { type CommandDefinition, define } from './definition.ts';

const HISTORY: readonly ReadModelName[] = ['decision-history'];
const BOTH: readonly ReadModelName[] = ['decision-history', 'sen-register'];

/** Identification of SEN (domain §2.1). */
export const IDENTIFICATION_COMMANDS: readonly CommandDefinition[] = [
  define('PUPIL', 'DECISION', raiseConcern, { description: 'Raises a concern that a pupil may have special educational needs.', action: 'RAISE_CONCERN', legalBasis: ['CoP 6.14-6.27', 'SEND Regulations 2014 reg 50'], emits: ['ConcernRaised'], awaits: HISTORY }),
  define('PUPIL', 'DECISION', placeOnSenSupport, { description: 'Places a pupil on SEN support (K).', action: 'RECORD_DECISION', legalBasis: ['Children and Families Act 2014 s.66', 'Children and Families Act 2014 s.68', 'CoP 6.39-6.43'], emits: ['SenSupportDecided'], awaits: BOTH, conflictsWith: STATUS_EVENT_TYPES }),
  define('PUPIL', 'DECISION', recordSenStatus, { description: 'Records the provision code (K, E or N) that a file or document states, with dates and ranked needs.', action: 'RECORD_OBSERVATION', legalBasis: ['Children and Families Act 2014 s.37', 'Children and Families Act 2014 s.45', 'CoP 6.72-6.78'], emits: ['ProvisionCodeObserved', 'DiscrepancyRaised'], awaits: [...BOTH, 'discrepancies'], conflictsWith: STATUS_EVENT_TYPES, tellsSenco: ({ source }: { readonly source: ObservationSource }) => !isFile(source) }),
  define('PUPIL', 'DECISION', removeFromSenSupport, { description: 'Takes a pupil off SEN support (K to N) after a review.', action: 'RECORD_DECISION', legalBasis: ['CoP 6.44-6.56'], emits: ['RegisterRemovalDecided'], awaits: BOTH, conflictsWith: STATUS_EVENT_TYPES }),
];
