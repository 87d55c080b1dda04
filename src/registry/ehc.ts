import { decideEhcRequest } from '../decisions/ehc/decide-ehc-request.ts';
import type { ReadModelName } from '../../projections/names.ts';
import { type CommandDefinition, define } from './definition.ts';

const HISTORY: readonly ReadModelName[] = ['decision-history'];

/** EHC needs assessments and plans (domain §2.3). */
export const EHC_COMMANDS: readonly CommandDefinition[] = [
  define('PUPIL', 'DECISION', decideEhcRequest, { description: 'Decides whether the school asks the local authority for an EHC needs assessment.', action: 'RECORD_DECISION', legalBasis: ['Children and Families Act 2014 s.36(1)', 'CoP 9.8-9.9'], emits: ['EhcRequestDecided'], awaits: HISTORY, conflictsWith: ['EhcRequestDecided'] }),
];
