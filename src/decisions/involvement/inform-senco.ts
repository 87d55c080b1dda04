import { civilDateOfInstant } from '../../kernel/civil-date.ts';
import {
  type DataOf,
  day,
  event,
  input,
  type InputOf,
  moment,
  oneOf,
  optional,
  person,
  saidIn,
  workedOut,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { CONTACT_METHOD } from './contact-method.ts';
import { decisionReadRules } from './decision-named.ts';
import { DECISION_ID, OF_DECISION } from './named-decision.ts';

/**
 * Records that the SENCO was told of a decision. Recorded by anybody but the SENCO, it is a claim. `informedAt` is null
 * if only the day is known.
 */
export const SencoInformed = event('SencoInformed', 'The SENCO was informed.', {
  ...OF_DECISION,
  informedOn: workedOut(day('The day.')),
  informedAt: optional(moment('The moment; then without `informedOn`.')),
  method: oneOf(CONTACT_METHOD, 'How.'),
  by: optional(person('Who told the SENCO.')),
});
export type SencoInformed = DataOf<typeof SencoInformed>;

/** Takes either the day or the moment, not both. */
export const InformSenco = input(
  'That the SENCO was told of a decision. Recorded by anybody but the SENCO it is a claim.',
  {
    ...DECISION_ID,
    informedOn: optional(day('The day, where no more is known.')),
    ...saidIn(SencoInformed),
  },
);
export type InformSenco = PupilCommand & InputOf<typeof InformSenco>;

export function informSenco(command: InformSenco, given: PupilGiven): Decision {
  const { schoolUrn, decisionId, informedAt } = command;
  const said = informedAt === null ? command.informedOn : civilDateOfInstant(informedAt);
  const informedOn = said ?? given.today;
  return judge(
    'REPORTED',
    [
      ...given.envelope.broken,
      ...decisionReadRules(given, decisionId, schoolUrn),
      ...broken((command.informedOn === null) === (informedAt === null), 'INFORMED_DATE_REQUIRED'),
      ...broken(informedAt !== null && informedAt > given.now, 'DATE_IN_FUTURE'),
      ...pastRules(given, said),
      ...birthRules(given, said),
    ],
    [happened(SencoInformed, { ...command, decision: decisionId, informedOn }, informedOn)],
  );
}
