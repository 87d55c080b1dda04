/**
 * The class of every field of every event (design §3): CLEAR (codes, dates, amounts, opaque ids), SEALED (identity),
 * TEXT (free text). A sealed field's place in its event (`event-format.md` §5) is its place among the SEALED and TEXT
 * fields here, in this order: **new sealed fields go to the end, none is ever taken out**.
 */
export type FieldClass = 'CLEAR' | 'SEALED' | 'TEXT';
export type FieldClasses = Readonly<Record<string, FieldClass>>;

const C = 'CLEAR';
const S = 'SEALED';
const T = 'TEXT';

export const FIELD_CLASSES = {
  PupilRegistered: { upn: S, surname: S, forename: S, dateOfBirth: S, sex: S, schoolUrn: C, retainUntil: C },
  PupilEnrolled: { schoolUrn: C, admittedOn: C, knownOn: C, enrolment: C, ncYear: C },
  PupilLeft: { schoolUrn: C, leftOn: C },
  DiscrepancyRaised: { schoolUrn: C, source: C, kind: C, fields: C, status: C, from: C, needs: C },
  ConcernRaised: { schoolUrn: C, source: C, raisedOn: C, areas: C, alternativeExplanations: C, evidence: C, description: T, universalSupportTried: T },
  SenSupportDecided: { schoolUrn: C, needs: C, reviewOn: C, parentInformed: C, evidence: C, ncYear: C, rationale: T, desiredOutcomes: T, parentViews: T, pupilViews: T },
  ProvisionCodeObserved: { schoolUrn: C, source: C, status: C, from: C, to: C, needs: C, documentOn: C, receivedOn: C, plan: C, planReference: S, note: T },
  RegisterRemovalDecided: { schoolUrn: C, reason: C, review: C, parentInformed: C, monitorUntil: C, evidence: C, rationale: T, parentViews: T, pupilViews: T },
  // `replacement` has the classes of its target's type, with places one higher than there (`sealedPlaces`).
  CorrectionRecorded: { target: C, targetType: C, replacement: C, metadata: C, reason: T },
  RecordVoidedAsError: { target: C, reason: T },
  SchoolOpened: { urn: C, laestab: C, name: C, phase: C, schoolType: C, trustUid: C },
  TrustOpened: { uid: C, name: C },
  SchoolJoinedTrust: { schoolUrn: C, from: C },
  OfficeAssigned: { person: C, office: C, from: C, to: C, minuteRef: T },
  OfficeEnded: { person: C, office: C, on: C },
  SencoDesignated: { person: C, from: C, acting: C, minuteRef: T },
  SencoDesignationEnded: { person: C, on: C },
  LeadershipTeamJoined: { person: C, from: C },
  LeadershipTeamLeft: { person: C, on: C },
  DelegationGranted: { delegationId: C, grantor: C, granteePerson: C, granteeOffice: C, decisions: C, from: C, to: C, minuteRef: T },
  DelegationRevoked: { delegationId: C, on: C },
  TermCalendarSet: { academicYear: C, terms: C, closures: C },
  BootstrapAuthorityGranted: { person: C, from: C, expiresOn: C },
  PersonRegistered: { name: S, workEmail: S, schoolUrn: C },
  SignInLinked: { issuer: S, subject: S, claim: C },
  PersonLeft: { on: C },
  IdentifierClaimed: { by: C },
  FileImported: { schoolUrn: C, format: C, sha256: C, bytes: C, pupils: C, recorded: C, unchanged: C, discrepancies: C, faults: C },
  ExportProduced: { schoolUrn: C, kind: C, format: C, ordinal: C, effectiveOn: C, rows: C, sha256: C, recipient: C, operator: C },
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

/** The version in which every event type is written now. Another shape is another version and one pure upcaster (design §3). */
export const SCHEMA_VERSION = 1;
