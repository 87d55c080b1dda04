import { randomUUID } from 'node:crypto';
import type { IResolvers, MercuriusContext } from 'mercurius';
import {
  cursorOf,
  type DecisionOrder,
  type DecisionRow,
  findDecisions,
} from '../../projections/decisions/decision-history.ts';
import type { SchoolScope } from '../../projections/engine/scope.ts';
import { encodeCursor } from '../../schema/reads/paging/cursor.ts';
import type { SignIn } from '../../src/access/sign-in.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import type { App } from '../../src/app.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import { SCHOOL } from './page-document.ts';

/** What is done besides serving: the token checked and scopes applied, the reason unsealed, the access recorded. */
export interface Duties {
  readonly authorise: boolean;
  readonly open: boolean;
  readonly log: boolean;
}

/** One request of the peer. */
export interface Visit {
  readonly viewer: Viewer | undefined;
  readonly scopes: readonly SchoolScope[];
  readonly pupils: Set<string>;
}

/** As `mercurius-peer.ts` makes it. */
type Context = MercuriusContext & { readonly visit: Visit };

const SDL = `
  type Query { decisions(first: Int!, filter: DecisionFilterInput): DecisionConnection }
  input DecisionFilterInput { schoolUrn: String, types: [DecisionType!] }
  enum DecisionType { CONCERN_RAISED SEN_SUPPORT_DECIDED PROVISION_CODE_OBSERVED REGISTER_REMOVAL_DECIDED }
  enum DecisionState { IN_EFFECT CORRECTED VOIDED_AS_ERROR }
  enum Basis { TAKEN_HERE REPORTED FROM_DOCUMENT }
  enum SenStatus { N K E }
  type DecisionConnection { edges: [DecisionEdge!]! pageInfo: PageInfo! }
  type DecisionEdge { cursor: String! node: Decision! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Pupil { id: ID! }
  interface Decision {
    id: ID! type: DecisionType! state: DecisionState! basis: Basis schoolUrn: String! decidedAt: String! effectiveFrom: String! recordedAt: String!
    lateEntry: Boolean! status: SenStatus primaryNeed: String pupil: Pupil!
  }
  type SenSupportDecided implements Decision {
    id: ID! type: DecisionType! state: DecisionState! basis: Basis schoolUrn: String! decidedAt: String! effectiveFrom: String! recordedAt: String!
    lateEntry: Boolean! status: SenStatus primaryNeed: String pupil: Pupil! rationale: String
  }
`;

const ORDER: DecisionOrder = { by: 'DECIDED_AT', direction: 'DESC' };
const EVERYTHING: readonly SchoolScope[] = [{ schoolUrn: SCHOOL, scope: 'SCHOOL', person: '' }];

/** The page for Mercurius: our query function, sign-in, opener and access records behind a schema of its own. */
export class PeerPage {
  readonly sdl = SDL;
  readonly #app: App;
  readonly #signIn: SignIn;
  readonly #opened = new Map<string, string | null>();

  constructor(app: App, signIn: SignIn) {
    this.#app = app;
    this.#signIn = signIn;
  }

  /** Opens every reason once, for the variant that serves them as if they had never been sealed. */
  async remember(): Promise<void> {
    for (const row of this.#rows(EVERYTHING, 1_000, SCHOOL).rows) this.#opened.set(row.id, await this.#open(row));
  }

  async arrive({ authorise }: Duties, authorization: string | undefined): Promise<Visit> {
    if (!authorise) return { viewer: undefined, scopes: EVERYTHING, pupils: new Set() };
    const signedIn = await this.#signIn.authenticate(authorization);
    const viewer =
      signedIn === undefined
        ? undefined
        : this.#app.directory.viewerFor(signedIn.actor, civilDateOfInstant(this.#app.clock.now()));
    return { viewer, scopes: viewer?.schoolsFor('READ_DECISIONS') ?? [], pupils: new Set() };
  }

  async leave({ log }: Duties, { viewer, pupils }: Visit): Promise<void> {
    if (!log) return;
    await this.#app.accessRecords.record({
      at: this.#app.clock.now(),
      correlationId: randomUUID(),
      person: viewer?.actor.person ?? null,
      roles: viewer?.roles ?? [],
      operation: 'QUERY',
      fields: ['decisions'],
      purpose: null,
      pupils: [...pupils],
      ordinal: this.#app.log.head(),
      outcome: 'ANSWERED',
      codes: [],
    });
  }

  resolvers({ open }: Duties): IResolvers {
    return {
      Query: {
        decisions: (
          _root: unknown,
          { first, filter }: { first: number; filter: { schoolUrn: string } },
          context: MercuriusContext,
        ) => {
          const { visit } = context as Context;
          const { rows, hasNextPage, ordinal } = this.#rows(visit.scopes, first, filter.schoolUrn);
          const edges = rows.map((row) => {
            visit.pupils.add(row.pupil);
            return {
              cursor: encodeCursor({
                list: 'decisions',
                order: `${ORDER.by} ${ORDER.direction}`,
                ordinal,
                effectiveOn: null,
                key: cursorOf(row, ORDER),
              }),
              node: row,
            };
          });
          return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
        },
      },
      Decision: { resolveType: () => 'SenSupportDecided' },
      SenSupportDecided: {
        id: ({ id }: DecisionRow) => globalId('Decision', id),
        type: () => 'SEN_SUPPORT_DECIDED',
        basis: ({ metadata }: DecisionRow) => metadata.basis ?? null,
        pupil: ({ pupil }: DecisionRow) => ({ id: globalId('Pupil', pupil) }),
        rationale: open ? (row: DecisionRow) => this.#open(row) : ({ id }: DecisionRow) => this.#opened.get(id) ?? null,
      },
    };
  }

  #rows(scopes: readonly SchoolScope[], first: number, schoolUrn: string) {
    const { projections } = this.#app;
    const ordinal = projections.statusOf('decision-history').ordinal;
    const filter = { schoolUrn, types: ['SenSupportDecided' as const] };
    const page = findDecisions(projections.reader('decision-history'), {
      scopes: scopes.filter((scope) => scope.schoolUrn === schoolUrn),
      cut: { ordinal },
      filter,
      order: ORDER,
      first,
    });
    return { ...page, ordinal };
  }

  async #open({ data, sealedIn }: DecisionRow): Promise<string | null> {
    const opened = await this.#app.opener.open({ value: data['rationale'], site: sealedIn, field: 'rationale' });
    return typeof opened === 'string' ? opened : null;
  }
}

/** The id as our own schema answers it, so that both serve the same bytes. */
function globalId(type: string, uuid: string): string {
  return Buffer.from(`${type}:${uuid}`).toString('base64url');
}
