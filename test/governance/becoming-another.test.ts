import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../src/access/actor.ts';
import { AccessDenied } from '../../src/access/access-denied.ts';
import { foldPerson } from '../../src/governance/person.ts';
import { giveFirstAuthority } from '../../src/operations/first-authority.ts';
import { operatorOf } from '../../src/operations/operator.ts';
import { randomIds } from '../../src/host/system-ports.ts';
import { isFailure } from '../../src/kernel/failure.ts';
import { signInStream } from '../../src/privacy/identifier-mac.ts';
import { definitionOf } from '../../src/registry/index.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { ISSUER, School, URN } from '../support/school.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

/**
 * One human being does all of this, by the command line and by every account of theirs. Nobody else lifts a finger. No
 * sequence of it may end, within three days, in a session as somebody who has a sign-in of their own. After three days
 * everything has stood in the list of sign-ins for as long as a waiting period, where it could be refused.
 */
const RUNS = LONG_RUN ? 150 : 6;
const ACCOUNTS = ['mine-1', 'mine-2', 'mine-3'];

const DEEDS = [
  'link',
  'link',
  'linkAsOperator',
  'confirm',
  'confirm',
  'unlink',
  'leave',
  'back',
  'appoint',
  'appoint',
  'end',
  'bootstrap',
  'register',
  'wait',
] as const;

/** One thing tried: what, about which person, by which account or for which office. */
interface Step {
  readonly what: (typeof DEEDS)[number];
  readonly of: number;
  readonly by: number;
}

type Input = Readonly<Record<string, unknown>> & { readonly personId?: string };

const step = fc.record({ what: fc.constantFrom(...DEEDS), of: fc.nat({ max: 20 }), by: fc.nat({ max: 20 }) });

const [HEAD, SENCO] = [0, 1];
/** Whoever was registered last. */
const MADE = -1;
const deed = (what: Step['what'], of = 0, by = 0): Step => ({ what, of, by });
/** Ways that seem to lead there. Other deeds come between their steps. */
const PLANS: readonly (readonly Step[])[] = [
  // A person made for it confirms.
  [deed('register'), deed('link', MADE, 1), deed('appoint', MADE, 0), deed('link', HEAD, 2), deed('confirm', HEAD)],
  // The only sign-in is taken away, and the next one called the first.
  [deed('unlink', SENCO), deed('link', SENCO, 1), deed('linkAsOperator', SENCO, 2), deed('confirm', SENCO)],
  // The person is gone for a while.
  [
    deed('leave', HEAD),
    deed('linkAsOperator', HEAD, 1),
    deed('link', HEAD, 2),
    deed('back', HEAD),
    deed('confirm', HEAD),
  ],
];

const sequences: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.constantFrom(...PLANS), fc.array(fc.array(step, { maxLength: 2 }), { minLength: 6, maxLength: 6 }))
  .map(([plan, between]) => between.flatMap((deeds, at) => [...deeds, ...plan.slice(at, at + 1)]));

/** The school as the attacker meets it, and what they have tried. */
class Attack {
  readonly school: School;
  /** Those who have sign-ins of their own: nobody may become one of them. */
  readonly victims: readonly string[];
  private readonly persons: string[];
  private readonly leavings = new Map<string, string[]>();

  constructor(school: School) {
    this.school = school;
    const { head, senco } = school.staff;
    this.victims = [head, senco];
    this.persons = [head, senco, school.staff.deputy, school.staff.teacher];
  }

