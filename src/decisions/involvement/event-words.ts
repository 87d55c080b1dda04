import type { INVOLVEMENT_CLASSES } from './field-classes.ts';

/** What each of these events says, in plain words for those who read the record. */
export const INVOLVEMENT_WORDS: Readonly<Record<keyof typeof INVOLVEMENT_CLASSES, string>> = {
  DecisionConfirmed: 'A named decider confirmed a decision.',
  DecisionDisputed: 'A named decider disputed a decision.',
  SencoInformed: 'The SENCO was informed.',
  InvolvementConfirmed: 'The SENCO confirmed having been involved.',
  InvolvementDisputed: 'The SENCO disputed having been involved.',
  ConsultationAnswered: 'The SENCO gave a view on a decision.',
  ConsultationHeld: 'Somebody was consulted.',
  ParentInformed: 'Parents or the young person were informed.',
  CapacityRecorded: 'Capacity to decide was recorded.',
  AlternativePersonNamed: 'An alternative person was named.',
  ContactRestricted: 'Contact was restricted.',
  ContactRestrictionEnded: 'A restriction of contact ended.',
  EvidenceAttached: 'Evidence was added.',
  TeachersInformed: 'Teachers were informed.',
  TeacherAcknowledged: 'A teacher acknowledged a decision.',
  DeciderNotified: 'A decider was told that somebody else changed the decision.',
};
