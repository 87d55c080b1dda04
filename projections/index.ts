import { MODEL as DECIDER_NOTICES } from './lists/decider-notices-model.ts';
import { MODEL as DECISION_CHECKS } from './lists/decision-checks-model.ts';
import { MODEL as DECISION_HISTORY } from './decisions/decision-history-model.ts';
import { MODEL as DISCREPANCIES } from './lists/discrepancies-model.ts';
import { MODEL as EHC_TRACKER } from './lists/ehc-tracker-model.ts';
import { MODEL as INCOMING_TRANSFERS } from './lists/incoming-transfers-model.ts';
import { MODEL as MATTERS } from './lists/matters-model.ts';
import { MODEL as PUPIL_FACTS } from './lists/pupil-facts-model.ts';
import { MODEL as PUPIL_MERGES } from './record/pupil-merges-model.ts';
import type { ReadModel } from './engine/projection.ts';
import { MODEL as PROSPECTIVE_PUPILS } from './lists/prospective-pupils-model.ts';
import { MODEL as PROVISION_MAP } from './lists/provision-map-model.ts';
import { MODEL as SENCO_INBOX } from './lists/senco-inbox-model.ts';
import { MODEL as SEN_REGISTER } from './register/sen-register-model.ts';
import { MODEL as SIGN_OFF_QUEUE } from './lists/sign-off-queue-model.ts';

/** All read models. */
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
  MATTERS,
  PUPIL_MERGES,
];
