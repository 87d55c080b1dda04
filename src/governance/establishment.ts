import { accepted, type Decision, judge, refused } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { broken } from '../decisions/policies.ts';
import type { Command } from '../decisions/given.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { input, type InputOf, saidIn } from '../kernel/members.ts';
import { BootstrapAuthorityGranted, PERSON_ID, SchoolJoinedTrust, SchoolOpened, TrustOpened } from './events.ts';
import type { GovernanceGiven } from './given.ts';
import { latestRecordStart } from './record-start.ts';
import type { SchoolCommand } from './command.ts';

/** Enters a school into the log (`sen-trail init`): URN, DfE number, phase and type, from GIAS. */
export type OpenSchool = SchoolCommand & Omit<SchoolOpened, 'urn'>;

export function openSchool(command: OpenSchool, given: GovernanceGiven): Decision {
  if (given.governance.school !== undefined) return refused('ALREADY_REGISTERED');
  const { recordFrom = null } = command;
  return judge(
    'TAKEN_HERE',
    broken(recordFrom !== null && recordFrom > latestRecordStart(given.today), 'RECORD_START_TOO_LATE'),
    [happened(SchoolOpened, { ...command, urn: command.schoolUrn })],
  );
}

export interface OpenTrust extends Command {
  readonly trustUid: string;
  readonly name: string;
  readonly schools: readonly string[];
  readonly from: CivilDate;
}

export function openTrust(command: OpenTrust, given: GovernanceGiven): Decision {
  if (given.governance.trust !== undefined) return refused('ALREADY_REGISTERED');
  const { trustUid, name, schools, from } = command;
  return accepted(
    happened(TrustOpened, { uid: trustUid, name }, from),
    ...schools.map((schoolUrn) => happened(SchoolJoinedTrust, { schoolUrn, from }, from)),
  );
}

/** The first person who may appoint others at a school; designations only, until it expires. */
export const GrantBootstrapAuthority = input('First authority at a new school.', {
  ...PERSON_ID,
  ...saidIn(BootstrapAuthorityGranted),
});
export type GrantBootstrapAuthority = SchoolCommand & InputOf<typeof GrantBootstrapAuthority>;

export function grantBootstrapAuthority(command: GrantBootstrapAuthority, given: GovernanceGiven): Decision {
  const { personId, from, expiresOn } = command;
  return judge(
    'TAKEN_HERE',
    [
      ...broken(given.governance.school === undefined, 'SCHOOL_NOT_KNOWN'),
      ...broken(given.unknownPersons.length > 0, 'PERSON_NOT_KNOWN'),
      ...broken(expiresOn < from, 'END_BEFORE_START'),
    ],
    [happened(BootstrapAuthorityGranted, { ...command, person: personId }, from)],
  );
}
