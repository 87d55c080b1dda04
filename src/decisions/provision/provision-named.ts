import type { CivilDate } from '../../kernel/civil-date.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { type ProvisionHistory, provisionHistories } from './history.ts';
import { type ProvisionOn, provisionOn } from './provisions.ts';

/** The provision that a command names, of this school; undefined when the log has none. */
export function ownProvision(given: PupilGiven, id: string, schoolUrn: string): ProvisionHistory | undefined {
  return provisionHistories(given.pupil.events).find((history) => history.id === id && history.schoolUrn === schoolUrn);
}

/**
 * A provision that is to be changed on a day: the rules that stand in the way, and how it stands then where it does.
 */
export interface Changing {
  readonly broken: readonly RuleCode[];
  readonly provision: ProvisionOn | undefined;
}

/**
 * What every change of a running provision needs: it is there, it has started by the day, and it has not ended by then.
 */
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
