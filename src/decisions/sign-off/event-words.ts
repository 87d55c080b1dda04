import type { SIGN_OFF_CLASSES } from './field-classes.ts';

/** What each of these events says, in plain words for those who read the record. */
export const SIGN_OFF_WORDS: Readonly<Record<keyof typeof SIGN_OFF_CLASSES, string>> = {
  SignOffRequested: 'Sign-off of a proposal was asked for.',
  SignOffResubmitted: 'A request for sign-off was put anew.',
  SignOffApproved: 'A request for sign-off was approved.',
  SignOffApprovedWithConditions: 'A request for sign-off was approved on conditions.',
  SignOffConditionSet: 'A condition of a sign-off was set.',
  SignOffReturned: 'A request for sign-off was returned with questions.',
  SignOffRejected: 'A request for sign-off was rejected.',
  SignOffWithdrawn: 'A request for sign-off was withdrawn.',
  ConditionMet: 'A condition of a sign-off was met.',
  SignOffRecused: 'Somebody stood aside from a sign-off.',
  DissentRecorded: 'Dissent was recorded.',
  SoleDeciderExceptionRecorded: 'It was recorded that one person decided alone.',
  SignOffAttemptRefused: 'An attempt to sign off was refused.',
};
