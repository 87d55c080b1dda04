import { randomUUID } from 'node:crypto';
import { HARROW, TODAY } from '../support/demo.ts';
import type { ServedDemo } from '../support/served-demo.ts';

/** What both clients read of a pupil: something with an id at every level. */
export const RECORD = `{
  id uuid
  pupil { id surname }
  register { status }
  ehcCases { id uuid state since pupil { id } }
  provision { id uuid state startOn interruption pupil { id } }
  decisions(first: 100) { totalCount edges { node { id uuid state revision effectiveFrom pupil { id } } } }
}`;
const READ = `query ($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) ${RECORD} }`;

interface Thing {
  readonly id: string;
  readonly uuid: string;
  readonly state: string;
}
type Row = Readonly<Record<string, unknown>>;

export interface PupilRecord {
  readonly id: string;
  readonly uuid: string;
  readonly ehcCases: readonly Thing[];
  readonly provision: readonly Thing[];
  readonly decisions: { readonly edges: readonly { readonly node: Thing }[] };
}

/** A pupil with an EHC case, provision and decisions, whose record changes between two cuts. */
export class ChangedRecord {
  readonly id: string;
  private readonly demo: ServedDemo;
  private readonly provision: string;
  private suspension = '';

  private constructor(demo: ServedDemo, { id, provision }: PupilRecord) {
    this.demo = demo;
    this.id = id;
    this.provision = provision.find(({ state }) => state === 'ACTIVE')?.id ?? '';
  }

  static async find(demo: ServedDemo): Promise<ChangedRecord> {
    const { ehcTracker } = (await demo.fresh(
      `{ ehcTracker(schoolUrn: "${HARROW}") { edges { node { pupil { id } } } } }`,
    )) as {
      readonly ehcTracker: { readonly edges: readonly { readonly node: { readonly pupil: Pick<Thing, 'id'> } }[] };
    };
    for (const { node } of ehcTracker.edges) {
      const record = await read(demo, node.pupil.id);
      if (record.provision.some(({ state }) => state === 'ACTIVE') && record.decisions.edges.length > 2)
        return new ChangedRecord(demo, record);
    }
    throw new Error('the demo has no such pupil');
  }

  /** How many events the record has by now, over all pupils. */
  get ordinal(): number {
    return this.demo.app.log.head();
  }

  async suspendProvision(): Promise<void> {
    this.suspension = String((await this.suspend({ interruption: 'VACANCY' }))['decisionId']);
  }

  /** Corrects the suspension, and makes void another decision that stood. */
  async correctAndVoid(): Promise<void> {
    const correctionOf = { decisionId: this.suspension, reason: 'She was ill.' };
    await this.suspend({ interruption: 'STAFF_ABSENT', correctionOf });
    const { decisions } = await read(this.demo, this.id);
    const standing = decisions.edges.find(({ node }) => node.state === 'IN_EFFECT')?.node.id;
    await this.command('voidRecordAsError', '__typename', { decisionId: standing, reason: 'Wrong child.' });
  }

  private suspend(change: object): Promise<Row> {
    return this.command('suspendProvision', '__typename ... on DecisionRecorded { decisionId }', {
      provision: this.provision,
      basis: 'TAKEN_HERE',
      effectiveFrom: TODAY,
      rationale: 'Nobody to give it.',
      ...change,
    });
  }

  private async command(name: string, asked: string, input: object): Promise<Row> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const mutation = `mutation ($input: ${type}!) { answer: ${name}(input: $input) { ${asked} } }`;
    const about = { commandId: randomUUID(), schoolUrn: HARROW, pupilId: this.id };
    const answer = (await this.demo.fresh(mutation, { input: { ...about, ...input } }))['answer'] as Row;
    if (!String(answer['__typename']).endsWith('Recorded')) throw new Error(`${name} was refused`);
    return answer;
  }
}

async function read(demo: ServedDemo, id: string): Promise<PupilRecord> {
  return (await demo.fresh(READ, { id }))['pupil'] as PupilRecord;
}
