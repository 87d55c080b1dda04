/**
 * What a broken rule does.
 * RULE: refuses a decision *taken here*. For a reported decision, or one from a document, it becomes a finding, because
 * the truth can always be recorded.
 * ALWAYS: refuses on every basis: malformed, impossible, unknown or not permitted.
 * NOTE: never refuses, always becomes a finding.
 */
export type RuleKind = 'RULE' | 'ALWAYS' | 'NOTE';

export interface Rule {
  readonly kind: RuleKind;
  readonly message: string;
  readonly basis: string;
}
