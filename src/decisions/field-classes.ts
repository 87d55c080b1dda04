import { classesOf } from '../kernel/members.ts';
import { EHC_CLASSES } from './ehc/field-classes.ts';
import { ENROLMENT_CLASSES } from './enrolment/field-classes.ts';
import { C, type FieldClasses, S, T } from './field-class.ts';
import { IDENTIFICATION_CLASSES } from './identification/field-classes.ts';
import { ConsultationOpened } from './involvement/events.ts';
import { INVOLVEMENT_CLASSES } from './involvement/field-classes.ts';
import { PROVISION_CLASSES } from './provision/field-classes.ts';
import { DiscrepancyRaised, PupilEnrolled, PupilLeft, PupilRegistered } from './pupil-events.ts';
import { DiscrepancyResolved } from './record-keeping/discrepancies.ts';
import { CorrectionRecorded, RecordVoidedAsError } from '../kernel/correction.ts';
import { SIGN_OFF_CLASSES } from './sign-off/field-classes.ts';

/** Every event there is, with the class of each of its fields (`field-class.ts`). */
export const FIELD_CLASSES = {
  ...classesOf(PupilRegistered, PupilEnrolled, PupilLeft, DiscrepancyRaised, DiscrepancyResolved),
  ...ENROLMENT_CLASSES,
  ...IDENTIFICATION_CLASSES,
  ...EHC_CLASSES,
  ...PROVISION_CLASSES,
  ...INVOLVEMENT_CLASSES,
  ...SIGN_OFF_CLASSES,
  ...classesOf(ConsultationOpened),
  // `replacement` has the classes of its target's type, with places one higher than there (`sealedPlaces`).
  ...classesOf(CorrectionRecorded, RecordVoidedAsError),
  SchoolOpened: { urn: C, laestab: C, name: C, phase: C, schoolType: C, trustUid: C, lastYear: C },
  TrustOpened: { uid: C, name: C },
  SchoolJoinedTrust: { schoolUrn: C, from: C },
  OfficeAssigned: { person: C, office: C, from: C, to: C, minuteRef: T },
  OfficeEnded: { person: C, office: C, on: C },
  SencoDesignated: { person: C, from: C, acting: C, minuteRef: T },
  SencoDesignationEnded: { person: C, on: C },
  LeadershipTeamJoined: { person: C, from: C },
  LeadershipTeamLeft: { person: C, on: C },
  DelegationGranted: {
    delegationId: C,
    grantor: C,
    granteePerson: C,
    granteeOffice: C,
    decisions: C,
    from: C,
    to: C,
    minuteRef: T,
    maxAnnualCost: C,
    pupilScope: C,
  },
  DelegationRevoked: { delegationId: C, on: C },
  SignOffPolicySet: { policyId: C, from: C, rules: C, minuteRef: T },
  NotionalBudgetSet: { financialYear: C, amountPence: C, from: C, to: C, source: C },
  TermCalendarSet: { academicYear: C, terms: C, closures: C },
  BootstrapAuthorityGranted: { person: C, from: C, expiresOn: C },
  PersonRegistered: { name: S, workEmail: S, schoolUrn: C },
  SignInLinked: { issuer: S, subject: S, claim: C },
  PersonLeft: { on: C },
  IdentifierClaimed: { by: C },
  FileImported: {
    schoolUrn: C,
    format: C,
    sha256: C,
    bytes: C,
    pupils: C,
    recorded: C,
    unchanged: C,
    discrepancies: C,
    faults: C,
  },
  ExportProduced: {
    schoolUrn: C,
    kind: C,
    format: C,
    ordinal: C,
    effectiveOn: C,
    rows: C,
    sha256: C,
    recipient: C,
    operator: C,
  },
} as const satisfies Record<string, FieldClasses>;

export type EventType = keyof typeof FIELD_CLASSES;

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(FIELD_CLASSES, type);
}

/** A sealed field of one event: its path in `data` and its place for `n`. */
export interface SealedPlace {
  readonly path: readonly string[];
  readonly place: number;
}

/** The sealed fields of an event, in the order of their places; a correction carries those of its target's type too. */
export function sealedPlaces(type: EventType, targetType?: string): readonly SealedPlace[] {
  const own = sealedNames(type).map((name, place) => ({ path: [name], place }));
  if (type !== 'CorrectionRecorded' || targetType === undefined || !isEventType(targetType)) return own;
  return [...own, ...sealedNames(targetType).map((name, place) => ({ path: ['replacement', name], place: place + 1 }))];
}

function sealedNames(type: EventType): readonly string[] {
  const classes: FieldClasses = FIELD_CLASSES[type];
  return Object.keys(classes).filter((name) => classes[name] !== C);
}

/**
 * The version in which every event type is written now. Another shape is another version and one pure upcaster (design
 * §3).
 */
export const SCHEMA_VERSION = 1;
