import { describe, test } from '@jest/globals';
import { type RecordDiscussion, recordDiscussion } from '../../../src/decisions/identification/record-discussion.ts';
import { RECORD } from '../../support/identification-facts.ts';
import { enrolled, fromDocument, given, left, registered } from '../../support/pupil-spec.ts';

const command: RecordDiscussion = {
  ...RECORD,
  heldOn: '2026-10-14',
  withParents: true,
  withPupil: true,
  notReached: null,
  agreement: 'PARTLY_AGREES',
  noteGivenOn: '2026-10-16',
  summary: 'What was noticed.',
  parentViews: 'Worried.',
  pupilViews: 'Likes maths.',
};
const { commandId: _c, pupilId: _p, seenRevision: _s, ...data } = command;

describe('RecordDiscussion', () => {
  test('keeps who took part, where parents stand and that they have a note of it', () => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordDiscussion, command)
      .recorded([{ type: 'ParentDiscussionHeld', effectiveFrom: '2026-10-14', data }]);
  });

  test('that parents could not be reached is said with its reason; without one it is noted', () => {
    const alone = {
      ...command,
      withParents: false,
      agreement: 'NOT_KNOWN',
      parentViews: null,
      noteGivenOn: null,
    } as const;
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordDiscussion, { ...alone, notReached: 'NO_REPLY' })
      .recordedTypes(['ParentDiscussionHeld']);
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordDiscussion, alone)
      .recordedTypes(['ParentDiscussionHeld'], ['DISCUSSION_WITHOUT_PARENTS']);
  });

  test('before admission or after leaving it is a finding', () => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordDiscussion, { ...command, heldOn: '2020-08-31' })
      .recordedTypes(['ParentDiscussionHeld'], ['BEFORE_ADMISSION']);
    given(registered, enrolled, left)
      .as(fromDocument)
      .when(recordDiscussion, command)
      .recordedTypes(['ParentDiscussionHeld'], ['AFTER_LEAVING']);
  });

  test('the note may be given on the day itself', () => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordDiscussion, { ...command, noteGivenOn: command.heldOn })
      .recordedTypes(['ParentDiscussionHeld']);
  });

  test('impossible dates refuse', () => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordDiscussion, { ...command, noteGivenOn: '2026-10-13' })
      .refused('END_BEFORE_START');
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordDiscussion, { ...command, noteGivenOn: '2026-11-21' })
      .refused('DATE_IN_FUTURE');
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordDiscussion, { ...command, heldOn: '2016-04-30' })
      .refused('DATE_BEFORE_BIRTH');
  });
});
