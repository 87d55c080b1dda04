import { MODEL as DECIDER_NOTICES } from './decider-notices-model.ts';
import { MODEL as DECISION_CHECKS } from './decision-checks-model.ts';
import { MODEL as DECISION_HISTORY } from './decision-history-model.ts';
import { MODEL as DISCREPANCIES } from './discrepancies-model.ts';
import { MODEL as EHC_TRACKER } from './ehc-tracker-model.ts';
import { MODEL as INCOMING_TRANSFERS } from './incoming-transfers-model.ts';
import { MODEL as PUPIL_FACTS } from './pupil-facts-model.ts';
import { MODEL as PUPIL_MERGES } from './pupil-merges-model.ts';
import type { ReadModel } from './projection.ts';
import { MODEL as PROSPECTIVE_PUPILS } from './prospective-pupils-model.ts';
import { MODEL as PROVISION_MAP } from './provision-map-model.ts';
import { MODEL as SENCO_INBOX } from './senco-inbox-model.ts';
import { MODEL as SEN_REGISTER } from './sen-register-model.ts';
import { MODEL as SIGN_OFF_QUEUE } from './sign-off-queue-model.ts';

/** Every read model, one line each. */
export const READ_MODELS: readonly ReadModel[] = [
  DECISION_HISTORY,
  SEN_REGISTER,
  DISCREPANCIES,
  EHC_TRACKER,
  PROVISION_MAP,
  PROSPECTIVE_PUPILS,
  INCOMING_TRANSFERS,
  SENCO_INBOX,
  DECIDER_NOTICES,
  SIGN_OFF_QUEUE,
  PUPIL_FACTS,
  DECISION_CHECKS,
  PUPIL_MERGES,
];
