import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { URN } from '../support/school.ts';

const school = await openSchool();

async function decisionId(by: string, command: string, input: object): Promise<string> {
  const name = command.charAt(0).toLowerCase() + command.slice(1);
  const { data } = await ask(
    school.app,
    by,
    `mutation ($input: ${command}Input!) { ${name}(input: $input) { ... on DecisionRecorded { decisionId } } }`,
    { input: { commandId: randomUUID(), schoolUrn: URN, basis: 'TAKEN_HERE', effectiveFrom: '2026-11-20', ...input } },
  );
  return (data?.[name] as { decisionId: string }).decisionId;
}

test('two conditions of one approval that fall due together stand on two pages of one', async () => {
  const { senco, head } = school.staff;
  const pupilId = await school.pupil();
  const request = await decisionId(senco, 'RequestSignOff', {
    pupilId,
    matter: 'PROVISION_ABOVE_COST',
    annualCostPence: 646_000,
    proposal: 'Ten hours a week.',
    rationale: 'Safety.',
  });
  const { data } = await ask(school.app, head, `{ signOffRequest(id: "${request}") { digest } }`);
  const { digest } = data?.['signOffRequest'] as { digest: string };
  const conditions = ['Review after four weeks.', 'Ask for top-up.'].map((text) => ({
    owner: senco,
    dueOn: '2026-12-18',
    text,
  }));
  await decisionId(head, 'ApproveSignOffWithConditions', { pupilId, request, seenDigest: digest, conditions });
  await school.app.projections.waitFor(school.app.log.head(), ['pupil-facts'], 60_000);
  const days: string[] = [];
  let after: string | null = null;
  do {
    const page = await ask(
      school.app,
      senco,
      `query ($after: String) { sencoDiary(schoolUrn: "${URN}", from: "2026-12-01", to: "2026-12-31", kinds: [SIGN_OFF_CONDITION], first: 1, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { on } } } }`,
      { after },
    );
    const found = page.data?.['sencoDiary'] as {
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: readonly { node: { on: string } }[];
    };
    days.push(...found.edges.map(({ node }) => node.on));
    after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  } while (after !== null);
  expect(days).toEqual(['2026-12-18', '2026-12-18']);
});
