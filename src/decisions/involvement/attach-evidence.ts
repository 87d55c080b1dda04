import { type DataOf, event, id, input, type InputOf, optional, partsOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { decisionRules } from './decision-named.ts';
import { OF_DECISION_OR_NONE } from './named-decision.ts';

/** Evidence added to a decision, or to the record, after it was written. */
export const EvidenceAttached = event('EvidenceAttached', 'Evidence was added.', {
  ...OF_DECISION_OR_NONE,
  evidence: partsOf(EVIDENCE, 'The evidence.'),
});
export type EvidenceAttached = DataOf<typeof EvidenceAttached>;

export const AttachEvidence = input('References to evidence that came later.', {
  decisionId: optional(id('Decision', 'The decision that it belongs to; left out, the record as a whole.')),
  ...saidIn(EvidenceAttached),
});
export type AttachEvidence = PupilCommand & InputOf<typeof AttachEvidence>;

export function attachEvidence(command: AttachEvidence, given: PupilGiven): Decision {
  const { schoolUrn, decisionId, evidence } = command;
  const dates = evidence.map((item) => item.on);
  return judge(
    'REPORTED',
    [
      ...decisionRules(given, decisionId, schoolUrn),
      ...broken(evidence.length === 0, 'NOTHING_SAID'),
      ...pastRules(given, ...dates),
      ...birthRules(given, ...dates),
    ],
    [happened(EvidenceAttached, { ...command, decision: decisionId })],
  );
}
