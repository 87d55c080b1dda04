import type { Action } from './access/abilities.ts';
import type { Decision } from './decisions/decision.ts';
import type { EventType } from './decisions/field-classes.ts';
import type { Command, PupilGiven } from './decisions/given.ts';
import { placeOnSenSupport } from './decisions/identification/place-on-sen-support.ts';
import { raiseConcern } from './decisions/identification/raise-concern.ts';
import { recordSenStatus } from './decisions/identification/record-sen-status.ts';
import { removeFromSenSupport } from './decisions/identification/remove-from-sen-support.ts';
import { recordPupilLeft, registerPupil, type RegisterPupilGiven } from './decisions/register-pupil.ts';
import { STATUS_EVENT_TYPES } from './decisions/sen-status.ts';
import { voidRecordAsError } from './decisions/void-record.ts';
import { grantDelegation, revokeDelegation } from './governance/delegations.ts';
import { grantBootstrapAuthority, openSchool, openTrust } from './governance/establishment.ts';
import { recordExport } from './governance/export.ts';
import type { GovernanceGiven, PersonGiven } from './governance/given.ts';
import { recordFileImport } from './governance/file-import.ts';
import { linkSignIn, recordPersonLeft, registerPerson } from './governance/people.ts';
import { assignOffice, assignTrustOffice, designateSenco, endOffice, endSencoDesignation, joinLeadershipTeam, leaveLeadershipTeam } from './governance/staffing.ts';
import { setTermCalendar } from './governance/term-calendar.ts';
import type { ReadModelName } from '../projections/names.ts';

/** Which stream a command decides on, and so what it is given. */
export type Subject = 'PUPIL' | 'SCHOOL' | 'TRUST' | 'PERSON' | 'IMPORT' | 'EXPORT';
type GivenOf = { PUPIL: RegisterPupilGiven & PupilGiven; SCHOOL: GovernanceGiven; TRUST: GovernanceGiven; PERSON: PersonGiven; IMPORT: object; EXPORT: object };

/**
 * One command of the system. `kind` DECISION: a decision of a family, with deciders, basis and three dates; RECORD: all
 * else. `door` COMMAND_LINE: not offered over GraphQL. `awaits`: the read models that have to pass it before the answer.
 */
export interface CommandDefinition {
  readonly name: string;
  readonly description: string;
  readonly subject: Subject;
  readonly kind: 'DECISION' | 'RECORD';
  readonly door: 'GRAPHQL' | 'COMMAND_LINE';
  readonly action: Action;
  readonly legalBasis: readonly string[];
  readonly emits: readonly EventType[];
  readonly awaits: readonly ReadModelName[];
  /** Events that touch the same case: when one came in between, the command is not tried again by itself (design §3). */
  readonly conflictsWith: readonly EventType[];
  /** Takes the command's own type and what its subject is given; `prepare.ts` puts the two together. */
  readonly decide: (command: never, given: never) => Decision;
}

type Line = Omit<CommandDefinition, 'name' | 'subject' | 'kind' | 'door' | 'decide' | 'conflictsWith'> & Partial<Pick<CommandDefinition, 'door' | 'conflictsWith'>>;

