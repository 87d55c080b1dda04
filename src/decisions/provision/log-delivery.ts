import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { DeliveryLogged } from './delivery-events.ts';
import { ownProvision } from './provision-named.ts';

export const LogDelivery = input('Sessions of some days.', saidIn(DeliveryLogged));
export type LogDelivery = PupilCommand & InputOf<typeof LogDelivery>;

/** Records sessions planned and delivered over some days. Fidelity is worked out from them. */
export function logDelivery(command: LogDelivery, given: PupilGiven): Decision {
  const { schoolUrn, provision, from, to } = command;
  const history = ownProvision(given, provision, schoolUrn);
  const startOn = history?.steps.find(({ step }) => step === 'STARTED')?.on;
  const endedOn = history?.steps.find(({ step }) => step === 'ENDED')?.on;
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...broken(history === undefined, 'NO_SUCH_RECORD'),
      ...broken(history !== undefined && (startOn === undefined || from < startOn), 'PROVISION_NOT_STARTED'),
      ...broken(endedOn !== undefined && to >= endedOn, 'PROVISION_HAS_ENDED'),
      ...broken(to < from, 'END_BEFORE_START'),
      ...pastRules(given, to),
      ...birthRules(given, from),
    ],
    [happened(DeliveryLogged, command, from)],
  );
}
