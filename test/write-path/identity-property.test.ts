import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Command } from '../../src/decisions/given.ts';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import { upnCheckLetter } from '../../src/reference/upn.ts';
import { openIdentity } from '../../src/write-path/open-identity.ts';
import { findSubject } from '../../src/write-path/find-subject.ts';
import { readRecord } from '../../src/write-path/pupil-record.ts';
import { definitionOf } from '../../src/registry/index.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { openSchool } from '../support/open-school.ts';
import { PUPIL, URN } from '../support/school.ts';

const school = await openSchool();

/** What a pupil was ever known as: every UPN with the names and birthday of its time. */
interface Known {
  readonly upn: string;
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth: string;
}

const SURNAMES = ['Adams', 'Baker', 'Clark'] as const;
const BIRTHDAYS = ['2016-05-01', '2016-06-01'] as const;
const step = fc.record({
  kind: fc.constantFrom('REGISTER', 'CHANGE', 'CHANGE', 'MERGE'),
  which: fc.nat(9),
  into: fc.nat(9),
  number: fc.nat(5),
  surname: fc.constantFrom(...SURNAMES),
  dateOfBirth: fc.constantFrom(...BIRTHDAYS),
  temporary: fc.boolean(),
});

/** UPNs of one story: no other story has them. */
function upnOf(story: number, number: number, temporary: boolean): string {
  const rest =
    `201000125${String(story).padStart(2, '0')}${temporary ? `${String(number)}A` : `0${String(number)}`.slice(-1) + String(number)}`.slice(
      0,
      12,
    );
  return upnCheckLetter(rest) + rest;
}

test('for any order of registrations, changes and merges, each UPN ever held finds the same pupil', async () => {
  let story = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
      story += 1;
      const { senco } = school.staff;
      const held = new Map<string, Known[]>();
      for (const { kind, which, into, number, surname, dateOfBirth, temporary } of steps) {
        const pupils = [...held.keys()];
        const pupilId = pupils[which % Math.max(1, pupils.length)];
        const upn = upnOf(story % 100, number, temporary);
        if (kind === 'REGISTER' || pupilId === undefined) {
          const known = { upn, surname, forename: 'Robin', dateOfBirth };
          const outcome = await school.as(senco, 'RegisterPupil', { ...PUPIL, ...known });
          if (outcome.kind === 'RECORDED' && !held.has(outcome.subjectId)) held.set(outcome.subjectId, [known]);
        } else if (kind === 'CHANGE') {
          await school.as(senco, 'ChangePupilIdentity', {
            pupilId,
            schoolUrn: URN,
            seenRevision: null,
            upn,
            surname,
            forename: null,
            dateOfBirth,
            sex: null,
            reason: 'CORRECTION',
          });
          const identity = await openIdentity(school.app.vault, foldPupil(await readRecord(school.app.store, pupilId)));
          held.get(pupilId)?.push(identity as Known);
        } else {
          const loser = pupils[into % pupils.length] ?? pupilId;
          const outcome = await school.as(senco, 'MergePupil', {
            pupilId,
            schoolUrn: URN,
            loserPupilId: loser,
            reason: 'DUPLICATE',
          });
          if (outcome.kind === 'RECORDED') {
            held.get(pupilId)?.push(...(held.get(loser) ?? []));
            held.delete(loser);
          }
        }
      }
      for (const [pupil, identities] of held) {
        for (const { upn, surname, forename, dateOfBirth } of identities) {
          const command = { commandId: randomUUID(), ...PUPIL, upn, surname, forename, dateOfBirth } as Command;
          const located = await findSubject(school.app, {
            definition: definitionOf('RegisterPupil')!,
            command,
            actor: { person: senco, commandLine: false },
            correlationId: 'test',
          });
          expect([upn, located.subjectId]).toEqual([upn, pupil]);
        }
      }
    }),
    { numRuns: LONG_RUN ? 40 : 15 },
  );
});
