import { type CivilDate, civilDateOfInstant } from '../../kernel/civil-date.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { decisionRules } from './decision-named.ts';
import type { ContactMethod, SencoInformed } from './events.ts';

/** The SENCO was told of a decision: by the SENCO their own word, by anybody else a claim (domain §1.4). */
export interface InformSenco extends PupilCommand {
  readonly decisionId: string;
  /** The day, or the moment: one of the two. */
  readonly informedOn: CivilDate | null;
  readonly informedAt: Instant | null;
  readonly method: ContactMethod;
  /** Who told the SENCO; null: not said. */
  readonly by: string | null;
}

export function informSenco(command: InformSenco, given: PupilGiven): Decision {
  const { schoolUrn, decisionId, informedAt, method, by } = command;
  const informedOn = informedAt === null ? command.informedOn : civilDateOfInstant(informedAt);
  const data: SencoInformed = {
    schoolUrn,
    decision: decisionId,
    informedOn: informedOn ?? given.today,
    informedAt,
    method,
    by,
  };
  return judge(
    'REPORTED',
    [
      ...given.envelope.broken,
      ...decisionRules(given, decisionId, schoolUrn),
      ...broken((command.informedOn === null) === (informedAt === null), 'INFORMED_DATE_REQUIRED'),
      ...broken(informedAt !== null && informedAt > given.now, 'DATE_IN_FUTURE'),
      ...pastRules(given, informedOn),
      ...birthRules(given, informedOn),
    ],
    [{ type: 'SencoInformed', data, effectiveFrom: data.informedOn }],
  );
}
