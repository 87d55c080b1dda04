import type { CivilDate } from '../../kernel/civil-date.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import type { SenStatus } from '../pupil-events.ts';
import type { RuleCode } from '../rules.ts';
import { periodOn } from '../sen-status.ts';

/** The provision code on a day; N if nothing is known, as in the register. */
export function statusOn(given: PupilGiven, on: CivilDate): SenStatus {
  return periodOn(given.pupil.periods, on)?.status ?? 'N';
}

/** Decisions about SEN support need code K on the day. */
export function onSupportRules(given: PupilGiven, on: CivilDate): readonly RuleCode[] {
  const status = statusOn(given, on);
  return [...broken(status === 'E', 'HAS_EHC_PLAN'), ...broken(status === 'N', 'NOT_ON_SEN_SUPPORT')];
}

/** Decisions about a pupil without SEN need code N on the day. */
export function withoutSenRules(given: PupilGiven, on: CivilDate): readonly RuleCode[] {
  const status = statusOn(given, on);
  return [...broken(status === 'K', 'ALREADY_ON_SEN_SUPPORT'), ...broken(status === 'E', 'HAS_EHC_PLAN')];
}
