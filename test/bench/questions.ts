import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { type DocumentNode, execute, parse, validate } from 'graphql';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';
import { READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import { buildSenSchema } from '../../schema/build.ts';
import type { RequestContext } from '../../schema/context.ts';
import { addDays, civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import type { Bench } from './bench.ts';
import { Dice } from './dice.ts';
import { FIRST_DAY, pupilStreams } from './generated-log.ts';
import { figureOf, interleaved, quantile } from './measure.ts';
import { type AskedSchool, openAskedSchool, ROLL, SCHOOL } from './questions-data.ts';

const OTHERS = Array.from({ length: 9 }, (_, n) => `9100${String(n + 10)}`);
const DAYS = 3_652;
/** Models of the questions that are also asked among ten schools. */
const OF_TEN: readonly ReadModelName[] = ['sen-register', 'provision-map'];

/** A trusted document, or one of the bench's own. */
interface Question {
  readonly document: DocumentNode;
  readonly variables: (dice: Dice, asked: Asked) => Readonly<Record<string, unknown>>;
  readonly amongTen?: true;
}

/** What the dice may pick besides days. */
interface Asked {
  readonly decisions: readonly string[];
  /** Pupils with 300 events or more. */
  readonly longRecords: readonly string[];
}

const page = (name: string): Question => ({
  document: operation(name),
  variables: (dice) => ({ schoolUrn: SCHOOL, asAt: anyPoint(dice) }),
});

const QUESTIONS: Readonly<Record<string, Question>> = {
  'register-page-1060-pupils': { ...page('register-page'), amongTen: true },
  'provision-map-1060-pupils': { ...page('register-page'), document: mapDocument(), amongTen: true },
  'provision-costs-1060-pupils': { ...page('register-page'), document: costsDocument(), amongTen: true },
  'sign-off-queue': page('open-sign-offs'),
  'ehc-tracker': page('ehc-tracker'),
  'pupils-needing-attention': page('pupils-needing-attention'),
  'accountability-one-decision': {
    document: operation('one-decision'),
    variables: (dice, { decisions }) => ({ id: dice.pick(decisions) }),
  },
  'pupil-record': {
    document: operation('transfer-out'),
    variables: (dice, { longRecords }) => ({ id: dice.pick(longRecords) }),
  },
};

/** What a SENCO asks of a school of 1,060 pupils with ten years of events, each as at any day, as known at any time. */
export async function questions({ quick, rounds, folder, print, say }: Bench): Promise<void> {
  const schema = buildSenSchema();
  const [decisions, cuts] = quick ? [5_000, 10] : [94_000, 100];
  const alone = await openAskedSchool({ path: join(folder, 'alone'), others: [], decisions, models: READ_MODEL_NAMES });
  const among = quick
    ? undefined
    : await openAskedSchool({ path: join(folder, 'among'), others: OTHERS, decisions: decisions * 10, models: OF_TEN });
  say(
    `questions: one school, ${String(alone.events)} events${among === undefined ? '' : `; ten such schools, ${String(among.events)}`}`,
  );
  try {
    for (const [name, question] of Object.entries(QUESTIONS)) {
      const latencyOf = (school: AskedSchool) => {
        const ask = asking(school, schema, question);
        return async (): Promise<number> => {
          const taken: number[] = [];
          for (let cut = 0; cut < cuts; cut += 1) taken.push(await ask());
          return quantile(taken, 0.95);
        };
      };
      if (among === undefined || question.amongTen === undefined) {
        print(figureOf({ name, unit: 'ms', ours: (await interleaved(rounds, { ours: latencyOf(alone) })).ours }));
        continue;
      }
      const p95 = await interleaved(rounds, { alone: latencyOf(alone), among: latencyOf(among) });
      print(figureOf({ name, unit: 'ms', ours: p95.alone }));
      print(
        figureOf({
          name: name.replace('1060-pupils', '10x'),
          unit: 'ms',
          ours: p95.among,
          peer: { name: 'the same school alone', values: p95.alone },
        }),
      );
    }
  } finally {
    await alone.close();
    await among?.close();
  }
}

/** Asks once, of another point each time; answers the milliseconds. */
function asking(
  { app, senco }: AskedSchool,
  schema: ReturnType<typeof buildSenSchema>,
  { document, variables }: Question,
): () => Promise<number> {
  const [wrong] = validate(schema, document);
  if (wrong !== undefined) throw wrong;
  const dice = new Dice(11);
  const asked = askedOf({ app });
  return async () => {
    const viewer = app.directory.viewerFor({ person: senco, commandLine: false }, civilDateOfInstant(app.clock.now()));
    const contextValue: RequestContext = {
      app: app as RequestContext['app'],
      viewer,
      correlationId: 'bench',
      access: { pupils: new Set(), refusals: new Set() },
      signal: new AbortController().signal,
    };
    const variableValues = variables(dice, asked);
    const started = performance.now();
    const { data, errors } = await execute({ schema, document, variableValues, contextValue });
    const taken = performance.now() - started;
    if (errors !== undefined || Object.values(data ?? {}).includes(null))
      throw new Error(`a question was not answered: ${String(errors?.[0]?.message)}`);
    return taken;
  };
}

function askedOf({ app: { log } }: Pick<AskedSchool, 'app'>): Asked {
  const records = pupilStreams(SCHOOL, ROLL)
    .filter((_, n) => n % 212 < 37)
    .map((stream) => log.readStream(stream));
  const longest = records.toSorted((a, b) => b.length - a.length);
  const long = longest.filter(({ length }) => length >= 300);
  return {
    decisions: records
      .flat()
      .filter(({ type }) => type === 'SenSupportDecided' || type === 'ProvisionStarted')
      .map(({ id }) => id),
    longRecords: (long.length > 0 ? long : longest.slice(0, 10)).flatMap(
      ([first]) => first?.stream.slice('pupil-'.length) ?? [],
    ),
  };
}

function anyPoint(dice: Dice): object {
  return {
    recordedAt: `${addDays(FIRST_DAY, dice.whole(DAYS))}T12:00:00.000Z`,
    effectiveOn: addDays(FIRST_DAY, dice.whole(DAYS)),
  };
}

function operation(name: string): DocumentNode {
  return parse(
    readFileSync(
      join(dirname(findPackageJSON('..', import.meta.url) ?? '.'), 'schema', 'operations', `${name}.graphql`),
      'utf8',
    ),
  );
}

function mapDocument(): DocumentNode {
  return parse(`query Map($schoolUrn: String!, $asAt: AsAtInput) {
    provisionMap(schoolUrn: $schoolUrn, asAt: $asAt) {
      totalCount
      edges { node { id state name annualCostPence costToDatePence sessionsPlanned sessionsDelivered pupil { id forename surname } outcomes { dueOn } } }
    }
  }`);
}

function costsDocument(): DocumentNode {
  return parse(`query Costs($schoolUrn: String!, $asAt: AsAtInput) {
    byTier: provisionCosts(schoolUrn: $schoolUrn, groupBy: TIER, asAt: $asAt) { groups { code provisions amountPence costToDatePence } }
    byFunding: provisionCosts(schoolUrn: $schoolUrn, groupBy: FUNDING_SOURCE, asAt: $asAt) { groups { code provisions amountPence costToDatePence } }
  }`);
}
