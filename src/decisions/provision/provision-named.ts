import type { CivilDate } from '../../kernel/civil-date.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { type ProvisionHistory, provisionHistories } from './history.ts';
import { type ProvisionOn, provisionOn } from './provisions.ts';

/** The school's provision that a command names; undefined if there is none. */
export function ownProvision(given: PupilGiven, id: string, schoolUrn: string): ProvisionHistory | undefined {
  return provisionHistories(given.pupil.events).find((history) => history.id === id && history.schoolUrn === schoolUrn);
}

/** A provision to be changed on a day: the broken rules, and its state then if it can be changed. */
export interface Changing {
  readonly broken: readonly RuleCode[];
  readonly provision: ProvisionOn | undefined;
}

/** Every change needs a provision that has started by the day and has not ended. */
export function changing(given: PupilGiven, id: string, schoolUrn: string, on: CivilDate): Changing {
  const history = ownProvision(given, id, schoolUrn);
  const provision = history && provisionOn(history, on);
  const started = provision !== undefined && provision.state !== 'PROPOSED';
  return {
    provision: started ? provision : undefined,
    broken: [
      ...broken(history === undefined, 'NO_SUCH_RECORD'),
      ...broken(history !== undefined && !started, 'PROVISION_NOT_STARTED'),
      ...broken(provision?.state === 'ENDED', 'PROVISION_HAS_ENDED'),
    ],
  };
}

/** Whether every id names a provision of the school. */
export function allOwn(given: PupilGiven, ids: readonly string[], schoolUrn: string): boolean {
  return ids.every((id) => ownProvision(given, id, schoolUrn) !== undefined);
}
