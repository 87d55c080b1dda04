import { expect, test } from '@jest/globals';
import { FIELD_CLASSES } from '../../src/decisions/field-classes.ts';
import {
  SchoolOpened,
  TrustOpened,
  SchoolJoinedTrust,
  OfficeAssigned,
  OfficeEnded,
  SencoDesignated,
  SencoDesignationEnded,
  LeadershipTeamJoined,
  LeadershipTeamLeft,
  DelegationGranted,
  DelegationRevoked,
  SignOffPolicySet,
  BootstrapAuthorityGranted,
} from '../../src/governance/events.ts';
import { NotionalBudgetSet } from '../../src/governance/notional-budget.ts';
import { TermCalendarSet } from '../../src/governance/term-calendar.ts';
import { PersonRegistered, SignInLinked, PersonLeft } from '../../src/governance/person.ts';
import { IdentifierClaimed } from '../../src/governance/identifier-claim.ts';
import { FileImported } from '../../src/governance/file-import.ts';
import { ExportProduced } from '../../src/governance/export.ts';
import { fieldClassesOf } from '../../src/kernel/members.ts';

const GOVERNANCE_EVENTS = [
  SchoolOpened,
  TrustOpened,
  SchoolJoinedTrust,
  OfficeAssigned,
  OfficeEnded,
  SencoDesignated,
  SencoDesignationEnded,
  LeadershipTeamJoined,
  LeadershipTeamLeft,
  DelegationGranted,
  DelegationRevoked,
  SignOffPolicySet,
  NotionalBudgetSet,
  TermCalendarSet,
  BootstrapAuthorityGranted,
  PersonRegistered,
  SignInLinked,
  PersonLeft,
  IdentifierClaimed,
  FileImported,
  ExportProduced,
] as const;

test.each(GOVERNANCE_EVENTS.map((table) => [table.type, table] as const))(
  'the list of field classes says of %s what its table says',
  (type, table) => {
    expect(Object.entries(FIELD_CLASSES[type])).toEqual(Object.entries(fieldClassesOf(table)));
  },
);
