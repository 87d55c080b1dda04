import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { decisionRules } from './decision-named.ts';
import type { EvidenceAttached } from './events.ts';

/** Evidence that came to a decision, or to the record, after it was written. */
export interface AttachEvidence extends PupilCommand, Omit<EvidenceAttached, 'schoolUrn' | 'decision'> {
  readonly decisionId: string | null;
}

export function attachEvidence({ schoolUrn, decisionId, evidence }: AttachEvidence, given: PupilGiven): Decision {
  const data: EvidenceAttached = { schoolUrn, decision: decisionId, evidence };
  const dates = evidence.map((item) => item.on);
  return judge(
    'REPORTED',
    [
      ...decisionRules(given, decisionId, schoolUrn),
      ...broken(evidence.length === 0, 'NOTHING_SAID'),
      ...pastRules(given, ...dates),
      ...birthRules(given, ...dates),
    ],
    [{ type: 'EvidenceAttached', data }],
  );
}
