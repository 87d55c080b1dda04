/**
 * Every rule a command can meet. Kind RULE: broken when a decision is *taken here* it refuses; broken by what is
 * reported or read from a document it is kept as a finding, because the truth can always be recorded.
 * Kind ALWAYS: malformed, impossible, unknown or not permitted; refuses on every basis.
 * Kind NOTE: never refuses, is always kept as a finding.
 */
export type RuleKind = 'RULE' | 'ALWAYS' | 'NOTE';

export interface Rule {
  readonly kind: RuleKind;
  readonly message: string;
  readonly basis: string;
}
