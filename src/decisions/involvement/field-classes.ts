import { C, type FieldClasses, S, T } from '../field-class.ts';

/** Classes of the events of who was told, asked and heard. */
export const INVOLVEMENT_CLASSES = {
  DecisionConfirmed: { schoolUrn: C, decision: C, note: T },
  DecisionDisputed: { schoolUrn: C, decision: C, note: T },
  SencoInformed: { schoolUrn: C, decision: C, informedOn: C, informedAt: C, method: C, by: C },
  InvolvementConfirmed: { schoolUrn: C, decision: C, informedOn: C, note: T },
  InvolvementDisputed: { schoolUrn: C, decision: C, informedOn: C, note: T },
  ConsultationAnswered: { schoolUrn: C, decision: C, position: C, views: T },
  ConsultationHeld: { schoolUrn: C, decision: C, about: C, party: C, method: C, on: C, outcome: C, views: T },
  ParentInformed: { schoolUrn: C, decision: C, addressee: C, on: C, method: C, by: C, evidence: C },
  CapacityRecorded: { schoolUrn: C, matter: C, hasCapacity: C, assessedOn: C, from: C, to: C, evidence: C },
  AlternativePersonNamed: { schoolUrn: C, relation: C, from: C, to: C, name: S },
  ContactRestricted: { schoolUrn: C, ground: C, from: C, to: C, note: T },
  ContactRestrictionEnded: { schoolUrn: C, restriction: C, on: C },
  EvidenceAttached: { schoolUrn: C, decision: C, evidence: C },
  TeachersInformed: { schoolUrn: C, decision: C, teachers: C, on: C },
  TeacherAcknowledged: { schoolUrn: C, decision: C },
  DeciderNotified: { schoolUrn: C, decision: C, person: C, change: C },
} as const satisfies Record<string, FieldClasses>;
