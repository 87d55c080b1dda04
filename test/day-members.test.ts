import { describe, expect, test } from '@jest/globals';
import { inputMembers, WITH_TABLE } from './support/input-members.ts';

/**
 * Days that no kind of member tells apart. A former school may not date an event in the child's life after the leaving
 * while another school has the pupil, so somebody decides about each day in a command about a pupil. Give a new day the
 * kind `dayAboutChild` or `reviewDay`, or enter it in one of these lists. Its name here is `Command.member`. For a day
 * in a part it is `Part.member`, once for all commands that have the part.
 */
const OTHER_DAYS: Readonly<Record<string, readonly string[]>> = {
  /** Days of acts and papers of a school or others, which a former school may still record after the leaving. */
  ACTS_AND_PAPERS: ['RecordDiscussion.noteGivenOn', 'Evidence.on', 'ParentInformed.on'],

  /** Days in a plan: until when, or by when. Nothing has happened on them yet. */
  PLANNED: ['RemoveFromSenSupport.monitorUntil'],

  /** Days about the child that the rule about the leaving does not look at yet. May shrink, not grow. */
  NOT_LOOKED_AT_YET: ['RaiseConcern.raisedOn', 'ReviewHeld.heldOn'],
};

const found = new Set(
  WITH_TABLE.filter(({ subject }) => subject === 'PUPIL')
    .flatMap(({ name, takes }) => inputMembers(name, takes.members))
    .filter(({ member }) => (member.kind === 'DAY' || member.kind === 'DAYS') && member.dayKind === undefined)
    .map(({ owner, name }) => `${owner}.${name}`),
);
const listed = Object.values(OTHER_DAYS).flat();

describe('a day in a command about a pupil', () => {
  test('is about the child, for a review, or in one of the lists', () => {
    expect([...found].filter((name) => !listed.includes(name))).toEqual([]);
  });

  test('stands in one list only, and no list has a name that is gone', () => {
    expect(listed.filter((name) => !found.has(name))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});
