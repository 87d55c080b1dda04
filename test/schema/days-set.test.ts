import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { lawfulInput } from '../support/lawful-commands.ts';
import type { Draw } from '../support/lawful-draw.ts';
import { codes, recorded, URN } from '../support/school.ts';

/** Days that a decision sets, through the API, on 20 November 2026. */
const school = await openSchool();
const { senco, head } = school.staff;

interface Told {
  readonly decisionId?: string;
  readonly findings?: readonly string[];
  readonly refusals?: readonly { readonly code: string; readonly message: string }[];
}

async function placed(by: string, input: object): Promise<Told> {
  const text = `mutation ($input: PlaceOnSenSupportInput!) { placeOnSenSupport(input: $input) {
    ... on DecisionRecorded { decisionId findings } ... on DecisionRefused { refusals { code message } } } }`;
  const { data, errors } = await ask(school.app, by, text, {
    input: {
      commandId: randomUUID(),
      schoolUrn: URN,
      basis: 'TAKEN_HERE',
      effectiveFrom: '2026-11-20',
      needs: [{ code: 'SPLD', rank: 1 }],
      rationale: 'Reading age behind.',
      reviewOn: '2027-02-01',
      ...input,
    },
  });
  expect(errors).toEqual([]);
  return data?.['placeOnSenSupport'] as Told;
}

const FINDINGS = 'query ($id: ID!) { decision(id: $id) { effectiveFrom findings { code message } } }';
const findingsOf = async (id: string | undefined): Promise<readonly string[]> => {
  const { data } = await ask(school.app, head, FINDINGS, { id });
  return (data?.['decision'] as { findings: readonly { code: string }[] }).findings.map(({ code }) => code);
};

const NOTE = 'EFFECT_BEFORE_DECISION';
const reported = { basis: 'REPORTED', decidedOn: '2026-11-18', decidedBy: [{ kind: 'PERSON', person: senco }] };

describe('a decision taken here', () => {
  test('that counts from months before is recorded, and says so', async () => {
    const { decisionId, findings } = await placed(senco, {
      pupilId: await school.pupil(),
      effectiveFrom: '2026-01-20',
    });
    expect(findings).toContain(NOTE);
    expect(await findingsOf(decisionId)).toContain(NOTE);
    const filtered = await ask(
      school.app,
      head,
      `query { decisions(filter: { schoolUrn: "${URN}", finding: ${NOTE} }) { edges { node { id } } } }`,
    );
    expect(JSON.stringify(filtered.data)).toContain(decisionId);
  });

  test('that counts from its own day says nothing, and a correction that moves it back does', async () => {
    const pupilId = await school.pupil();
    const { decisionId, findings } = await placed(senco, { pupilId });
    expect(findings).not.toContain(NOTE);
    await placed(senco, {
      pupilId,
      effectiveFrom: '2026-01-20',
      correctionOf: { decisionId, reason: 'It was meant from January.' },
    });
    expect(await findingsOf(decisionId)).toContain(NOTE);
  });

  test('with a review date that has passed is refused, with what to do', async () => {
    const { refusals } = await placed(senco, {
      pupilId: await school.pupil(),
      effectiveFrom: '2026-01-20',
      reviewOn: '2026-03-20',
    });
    expect(refusals?.map(({ code }) => code)).toEqual(['REVIEW_DATE_PAST']);
    expect(refusals?.[0]?.message).toContain('Set a later one');
  });
});

describe('a decision that is reported', () => {
  test('keeps a review date that had passed when it was taken, and says so', async () => {
    const { findings } = await placed(head, {
      ...reported,
      pupilId: await school.pupil(),
      effectiveFrom: '2026-01-20',
      reviewOn: '2026-03-20',
    });
    expect(findings).toContain('REVIEW_DATE_PAST');
    expect(findings).not.toContain(NOTE);
  });

  test('is not held to a review date that lay ahead then', async () => {
    const { findings } = await placed(head, {
      ...reported,
      decidedOn: '2026-01-20',
      pupilId: await school.pupil(),
      effectiveFrom: '2026-01-20',
      reviewOn: '2026-03-20',
    });
    expect(findings).not.toContain('REVIEW_DATE_PAST');
  });
});

const NAMED = [{ kind: 'PERSON', person: senco, meeting: null, members: [] }];

describe('a planned day', () => {
  const draw = (pupil: string): Draw => ({ school, pupil, others: [], events: [], pick: ([first]) => first as never });
  const removal = async (by: string, change: object) => {
    const pupil = await school.pupil();
    await placed(senco, { pupilId: pupil, effectiveFrom: '2026-01-20' });
    const { correctionOf: _none, ...lawful } = lawfulInput('RemoveFromSenSupport', draw(pupil));
    const input = { ...lawful, decidedAt: null, effectiveFrom: '2026-05-04', monitorUntil: '2026-07-17', ...change };
    return school.as(by, 'RemoveFromSenSupport', input);
  };

  test('that has passed is refused when the decision is taken here', async () => {
    const outcome = await removal(senco, { basis: 'TAKEN_HERE', decidedOn: null, decidedBy: [] });
    expect(codes(outcome)).toContain('PLANNED_DATE_PAST');
  });

  test('that had passed when the decision was taken is a finding on what is reported', async () => {
    const { findings } = recorded(await removal(head, { ...reported, decidedBy: NAMED }));
    expect(findings).toContain('PLANNED_DATE_PAST');
    const ahead = recorded(await removal(head, { ...reported, decidedBy: NAMED, decidedOn: '2026-05-04' }));
    expect(ahead.findings).not.toContain('PLANNED_DATE_PAST');
  });
});