  async take({ what, of, by }: Step): Promise<void> {
    const personId = this.persons.at(of % this.persons.length) ?? '';
    const subject = ACCOUNTS[by % ACCOUNTS.length] ?? '';
    const on = this.school.clock.now().slice(0, 10);
    const office = { personId, office: OFFICES[by % OFFICES.length], on, from: on, to: null, minuteRef: null };
    const reason = 'Because.';
    const deeds: Readonly<Record<Step['what'], () => Promise<void> | void>> = {
      link: () => this.each('LinkSignIn', { personId, issuer: ISSUER, subject }),
      linkAsOperator: async () =>
        this.run(await operatorOf(this.school.app, URN), 'LinkSignIn', {
          personId,
          issuer: ISSUER,
          subject,
          schoolUrn: URN,
        }),
      confirm: () => this.ofEachSignIn('ConfirmSignIn', personId, {}),
      unlink: () => this.ofEachSignIn('UnlinkSignIn', personId, { reason }),
      leave: () => this.each('RecordPersonLeft', office),
      back: async () => {
        for (const recordId of this.leavings.get(personId) ?? [])
          await this.each('VoidLeaving', { personId, recordId, reason });
      },
      appoint: () => this.each('AssignOffice', office),
      end: () => this.each('EndOffice', office),
      bootstrap: () => this.bootstrap(subject),
      register: () => this.each('RegisterPerson', { name: 'Person made', workEmail: null }),
      wait: () => {
        this.school.clock.moveTo(new Date(Date.parse(this.school.clock.now()) + 3_600_000).toISOString());
      },
    };
    await deeds[what]();
    // Those who were made are tried too.
    const known = this.school.app.log.streamsWithPrefix('person-').map((stream) => stream.slice('person-'.length));
    this.persons.push(...known.filter((id) => !this.persons.includes(id)));
  }

  /** The victims as whom an account of the attacker's comes in now. */
  async become(): Promise<readonly string[]> {
    const comesIn = (claim: string): string | undefined =>
      this.school.app.directory.personOfSignIn(claim, this.school.clock.now());
    return (await this.claims())
      .map(comesIn)
      .filter((person) => person !== undefined && this.victims.includes(person)) as string[];
  }

  private async bootstrap(subject: string): Promise<void> {
    try {
      await giveFirstAuthority(this.school.app, URN, `${subject}@${ISSUER}`);
    } catch (error) {
      if (!isFailure(error, 'CONFIGURATION')) throw error;
    }
  }

  private async ofEachSignIn(name: string, personId: string, more: object): Promise<void> {
    const { signIns } = foldPerson(await this.school.app.store.read(`person-${personId}`));
    for (const { id } of signIns) await this.each(name, { personId, signInId: id, ...more });
  }

  /** Tries a command by every account that comes in. */
  private async each(name: string, input: Input): Promise<void> {
    for (const signIn of await this.claims()) {
      const person = this.school.app.directory.personOfSignIn(signIn, this.school.clock.now());
      if (person !== undefined)
        await this.run({ person, commandLine: false, signIn }, name, { ...input, schoolUrn: URN });
    }
  }

  private async run(actor: Actor, name: string, input: Input): Promise<void> {
    const command = { commandId: randomIds.next(), ...input };
    const request = { definition: definitionOf(name)!, command, actor, correlationId: randomIds.next() };
    try {
      const outcome = await this.school.app.executor.execute(request);
      const { personId = '' } = input;
      if (outcome.kind === 'RECORDED' && name === 'RecordPersonLeft')
        this.leavings.set(personId, [...(this.leavings.get(personId) ?? []), outcome.decisionId]);
    } catch (error) {
      if (!(error instanceof AccessDenied)) throw error;
    }
  }

  private async claims(): Promise<readonly string[]> {
    return Promise.all(ACCOUNTS.map((subject) => signInStream(this.school.app.vault, ISSUER, subject)));
  }
}

const OFFICES = ['HEADTEACHER', 'CHAIR_OF_GOVERNORS', 'TEACHER'];

test('nobody becomes another alone, by sign-ins, offices, leavings and what undoes them', async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const folder = new TemporaryFolder();
      const school = await School.open(folder.path);
      try {
        // First authority of the makers is over, and first sign-ins have stood for three days.
        school.clock.moveTo('2026-12-05T10:00:00.000Z');
        const attack = new Attack(school);
        await attack.take({ what: 'bootstrap', of: 0, by: 0 });
        for (const step of sequence) {
          await attack.take(step);
          expect(await attack.become()).toEqual([]);
        }
      } finally {
        await school.app.close();
        folder[Symbol.dispose]();
      }
    }),
    // Each plan is tried at least once, with nothing between its steps.
    { numRuns: RUNS, examples: PLANS.map((plan) => [plan]) },
  );
});