function define<S extends Subject, C extends Command>(subject: S, kind: CommandDefinition['kind'], decide: (command: C, given: GivenOf[S]) => Decision, line: Line): CommandDefinition {
  return { door: 'GRAPHQL', conflictsWith: [], ...line, name: pascalCase(decide.name), subject, kind, decide };
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const HISTORY: readonly ReadModelName[] = ['decision-history'];
const BOTH: readonly ReadModelName[] = ['decision-history', 'sen-register'];

/** Every command, one entry each; mutations, their inputs and `execute` are driven by this list. */
export const REGISTRY: readonly CommandDefinition[] = [
  define('PUPIL', 'DECISION', raiseConcern, { description: 'Raises a concern that a pupil may have special educational needs.', action: 'RAISE_CONCERN', legalBasis: ['CoP 6.14-6.27', 'SEND Regulations 2014 reg 50'], emits: ['ConcernRaised'], awaits: HISTORY }),
  define('PUPIL', 'DECISION', placeOnSenSupport, { description: 'Places a pupil on SEN support (K).', action: 'RECORD_DECISION', legalBasis: ['Children and Families Act 2014 s.66', 'Children and Families Act 2014 s.68', 'CoP 6.39-6.43'], emits: ['SenSupportDecided'], awaits: BOTH, conflictsWith: STATUS_EVENT_TYPES }),
  define('PUPIL', 'DECISION', recordSenStatus, { description: 'Records the provision code (K, E or N) that a file or document states, with dates and ranked needs.', action: 'RECORD_OBSERVATION', legalBasis: ['Children and Families Act 2014 s.37', 'Children and Families Act 2014 s.45', 'CoP 6.72-6.78'], emits: ['ProvisionCodeObserved', 'DiscrepancyRaised'], awaits: BOTH, conflictsWith: STATUS_EVENT_TYPES }),
  define('PUPIL', 'DECISION', removeFromSenSupport, { description: 'Takes a pupil off SEN support (K to N) after a review.', action: 'RECORD_DECISION', legalBasis: ['CoP 6.44-6.56'], emits: ['RegisterRemovalDecided'], awaits: BOTH, conflictsWith: STATUS_EVENT_TYPES }),
  define('PUPIL', 'RECORD', voidRecordAsError, { description: 'Makes a decision or observation void that was recorded in error; it stays to be seen as void.', action: 'RECORD_DECISION', legalBasis: ['UK GDPR Art 16', 'UK GDPR Art 5(1)(d)'], emits: ['RecordVoidedAsError'], awaits: BOTH, conflictsWith: ['RecordVoidedAsError', 'CorrectionRecorded'] }),
  define('PUPIL', 'RECORD', registerPupil, { description: 'Registers a pupil and puts it on roll at a school.', action: 'REGISTER_PUPIL', legalBasis: ['Education (Pupil Registration) (England) Regulations'], emits: ['PupilRegistered', 'PupilEnrolled', 'DiscrepancyRaised'], awaits: ['sen-register'] }),
  define('PUPIL', 'RECORD', recordPupilLeft, { description: 'Records that a pupil left the roll.', action: 'REGISTER_PUPIL', legalBasis: ['Education (Pupil Registration) (England) Regulations'], emits: ['PupilLeft'], awaits: ['sen-register'] }),

  define('SCHOOL', 'RECORD', assignOffice, { description: 'Assigns an office at a school to a person.', action: 'APPOINT', legalBasis: ['SI 2013/1624 reg 6'], emits: ['OfficeAssigned'], awaits: [] }),
  define('SCHOOL', 'RECORD', endOffice, { description: 'Ends an office that a person holds.', action: 'APPOINT', legalBasis: ['SI 2013/1624 reg 6'], emits: ['OfficeEnded'], awaits: [] }),
  define('SCHOOL', 'RECORD', designateSenco, { description: 'Designates the SENCO of a school, or an acting one.', action: 'APPOINT', legalBasis: ['Children and Families Act 2014 s.67(2)', 'SEND Regulations 2014 reg 49'], emits: ['SencoDesignated'], awaits: [] }),
  define('SCHOOL', 'RECORD', endSencoDesignation, { description: 'Ends a designation as SENCO.', action: 'APPOINT', legalBasis: ['Children and Families Act 2014 s.67(2)'], emits: ['SencoDesignationEnded'], awaits: [] }),
  define('SCHOOL', 'RECORD', joinLeadershipTeam, { description: 'Records that a person joined the senior leadership team.', action: 'APPOINT', legalBasis: ['CoP 6.87'], emits: ['LeadershipTeamJoined'], awaits: [] }),
  define('SCHOOL', 'RECORD', leaveLeadershipTeam, { description: 'Records that a person left the senior leadership team.', action: 'APPOINT', legalBasis: ['CoP 6.87'], emits: ['LeadershipTeamLeft'], awaits: [] }),
  define('SCHOOL', 'RECORD', grantDelegation, { description: 'Grants authority for named decisions to a person or to an office.', action: 'DELEGATE', legalBasis: ['SI 2013/1624 reg 18'], emits: ['DelegationGranted'], awaits: [] }),
  define('SCHOOL', 'RECORD', revokeDelegation, { description: 'Revokes a delegation from a day on.', action: 'DELEGATE', legalBasis: ['SI 2013/1624 reg 18'], emits: ['DelegationRevoked'], awaits: [] }),
  define('SCHOOL', 'RECORD', setTermCalendar, { description: 'Sets the terms and closures of an academic year.', action: 'DELEGATE', legalBasis: ['Education Act 2002 s.32'], emits: ['TermCalendarSet'], awaits: [] }),
  define('SCHOOL', 'RECORD', openSchool, { description: 'Enters a school.', door: 'COMMAND_LINE', action: 'INITIALISE', legalBasis: ['GIAS establishment record'], emits: ['SchoolOpened'], awaits: [] }),
  define('SCHOOL', 'RECORD', grantBootstrapAuthority, { description: 'Gives first authority to appoint others at a school, until it expires.', door: 'COMMAND_LINE', action: 'INITIALISE', legalBasis: ['Design §11'], emits: ['BootstrapAuthorityGranted'], awaits: [] }),
  define('TRUST', 'RECORD', openTrust, { description: 'Enters a trust with its schools.', door: 'COMMAND_LINE', action: 'INITIALISE', legalBasis: ['GIAS group record'], emits: ['TrustOpened', 'SchoolJoinedTrust'], awaits: [] }),
  define('TRUST', 'RECORD', assignTrustOffice, { description: 'Assigns an office of a trust to a person.', door: 'COMMAND_LINE', action: 'INITIALISE', legalBasis: ['Academy trust handbook: scheme of delegation'], emits: ['OfficeAssigned'], awaits: [] }),

  define('PERSON', 'RECORD', registerPerson, { description: 'Registers a member of staff or a governor.', action: 'MANAGE_PEOPLE', legalBasis: ['Design §3'], emits: ['PersonRegistered'], awaits: [] }),
  define('PERSON', 'RECORD', linkSignIn, { description: 'Ties a sign-in to a person.', action: 'MANAGE_PEOPLE', legalBasis: ['UK GDPR Art 32'], emits: ['SignInLinked'], awaits: [] }),
  define('PERSON', 'RECORD', recordPersonLeft, { description: 'Records that a person left; their access ends on that day.', action: 'MANAGE_PEOPLE', legalBasis: ['UK GDPR Art 32'], emits: ['PersonLeft'], awaits: [] }),

  define('IMPORT', 'RECORD', recordFileImport, { description: 'Records that a school file was taken in, with its digest and faults.', door: 'COMMAND_LINE', action: 'IMPORT', legalBasis: ['UK GDPR Art 5(2)'], emits: ['FileImported'], awaits: [] }),
  define('EXPORT', 'RECORD', recordExport, { description: 'Records that an export was made, with its cut and digest.', door: 'COMMAND_LINE', action: 'EXPORT', legalBasis: ['UK GDPR Art 5(2)'], emits: ['ExportProduced'], awaits: [] }),
];

export function definitionOf(name: string): CommandDefinition | undefined {
  return REGISTRY.find((definition) => definition.name === name);
}
