/** Every read model. Each is one module, listed in `projections/index.ts`. */
export const READ_MODEL_NAMES = [
  'decision-history',
  'sen-register',
  'discrepancies',
  'ehc-tracker',
  'provision-map',
  'prospective-pupils',
  'incoming-transfers',
  'senco-inbox',
  'decider-notices',
  'sign-off-queue',
  'pupil-facts',
  'decision-checks',
  'matters',
  'pupil-merges',
] as const;
export type ReadModelName = (typeof READ_MODEL_NAMES)[number];
